import { compareDecimals, type Decimal, isDecimal, ratioOfDecimals } from '../../model/money.ts';
import { dayNumber } from './days.ts';

/** A price seen on a day, with the price it was compared with on that day, where one is known. */
export interface PricePoint {
  readonly date: string;
  readonly amount: string;
  readonly list?: string | undefined;
}

/** What was seen of one product's price. */
export interface PriceHistory {
  readonly points: readonly PricePoint[];
  /** The last day that was looked at, where others were seen later than this product. */
  readonly through?: string | undefined;
  /** The file it stands in, where it is not the listing's own. */
  readonly file?: string | undefined;
}

/** A price that held from `start` until the next step. */
export interface Step {
  readonly start: number;
  readonly amount: Decimal;
  /** Undefined where the history does not say what the price was compared with. */
  readonly list?: Decimal | undefined;
}

/** Prices as a step function over days, up to and including `today`. */
export interface Series {
  /** At least one, by day; the last holds today. */
  readonly steps: readonly [Step, ...Step[]];
  readonly today: number;
  /** The last day before today of which the price is known; later ones are carried forward. */
  readonly through: number;
}

/** What the listing says now. */
export interface Offer {
  readonly amount: Decimal;
  readonly compareAt?: Decimal | undefined;
}

/**
 * The series of a history that ends with the listing's own price today. The lowest price of a day counts; gaps
 * carry the price before them; a price more than `outlier` times off the median is a slip and left out.
 * Undefined where no day before today is left.
 */
export function seriesOf(
  history: PriceHistory,
  offer: Offer,
  asOf: string,
  outlier: number,
): Series | undefined {
  const today = dayNumber(asOf);
  if (today === undefined) return undefined;
  const days = lowestByDay(history.points, today);
  const usable = withoutSlips([...days.values()], outlier);
  usable.sort((left, right) => left.start - right.start);
  const last = usable.at(-1);
  if (!last) return undefined;
  const lists = usable.some(step => step.list !== undefined);
  usable.push({ start: today, amount: offer.amount, ...(lists ? { list: offer.compareAt } : {}) });
  const steps = usable.filter((step, index) => index === 0 || !sameStep(step, usable[index - 1] as Step));
  const through = Math.max(last.start, history.through ? (dayNumber(history.through) ?? 0) : 0);
  return { steps: steps as [Step, ...Step[]], today, through: Math.min(through, today - 1) };
}

function lowestByDay(points: readonly PricePoint[], today: number): Map<number, Step> {
  const days = new Map<number, Step>();
  for (const { date, amount, list } of points) {
    const start = dayNumber(date);
    if (start === undefined || start >= today || !isPositive(amount)) continue;
    const known = days.get(start);
    if (known && compareDecimals(known.amount, amount) <= 0) continue;
    days.set(start, { start, amount, ...(list !== undefined && isPositive(list) ? { list } : {}) });
  }
  return days;
}

const isPositive = (amount: string): amount is Decimal =>
  isDecimal(amount) && compareDecimals(amount, '0') > 0;

function withoutSlips(steps: readonly Step[], outlier: number): Step[] {
  const sorted = [...steps].sort((left, right) => compareDecimals(left.amount, right.amount));
  const median = sorted[Math.floor(sorted.length / 2)]?.amount;
  if (median === undefined) return [];
  return steps.filter(({ amount }) => {
    const ratio = ratioOfDecimals(amount, median) as number;
    return ratio < outlier && ratio > 1 / outlier;
  });
}

const sameAmount = (left: string | undefined, right: string | undefined): boolean =>
  left === undefined || right === undefined ? left === right : compareDecimals(left, right) === 0;

const sameStep = (left: Step, right: Step): boolean =>
  sameAmount(left.amount, right.amount) && sameAmount(left.list, right.list);

/** Prices that held on days of `[from, to)`, each with how many of these days. */
export function pricesIn(
  { steps }: Series,
  from: number,
  to: number,
): { readonly amount: Decimal; readonly days: number; readonly last: number }[] {
  return steps.flatMap(({ start, amount }, index) => {
    const begin = Math.max(start, from);
    const end = Math.min(steps[index + 1]?.start ?? Number.POSITIVE_INFINITY, to);
    return begin < end ? [{ amount, days: end - begin, last: end - 1 }] : [];
  });
}

/** The lowest of the prices that held on days of `[from, to)`. */
export const lowestIn = (series: Series, from: number, to: number): Decimal | undefined =>
  pricesIn(series, from, to)
    .map(({ amount }) => amount)
    .reduce<Decimal | undefined>(
      (low, amount) => (low === undefined || compareDecimals(amount, low) < 0 ? amount : low),
      undefined,
    );
