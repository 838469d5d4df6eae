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

function bannerAt(raster: Raster, side: 'top' | 'bottom', paper: Rgb | undefined): Blob | undefined {
  const { width, height, data } = raster;
  const second = placeSpace(width);
  for (let x = 0; x < width; x++) second[x] = rowAt(raster, side, 1) + x * 3;
  const colour = medianOf(data, second);
  if (paper && offBy(paper, 0, colour) < 2 * flat) return undefined;
  if (shareAt(raster, side, 0, colour) < whole || shareAt(raster, side, 1, colour) < whole) return undefined;
  const end = endOf(raster, side, colour);
  if (end === undefined || !hasWriting(raster, side, end + 1, colour)) return undefined;
  const depth = end + 1;
  const top = side === 'top' ? 0 : height - depth;
  return { left: 0, top, right: width, bottom: top + depth, area: width * depth };
}

/** Where the row at a depth begins in the picture's data. */
const rowAt = ({ width, height }: Raster, side: 'top' | 'bottom', depth: number): number =>
  (side === 'top' ? depth : height - 1 - depth) * width * 3;

/** Share of the row at a depth that has a colour. */
function shareAt(raster: Raster, side: 'top' | 'bottom', depth: number, colour: Rgb): number {
  const from = rowAt(raster, side, depth);
  let count = 0;
  for (let at = from; at < from + raster.width * 3; at += 3)
    if (offBy(raster.data, at, colour) <= flat) count++;
  return count / raster.width;
}

/** The depth of the last row of a bar. */
function endOf(raster: Raster, side: 'top' | 'bottom', colour: Rgb): number | undefined {
  const most = Math.floor(raster.height * deepest);
  for (let end = Math.floor(raster.height * thinnest); end <= most; end++)
    if (shareAt(raster, side, end, colour) >= last && shareAt(raster, side, end + behind, colour) < rest)
      return end;
  return undefined;
}

/** Whether so many rows, all of one colour, hold strokes of one other. */
function hasWriting(raster: Raster, side: 'top' | 'bottom', rows: number, colour: Rgb): boolean {
  const { width, data } = raster;
  const ink: number[] = [];
  let [strokes, lines] = [0, 0];
  for (let depth = 0; depth < rows; depth++) {
    const before = strokes;
    const from = rowAt(raster, side, depth);
    let inside = false;
    for (let at = from; at < from + width * 3; at += 3) {
      const isInk = offBy(data, at, colour) > written;
      if (isInk) ink.push(at);
      if (isInk && !inside) strokes++;
      inside = isInk;
    }
    if (strokes > before) lines++;
  }
  const all = rows * width;
  if (ink.length < 0.02 * all || ink.length > 0.5 * all || lines < 5 || strokes < 4 * lines) return false;
  const hue = medianOf(data, ink);
  return ink.filter(at => offBy(data, at, hue) <= written).length >= 0.6 * ink.length;
}
