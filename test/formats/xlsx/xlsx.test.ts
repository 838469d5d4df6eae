import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../../src/formats/format.ts';
import { inputMessages } from '../../../src/formats/problems.ts';
import { xlsx } from '../../../src/formats/xlsx/xlsx.ts';
import { oneSheet, partsOf, type TestBook, type TestCell, workbook } from './workbook.ts';

function parse(bytes: Uint8Array) {
  const parsed = xlsx.parse({ file: 'shop.xlsx', text: '', encoding: 'utf-8', bom: false, bytes });
  if (parsed.shape !== 'table') throw new Error('no table');
  return parsed;
}

const first = (bytes: Uint8Array): Sheet => {
  const [sheet] = parse(bytes).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

/** What one cell reads as, below a header. */
function value(xml: string, book: Partial<TestBook> = {}): string | undefined {
  return first(workbook({ sheets: [{ name: 'S', rows: [['header'], [{ xml }]] }], ...book })).rows[0]
    ?.cells[0];
}

const number = (written: string, format?: string, date1904 = false) =>
  value(`<c s="${format === undefined ? 0 : 1}"><v>${written}</v></c>`, {
    formats: format === undefined ? [] : [format],
    date1904,
  });

describe('cells', () => {
  test.each([
    ['19.9', '19.9'],
    ['1.1000000000000001', '1.1'],
    ['0.30000000000000004', '0.3'],
    ['1.10', '1.10'],
    ['6901234567892', '6901234567892'],
    ['69012345678923456', '69012345678923456'],
    ['1.23456789012345E+17', '123456789012345000'],
    ['5.0000000000000001E-2', '0.05'],
    ['-3', '-3'],
    ['12345678.123456789', '12345678.1234568'],
  ])('the number %s is %s', (written, expected) => {
    expect(number(written)).toBe(expected);
  });

  test.each([
    ['46340', 'yyyy-mm-dd', '2026-11-14'],
    ['46340', 'yyyy"年"m"月"d"日"', '2026-11-14'],
    ['46340.604166666664', '[$-409]m/d/yy h:mm AM/PM;@', '2026-11-14T14:30'],
    ['46340.500011574074', 'yyyy-mm-dd hh:mm:ss', '2026-11-14T12:00:01'],
    ['46340.604166666664', 'dd.mm.yyyy', '2026-11-14'],
    ['0.25', 'h:mm', '06:00'],
    ['1.5', '[h]:mm', '36:00'],
    ['1', 'd/m/yyyy', '1900-01-01'],
    ['61', 'd/m/yyyy', '1900-03-01'],
    ['46024', 'mmm', '2026-01-02'],
    ['0.155', '0.0%', '15.5%'],
    ['0.07', '0%', '7%'],
    ['6901', '0000000000000', '0000000006901'],
    ['19.9', '"$"#,##0.00', '19.9'],
    ['19.9', '[Red][$€-407] #,##0.00;[Red]-0', '19.9 €'],
    ['19.9', '#,##0.00 "€"', '19.9 €'],
    ['1299', '#,##0.00\\ [$€-1]', '1299 €'],
    ['-5', '_-£* #,##0.00_-;-£* #,##0.00_-', '-5 £'],
    ['199', '"¥"#,##0', '199 ¥'],
    ['199', '[$¥-411]#,##0', '199 JPY'],
    ['199', '[$￥-804]#,##0.00', '199 CNY'],
    ['19.9', '[$$-409]#,##0.00', '19.9 USD'],
    ['19.9', '[$$-1009]#,##0.00', '19.9 CAD'],
    ['19.9', '[$$-en-AU]#,##0.00', '19.9 AUD'],
    ['19.9', '[$$]#,##0.00', '19.9'],
    ['19.9', '_($* #,##0.00_);_($* (#,##0.00)', '19.9'],
    ['99', '#,##0 "kr"', '99'],
    ['99', '#,##0 [$kr-41D]', '99 SEK'],
    ['99', '[$USD] #,##0', '99 USD'],
    // Nobody may take the point for a thousands sign.
    ['1.234', '#,##0.000 "€"', '1.2340 €'],
    ['0.1', '0% "€"', '10%'],
    ['3', '#,##0 "件"', '3'],
    ['46340', '[$-409]d-mmm-yy', '2026-11-14'],
    ['3.5', '0.0" days"', '3.5'],
    ['46340', 'General', '46340'],
    ['-1', 'yyyy-mm-dd', '-1'],
  ])('%s under the format %s is %s', (written, format, expected) => {
    expect(number(written, format)).toBe(expected);
  });

  test('days are counted from 1904 where the workbook says so, and formats may go by number alone', () => {
    expect(number('44878', 'yyyy-mm-dd', true)).toBe('2026-11-14');
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    expect(value('<c s="0"><v>46340</v></c>', { parts: { 'xl/styles.xml': styles } })).toBe('2026-11-14');
  });

  test.each<[string, string, string]>([
    ['shared', '<c t="s"><v>1</v></c>', 'Linen & cotton'],
    ['rich, without its phonetic guide', '<c t="s"><v>2</v></c>', '亜麻ドレス'],
    [
      'inline rich',
      '<c t="inlineStr"><is><r><t>Linen </t></r><r><rPr><b/></rPr><t>dress</t></r></is></c>',
      'Linen dress',
    ],
    ['with its line ends', '<c t="s"><v>3</v></c>', 'one\ntwo_x0041_'],
    ['CDATA', '<c t="str"><f>A2</f><v><![CDATA[a < b]]></v></c>', 'a < b'],
    ['of a formula', '<c t="str"><f>CONCAT("a","b")</f><v>ab</v></c>', 'ab'],
    ['boolean', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['error', '<c t="e"><f>Z9</f><v>#REF!</v></c>', '#REF!'],
    ['date by its own text', '<c t="d"><v>2026-11-14</v></c>', '2026-11-14'],
    [
      'entities beyond the five stay as they are',
      '<c t="inlineStr"><is><t>&lol;&amp;&#x8863;</t></is></c>',
      '&lol;&衣',
    ],
  ])('text: %s', (_, xml, expected) => {
    const shared = [
      '<t>zero</t>',
      '<t>Linen &amp; cotton</t>',
      '<r><t>亜麻</t></r><rPh sb="0" eb="2"><t>アマ</t></rPh><r><t>ドレス</t></r><phoneticPr fontId="1"/>',
      '<t xml:space="preserve">one_x000D_\ntwo_x005F_x0041_</t>',
    ];
    expect(value(xml, { shared })).toBe(expected);
  });

  test('rows and columns are the sheet’s own, gaps and prefixes respected', () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="C3" t="str"><x:v>title</x:v></x:c></x:row>' +
      '<x:row r="7"><x:c r="AB7"><x:v>5</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const sheet = first(workbook({ sheets: [{ name: 'S', rows: [], xml }] }));
    expect(
      [sheet.header, ...sheet.rows].map(({ number, cells }) => [number, cells.length, cells.at(-1)]),
    ).toEqual([
      [3, 3, 'title'],
      [7, 28, '5'],
      [8, 2, '2'],
    ]);
    const [row] = sheet.rows;
    expect(row && sheet.place(row, 27)).toEqual({
      file: 'shop.xlsx',
      line: 7,
      column: 28,
      endLine: 7,
      endColumn: 29,
      cell: null,
    });
  });

  test('merged cells have the value of the first, whatever lies beneath', () => {
    const rows: TestCell[][] = [
      ['sku', 'title', 'note'],
      ['A1', 'Dress', 'x'],
      ['A2', 'left over', 'y'],
      ['A3', 'Shirt', 'z'],
    ];
    const sheet = first(workbook({ sheets: [{ name: 'S', rows, merges: ['B2:C3'] }] }));
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ['A1', 'Dress', ''],
      ['A2', '', ''],
      ['A3', 'Shirt', 'z'],
    ]);
  });
});

