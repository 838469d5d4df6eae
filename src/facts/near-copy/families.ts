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
}

/** Brings siblings together: listings of one seller that have a family name in common, and siblings of those. */
export function copiesOf(rows: Rows): Copies {
  const families = union(rows.length);
  const first = new Map<string, Map<number, number>>();
  for (let at = 0; at < rows.length; at++) {
    const names = first.get(rows.seller(at)) ?? new Map<number, number>();
    first.set(rows.seller(at), names);
    for (const name of rows.families(at)) {
      const member = names.get(name);
      if (member === undefined) names.set(name, at);
      else families.join(member, at);
    }
  }
  const family = Uint32Array.from({ length: rows.length }, (_, at) => families.find(at));
  const whole = Float64Array.from({ length: rows.length }, (_, at) => rows.whole(at));
  const places = Uint32Array.from(family.keys()).sort(
    (a, b) =>
      (family[a] as number) - (family[b] as number) || (whole[a] as number) - (whole[b] as number) || a - b,
  );
  const opens: number[] = [];
  places.forEach((at, i) => {
    const before = places[i - 1];
    if (before === undefined || family[at] !== family[before] || whole[at] !== whole[before]) opens.push(i);
  });
  return {
    length: opens.length,
    family: copy => family[places[opens[copy] as number] as number] as number,
    members: copy => places.subarray(opens[copy], opens[copy + 1]),
  };
}
