import { compareDecimals, type Decimal, ratioOfDecimals, subtractDecimals } from '../../model/money.ts';
import { saleStart } from './sale.ts';
import { lowestIn, type Offer, pricesIn, type Series } from './series.ts';
import { type PriceWindow, type PriorPrice, priorPrice } from './windows.ts';

/** What a window says of a claimed reduction. */
export type Answer =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fair' }
  | { readonly kind: 'above-prior' | 'no-reduction'; readonly by: PriorPrice };

/** A price with the higher one that it is shown against. */
export type Reduction = Offer & { readonly compareAt: Decimal };

export const isReduction = (offer: Offer): offer is Reduction =>
  offer.compareAt !== undefined && compareDecimals(offer.compareAt, offer.amount) > 0;

/** What a window says of an offer: the price against the prior price, then the compare-at price against it. */
export function answerOf(series: Series, window: PriceWindow, { amount, compareAt }: Reduction): Answer {
  const by = priorPrice(series, window, compareAt);
  if (!by) return { kind: 'unknown' };
  return answerTo(by, amount, compareAt);
}

/** What a known prior price says; without a compare-at price only the price itself is judged. */
export function answerTo(by: PriorPrice, amount: Decimal, compareAt: Decimal | undefined): Answer {
  if (by.complete && compareDecimals(amount, by.prior) >= 0) return { kind: 'no-reduction', by };
  if (compareAt !== undefined && compareDecimals(compareAt, by.prior) > 0) return { kind: 'above-prior', by };
  return { kind: 'fair' };
}

/** `(from − to) ÷ from`: the share a price is reduced by; negative where it rose (hlidac-shopu, `discount.mjs`). */
export const discountOf = (from: string, to: string): number =>
  ratioOfDecimals(subtractDecimals(from, to), from) ?? 0;

/** A price that was raised before it was reduced. */
export interface Raise {
  readonly low: Decimal;
  readonly raised: Decimal;
  /** The days `[from, to)` of the rise; `to` is the first day of the reduction. */
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the price a reduction starts from was raised by at least `share` within `days` days before it. A
 * price that goes back to where it was in the time before (the end of an earlier offer) was not raised.
 */
export function raisedBefore(series: Series, share: number, days: number): Raise | undefined {
  const to = saleStart(series);
  if (to === undefined) return undefined;
  const from = Math.max(to - days, series.steps[0].start);
  const low = lowestIn(series, from, to);
  const raised = pricesIn(series, to - 1, to)[0]?.amount;
  if (low === undefined || raised === undefined || -discountOf(low, raised) < share) return undefined;
  const lowDay = pricesIn(series, from, to).find(({ amount }) => amount === low)?.last as number;
  const earlier = pricesIn(series, series.steps[0].start, lowDay);
  if (earlier.some(({ amount }) => compareDecimals(amount, raised) >= 0)) return undefined;
  return compareDecimals(raised, series.steps.at(-1)?.amount as Decimal) > 0
    ? { low, raised, from, to }
    : undefined;
}
