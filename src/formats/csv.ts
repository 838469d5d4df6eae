import Papa from 'papaparse';
import type { Span } from '../model/path.ts';
import { type Cell, columnLetter } from '../model/place.ts';
import { type CellToken, cellSpan, cellValue, scanRow } from './csv-cells.ts';
import { type DetectedLayout, detectLayout } from './csv-layout.ts';
import type { Format, InputProblem, Parsed, Range, Row, Sheet, SourceFile } from './format.ts';
import { toLocation } from './lines.ts';
import { syntaxProblem } from './syntax.ts';

/** Tables of delimited text, as spreadsheets write them. */
export const csv: Format = { name: 'csv', extensions: ['.csv', '.tsv'], parse };

function parse(source: SourceFile): Parsed {
  const { text } = source;
  const layout = detectLayout(text, source.file);
  const { rows, problems } = readRows(text, layout) ?? scanRows(text, layout);
  const [header, ...body] = rows;
  const [broken] = problems;
  const named = { shape: 'table', format: 'csv', delimiter: layout.delimiter } as const;
  if (!header || (broken && broken.range.start < header.range.start)) {
    // Without the names of its columns a table says nothing: all its rows stand for the broken header.
    const lost = broken && { ...broken, data: { ...broken.data, rows: rows.length + problems.length } };
    return { ...named, sheets: [], problems: [lost ?? syntaxProblem('empty', { start: 0, end: 0 })] };
  }
  const locate = locator(text, layout);
  const sheet: Sheet = {
    name: null,
    header,
    rows: body,
    locate,
    place: (row, column, span) => toLocation(source, locate(row, column, span)),
    extent: (first, last) => toLocation(source, { start: first.range.start, end: last.range.end }),
  };
  return { ...named, sheets: [sheet], problems: [...problems, ...raggedRows(text, layout, header, body)] };
}

interface Rows {
  readonly rows: readonly Row[];
  readonly problems: readonly InputProblem[];
}

/** The rows as papaparse reads them; undefined where it met a quote out of place. */
function readRows(text: string, layout: DetectedLayout): Rows | undefined {
  const { delimiter, newline, start } = layout;
  const rows: Row[] = [];
  let at = start;
  let number = 0;
  let sound = true;
  Papa.parse<string[]>(start === 0 ? text : text.slice(start), {
    delimiter,
    newline,
    step: ({ data: cells, errors, meta }, parser) => {
      const next = start + meta.cursor;
      if (errors.length > 0) {
        sound = false;
        parser.abort();
        return;
      }
      number++;
      const end = contentEnd(text, at, next, newline);
      // papaparse leaves the `\r` of a line end to the last cell where that is not quoted.
      const last = cells.at(-1) ?? '';
      if (
        last.endsWith('\r') &&
        text[end] === '\r' &&
        !(text[end - 1] === '"' && endsQuoted(text, at, layout))
      ) {
        cells[cells.length - 1] = last.slice(0, -1);
      }
      if (cells.some(cell => cell.trim() !== '')) rows.push({ cells, number, range: { start: at, end } });
      at = next;
    },
  });
  return sound ? { rows, problems: [] } : undefined;
}

const endsQuoted = (text: string, start: number, layout: DetectedLayout): boolean =>
  scanRow(text, start, layout).cells.at(-1)?.quoted === true;

/** Where a row's last cell ends: before its line end. */
function contentEnd(text: string, start: number, next: number, newline: string): number {
  let end = next;
  if (end > start && text[end - 1] === newline) end--;
  else return end;
  return newline === '\n' && end > start && text[end - 1] === '\r' ? end - 1 : end;
}

/**
 * The rows of a file with quotes out of place. A row whose quote never closes is reported with its line, and
 * reading goes on in the line below.
 */
function scanRows(text: string, layout: DetectedLayout): Rows {
  const rows: Row[] = [];
  const problems: InputProblem[] = [];
  let number = 0;
  for (let at = layout.start; at < text.length; ) {
    const { cells: tokens, next, unclosed } = scanRow(text, at, layout);
    number++;
    const range = { start: at, end: contentEnd(text, at, next, layout.newline) };
    if (unclosed !== undefined) {
      const broken = { start: unclosed, end: contentEnd(text, unclosed, next, layout.newline) };
      const problem = syntaxProblem('unclosed-cell', broken, { row: String(number) }, 1);
      problems.push({ ...problem, cell: cellOf(rows[0], number, tokens.length) });
    } else {
      const cells = tokens.map(token => cellValue(text, token));
      if (cells.some(cell => cell.trim() !== '')) rows.push({ cells, number, range });
    }
    at = next;
  }
  return { rows, problems };
}

/** One finding a file for the rows that have cells beyond the header's last column. */
function raggedRows(text: string, layout: DetectedLayout, header: Row, body: readonly Row[]): InputProblem[] {
  const headerRows = [header, ...body.slice(0, (layout.headerRows ?? 1) - 1)];
  const columns = Math.max(...headerRows.map(({ cells }) => cells.length));
  const ragged = body.filter(
    ({ cells }) => cells.length > columns && cells.slice(columns).some(cell => cell.trim() !== ''),
  );
  const [first] = ragged;
  if (!first) return [];
  const extra = scanRow(text, first.range.start, layout).cells.slice(columns);
  const range = { start: extra[0]?.start ?? first.range.start, end: extra.at(-1)?.end ?? first.range.end };
  const problem = syntaxProblem('ragged-rows', range, {
    count: ragged.length,
    columns,
    row: String(first.number),
  });
  return [{ ...problem, cell: cellOf(header, first.number, columns) }];
}

function cellOf(header: Row | undefined, row: number, column: number): Cell {
  return { sheet: null, row, letter: columnLetter(column), column: header?.cells[column] ?? '' };
}

/** Cells of the row asked for last are kept: a report asks for several cells of one row in turn. */
function locator(text: string, layout: DetectedLayout): Sheet['locate'] {
  let known: { start: number; cells: readonly CellToken[] } | undefined;
  return (row: Row, column: number, span?: Span): Range => {
    const { start } = row.range;
    if (known?.start !== start) known = { start, cells: scanRow(text, start, layout).cells };
    const { cells } = known;
    const cell = cells[Math.min(column, cells.length - 1)] as CellToken;
    return span && column < cells.length ? cellSpan(text, cell, span) : { start: cell.start, end: cell.end };
  };
}
