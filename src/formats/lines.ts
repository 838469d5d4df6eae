import type { Cell, Location } from '../model/place.ts';
import type { Range, SourceFile } from './format.ts';

/** A place in a file as people count: from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const tables = new WeakMap<SourceFile, Int32Array>();

/** Offsets at which lines start. A lone `\r` ends a line only in a file without `\n` (old Mac exports). */
function lineStarts(source: SourceFile): Int32Array {
  const known = tables.get(source);
  if (known) return known;
  const end = source.text.includes('\n') ? '\n' : '\r';
  const starts = [0];
  for (let at = source.text.indexOf(end); at >= 0; at = source.text.indexOf(end, at + 1)) starts.push(at + 1);
  const table = Int32Array.from(starts);
  tables.set(source, table);
  return table;
}

/** Line and column of an offset. */
export function positionAt(source: SourceFile, offset: number): Position {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/** A stretch of a file as a report shows it. */
export function toLocation(source: SourceFile, range: Range, cell: Cell | null = null): Location {
  const start = positionAt(source, range.start);
  const end = positionAt(source, range.end);
  return {
    file: source.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    cell,
  };
}
