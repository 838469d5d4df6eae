import type { Rgb } from '../measurement.ts';
import type { Raster } from '../raster.ts';
import { byteSpace } from '../space.ts';
import type { Blob } from './blobs.ts';

/** A picture whose background is known. */
export interface Canvas {
  readonly raster: Raster;
  /** How far each pixel lies from the background's colour: the largest difference of a channel, 0-255. */
  readonly ink: Uint8Array;
}

const inkSpace = byteSpace();

/** A picture before a background of one colour; it holds until the next one is made. */
export function canvasOf(raster: Raster, [red, green, blue]: Rgb): Canvas {
  const { width, height, data } = raster;
  const ink = inkSpace(width * height);
  for (let pixel = 0, at = 0; pixel < ink.length; pixel++, at += 3)
    ink[pixel] = Math.max(
      Math.abs((data[at] as number) - red),
      Math.abs((data[at + 1] as number) - green),
      Math.abs((data[at + 2] as number) - blue),
    );
  return { raster, ink };
}

/** What compression leaves around letters stands out by no more grey levels, and reaches no further in pixels. */
const [soft, margin] = [40, 3];
/** So much of what surrounds a sign on the background is background. */
const surround = 0.7;

/** Where the signs of one line are: 1 for a pixel of them, of all pixels from `first` on. */
export interface Kin {
  readonly isInk: Uint8Array;
  readonly first: number;
}

/** Whether a pixel belongs to the signs of a line. */
export const isKin = ({ isInk, first }: Kin, pixel: number): boolean => isInk[pixel - first] === 1;

/** Whether a sign lies on the background: what is around it is background, or belongs to the signs beside it. */
export function isBare(canvas: Canvas, { left, top, right, bottom }: Blob, kin?: Kin): boolean {
  const seen = { bare: 0, all: 0 };
  for (let x = left - margin; x < right + margin; x++) {
    look(canvas, x, top - margin, kin, seen);
    look(canvas, x, bottom - 1 + margin, kin, seen);
  }
  for (let y = top - margin; y < bottom + margin; y++) {
    look(canvas, left - margin, y, kin, seen);
    look(canvas, right - 1 + margin, y, kin, seen);
  }
  return seen.bare >= surround * seen.all;
}

/** Counts a pixel, and whether it is bare; what lies outside of the picture says nothing. */
function look(
  { raster: { width, height }, ink }: Canvas,
  x: number,
  y: number,
  kin: Kin | undefined,
  seen: { bare: number; all: number },
): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const pixel = y * width + x;
  seen.all++;
  if ((ink[pixel] as number) <= soft || (kin && isKin(kin, pixel))) seen.bare++;
}

/** So little stands out on a background, in grey levels. */
const faint = 10;
/** On so many of its four sides nothing is in the way. */
const openSides = 2;

/**
 * Whether a sign is seen from the edges of the picture. What is printed on a white product before white is shut in by
 * the product's own outline.
 * @param line The line it belongs to: its other signs are not in the way.
 */
export function isOpen(
  { raster: { width, height }, ink }: Canvas,
  { left, top, right, bottom }: Blob,
  line: Blob,
): boolean {
  const x = (left + right) >> 1;
  const y = (top + bottom) >> 1;
  const before = line.left - margin;
  const after = line.right + margin;
  const sides = [
    isClear(ink, y * width + before, -1, before + 1),
    isClear(ink, y * width + after, 1, width - after),
    isClear(ink, (top - margin) * width + x, -width, top - margin + 1),
    isClear(ink, (bottom + margin) * width + x, width, height - bottom - margin),
  ];
  return sides.filter(Boolean).length >= openSides;
}

/** Whether nothing stands out on a line of so many pixels. */
function isClear(ink: Uint8Array, from: number, step: number, steps: number): boolean {
  for (let at = 0, pixel = from; at < steps; at++, pixel += step)
    if ((ink[pixel] as number) > faint) return false;
  return true;
}
