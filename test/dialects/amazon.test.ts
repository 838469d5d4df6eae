import { describe, expect, it } from 'vitest';
import { profileOf, readDocuments } from '../../src/dialects/index.ts';
import { identityOf } from '../../src/engine/fingerprint.ts';
import { read as readFile } from '../../src/input/read.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import type { Path } from '../../src/model/path.ts';
import { oneSheet, type TestCell, workbook } from '../formats/xlsx/workbook.ts';
import { cellName, messages, reading } from './reading.ts';

// No seller's own file: these are written from the ids that Amazon publishes.
const us = '[marketplace_id=ATVPDKIKX0DER]';
const english = `${us}[language_tag=en_US]`;
const columns = {
  sku: ['SKU', 'contribution_sku#1.value'],
  type: ['Product Type', 'product_type#1.value'],
  action: ['Listing Action', '::record_action'],
  level: ['Parentage Level', `parentage_level${us}#1.value`],
  parent: ['Parent SKU', `child_parent_sku_relationship${us}#1.parent_sku`],
  theme: ['Variation Theme', 'variation_theme#1.name'],
  french: ['Nom', 'item_name[marketplace_id=A2EUQ1WTGCTBG2][language_tag=fr_CA]#1.value'],
  title: ['Item Name', `item_name${english}#1.value`],
  highlights: ['Item Highlights', `title_differentiation${english}#1.value`],
  brand: ['Brand Name', `brand${english}#1.value`],
  gtinType: ['Product Id Type', 'externally_assigned_product_identifier#1.type'],
  gtin: ['Product Id', 'externally_assigned_product_identifier#1.value'],
  description: ['Description', `product_description${english}#1.value`],
  bullet1: ['Bullet Point', `bullet_point${english}#1.value`],
  bullet2: ['Bullet Point', `bullet_point${english}#2.value`],
  keywords: ['Generic Keywords', `generic_keyword${english}#1.value`],
  main: ['Main Image URL', `main_product_image_locator${us}#1.media_location`],
  other1: ['Other Image URL', `other_product_image_locator_1${us}#1.media_location`],
  color: ['Colour', `color${english}#1.value`],
  size: ['Size', `size${english}#1.value`],
  material: ['Material', `material${english}#1.value`],
  quantity: ['Quantity', 'fulfillment_availability#1.quantity'],
  price: ['Your Price', `purchasable_offer${us}[audience=ALL]#1.our_price#1.schedule#1.value_with_tax`],
  list: ['List Price', `list_price${us}#1.value`],
} as const;
type Cells = Partial<Record<keyof typeof columns, TestCell>>;
const keys = Object.keys(columns) as (keyof typeof columns)[];
const row = (cells: Cells): TestCell[] => keys.map(key => cells[key] ?? null);
const head = (settings: string): TestCell[][] => [
  [settings],
  ['Do not change the first five rows'],
  ['Listing Identity'],
  keys.map(key => columns[key][0]),
  keys.map(key => columns[key][1]),
];
const template = [
  ...head('settings=attributeRow=5&contentLanguageTag=en_US&dataRow=7&labelRow=4'),
  row({ sku: 'ABC123', type: 'SHIRT', title: 'Blue shoes' }),
  row({
    sku: 'D',
    type: 'DRESS',
    level: 'Parent',
    theme: 'SIZE/COLOR',
    title: 'Norrfolk linen wrap dress',
    french: 'Robe portefeuille',
    highlights: 'Washed linen | two pockets',
    brand: 'Norrfolk',
    bullet1: 'Two side pockets',
    bullet2: 'Machine wash at 30 °C',
    keywords: 'summer wedding; midi',
    main: 'https://x.example/d.jpg',
    other1: 'https://x.example/d1.jpg',
    material: 'Linen',
  }),
  row({ sku: 'C', type: 'CUP', title: 'Cup', gtinType: 'ASIN', gtin: 'B000000001', price: 12, list: 12 }),
  row({
    sku: 'D-S',
    level: 'Child',
    parent: 'D',
    title: 'Norrfolk linen wrap dress, S',
    gtinType: 'EAN',
    gtin: '4006381333931',
    color: 'Sage',
    size: 'S',
    quantity: 4,
    price: 59.9,
    list: 89,
    main: 'https://x.example/s.jpg',
  }),
  row({ sku: 'D-M', level: 'Child', parent: 'D', color: 'Sage', size: 'M', quantity: 0, price: 59.9 }),
  row({ type: 'CUP' }),
];

