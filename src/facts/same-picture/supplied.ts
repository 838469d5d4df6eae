import { distance, type Hash, type Likeness } from '../pixels/alike.ts';
import type { Look } from '../pixels/measurement.ts';
import { isSame, mostBits } from '../pixels/same.ts';
import { cutFrom } from './cut.ts';
import { cutFinder } from './cut-finder.ts';
import { comparables, type Distinct } from './distinct.ts';
import { hashIndex } from './hash-index.ts';

/** A picture file that others handed over: what ours are compared with. */
export interface SupplierPicture extends Distinct {
  /** As the reader knows it: relative to the config’s folder. */
  readonly file: string;
}

/** The supplier’s picture that a picture is. */
export interface Supplied {
  readonly file: string;
  readonly likeness: Likeness;
  /** Bits in which their hashes differ. */
  readonly bits: number;
}

/** A picture as it is compared with others; undefined where there is nothing to compare. */
export function distinctOf(look: Look): Distinct | undefined {
  const picture = look.kind === 'seen' ? look.picture : undefined;
  if (!picture?.pixels || !picture.size) return undefined;
  return { sketch: picture.pixels.sketch, aspect: picture.size.width / picture.size.height };
}

/** Which looks show a picture of the suppliers, and which; of several the one that is most like it. */
export function suppliedAmong(
  looks: Iterable<Look>,
  theirs: readonly SupplierPicture[],
): ReadonlyMap<Look, Supplied> {
  const ours = [...new Set(looks)].flatMap(look => {
    const distinct = distinctOf(look);
    return distinct ? [{ ...distinct, look }] : [];
  });
  const [own, their] = [comparables(ours), comparables(theirs)];
  const hashes = theirs.map((_, at): Hash | undefined => (their(at).telling ? their(at).hash : undefined));
  const found = new Map<number, Supplied>();
  const take = (at: number, other: number, likeness: Likeness, bits: number): void => {
    const known = found.get(at);
    const file = (theirs[other] as SupplierPicture).file;
    if (
      !known ||
      ranks[likeness] < ranks[known.likeness] ||
      (likeness === known.likeness && bits < known.bits)
    )
      found.set(at, { file, likeness, bits });
  };
  const left = (): readonly number[] =>
    ours.flatMap((_, at) => (own(at).telling && !found.has(at) ? [at] : []));

  const telling = theirs.flatMap((_, at) => (hashes[at] ? [at] : []));
  const theirHashes = telling.map(at => hashes[at] as Hash);
  const wholes = hashIndex(theirHashes, mostBits);
  for (const at of left()) {
    for (const likeness of ['same', 'mirrored'] as const) {
      const hash = likeness === 'same' ? own(at).hash : own(at).mirrored;
      for (const near of wholes.near(hash)) {
        const other = telling[near] as number;
        if (isSame(their(other), own(at), likeness === 'mirrored'))
          take(at, other, likeness, distance(hash, theirHashes[near] as Hash));
      }
    }
  }

  const cutOutOfOurs = cutFinder(telling.map(at => theirs[at] as Distinct));
  for (const at of left())
    for (const { other: near, window } of cutOutOfOurs(own(at))) {
      const other = telling[near] as number;
      const bits = cutFrom(own(at), window, their(other));
      if (bits !== undefined) take(at, other, 'cropped', bits);
    }

  const rest = left();
  const cutOutOfTheirs = cutFinder(rest.map(at => ours[at] as Distinct));
  for (const other of rest.length > 0 ? telling : [])
    for (const { other: near, window } of cutOutOfTheirs(their(other))) {
      const at = rest[near] as number;
      const bits = cutFrom(their(other), window, own(at));
      if (bits !== undefined) take(at, other, 'cropped', bits);
    }
  return byLook();

  function byLook(): ReadonlyMap<Look, Supplied> {
    return new Map([...found].map(([at, supplied]) => [(ours[at] as { look: Look }).look, supplied]));
  }
}

/** The whole picture tells more than its mirror image, and that more than a part of it. */
const ranks: Readonly<Record<Likeness, number>> = { same: 0, mirrored: 1, cropped: 2 };
