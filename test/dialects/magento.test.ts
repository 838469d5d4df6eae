import { describe, expect, it } from 'vitest';
import { cellName, messages, reading } from './reading.ts';

const header =
  'sku,store_view_code,attribute_set_code,product_type,categories,name,description,short_description,product_online,visibility,price,special_price,special_price_from_date,url_key,base_image,base_image_label,additional_images,additional_image_labels,hide_from_product_page,country_of_manufacture,additional_attributes,qty,is_in_stock,manage_stock,use_config_manage_stock,configurable_variations';
const rows = [
  'W-S,,Dress,simple,,Wrap dress S,,,1,Not Visible Individually,89.0000,59.0000,,w-s,/w/s.jpg,,,,,,"has_options=0,size=S,color=Sage,ean=4006381333931",3.0000,1,1,1,',
  'W,,Dress,configurable,"Default Category/Women,Default Category/Women/Dresses, long,Default Category",Wrap dress,<p>Linen</p>,Light,1,"Catalog, Search",0.0000,,,w,/w/1.jpg,Front,"/w/2.jpg,/w/3.jpg,/w/4.jpg","Back,Side, left,Hem",/w/4.jpg,Portugal,"has_options=1,manufacturer=Norrfolk,material=Linen|Cotton,care=Wash at 30, then iron,""fit=Loose, long""",0,1,1,1,"sku=W-S,size=S,color=Sage|sku=W-M,size=M,color=Sage|sku=W-L,size=L,color=Sand"',
  'W-M,,Dress,simple,,Wrap dress M,,,1,Not Visible Individually,89.0000,,,w-m,no_selection,,,,,,"size=M,color=Sage",0,1,1,1,',
  'W,de,,,,Wickelkleid,<p>Leinen</p>,,,,,,,,,,,,,,,,,,,',
  'W,outlet,,,,Wrap dress (last year),,,,,,,,,,,,,,,,,,,,',
  'MUG,,Cup,simple,Default Category,Cup,Holds heat,,2,"Catalog, Search",12.0000,9.0000,11/30/2026,cup,,,,,,,,5,1,0,0,',
  'PDF,,Book,downloadable,Books,Pattern,A pattern,,1,Catalog,4,,,pdf,,,,,,,,,1,0,0,',
  ',,Cup,simple,,Lost,,,1,,,,,,,,,,,,,,,,,',
];
const file = [header, ...rows, ''].join('\n');

describe('Magento exports', () => {
  it('join the simple products that a configurable one names', () => {
    const read = reading('csv', file);
    expect(read.dialect).toBe('magento');
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([8, 5, 2, 1]);
    expect(messages(read)).toEqual(['input/missing-id row-without-key']);
    expect(read.documents[0]?.value).toEqual({
      id: 'W',
      title: 'Wrap dress',
      description: '<p>Linen</p>',
      sections: { short_description: 'Light' },
      status: 'active',
      category: 'Women/Dresses, long',
      availability: 'in_stock',
      brand: 'Norrfolk',
      attributes: {
        size: ['S', 'M', 'L'],
        color: ['Sage', 'Sand'],
        material: ['Linen', 'Cotton'],
        care: 'Wash at 30, then iron',
        fit: 'Loose, long',
        origin: 'Portugal',
      },
      price: { amount: '59.0000', compare_at: '89.0000' },
      images: [
        { src: '/w/1.jpg', alt: 'Front' },
        { src: '/w/2.jpg' },
        { src: '/w/3.jpg' },
        { src: '/w/s.jpg' },
      ],
      variants: [
        {
          sku: 'W-S',
          size: 'S',
          color: 'Sage',
          price: '59.0000',
          compare_at: '89.0000',
          stock: 3,
          gtin: '4006381333931',
          image: '/w/s.jpg',
        },
        { sku: 'W-M', size: 'M', color: 'Sage', price: '89.0000', stock: 0 },
        { sku: 'W-L', size: 'L', color: 'Sand' },
      ],
    });
  });

  it('keep other products, versions for store views and services apart', () => {
    const [, german, outlet, cup, pattern] = reading('csv', file).documents.map(({ value }) => value);
    expect(german).toMatchObject({
      id: 'W',
      language: 'de',
      title: 'Wickelkleid',
      description: '<p>Leinen</p>',
      category: 'Women/Dresses, long',
      price: { amount: '59.0000' },
    });
    expect(outlet).toMatchObject({
      id: 'W@outlet',
      title: 'Wrap dress (last year)',
      description: '<p>Linen</p>',
    });
    expect(cup).toEqual({
      id: 'MUG',
      title: 'Cup',
      description: 'Holds heat',
      status: 'inactive',
      availability: 'in_stock',
      price: { amount: '9.0000', compare_at: '12.0000' },
      promotion: { start: '2026-11-30' },
    });
    expect(pattern).toMatchObject({ id: 'PDF', type: 'service' });
  });

  it('find values in the rows and cells they came from', () => {
    const read = reading('csv', file);
    const [document, german] = read.documents;
    expect(read.words(document, ['attributes', 'material', 1])).toEqual(['Cotton']);
    expect(read.words(document, ['variants', 1, 'size'])).toEqual(['M', 'M']);
    expect(document?.locate(['variants', 1, 'size']).map(({ cell }) => cell?.row)).toEqual([3, 4]);
    expect(cellName(document, ['price', 'amount'])).toBe('L2');
    expect(cellName(document, ['variants', 0, 'stock'])).toBe('V2');
    expect(read.words(document, ['images', 2, 'src'])).toEqual(['/w/3.jpg']);
    expect(read.words(document, ['category'])).toEqual(['Women/Dresses, long']);
    expect(cellName(german, ['title'])).toBe('F5');
    expect(cellName(german, ['category'])).toBe('E3');
  });

  it('carry what a column or an attribute says', () => {
    const [document] = reading('csv', file).documents;
    const fields = [
      'images.alt',
      'variants.size',
      'gtin',
      'brand',
      'attributes.voltage',
      'bullets',
      'shipping',
    ];
    expect(fields.map(field => document?.carriage(field))).toEqual([
      'carries',
      'carries',
      'carries',
      'carries',
      'may-mention',
      'cannot',
      'may-mention',
    ]);
  });
});