const workbookOf = (rows: readonly (readonly TestCell[])[]) => readWorkbook(oneSheet(rows));

async function readWorkbook(bytes: Uint8Array) {
  const { source, parsed } = await readFile('template.xlsm', bytes);
  if (!parsed) throw new Error('not read');
  return readDocuments(source, parsed, {});
}

/** As a spreadsheet names a cell: its letter found by the id, so that the test says what it means. */
const cellOf = (document: AnyDocument | undefined, path: Path) => {
  const cell = document?.locate(path)[0].cell;
  const key = keys.find(candidate => columns[candidate][1] === cell?.column);
  return cell ? `${cell.sheet}!${key}${cell.row}` : undefined;
};

describe('templates with attribute ids', () => {
  it('are read below their ids, families joined', async () => {
    const read = await workbookOf(template);
    expect(read.dialect).toBe('amazon');
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([5, 2, 2, 1]);
    expect(messages(read)).toEqual(['input/missing-id row-without-key']);
    expect(read.sheets?.helpRows).toBe(1);
    expect(read.columnsIgnored).toEqual([]);
    expect(read.views).toBe(1);
    const [dress, french, cup] = read.documents;
    expect(french?.value).toMatchObject({
      id: 'D',
      language: 'fr-CA',
      markets: ['CA'],
      title: 'Robe portefeuille',
    });
    expect([dress?.value, cup?.value]).toEqual([
      {
        id: 'D',
        language: 'en-US',
        markets: ['US'],
        category: 'DRESS',
        title: 'Norrfolk linen wrap dress',
        item_highlights: 'Washed linen | two pockets',
        brand: 'Norrfolk',
        gtin: '4006381333931',
        attributes: { material: 'Linen', color: ['Sage'], size: ['S', 'M'] },
        price: { amount: '59.9', currency: 'USD', compare_at: '89', compare_at_basis: 'rrp' },
        bullets: ['Two side pockets', 'Machine wash at 30 °C'],
        keywords: ['summer wedding', 'midi'],
        images: [{ src: 'https://x.example/d.jpg' }, { src: 'https://x.example/d1.jpg' }],
        variants: [
          {
            sku: 'D-S',
            color: 'Sage',
            size: 'S',
            price: '59.9',
            compare_at: '89',
            stock: 4,
            gtin: '4006381333931',
            image: 'https://x.example/s.jpg',
          },
          { sku: 'D-M', color: 'Sage', size: 'M', price: '59.9', stock: 0 },
        ],
      },
      {
        id: 'C',
        language: 'en-US',
        markets: ['US'],
        category: 'CUP',
        title: 'Cup',
        price: { amount: '12', currency: 'USD' },
      },
    ]);
  });

  it('have their places in the cells', async () => {
    const [dress, french, cup] = (await workbookOf(template)).documents;
    expect(dress?.locate(['title'])[0].cell).toEqual({
      sheet: '商品',
      row: 7,
      letter: 'H',
      column: columns.title[1],
    });
    expect(cellOf(dress, ['bullets', 1])).toBe('商品!bullet27');
    expect(cellOf(dress, ['variants', 1, 'size'])).toBe('商品!size10');
    expect(cellOf(dress, ['price', 'compare_at'])).toBe('商品!list9');
    expect(cellOf(dress, ['markets', 0])).toBe('商品!title5');
    expect(cellOf(french, ['title'])).toBe('商品!french7');
    expect(cellOf(french, ['language'])).toBe('商品!french5');
    expect(cellOf(dress, ['description'])).toBe('商品!description7');
    expect(cellOf(cup, ['item_highlights'])).toBe('商品!highlights8');
  });

  it('without settings leave out the rows that explain, and the example', async () => {
    const help = row({ sku: 'Required', type: 'Required', title: 'Required', brand: 'Optional' });
    const read = await workbookOf([...head('Version 2025'), help, ...template.slice(5)]);
    expect(read.documents.map(({ value }) => value.id)).toEqual(['D', 'D', 'C']);
    expect(read.sheets?.helpRows).toBe(2);
  });

  it('join children whose parent is not in the file under its SKU', async () => {
    const read = await workbookOf([...template.slice(0, 6), ...template.slice(8, 10)]);
    expect([read.rows, read.listings, read.rowsJoined, messages(read)]).toEqual([2, 1, 1, []]);
    expect(read.documents[0]?.value).toMatchObject({
      id: 'D',
      title: 'Norrfolk linen wrap dress, S',
      variants: [{ sku: 'D-S' }, { sku: 'D-M' }],
    });
    expect(cellOf(read.documents[0], ['id'])).toBe('商品!parent7');
  });

  it('are not read by the example beside them, unless that is all', async () => {
    const example = { name: 'Example', rows: [...template.slice(0, 5), template[7] as TestCell[]] };
    const both = await readWorkbook(workbook({ sheets: [example, { name: 'Template', rows: template }] }));
    expect([both.listings, both.sheets?.read, both.sheets?.ignored]).toEqual([2, ['Template'], ['Example']]);
    const alone = await readWorkbook(workbook({ sheets: [{ ...example, rows: template }] }));
    expect([alone.listings, alone.sheets?.read]).toEqual([2, ['Example']]);
  });

  it('of a partial update carry only what they change', async () => {
    const action = 'Edit (Partial Update)';
    const read = await workbookOf([
      ...template.slice(0, 6),
      row({ sku: 'C', action, price: 11 }),
      row({ sku: 'E', title: 'Cup', action: 'Delete' }),
    ]);
    const [partial, deleted] = read.documents;
    const carriages = (document: AnyDocument | undefined) =>
      ['price.amount', 'price', 'title', 'images', 'markets'].map(field => document?.carriage(field));
    expect(carriages(partial)).toEqual(['carries', 'carries', 'cannot', 'cannot', 'carries']);
    expect(carriages(deleted)).toEqual(Array(5).fill('carries'));
    expect(deleted?.value).toMatchObject({ id: 'E', status: 'inactive' });
  });
});

