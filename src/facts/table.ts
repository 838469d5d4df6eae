import type { Table, TableCell } from '../model/text.ts';

/** The HTML Living Standard lets a cell span 1,000 columns; no table for readers has more. */
const MOST_COLUMNS = 1000;

/** Takes the tables of a text in the order of their tags; nested tables close before their parents. */
export interface TableBuilder {
  open(start: number): void;
  row(): void;
  cell(start: number, header: boolean, columns: number, rows: number): void;
  text(seen: string, start: number, end: number): void;
  close(end: number): void;
  finish(): readonly Table[];
}

interface OpenCell {
  text: string;
  start: number;
  end: number;
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
}

interface OpenTable {
  readonly start: number;
  readonly rows: OpenCell[][];
}

export function tableBuilder(raw: string): TableBuilder {
  const open: OpenTable[] = [];
  const done: Table[] = [];
  const close = (end: number): void => {
    const table = open.pop();
    if (!table) return;
    const rows = layOut(table.rows);
    if (rows.length > 0) done.push({ rows, span: { start: table.start, end } });
  };
  return {
    open(start) {
      open.push({ start, rows: [] });
    },
    row() {
      open.at(-1)?.rows.push([]);
    },
    cell(start, header, columns, rows) {
      const table = open.at(-1);
      if (!table) return;
      if (table.rows.length === 0) table.rows.push([]);
      table.rows.at(-1)?.push({
        text: '',
        start,
        end: start,
        header,
        columns: spanned(columns),
        rows: spanned(rows),
      });
    },
    text(seen, start, end) {
      const cell = open.at(-1)?.rows.at(-1)?.at(-1);
      if (!cell) return;
      if (cell.text.trim() === '') {
        const lead = seen.length === end - start ? seen.length - seen.trimStart().length : 0;
        cell.start = start + lead;
      } else if (start > cell.end) cell.text += ' ';
      cell.text += seen;
      const trail = seen.length === end - start ? seen.length - seen.trimEnd().length : 0;
      if (seen.trim() !== '') cell.end = end - trail;
      else if (cell.text.trim() === '') cell.end = cell.start;
    },
    close,
    finish() {
      while (open.length > 0) close(raw.length);
      return done.sort((left, right) => left.span.start - right.span.start);
    },
  };
}

const spanned = (count: number): number => (count > 1 ? Math.min(Math.floor(count), MOST_COLUMNS) : 1);

/** The grid of a table: a cell that spans columns or rows stands in each of them. */
function layOut(rows: readonly OpenCell[][]): TableCell[][] {
  const grid: TableCell[][] = rows.map(() => []);
  rows.forEach((cells, rowIndex) => {
    const row = grid[rowIndex] as TableCell[];
    let column = 0;
    for (const cell of cells) {
      while (row[column] !== undefined) column += 1;
      const shown: TableCell = {
        text: cell.text.replace(/\s+/g, ' ').trim(),
        span: { start: cell.start, end: Math.max(cell.start, cell.end) },
        header: cell.header,
      };
      const lastRow = Math.min(rowIndex + cell.rows, rows.length);
      const lastColumn = Math.min(column + cell.columns, MOST_COLUMNS);
      for (let below = rowIndex; below < lastRow; below++) {
        for (let beside = column; beside < lastColumn; beside++) {
          (grid[below] as TableCell[])[beside] ??= shown;
        }
      }
      column = lastColumn;
    }
  });
  return grid.map(filled).filter(row => row.length > 0);
}

/** A row reached only by cells of rows above may have gaps: they are empty cells. */
const filled = (row: TableCell[]): TableCell[] =>
  Array.from(
    row,
    cell => cell ?? { text: '', span: row.find(Boolean)?.span ?? { start: 0, end: 0 }, header: false },
  );
