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

/**
 * Whether a sign lies on the background: what is around it is background, or `isKin` to it.
 * @param isKin Whether a pixel belongs to the signs beside it.
 */
export function isBare(
  { raster: { width, height }, ink }: Canvas,
  { left, top, right, bottom }: Blob,
  isKin: (pixel: number) => boolean = () => false,
): boolean {
  let [bare, all] = [0, 0];
  const look = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const pixel = y * width + x;
    all++;
    if ((ink[pixel] as number) <= soft || isKin(pixel)) bare++;
  };
  for (let x = left - margin; x < right + margin; x++) {
    look(x, top - margin);
    look(x, bottom - 1 + margin);
  }
  for (let y = top - margin; y < bottom + margin; y++) {
    look(left - margin, y);
    look(right - 1 + margin, y);
  }
  return bare >= surround * all;
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
  const open = (from: number, step: number, steps: number): boolean => {
    for (let at = 0, pixel = from; at < steps; at++, pixel += step)
      if ((ink[pixel] as number) > faint) return false;
    return true;
  };
  const before = line.left - margin;
  const after = line.right + margin;
  const sides = [
    open(y * width + before, -1, before + 1),
    open(y * width + after, 1, width - after),
    open((top - margin) * width + x, -width, top - margin + 1),
    open((bottom + margin) * width + x, width, height - bottom - margin),
  ];
  return sides.filter(Boolean).length >= openSides;
}
