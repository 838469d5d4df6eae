import type { Listing } from '../../model/listing.ts';
import type { Run } from '../run.ts';
import { discountOf, isReduction } from './answer.ts';
import {
  type BindingWindow,
  type ClaimVerdict,
  type Measures,
  verdictOfDeclared,
  verdictOfHistory,
} from './claims.ts';
import { declaredLowest, firstReduction, historyOf, type ListedOffer, offersOf } from './offers.ts';
import { keysOf, type Pattern, type PatternSummary } from './pattern.ts';

type BadVerdict = Extract<ClaimVerdict, { kind: 'broken' | 'raised' }>;

/** What is to be said of all reductions that a listing claims. */
export type Told =
  /** It claims none of its own. */
  | { readonly kind: 'nothing' | 'fair' }
  /** Whether there is a history at all, so that only a market or platform is missing. */
  | { readonly kind: 'unknown'; readonly hasHistory: boolean }
  /** The worst of them, and how many of the listing’s prices are like it. */
  | (BadVerdict & { readonly offer: ListedOffer; readonly count: number; readonly of: number });

/** A recommended or a competitor’s price is no claim about one’s own. */
const isOwnPrice = ({ price }: Listing): boolean => (price?.compare_at_basis ?? 'own-price') === 'own-price';

/** The first reduction a listing claims from a price of its own. */
export const ownReduction = (listing: Listing) => (isOwnPrice(listing) ? firstReduction(listing) : undefined);

/** What history and declared lowest price say of a listing's reductions under the windows that bind it. */
export function toldOf(
  listing: Listing,
  windows: readonly BindingWindow[],
  run: Run,
  hasMarket: boolean,
  measures: Measures,
): Told {
  const declared = declaredLowest(listing);
  const offers = offersOf(listing);
  const isBase = ({ at }: ListedOffer): boolean => at[0] === 'price';
  const claims = offers.filter(offer => isReduction(offer) || (declared !== undefined && isBase(offer)));
  if (!isOwnPrice(listing) || claims.length === 0) return { kind: 'nothing' };
  let hasHistory = false;
  const verdicts = claims.map((offer): ClaimVerdict => {
    const history = historyOf(offer, listing, run);
    if (history) hasHistory = true;
    const verdict = history && verdictOfHistory(offer, history, windows, run.asOf, measures);
    if (verdict && verdict.kind !== 'unknown') return verdict;
    if (declared && isBase(offer)) return verdictOfDeclared(offer, declared, windows, hasMarket);
    return { kind: 'unknown' };
  });
  const bad = verdicts.flatMap((verdict, index) =>
    isBad(verdict) ? [{ offer: claims[index] as ListedOffer, verdict }] : [],
  );
  const [worst] = bad.sort((left, right) => badness(right) - badness(left));
  if (worst) return { ...worst.verdict, offer: worst.offer, count: bad.length, of: offers.length };
  if (verdicts.every(({ kind }) => kind === 'fair')) return { kind: 'fair' };
  return { kind: 'unknown', hasHistory };
}

const isBad = (verdict: ClaimVerdict): verdict is BadVerdict =>
  verdict.kind === 'broken' || verdict.kind === 'raised';

/** Law before usage before a rise; then how far the claim is above the truth. */
function badness({ offer, verdict }: { readonly offer: ListedOffer; readonly verdict: BadVerdict }): number {
  const { amount, compareAt = amount } = offer;
  const claimed = discountOf(compareAt, amount);
  if (verdict.kind === 'raised') return claimed;
  const { window, by } = verdict.strictest;
  return claimed - discountOf(by.prior, amount) + (window?.rule.guide ? 1e6 : 1e9);
}

/** What the two prices of a listing have in common with so many others of its seller. */
export function patternOf(
  listing: Listing,
  summary: PatternSummary,
  least: { readonly patternListings: number; readonly patternShare: number },
) {
  const reduced = ownReduction(listing);
  if (!reduced) return undefined;
  const keys = keysOf(reduced);
  const isOwn = ({ kind, key, count, of }: Pattern): boolean =>
    count >= least.patternListings &&
    count >= least.patternShare * of &&
    (kind === 'amount' ? key === keys.difference : keys.percents.includes(key));
  const pattern = (summary.get(listing.seller ?? '') ?? []).find(isOwn);
  return pattern && { ...pattern, reduced, difference: keys.difference };
}

/** The markets and platforms whose windows a claim breaks, as a finding names them. */
export function appliesToOf(all: readonly BindingWindow[]) {
  const markets = all.flatMap(window => window.markets);
  const profiles = all.flatMap(window => window.profiles);
  if (markets.length + profiles.length === 0) return {};
  return {
    appliesTo: { ...(markets.length > 0 && { markets }), ...(profiles.length > 0 && { profiles }) },
  };
}
