import { describe, expect, it } from 'vitest';
import type { Listing } from '../../src/model/listing.ts';
import { cellName, messages, reading } from './reading.ts';

describe('plain tables', () => {
  it('knows columns by their English and Chinese names, however they are spelled', () => {
    const read = reading(
      'csv',
      '商品ID,商品标题,价格（元）,划线价,主图,图片2,颜色,Ｂrand,备注\nA1,亚麻连衣裙,199.00,￥299,a.jpg,b.jpg,米色,Norrfolk,内部\n',
    );
    expect(read.documents[0]?.value).toEqual({
      id: 'A1',
      title: '亚麻连衣裙',
      brand: 'Norrfolk',
      images: [{ src: 'a.jpg' }, { src: 'b.jpg' }],
      attributes: { color: '米色' },
      price: { amount: '199.00', currency: 'CNY', compare_at: '299' },
    });
    expect([read.columnsRead, read.columnsIgnored]).toEqual([8, ['备注']]);
    expect(read.dialect).toBe('table');
  });

  it('reads dotted headers, lists and JSON in cells', () => {
    const text =
      'id,title,price.amount,price.currency,images.1.src,images.1.role,images.2.src,images.3.src,bullets,attributes.color,size_chart\n' +
      'A1,Cup,12.50,EUR,a.jpg,main,,c.jpg,Holds heat | Stacks,red | blue,"{""unit"":""cm"",""rows"":[{""size"":""M"",""bust"":88}]}"\n';
    const read = reading('csv', text);
    const [document] = read.documents;
    expect(document?.value).toEqual({
      id: 'A1',
      title: 'Cup',
      price: { amount: '12.50', currency: 'EUR' },
      images: [{ src: 'a.jpg', role: 'main' }, { src: 'c.jpg' }],
      bullets: ['Holds heat', 'Stacks'],
      attributes: { color: ['red', 'blue'] },
      size_chart: { unit: 'cm', rows: [{ size: 'M', bust: 88 }] },
    });
    expect(read.problems).toEqual([]);
    expect(read.words(document, ['bullets', 1])).toEqual(['Stacks']);
    expect(read.words(document, ['bullets', 1], { start: 0, end: 5 })).toEqual(['Stack']);
    expect(read.words(document, ['images', 1, 'src'])).toEqual(['c.jpg']);
    expect(cellName(document, ['size_chart', 'rows', 0, 'bust'])).toBe('K2');
    expect(document?.carriage('size_chart.basis')).toBe('carries');
  });

  it('points at the column that would hold what is missing, else at the title', () => {
    const text =
      'sku,name,price,was_price,image,image_alt,description\nA1,"Cup, ""large""",12,,a.jpg,,Holds heat\n';
    const read = reading('csv', text);
    const [document] = read.documents;
    expect(cellName(document, ['price', 'compare_at'])).toBe('D2');
    expect(cellName(document, ['images', 0, 'alt'])).toBe('F2');
    expect(cellName(document, ['gtin'])).toBe('B2');
    expect(cellName(document, ['size_chart', 'unit'])).toBe('B2');
    expect(read.words(document, ['title'], { start: 5, end: 12 })).toEqual(['""large""']);
    expect(document?.carriage('images.alt')).toBe('carries');
    expect(document?.carriage('size_chart')).toBe('may-mention');
    expect(document?.carriage('gtin')).toBe('cannot');
    expect(document?.locate(['price'])[0].cell).toEqual({
      sheet: null,
      row: 2,
      letter: 'C',
      column: 'price',
    });
  });

  it('decides a doubtful price by the other prices of its column', () => {
    const german = reading('csv', 'id;titel;preis\nA;Kanne;1.299\nB;Tasse;"12,50"\n');
    expect(german.documents.map(({ value }) => (value as { price: unknown }).price)).toEqual([
      { amount: '1299' },
      { amount: '12.50' },
    ]);
    const english = reading('csv', 'id,title,price\nA,Pot,"1,299"\nB,Cup,12.50\n');
    expect(english.documents[0]?.value).toMatchObject({ price: { amount: '1299' } });
  });

  it('takes a sale price as the price, and a lone regular price too', () => {
    const both = reading('csv', 'id,title,regular_price,sale_price\nA,Cup,20,15\nB,Mug,30,\n');
    expect(both.documents.map(({ value }) => (value as { price: unknown }).price)).toEqual([
      { amount: '15', compare_at: '20' },
      { amount: '30' },
    ]);
    const lone = reading('csv', 'id,title,regular_price\nA,Cup,20\n');
    expect(lone.documents[0]?.value).toMatchObject({ price: { amount: '20' } });
    const magento = reading('csv', 'sku,name,price,special_price\nA,Cup,20,15\n');
    expect(magento.documents[0]?.value).toMatchObject({ price: { amount: '15', compare_at: '20' } });
  });

  it('lets a column go whose cells are not what its name says', () => {
    const read = reading(
      'csv',
      'id,title,type,stock,category\nA,Cup,Kitchen,plenty,Home\nB,Mug,Kitchen,few,Home\n',
    );
    expect(read.documents[0]?.value).toEqual({ id: 'A', title: 'Cup', category: 'Home' });
    expect(read.columnsIgnored).toEqual(['type', 'stock']);
    expect(read.problems).toEqual([]);
  });

  it('splits addresses before the next one only', () => {
    const read = reading(
      'csv',
      'id,title,images\nA,Cup,"https://x.example/w_600,f_auto/a.jpg~https://x.example/~b/c.jpg, https://x.example/d;1.jpg"\nB,Mug,a.jpg~b.jpg\n',
    );
    expect(
      read.documents.map(({ value }) =>
        (value as { images: { src: string }[] }).images.map(({ src }) => src),
      ),
    ).toEqual([
      ['https://x.example/w_600,f_auto/a.jpg', 'https://x.example/~b/c.jpg', 'https://x.example/d;1.jpg'],
      ['a.jpg', 'b.jpg'],
    ]);
    expect(read.words(read.documents[0], ['images', 1, 'src'])).toEqual(['https://x.example/~b/c.jpg']);
  });

  it('follows the mapping of the config before any name', () => {
    const fields = {
      title: ['宝贝', 'Product Name'],
      images: { columns: ['Pic*'], split: '+' },
      size_chart: { column: 'Sizes', unit: 'cm' },
      'price.amount': 'Net',
    };
    const text =
      'No,Product Name,title,Pic A,Pic B,Sizes,Net\n7,Cup,internal,a.jpg+b.jpg,c.jpg,"M 88, L 92",5\n';
    const [document] = reading('csv', text, { fields }).documents;
    expect(document?.value).toEqual({
      title: 'Cup',
      images: [{ src: 'a.jpg' }, { src: 'b.jpg' }, { src: 'c.jpg' }],
      sections: { size_fit: 'M 88, L 92' },
      size_chart: { unit: 'cm' },
      price: { amount: '5' },
    });
  });

  it('takes text marks off codes and says where they stand', () => {
    const read = reading('csv', `sku,name,ean\nA,Cup,'0400638133393\nB,Mug,"=""0400638133394"""\n`);
    expect(read.documents.map(({ value }) => (value as { gtin: string }).gtin)).toEqual([
      '0400638133393',
      '0400638133394',
    ]);
    expect(read.words(read.documents[0], ['gtin'])).toEqual(['0400638133393']);
  });

  it('reads rows of other kinds by their kind', () => {
    const read = reading(
      'csv',
      'kind,id,type,subject,body,language\nmessage,M1,dispatch,On its way,Sent today.,en\nmessage,M2,refund,Refund,Paid back.,en\n',
    );
    expect(read.documents.map(({ kind, value }) => [kind, (value as { type: string }).type])).toEqual([
      ['message', 'dispatch'],
      ['message', 'refund'],
    ]);
    expect([read.rows, read.listings]).toEqual([0, 0]);
  });

  it('reports a table without header, empty rows, bad cells once a column, and missing ids', () => {
    expect(messages(reading('csv', 'my,AP564,Laptop 15 inch,12550\nmy,BR924,Kettle,105\n'))).toEqual([
      'input/syntax no-known-column',
    ]);
    const read = reading(
      'csv',
      'title,price,note\nCup,12,x\nMug,soon,x\nJug,later,x\nPot,9,x\nPan,8,x\n,,only a note\n',
    );
    expect(
      read.problems.map(({ messageId, data, cell }) => [
        messageId,
        data.count,
        cell && `${cell.letter}${cell.row}`,
      ]),
    ).toEqual([
      ['no-id-column', 1, 'A1'],
      ['bad-price', 2, 'B3'],
      ['empty-row', 1, 'A7'],
    ]);
    expect([read.rows, read.listings, read.rowsReported]).toEqual([6, 5, 1]);
  });

  it('joins the days of a price history by product', () => {
    const read = reading(
      'csv',
      'date,id,title,price\n2026/11/10,A,Cup,12\n2026/11/10,B,Mug,9\n2026/11/11,A,Cup,8\n2026/11/11,A,Cup,8\n',
    );
    expect(read.documents[0]?.value).toEqual({
      id: 'A',
      title: 'Cup',
      price: {
        amount: '8',
        history: [
          { date: '2026-11-10', amount: '12' },
          { date: '2026-11-11', amount: '8' },
        ],
      },
    });
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([4, 2, 2, 0]);
    expect(read.problems).toEqual([]);
  });

  it('the history has the price that was asked: the sale price, against the price beside it', () => {
    const read = reading(
      'csv',
      'date,id,price,sale_price\n2026-11-10,A,12,\n2026-11-11,A,12,8\n2026-11-10,B,5,0\n',
    );
    const [first, second] = read.documents.map(({ value }) => (value as Listing).price);
    expect(first).toEqual({
      amount: '8',
      compare_at: '12',
      history: [
        { date: '2026-11-10', amount: '12' },
        { date: '2026-11-11', amount: '8', list: '12' },
      ],
    });
    expect(second?.history).toEqual([{ date: '2026-11-10', amount: '5' }]);
  });

  it('a recommended price is said to be one, and gives way to a price of the shop’s own', () => {
    const prices = (text: string) => (reading('csv', text).documents[0]?.value as Listing | undefined)?.price;
    expect(prices('id,name,price,MSRP (USD)\nA,Mug,9,12\n')).toMatchObject({
      compare_at: '12',
      compare_at_basis: 'rrp',
    });
    expect(prices('id,name,price,sale_price,rrp\nA,Mug,10,9,12\n')).toEqual({
      amount: '9',
      compare_at: '10',
    });
    expect(prices('id,name,price,was_price\nA,Mug,9,12\n')).toEqual({ amount: '9', compare_at: '12' });
  });

  it.each([
    [
      'Naziv;Šifra;MPC (EUR);MPC za vrijeme posebnog oblika prodaje (EUR);Najniža cijena u posljednjih 30 dana (EUR)',
      30,
    ],
    ['name;id;price;sale_price;Lowest price of the last 30 days', 30],
    ['商品名称;商品编号;价格;促销价;近7天最低价', 7],
    ['Titel;Artikelnummer;Preis;Aktionspreis;Niedrigster Preis der letzten 30 Tage', 30],
    ['Titre;Référence;Prix;Prix promo;Prix le plus bas des 30 derniers jours', 30],
    ['Título;Código;Precio;Precio de oferta;Precio más bajo de los últimos 30 días', 30],
  ])('the lowest price of so many days, on rows that show a reduction: %s', (header, days) => {
    const read = reading('csv', `${header}\nMug;A;12,00;9,00;10,00\nCup;B;7,00;;6,00\n`);
    const [reduced, plain] = read.documents.map(({ value }) => (value as Listing).price);
    expect(reduced).toMatchObject({
      amount: '9.00',
      compare_at: '12.00',
      lowest_prior: { amount: '10.00', days },
    });
    expect(plain?.amount).toBe('7.00');
    expect(plain?.lowest_prior).toBeUndefined();
  });
});

it('a line about the file above the names of the columns is not taken for them', () => {
  const text = 'Spring catalog 2026,,,\n,,,\nSKU,Title,Price,Stock\nA-1,Linen dress,12.5,3\n';
  const read = reading('csv', text);
  expect([read.rows, read.listings, messages(read)]).toEqual([1, 1, []]);
  expect(cellName(read.documents[0], ['title'])).toBe('B4');
  expect(reading('csv', 'Spring,,\nred,1,2\n').listings).toBe(0);
});
