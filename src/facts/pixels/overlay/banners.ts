import type { Rgb } from '../measurement.ts';
import type { Raster } from '../raster.ts';
import { integerSpace } from '../space.ts';
import type { Blob } from './blobs.ts';
import { medianOf, offBy } from './colour.ts';
import { endsGlass } from './glass.ts';
import { rowAt, type Side } from './rows.ts';

/** A bar is this deep, as a share of the picture's height. */
const [thinnest, deepest] = [0.03, 0.35];
/** Channels of a bar differ by no more; those of writing on it by more. */
const [flat, written] = [14, 60];
/** Its first rows are all bar; so is the last, and so many rows on hardly anything is. */
const [whole, last, rest, behind] = [0.97, 0.95, 0.3, 3];
/** Writing has this share of what stands out on a bar; where the product shines through, the commonest colour is its. */
const leastWriting = 0.6;

const placeSpace = integerSpace();

/**
 * Bars of one colour, opaque or see-through, along the whole top or bottom, with writing in one other colour on them.
 * @param paper The commonest colour along the edges.
 * @param isBackground Whether that is the background's, which reaches the edges too and is no bar.
 */
export const bannersOf = (raster: Raster, paper: Rgb, isBackground: boolean): Blob[] =>
  ['top' as const, 'bottom' as const].flatMap(side => bannerAt(raster, side, paper, isBackground) ?? []);

function bannerAt(raster: Raster, side: Side, paper: Rgb, isBackground: boolean): Blob | undefined {
  const { width, height, data } = raster;
  const second = placeSpace(width);
  for (let x = 0; x < width; x++) second[x] = rowAt(raster, side, 1) + x * 3;
  const colour = medianOf(data, second);
  const isPaper = offBy(paper, 0, colour) < 2 * flat;
  if (isPaper && isBackground) return undefined;
  const end = endOf(raster, side, colour, isPaper ? undefined : paper);
  if (!end) return undefined;
  const depth = end.at + 1;
  if (!hasWriting(raster, side, depth, colour, end.isGlass)) return undefined;
  const top = side === 'top' ? 0 : height - depth;
  return { left: 0, top, right: width, bottom: top + depth, area: width * depth };
}

/** Share of the row at a depth that has a colour. */
function shareAt(raster: Raster, side: Side, depth: number, colour: Rgb): number {
  const from = rowAt(raster, side, depth);
  let count = 0;
  for (let at = from; at < from + raster.width * 3; at += 3)
    if (offBy(raster.data, at, colour) <= flat) count++;
  return count / raster.width;
}

/**
 * The depth of the last row of a bar, and whether it is see-through.
 * @param paper The colour beside the product; without one a see-through bar is not told.
 */
function endOf(
  raster: Raster,
  side: Side,
  colour: Rgb,
  paper: Rgb | undefined,
): { readonly at: number; readonly isGlass: boolean } | undefined {
  const isWhole = shareAt(raster, side, 0, colour) >= whole && shareAt(raster, side, 1, colour) >= whole;
  const most = Math.floor(raster.height * deepest);
  for (let at = Math.floor(raster.height * thinnest); at <= most; at++) {
    if (
      isWhole &&
      shareAt(raster, side, at, colour) >= last &&
      shareAt(raster, side, at + behind, colour) < rest
    )
      return { at, isGlass: false };
    if (paper && endsGlass(raster, side, at, colour, paper)) return { at, isGlass: true };
  }
  return undefined;
}

/**
 * Whether so many rows, all of one colour, hold strokes of one other.
 * @param isGlass The product shines through beside the writing.
 */
function hasWriting(raster: Raster, side: Side, rows: number, colour: Rgb, isGlass: boolean): boolean {
  const { width, data } = raster;
  const loud: number[] = [];
  for (let depth = 0; depth < rows; depth++) {
    const from = rowAt(raster, side, depth);
    for (let at = from; at < from + width * 3; at += 3) if (offBy(data, at, colour) > written) loud.push(at);
  }
  const all = rows * width;
  if (loud.length < 0.02 * all || loud.length > 0.5 * all) return false;
  const hue = medianOf(data, isGlass ? commonest(data, loud) : loud);
  const ink = loud.filter(at => offBy(data, at, hue) <= written);
  if (ink.length < (isGlass ? 0.02 * all : leastWriting * loud.length)) return false;
  const { strokes, lines } = strokesOf(isGlass ? ink : loud, width);
  return lines >= 5 && strokes >= 4 * lines;
}

/** Of some pixels those of the commonest colour, in bins of 64 levels a channel. */
function commonest(data: Uint8Array, places: readonly number[]): readonly number[] {
  const bins = new Map<number, number[]>();
  for (const at of places) {
    const key =
      (((data[at] as number) >> 6) << 4) |
      (((data[at + 1] as number) >> 6) << 2) |
      ((data[at + 2] as number) >> 6);
    const own = bins.get(key) ?? [];
    own.push(at);
    bins.set(key, own);
  }
  return [...bins.values()].reduce((most, own) => (own.length > most.length ? own : most), []);
}

/** Strokes that are crossed from left to right by the rows of some pixels, in their order, and the rows that have any. */
function strokesOf(
  places: readonly number[],
  width: number,
): { readonly strokes: number; readonly lines: number } {
  let [strokes, lines, row, before] = [0, 0, -1, -1];
  for (const at of places) {
    const own = Math.floor(at / (width * 3));
    if (own !== row) lines++;
    if (own !== row || at !== before + 3) strokes++;
    row = own;
    before = at;
  }
  return { strokes, lines };
}