describe('sheets', () => {
  test('visible ones with rows, by the names on their tabs', () => {
    const rows = [['title'], ['Dress']];
    const book: TestBook = {
      sheets: [
        { name: '说明 & 帮助', rows },
        { name: 'empty', rows: [] },
        { name: 'lists', rows, state: 'hidden' },
        { name: 'more', rows, state: 'veryHidden' },
        { name: '商品', rows },
      ],
    };
    expect(parse(workbook(book)).sheets.map(({ name }) => name)).toEqual(['说明 & 帮助', '商品']);
  });

  test('a damaged one does not take the others with it', () => {
    const rows = [['title'], ['Dress']];
    const cut = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>';
    const parsed = parse(
      workbook({
        sheets: [
          { name: 'a', rows, xml: cut },
          { name: 'b', rows },
        ],
      }),
    );
    expect(parsed.sheets.map(({ name }) => name)).toEqual(['b']);
    expect(parsed.problems).toMatchObject([
      { rule: 'input/syntax', messageId: 'broken-workbook', data: { part: 'xl/worksheets/sheet1.xml' } },
    ]);
  });

  test('names of parts differ neither by case nor by slash; macros are left alone', () => {
    const parts = partsOf({
      sheets: [{ name: 'S', rows: [['title'], ['Dress']] }],
      parts: { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3]) },
    });
    const renamed = Object.entries(parts).map(([name, bytes]) => [name.replace('xl/', 'XL\\'), bytes]);
    expect(first(zipSync(Object.fromEntries(renamed))).rows[0]?.cells).toEqual(['Dress']);
  });
});

