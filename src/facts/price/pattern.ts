import { compareDecimals, type Decimal, subtractDecimals } from '../../model/money.ts';
import { discountOf, type Reduction } from './answer.ts';

/** What a listing gives to the first pass. */
export interface PatternEmission {
  readonly seller: string;
  /** Undefined where it is not shown as reduced. */
  readonly reduced?: Reduction | undefined;
  /** A sale that says when it ends explains a common percentage by itself. */
  readonly dated: boolean;
}

/** Listings that have something in common, with how their prices end. */
interface Group {
  readonly count: number;
  readonly tidyPrices: number;
  readonly tidyCompareAts: number;
  /** The least of their prices, as many as `pricesKept`. */
  readonly prices: readonly Decimal[];
}

type Groups = ReadonlyMap<string, Group>;

/** Counts of one seller. Over `mostDifferences` differences none can be told, whatever is added. */
interface SellerCounts {
  readonly listings: number;
  readonly differences: Groups | null;
  readonly percents: Groups;
}

export type PatternFold = Map<string, SellerCounts>;

/** What nearly all listings of a seller have in common: the difference, or the percentage, of their two prices. */
export interface Pattern {
  readonly kind: 'amount' | 'percent';
  readonly key: string;
  readonly count: number;
  readonly of: number;
}

export type PatternSummary = ReadonlyMap<string, readonly Pattern[]>;

const mostDifferences = 1000;
const pricesKept = 5;

/** How hand-set prices end: the decimals, and the last digit of a whole price. */
export interface Endings {
  readonly decimals: readonly string[];
  readonly whole: readonly string[];
}

/** The keys a reduction counts under. Two grids of whole percents, so that no common rounding falls between. */
export function keysOf({ amount, compareAt }: Reduction): {
  difference: string;
  percents: readonly string[];
} {
  const percent = discountOf(compareAt, amount) * 100;
  return {
    difference: withoutZeros(subtractDecimals(compareAt, amount)),
    percents: [`round ${Math.round(percent)}`, `floor ${Math.floor(percent + 1e-9)}`],
  };
}

const withoutZeros = (amount: Decimal): Decimal =>
  (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount) as Decimal;

function isTidy(amount: string, { decimals, whole }: Endings): boolean {
  const [units = '', fraction = ''] = amount.split('.');
  if (!decimals.includes(fraction)) return false;
  return units.length < 3 || !/^0*$/.test(fraction) || whole.includes(units.slice(-1));
}

/** `folded` with `emission`. */
export function addPattern(folded: PatternFold, emission: PatternEmission, endings: Endings): PatternFold {
  const { seller, reduced, dated } = emission;
  const one = { listings: 1, differences: new Map<string, Group>(), percents: new Map<string, Group>() };
  if (reduced) {
    const { difference, percents } = keysOf(reduced);
    const group: Group = {
      count: 1,
      tidyPrices: Number(isTidy(reduced.amount, endings)),
      tidyCompareAts: Number(isTidy(reduced.compareAt, endings)),
      prices: [withoutZeros(reduced.amount)],
    };
    one.differences.set(difference, group);
    if (!dated) for (const key of percents) one.percents.set(key, group);
  }
  return mergePatterns(folded, new Map([[seller, one]]));
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergePatterns(left: PatternFold, right: PatternFold): PatternFold {
  for (const [seller, counts] of right) {
    const known = left.get(seller);
    left.set(seller, known ? mergeCounts(known, counts) : counts);
  }
  return left;
}

function mergeCounts(left: SellerCounts, right: SellerCounts): SellerCounts {
  const differences =
    left.differences && right.differences && mergeGroups(left.differences, right.differences);
  return {
    listings: left.listings + right.listings,
    differences: differences && differences.size <= mostDifferences ? differences : null,
    percents: mergeGroups(left.percents, right.percents),
  };
}

/** `left` with all of `right`; `left` belongs to the fold and is changed. */
function mergeGroups(left: Groups, right: Groups): Groups {
  const merged = left as Map<string, Group>;
  for (const [key, group] of right) {
    const known = merged.get(key);
    merged.set(key, known ? mergeGroup(known, group) : group);
  }
  return merged;
}

function mergeGroup(left: Group, right: Group): Group {
  const prices = right.prices.filter(price => !left.prices.includes(price));
  return {
    count: left.count + right.count,
    tidyPrices: left.tidyPrices + right.tidyPrices,
    tidyCompareAts: left.tidyCompareAts + right.tidyCompareAts,
    prices: prices.length === 0 ? left.prices : lowest([...left.prices, ...prices]),
  };
}

const lowest = (prices: Decimal[]): Decimal[] => prices.sort(compareDecimals).slice(0, pricesKept);

/** The commonest difference and percentages of each seller, whose prices differ enough to tell. */
export function sealPatterns(folded: PatternFold): PatternSummary {
  const summary = new Map<string, readonly Pattern[]>();
  for (const [seller, { listings, differences, percents }] of folded) {
    const found = [
      ...commonest('amount', differences ?? new Map(), listings, () => true),
      // A reduction computed from a price set by hand leaves the lower price untidy, an invention the higher.
      ...commonest('percent', percents, listings, group => group.tidyCompareAts <= group.tidyPrices),
    ];
    if (found.length > 0) summary.set(seller, found);
  }
  return summary;
}

function commonest(
  kind: Pattern['kind'],
  groups: Groups,
  of: number,
  isTelling: (group: Group) => boolean,
): Pattern[] {
  const [best] = [...groups]
    .filter(([, group]) => group.prices.length >= pricesKept && isTelling(group))
    .sort(([left, a], [right, b]) => b.count - a.count || (left < right ? -1 : 1));
  return best ? [{ kind, key: best[0], count: best[1].count, of }] : [];
}
