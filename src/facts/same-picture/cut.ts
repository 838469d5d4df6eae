import { type Comparable, distance, greyOver, hashOf } from '../pixels/alike.ts';
import { ratioOf } from '../pixels/same.ts';
import { isSameColour } from '../pixels/same-colours.ts';
import { lumaCells } from '../pixels/sketch.ts';
import type { GridWindow } from '../pixels/window.ts';
import { windowRatio } from './cut-finder.ts';

/** Luma that a crop has in common with its window (`npm run eval pixels`). */
const leastWindowGrey = 0.985;
/** From this much on it is worth while to look for a window that fits better. */
const promising = 0.8;
/** Cells by which a window is tried to either side, and what it has to have in common then. */
const rounds = [
  { step: 1, least: 0.88 },
  { step: 0.5, least: 0.94 },
  { step: 0.25, least: 0.97 },
  { step: 0.15, least: leastWindowGrey },
] as const;

/** Ways to change a window: along each side it is moved, and made longer. */
const changes: readonly ((window: GridWindow, by: number) => GridWindow)[] = [
  (window, by) => ({ ...window, left: window.left + by }),
  (window, by) => ({ ...window, top: window.top + by }),
  (window, by) => ({ ...window, left: window.left + by, width: window.width - by }),
  (window, by) => ({ ...window, width: window.width + by }),
  (window, by) => ({ ...window, top: window.top + by, height: window.height - by }),
  (window, by) => ({ ...window, height: window.height + by }),
];

/**
 * Whether `small` was cut out of `large` about at `window`: the window is moved to where it fits best.
 * @returns Bits in which the hashes of the crop and of its window differ; undefined where it was not cut out.
 */
export function cutFrom(large: Comparable, window: GridWindow, small: Comparable): number | undefined {
  const greyAt = (at: GridWindow): number =>
    ratioOf((large.aspect * at.width) / at.height, small.aspect) <= windowRatio
      ? greyOver(large, at, small)
      : 0;
  let best = window;
  let grey = greyAt(window);
  if (grey < promising) return undefined;
  const takeBetter = (at: GridWindow): void => {
    const found = greyAt(at);
    if (found <= grey) return;
    best = at;
    grey = found;
  };
  for (const { step, least } of rounds) {
    for (const change of changes) {
      const [less, more] = [-step, step].map(by => greyAt(within(change(best, by)))) as [number, number];
      // Near where it fits best the likeness is a parabola.
      const bend = less - 2 * grey + more;
      const peak = bend < 0 ? (step * (less - more)) / (2 * bend) : less > more ? -step : step;
      takeBetter(within(change(best, Math.max(-2 * step, Math.min(2 * step, peak)))));
    }
    if (grey < least) return undefined;
  }
  return isSameColour(large, best, small) ? distance(hashOf(large.luma, best), small.hash) : undefined;
}

/** The window pushed back into the picture. */
function within({ left, top, width, height }: GridWindow): GridWindow {
  const [across, down] = [width, height].map(side => Math.max(lumaCells / 2, Math.min(lumaCells, side))) as [
    number,
    number,
  ];
  return {
    left: Math.max(0, Math.min(lumaCells - across, left)),
    top: Math.max(0, Math.min(lumaCells - down, top)),
    width: across,
    height: down,
  };
}
