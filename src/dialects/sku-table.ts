import type { Row, Sheet } from '../formats/format.ts';
import { textOf } from './cells.ts';
import { bareHeader, findColumns, type HeaderColumns, type HeaderTable } from './headers.ts';
import { unitCurrency } from './match.ts';
import { columnHints } from './reading.ts';
import type { ReadSettings } from './result.ts';
import { readScalar } from './scalar.ts';
import { fieldOf } from './shape.ts';

/** The header table of a marketplace whose files have a row a SKU. */
export interface SkuTable extends HeaderTable {
  /** ISO 4217; of a marketplace that knows only one. */
  readonly currency?: string;
  /** Cells of a row that is written for the upload program. */
  readonly technical?: readonly string[];
  /** How cells of an example row begin. */
  readonly examples?: readonly string[];
  /** How types of an identifier begin that are a GTIN. */
  readonly gtin_types?: readonly string[];
}

/** Where the columns of such a file stand. */
export interface SkuColumns {
  one(key: string): number | undefined;
  /** The column of that key, and those of its series by number. */
  all(key: string): readonly number[];
  readonly found: HeaderColumns;
  /** What is known about the prices in a column. */
  hints(column: number | undefined): ReturnType<typeof columnHints>;
}

export function skuColumns(table: SkuTable, sheet: Sheet, settings: ReadSettings): SkuColumns {
  const header = sheet.header.cells;
  const found = withLabels(table, findColumns(table, header), sheet);
  const all = (key: string): readonly number[] => {
    const own = found.one.get(key);
    const series = [...(found.numbered.get(key) ?? [])].sort(([one], [other]) => one - other);
    return [...(own === undefined ? [] : [own]), ...series.map(([, column]) => column)];
  };
  const hints = new Map<number | undefined, ReturnType<typeof columnHints>>();
  return {
    one: key => found.one.get(key) ?? found.numbered.get(key)?.values().next().value,
    all,
    found,
    hints(column) {
      const known = hints.get(column);
      if (known) return known;
      const name = header[column ?? -1] ?? '';
      const unit = name.slice(bareHeader(name).length).replace(/[\s()（）[\]【】]/g, '');
      const made = columnHints(sheet, column, settings, unitCurrency(unit) ?? table.currency);
      hints.set(column, made);
      return made;
    },
  };
}

/** Columns that have a code of the marketplace's in the header may say by their label what they are. */
function withLabels(table: SkuTable, found: HeaderColumns, { labels }: Sheet): HeaderColumns {
  if (labels === undefined) return found;
  const also = findColumns(table, labels.cells);
  const one = new Map(found.one);
  const used = new Set(found.used);
  const taken = new Set([
    ...one.values(),
    ...[...found.numbered.values()].flatMap(series => [...series.values()]),
  ]);
  for (const [key, column] of also.one) {
    if (one.has(key) || taken.has(column)) continue;
    one.set(key, column);
    used.add(column);
  }
  return { ...found, one, used };
}

const folded = (cell: string): string => cell.trim().toLowerCase();

/** Whether a row below the header is none of the listings: for the upload program, or with words for price and stock. */
export function explainsSkus(table: SkuTable, header: readonly string[], row: Row): boolean {
  if (isTechnical(table, row)) return true;
  const { one } = findColumns(table, header);
  const amounts = (['price', 'quantity'] as const).flatMap(key =>
    one.has(key) ? [{ key, column: one.get(key) }] : [],
  );
  return (
    amounts.length > 0 &&
    amounts.every(({ key, column }) => {
      const cell = textOf(row, column)?.trim();
      return cell !== undefined && readScalar(fieldOf(shown[key]), cell, {}) === undefined;
    })
  );
}

const shown = { price: 'price.amount', quantity: 'stock' } as const;

/** Whether a row is the example of the format's template. */
export const isSkuExample = ({ examples = [] }: SkuTable, { cells }: Row): boolean =>
  cells.some(cell => examples.some(opening => folded(cell).startsWith(opening)));

/** Whether a row is written for the upload program: versions and modes of the template. */
const isTechnical = ({ technical = [] }: SkuTable, { cells }: Row): boolean =>
  cells.some(cell => technical.includes(folded(cell)));

/** The row below a header of codes that has the names people see: the first that is not for a program. */
export function labelsBelow(
  table: SkuTable,
  header: readonly string[],
  rows: readonly Row[],
): Row | undefined {
  const codes = new Set(Object.values(table.columns).flatMap(({ names }) => names.code ?? []));
  const coded = header.filter(cell => codes.has(cell.trim())).length;
  return coded * 2 > findColumns(table, header).used.size
    ? rows.find(row => !isTechnical(table, row))
    : undefined;
}
