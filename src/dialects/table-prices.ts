import type { Row, Sheet } from '../formats/format.ts';
import { putScalar, textOf } from './cells.ts';
import { type Draft, put } from './draft.ts';
import { type Binding, isPriceName, isRecommended, unitCurrency } from './match.ts';
import { columnHints } from './reading.ts';
import type { ReadSettings } from './result.ts';
import { readDate } from './scalar.ts';
import { fieldOf } from './shape.ts';
import type { RowGroup } from './table.ts';
import type { Take } from './take.ts';

/** The column that holds a field, where the table has one. */
type ColumnOf = (field: string) => Binding | undefined;

interface Reading {
  readonly sheet: Sheet;
  readonly settings: ReadSettings;
}

/** The price asked is the sale price where there is one; then the other is what it is compared with. */
export function takePrices(at: ColumnOf, { sheet, settings }: Reading): Take {
  const sale = at('price.sale');
  const asked = at('price.amount');
  const before = at('price.compare_at');
  const hints = [sale, asked, before].map(binding =>
    columnHints(sheet, binding?.column, settings, unitCurrency(binding?.unit)),
  );
  const regularOnly = before !== undefined && isPriceName(sheet.header.cells, before);
  const putPrice = (
    draft: Draft,
    row: Row,
    field: 'amount' | 'compare_at',
    binding: Binding | undefined,
    which: number,
  ) =>
    putScalar(draft, ['price', field], fieldOf(`price.${field}`), row, binding?.column, hints[which], [
      'price',
      'currency',
    ]);
  const recommended = before !== undefined && isRecommended(sheet.header.cells[before.column] ?? '');
  const putBefore = (draft: Draft, row: Row): boolean => {
    const written = !isZero(textOf(row, before?.column)) && putPrice(draft, row, 'compare_at', before, 2);
    if (written && recommended && before)
      put(draft, ['price', 'compare_at_basis'], 'rrp', row, before.column);
    return written;
  };
  return (row, draft) => {
    if (putPrice(draft, row, 'amount', sale, 0)) {
      // What the shop asked itself says more than what a maker recommends.
      const own = recommended && putPrice(draft, row, 'compare_at', asked, 1);
      if (!own && !putBefore(draft, row)) putPrice(draft, row, 'compare_at', asked, 1);
    } else if (putPrice(draft, row, 'amount', asked, 1)) {
      putBefore(draft, row);
    } else {
      putPrice(draft, row, regularOnly ? 'amount' : 'compare_at', before, 2);
    }
  };
}

/**
 * The lowest price of the days before a reduction says something only where a row shows one: price lists also
 * fill it in where nothing is reduced. How many days stands in the column's name.
 */
export function takeLowest(at: ColumnOf, { sheet, settings }: Reading): Take {
  const binding = at('price.lowest_prior.amount');
  if (!binding) return () => {};
  const { column } = binding;
  const hints = columnHints(sheet, column, settings, unitCurrency(binding.unit));
  const days = /\d+/.exec(sheet.header.cells[column] ?? '')?.[0];
  const marks = [at('price.sale'), at('price.compare_at')].flatMap(mark => mark?.column ?? []);
  return (row, draft) => {
    if (marks.length > 0 && marks.every(mark => isNothing(textOf(row, mark)))) return;
    const path = ['price', 'lowest_prior'];
    const shape = fieldOf('price.lowest_prior.amount');
    if (putScalar(draft, [...path, 'amount'], shape, row, column, hints, ['price', 'currency']) && days)
      put(draft, [...path, 'days'], Number(days), row, column);
  };
}

const isNothing = (cell: string | undefined): boolean => cell === undefined || isZero(cell);

const isZero = (cell: string | undefined): boolean => cell !== undefined && /^\D*0+([.,]0*)?\D*$/.test(cell);

const columnsOf = (...bindings: readonly (Binding | undefined)[]): readonly number[] =>
  bindings.flatMap(binding => binding?.column ?? []);

/** The prices of each day, the earliest first; days whose price cannot be read are left out. */
export function putHistory(draft: Draft, rows: RowGroup, date: number, at: ColumnOf): void {
  const asked = columnsOf(at('price.sale'), at('price.amount'));
  const before = columnsOf(at('price.compare_at'), at('price.sale') && at('price.amount'));
  let index = 0;
  let last: string | undefined;
  const putFirst = (name: 'amount' | 'list', row: Row, columns: readonly number[]): number | undefined =>
    columns.find(
      column =>
        !isNothing(textOf(row, column)) &&
        putScalar(draft, ['price', 'history', index, name], fieldOf('price.amount'), row, column),
    );
  for (const row of [...rows].reverse()) {
    const day = readDate(textOf(row, date) ?? '');
    if (day === undefined || day === last) continue;
    last = day;
    const column = putFirst('amount', row, asked);
    if (column === undefined) continue;
    putFirst(
      'list',
      row,
      before.filter(other => other !== column),
    );
    put(draft, ['price', 'history', index++, 'date'], day, row, date);
  }
}
