import type { Listing } from '../../model/listing.ts';
import { compareDecimals, type Decimal } from '../../model/money.ts';
import type { Path } from '../../model/path.ts';
import type { Run } from '../run.ts';
import { discountOf, isReduction, type Reduction } from './answer.ts';
import type { Offer, PriceHistory } from './series.ts';

/** A price of a listing, its own or a variant's, with the place of what it is compared with. */
export interface ListedOffer extends Offer {
  readonly at: Path;
  /** Ids under which its history may stand, the likeliest first. */
  readonly codes: readonly string[];
}

/** A price with the one it is shown against. */
export type ComparedOffer = ListedOffer & { readonly compareAt: Decimal };

/** A lowest price that a listing shows with its reduction. */
export interface DeclaredLowest {
  readonly amount: Decimal;
  readonly days: number | undefined;
}

/** The prices of a listing; a variant with the listing's own two prices says nothing new. */
export function offersOf({ id, price = {}, variants = [] }: Listing): ListedOffer[] {
  const codes = present(id);
  const offers: ListedOffer[] = [];
  for (const [index, variant] of variants.entries()) {
    const { price: amount = price.amount, compare_at: compareAt, sku } = variant;
    if (!isAsked(amount)) continue;
    const isSame = amount === price.amount && (compareAt ?? price.compare_at) === price.compare_at;
    if (isSame) codes.push(...present(sku));
    else offers.push(offer(['variants', index, 'compare_at'], amount, compareAt, present(sku)));
  }
  const base = price.amount;
  return !isAsked(base) ? offers : [offer(['price', 'compare_at'], base, price.compare_at, codes), ...offers];
}

/** A price of nothing is a place that nobody filled in. */
const isAsked = (amount: string | undefined): amount is string =>
  amount !== undefined && compareDecimals(amount, '0') > 0;

/** The lowest price before the reduction that the listing declares, of so many days. */
export function declaredLowest({ price }: Listing): DeclaredLowest | undefined {
  const { amount, days } = price?.lowest_prior ?? {};
  return isAsked(amount) ? { amount: amount as Decimal, days } : undefined;
}

const present = (code: string | undefined): string[] => (code === undefined ? [] : [code]);

/** Amounts of the model are decimals of its form. */
const offer = (
  at: Path,
  amount: string,
  compareAt: string | undefined,
  codes: readonly string[],
): ListedOffer => ({
  at,
  amount: amount as Decimal,
  compareAt: compareAt as Decimal | undefined,
  codes,
});

/** The first price of a listing that is shown as reduced. */
export const firstReduction = (listing: Listing): (ListedOffer & Reduction) | undefined =>
  offersOf(listing).find((offer): offer is ListedOffer & Reduction => isReduction(offer));

/** Offers with a was-price, be it higher or not; one of nothing is none. */
export const comparedOffers = (offers: readonly ListedOffer[]): ComparedOffer[] =>
  offers.filter((offer): offer is ComparedOffer => isAsked(offer.compareAt));

/** The greatest share any price of a listing is reduced by; 0 where none is. */
export const cutOf = (listing: Listing): number =>
  Math.max(
    0,
    ...comparedOffers(offersOf(listing)).map(({ amount, compareAt }) => discountOf(compareAt, amount)),
  );

/**
 * What was seen of a price before: by the listing's own `price.history`, else by the run's. A variant without
 * one of its own has the listing's where it costs the same.
 */
export function historyOf(offer: ListedOffer, { id, price }: Listing, run: Run): PriceHistory | undefined {
  const find = (codes: readonly string[]): PriceHistory | undefined =>
    codes.map(code => run.prices?.(code, price?.currency)).find(seen => seen !== undefined);
  const points = (price?.history ?? []).flatMap(pointOf);
  const listed = points.length > 0 ? { points } : undefined;
  if (offer.at[0] === 'price') return listed ?? find(offer.codes);
  return find(offer.codes) ?? (offer.amount === price?.amount ? (listed ?? find(present(id))) : undefined);
}

type Seen = NonNullable<NonNullable<Listing['price']>['history']>[number];

const pointOf = ({ date, amount, list }: Seen) =>
  date === undefined || amount === undefined ? [] : [{ date, amount, list }];
