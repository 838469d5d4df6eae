import type { Span } from '../model/path.ts';
import { charmapBuilder } from './charmap.ts';
import type { Range } from './format.ts';

/** How a table's text is cut into rows and cells. */
export interface Layout {
  readonly delimiter: string;
  /** What ends a row: `\n` (a `\r` before it belongs to it), or `\r` in a file without `\n`. */
  readonly newline: '\n' | '\r';
}

/** The token of one cell, its quotes included. */
export interface CellToken extends Range {
  readonly quoted: boolean;
}

/** One row as cut by the scanner. */
export interface RowTokens {
  readonly cells: readonly CellToken[];
  /** Where the next row starts. */
  readonly next: number;
  /** Where a quotation mark opens that never closes; the cells before it are whole. */
  readonly unclosed?: number;
}

/**
 * Cuts the row that starts at `start` into cells, as RFC 4180 has it and spreadsheets read it: a cell is
 * quoted only if its first character is the quote, a quote inside is doubled, blanks may follow the closing
 * quote, and a single quote inside a quoted cell stands for itself. A quoted cell that runs over a line end
 * into what looks like the opening quote of another cell was never closed.
 */
export function scanRow(text: string, start: number, { delimiter, newline }: Layout): RowTokens {
  const cells: CellToken[] = [];
  let lineEnd = endOfLine(text, start, newline);
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const end = closingQuote(text, at, delimiter, newline);
      if (end === undefined)
        return { cells, next: Math.min(text.length, endOfLine(text, at, newline) + 1), unclosed: at };
      cells.push({ start: at, end, quoted: true });
      at = skipBlanks(text, end, delimiter, newline);
      if (lineEnd < at) lineEnd = endOfLine(text, at, newline);
    } else {
      const found = text.indexOf(delimiter, at);
      const last = found < 0 || found > lineEnd;
      const end = last ? lineEnd : found;
      const carriageReturn =
        last && newline === '\n' && end > at && end < text.length && text[end - 1] === '\r';
      cells.push({ start: at, end: carriageReturn ? end - 1 : end, quoted: false });
      at = end;
    }
    if (at >= lineEnd) return { cells, next: Math.min(text.length, lineEnd + 1) };
    at += 1;
  }
}

function endOfLine(text: string, from: number, newline: string): number {
  const found = text.indexOf(newline, from);
  return found < 0 ? text.length : found;
}

/** Behind the quote that closes the cell opened at `open`; undefined where none does. */
function closingQuote(text: string, open: number, delimiter: string, newline: string): number | undefined {
  for (let quote = text.indexOf('"', open + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (text[quote + 1] === '"') {
      quote++;
      continue;
    }
    const after = skipBlanks(text, quote + 1, delimiter, newline);
    if (after >= text.length || text[after] === delimiter || text[after] === newline) return quote + 1;
    const before = text[quote - 1];
    const opensAnother = before === delimiter || before === newline;
    if (opensAnother && text.slice(open, quote).includes(newline)) return undefined;
  }
  return undefined;
}

const isBlank = (sign: string | undefined): boolean => sign?.trim() === '';

function skipBlanks(text: string, from: number, delimiter: string, newline: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== newline && isBlank(text[at])) at++;
  return at;
}

/** The cell's value: quotes taken off, doubled ones made single. */
export function cellValue(text: string, cell: CellToken): string {
  if (!cell.quoted) return text.slice(cell.start, cell.end);
  const inner = text.slice(cell.start + 1, cell.end - 1);
  return inner.includes('""') ? inner.replaceAll('""', '"') : inner;
}

/** The stretch of the file that says `span` of the cell's value. */
export function cellSpan(text: string, cell: CellToken, span: Span): Range {
  if (!cell.quoted) {
    return {
      start: Math.min(cell.end, cell.start + span.start),
      end: Math.min(cell.end, cell.start + span.end),
    };
  }
  const map = charmapBuilder(text);
  for (let at = cell.start + 1; at < cell.end - 1; ) {
    const doubled = text[at] === '"' && text[at + 1] === '"' && at + 1 < cell.end - 1;
    if (doubled) map.say('"', at, at + 2);
    else map.copy(at, at + 1);
    at += doubled ? 2 : 1;
  }
  return map.build(cell.end - 1).source(span);
}
