import type { Rgb, Ring } from './measurement.ts';
import type { Raster } from './raster.ts';
import { integerSpace } from './space.ts';

/** Where `ring` and background come from: domain research 5.7. */
const ringShare = 0.02;
const white = 250;
/** How far a channel may lie from the colour of an even background. */
export const spread = 14;

const bandSpace = integerSpace();

/** How deep the ring reaches along a side of a picture, in pixels. */
export const depthOf = (length: number, inset: number): number =>
  Math.min(inset + Math.max(2, Math.round(length * ringShare)), Math.ceil(length / 2));

/**
 * The pixels of the ring.
 * @param inset So many pixels along the edges are left out: those of a line drawn around the picture.
 */
export function bandOf({ width, height }: Raster, inset: number): Int32Array {
  const [across, down] = [depthOf(width, inset), depthOf(height, inset)];
  const pixels = bandSpace(width * height);
  let count = 0;
  for (let y = inset; y < height - inset; y++) {
    const whole = y < down || y >= height - down;
    for (let x = inset; x < width - inset; x++) {
      if (!whole && x === across) x = Math.max(across, width - across);
      pixels[count++] = y * width + x;
    }
  }
  return pixels.subarray(0, count);
}

/** Those of the pixels that are background, in the same room. */
export function freeOf(pixels: Int32Array, background: Uint8Array): Int32Array {
  let count = 0;
  for (let index = 0; index < pixels.length; index++) {
    const pixel = pixels[index] as number;
    if (background[pixel] === 1) pixels[count++] = pixel;
  }
  return pixels.subarray(0, count);
}

/** What the pixels of a ring are like. */
export function ringOf({ data }: Raster, pixels: Int32Array): Ring {
  const colour = mediansOf(data, pixels);
  const [red, green, blue] = colour;
  let [whites, pures, evens] = [0, 0, 0];
  for (let index = 0; index < pixels.length; index++) {
    const at = (pixels[index] as number) * 3;
    const r = data[at] as number;
    const g = data[at + 1] as number;
    const b = data[at + 2] as number;
    const least = Math.min(r, g, b);
    if (least >= white) whites++;
    if (least === 255) pures++;
    if (isAbout(r, red) && isAbout(g, green) && isAbout(b, blue)) evens++;
  }
  const all = pixels.length;
  return { white: whites / all, pure: pures / all, even: evens / all, colour };
}

const isAbout = (value: number, middle: number): boolean =>
  value >= middle - spread && value <= middle + spread;

/** The median of each channel. */
function mediansOf(data: Uint8Array, pixels: Int32Array): Rgb {
  const [reds, greens, blues] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let index = 0; index < pixels.length; index++) {
    const at = (pixels[index] as number) * 3;
    const r = data[at] as number;
    const g = data[at + 1] as number;
    const b = data[at + 2] as number;
    reds[r] = (reds[r] as number) + 1;
    greens[g] = (greens[g] as number) + 1;
    blues[b] = (blues[b] as number) + 1;
  }
  const median = (counts: Uint32Array): number => {
    let [seen, value] = [0, -1];
    while (seen * 2 < pixels.length) seen += counts[++value] as number;
    return Math.max(0, value);
  };
  return [median(reds), median(greens), median(blues)];
}
