import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/dialects/index.ts';
import { read as readFile } from '../../src/input/read.ts';
import { oneSheet, workbook } from '../formats/xlsx/workbook.ts';

async function readBytes(file: string, bytes: Uint8Array) {
  const { source, parsed, problems } = await readFile(file, bytes);
  if (!parsed) throw new Error('not read');
  return {
    ...readDocuments(source, parsed, {}),
    form: problems.map(({ messageId }) => messageId),
    encoding: source.encoding,
  };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
/** As Excel writes “Unicode text”: UTF-16 with its mark, little end first. */
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** A row of each format, its price written with a decimal comma, its description over two lines. */
const formats = {
  shopify: {
    header: [
      'Handle',
      'Title',
      'Body (HTML)',
      'Vendor',
      'Variant SKU',
      'Variant Price',
      'Variant Compare At Price',
      'Image Src',
    ],
    row: [
      'shirt',
      'Linen shirt',
      '<p>Soft\r\nlinen</p>',
      'Norrfolk',
      'N-1',
      '59,90',
      '1.079,90',
      'https://x.example/1.jpg',
    ],
  },
  woocommerce: {
    header: [
      'Typ',
      'Artikelnummer',
      'Name',
      'Beschreibung',
      'Vorrätig?',
      'Angebotspreis',
      'Regulärer Preis',
      'Sichtbarkeit im Katalog',
      'Steuerstatus',
    ],
    row: [
      'simple',
      'shirt',
      'Linen shirt',
      '<p>Soft\r\nlinen</p>',
      '1',
      '59,90',
      '1.079,90',
      'visible',
      'taxable',
    ],
  },
  'google-merchant': {
    header: ['id', 'title', 'description', 'link', 'image_link', 'availability', 'price', 'sale_price'],
    row: [
      'shirt',
      'Linen shirt',
      '<p>Soft\r\nlinen</p>',
      'https://x.example/1',
      'https://x.example/1.jpg',
      'in_stock',
      '1.079,90 EUR',
      '59,90 EUR',
    ],
  },
  magento: {
    header: [
      'sku',
      'attribute_set_code',
      'product_type',
      'product_websites',
      'name',
      'description',
      'visibility',
      'price',
      'special_price',
      'additional_attributes',
    ],
    row: [
      'shirt',
      'Default',
      'simple',
      'base',
      'Linen shirt',
      '<p>Soft\r\nlinen</p>',
      'Catalog, Search',
      '1.079,90',
      '59,90',
      '',
    ],
  },
  tiktok: {
    header: [
      'product_id',
      'product_name',
      'product_description',
      'main_image',
      'parcel_weight',
      'parcel_length',
      'price',
      'list_price',
      'seller_sku',
    ],
    row: [
      'shirt',
      'Linen shirt',
      '<p>Soft\r\nlinen</p>',
      'https://x.example/1.jpg',
      '100',
      '10',
      '59,90',
      '1.079,90',
      'N-1',
    ],
  },
  aliexpress: {
    header: ['商品ID', '*商品标题', '商品描述', '*零售价(EUR)', '折扣价', '*货值(EUR)', '*运费模板'],
    row: ['shirt', 'Linen shirt', '<p>Soft\r\nlinen</p>', '1.079,90', '59,90', '8,00', 'Standard'],
  },
  table: {
    header: ['SKU', 'Titel', 'Beschreibung', 'Preis', 'UVP'],
    row: ['shirt', 'Linen shirt', '<p>Soft\r\nlinen</p>', '59,90', '1.079,90'],
  },
} as const;

const quoted = (cells: readonly string[], delimiter: string) =>
  cells.map(cell => (/[\n;\t]/.test(cell) ? `"${cell}"` : cell)).join(delimiter);
const textOf = ({ header, row }: { header: readonly string[]; row: readonly string[] }, delimiter: string) =>
  `${[header, row].map(cells => quoted([...cells, '', ''], delimiter)).join('\r\n')}\r\n`;

const expected = {
  id: 'shirt',
  title: 'Linen shirt',
  description: '<p>Soft\r\nlinen</p>',
  price: { amount: '59.90', compare_at: '1079.90' },
};

describe.each(Object.entries(formats))('%s', (dialect, file) => {
  it('with semicolons, decimal commas, lines in cells and empty columns at the end', async () => {
    const read = await readBytes('shop.csv', utf8(textOf(file, ';')));
    expect([read.dialect, read.rows, read.listings, read.form]).toEqual([dialect, 1, 1, []]);
    expect(read.documents[0]?.value).toMatchObject(expected);
    expect(read.columnsIgnored).not.toContain('');
  });

  it('with a line that names the separator', async () => {
    const read = await readBytes('shop.csv', utf8(`sep=;\r\n${textOf(file, ';')}`));
    expect([read.dialect, read.listings]).toEqual([dialect, 1]);
    // The line takes none of the numbers a spreadsheet shows: it hides it.
    expect(read.documents[0]?.locate(['title'])[0].cell?.row).toBe(2);
  });

  it('as the Unicode text of a spreadsheet', async () => {
    const read = await readBytes('shop.txt', utf16(textOf(file, '\t')));
    expect([read.dialect, read.listings, read.encoding]).toEqual([dialect, 1, 'utf-16le']);
    expect(read.documents[0]?.value).toMatchObject(expected);
  });

  it('with columns that are there twice: the first counts', async () => {
    const twice = {
      header: [...file.header, ...file.header],
      row: [...file.row, ...file.row.map(() => 'x')],
    };
    const read = await readBytes('shop.csv', utf8(textOf(twice, ';')));
    expect([read.dialect, read.listings]).toEqual([dialect, 1]);
    expect(read.documents[0]?.value).toMatchObject(expected);
  });

  it('in a workbook below a title and a blank row, with hidden rows and columns', async () => {
    const rows = [['2026'], [], file.header, file.row];
    const read = await readBytes('shop.xlsx', oneSheet(rows));
    expect([read.dialect, read.listings]).toEqual([dialect, 1]);
    expect(read.documents[0]?.locate(['title'])[0].cell?.row).toBe(4);
    const xml = `<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData>${[file.header, file.row]
      .map(
        (cells, index) =>
          `<row r="${index + 1}" hidden="${index}">${cells.map(cell => `<c t="inlineStr"><is><t>${cell.replaceAll('<', '&lt;')}</t></is></c>`).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`;
    const hidden = workbook({
      sheets: [
        { name: 'a', rows: [], xml },
        { name: 'b', rows, state: 'hidden' },
      ],
    });
    expect((await readBytes('shop.xlsx', hidden)).listings).toBe(1);
  });
});

it('50,000 rows are all accounted for', async () => {
  const rows = Array.from(
    { length: 50_000 },
    (_, index) => `S${index},Linen shirt ${index},12.50,${index % 7}`,
  );
  const read = await readBytes('shop.csv', utf8(`SKU,Title,Price,Stock\n${rows.join('\n')}\n`));
  expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([50_000, 50_000, 0, 0]);
  expect(read.documents.at(-1)?.locate(['title'])[0].cell).toMatchObject({ row: 50_001, letter: 'B' });
});
