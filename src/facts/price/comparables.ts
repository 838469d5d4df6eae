import { once } from '../run.ts';

/** A price put among those it is compared with. */
export interface PriceMark {
  /** Whose prices, of what, in which currency. */
  readonly group: string;
  readonly price: number;
}

/** Listings by group and price; prices of a group are kept to three digits, so that their number is bounded. */
export type ComparablesFold = Map<string, Map<number, number>>;

/** Prices of a group in order, each with how many listings ask it. */
export interface Comparables {
  readonly count: number;
  readonly prices: readonly (readonly [price: number, listings: number])[];
}

const rounded = (price: number): number => Number(price.toPrecision(3));

/** `folded` with the marks of a listing. */
export function addComparables(folded: ComparablesFold, marks: readonly PriceMark[]): ComparablesFold {
  for (const { group, price } of marks) {
    const prices = folded.get(group) ?? new Map<number, number>();
    folded.set(group, prices.set(rounded(price), (prices.get(rounded(price)) ?? 0) + 1));
  }
  return folded;
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergeComparables(left: ComparablesFold, right: ComparablesFold): ComparablesFold {
  for (const [group, prices] of right) {
    const known = left.get(group) ?? new Map<number, number>();
    for (const [price, listings] of prices) known.set(price, (known.get(price) ?? 0) + listings);
    left.set(group, known);
  }
  return left;
}

/** The groups in order of their names, with their prices in order. */
export const sealComparables = (folded: ComparablesFold): ReadonlyMap<string, Comparables> =>
  new Map(
    [...folded]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([group, prices]) => [group, comparablesOf(prices)]),
  );

function comparablesOf(counts: ReadonlyMap<number, number>): Comparables {
  const prices = [...counts].sort(([left], [right]) => left - right);
  return { count: prices.reduce((sum, [, listings]) => sum + listings, 0), prices };
}

/** Single prices as comparables. */
export function comparablesAmong(prices: readonly number[]): Comparables {
  const counts = new Map<number, number>();
  for (const price of prices) counts.set(price, (counts.get(price) ?? 0) + 1);
  return comparablesOf(counts);
}

/** The price below or at which a share of the listings lies; undefined where there are none. */
export function quantile(comparables: Comparables, share: number): number | undefined {
  const { count, prices } = comparables;
  const seen = seenUpTo(comparables);
  const at = firstWhere(seen.length, index => (seen[index] as number) >= share * count);
  return prices[Math.min(at, prices.length - 1)]?.[0];
}

/** How many listings ask more than a price. */
export function listingsAbove(comparables: Comparables, price: number): number {
  const { count, prices } = comparables;
  const at = firstWhere(prices.length, index => (prices[index] as readonly [number, number])[0] > price);
  return count - (at === 0 ? 0 : (seenUpTo(comparables)[at - 1] as number));
}

/** By position of a price, how many listings ask it or less: every listing of a catalog asks for it. */
const seenUpTo = once(({ prices }: Comparables): Float64Array => {
  let seen = 0;
  return Float64Array.from(prices, ([, listings]) => {
    seen += listings;
    return seen;
  });
});

/** The first position from 0 on for which `holds`, which then holds for all that follow; `length` where it never does. */
function firstWhere(length: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Tukey's fences around the middle half, in the logarithm, since prices are spread by ratios: quartiles divided and
 * multiplied by their ratio to the power of `reach`.
 */
export function fences(
  comparables: Comparables,
  reach: number,
): readonly [low: number, high: number] | undefined {
  const [low, high] = [quantile(comparables, 0.25), quantile(comparables, 0.75)];
  if (low === undefined || high === undefined || low <= 0) return undefined;
  const width = (high / low) ** reach;
  return [low / width, high * width];
}
