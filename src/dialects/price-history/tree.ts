import type { TreeRecord } from '../../formats/format.ts';
import type { Path } from '../../model/path.ts';
import { parsePrice } from '../../model/price-text.ts';
import { foldName } from '../names.ts';
import { isGroup } from '../read.ts';
import { readDate } from '../scalar.ts';
import { shapeOf } from '../shape.ts';
import { rankOfAmount, rankOfDate } from './names.ts';
import type { SeenPrice } from './seen.ts';

interface Point {
  readonly date: string;
  readonly amount: string;
  readonly currency?: string;
}

/**
 * The prices of records that hold a series each (points, pairs of day and price, or days with prices), or that are
 * one price of one day each. Undefined where no record is so.
 */
export function seenInTree(records: readonly TreeRecord[]): readonly SeenPrice[] | undefined {
  const prices = records.flatMap(({ value, scalarText }): SeenPrice[] => {
    if (!isGroup(value)) return [];
    const code = codeOfRecord(value, scalarText);
    if (code === undefined) return [];
    const points = [pointOf(value), ...Object.entries(value).flatMap(([, inner]) => seriesOf(inner))];
    return points.flatMap(point => (point ? [{ code, ...point }] : []));
  });
  return prices.length > 0 ? prices : undefined;
}

function codeOfRecord(
  value: Readonly<Record<string, unknown>>,
  scalarText: (path: Path) => string | undefined,
): string | undefined {
  const { aliases } = shapeOf('listing');
  const isId = (key: string): boolean => {
    const field = aliases.get(foldName(key));
    return key === 'id' || (field?.length === 1 && field[0] === 'id');
  };
  const key = Object.keys(value).find(name => name === 'id') ?? Object.keys(value).find(isId);
  const found = key === undefined ? undefined : value[key];
  if (key === undefined || (typeof found !== 'string' && typeof found !== 'number')) return undefined;
  return typeof found === 'string' ? found : (scalarText([key]) ?? String(found));
}

/** The points of a value that is a series of more than one kind of thing that trackers write. */
function seriesOf(value: unknown): (Point | undefined)[] {
  if (Array.isArray(value)) return value.map(item => (Array.isArray(item) ? pairOf(item) : pointOf(item)));
  if (!isGroup(value)) return [];
  return Object.entries(value).map(pairOf);
}

/** `[day, price]`. */
function pairOf([day, price]: readonly unknown[]): Point | undefined {
  const date = dayOfValue(day);
  return date === undefined ? undefined : priced(date, price);
}

/** `{date, price}` under any of the names in use. */
function pointOf(value: unknown): Point | undefined {
  if (!isGroup(value)) return undefined;
  const day = bestKey(value, rankOfDate);
  const amount = bestKey(value, rankOfAmount);
  if (day === undefined || amount === undefined) return undefined;
  const date = dayOfValue(value[day]);
  return date === undefined ? undefined : priced(date, value[amount]);
}

function bestKey(
  value: Readonly<Record<string, unknown>>,
  rankOf: (name: string) => number | undefined,
): string | undefined {
  const ranked = Object.keys(value).flatMap(key => {
    const rank = rankOf(key);
    return rank === undefined ? [] : [{ key, rank }];
  });
  return ranked.sort((left, right) => left.rank - right.rank)[0]?.key;
}

function priced(date: string, price: unknown): Point | undefined {
  if (typeof price !== 'string' && typeof price !== 'number') return undefined;
  const hints = typeof price === 'number' ? ({ decimalSign: '.' } as const) : {};
  const money = parsePrice(String(price), hints);
  return money && { date, ...money };
}

/** A day as text, or as seconds or milliseconds since 1970. */
function dayOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return readDate(value)?.slice(0, 10);
  if (typeof value !== 'number' || value < 1e9) return undefined;
  const moment = new Date(value < 1e11 ? value * 1000 : value);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString().slice(0, 10);
}
