import { WorkbookFault } from './fault.ts';
import { limits } from './limits.ts';
import { columnOf, rowOf } from './reference.ts';

/** Cells that are shown as one: rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Reads a reference such as `A1:C3`. */
export function mergeOf(reference: string): Merge {
  const [first = '', last = first] = reference.split(':');
  return { top: rowOf(first), left: columnOf(first), bottom: rowOf(last), right: columnOf(last) };
}

/**
 * Merged cells show the value of the first; some programs leave others beneath it, which nobody sees. The rows
 * are gone through once, with the merges that reach into each: real ones never overlap, so they are few.
 * @throws WorkbookFault where merges upon merges would take forever
 */
export function clearMerged<Row extends { readonly number: number; readonly cells: string[] }>(
  rows: readonly Row[],
  merges: readonly Merge[],
): Row[] {
  const waiting = [...merges].sort((one, other) => other.top - one.top);
  let reaching: Merge[] = [];
  let steps = 0;
  for (const { number, cells } of rows) {
    reaching = reaching.filter(({ bottom }) => bottom >= number);
    for (let next = waiting.at(-1); next && next.top <= number; next = waiting.at(-1)) {
      waiting.pop();
      if (next.bottom >= number) reaching.push(next);
    }
    steps += reaching.length;
    if (steps > limits.cells) throw new WorkbookFault('oversized-workbook');
    for (const { top, left, right } of reaching) {
      const from = number === top ? left + 1 : left;
      for (let column = from; column <= right && column < cells.length; column++) cells[column] = '';
    }
  }
  return rows.filter(({ cells }) => cells.some(text => text.trim() !== ''));
}
