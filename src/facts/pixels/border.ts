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
export function borderOf({ width, height, data }: Raster): number {
  const shorter = Math.min(width, height);
  const most = Math.floor(shorter * widest);
  const colour = [data[0] as number, data[1] as number, data[2] as number] as const;
  const shareOf = (side: number, depth: number, from: number): number => {
    const length = (side < 2 ? width : height) - 2 * depth;
    let count = 0;
    for (let step = depth; step < depth + length; step++) {
      const x = side < 2 ? step : side === 2 ? depth : width - 1 - depth;
      const y = side < 2 ? (side === 0 ? depth : height - 1 - depth) : step;
      const at = (y * width + x) * 3;
      const difference = Math.max(
        Math.abs((data[at] as number) - colour[0]),
        Math.abs((data[at + 1] as number) - colour[1]),
        Math.abs((data[at + 2] as number) - colour[2]),
      );
      if (difference > from) count++;
    }
    return count / length;
  };
  const ends = [0, 1, 2, 3].map(side => {
    let depth = 0;
    while (depth <= most && shareOf(side, depth, even) < 0.04) depth++;
    return depth;
  });
  const [least, deepest] = [Math.min(...ends), Math.max(...ends)];
  if (least < 1 || deepest > most || deepest - least > Math.max(2, shorter * 0.01)) return 0;
  // Two pixels on: the edge of a frame is soft after scaling.
  const inner = [0, 1, 2, 3].map(side => shareOf(side, deepest + 2, other));
  const isFrame = deepest <= hairline ? mean(inner) >= insideHairline : Math.min(...inner) >= inside;
  return isFrame ? deepest : 0;
}

const mean = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length;
