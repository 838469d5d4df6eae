import type { Sharpness } from './measurement.ts';
import { integerSpace } from './space.ts';

/** Every so manieth line is looked at. */
const lines = 2;
/** A slope of so many grey levels over two pixels is an edge. */
const steep = 40;
/** Edges are told by the steepest of so many pixels in a thousand, at least so many in all. */
const steepest = 0.01;
const leastEdges = 30;
/** A slope under this many grey levels a pixel may be noise. */
const leastSlope = 6;

/** Pixels that may lie on an edge. */
const candidateSpace = integerSpace();

/** The edges of a stretch of luma. */
export interface Edges {
  /** Share of what is not background that lies on an edge. */
  readonly share: number;
  /** Absent where no edge stands out. */
  readonly sharpness?: Sharpness;
}

/**
 * Finds the edges of a stretch of luma. The variance of the Laplacian depends on how much there is to see; the width
 * of the strongest edges does not.
 * @param scale Pixels of the stretch a pixel of a picture whose long side is 1000 px.
 * @param background 1 where a pixel is background; only the share of edges leaves it out.
 */
export function edgesOf(
  luma: Uint8Array,
  width: number,
  height: number,
  scale: number,
  background?: Uint8Array,
): Edges {
  const slopes = new Uint32Array(1024);
  const candidates = candidateSpace(luma.length);
  let [count, sum, squares, behind, edges, found] = [0, 0, 0, 0, 0, 0];
  for (let y = 1; y < height - 1; y += lines) {
    const begin = y * width + 1;
    const end = begin + width - 2;
    let left = luma[begin - 1] as number;
    let middle = luma[begin] as number;
    // Of one row, so that whole numbers are enough.
    let rowSum = 0;
    let rowSquares = 0;
    for (let at = begin; at < end; at++) {
      const right = luma[at + 1] as number;
      const above = luma[at - width] as number;
      const below = luma[at + width] as number;
      const laplacian = left + right + above + below - (middle << 2);
      rowSum += laplacian;
      rowSquares += Math.imul(laplacian, laplacian);
      const slope = Math.abs(right - left) + Math.abs(below - above);
      left = middle;
      middle = right;
      if (slope < 2 * leastSlope) continue;
      slopes[slope] = (slopes[slope] as number) + 1;
      candidates[found++] = at;
      if (slope > steep && background?.[at] !== 1) edges++;
    }
    if (background) for (let at = begin; at < end; at++) behind += background[at] as number;
    count += Math.max(0, end - begin);
    sum += rowSum;
    squares += rowSquares;
  }
  const share = count === behind ? 0 : edges / (count - behind);
  const least = leastOf(slopes, Math.max(leastEdges, count * steepest));
  const blur = least === undefined ? undefined : blurOf(luma, width, candidates.subarray(0, found), least);
  if (blur === undefined) return { share };
  const mean = sum / count;
  return { share, sharpness: { variance: squares / count - mean * mean, blur: blur / scale } };
}

/** The least slope of the steepest pixels, `wanted` of them; undefined where there are hardly any. */
function leastOf(slopes: Uint32Array, wanted: number): number | undefined {
  let [seen, least] = [0, 1024];
  while (least > 2 * leastSlope && seen < wanted) seen += slopes[--least] as number;
  return seen < leastEdges ? undefined : least;
}

/** An edge ends where its slope falls to this share of the steepest: 1.95 σ from the middle of a Gaussian's. */
const endOfSlope = 0.15;
const slopeReach = 2 * Math.sqrt(2 * Math.log(1 / endOfSlope));
/** Wider edges are shades, not edges. */
const widest = 64;

/** Median of the σ of the edges among some pixels: those whose slope over two pixels is at least `least`. */
function blurOf(luma: Uint8Array, width: number, pixels: Int32Array, least: number): number | undefined {
  const height = luma.length / width;
  /** Edges by the pixels that they are wide. */
  const widths = new Uint32Array(2 * widest);
  let count = 0;
  for (let index = 0; index < pixels.length; index++) {
    const at = pixels[index] as number;
    const across = (luma[at + 1] as number) - (luma[at - 1] as number);
    const down = (luma[at + width] as number) - (luma[at - width] as number);
    if (Math.abs(across) + Math.abs(down) < least) continue;
    const y = Math.floor(at / width);
    const wide =
      Math.abs(across) >= Math.abs(down)
        ? widthOf(luma, at, 1, at - y * width, width, across < 0 ? -1 : 1)
        : widthOf(luma, at, width, y, height, down < 0 ? -1 : 1);
    widths[wide] = (widths[wide] as number) + 1;
    count++;
  }
  if (count === 0) return undefined;
  let [seen, median] = [0, -1];
  while (seen <= Math.floor(count / 2)) seen += widths[++median] as number;
  return median / slopeReach;
}

/** Pixels from where an edge through `at` begins to where it ends, along one line of pixels. */
function widthOf(
  luma: Uint8Array,
  at: number,
  step: number,
  place: number,
  length: number,
  sign: number,
): number {
  const before = sign * ((luma[at] as number) - (luma[at - step] as number));
  const after = sign * ((luma[at + step] as number) - (luma[at] as number));
  const end = Math.max(before, after) * endOfSlope;
  let steps = 0;
  for (let far = 0, pixel = at; far < widest && place + far < length - 1; far++, pixel += step) {
    if (sign * ((luma[pixel + step] as number) - (luma[pixel] as number)) <= end) break;
    steps++;
  }
  for (let far = 1, pixel = at - step; far < widest && place - far >= 0; far++, pixel -= step) {
    if (sign * ((luma[pixel + step] as number) - (luma[pixel] as number)) <= end) break;
    steps++;
  }
  return steps;
}
