import { distance, type Hash, type Likeness } from '../pixels/alike.ts';
import { isSame, mostBits } from '../pixels/same.ts';
import { cutFrom } from './cut.ts';
import { cutFinder } from './cut-finder.ts';
import { comparables, type Distinct } from './distinct.ts';
import { hashIndex } from './hash-index.ts';

/** A picture that is another one. */
export interface Alike {
  /** Position of the other among the distinct pictures. */
  readonly other: number;
  readonly likeness: Likeness;
  /** Bits in which their hashes differ. */
  readonly bits: number;
}

/** Likenesses of one picture that are kept: of more copies, the first. */
const mostKept = 20;
/** So many with a near hash are looked at; variants of one thing in hundreds of colours have all the same. */
const mostLookedAt = 200;

/** Which of the pictures are the same, mirrored or cut out of each other: for each, the others in order. */
export function alikeAmong(pictures: readonly Distinct[]): readonly (readonly Alike[])[] {
  const ready = comparables(pictures);
  const found: Alike[][] = pictures.map(() => []);
  const join = (one: number, other: number, likeness: Likeness, bits: number): void => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const list = found[from] as Alike[];
      if (list.length < mostKept && !list.some(known => known.other === to))
        list.push({ other: to, likeness, bits });
    }
  };
  const telling = pictures.map((_, at) => ready(at).telling);
  const hashes = pictures.map((_, at) => ready(at).hash);
  const wholes = hashIndex(hashes, mostBits);
  const cutsOf = cutFinder(pictures, telling);
  for (let at = 0; at < pictures.length; at++) {
    if (!telling[at]) continue;
    const own = ready(at);
    const beside = (other: number): boolean => other < at && telling[other] === true;
    for (const [hash, likeness] of [
      [own.hash, 'same'],
      [own.mirrored, 'mirrored'],
    ] as const) {
      for (const other of wholes.near(hash).filter(beside).slice(0, mostLookedAt)) {
        if (isSame(ready(other), own, likeness === 'mirrored'))
          join(at, other, likeness, distance(hash, hashes[other] as Hash));
      }
    }
    for (const { other, window } of cutsOf(own)) {
      if (other === at || found[at]?.some(known => known.other === other)) continue;
      const bits = cutFrom(own, window, ready(other));
      if (bits !== undefined) join(at, other, 'cropped', bits);
    }
  }
  for (const list of found) list.sort((left, right) => left.other - right.other);
  return found;
}
