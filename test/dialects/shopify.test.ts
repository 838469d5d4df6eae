import { describe, expect, it } from 'vitest';
import { cellName, messages, reading } from './reading.ts';

const old = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,Variant Image
wrap,Wrap dress,<p>Linen</p>,Norrfolk,Dresses,"linen, wrap",true,Colour,Sage,Size,S,W-1,3,80.00,100.00,'4006381333931,https://x.example/2.jpg,2,Back,false,https://x.example/2.jpg
card,Gift card,A card,Norrfolk,,,true,Title,Default Title,,,G-1,,25.00,,,,,,true,
wrap,,,,,,,,Sage,,M,W-2,0,80.00,100.00,'4006381333948,https://x.example/1.jpg,1,Front,,
wrap,,,,,,,,Sand,,M,W-3,1,85.00,,,,,,,
,,,,,,,,Sand,,L,W-4,1,85.00,,,,,,,
`;

describe('Shopify exports', () => {
  it('joins the rows of a product over the whole file', () => {
    const read = reading('csv', old);
    expect(read.dialect).toBe('shopify');
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([5, 2, 2, 1]);
    expect(messages(read)).toEqual(['input/missing-id row-without-key']);
    expect(read.documents[0]?.value).toEqual({
      id: 'wrap',
      title: 'Wrap dress',
      description: '<p>Linen</p>',
      brand: 'Norrfolk',
      status: 'active',
      category: 'Dresses',
      tags: ['linen', 'wrap'],
      images: [
        { src: 'https://x.example/1.jpg', alt: 'Front' },
        { src: 'https://x.example/2.jpg', alt: 'Back' },
      ],
      gtin: '4006381333931',
      price: { amount: '80.00', compare_at: '100.00' },
      variants: [
        {
          sku: 'W-1',
          price: '80.00',
          compare_at: '100.00',
          stock: 3,
          gtin: '4006381333931',
          color: 'Sage',
          size: 'S',
          image: 'https://x.example/2.jpg',
        },
        {
          sku: 'W-2',
          price: '80.00',
          compare_at: '100.00',
          stock: 0,
          gtin: '4006381333948',
          color: 'Sage',
          size: 'M',
        },
        { sku: 'W-3', price: '85.00', stock: 1, color: 'Sand', size: 'M' },
      ],
      attributes: { color: ['Sage', 'Sand'], size: ['S', 'M'] },
    });
    expect(read.documents[1]?.value).toMatchObject({
      type: 'service',
      variants: [{ sku: 'G-1', price: '25.00' }],
    });
  });

  it('knows all places of a value and the cell of a missing one', () => {
    const read = reading('csv', old);
    const [document] = read.documents;
    expect(read.words(document, ['price', 'amount'])).toEqual(['80.00', '80.00']);
    expect(document?.locate(['id'])).toHaveLength(3);
    expect(cellName(document, ['images', 0, 'alt'])).toBe('S4');
    expect(read.words(document, ['tags', 1])).toEqual(['wrap']);
    expect(read.words(document, ['gtin'])).toEqual(['4006381333931']);
    expect(cellName(document, ['variants', 2, 'compare_at'])).toBe('O5');
    expect(cellName(read.documents[1], ['images'])).toBe('Q3');
    expect(cellName(document, ['size_chart'])).toBe('B2');
  });

  it('carries what the file has columns or options for', () => {
    const [document] = reading('csv', old).documents;
    expect(document?.carriage('images.alt')).toBe('carries');
    expect(document?.carriage('variants.color')).toBe('carries');
    expect(document?.carriage('attributes.material')).toBe('may-mention');
    expect(document?.carriage('size_chart.unit')).toBe('may-mention');
    expect(document?.carriage('bullets')).toBe('cannot');
  });

  it('reads the headers of the newer template', () => {
    const text =
      'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Inventory quantity,Product image URL,Image position,Image alt text,Fabric (product.metafields.shopify.fabric)\n' +
      'Wrap dress,wrap,Linen,Norrfolk,Apparel > Dresses,Dress,linen,TRUE,draft,W-1,4006381333931,Größe,S,80,100,3,https://x.example/1.jpg,1,Front,linen\n';
    const read = reading('csv', text);
    expect(read.dialect).toBe('shopify');
    expect(read.columnsIgnored).toEqual([]);
    expect(read.documents[0]?.value).toMatchObject({
      id: 'wrap',
      category: 'Apparel > Dresses',
      status: 'draft',
      price: { amount: '80', compare_at: '100' },
      images: [{ src: 'https://x.example/1.jpg', alt: 'Front' }],
      variants: [{ sku: 'W-1', size: 'S', stock: 3 }],
      attributes: { size: ['S'], fabric: 'linen' },
    });
  });

  it('takes a compare-at price of zero as none, and a product not published as inactive', () => {
    const text =
      'Handle,Title,Body (HTML),Published,Variant Price,Variant Compare At Price,Status\ncup,Cup,Holds heat,false,5,0.00,active\n';
    expect(reading('csv', text).documents[0]?.value).toMatchObject({
      status: 'inactive',
      price: { amount: '5' },
      variants: [{ price: '5' }],
    });
  });

  it('takes columns of the shop’s own as the config says', () => {
    const text =
      'Handle,Title,Body (HTML),Variant Price,Our name,Sizes\ncup,Cup,Holds heat,5,Large cup,\ncup,,,6,,"S 88, M 92"\n';
    const fields = { title: 'Our name', size_chart: { column: 'Sizes', unit: 'cm' } };
    const read = reading('csv', text, { fields });
    const [document] = read.documents;
    expect(document?.value).toMatchObject({
      title: 'Large cup',
      sections: { size_fit: 'S 88, M 92' },
      size_chart: { unit: 'cm' },
      price: { amount: '5' },
    });
    expect(cellName(document, ['title'])).toBe('E2');
    expect(cellName(document, ['sections', 'size_fit'])).toBe('F3');
    expect(document?.carriage('size_chart')).toBe('carries');
  });
});
