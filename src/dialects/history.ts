import type { Row } from '../formats/format.ts';
import { codeOf, textOf } from './cells.ts';
import { readDate } from './scalar.ts';
import type { RowGroup } from './table.ts';

/**
 * Rows of a table that has a row for each product and day, by product, the latest day first. Undefined where
 * the table is none: no id repeats, a day cannot be read, or a product has two different rows of one day.
 */
export function byProduct(rows: readonly Row[], id: number, date: number): RowGroup[] | undefined {
  const products = new Map<string, { readonly row: Row; readonly day: string }[]>();
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const code = textOf(row, id);
    const day = readDate(textOf(row, date) ?? '');
    if (code === undefined || day === undefined) return undefined;
    const key = codeOf(code).text;
    const identity = `${day} ${key}`;
    const twin = seen.get(identity);
    if (twin !== undefined && twin.cells.join('\u0000') !== row.cells.join('\u0000')) return undefined;
    seen.set(identity, row);
    const product = products.get(key);
    if (product) product.push({ row, day });
    else products.set(key, [{ row, day }]);
  }
  if (products.size === rows.length) return undefined;
  return [...products.values()].map(days => {
    days.sort((left, right) =>
      left.day < right.day ? 1 : left.day > right.day ? -1 : left.row.number - right.row.number,
    );
    return days.map(({ row }) => row) as unknown as RowGroup;
  });
}
