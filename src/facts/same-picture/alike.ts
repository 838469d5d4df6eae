import {
  type Comparable,
  comparable,
  distance,
  greyOver,
  type Hash,
  hashOf,
  type Likeness,
} from '../pixels/alike.ts';
import type { Sketch } from '../pixels/measurement.ts';
import { isSame, mostBits, ratioOf } from '../pixels/same.ts';
import { isSameColour } from '../pixels/same-colours.ts';
import { lumaCells } from '../pixels/sketch.ts';
import type { GridWindow } from '../pixels/window.ts';
import { hashIndex } from './hash-index.ts';

/** One picture of a catalog, however often it is used. */
export interface Distinct {
  readonly sketch: Sketch;
  readonly aspect: number;
}

/** A picture that is another one. */
export interface Alike {
  /** Position of the other among the distinct pictures. */
  readonly other: number;
  readonly likeness: Likeness;
  /** Bits in which their hashes differ. */
  readonly bits: number;
}

/** Bits in which the hash of a crop differs from that of the nearest window. */
const mostWindowBits = 9;
/** Luma that a crop has in common with its window. */
const leastWindowGrey = 0.985;
/** From this much on it is worth while to look for a window that fits better. */
const promising = 0.8;
/** Sides of a window have the ratio of the crop within this. */
const windowRatio = 0.1;
/** Among more pictures than this only crops that keep the proportions are looked for, and among very many none. */
const mostForAllWindows = 1500;
const mostForCrops = 20_000;
/** Likenesses of one picture that are kept: of more copies, the first. */
const mostKept = 20;

/** Windows that a crop may be: 55 to 100 % of each side, at every sixteenth. */
const windows: readonly GridWindow[] = (() => {
  const steps = 16;
  const spans: { from: number; length: number }[] = [];
  for (let length = 9; length <= steps; length++)
    for (let from = 0; from + length <= steps; from++)
      spans.push({ from: (from * lumaCells) / steps, length: (length * lumaCells) / steps });
  return spans.flatMap(across =>
    spans.flatMap(down =>
      across.length === lumaCells && down.length === lumaCells
        ? []
        : [{ left: across.from, top: down.from, width: across.length, height: down.length }],
    ),
  );
})();

/** Windows by the ratio of their sides. */
const shapes: ReadonlyMap<number, readonly GridWindow[]> = (() => {
  const grouped = new Map<number, GridWindow[]>();
  for (const window of windows) {
    const ratio = window.width / window.height;
    const group = grouped.get(ratio);
    if (group) group.push(window);
    else grouped.set(ratio, [window]);
  }
  return grouped;
})();

/** Which of the pictures are the same, mirrored or cut out of each other: for each, the others in order. */
export function alikeAmong(pictures: readonly Distinct[]): readonly (readonly Alike[])[] {
  const ready = keeper(pictures);
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
  const cutsOf = cutFinder(pictures, hashes);
  for (let at = 0; at < pictures.length; at++) {
    if (!telling[at]) continue;
    const own = ready(at);
    const beside = (other: number): boolean => other < at && telling[other] === true;
    for (const [hash, likeness] of [
      [own.hash, 'same'],
      [own.mirrored, 'mirrored'],
    ] as const) {
      for (const other of wholes.near(hash)) {
        if (beside(other) && isSame(ready(other), own, likeness === 'mirrored'))
          join(at, other, likeness, distance(hash, hashes[other] as Hash));
      }
    }
    for (const { other, window, bits } of cutsOf(own))
      if (other !== at && telling[other] && isCutFrom(own, window, ready(other)))
        join(at, other, 'cropped', bits);
  }
  for (const list of found) list.sort((left, right) => left.other - right.other);
  return found;
}

/** A picture that may be a window of another. */
interface Cut {
  readonly other: number;
  readonly window: GridWindow;
  readonly bits: number;
}

/** Finds for a picture which others may be cut out of it, each with the window that it is most like. */
function cutFinder(
  pictures: readonly Distinct[],
  hashes: readonly Hash[],
): (own: Comparable) => Iterable<Cut> {
  if (pictures.length > mostForCrops) return () => [];
  const index = hashIndex(hashes, mostWindowBits);
  const aspects = [...new Set(pictures.map(({ aspect }) => aspect))];
  const tried = pictures.length <= mostForAllWindows ? [...shapes] : [[1, shapes.get(1) ?? []] as const];
  return own => {
    const cuts = new Map<number, Cut>();
    for (const [ratio, group] of tried) {
      const aspect = own.aspect * ratio;
      // Most catalogs have pictures of few shapes, and most windows then none of them.
      if (!aspects.some(other => ratioOf(aspect, other) <= windowRatio)) continue;
      for (const window of group) {
        const hash = hashOf(own.luma, window);
        for (const other of index.near(hash)) {
          if (ratioOf(aspect, (pictures[other] as Distinct).aspect) > windowRatio) continue;
          const bits = distance(hash, hashes[other] as Hash);
          if (bits < (cuts.get(other)?.bits ?? Number.POSITIVE_INFINITY))
            cuts.set(other, { other, window, bits });
        }
      }
    }
    return cuts.values();
  };
}

/** Whether `small` was cut out of `large` about at `window`: the edges are moved to where it fits best. */
function isCutFrom(large: Comparable, window: GridWindow, small: Comparable): boolean {
  const fits = ({ width, height }: GridWindow): boolean =>
    ratioOf((large.aspect * width) / height, small.aspect) <= windowRatio;
  if (!fits(window)) return false;
  let best = { window, grey: greyOver(large, window, small) };
  if (best.grey < promising) return false;
  for (const step of [0.8, 0.4, 0.2]) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const next of neighboursOf(best.window, step)) {
        if (!fits(next)) continue;
        const grey = greyOver(large, next, small);
        if (grey <= best.grey + 0.001) continue;
        best = { window: next, grey };
        moved = true;
      }
    }
  }
  return best.grey >= leastWindowGrey && isSameColour(large, best.window, small);
}

/** The window with one or two edges, or the whole of it, moved by a step. */
function neighboursOf({ left, top, width, height }: GridWindow, step: number): readonly GridWindow[] {
  const moves: GridWindow[] = [];
  for (const by of [-step, step]) {
    moves.push(
      { left: left + by, top, width, height },
      { left, top: top + by, width, height },
      { left: left + by, top, width: width - by, height },
      { left, top: top + by, width, height: height - by },
      { left, top, width: width + by, height },
      { left, top, width, height: height + by },
      { left: left - by / 2, top: top - by / 2, width: width + by, height: height + by },
    );
  }
  const within = (from: number, length: number): boolean =>
    from >= 0 && length >= lumaCells / 2 && from + length <= lumaCells;
  return moves.filter(move => within(move.left, move.width) && within(move.top, move.height));
}

/** Pictures made ready for comparing; only so many are kept at a time. */
function keeper(pictures: readonly Distinct[]): (at: number) => Comparable {
  const kept = new Map<number, Comparable>();
  return at => {
    const known = kept.get(at);
    if (known) return known;
    const { sketch, aspect } = pictures[at] as Distinct;
    const made = comparable(sketch, aspect);
    if (kept.size >= 2000) kept.delete(kept.keys().next().value as number);
    kept.set(at, made);
    return made;
  };
}
