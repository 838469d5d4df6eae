import type { Document } from '../model/document.ts';
import { dayNumber, isoDay } from './price/days.ts';

/** A listing that names a day of delivery: the day an order would have to be sent for it, whatever else holds it up. */
export interface EstimateEmission {
  readonly key: string;
  /** That day, as days since 1970. */
  readonly day: number;
}

/** By that day: how many listings, and the first of them. */
export type Estimates = Map<number, { count: number; key: string }>;

/** What a listing promises; undefined without a last day of delivery. */
export function estimateOf({ key, value }: Document<'listing'>): EstimateEmission | undefined {
  const last = dayNumber(value.delivery_estimate?.to ?? '');
  if (last === undefined) return undefined;
  const ways = (value.shipping ?? []).flatMap(({ min_days, max_days }) => min_days ?? max_days ?? []);
  const usual = (value.handling_time?.min ?? 0) + (ways.length > 0 ? Math.min(...ways) : 0);
  return { key, day: last - usual };
}

function put(all: Estimates, day: number, count: number, key: string): Estimates {
  const known = all.get(day);
  return all.set(
    day,
    known ? { count: known.count + count, key: key < known.key ? key : known.key } : { count, key },
  );
}

/** The fold of a catalog rule that asks what listings promise. */
export const estimatesFold = {
  empty: (): Estimates => new Map(),
  add: (all: Estimates, { key, day }: EstimateEmission): Estimates => put(all, day, 1, key),
  merge: (left: Estimates, right: Estimates): Estimates => {
    for (const [day, { count, key }] of right) put(left, day, count, key);
    return left;
  },
  seal: (all: Estimates): Estimates => new Map([...all].sort(([left], [right]) => left - right)),
};

/** The listings that an order of today, held up for so many days, cannot reach in time; undefined where there are none. */
export function tooEarly(
  estimates: Estimates,
  today: string,
  delay: number,
): { readonly count: number; readonly key: string; readonly by: string } | undefined {
  const possible = (dayNumber(today) ?? 0) + delay;
  const late = [...estimates].filter(([day]) => day < possible);
  const keys = late.map(([, { key }]) => key).sort();
  const [key] = keys;
  if (key === undefined) return undefined;
  return { count: late.reduce((sum, [, { count }]) => sum + count, 0), key, by: isoDay(possible) };
}
