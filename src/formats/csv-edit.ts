import { scanRow } from './csv-cells.ts';
import { detectLayout } from './csv-layout.ts';
import { type CellEdit, EditError, type Replacement } from './edit.ts';
import type { Parsed, Row, SourceFile } from './format.ts';

/**
 * Replacements that write `edits` into a CSV file, each within the token of its cell; a row that ends before
 * the cell is filled up with delimiters.
 * @throws EditError
 */
export function editCsv(
  { text, file }: SourceFile,
  parsed: Parsed & { shape: 'table' },
  edits: readonly CellEdit[],
): readonly Replacement[] {
  const layout = detectLayout(text, file);
  const sheet = parsed.sheets[0];
  const rows = new Map<number, Row>();
  for (const row of sheet ? [sheet.header, ...sheet.rows] : []) rows.set(row.number, row);
  const token = (written: string, quoted: boolean): string => {
    // It would change what ends the rows of the whole file.
    if (layout.newline === '\r' && written.includes('\n')) throw new EditError('no-place');
    const needsQuotes = quoted || written.includes(layout.delimiter) || needsQuoting.test(written);
    return needsQuotes ? `"${written.replaceAll('"', '""')}"` : written;
  };
  return [...byRow(edits)].flatMap(([number, cells]) => {
    const row = rows.get(number);
    if (!row) throw new EditError('no-place', { row: number });
    const tokens = scanRow(text, row.range.start, layout).cells;
    const replacements: Replacement[] = [];
    let behind = '';
    let last = tokens.length - 1;
    for (const [column, written] of [...cells].sort(([left], [right]) => left - right)) {
      const cell = tokens[column];
      if (cell) {
        const made = token(written, cell.quoted);
        if (made !== text.slice(cell.start, cell.end))
          replacements.push({ start: cell.start, end: cell.end, text: made });
      } else if (written !== '') {
        behind += layout.delimiter.repeat(column - last) + token(written, false);
        last = column;
      }
    }
    const { end } = row.range;
    return behind === '' ? replacements : [...replacements, { start: end, end, text: behind }];
  });
}

/** Signs that cut a cell off, and blanks at its ends, which spreadsheets do not keep. */
const needsQuoting = /["\r\n]|^\s|\s$/;

/** The edits of each row, by column. @throws EditError where one cell has two. */
export function byRow(edits: readonly CellEdit[]): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  for (const { row, column, text } of edits) {
    const cells = rows.get(row) ?? new Map<number, string>();
    if (cells.has(column)) throw new EditError('overlapping-edits', { row, column });
    rows.set(row, cells.set(column, text));
  }
  return rows;
}
