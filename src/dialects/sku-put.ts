import type { Row } from '../formats/format.ts';
import { type Path, valueAt } from '../model/path.ts';
import {
  addressesOf,
  codeOf,
  type Part,
  partsOf,
  putAddresses,
  putParts,
  putScalar,
  textOf,
} from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { optionRole } from './options.ts';
import { isAbove, readScalar } from './scalar.ts';
import { fieldOf } from './shape.ts';
import type { SkuColumns, SkuTable } from './sku-table.ts';
import type { RowGroup } from './table.ts';

const text = { type: 'scalar', reading: 'string' } as const;
const money = fieldOf('price.amount');

/** Columns that say a field of the listing as it is, in their order. */
const copied = [
  ['title', 'title'],
  ['description', 'description'],
  ['category', 'category'],
  ['brand', 'brand'],
  ['model', 'model'],
] as const;

/** What all rows of a product share, from the first row that says it. */
export function putShared(draft: Draft, rows: RowGroup, columns: SkuColumns): void {
  const { one, all } = columns;
  for (const [key, field] of copied) {
    const row = rowWith(rows, one(key));
    if (row) putScalar(draft, [field], fieldOf(field), row, one(key));
  }
  for (const key of attributeKeys) {
    const row = rowWith(rows, one(key));
    if (row) putScalar(draft, ['attributes', key], text, row, one(key));
  }
  for (const key of ['keyword', 'keywords'])
    for (const column of all(key)) {
      const row = rowWith(rows, column);
      if (row)
        putParts(draft, 'keywords', partsOf(textOf(row, column) as string, /[,;，；、\n]/g), row, column);
    }
  const handling = rowWith(rows, one('handling'));
  if (handling) putReadable(draft, ['handling_time', 'max'], handling, one('handling'), bareNumber);
  const status = rowWith(rows, one('status'));
  if (status) putReadable(draft, ['status'], status, one('status'), withoutBrackets);
}

const attributeKeys = ['material', 'pattern', 'style', 'origin', 'care'] as const;

const rowWith = (rows: RowGroup, column: number | undefined): Row | undefined =>
  column === undefined ? undefined : rows.find(row => textOf(row, column) !== undefined);

