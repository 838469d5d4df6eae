import { describe, expect, test } from 'vitest';
import { isOurs, type ReadSettings, readDocuments } from '../../../src/dialects/index.ts';
import { read } from '../../../src/input/read.ts';
import type { AnyDocument } from '../../../src/model/document.ts';
import type { Path } from '../../../src/model/path.ts';
import { oneSheet, type TestCell, type TestSheet, workbook } from './workbook.ts';

async function listings(bytes: Uint8Array, settings: ReadSettings = {}) {
  const { source, parsed, problems } = await read('商品.xlsx', bytes);
  if (!parsed) throw new Error('not read');
  return { ...readDocuments(source, parsed, settings), form: problems, ours: isOurs(parsed) };
}

const titles = (documents: readonly AnyDocument[]) =>
  documents.map(({ value }) => (value as { title?: string }).title);

/** As a spreadsheet names a cell: `商品!B5`. */
function cellOf(document: AnyDocument | undefined, path: Path): string | undefined {
  const cell = document?.locate(path)[0].cell;
  return cell ? `${cell.sheet}!${cell.letter}${cell.row}` : undefined;
}

const columns = ['商品编号', '商品标题', '价格', '上架日期'];
const dress: TestCell[] = ['A-1', '亚麻连衣裙', 199.9, '2026-03-01'];
const shirt: TestCell[] = ['A-2', '棉质衬衫', 89, '2026-03-02'];

describe('the header', () => {
  test.each<[string, readonly (readonly TestCell[])[], number]>([
    ['in the first row', [columns, dress, shirt], 2],
    ['below a banner and a blank row', [['2026 春季商品表'], [], columns, dress, shirt], 4],
    ['below groups of columns', [['基本信息', null, '价格', null], columns, dress, shirt], 3],
    [
      'in row 8',
      [['制表'], ['审核'], ['部门'], ['日期'], ['版本'], ['说明'], ['备注'], columns, dress, shirt],
      9,
    ],
    ['once more in English', [columns, ['SKU', 'Title', 'Price', 'Date'], dress, shirt], 3],
  ])('%s', async (_, rows, firstRow) => {
    const { documents, rows: read } = await listings(oneSheet(rows));
    expect(titles(documents)).toEqual(['亚麻连衣裙', '棉质衬衫']);
    expect(cellOf(documents[0], ['title'])).toBe(`商品!B${firstRow}`);
    expect(cellOf(documents[1], ['price', 'amount'])).toBe(`商品!C${firstRow + 1}`);
    expect(read).toBe(2);
  });

  test('by the config’s columns', async () => {
    const { documents } = await listings(oneSheet([['表'], ['内部码', '卖点名'], ['X1', '连衣裙']]), {
      fields: { id: ['内部码'], title: ['卖点名'] },
    });
    expect(documents[0]?.value).toMatchObject({ id: 'X1', title: '连衣裙' });
  });

  test('in two rows, groups of columns above their own names, is one', async () => {
    const groups = [
      ['2026'],
      ['商品编号', '商品标题', '图片', null, null, null, '价格'],
      [null, null, '主图', '图片2', '图片3', '图片4', null],
      ['A-1', '亚麻连衣裙', 'https://x.example/1.jpg', 'https://x.example/2.jpg', null, null, 199],
    ];
    const expected = {
      id: 'A-1',
      title: '亚麻连衣裙',
      images: [{ src: 'https://x.example/1.jpg' }, { src: 'https://x.example/2.jpg' }],
      price: { amount: '199' },
    };
    const below = await listings(oneSheet(groups));
    expect(below.documents.map(({ value }) => value)).toEqual([expected]);
    expect(cellOf(below.documents[0], ['title'])).toBe('商品!B4');
    const first = groups.slice(1).map(row => [...row.slice(0, 4), ...row.slice(6)]);
    expect((await listings(oneSheet(first))).documents.map(({ value }) => value)).toEqual([expected]);
  });

  test('of a platform comes before names that others share', async () => {
    const header = ['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Variant SKU', 'Variant Price', 'Image Src'];
    const { documents, dialect } = await listings(
      oneSheet([['title', 'price', 'sku'], header, ['mug', 'Stoneware mug', '', 'Clay', 'M-1', 12, '']]),
    );
    expect(dialect).toBe('shopify');
    expect(titles(documents)).toEqual(['Stoneware mug']);
  });
});

