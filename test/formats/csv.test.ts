import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { cellValue, scanRow } from '../../src/formats/csv-cells.ts';
import { detectLayout } from '../../src/formats/csv-layout.ts';
import type { Row } from '../../src/formats/format.ts';
import { rowsReported } from '../../src/formats/syntax.ts';
import { reported, sheet, slice, source } from './source.ts';

const parse = (text: string, file = 'goods.csv') => csv.parse(source(text, file));
const cellsOf = (text: string, file?: string) => sheet(parse(text, file)).rows.map(row => row.cells);

/** Cells with everything that makes cutting hard. */
const cell = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '"', ',', ';', '\t', '|', '\n', '\r', '连', '衣裙', '👗', '9', '='),
  maxLength: 12,
});
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
const layouts = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quotes: fc.boolean(),
  lastLineEnd: fc.boolean(),
});

describe('positions', () => {
  test('the scanner cuts every row as papaparse does, and spans are slices of the file', () => {
    fc.assert(
      fc.property(rows, layouts, (table, { delimiter, lineEnd, quotes, lastLineEnd }) => {
        const text =
          Papa.unparse(table, { delimiter, newline: lineEnd, quotes }) + (lastLineEnd ? lineEnd : '');
        const expected = Papa.parse<string[]>(text, { delimiter, newline: lineEnd }).data;
        let at = 0;
        for (const row of expected) {
          if (at === text.length) continue;
          const scanned = scanRow(text, at, { delimiter, newline: '\n' });
          expect(scanned.cells.map(token => cellValue(text, token))).toEqual(row);
          at = scanned.next;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('each part of a cell is found in the file', () => {
    fc.assert(
      fc.property(
        rows,
        layouts,
        fc.nat(),
        fc.nat(),
        (table, { delimiter, lineEnd, quotes }, from, length) => {
          // `sep=` lets every table be read with the delimiter it was written with.
          const head = `sep=${delimiter}${lineEnd}`;
          const text =
            head +
            Papa.unparse([['a', 'b', 'c', 'd', 'e'], ...table], { delimiter, newline: lineEnd, quotes });
          const parsed = parse(text);
          const found = sheet(parsed);
          const filled = table.filter(row => row.some(value => value.trim() !== ''));
          expect(found.rows.map(row => row.cells)).toEqual(filled);
          for (const row of found.rows) {
            row.cells.forEach((value, column) => {
              const token = slice(text, found.locate(row, column));
              const isQuoted = token.startsWith('"');
              const undo = (raw: string) => (isQuoted ? raw.replaceAll('""', '"') : raw);
              expect(isQuoted ? undo(token.slice(1, -1)) : token).toBe(value);
              const start = value === '' ? 0 : from % value.length;
              const end = Math.min(value.length, start + (length % 5));
              expect(undo(slice(text, found.locate(row, column, { start, end })))).toBe(
                value.slice(start, end),
              );
            });
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('rows are numbered as a spreadsheet shows them', () => {
    const text = 'id,title\r\n\r\n1,"a\nb"\r\n2,c\r\n,\r\n3,d';
    const found = sheet(parse(text));
    expect(found.header.number).toBe(1);
    expect(found.rows.map(row => [row.number, row.cells[0]])).toEqual([
      [3, '1'],
      [4, '2'],
      [6, '3'],
    ]);
    expect(found.rows.map(row => slice(text, row.range))).toEqual(['1,"a\nb"', '2,c', '3,d']);
  });

  test('a cell beyond the end of its row is placed at the last cell', () => {
    const text = 'id,title,price\n1,Linen dress\n';
    const found = sheet(parse(text));
    expect(slice(text, found.locate(found.rows[0] as Row, 2))).toBe('Linen dress');
  });
});

describe('layout', () => {
  const delimiterOf = (text: string, file = 'x.csv') => detectLayout(text, file).delimiter;

  test.each([
    ['id;title;price\n1;"Dress, blue, size M";12,50\n2;"Skirt, red";9,90', ';'],
    ['id,title\n1,"a;b;c"\n2,"d;e;f"', ','],
    ['id\ttitle\n1\tDress, blue\n2\tSkirt, red, long', '\t'],
    ['id|title|price\n1|Dress, blue|1,5\n2|Skirt|2,5', '|'],
    ['title,body\n"Dress","<p>a; b; c;</p>\n<p>d; e</p>"\n"Skirt","x; y"', ','],
  ])('%j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  test('a table of one column keeps its commas', () => {
    expect(cellsOf('title\nDress, blue\nSkirt\n')).toEqual([['Dress, blue'], ['Skirt']]);
  });

  test('Excel’s sep= line settles the delimiter and is no row', () => {
    const found = sheet(parse('sep=;\r\na;b\r\n1,5;2,5\r\n'));
    expect(found.header.cells).toEqual(['a', 'b']);
    expect(found.header.number).toBe(1);
    expect(found.rows[0]?.cells).toEqual(['1,5', '2,5']);
  });

  test('line ends may be mixed, and old Mac files have lone carriage returns', () => {
    expect(cellsOf('a,b\r\n1,2\n3,"4"\r\n5,6"\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6"'],
    ]);
    expect(cellsOf('a,b\r1,2\r3,4\r')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});

describe('broken tables', () => {
  test('a quote that never closes costs its row only', () => {
    const text = 'id,title,price\n1,Dress,10\n2,"Skirt,20\n3,"Shirt, white",30\n4,Hat,40\n';
    const parsed = parse(text);
    expect(sheet(parsed).rows.map(row => row.cells[0])).toEqual(['1', '3', '4']);
    expect(sheet(parsed).rows.map(row => row.number)).toEqual([2, 4, 5]);
    expect(reported(parsed, text)).toEqual(['unclosed-cell: "Skirt,20']);
    expect(parsed.problems[0]).toMatchObject({
      data: { row: '3' },
      cell: { row: 3, letter: 'B', column: 'title' },
    });
  });

  test('a quote open to the end of the file costs its row only', () => {
    const text = 'id,title\n1,"Dress\n2,Skirt\n3,Hat';
    const parsed = parse(text);
    expect(sheet(parsed).rows.map(row => row.cells[0])).toEqual(['2', '3']);
    expect(rowsReported(parsed.problems)).toBe(1);
  });

  test('single quotes inside a quoted cell are text', () => {
    const text = 'id,body,price\n1,"<p class="a">5" wide</p>",10\n2,x,20\n';
    const parsed = parse(text);
    expect(parsed.problems).toEqual([]);
    expect(sheet(parsed).rows[0]?.cells).toEqual(['1', '<p class="a">5" wide</p>', '10']);
  });

  test('no line is lost whatever the quotes do', () => {
    const line = fc
      .array(fc.constantFrom('"', 'a', ',', '""', ' '), { maxLength: 8 })
      .map(parts => `x${parts.join('')}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), lines => {
        const text = ['id', ...lines].join('\n');
        const parsed = parse(text);
        const found = sheet(parsed);
        let at = 0;
        for (const { range } of [
          found.header,
          ...found.rows,
          { range: { start: text.length, end: text.length } },
        ]) {
          const unread = text.slice(at, range.start);
          const places = parsed.problems.filter(
            problem => problem.range.start >= at && problem.range.start < range.start,
          );
          expect(unread.trim() === '' || places.length > 0).toBe(true);
          at = range.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('rows with more cells than the header are kept and reported once', () => {
    const text = 'id,title\n1,a\n2,b,c,d\n3,e,\n4,f,g\n';
    const parsed = parse(text);
    expect(sheet(parsed).rows).toHaveLength(4);
    expect(reported(parsed, text)).toEqual(['ragged-rows: c,d']);
    expect(parsed.problems[0]).toMatchObject({
      data: { count: 2, columns: 2, row: '3' },
      cell: { row: 3, letter: 'C' },
    });
  });

  test('a header whose quote never closes loses the table, and says how many rows', () => {
    const parsed = parse('id,"title\n1,Dress\n2,"Skirt"\n');
    expect(parsed).toMatchObject({
      sheets: [],
      problems: [{ messageId: 'unclosed-cell', data: { row: '1', rows: 3 } }],
    });
  });

  test('an empty file is reported', () => {
    expect(reported(parse('\n\n'), '')).toEqual(['empty: ']);
  });
});