describe('a template for several markets', () => {
  const germany = '[marketplace_id=A1PA6795UKMFR9]';
  const britain = '[marketplace_id=A1F83G8C2ARO7P]';
  const german = `${germany}[language_tag=de_DE]`;
  const british = `${britain}[language_tag=en_GB]`;
  const price = (market: string) =>
    `purchasable_offer${market}[audience=ALL]#1.our_price#1.schedule#1.value_with_tax`;
  const ids = [
    'contribution_sku#1.value',
    'product_type#1.value',
    `item_name${german}#1.value`,
    `bullet_point${german}#1.value`,
    `item_name${british}#1.value`,
    `bullet_point${british}#1.value`,
    `title_differentiation${german}#1.value`,
    price(germany),
    price(britain),
    'fulfillment_availability#1.quantity',
  ];
  const rows: TestCell[][] = [
    ids,
    [
      'A',
      'CUP',
      'Becher aus Emaille',
      'Spülmaschinenfest',
      'Enamel mug',
      'Dishwasher safe',
      'Zwei Farben',
      12,
      11,
      3,
    ],
    ['B', 'CUP', 'Teller aus Emaille', null, null, null, null, 9, null, 'viele'],
    ['C', 'CUP', null, null, 'Enamel bowl', null, null, null, 8, 1],
  ];

  it('gives a document a market and language that its texts are in; each row is one listing', async () => {
    const read = await workbookOf(rows);
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported, read.views]).toEqual([
      3, 3, 0, 0, 1,
    ]);
    expect(read.columnsIgnored).toEqual([]);
    // A cell that both documents read is told once, and no id twice.
    expect(messages(read)).toEqual(['input/bad-value bad-whole-number']);
    expect(read.documents.map(({ value }) => value)).toEqual([
      {
        id: 'A',
        language: 'de-DE',
        markets: ['DE'],
        category: 'CUP',
        title: 'Becher aus Emaille',
        item_highlights: 'Zwei Farben',
        bullets: ['Spülmaschinenfest'],
        price: { amount: '12', currency: 'EUR' },
        stock: 3,
      },
      {
        id: 'A',
        language: 'en-GB',
        markets: ['GB'],
        category: 'CUP',
        title: 'Enamel mug',
        bullets: ['Dishwasher safe'],
        price: { amount: '11', currency: 'GBP' },
        stock: 3,
      },
      {
        id: 'B',
        language: 'de-DE',
        markets: ['DE'],
        category: 'CUP',
        title: 'Teller aus Emaille',
        price: { amount: '9', currency: 'EUR' },
      },
      {
        id: 'C',
        language: 'en-GB',
        markets: ['GB'],
        category: 'CUP',
        title: 'Enamel bowl',
        price: { amount: '8', currency: 'GBP' },
        stock: 1,
      },
    ]);
    const [becher, mug] = read.documents;
    expect(new Set(read.documents.map(({ key }) => key)).size).toBe(4);
    expect(becher?.locate(['price', 'amount'])[0].cell).toMatchObject({ row: 2, letter: 'H' });
    expect(mug?.locate(['bullets', 0])[0].cell).toMatchObject({ row: 2, letter: 'F' });
    expect(mug?.carriage('item_highlights')).toBe('cannot');
    expect(new Set([becher, mug].map(document => identityOf(document as AnyDocument))).size).toBe(2);
  });
});

