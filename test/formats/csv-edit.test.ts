import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { scanRow } from '../../src/formats/csv-cells.ts';
import { editCsv } from '../../src/formats/csv-edit.ts';
import { detectLayout } from '../../src/formats/csv-layout.ts';
import { type CellEdit, EditError, replaced } from '../../src/formats/edit.ts';
import { csvByHand } from './csv-hand.ts';
import { cases, type Hand, hand, texts } from './hand.ts';
import { sheet, source } from './source.ts';

type Table = Extract<ReturnType<typeof csv.parse>, { shape: 'table' }>;
const parse = (text: string) => csv.parse(source(text, 'file.csv')) as Table;
const edit = (text: string, ...edits: readonly Omit<CellEdit, 'sheet'>[]) =>
  editCsv(
    source(text, 'file.csv'),
    parse(text),
    edits.map(each => ({ sheet: 0, ...each })),
  );
const edited = (text: string, ...edits: readonly Omit<CellEdit, 'sheet'>[]) =>
  replaced(text, edit(text, ...edits));

describe('cells', () => {
  test.each([
    ['a quoted cell stays quoted', 'a,b\r\n"x","y"\r\n', 1, 'z', 'a,b\r\n"x","z"\r\n'],
    ['others get quotes where they need some', 'a;b\nx;y\n', 1, 'z; "w"', 'a;b\nx;"z; ""w"""\n'],
    ['blanks at the ends need some', 'a,b\nx,y\n', 1, ' z', 'a,b\nx," z"\n'],
    ['another delimiter needs none', 'a;b\nx;y\n', 1, '1,5', 'a;b\nx;1,5\n'],
    ['blanks behind the closing quote stay', 'a,b\n"x" ,y\n', 0, 'z', 'a,b\n"z" ,y\n'],
    ['a row that ends early is filled up', 'a,b,c\nx\n', 2, 'z', 'a,b,c\nx,,z\n'],
    ['a file without a last line end gets none', 'a,b\nx', 1, 'z', 'a,b\nx,z'],
  ])('%s', (_, before, column, text, after) => {
    expect(edited(before, { row: 2, column, text })).toBe(after);
  });

  test('cells with line breaks count as one row', () => {
    const text = 'a,b\r\n"one\r\ntwo",y\r\nx,y\r\n';
    expect(edited(text, { row: 3, column: 1, text: 'z' })).toBe('a,b\r\n"one\r\ntwo",y\r\nx,z\r\n');
  });

  test('a cell as it should be is not written again', () => {
    expect(edit('a,b\n"x",y\n', { row: 2, column: 0, text: 'x' })).toEqual([]);
  });

  test('a row that is not there, or a cell said twice, is refused', () => {
    expect(() => edit('a,b\nx,y\n', { row: 9, column: 0, text: 'x' })).toThrow(EditError);
    const twice = { row: 2, column: 0, text: 'z' };
    expect(() => edit('a,b\nx,y\n', twice, twice)).toThrow('overlapping-edits');
  });
});

function someCells(writer: Hand, table: Table): CellEdit[] {
  const { header, rows } = table.sheets[0] as Table['sheets'][0];
  const edits: CellEdit[] = [];
  for (let wanted = 1 + writer.below(4); wanted > 0; wanted--) {
    const { number } = writer.pick(rows);
    const column = writer.below(header.cells.length);
    if (edits.some(other => other.row === number && other.column === column)) continue;
    edits.push({ sheet: 0, row: number, column, text: writer.pick(texts) });
  }
  return edits;
}

test('any edit of any table changes the cells it names and nothing else', () => {
  const refused: string[] = [];
  fc.assert(
    fc.property(fc.nat(), seed => {
      const writer = hand(seed);
      const text = csvByHand(writer);
      const parsed = parse(text);
      if (parsed.sheets.length === 0 || sheet(parsed).rows.length === 0) return;
      const edits = someCells(writer, parsed);
      let replacements: ReturnType<typeof editCsv>;
      try {
        replacements = editCsv(source(text, 'file.csv'), parsed, edits);
      } catch (error) {
        if (!(error instanceof EditError)) throw error;
        refused.push(error.messageId);
        expect(text).not.toContain('\n');
        return;
      }
      const result = replaced(text, replacements);
      const shown = `${JSON.stringify(edits)}\n${JSON.stringify(text)}\n${JSON.stringify(result)}`;
      const layout = detectLayout(text, 'file.csv');
      for (const { start, end } of replacements) {
        const row = sheet(parsed).rows.find(({ range }) => range.start <= start && end <= range.end);
        const cells = row ? scanRow(text, row.range.start, layout).cells : [];
        const isCell = cells.some(cell => cell.start === start && cell.end === end);
        if (!isCell && !(start === end && end === row?.range.end)) expect.fail(`outside: ${shown}`);
      }
      const wanted = sheet(parsed).rows.map(({ number, cells }) => {
        const copy = [...cells];
        for (const { row, column, text: written } of edits) {
          if (row !== number || (column >= copy.length && written === '')) continue;
          while (copy.length < column) copy.push('');
          copy[column] = written;
        }
        return { number, cells: copy };
      });
      const filled = wanted.filter(({ cells }) => cells.some(cell => cell.trim() !== ''));
      const again = sheet(parse(result));
      expect(again.header.cells, shown).toEqual(sheet(parsed).header.cells);
      expect(
        again.rows.map(({ number, cells }) => ({ number, cells })),
        shown,
      ).toEqual(filled);
      expect(
        editCsv(
          source(result, 'file.csv'),
          parse(result),
          edits.filter(({ row }) => filled.some(({ number }) => number === row)),
        ),
        shown,
      ).toEqual([]);
    }),
    { numRuns: cases },
  );
  expect(refused.length).toBeLessThan(cases / 5);
});
