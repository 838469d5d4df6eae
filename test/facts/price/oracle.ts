/**
 * The same questions as `src/facts/price`, answered a second way: every day has a price in an array, in cents,
 * and windows are loops over days. Written from the law's text, slow and without a step function.
 */
import type { WindowRow } from '../../../src/facts/price/claims.ts';

/** Prices by day number; the day `today` is the listing's own. */
export interface Diary {
  /** Day → cents as seen; days without an entry carry the one before. */
  readonly seen: ReadonlyMap<number, number>;
  /** Day → the price it was compared with, cents; undefined where the history never says. */
  readonly lists?: ReadonlyMap<number, number>;
  readonly today: number;
  readonly amount: number;
  readonly compareAt: number;
  /** The last day anybody looked. */
  readonly through: number;
}

export interface OracleAnswer {
  readonly kind: 'unknown' | 'fair' | 'above-prior' | 'no-reduction';
  readonly prior?: number;
  readonly from?: number;
  readonly to?: number;
}

interface Day {
  readonly cents: number;
  readonly list: number | undefined;
}

/** One entry a day, from the first day seen to today. */
function expand({ seen, lists, today, amount, compareAt }: Diary): Map<number, Day> {
  const first = Math.min(...seen.keys());
  const days = new Map<number, Day>();
  let current: Day | undefined;
  for (let day = first; day < today; day++) {
    const cents = seen.get(day);
    if (cents !== undefined) current = { cents, list: lists?.get(day) };
    days.set(day, current as Day);
  }
  days.set(today, { cents: amount, list: lists && compareAt });
  return days;
}

/** Walks back day by day while the price is part of an uninterrupted series of reductions. */
function firstSaleDay(diary: Diary, days: ReadonlyMap<number, Day>): number | undefined {
  const first = Math.min(...days.keys());
  const at = (day: number): Day => days.get(day) as Day;
  const known = diary.lists !== undefined;
  const isOnSale = (day: number): boolean => {
    const { cents, list } = at(day);
    if (known) return list !== undefined && list > cents;
    // Without lists a day is on sale where the last change before it was downwards.
    for (let before = day - 1; before >= first; before--)
      if (at(before).cents !== cents) return at(before).cents > cents;
    return false;
  };
  let day = diary.today;
  while (day > first) {
    const before = day - 1;
    const sameDay = at(before).cents === at(day).cents && at(before).list === at(day).list;
    if (!sameDay && (at(before).cents < at(day).cents || !isOnSale(before))) return day;
    day = before;
  }
  return undefined;
}

export function oracle(diary: Diary, window: WindowRow): OracleAnswer {
  const days = expand(diary);
  const first = Math.min(...days.keys());
  const start = firstSaleDay(diary, days);
  const cents = (day: number): number | undefined => days.get(day)?.cents;
  const { today, amount, compareAt, through } = diary;

  if (window.kind === 'lowest') {
    if (start === undefined) return { kind: 'unknown' };
    let prior: number | undefined;
    let from: number | undefined;
    for (let day = start - window.days; day < start; day++) {
      const price = cents(day);
      if (price === undefined) continue;
      from ??= day;
      prior = prior === undefined ? price : Math.min(prior, price);
    }
    if (prior === undefined || from === undefined) return { kind: 'unknown' };
    let unseen = 0;
    for (let day = through + 1; day < today; day++) unseen++;
    if (through < from || unseen >= window.days) return { kind: 'unknown' };
    const kind = amount >= prior ? 'no-reduction' : compareAt > prior ? 'above-prior' : 'fair';
    return { kind, prior, from, to: start };
  }

  const ranOver = (of: number): boolean => (start ?? first) <= today - of;
  let to: number;
  let of: number;
  let least: number;
  if (window.kind === 'as-long-as-sale') {
    if (start === undefined) return { kind: 'unknown' };
    to = start;
    least = Math.max(1, today - start);
    of = least + window.last_within;
  } else {
    of = window.of;
    least = window.days;
    if (window.before === 'today' || ranOver(of)) to = today;
    else if (start === undefined) return { kind: 'unknown' };
    else to = start;
  }
  const looked: { day: number; price: number }[] = [];
  let unseen = 0;
  for (let day = to - of; day < to; day++) {
    const price = cents(day);
    if (price === undefined || day > through) unseen++;
    else looked.push({ day, price });
  }
  const newer = window.kind === 'charged' ? window.newer_least : undefined;
  const needed =
    newer !== undefined && unseen > 0 ? Math.max(newer, Math.floor(looked.length / 2) + 1) : least;
  const within = window.last_within;
  const qualifies = (price: number): boolean => {
    const charged = looked.filter(entry => entry.price >= price);
    if (charged.length < needed) return false;
    return within === undefined || charged.some(({ day }) => day >= to - within);
  };
  let prior: number | undefined;
  for (const { price } of looked)
    if (qualifies(price) && (prior === undefined || price > prior)) prior = price;
  const mayHold = looked.filter(({ price }) => price >= compareAt).length + unseen >= least;
  if (prior === undefined || (compareAt > prior && unseen > 0 && mayHold)) return { kind: 'unknown' };
  const flat = unseen === 0 && amount >= prior;
  return {
    kind: flat ? 'no-reduction' : compareAt > prior ? 'above-prior' : 'fair',
    prior,
    from: to - of,
    to,
  };
}