describe('help rows', () => {
  test.each<[string, readonly (readonly TestCell[])[]]>([
    ['requirements', [['必填', '必填', '必填', '选填']]],
    ['with marks', [['*必填*', '【必填】', '（选填）', '选填']]],
    ['descriptions', [['请填写商家编码', '不超过 60 个字符', '请输入两位小数', '格式：2026-01-01']]],
    [
      'several',
      [
        ['Required', 'Required', 'Optional', 'Optional'],
        ['Text', 'Max. 255 characters', 'Number', 'Date'],
      ],
    ],
    ['an example', [['示例：A-0', '夏季连衣裙', 99, '2026-01-01']]],
    ['an example in a cell of its own', [['Example', 'Summer dress', 99, '2026-01-01']]],
  ])('%s are no listings', async (_, help) => {
    const read = await listings(oneSheet([columns, ...help, dress, shirt]));
    expect(titles(read.documents)).toEqual(['亚麻连衣裙', '棉质衬衫']);
    expect(read.sheets?.helpRows).toBe(help.length);
    expect(read.rows).toBe(2);
    expect(read.problems).toEqual([]);
  });

  test.each<[string, TestCell[]]>([
    ['words of help in one cell', ['A-3', 'Required reading lamp', 12, '2026-01-01']],
    ['a title that begins like help', ['A-4', 'Select Comfort pillow', 40, null]],
    ['no price yet', ['A-5', '必填空调清洗', null, null]],
    ['an example that is a product', ['EX-1', 'Example magazine, issue 4', 9, null]],
  ])('a listing with %s is none', async (_, row) => {
    const read = await listings(oneSheet([columns, row, shirt]));
    expect(read.documents).toHaveLength(2);
    expect(read.sheets?.helpRows).toBe(0);
  });

  test('below the first listing nothing is left out', async () => {
    const late = ['必填', '必填', '必填', '必填'];
    expect((await listings(oneSheet([columns, dress, late]))).rows).toBe(2);
  });
});

describe('sheets', () => {
  const sheet = (name: string, ...rows: TestCell[][]): TestSheet => ({ name, rows });

  test('each with listings is read, the others are counted', async () => {
    const read = await listings(
      workbook({
        sheets: [
          sheet('填写说明', ['怎么填写本表'], ['第一步', '下载模板']),
          sheet('连衣裙', columns, dress),
          sheet('可选值', ['颜色', '红'], ['尺码', 'M']),
          sheet('衬衫', columns, shirt),
        ],
      }),
    );
    expect(read.sheets).toEqual({ read: ['连衣裙', '衬衫'], ignored: ['填写说明', '可选值'], helpRows: 0 });
    expect(read.documents.map(document => cellOf(document, ['title']))).toEqual(['连衣裙!B2', '衬衫!B2']);
    expect(read.documents.map(({ index }) => index)).toEqual([0, 1]);
    expect(new Set(read.documents.map(({ key }) => key)).size).toBe(2);
    expect(read.documents.map(({ extent }) => extent.cell?.sheet)).toEqual(['连衣裙', '衬衫']);
    expect([read.ours, read.problems]).toEqual([true, []]);
  });

  test('without any table of ours the first says what is missing, and a searched file is not ours', async () => {
    const read = await listings(workbook({ sheets: [sheet('账', ['科目', '借方'], ['现金', 5])] }));
    expect(read.problems).toMatchObject([
      {
        messageId: 'no-known-column',
        location: { line: 1, column: 1, cell: { sheet: '账', row: 1, letter: 'A' } },
      },
    ]);
    expect(read.ours).toBe(false);
  });

  test('problems stand at cells and in their order', async () => {
    const read = await listings(
      oneSheet([['商品表'], columns, ['A-1', '连衣裙', '面议', null], ['A-1', '衬衫', 5, null]]),
    );
    const at = read.problems.map(({ messageId, location }) => [messageId, location?.line, location?.column]);
    expect(at).toEqual([
      ['bad-price', 3, 3],
      ['duplicate-id', 4, 1],
    ]);
    expect(read.problems[0]?.location?.cell).toEqual({ sheet: '商品', row: 3, letter: 'C', column: '价格' });
  });
});

