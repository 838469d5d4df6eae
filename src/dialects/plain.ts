import type { Row } from '../formats/format.ts';
import type { Kind } from '../model/document.ts';
import { carried } from './carriage.ts';
import { textOf } from './cells.ts';
import { lengthOf } from './draft.ts';
import { byProduct } from './history.ts';
import { takeConstants } from './mapped.ts';
import { type Binding, dateColumn, fits, isJson, matchColumns, namesOfColumns } from './match.ts';
import type { Spelling } from './misspelt.ts';
import { foldName } from './names.ts';
import { columnHints, type Prepared, type TableDialect } from './reading.ts';
import type { ReadSettings } from './result.ts';
import { type ObjectShape, type Shape, shapeAt, shapeOf } from './shape.ts';
import type { RowGroup, Table, TablePlan } from './table.ts';
import { putHistory, takeLowest, takePrices } from './table-prices.ts';
import { type Take, takeAt, takeOf } from './take.ts';

const kinds: readonly Kind[] = ['listing', 'store', 'message', 'seller'];

/** Any other table: a row a document, columns by name or by the config's `fields`. */
export const plain: TableDialect = {
  name: 'table',
  score: header => matchColumns({ header: { cells: header }, rows: [] }, 'listing', undefined).length,
  prepare(table, settings) {
    const { sheet } = table;
    const plans = new Map<Kind, PlainPlan>();
    const planOf = (kind: Kind): PlainPlan => {
      const known = plans.get(kind) ?? plainPlan(table, kind, settings);
      plans.set(kind, known);
      return known;
    };
    const base = planOf(settings.kind ?? 'listing');
    const kindColumn = sheet.header.cells.findIndex(name => foldName(name) === 'kind');
    const kindOf = (row: Row | undefined): Kind => {
      const said = foldName((row && textOf(row, kindColumn)) ?? '');
      return kinds.find(kind => kind === said) ?? settings.kind ?? 'listing';
    };
    const told = new Set(kindColumn < 0 ? [base.kind] : sheet.rows.map(kindOf));
    const prepared: Prepared = {
      plan: base,
      used: new Set([
        ...[...told].flatMap(kind => planOf(kind).bindings.map(({ column }) => column)),
        ...(base.dated ? [base.dated.column] : []),
        ...(kindColumn < 0 ? [] : [kindColumn]),
      ]),
      // Names of listings' columns tell nothing of those of a seller.
      ...(told.has('listing') && { spelling: spellingFor(table, base.bindings) }),
      group: rows => ({
        groups: base.dated?.groups ?? rows.map((row): RowGroup => [row]),
        orphans: [],
        orphanMessage: 'empty-row',
        orphanColumn: 0,
      }),
    };
    if (kindColumn < 0) return prepared;
    return {
      ...prepared,
      plansFor: ([row]) => [planOf(kindOf(row))],
    };
  },
};

interface PlainPlan extends TablePlan {
  readonly bindings: readonly Binding[];
  /** The table is a price history: rows by product, and the column with the day. */
  readonly dated: { readonly column: number; readonly groups: readonly RowGroup[] } | undefined;
}