describe('workbooks that cannot be read say why, in both languages', () => {
  const rows = [['title'], ['Dress']];
  const good = oneSheet(rows);
  const filled = (length: number) =>
    strToU8(`<worksheet><sheetData>${' '.repeat(length)}</sheetData></worksheet>`);
  const oldContainer = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(600),
  ]);
  const encrypted = oldContainer.slice();
  encrypted.set(Buffer.from('EncryptedPackage', 'utf16le'), 200);
  const lying = withSize(good, 'xl/worksheets/sheet1.xml', 20);
  const flipped = good.slice();
  flipped[good.length >> 1] = (flipped[good.length >> 1] as number) ^ 0xff;
  const wide = (row: number) => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
  const overlapping = `<worksheet><sheetData>${Array.from({ length: 6000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join('')}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD6000"/>'.repeat(6000)}</mergeCells></worksheet>`;

  test.each<[string, Uint8Array, string]>([
    ['cut off', good.slice(0, good.length - 300), 'broken-workbook'],
    ['a bit changed', flipped, 'broken-workbook'],
    ['a size that is not true', lying, 'broken-workbook'],
    ['an old one', oldContainer, 'old-workbook'],
    ['with a password', encrypted, 'encrypted-workbook'],
    [
      'binary',
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        ),
      }),
      'binary-workbook',
    ],
    ['another archive', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not-a-workbook'],
    ['no archive', strToU8('title,price'), 'not-a-workbook'],
    ['nothing', new Uint8Array(), 'not-a-workbook'],
    ['only empty sheets', workbook({ sheets: [{ name: 'a', rows: [] }] }), 'empty'],
    [
      'only hidden sheets',
      workbook({ sheets: [{ name: 'a', rows, state: 'hidden' }] }),
      'hidden-sheets-only',
    ],
    [
      'a bomb',
      workbook({ sheets: [{ name: 'a', rows }], parts: { 'xl/worksheets/sheet1.xml': filled(40_000_000) } }),
      'unpacks-too-large',
    ],
    ['a promise of 4 GB', withSize(good, 'xl/worksheets/sheet1.xml', 0xfffffff0), 'unpacks-too-large'],
    [
      'a row for all columns, often',
      workbook({
        sheets: [
          {
            name: 'a',
            rows,
            xml: `<worksheet><sheetData>${Array.from({ length: 1300 }, (_, row) => wide(row + 1)).join('')}</sheetData></worksheet>`,
          },
        ],
      }),
      'oversized-workbook',
    ],
    [
      'merged over and over',
      workbook({ sheets: [{ name: 'a', rows, xml: overlapping }] }),
      'oversized-workbook',
    ],
    [
      'a row beyond the last',
      workbook({
        sheets: [
          { name: 'a', rows, xml: '<worksheet><sheetData><row r="9999999"/></sheetData></worksheet>' },
        ],
      }),
      'broken-workbook',
    ],
  ])('%s', (_, bytes, messageId) => {
    const { sheets, problems } = parse(bytes);
    expect(sheets).toEqual([]);
    expect(problems.map(problem => problem.messageId)).toEqual([messageId]);
    expect(inputMessages['input/syntax']).toHaveProperty(messageId);
  });

  test('entities that name entities expand to nothing', () => {
    const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const xml = `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${lol}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`;
    expect(first(workbook({ sheets: [{ name: 'S', rows: [], xml }] })).header.cells).toEqual(['&l9;']);
  });

  test('no cut of a workbook, and no changed byte, makes it throw', () => {
    for (let length = 0; length < good.length; length += 37)
      expect(parse(good.slice(0, length)).problems).toHaveLength(1);
    for (let at = 0; at < good.length; at += 11) {
      const changed = good.slice();
      changed[at] = (changed[at] as number) ^ 0x55;
      expect(parse(changed).sheets.length).toBeLessThan(2);
    }
  });
});

test('20,000 rows are read', () => {
  const rows = Array.from({ length: 20_000 }, (_, row) =>
    Array.from(
      { length: 10 },
      (__, column): TestCell => (column % 2 ? row * 1.1 : `连衣裙 ${row} ${column}`),
    ),
  );
  const bytes = oneSheet([Array.from({ length: 10 }, (_, column) => `column ${column}`), ...rows]);
  expect(first(bytes).rows).toHaveLength(20_000);
});

/** The bytes with another unpacked size in the directory's entry of a part. */
function withSize(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const changed = Buffer.from(bytes);
  const at = changed.lastIndexOf(part) - 46;
  changed.writeUInt32LE(size, at + 24);
  return new Uint8Array(changed);
}