/** `Active(1)` says `Active`. */
const withoutBrackets = (cell: string): string => cell.replace(/[(（].*$/s, '').trim();
/** `7天` and `7 days` say 7. */
const bareNumber = (cell: string): string => /^\d+(?=\s*\D*$)/.exec(cell)?.[0] ?? '';

/** A value in the marketplace's own words; what is none of the model's is left out. */
function putReadable(
  draft: Draft,
  path: Path,
  row: Row,
  column: number | undefined,
  bare: (cell: string) => string,
): void {
  const cell = textOf(row, column);
  if (cell === undefined || column === undefined) return;
  const value = readScalar(fieldOf(path.join('.')), bare(cell.trim()), {});
  if (value !== undefined) put(draft, path, value, row, column);
}

/** The pictures of the product, of its variants, and the size chart, which is one too. */
export function putPictures(draft: Draft, rows: RowGroup, { one, all }: SkuColumns): void {
  const take = (row: Row, column: number): void => {
    const cell = textOf(row, column);
    if (cell !== undefined) putAddresses(draft, 'images', addressesOf(cell), row, column);
  };
  for (const key of ['main_image', 'image'])
    for (const column of all(key)) {
      const row = rowWith(rows, column);
      if (row) take(row, column);
    }
  for (const row of rows)
    for (const key of ['variation_image', 'variation_images', 'sku_image_link'])
      for (const column of all(key)) take(row, column);
  const chart = rowWith(rows, one('size_chart'));
  if (chart) {
    const at = lengthOf(draft, 'images');
    take(chart, one('size_chart') as number);
    if (lengthOf(draft, 'images') > at)
      put(draft, ['images', at, 'role'], 'size-chart', chart, one('size_chart') as number);
  }
  const video = rowWith(rows, one('video'));
  if (video)
    putAddresses(
      draft,
      'videos',
      addressesOf(textOf(video, one('video')) as string),
      video,
      one('video') as number,
    );
}

/** An identifier, unless its type says that it is another than a GTIN. */
export function putGtin(draft: Draft, path: Path, row: Row, { one }: SkuColumns, table: SkuTable): void {
  const type = textOf(row, one('gtin_type'))?.trim().toLowerCase();
  if (type === undefined || (table.gtin_types ?? []).some(opening => type.startsWith(opening)))
    putScalar(draft, path, fieldOf('gtin'), row, one('gtin'));
}

/** The price asked; compared with the usual one where it is a sale, else with a maker's price above it. */
export function putPrices(draft: Draft, row: Row, columns: SkuColumns, amount: Path, compareAt: Path): void {
  const { one, hints } = columns;
  const isOfListing = amount[0] === 'price';
  const currencyAt = isOfListing ? ['price', 'currency'] : undefined;
  const say = (key: string, path: Path): boolean =>
    putScalar(draft, path, money, row, one(key), hints(one(key)), currencyAt);
  const usual = ['priced', 'price', 'wholesale_price'].find(key => textOf(row, one(key)) !== undefined);
  if (isOfListing) putScalar(draft, ['price', 'currency'], text, row, one('currency'));
  if (textOf(row, one('sale_price')) !== undefined && say('sale_price', amount)) {
    if (usual !== undefined) say(usual, compareAt);
    return;
  }
  if (usual === undefined) {
    putOffer(draft, row, columns, amount, currencyAt);
    return;
  }
  if (!say(usual, amount)) return;
  const list = one('list_price');
  const read = readScalar(money, textOf(row, list)?.trim() ?? '', hints(list));
  if (!isAbove(read, valueAt(draft.value, amount))) return;
  if (say('list_price', compareAt) && isOfListing)
    put(draft, ['price', 'compare_at_basis'], 'rrp', row, list as number);
}

/** A wholesale offer: the price of the smallest order; a range is none. */
function putOffer(
  draft: Draft,
  row: Row,
  { one, hints }: SkuColumns,
  amount: Path,
  currencyAt: Path | undefined,
): void {
  const most = textOf(row, one('fob_max'))?.trim();
  for (const key of ['ladder', 'fob_price', 'fob_min']) {
    const column = one(key);
    const cell = textOf(row, column);
    if (cell === undefined || column === undefined) continue;
    if (key === 'fob_min' && most !== undefined && most !== cell.trim()) continue;
    const [tier = ''] = cell.split(/[;；|\n]/, 1);
    const price = tier.slice(Math.max(tier.lastIndexOf(':'), tier.lastIndexOf('：')) + 1).trim();
    const value = readScalar(money, price, hints(column));
    if (typeof value !== 'object') continue;
    put(draft, amount, value.amount, row, column);
    if (value.currency !== undefined && currencyAt) put(draft, currencyAt, value.currency, row, column);
    return;
  }
}

/** How many there are, in all warehouses together. */
export function putStock(draft: Draft, path: Path, row: Row, { all }: SkuColumns): void {
  const columns = [...all('quantity'), ...all('for_sale')].filter(
    column => textOf(row, column) !== undefined,
  );
  const [first] = columns;
  if (first === undefined) return;
  const shape = fieldOf('stock');
  if (columns.length === 1) {
    putScalar(draft, path, shape, row, first);
    return;
  }
  const counts = columns.map(column => readScalar(shape, codeOf(textOf(row, column) as string).text, {}));
  if (counts.every(count => typeof count === 'number'))
    put(
      draft,
      path,
      counts.reduce((sum, count) => sum + count, 0),
      row,
      first,
    );
}

/** What a row says of its variant's options: by theme and value, by columns of their own, or as pairs in a cell. */
export function putOptions(draft: Draft, index: number, row: Row, { one }: SkuColumns): void {
  for (const number of [1, 2]) {
    const role = optionRole(textOf(row, one(`theme_${number}`)) ?? '');
    if (role !== undefined) putOption(draft, index, role, partAt(row, one(`option_${number}`)), row);
  }
  for (const role of ['color', 'size'] as const) putOption(draft, index, role, partAt(row, one(role)), row);
  const column = one('sku_attributes');
  const cell = textOf(row, column);
  if (cell === undefined || column === undefined) return;
  for (const pair of partsOf(cell, /[;；|\n]/g)) {
    const match = /^([^:：]+)[:：]\s*(.+)$/s.exec(pair.text);
    if (match === null) continue;
    const [, name = '', value = ''] = match;
    const role = optionRole(name);
    const start = pair.start + pair.text.length - value.length;
    if (role !== undefined) putOption(draft, index, role, { text: value, start, column }, row);
  }
}

type CellPart = Part & { readonly column: number };

function partAt(row: Row, column: number | undefined): CellPart | undefined {
  const cell = textOf(row, column);
  return cell === undefined || column === undefined ? undefined : { ...codeOf(cell), column };
}

/** A variant's colour or size, and among those the listing offers. */
function putOption(
  draft: Draft,
  index: number,
  role: 'color' | 'size',
  part: CellPart | undefined,
  row: Row,
): void {
  if (part === undefined) return;
  const { text: value, start, column } = part;
  put(draft, ['variants', index, role], value, row, column, start);
  const offered = (valueAt(draft.value, ['attributes', role]) ?? []) as readonly string[];
  const known = offered.indexOf(value);
  put(draft, ['attributes', role, known < 0 ? offered.length : known], value, row, column, start);
}
