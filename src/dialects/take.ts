import type { Row, Sheet } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import {
  addressesOf,
  codeOf,
  literally,
  nameOf,
  type Part,
  partsOf,
  putAddresses,
  putParts,
  putScalar,
  textOf,
} from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { type Binding, isJson, unitCurrency } from './match.ts';
import { read } from './read.ts';
import { columnHints } from './reading.ts';
import type { ReadSettings } from './result.ts';
import { type ObjectShape, type ScalarShape, type Shape, shapeAt } from './shape.ts';

/** Takes what one column says of a row into the document. */
export type Take = (row: Row, draft: Draft) => void;

/** How a bound column is read, by the shape of its field. */
export function takeOf(sheet: Sheet, binding: Binding, root: ObjectShape, settings: ReadSettings): Take {
  const { field, column, split, unit } = binding;
  const path = field.split('.');
  if (field === 'images.src' || field === 'videos.src') {
    const list = path[0] as string;
    return (row, draft) => {
      const cell = textOf(row, column);
      if (cell !== undefined) putAddresses(draft, list, addressesOf(cell, split), row, column);
    };
  }
  if (field === 'images.alt') return takeAlts(column, split);
  if (field === 'size_chart') return takeSizeChart(column, shapeAt(root, field) as Shape);
  return takeAt(
    path,
    shapeAt(root, field) as Shape,
    binding,
    columnHints(sheet, column, settings, unitCurrency(unit)),
  );
}

type Hints = ReturnType<typeof columnHints>;

/** Reads a cell into a fixed path. */
export function takeAt(path: Path, shape: Shape, { column, split, unit }: Binding, hints: Hints): Take {
  if (shape.type === 'scalar') {
    const currencyAt = shape.reading === 'decimal' && path[0] === 'price' ? ['price', 'currency'] : undefined;
    return (row, draft) => void putScalar(draft, path, shape, row, column, hints, currencyAt);
  }
  const separator = separatorOf(path, split);
  const scalar = scalarOf(shape);
  return (row, draft) => {
    const cell = textOf(row, column);
    if (cell === undefined) return;
    if (isJson(cell) && putJson(draft, path, shape, row, column, cell)) return;
    const isList = isOnlyList(shape);
    if (scalar === undefined) draft.bad(row, column, nameOf(path), shape, cell);
    else if (isList && scalar.reading !== 'string' && scalar.reading !== 'text')
      putList(draft, path, scalar, partsOf(cell, separator), row, column, hints);
    else if (isList) putParts(draft, path, partsOf(cell, separator), row, column);
    else putOneOrMore(draft, path, scalar, partsOf(cell, separator), row, column, unit, cell);
  };
}

/** Lists are split by ` | ` or lines; codes and search words also by commas. */
function separatorOf(path: Path, split: string | undefined): RegExp {
  if (split !== undefined) return new RegExp(literally(split), 'g');
  return commaLists.has(path[0] as string) ? /\s\|\s|[\n,;，；、]/g : /\s\|\s|\n/g;
}

const commaLists = new Set([
  'tags',
  'keywords',
  'markets',
  'profiles',
  'languages',
  'ships_from',
  'payment_methods',
  'competitor_prices',
]);

/** The scalar a text in a cell can be, alone or as an item. */
function scalarOf(shape: Shape): ScalarShape | undefined {
  if (shape.type === 'scalar') return shape;
  if (shape.type === 'list') return shape.item.type === 'scalar' ? shape.item : undefined;
  if (shape.type !== 'union') return undefined;
  const scalars = shape.options.filter(option => option.type === 'scalar');
  return scalars[0] ?? scalarOf(shape.options[0] as Shape);
}

/** A list, or a union that can be no value alone: payment methods for all markets, or by market. */
const isOnlyList = (shape: Shape): boolean =>
  shape.type === 'list' ||
  (shape.type === 'union' &&
    shape.options.some(({ type }) => type === 'list') &&
    shape.options.every(({ type }) => type !== 'scalar'));

function putList(
  draft: Draft,
  path: Path,
  shape: ScalarShape,
  parts: readonly Part[],
  row: Row,
  column: number,
  hints: Hints,
): void {
  for (const { text } of parts) {
    const part = { ...row, cells: [text] };
    const single: Draft = {
      ...draft,
      value: {},
      places: undefined,
      bad: () => draft.bad(row, column, nameOf(path), shape, text),
    };
    if (putScalar(single, ['value'], shape, part, 0, hints))
      put(draft, [...path, lengthOf(draft, path)], single.value.value, row, column);
  }
}

/** A value, or several where the field may hold a list; a bare number takes its header's unit. */
function putOneOrMore(
  draft: Draft,
  path: Path,
  shape: ScalarShape,
  parts: readonly Part[],
  row: Row,
  column: number,
  unit: string | undefined,
  cell: string,
): void {
  const [only] = parts;
  if (path[0] !== 'attributes' || parts.length < 2) {
    if (unit !== undefined && only && /^[\d.,]+$/.test(only.text))
      put(draft, path, `${only.text} ${unit}`, row, column);
    else if (shape.reading === 'text') put(draft, path, cell, row, column, 0);
    else putScalar(draft, path, shape, row, column);
    return;
  }
  for (const [index, { text, start }] of parts.entries())
    put(draft, [...path, index], text, row, column, start);
}

/** Nested lists and maps stand as JSON in the cell. */
function putJson(draft: Draft, path: Path, shape: Shape, row: Row, column: number, cell: string): boolean {
  let raw: unknown;
  try {
    raw = JSON.parse(cell);
  } catch {
    return false;
  }
  const bad = (_from: Path, expected: Shape, value: unknown) =>
    draft.bad(row, column, nameOf(path), expected, JSON.stringify(value));
  const value = read(shape, raw, [], [], { scalarText: () => undefined, hints: {}, bad, unknown: () => {} });
  if (value === undefined) return true;
  put(draft, path, value, row, column);
  return true;
}

/** Alternative texts belong to the pictures in order; one text alone may contain the separators. */
function takeAlts(column: number, split: string | undefined): Take {
  return (row, draft) => {
    const cell = textOf(row, column);
    if (cell === undefined) return;
    const several = lengthOf(draft, 'images') > 1;
    const parts = several
      ? partsOf(cell, separatorOf(['images'], split ?? undefined))
      : [{ text: codeOf(cell).text, start: codeOf(cell).start }];
    for (const [index, { text, start }] of parts.entries())
      put(draft, ['images', index, 'alt'], text, row, column, start);
  };
}

/** A size chart in a cell is JSON, or a text that says the sizes. */
function takeSizeChart(column: number, shape: Shape): Take {
  return (row, draft) => {
    const cell = textOf(row, column);
    if (cell === undefined || (isJson(cell) && putJson(draft, ['size_chart'], shape, row, column, cell)))
      return;
    put(draft, ['sections', 'size_fit'], cell, row, column, 0);
  };
}
