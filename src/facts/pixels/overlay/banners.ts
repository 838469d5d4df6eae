import type { Rgb } from '../measurement.ts';
import type { Raster } from '../raster.ts';
import { integerSpace } from '../space.ts';
import type { Blob } from './blobs.ts';
import { medianOf, offBy } from './colour.ts';

/** A bar is this deep, as a share of the picture's height. */
const [thinnest, deepest] = [0.03, 0.35];
/** Channels of a bar differ by no more; those of writing on it by more. */
const [flat, written] = [14, 60];
/** Its first rows are all bar; so is the last, and so many rows on hardly anything is. */
const [whole, last, rest, behind] = [0.97, 0.95, 0.3, 3];

const placeSpace = integerSpace();

/**
 * Bars of one colour along the whole top or bottom, with writing in one other colour on them.
 * @param paper The background's colour, where there is one: it reaches the edges too.
 */
export const bannersOf = (raster: Raster, paper: Rgb | undefined): Blob[] =>
  ['top' as const, 'bottom' as const].flatMap(side => bannerAt(raster, side, paper) ?? []);

function bannerAt(
  { width, height, data }: Raster,
  side: 'top' | 'bottom',
  paper: Rgb | undefined,
): Blob | undefined {
  /** Where the row at a depth begins in `data`. */
  const rowAt = (depth: number): number => (side === 'top' ? depth : height - 1 - depth) * width * 3;
  const second = placeSpace(width);
  for (let x = 0; x < width; x++) second[x] = rowAt(1) + x * 3;
  const colour = medianOf(data, second);
  if (paper && offBy(paper, 0, colour) < 2 * flat) return undefined;
  const shareOf = (depth: number): number => {
    let count = 0;
    for (let at = rowAt(depth), end = at + width * 3; at < end; at += 3)
      if (offBy(data, at, colour) <= flat) count++;
    return count / width;
  };
  if (shareOf(0) < whole || shareOf(1) < whole) return undefined;
  const most = Math.floor(height * deepest);
  let end = Math.floor(height * thinnest);
  while (end <= most && !(shareOf(end) >= last && shareOf(end + behind) < rest)) end++;
  if (end > most) return undefined;
  const depth = end + 1;
  if (
    !hasWriting(
      data,
      colour,
      width,
      Array.from({ length: depth }, (_, row) => rowAt(row)),
    )
  )
    return undefined;
  const top = side === 'top' ? 0 : height - depth;
  return { left: 0, top, right: width, bottom: top + depth, area: width * depth };
}

/** Whether rows of one colour, told by where they begin in `data`, hold strokes of one other. */
function hasWriting(data: Uint8Array, colour: Rgb, width: number, rows: readonly number[]): boolean {
  const ink: number[] = [];
  let [strokes, lines] = [0, 0];
  for (const row of rows) {
    const before = strokes;
    let inside = false;
    for (let at = row; at < row + width * 3; at += 3) {
      const isInk = offBy(data, at, colour) > written;
      if (isInk) ink.push(at);
      if (isInk && !inside) strokes++;
      inside = isInk;
    }
    if (strokes > before) lines++;
  }
  const all = rows.length * width;
  if (ink.length < 0.02 * all || ink.length > 0.5 * all || lines < 5 || strokes < 4 * lines) return false;
  const hue = medianOf(data, ink);
  return ink.filter(at => offBy(data, at, hue) <= written).length >= 0.6 * ink.length;
}
