import fc from 'fast-check';
import { strFromU8, unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CellEdit } from '../../../src/formats/edit.ts';
import { editXlsx } from '../../../src/formats/xlsx/edit.ts';
import { xlsx } from '../../../src/formats/xlsx/xlsx.ts';
import { cases, type Hand, hand, texts } from '../hand.ts';
import { letters, oneSheet, partsOf, type TestBook, type TestCell, workbook } from './workbook.ts';

type Table = Extract<ReturnType<typeof xlsx.parse>, { shape: 'table' }>;
const file = (bytes: Uint8Array) =>
  ({ file: 'a.xlsx', text: '', encoding: 'utf-8', bom: false, bytes }) as const;
const parse = (bytes: Uint8Array) => xlsx.parse(file(bytes)) as Table;

/** The bytes after the edits, which are given by row and column of the first sheet. */
const edited = (bytes: Uint8Array, ...edits: readonly (readonly [number, number, string])[]) =>
  editXlsx(
    file(bytes),
    parse(bytes),
    edits.map(([row, column, text]) => ({ sheet: 0, row, column, text })),
  );
const sheetXml = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array);
const cellXml = (bytes: Uint8Array, reference: string) =>
  new RegExp(`<c r="${reference}"[^>]*?(/>|>.*?</c>)`, 's').exec(sheetXml(bytes))?.[0];

/** A header, and below it one cell of that XML. */
const withCell = (xml: string, book: Partial<TestBook> = {}) =>
  workbook({
    sheets: [
      {
        name: 'S',
        rows: [
          ['id', 'title'],
          ['a', { xml }],
        ],
      },
    ],
    ...book,
  });

describe('cells', () => {
  test.each([
    [
      'a shared text becomes one of its own',
      '<c s="1" t="s"><v>0</v></c>',
      'Linen',
      '<c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">Linen</t></is></c>',
    ],
    ['a number stays one', '<c s="1"><v>19.9</v></c>', '17.90', '<c r="B2" s="1"><v>17.90</v></c>'],
    [
      'a number that becomes a text',
      '<c><v>19.9</v></c>',
      '17.90 EUR',
      '<c r="B2" t="inlineStr"><is><t xml:space="preserve">17.90 EUR</t></is></c>',
    ],
    [
      'a text of digits stays a text',
      '<c t="s"><v>0</v></c>',
      '00123',
      '<c r="B2" t="inlineStr"><is><t xml:space="preserve">00123</t></is></c>',
    ],
    ['a truth', '<c t="b"><v>1</v></c>', 'FALSE', '<c r="B2" t="b"><v>0</v></c>'],
    ['nothing', '<c s="1" t="s"><v>0</v></c>', '', '<c r="B2" s="1"/>'],
    [
      'signs of XML, and what XML cannot say',
      '<c t="str"><v>x</v></c>',
      'a<b & "c"\u0007_x0041_',
      '<c r="B2" t="inlineStr"><is><t xml:space="preserve">a&lt;b &amp; "c"_x0007__x005F_x0041_</t></is></c>',
    ],
    [
      'an empty cell with a style',
      '<c s="1"/>',
      'x',
      '<c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">x</t></is></c>',
    ],
  ])('%s', (_, before, text, after) => {
    const bytes = withCell(before, { shared: ['<t>old</t>'], formats: ['0.00'] });
    const result = edited(bytes, [2, 1, text]);
    expect(cellXml(result, 'B2')).toBe(after);
    expect(parse(result).sheets[0]?.rows[0]?.cells[1] ?? '').toBe(text);
  });

  test.each([
    ['yyyy-mm-dd', '46340', '2026-11-15', '46341'],
    ['yyyy-mm-dd hh:mm', '46340.5', '2026-11-14T18:00', '46340.75'],
    ['0.0%', '0.155', '12.5%', '0.125'],
    ['0000000000000', '123', '0000000000456', '456'],
    ['#,##0.00 "€"', '19.9', '17.90 €', '17.90'],
    ['h:mm', '0.25', '12:00', '0.5'],
  ])('%s: %s becomes %s as a number', (format, before, text, after) => {
    const bytes = withCell(`<c s="1"><v>${before}</v></c>`, { formats: [format] });
    const shown = parse(edited(bytes, [2, 1, text])).sheets[0]?.rows[0]?.cells[1];
    expect(shown).toBe(text);
    expect(cellXml(edited(bytes, [2, 1, text]), 'B2')).toBe(`<c r="B2" s="1"><v>${after}</v></c>`);
  });

  test('a cell that is not there stands between its neighbours', () => {
    const bytes = oneSheet([
      ['a', 'b', 'c'],
      ['x', null, 'z'],
    ]);
    expect(sheetXml(edited(bytes, [2, 1, 'y']))).toMatch(/r="A2".*r="B2".*r="C2"/s);
    expect(parse(edited(bytes, [2, 3, 'w'])).sheets[0]?.rows[0]?.cells).toEqual(['x', '', 'z', 'w']);
  });

  test('a file as it should be comes back itself', () => {
    const bytes = oneSheet([['a'], ['x']]);
    expect(edited(bytes, [2, 0, 'x'])).toBe(bytes);
  });

  test.each([
    ['a formula', withCell('<c><f>A1</f><v>3</v></c>'), [2, 1, 'x'], 'formula-cell'],
    ['a picture in a cell', withCell('<c vm="1" t="e"><v>#VALUE!</v></c>'), [2, 1, 'x'], 'no-place'],
    ['a row that is not there', withCell('<c/>'), [9, 1, 'x'], 'no-place'],
    [
      'a cell beneath a merged one',
      workbook({
        sheets: [
          {
            name: 'S',
            rows: [
              ['a', 'b'],
              ['x', 'y'],
            ],
            merges: ['A2:B2'],
          },
        ],
      }),
      [2, 1, 'z'],
      'no-place',
    ],
  ] as const)('%s is not written', (_, bytes, edit, messageId) => {
    expect(() => edited(bytes, edit)).toThrow(messageId);
  });
});

