import { compareDecimals } from '../../model/money.ts';
import { type Answer, answerOf, answerTo, isReduction, type Raise, raisedBefore } from './answer.ts';
import type { DeclaredLowest, ListedOffer } from './offers.ts';
import { type PriceHistory, seriesOf } from './series.ts';
import type { PriceWindow, PriorPrice } from './windows.ts';

/** A row of `rules/markets/price-windows.yaml`. */
export type WindowRow = PriceWindow & {
  readonly markets?: readonly string[];
  readonly profiles?: readonly string[];
  /** Usage, not a number of the law. */
  readonly guide?: boolean;
  readonly effective_from?: string;
  readonly source: string;
  readonly url?: string;
};

/** A window that binds a listing, with those of its markets and platforms that have it. */
export interface BindingWindow {
  readonly name: string;
  readonly rule: WindowRow;
  readonly markets: readonly string[];
  readonly profiles: readonly string[];
}

/** The windows of a listing's markets and platforms that are in force on one of the days. */
export function bindingWindows(
  rows: Readonly<Record<string, WindowRow>>,
  markets: readonly string[],
  profiles: readonly string[],
  days: readonly string[],
): BindingWindow[] {
  return Object.entries(rows).flatMap(([name, rule]) => {
    const bound = {
      markets: markets.filter(market => rule.markets?.includes(market)),
      profiles: profiles.filter(profile => rule.profiles?.includes(profile)),
    };
    const { effective_from: start } = rule;
    const inForce = start === undefined || days.some(day => start <= day);
    return inForce && bound.markets.length + bound.profiles.length > 0 ? [{ name, rule, ...bound }] : [];
  });
}

/** A window that a claim breaks, with what it says. */
interface Breach {
  readonly window: BindingWindow | undefined;
  readonly kind: 'no-reduction' | 'above-prior';
  readonly by: PriorPrice;
}

/** What is to be said of one claimed reduction. */
export type ClaimVerdict =
  | { readonly kind: 'unknown' | 'fair' }
  | { readonly kind: 'raised'; readonly raise: Raise; readonly history: PriceHistory }
  | {
      readonly kind: 'broken';
      /** The strictest of the windows that are broken. */
      readonly strictest: Breach;
      readonly all: readonly BindingWindow[];
      /** Undefined where the listing declares the prior price. */
      readonly history: PriceHistory | undefined;
    };

/** How a rise before a reduction is told, and a slip in a history. */
export interface Measures {
  readonly raise: number;
  readonly raiseDays: number;
  readonly outlier: number;
}

/** What a history says of a claim under all windows that bind it. */
export function verdictOfHistory(
  offer: ListedOffer,
  history: PriceHistory,
  windows: readonly BindingWindow[],
  asOf: string,
  { raise, raiseDays, outlier }: Measures,
): ClaimVerdict {
  const series = seriesOf(history, offer, asOf, outlier);
  if (!series || !isReduction(offer)) return { kind: 'unknown' };
  const answers = windows.map(window => ({ window, answer: answerOf(series, window.rule, offer) }));
  const broken = verdictOf(answers, history);
  if (broken.kind === 'broken') return broken;
  const rise = raisedBefore(series, raise, raiseDays);
  // A was-price that is no higher than before the rise makes nothing of it.
  if (rise && compareDecimals(offer.compareAt, rise.low) > 0) return { kind: 'raised', raise: rise, history };
  return windows.length === 0 ? { kind: 'unknown' } : broken;
}

/**
 * What a declared lowest price of `days` days says. It holds under a market's lowest-price window that is at
 * least as long, since the lowest of more days is no higher; without a market the listing is only held to its
 * own words.
 */
export function verdictOfDeclared(
  offer: ListedOffer,
  declared: DeclaredLowest,
  windows: readonly BindingWindow[],
  hasMarket: boolean,
): ClaimVerdict {
  const compareAt = isReduction(offer) ? offer.compareAt : undefined;
  const days = declared.days ?? 0;
  const by: PriorPrice = { prior: declared.amount, from: 0, to: 0, days, complete: true };
  const answer = answerTo(by, offer.amount, compareAt);
  if (!hasMarket) return verdictOf([{ window: undefined, answer }], undefined);
  const lowest = windows.filter(({ rule }) => rule.kind === 'lowest' && days <= rule.days);
  return verdictOf(
    lowest.map(window => ({ window, answer })),
    undefined,
  );
}

function verdictOf(
  answers: readonly { readonly window: BindingWindow | undefined; readonly answer: Answer }[],
  history: PriceHistory | undefined,
): ClaimVerdict {
  const breaches = answers.flatMap(({ window, answer }): Breach[] =>
    answer.kind === 'above-prior' || answer.kind === 'no-reduction' ? [{ window, ...answer }] : [],
  );
  const [strictest] = [...breaches].sort(byStrictness);
  if (strictest) {
    const all = breaches.flatMap(({ window }) => (window ? [window] : []));
    return { kind: 'broken', strictest, all, history };
  }
  const isOpen = answers.length === 0 || answers.some(({ answer }) => answer.kind === 'unknown');
  return { kind: isOpen ? 'unknown' : 'fair' };
}

/** Law before usage, no reduction before too large a one, then the lower prior price. */
const byStrictness = (left: Breach, right: Breach): number =>
  Number(left.window?.rule.guide ?? false) - Number(right.window?.rule.guide ?? false) ||
  Number(left.kind !== 'no-reduction') - Number(right.kind !== 'no-reduction') ||
  compareDecimals(left.by.prior, right.by.prior);
