import { visible } from './visible.ts';
import { displayWidth, padEnd, padStart } from './width.ts';

/** Counts by name: `id` names the column in JSON, `title` above the column on a page. */
export interface Counts {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  /** The first cell is the name. */
  readonly rows: readonly (readonly [string, ...number[]])[];
}

/** What the `stats` commands print, by format. */
export const countTables: Readonly<Record<'pretty' | 'json', (counts: Counts) => Iterable<string>>> = {
  *pretty({ columns, rows }) {
    const sums = columns
      .slice(1)
      .map((_, index) => rows.reduce((sum, row) => sum + (row[index + 1] as number), 0));
    const lines = [columns.map(({ title }) => title), ...rows, ['', ...sums]].map(cells =>
      cells.map(cell => visible(String(cell))),
    );
    const widths = columns.map((_, index) =>
      Math.max(...lines.map(cells => displayWidth(cells[index] as string))),
    );
    for (const cells of lines) {
      const padded = cells.map((cell, index) =>
        index === 0 ? padEnd(cell, widths[0] as number) : padStart(cell, widths[index] as number),
      );
      yield `${padded.join('  ').trimEnd()}\n`;
    }
  },
  *json({ columns, rows }) {
    const records = rows.map(row => Object.fromEntries(columns.map(({ id }, index) => [id, row[index]])));
    yield `${JSON.stringify(records, null, 2)}\n`;
  },
};