test('formulas without a saved result are told by column, where the column is read', async () => {
  const formula = { xml: '<c><f>A1*2</f></c>' };
  const rows: TestCell[][] = [
    ['商品编号', '商品标题', '价格', '利润'],
    ['A-1', '连衣裙', formula, formula],
    ['A-2', '衬衫', { xml: '<c><f>1</f><v></v></c>' }, formula],
    ['A-3', '长裤', { xml: '<c t="str"><f>""</f><v></v></c>' }, 5],
  ];
  const { problems, form } = await listings(oneSheet(rows));
  expect(form).toEqual([]);
  expect(problems).toMatchObject([
    {
      messageId: 'unsaved-formulas',
      data: { count: 2 },
      location: { line: 2, cell: { letter: 'C', row: 2 } },
    },
  ]);
});

test('codes, dates and texts arrive as the spreadsheet shows them', async () => {
  const rows: TestCell[][] = [
    ['sku', 'title', 'gtin', 'price', 'date_added', 'description'],
    [
      'A',
      'Dress',
      { xml: '<c s="1"><v>4006381333931</v></c>' },
      1.1,
      { xml: '<c s="2"><v>46340</v></c>' },
      '<p>Linen</p>',
    ],
    ['B', 'Shirt', { xml: '<c t="str"><v>0012345678905</v></c>' }, 2, null, 'x'],
  ];
  const { documents } = await listings(
    workbook({ sheets: [{ name: 'S', rows }], formats: ['0000000000000', 'yyyy/mm/dd'] }),
  );
  expect(documents.map(({ value }) => (value as { gtin?: string }).gtin)).toEqual([
    '4006381333931',
    '0012345678905',
  ]);
  expect(documents[0]?.value).toMatchObject({ price: { amount: '1.1' }, description: '<p>Linen</p>' });
});

test('bytes, not names, tell a workbook: a table of text under the name of one is read as text', async () => {
  const text = await read('shop.xlsx', Buffer.from('sku,title\nA,Dress\n'));
  expect(text.parsed?.format).toBe('csv');
  expect((await read('upload', oneSheet([columns, dress]))).parsed?.format).toBe('xlsx');
  expect((await read('shop.xlsx', new Uint8Array([0, 1, 2, 3, 0, 0, 9]))).problems[0]?.messageId).toBe(
    'binary',
  );
});

test('a price says its currency by the format of its cell, unless its text does', async () => {
  const priced = (cell: TestCell) => ({
    rows: [
      ['商品编号', '商品标题', '价格'],
      ['A', '连衣裙', cell],
    ],
  });
  const price = async (cell: TestCell, format: string) => {
    const bytes = workbook({ sheets: [{ name: '商品', ...priced(cell) }], formats: [format] });
    const [document] = (await listings(bytes)).documents;
    return (document?.value as { price?: object } | undefined)?.price;
  };
  const number = { xml: '<c s="1"><v>1234.5</v></c>' };
  expect(await price(number, '#,##0.00 "€"')).toEqual({ amount: '1234.5', currency: 'EUR' });
  expect(await price(number, '"¥"#,##0.00')).toEqual({ amount: '1234.5', currency: 'CNY' });
  expect(await price(number, '"$"#,##0.00')).toEqual({ amount: '1234.5' });
  expect(await price({ xml: '<c s="1"><v>1.234</v></c>' }, '[$€-407]0.000')).toMatchObject({
    amount: '1.2340',
  });
  const text = { xml: '<c s="1" t="inlineStr"><is><t>£12</t></is></c>' };
  expect(await price(text, '#,##0.00 "€"')).toEqual({ amount: '12', currency: 'GBP' });
});
