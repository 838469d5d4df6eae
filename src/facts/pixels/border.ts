import type { Raster } from './raster.ts';

/** A frame is this wide, as a share of the shorter side. */
const widest = 0.06;
/** Lines inside a frame differ from it on this share of their pixels. */
const inside = 0.9;
/** A line this thin, in pixels, is told by less: a product or its shadow may reach it on one side. */
const hairline = 2;
const insideHairline = 0.7;
/** Channels of one line of a frame differ by no more than this. */
const even = 14;
/** A pixel is of another colour from this difference of a channel on. */
const other = 16;

/**
 * The width in pixels of a frame drawn around a picture: lines of one colour along all four edges, and behind them
 * lines of others. 0 where there is none. An even background is no frame: it goes on.
 */
export function borderOf(raster: Raster): number {
  const shorter = Math.min(raster.width, raster.height);
  const most = Math.floor(shorter * widest);
  const ends = sides.map(side => endOf(raster, side, most));
  const [least, deepest] = [Math.min(...ends), Math.max(...ends)];
  if (least < 1 || deepest > most || deepest - least > Math.max(2, shorter * 0.01)) return 0;
  // Two pixels on: the edge of a frame is soft after scaling.
  const inner = sides.map(side => shareOf(raster, side, deepest + 2, other));
  const isFrame = deepest <= hairline ? mean(inner) >= insideHairline : Math.min(...inner) >= inside;
  return isFrame ? deepest : 0;
}

const sides = ['top', 'bottom', 'left', 'right'] as const;
type Side = (typeof sides)[number];

/** The first line from an edge that is not of the frame's colour, up to behind `most`. */
function endOf(raster: Raster, side: Side, most: number): number {
  let depth = 0;
  while (depth <= most && shareOf(raster, side, depth, even) < 0.04) depth++;
  return depth;
}

/** Share of a line at a depth of which a channel differs by more than `from` from the picture's corner. */
function shareOf({ width, height, data }: Raster, side: Side, depth: number, from: number): number {
  const isRow = side === 'top' || side === 'bottom';
  const length = (isRow ? width : height) - 2 * depth;
  const row = side === 'bottom' ? height - 1 - depth : depth;
  const column = side === 'right' ? width - 1 - depth : depth;
  const step = isRow ? 3 : 3 * width;
  const red = data[0] as number;
  const green = data[1] as number;
  const blue = data[2] as number;
  let count = 0;
  for (let left = length, at = (row * width + column) * 3; left > 0; left--, at += step) {
    const difference = Math.max(
      Math.abs((data[at] as number) - red),
      Math.abs((data[at + 1] as number) - green),
      Math.abs((data[at + 2] as number) - blue),
    );
    if (difference > from) count++;
  }
  return count / length;
}

const mean = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length;
