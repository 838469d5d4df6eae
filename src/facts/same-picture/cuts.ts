import { type Comparable, distance, greyOver, type Hash, hashOf } from '../pixels/alike.ts';
import { ratioOf } from '../pixels/same.ts';
import { isSameColour } from '../pixels/same-colours.ts';
import { lumaCells } from '../pixels/sketch.ts';
import type { GridWindow } from '../pixels/window.ts';
import type { Distinct } from './distinct.ts';
import { hashIndex } from './hash-index.ts';

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

/** A picture that may be a window of another. */
interface Cut {
  readonly other: number;
  readonly window: GridWindow;
  readonly bits: number;
}

/**
 * Finds for a picture which others may be cut out of it, each with the window that it is most like.
 * @param asking How many pictures it is to be asked about.
 */
export function cutFinder(
  pictures: readonly Distinct[],
  hashes: readonly Hash[],
  asking = pictures.length,
): (own: Comparable) => Iterable<Cut> {
  const all = Math.max(asking, pictures.length);
  if (all > mostForCrops) return () => [];
  const index = hashIndex(hashes, mostWindowBits);
  const aspects = [...new Set(pictures.map(({ aspect }) => aspect))];
  const tried = all <= mostForAllWindows ? [...shapes] : [[1, shapes.get(1) ?? []] as const];
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
export function isCutFrom(large: Comparable, window: GridWindow, small: Comparable): boolean {
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
