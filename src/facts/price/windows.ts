import { compareDecimals, type Decimal } from '../../model/money.ts';
import { saleStart } from './sale.ts';
import { lowestIn, pricesIn, type Series } from './series.ts';

/**
 * How a market or platform finds the price that a reduction may be measured from.
 * `lowest`: the lowest price of `days` days before the reduction began. `charged`: the highest price asked on at least `days` of the `of` days before the
 * reduction began (`before: sale`) or before today. `as-long-as-sale`: the highest price asked for as many days
 * as the reduction has run. The last two may ask that it was still charged `last_within` days before that day.
 */
export type PriceWindow =
  | { readonly kind: 'lowest'; readonly days: number }
  | {
      readonly kind: 'charged';
      readonly days: number;
      readonly of: number;
      readonly before: 'sale' | 'today';
      readonly last_within?: number;
      /** Of a product sold for less than `of` days: more than half of them, at least so many. */
      readonly newer_least?: number;
    }
  | { readonly kind: 'as-long-as-sale'; readonly last_within: number };

/** The prior price of a window, and the days `[from, to)` it was taken from. */
export interface PriorPrice {
  readonly prior: Decimal;
  readonly from: number;
  readonly to: number;
  /** Days of the window that the price had to be charged on; of `lowest`, how many were looked at. */
  readonly days: number;
  /** Whether nothing unseen can raise it. */
  readonly complete: boolean;
}

/**
 * The prior price of `window` for a series. Undefined where the history cannot tell: it does not reach back far
 * enough to prove that `claimed` was not charged.
 */
export function priorPrice(series: Series, window: PriceWindow, claimed: string): PriorPrice | undefined {
  const start = saleStart(series);
  switch (window.kind) {
    case 'lowest':
      return start === undefined ? undefined : lowestBefore(series, start, window.days);
    case 'as-long-as-sale': {
      if (start === undefined) return undefined;
      const days = Math.max(1, series.today - start);
      return charged(series, start, { ...window, days, of: days + window.last_within }, claimed);
    }
    case 'charged': {
      if (window.before === 'today') return charged(series, series.today, window, claimed);
      // A reduction that has run longer than the window leaves nothing of it: then the window ends today.
      const begun = start ?? series.steps[0].start;
      if (begun <= series.today - window.of) return charged(series, series.today, window, claimed);
      return start === undefined ? undefined : charged(series, start, window, claimed);
    }
  }
}

function lowestBefore(series: Series, to: number, days: number): PriorPrice | undefined {
  const { steps, today, through } = series;
  const from = Math.max(to - days, steps[0].start);
  // In so many days that nobody looked at, another reduction may have ended and begun.
  if (through < from || today - 1 - through >= days) return undefined;
  const prior = lowestIn(series, from, to);
  return prior && { prior, from, to, days: to - from, complete: true };
}

interface Charged {
  readonly days: number;
  readonly of: number;
  readonly last_within?: number;
  readonly newer_least?: number;
}

function charged(series: Series, to: number, window: Charged, claimed: string): PriorPrice | undefined {
  const from = to - window.of;
  const known = pricesIn(series, from, Math.min(to, series.through + 1));
  const seen = known.reduce((sum, { days }) => sum + days, 0);
  const isNewer = window.newer_least !== undefined && seen < window.of;
  const needed = isNewer ? Math.max(window.newer_least ?? 0, Math.floor(seen / 2) + 1) : window.days;
  const holds = (price: string, least: number): boolean => {
    const at = known.filter(({ amount }) => compareDecimals(amount, price) >= 0);
    const last = Math.max(...at.map(entry => entry.last));
    return (
      at.reduce((sum, { days }) => sum + days, 0) >= least &&
      (window.last_within === undefined || to - last <= window.last_within)
    );
  };
  const prices = known.map(({ amount }) => amount).sort((left, right) => compareDecimals(right, left));
  const prior = prices.find(price => holds(price, needed));
  const unseen = window.of - seen;
  const found = prior && { prior, from, to, days: needed, complete: unseen <= 0 };
  if (found && compareDecimals(claimed, found.prior) <= 0) return found;
  // Days nobody looked at may have had the claimed price.
  return unseen > 0 && couldHold(known, claimed, window, unseen) ? undefined : found;
}

const couldHold = (
  known: ReturnType<typeof pricesIn>,
  claimed: string,
  { days }: Charged,
  unseen: number,
): boolean =>
  known
    .filter(({ amount }) => compareDecimals(amount, claimed) >= 0)
    .reduce((sum, entry) => sum + entry.days, 0) +
    unseen >=
  days;
