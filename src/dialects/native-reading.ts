import type { InputProblem, TreeRecord } from '../formats/format.ts';
import type { RecordOrigin } from '../model/origin.ts';
import { type Path, type Span, valueAt } from '../model/path.ts';
import { type BorrowedKeys, borrowedKeys } from './borrowed-keys.ts';
import { foldName } from './names.ts';
import { isGroup, type Reading, read } from './read.ts';
import type { ReadSettings } from './result.ts';
import { type ObjectShape, shapeOf } from './shape.ts';

/** A reading of one record; where both a price and a sale price are given, the price is what it was before. */
export function readingOf(
  shape: ObjectShape,
  record: TreeRecord,
  settings: ReadSettings,
  tells: Pick<Reading, 'bad' | 'unknown'>,
  trace?: Reading['trace'],
): Reading {
  const keys = isGroup(record.value) ? Object.keys(record.value) : [];
  const borrowed = borrowedBy(shape, record);
  const onSale =
    keys.some(key => saleNames.has(foldName(key)) || borrowed?.get(key)?.[1] === 'sale') &&
    !isGroup((record.value as { price?: unknown }).price);
  return {
    scalarText: from => record.scalarText(from),
    hints: { language: settings.language },
    ...tells,
    ...(trace ? { trace } : {}),
    ...(onSale || borrowed?.size
      ? {
          target: key => {
            const target = borrowed?.get(key) ?? (onSale && key === 'price' ? pricePath : undefined);
            if (target?.[0] !== 'price') return target;
            if (target[1] === 'sale') return pricePath;
            return onSale && target[1] === 'amount' ? ['price', 'compare_at'] : target;
          },
        }
      : {}),
  };
}

const pricePath = ['price', 'amount'];

/** Keys of a listing that are another program's; a record of another vocabulary has been put into our words. */
export const borrowedBy = (shape: ObjectShape, { source, value }: TreeRecord): BorrowedKeys | undefined =>
  source === undefined && isGroup(value) && shape === shapeOf('listing')
    ? borrowedKeys(shape, value)
    : undefined;

const saleNames = new Set(['sale_price', 'discounted_price', 'special_price'].map(foldName));

/** Where each value of the document stands in the record, by reading it once more. */
export function originsOf(record: TreeRecord, shape: ObjectShape): Map<string, Path> {
  const origins = new Map<string, Path>();
  const quiet = { bad: () => {}, unknown: () => {} };
  const trace = (to: Path, from: Path) => {
    const key = pathKey(to);
    if (!origins.has(key)) origins.set(key, from);
  };
  read(shape, record.value, [], [], readingOf(shape, record, {}, quiet, trace));
  return origins;
}

/** The value itself, a part of it where `path` is a group of lifted names, else its nearest ancestor. */
export function rangeOf(
  record: TreeRecord,
  origins: ReadonlyMap<string, Path>,
  path: Path,
  span?: Span,
): InputProblem['range'] {
  const exact = origins.get(pathKey(path));
  if (exact) return record.locate(exact, span);
  const prefix = `${pathKey(path)}${separator}`;
  for (const [key, from] of origins) if (key.startsWith(prefix)) return record.locate(from);
  for (let length = path.length - 1; length > 0; length--) {
    const from = origins.get(pathKey(path.slice(0, length)));
    if (from) return record.locate([...from, ...path.slice(length)]);
  }
  const named = origins.get('title') ?? origins.get('id');
  return record.locate(named ?? path);
}

/** Where the record says the value at `path` itself. */
export function originOf(
  record: TreeRecord,
  origins: ReadonlyMap<string, Path>,
  value: unknown,
  path: Path,
): RecordOrigin | undefined {
  const from = origins.get(pathKey(path));
  if (from === undefined) return undefined;
  const said = record.source
    ? record.source(from)
    : { record, path: from, ...verbatim(record, from, valueAt(value, path)) };
  if (said === undefined) return undefined;
  const { start } = said;
  return {
    kind: 'record',
    record: said.record.range.start,
    path: said.path,
    raw: valueAt(said.record.value, said.path),
    ...(start === undefined ? {} : { start }),
  };
}

/** A text is its scalar's own; everything else was made of it. */
const verbatim = (record: TreeRecord, from: Path, value: unknown): { start?: number } =>
  typeof value === 'string' && valueAt(record.value, from) === value ? { start: 0 } : {};

/** Where a missing value would be said: below its nearest ancestor. A record of another vocabulary has names of its own. */
export function roomOf(
  record: TreeRecord,
  origins: ReadonlyMap<string, Path>,
  path: Path,
): RecordOrigin | undefined {
  if (record.source) return undefined;
  for (let length = path.length - 1; length >= 0; length--) {
    const from = length === 0 ? [] : origins.get(pathKey(path.slice(0, length)));
    if (from === undefined) continue;
    const above = valueAt(record.value, from);
    if (typeof above !== 'object' || above === null) return undefined;
    return {
      kind: 'record',
      record: record.range.start,
      path: [...from, ...path.slice(length)],
      raw: undefined,
    };
  }
  return undefined;
}

const separator = '\u0000';
const pathKey = (path: Path): string => path.join(separator);
