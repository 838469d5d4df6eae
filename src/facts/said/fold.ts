import type { Said } from './said.ts';

/** Sayings that are word for word the same in what they mean, with the first places and how many there are. */
export interface Saying {
  readonly places: readonly Said[];
  readonly count: number;
}

/** By seller and fact, by what is said and for whom. */
export type Sayings = Map<string, Map<string, Saying>>;

/** So many places are kept of one saying, and so many sayings of one fact: the first by name, whatever the order. */
const PLACES = 3;
const SAYINGS = 24;

/** What one document of a seller says. */
export const sayingsOf = (seller: string, said: readonly Said[]): Sayings =>
  said.reduce<Sayings>(
    (all, one) =>
      merge(all, new Map([[topicOf(seller, one), new Map([[meaningOf(one), { places: [one], count: 1 }]])]])),
    new Map(),
  );

/** Both together; `left` is changed. Associative and commutative: of a set the first by name stay the first. */
export function merge(left: Sayings, right: Sayings): Sayings {
  for (const [topic, theirs] of right) {
    const ours = left.get(topic);
    left.set(topic, ours ? bounded(joined(ours, theirs)) : theirs);
  }
  return left;
}

function joined(left: ReadonlyMap<string, Saying>, right: ReadonlyMap<string, Saying>): Map<string, Saying> {
  const all = new Map(left);
  for (const [meaning, saying] of right) {
    const known = all.get(meaning);
    all.set(
      meaning,
      known
        ? { places: firstOf([...known.places, ...saying.places]), count: known.count + saying.count }
        : saying,
    );
  }
  return all;
}

const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const firstOf = (places: readonly Said[]): readonly Said[] =>
  [...places].sort((left, right) => byName(placeOf(left), placeOf(right))).slice(0, PLACES);

/** Pages and messages before listings: there are few of them, and each is said to all buyers. */
function bounded(sayings: ReadonlyMap<string, Saying>): Map<string, Saying> {
  return new Map([...sayings].sort(([left], [right]) => byName(left, right)).slice(0, SAYINGS));
}

/** In the order of names, which no order of the documents changes. */
export const sealed = (sayings: Sayings): Sayings =>
  new Map(
    [...sayings]
      .sort(([left], [right]) => byName(left, right))
      .map(([topic, found]) => [topic, bounded(found)]),
  );

const placeOf = ({ key, at, span }: Said): string => JSON.stringify([key, at, span?.start ?? 0]);

export const topicOf = (seller: string, { fact, about }: Said): string =>
  JSON.stringify([seller, fact, about]);

/** What a saying means, and for whom. */
const meaningOf = ({ ofListing, ofMessage, ofLonePage, main, all, markets, languages }: Said): string =>
  JSON.stringify([ofListing ? 3 : ofMessage ? 2 : ofLonePage ? 1 : 0, main, all, markets, languages]);