const flatIds =
  'feed_product_type,item_sku,brand_name,item_name,external_product_id,external_product_id_type,standard_price,list_price,sale_price,sale_from_date,sale_end_date,currency,quantity,main_image_url,other_image_url1,other_image_url2,bullet_point1,bullet_point2,generic_keywords,parent_child,parent_sku,relationship_type,variation_theme,color_name,size_name,product_description,update_delete'.split(
    ',',
  );
const flatRow = (cells: Readonly<Record<string, string>>) => flatIds.map(id => cells[id] ?? '').join('\t');
const flat = [
  'TemplateType=fptcustom\tVersion=2021.0203\tThe top 3 rows are for Amazon.com use only.',
  flatIds.map(id => id.replaceAll('_', ' ')).join('\t'),
  flatIds.join('\t'),
  flatRow({
    item_sku: 'D-S',
    parent_child: 'Child',
    parent_sku: 'D',
    size_name: 'S',
    quantity: '3',
    standard_price: '89.00',
    sale_price: '59.00',
    sale_from_date: '2026-11-20',
    sale_end_date: '2026-11-30',
    currency: 'EUR',
  }),
  flatRow({
    feed_product_type: 'dress',
    item_sku: 'D',
    brand_name: 'Norrfolk',
    item_name: 'Wrap dress, long',
    parent_child: 'Parent',
    main_image_url: 'https://x.example/1.jpg',
    other_image_url1: 'https://x.example/2.jpg',
    other_image_url2: 'https://x.example/3.jpg',
    bullet_point1: 'Two pockets',
    bullet_point2: 'Linen',
    generic_keywords: 'summer, midi',
    product_description: '<p>Linen</p>',
    update_delete: 'Update',
  }),
  flatRow({ item_sku: 'D-M', parent_child: 'Child', parent_sku: 'D', size_name: 'M', color_name: 'Sage' }),
  '',
].join('\r\n');

describe('tab-separated templates', () => {
  it('are read below three header rows, the parent first wherever it stands', () => {
    const read = reading('csv', flat);
    expect([read.dialect, read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([
      'amazon',
      3,
      1,
      2,
      0,
    ]);
    expect(messages(read)).toEqual([]);
    expect(read.documents[0]?.value).toEqual({
      id: 'D',
      category: 'dress',
      title: 'Wrap dress, long',
      description: '<p>Linen</p>',
      brand: 'Norrfolk',
      attributes: { size: ['S', 'M'], color: ['Sage'] },
      price: { amount: '59.00', compare_at: '89.00', currency: 'EUR' },
      promotion: { start: '2026-11-20', end: '2026-11-30' },
      bullets: ['Two pockets', 'Linen'],
      keywords: ['summer', 'midi'],
      images: [1, 2, 3].map(number => ({ src: `https://x.example/${number}.jpg` })),
      variants: [
        { sku: 'D-S', size: 'S', price: '59.00', compare_at: '89.00', stock: 3 },
        { sku: 'D-M', size: 'M', color: 'Sage' },
      ],
    });
  });

  it('have their places in the cells', () => {
    const read = reading('csv', flat);
    const [document] = read.documents;
    expect(cellName(document, ['title'])).toBe('D5');
    expect(cellName(document, ['variants', 1, 'size'])).toBe('Y6');
    expect(read.words(document, ['keywords', 1])).toEqual(['midi']);
    expect(read.words(document, ['promotion', 'end'])).toEqual(['2026-11-30']);
  });

  it('are not called ragged for a short first row', async () => {
    const { parsed } = await readFile('template.tsv', new TextEncoder().encode(flat));
    expect(parsed?.problems).toEqual([]);
  });
});

it('is made for Amazon', () => {
  expect(profileOf('amazon')).toBe('amazon');
});