/** The packed bytes of a part with its header, as they stand in the archive. */
function packed(bytes: Uint8Array, name: string): Buffer {
  const buffer = Buffer.from(bytes);
  for (
    let at = buffer.indexOf('PK\x03\x04', 0, 'latin1');
    at >= 0;
    at = buffer.indexOf('PK\x03\x04', at + 4, 'latin1')
  ) {
    const nameLength = buffer.readUInt16LE(at + 26);
    if (buffer.toString('utf8', at + 30, at + 30 + nameLength) !== name) continue;
    const next = buffer.indexOf(
      'PK',
      at + 30 + nameLength + buffer.readUInt16LE(at + 28) + buffer.readUInt32LE(at + 18),
      'latin1',
    );
    return buffer.subarray(at, next);
  }
  throw new Error(`no ${name}`);
}

/** As programs write a workbook that they do not hold in memory: sizes stand behind each part. */
function streamed(book: TestBook): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, content] of Object.entries(partsOf(book))) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(content, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

test('macros, drawings and the other sheets stay as packed as they are', () => {
  const parts = {
    'xl/vbaProject.bin': new Uint8Array(5000).map((_, index) => index % 251),
    'xl/calcChain.xml': '<calcChain/>',
    'xl/drawings/drawing1.xml': '<d/>',
  };
  const book = {
    sheets: [
      { name: 'A', rows: [['h'], ['x']] },
      { name: 'B', rows: [['h'], ['y']] },
    ],
    parts,
  };
  for (const bytes of [workbook(book), zipSync(partsOf(book), { level: 0 })]) {
    const result = edited(bytes, [2, 0, 'new']);
    for (const name of Object.keys(partsOf(book)))
      if (!name.endsWith('sheet1.xml')) expect(packed(result, name)).toEqual(packed(bytes, name));
    expect(unzipSync(result)).toEqual({
      ...unzipSync(bytes),
      'xl/worksheets/sheet1.xml': expect.any(Uint8Array),
    });
  }
});

const styles = ['yyyy-mm-dd', '0.0%', '00000', '0.00 "€"', '#,##0'];

function someCell(writer: Hand): TestCell {
  const kind = writer.below(9);
  const style = writer.chance(0.4) ? ` s="${writer.below(styles.length + 1)}"` : '';
  if (kind < 2) return writer.pick(texts);
  if (kind < 3) return null;
  if (kind < 4)
    return {
      xml: `<c${style}><v>${writer.pick(['0', '19.9', '46340', '1.1000000000000001', '123', '1E-3'])}</v></c>`,
    };
  if (kind < 5) return { xml: `<c${style} t="s"><v>${writer.below(3)}</v></c>` };
  if (kind < 6) return { xml: `<c${style} t="b"><v>1</v></c>` };
  if (kind < 7) return { xml: `<c${style}/>` };
  if (kind < 8) return { xml: `<c t='str'${style}><v>a &amp; b</v></c>` };
  return { xml: `<c${style}><f>SUM(A1:A2)</f><v>3</v></c>` };
}

/** What a workbook keeps of a text: one sort of line break. */
const kept = (text: string) => text.replaceAll('\r\n', '\n');

test('any edit of any workbook changes the cells it names and nothing else', () => {
  let written = 0;
  fc.assert(
    fc.property(fc.nat(), seed => {
      const writer = hand(seed);
      const width = 1 + writer.below(5);
      const sheet = (name: string) => ({
        name,
        rows: [
          Array.from({ length: width }, (_, column) => `h${column}`),
          ...Array.from({ length: 1 + writer.below(5) }, () => [
            'id',
            ...Array.from({ length: width - 1 }, () => someCell(writer)),
          ]),
        ],
      });
      const book: TestBook = {
        sheets: [sheet('A'), sheet('B & "C"')],
        formats: styles,
        shared: ['<t>one</t>', '<r><t>two</t></r><r><t> three</t></r>', '<t/>'],
      };
      const bytes = writer.chance(0.5) ? workbook(book) : streamed(book);
      const before = parse(bytes);
      const index = writer.below(2);
      const edits = new Map<string, CellEdit>();
      for (let wanted = 1 + writer.below(4); wanted > 0; wanted--) {
        const row = 2 + writer.below(before.sheets[index]?.rows.length ?? 1);
        const column = 1 + writer.below(width);
        const text = writer.chance(0.3)
          ? writer.pick(['17.9', '0.5', '2026-11-15', '12.5%', '00042', '3.50 €', 'TRUE'])
          : writer.pick(texts);
        edits.set(`${row} ${column}`, { sheet: index, row, column, text });
      }
      const isFormula = ({ row, column }: CellEdit) => {
        const cell = book.sheets[index]?.rows[row - 1]?.[column];
        return typeof cell === 'object' && cell !== null && cell.xml.includes('<f>');
      };
      const list = [...edits.values()];
      if (list.some(isFormula)) {
        expect(() => editXlsx(file(bytes), before, list)).toThrow('formula-cell');
        return;
      }
      const result = editXlsx(file(bytes), before, list);
      const after = parse(result);
      const shown = JSON.stringify({ list, rows: book.sheets[index]?.rows });
      expect(after.problems, shown).toEqual(before.problems);
      for (const [at, { rows }] of before.sheets.entries()) {
        const cellsOf = (of: readonly string[], number: number) =>
          Array.from({ length: width + 1 }, (_, column) => {
            const edit = at === index ? edits.get(`${number} ${column}`) : undefined;
            return edit ? kept(edit.text) : (of[column] ?? '');
          });
        const wanted = rows.map(({ number, cells }) => ({ number, cells: cellsOf(cells, number) }));
        const found = after.sheets[at]?.rows.map(({ number, cells }) => ({
          number,
          cells: Array.from({ length: width + 1 }, (_, column) => cells[column] ?? ''),
        }));
        expect(found, shown).toEqual(wanted);
      }
      const style = (of: Uint8Array, reference: string) =>
        new RegExp(`<c r="${reference}"[^>]*? s="(\\d+)"`).exec(
          strFromU8(unzipSync(of)[`xl/worksheets/sheet${index + 1}.xml`] as Uint8Array),
        )?.[1];
      for (const { row, column } of list)
        expect(style(result, letters(column) + row)).toBe(style(bytes, letters(column) + row));
      for (const [name, content] of Object.entries(unzipSync(bytes)))
        if (name !== `xl/worksheets/sheet${index + 1}.xml`)
          expect(Buffer.compare(unzipSync(result)[name] as Uint8Array, content), name).toBe(0);
      expect(
        editXlsx(
          file(result),
          after,
          list.map(edit => ({ ...edit, text: kept(edit.text) })),
        ),
        shown,
      ).toBe(result);
      written++;
    }),
    { numRuns: cases },
  );
  expect(written).toBeGreaterThan(cases / 2);
});
