import { hashOf } from '../near-copy/hash.ts';

/**
 * How many listings say a term, by what they are (a topic). Past `most` terms those with the smallest hashes are
 * kept: which they are depends on the terms alone, so their counts are exact for any split, order and tree of folds.
 */
export interface Tally {
  readonly counts: Map<string, Map<string, number>>;
  readonly most: number;
  /** Terms with a larger hash are not kept. */
  limit: number;
}

/** A tally in order. */
export interface Tallied {
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly limit: number;
}

const MOST_TERMS = 50_000;

export const emptyTally = (most = MOST_TERMS): Tally => ({
  counts: new Map(),
  most,
  limit: Number.POSITIVE_INFINITY,
});

/** `tally` with so many more listings; changes it. */
export function count(tally: Tally, term: string, topic: string, listings = 1): void {
  const { counts, most, limit } = tally;
  if (limit !== Number.POSITIVE_INFINITY && hashOf(term) > limit) return;
  const topics = counts.get(term) ?? new Map<string, number>();
  counts.set(term, topics.set(topic, (topics.get(topic) ?? 0) + listings));
  if (counts.size > 2 * most) prune(tally);
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergeTallies(left: Tally, right: Tally): Tally {
  if (right.limit < left.limit) dropAbove(left, right.limit);
  for (const [term, topics] of right.counts)
    for (const [topic, listings] of topics) count(left, term, topic, listings);
  return left;
}

export function sealTally(tally: Tally): Tallied {
  prune(tally);
  return {
    counts: new Map([...tally.counts].sort(byName).map(([term, topics]) => [term, sorted(topics)])),
    limit: tally.limit,
  };
}

/** The counts of a few topics in order of their names. */
export const sorted = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...counts].sort(byName));

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : left > right ? 1 : 0;

function prune(tally: Tally): void {
  if (tally.counts.size <= tally.most) return;
  const hashes = Float64Array.from(tally.counts.keys(), hashOf).sort();
  dropAbove(tally, hashes[tally.most - 1] as number);
}

function dropAbove(tally: Tally, limit: number): void {
  tally.limit = limit;
  for (const term of tally.counts.keys()) if (hashOf(term) > limit) tally.counts.delete(term);
}

/** Listings of all topics that say a term. */
export function listingsOf({ counts }: Tallied, term: string): number {
  let sum = 0;
  for (const listings of counts.get(term)?.values() ?? []) sum += listings;
  return sum;
}

/** Whether a term would be there if any listing said it. */
export const isCounted = ({ limit }: Tallied, term: string): boolean =>
  limit === Number.POSITIVE_INFINITY || hashOf(term) <= limit;
