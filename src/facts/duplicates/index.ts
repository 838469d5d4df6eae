import type { Document } from '../../model/document.ts';
import { hashOf } from '../near-copy/hash.ts';
import { marksOf, traitsOfListing } from './traits.ts';

export { hasTitle, type Twin, twinOf } from './compare.ts';

/** What a listing gives to the first pass: hashes of what another listing of the same product would share. */
export interface DuplicateEmission {
  readonly key: string;
  readonly file: string;
  readonly index: number;
  readonly marks: readonly number[];
}

/** Emissions in any order. */
export type DuplicateFold = DuplicateEmission[];

/** Listings that may be of one product, by key: those before and behind them in the catalog. */
export type DuplicateSummary = ReadonlyMap<string, readonly string[]>;

/** `realm`: within whose listings duplicates are looked for, the seller's or the marketplace's. */
export const emitDuplicate = (document: Document<'listing'>, realm: string): DuplicateEmission => ({
  key: document.key,
  file: document.file,
  index: document.index,
  marks: marksOf(traitsOfListing(document)).map(mark => hashOf(`${realm}\n${mark}`)),
});

/** Candidates kept for one listing. */
const MOST_CANDIDATES = 6;
/** A mark of more listings names no product: a stand-in picture, a title of one word. */
const LARGEST_BUCKET = 24;

/** The listings, or those `judged`, that share a mark, each with the nearest others in the order of the catalog. */
export function sealDuplicates(folded: DuplicateFold, judged?: ReadonlySet<string>): DuplicateSummary {
  const asked = judged && folded.filter(({ key }) => judged.has(key));
  const theirs = new Set(asked?.flatMap(({ marks }) => marks));
  const near = asked ? folded.filter(({ marks }) => marks.some(mark => theirs.has(mark))) : [...folded];
  const rows = near.sort(
    (left, right) =>
      compare(left.file, right.file) || left.index - right.index || compare(left.key, right.key),
  );
  const buckets = new Map<number, string[]>();
  for (const { key, marks } of rows) {
    for (const mark of marks) {
      const bucket = buckets.get(mark);
      if (bucket) bucket.push(key);
      else buckets.set(mark, [key]);
    }
  }
  const found = new Map<string, string[]>();
  for (const { key, marks } of rows) {
    if (judged && !judged.has(key)) continue;
    const peers = new Set<string>();
    for (const mark of marks) {
      const bucket = buckets.get(mark) ?? [];
      if (bucket.length > LARGEST_BUCKET) continue;
      for (const peer of bucket) if (peer !== key && peers.size < MOST_CANDIDATES) peers.add(peer);
    }
    if (peers.size > 0) found.set(key, [...peers]);
  }
  return found;
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
