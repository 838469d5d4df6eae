import type { Sketch } from './measurement.ts';
import { colourCells, lumaCells } from './sketch.ts';
import { type GridWindow, meansOf, type Sums, sumsOf } from './window.ts';

/** 64 bits in two halves, as signed whole numbers. */
export type Hash = readonly [high: number, low: number];

/** How a picture is another one. */
export type Likeness = 'same' | 'mirrored' | 'cropped';

/** A sketch made ready for comparing. */
export interface Comparable {
  readonly sketch: Sketch;
  /** Width by height. */
  readonly aspect: number;
  readonly luma: Sums;
  readonly colours: readonly [Sums, Sums, Sums];
  readonly subject: Sums;
  readonly hash: Hash;
  readonly mirrored: Hash;
  /** Luma of 16 × 16 cells, as it is and mirrored: less its mean, and of length 1. */
  readonly cells: readonly [Float64Array, Float64Array];
  /** Whether there is enough to see to tell it from another: icons and blank pictures are all alike. */
  readonly telling: boolean;
}

/** Cells a side of what is laid over each other. */
const greyCells = 16;
const whole: GridWindow = { left: 0, top: 0, width: lumaCells, height: lumaCells };
/** Deviation of luma, and share of subject, under which pictures are all alike (domain research 5.8). */
const leastDeviation = 15;
const leastSubject = 0.03;

/** Makes a sketch ready for comparing. */
export function comparable(sketch: Sketch, aspect: number): Comparable {
  const luma = sumsOf(sketch.luma, lumaCells);
  const subject = sumsOf(sketch.weights, colourCells);
  const { deviation } = spreadOf(sketch.luma);
  const share = (subject.corners.at(-1) ?? 0) / (255 * colourCells * colourCells);
  return {
    sketch,
    aspect,
    luma,
    subject,
    colours: [0, 1, 2].map(channel => sumsOf(sketch.cells, colourCells, 3, channel)) as [Sums, Sums, Sums],
    hash: hashOf(luma, whole),
    mirrored: hashOf(luma, whole, true),
    cells: [
      standardized(meansOf(luma, whole, greyCells, greyCells)),
      standardized(meansOf(luma, whole, greyCells, greyCells, true)),
    ],
    telling: deviation >= leastDeviation && share >= leastSubject,
  };
}

/** Means of the window that is hashed, written over and over. */
const hashed = new Float64Array(9 * 8);

/** The difference hash of a window: of 9 × 8 means, whether each is brighter than its neighbour on the right. */
export function hashOf(luma: Sums, window: GridWindow, mirrored = false): Hash {
  const means = meansOf(luma, window, 9, 8, mirrored, hashed);
  let [high, low] = [0, 0];
  // By columns: the lines above a product are all white, and pieces of a hash should not be.
  for (let column = 0; column < 8; column++) {
    for (let row = 0; row < 8; row++) {
      // A grey level more: what is one tone has no direction.
      const bit = (means[row * 9 + column] as number) > (means[row * 9 + column + 1] as number) + 1 ? 1 : 0;
      if (column < 4) high = (high << 1) | bit;
      else low = (low << 1) | bit;
    }
  }
  return [high, low];
}

/** Bits that are set in 32. */
export function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Bits in which two hashes differ. */
export const distance = (left: Hash, right: Hash): number =>
  ones(left[0] ^ right[0]) + ones(left[1] ^ right[1]);

function spreadOf(values: ArrayLike<number>): { readonly mean: number; readonly deviation: number } {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) };
}

/** Values less their mean, made of length 1; all 0 where they are one tone. */
function standardized(values: Float64Array): Float64Array {
  const { mean, deviation } = spreadOf(values);
  const length = deviation * Math.sqrt(values.length);
  return values.map(value => (length === 0 ? 0 : (value - mean) / length));
}

/** Means of the window that is looked at, written over and over. */
const laid = new Float64Array(greyCells * greyCells);

/** Pearson correlation of luma where `small` is laid over a window (in luma cells) of `large`. */
export function greyOver(large: Comparable, window: GridWindow, small: Comparable, mirrored = false): number {
  const means = meansOf(large.luma, window, greyCells, greyCells, false, laid);
  const cells = small.cells[mirrored ? 1 : 0];
  let [sum, squares, both] = [0, 0, 0];
  for (let at = 0; at < means.length; at++) {
    const value = means[at] as number;
    sum += value;
    squares += value * value;
    both += value * (cells[at] as number);
  }
  const spread = squares - (sum * sum) / means.length;
  return spread <= 0 ? 0 : both / Math.sqrt(spread);
}

export { whole as wholePicture };
