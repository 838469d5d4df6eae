import type { Rows } from './rows.ts';
import { union } from './union.ts';

/**
 * The texts of a catalog as copies: a copy is one text of one family, with the listings that have it. Copies
 * are in the order of the catalog, those of one family together.
 */
export interface Copies {
  readonly length: number;
  /** The family of a copy: the place of its first listing. */
  family(copy: number): number;
  /** Places of the listings that have it, in order. */
  members(copy: number): Uint32Array;
  /** How many they are, and the first of them. */
  size(copy: number): number;
  first(copy: number): number;
  /** The copy that the listing at a place has. */
  at(place: number): number;
}

/** Brings siblings together: listings of one seller that have a family name in common, and siblings of those. */
export function copiesOf(rows: Rows): Copies {
  const families = union(rows.length);
  const sellers = new Map<string, Map<number, number>>();
  for (let at = 0; at < rows.length; at++) {
    const names = sellers.get(rows.seller(at)) ?? new Map<number, number>();
    sellers.set(rows.seller(at), names);
    for (const name of rows.families(at)) {
      const member = names.get(name);
      if (member === undefined) names.set(name, at);
      else families.join(member, at);
    }
  }
  const family = Uint32Array.from({ length: rows.length }, (_, at) => families.find(at));
  const places = inFamilies(family, rows);
  const opens: number[] = [];
  const copies = new Uint32Array(rows.length);
  places.forEach((at, i) => {
    const before = places[i - 1];
    if (before === undefined || family[at] !== family[before] || rows.whole(at) !== rows.whole(before))
      opens.push(i);
    copies[at] = opens.length - 1;
  });
  const { length } = opens;
  opens.push(places.length);
  const open = (copy: number): number => opens[copy] as number;
  return {
    length,
    family: copy => family[places[open(copy)] as number] as number,
    members: copy => places.subarray(open(copy), open(copy + 1)),
    size: copy => open(copy + 1) - open(copy),
    first: copy => places[open(copy)] as number,
    at: place => copies[place] as number,
  };
}

/** The places by family, in it by text. Nearly every listing is a family of its own, so only the others are sorted. */
function inFamilies(family: Uint32Array, rows: Rows): Uint32Array {
  const sizes = new Uint32Array(family.length);
  for (const one of family) sizes[one] = (sizes[one] as number) + 1;
  const places = new Uint32Array(family.length);
  const begin = new Uint32Array(family.length);
  let filled = 0;
  for (let one = 0; one < family.length; one++) {
    begin[one] = filled;
    filled += sizes[one] as number;
  }
  const next = begin.slice();
  for (const [at, one] of family.entries()) {
    places[next[one] as number] = at;
    next[one] = (next[one] as number) + 1;
  }
  for (let one = 0; one < family.length; one++) {
    if ((sizes[one] as number) < 2) continue;
    places
      .subarray(begin[one], (begin[one] as number) + (sizes[one] as number))
      .sort((a, b) => rows.whole(a) - rows.whole(b) || a - b);
  }
  return places;
}