function plainPlan({ sheet }: Table, kind: Kind, settings: ReadSettings): PlainPlan {
  const shape = shapeOf(kind);
  const bindings = matchColumns(sheet, kind, settings.fields);
  const at = (field: string) =>
    bindings.find(binding => binding.field === field && binding.item === undefined);
  const takes = ordered(bindings)
    .filter(({ field, item }) => item === undefined && !priceFields.has(field) && field !== 'kind')
    .map(binding => takeOf(sheet, binding, shape, settings));
  takes.push(...takeItems(bindings, shape, sheet, settings));
  if (kind === 'listing')
    takes.push(
      takePrices(at, { sheet, settings }),
      takeLowest(at, { sheet, settings }),
      ...takeConstants(settings),
    );
  const dated =
    kind === 'listing' ? datedRows(sheet.rows, at('id')?.column, dateColumn(sheet.header.cells)) : undefined;
  const amount = at('price.amount')?.column;
  const history = dated && amount !== undefined ? ['price.history'] : [];
  const holders = new Map<string, number>();
  for (const { field, column } of bindings)
    if (!holders.has(field)) holders.set(field === 'price.sale' ? 'price.amount' : field, column);
  // Where a price and a reduced one have columns, the first is what the second is compared with.
  const before = at('price.sale') && at('price.amount');
  if (before && !holders.has('price.compare_at')) holders.set('price.compare_at', before.column);
  return {
    kind,
    bindings,
    dated,
    holders,
    carried: carried([...holders.keys(), ...history], [...structuresOf(sheet, bindings), ...history]),
    fill(rows, draft) {
      for (const take of takes) take(rows[0], draft);
      if (dated && amount !== undefined) putHistory(draft, rows, dated.column, at);
    },
  };
}

/** All names of listings' columns; a file lacks a field that no column holds. */
function spellingFor({ sheet }: Table, bindings: readonly Binding[]): Spelling {
  const shape = shapeOf('listing');
  const here = new Set(bindings.map(({ field }) => field));
  return {
    known: () => namesOfColumns(shape).map(([name]) => name),
    absent: () =>
      namesOfColumns(shape)
        .filter(([, field]) => !here.has(field))
        .map(([name, field]) => ({ name, fits: column => fits(sheet, { field, column }, shape) })),
  };
}

const priceFields = new Set(['price.amount', 'price.sale', 'price.compare_at', 'price.lowest_prior.amount']);

/** Pictures in the order of their names' rank, so that the main picture comes first, texts after them. */
const ordered = (bindings: readonly Binding[]): readonly Binding[] =>
  [...bindings].sort(
    (left, right) => Number(left.field === 'images.alt') - Number(right.field === 'images.alt'),
  );

/** Columns with JSON in them hold structures: everything inside can be said. */
function structuresOf({ rows }: Table['sheet'], bindings: readonly Binding[]): string[] {
  return bindings
    .filter(({ column }) => rows.slice(0, 50).some(row => isJson(row.cells[column] ?? '')))
    .map(({ field }) => field);
}

/** `images.1.src`, `images.1.alt` … make one item; items without a value leave no gap. */
function takeItems(
  bindings: readonly Binding[],
  shape: ObjectShape,
  sheet: Table['sheet'],
  settings: ReadSettings,
): Take[] {
  const lists = new Map<string, Map<number, Binding[]>>();
  for (const binding of bindings) {
    if (binding.item === undefined) continue;
    const items = lists.get(binding.item.list) ?? new Map<number, Binding[]>();
    items.set(binding.item.number, [...(items.get(binding.item.number) ?? []), binding]);
    lists.set(binding.item.list, items);
  }
  return [...lists].map(([list, items]) => {
    const inOrder = [...items].sort(([left], [right]) => left - right).map(([, columns]) => columns);
    const holder = shapeAt(shape, list) as Shape;
    const bare = holder.type === 'list' && holder.item.type === 'object' ? holder.item.bare : undefined;
    return (row, draft) => {
      for (const columns of inOrder) {
        const index = lengthOf(draft, list);
        for (const binding of columns) {
          const rest = binding.item?.rest || bare;
          const path = rest === undefined ? [list, index] : [list, index, ...rest.split('.')];
          const inner = shapeAt(shape, rest === undefined ? list : `${list}.${rest}`) as Shape;
          const scalar = rest === undefined && inner.type === 'list' ? inner.item : inner;
          takeAt(path, scalar, binding, columnHints(sheet, binding.column, settings))(row, draft);
        }
      }
    };
  });
}

function datedRows(
  rows: readonly Row[],
  id: number | undefined,
  date: number | undefined,
): PlainPlan['dated'] {
  if (id === undefined || date === undefined) return undefined;
  const groups = byProduct(rows, id, date);
  return groups && { column: date, groups };
}
