import type { Row } from '../formats/format.ts';
import { type Path, valueAt } from '../model/path.ts';
import type { PriceHints } from '../model/price-text.ts';
import { type Audience, amazonTable } from './amazon-ids.ts';
import { codeOf, partsOf, putAddresses, putParts, putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { isAbove, readScalar } from './scalar.ts';
import { fieldOf } from './shape.ts';
import type { RowGroup } from './table.ts';

/** Where the columns of a template stand, and what its prices are in. */
export interface Columns {
  one(key: string): number | undefined;
  /** Columns of a series by their number. */
  series(key: string): readonly number[];
  readonly hints: ReadonlyMap<string, PriceHints>;
  /** Currency of the marketplace, for prices that name none. */
  readonly currency: string | undefined;
}

const text = { type: 'scalar', reading: 'string' } as const;

/** The market and the language stand in the header, in the id of the title. */
export function putAudience(draft: Draft, header: Row, audience: Audience): void {
  const { language, languageColumn, marketplace, marketColumn } = audience;
  if (language !== undefined) put(draft, ['language'], language, header, languageColumn);
  const country = amazonTable.marketplaces[marketplace ?? '']?.country;
  if (country !== undefined) put(draft, ['markets', 0], country, header, marketColumn);
}

const asksFor = (row: Row, column: number | undefined, openings: readonly string[]): boolean => {
  const asked = textOf(row, column)?.trim().toLowerCase() ?? '';
  return openings.some(opening => asked.startsWith(opening));
};

/** Whether a row only changes what it fills in. */
export const isPartial = (row: Row, column: number | undefined): boolean =>
  asksFor(row, column, amazonTable.partial_updates);

/** A listing whose rows are all to be deleted is offered no longer. */
export function putAction(draft: Draft, rows: RowGroup, column: number | undefined): void {
  if (column === undefined || !rows.every(row => asksFor(row, column, amazonTable.deletes))) return;
  for (const row of rows) put(draft, ['status'], 'inactive', row, column);
}

/** An identifier, unless its type says that it is another than a GTIN. */
export function putGtin(draft: Draft, path: Path, row: Row, { one }: Columns): void {
  const type = textOf(row, one('gtin_type'))?.trim().toLowerCase();
  if (type === undefined || amazonTable.gtin_types.includes(type))
    putScalar(draft, path, fieldOf('gtin'), row, one('gtin'));
}

/** The price asked; compared with the usual one where it is a sale, else with a list price above it. */
export function putPrices(draft: Draft, row: Row, columns: Columns, amount: Path, compareAt: Path): void {
  const { one, hints, currency } = columns;
  const isOfListing = amount[0] === 'price';
  const currencyAt = isOfListing ? ['price', 'currency'] : undefined;
  const say = (key: string, path: Path): boolean =>
    putScalar(draft, path, fieldOf('price.amount'), row, one(key), hints.get(key), currencyAt);
  const isSale = say('sale_price', amount);
  if (!isSale && !say('offer_price', amount)) return;
  if (isOfListing) {
    putScalar(draft, ['price', 'currency'], text, row, one('currency'));
    const asked = one(isSale ? 'sale_price' : 'offer_price') as number;
    if (currency !== undefined && valueAt(draft.value, ['price', 'currency']) === undefined)
      put(draft, ['price', 'currency'], currency, row, asked);
  }
  if (isSale) {
    say('offer_price', compareAt);
    if (!isOfListing) return;
    for (const [key, field] of [
      ['sale_start', 'start'],
      ['sale_end', 'end'],
    ] as const)
      putScalar(draft, ['promotion', field], fieldOf(`promotion.${field}`), row, one(key));
    return;
  }
  const list = readScalar(
    fieldOf('price.amount'),
    textOf(row, one('list_price')) ?? '',
    hints.get('list_price') ?? {},
  );
  if (!isAbove(list, valueAt(draft.value, amount))) return;
  if (say('list_price', compareAt) && isOfListing)
    put(draft, ['price', 'compare_at_basis'], 'rrp', row, one('list_price') as number);
}

/** The texts of a series of columns, from the first row that has any. */
export function putSeries(
  draft: Draft,
  field: string,
  rows: RowGroup,
  columns: readonly number[],
  separator?: RegExp,
): void {
  const row = rows.find(candidate => columns.some(column => textOf(candidate, column) !== undefined));
  if (!row) return;
  for (const column of columns) {
    const cell = textOf(row, column);
    if (cell === undefined) continue;
    if (separator) putParts(draft, field, partsOf(cell, separator), row, column);
    else put(draft, [field, lengthOf(draft, field)], cell, row, column, 0);
  }
}

/** The pictures of the first row that has any: each child's page shows its own. */
export function putImages(draft: Draft, rows: RowGroup, { one, series }: Columns): void {
  const main = one('main_image');
  const columns = [...(main === undefined ? [] : [main]), ...series('other_image')];
  const row = rows.find(candidate => columns.some(column => textOf(candidate, column) !== undefined));
  if (!row) return;
  for (const column of columns) {
    const cell = textOf(row, column);
    if (cell !== undefined) putAddresses(draft, 'images', [codeOf(cell)], row, column);
  }
}

const attributes = Object.entries(amazonTable.columns).flatMap(([key, { fields = [] }]) =>
  fields.filter(field => field.startsWith('attributes.')).map(field => ({ key, path: field.split('.') })),
);

/** Attributes of the product; in a family its variants say colour and size. */
export function putAttributes(draft: Draft, row: Row, { one }: Columns, isFamily: boolean): void {
  for (const { key, path } of attributes)
    if (!isFamily || (key !== 'color' && key !== 'size')) putScalar(draft, path, text, row, one(key));
}

/** A variant's colour or size, and among those the listing offers. */
export function putOption(
  draft: Draft,
  index: number,
  option: 'color' | 'size',
  row: Row,
  column: number | undefined,
): void {
  const cell = textOf(row, column);
  if (cell === undefined || column === undefined) return;
  const { text: value, start } = codeOf(cell);
  put(draft, ['variants', index, option], value, row, column, start);
  const offered = (valueAt(draft.value, ['attributes', option]) ?? []) as readonly string[];
  const known = offered.indexOf(value);
  put(draft, ['attributes', option, known < 0 ? offered.length : known], value, row, column, start);
}
