import type { Row, Sheet } from '../../formats/format.ts';
import type { Span } from '../../model/path.ts';

/** The part of a cell that is its value. */
interface MarkedPart extends Span {
  /** It stands in the quotes of a formula, where a quotation mark is doubled. */
  readonly quoted: boolean;
}

/** A row of a sheet whose text marks were taken off. */
interface UnmarkedRow extends Row {
  /** The cells as the file has them, marks included. */
  readonly written: readonly string[];
}

/** `=`, `'` or a blank before one: hardly any cell, so that the others cost three comparisons. */
function mayBeMarked(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return first === 0x3d || first === 0x27 || first <= 0x20;
}

/** A number, a day or a range: what a spreadsheet would make a number or a date of without the mark. */
const number = /^[+-]?\d[\d.,:/%-]*(?:[eE][+-]?\d+)?$/;
/** Capitals and digits of a code, at least one digit among them. */
const code = /^(?=.*\d)[\p{Lu}\d][\p{Lu}\d._/+#-]*$/u;
/** Decades are written with an apostrophe of their own (’90S). */
const decade = /^\d{2}0?S$/;

/**
 * The part of a cell that is its value, where the rest is a spreadsheet's text mark: `'0123`, `="0123"`, or the
 * apostrophe with which exporters keep a text from running as a formula (`'-`, `'=`; WooCommerce, OWASP “CSV
 * Injection”). Undefined where there is no mark: prose may begin with an apostrophe ('90s look, 'n').
 */
export function markedPart(cell: string): MarkedPart | undefined {
  if (!mayBeMarked(cell)) return undefined;
  const formula = /^\s*="((?:[^"]|"")*)"\s*$/.exec(cell);
  if (formula) {
    const start = cell.indexOf('"') + 1;
    return { start, end: start + (formula[1] as string).length, quoted: true };
  }
  const text = cell.trim();
  if (!text.startsWith("'")) return undefined;
  const value = text.slice(1);
  const isCode = number.test(value) || (code.test(value) && !decade.test(value));
  if (!isCode && !/^[=+@-][^']*$/.test(value)) return undefined;
  const start = cell.indexOf(text) + 1;
  return { start, end: start + value.length, quoted: false };
}

/** `text` as a cell that keeps the text mark of the cell `written` in its place. */
export function remarked(written: string, text: string): string {
  const part = markedPart(written);
  if (part === undefined) return text;
  const said = part.quoted ? text.replaceAll('"', '""') : text;
  return written.slice(0, part.start) + said + written.slice(part.end);
}

/** The sheet with cells as they are meant, text marks taken off; places are still those of the file. */
export function unmarked(sheet: Sheet): Sheet {
  const inCell = (row: Row, column: number, span?: Span): Span | undefined => {
    const cell = writtenCell(row, column);
    const part = cell === undefined ? undefined : markedPart(cell);
    return cell === undefined || part === undefined ? span : spanInCell(cell, part, span);
  };
  return {
    ...sheet,
    rows: sheet.rows.map(unmarkedRow),
    locate: (row, column, span) => sheet.locate(row, column, inCell(row, column, span)),
    place: (row, column, span) => sheet.place(row, column, inCell(row, column, span)),
  };
}

/** Whether a spreadsheet was told that this cell is a text, so that it cannot have changed it. */
export function isMarked(row: Row, column: number): boolean {
  const cell = writtenCell(row, column);
  // A tab before a number is how Chinese back offices export it as a text.
  return cell !== undefined && (markedPart(cell) !== undefined || /^\t|\t$/.test(row.cells[column] ?? ''));
}

/** The cell as the file has it, its mark included. */
export const writtenCell = (row: Row, column: number): string | undefined =>
  ((row as Partial<UnmarkedRow>).written ?? row.cells)[column];

function unmarkedRow(row: Row): Row {
  let cells: string[] | undefined;
  for (const [column, cell] of row.cells.entries()) {
    const part = markedPart(cell);
    if (part === undefined) continue;
    cells ??= [...row.cells];
    const value = cell.slice(part.start, part.end);
    cells[column] = part.quoted ? value.replaceAll('""', '"') : value;
  }
  if (cells === undefined) return row;
  const made: UnmarkedRow = { ...row, cells, written: row.cells };
  return made;
}

/** A span of the value in the cell as written; in a formula's text a quotation mark of the value is two. */
function spanInCell(cell: string, part: MarkedPart, span: Span | undefined): Span {
  if (span === undefined) return part;
  return { start: unitAt(cell, part, span.start), end: unitAt(cell, part, span.end) };
}

/** Where in the cell the value's unit number `unit` begins. */
function unitAt(cell: string, { start, end, quoted }: MarkedPart, unit: number): number {
  if (!quoted) return Math.min(end, start + unit);
  let at = start;
  for (let read = 0; read < unit && at < end; read++) at += cell[at] === '"' ? 2 : 1;
  return at;
}
