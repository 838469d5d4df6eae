import type { Rows } from './rows.ts';
import type { RealmSentences } from './summary.ts';

/** No sentence of fewer different texts is boilerplate: in a shop of a dozen listings, a third is a handful of copies. */
export const LEAST_HOLDERS = 5;
/** The least share an option may ask for; bounds the sentences a summary keeps. */
const LEAST_SHARE = 0.1;

/**
 * The sentences that stand in many of the texts of each realm. Listings with one and the same text count
 * once: ten copies of a text do not make its sentences boilerplate.
 * @param asked The sentences to count, where not all are asked for
 */
export function countSentences(rows: Rows, asked?: ReadonlySet<number>): Map<string, RealmSentences> {
  const counted = new Map<string, RealmSentences>();
  for (const [realm, places] of differentTexts(rows)) {
    if (places.length < LEAST_HOLDERS) continue;
    const all = new Uint32Array(places.reduce((sum, at) => sum + rows.sentences(at).length, 0));
    let filled = 0;
    for (const at of places)
      for (const sentence of rows.sentences(at)) if (!asked || asked.has(sentence)) all[filled++] = sentence;
    const holders = runs(
      all.subarray(0, filled).sort(),
      Math.max(LEAST_HOLDERS, places.length * LEAST_SHARE),
    );
    if (holders.size > 0) counted.set(realm, { texts: places.length, holders });
  }
  return counted;
}

/** A place for each different text of each realm. */
function differentTexts(rows: Rows): Map<string, number[]> {
  const realms = new Map<string, { wholes: Set<number>; places: number[] }>();
  for (let at = 0; at < rows.length; at++) {
    const realm = realms.get(rows.realm(at)) ?? { wholes: new Set(), places: [] };
    realms.set(rows.realm(at), realm);
    if (realm.wholes.has(rows.whole(at))) continue;
    realm.wholes.add(rows.whole(at));
    realm.places.push(at);
  }
  return new Map(Array.from(realms, ([name, { places }]) => [name, places]));
}

/** Values that occur at least `least` times in a sorted list, with their counts. */
function runs(sorted: Uint32Array, least: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let begin = 0; begin < sorted.length; ) {
    let end = begin + 1;
    while (end < sorted.length && sorted[end] === sorted[begin]) end++;
    if (end - begin >= least) found.set(sorted[begin] as number, end - begin);
    begin = end;
  }
  return found;
}
