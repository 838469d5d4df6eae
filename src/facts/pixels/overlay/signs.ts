import type { Rgb } from '../measurement.ts';
import type { Blob } from './blobs.ts';
import { type Canvas, isBare } from './canvas.ts';
import { offBy } from './colour.ts';

/** Signs are this high: in pixels at least, and as a share of the picture's height at most. */
export const lowest = 6;
const highest = 0.25;
/** Pictures with more small parts than this show many things, not writing. */
const mostParts = 1500;
/** The core of a sign: what stands out by this share of its most. */
const core = 0.8;
/** So much of the core has one colour, within so much of a channel. */
const [oneColour, spread] = [0.8, 32];

/** A part of a picture that may be a letter: on the background, in one colour. */
export interface Sign extends Blob {
  readonly colour: Rgb;
  /** How far its colour lies from the background's. */
  readonly contrast: number;
}

/** The parts that are as high as letters; none of a picture with too many. */
export function lettersHigh(parts: readonly Blob[], height: number): readonly Blob[] {
  const low = parts.filter(({ top, bottom }) => bottom - top >= lowest && bottom - top <= height * highest);
  return low.length > mostParts ? [] : low;
}

/** The parts that may be letters. */
export const signsOf = (canvas: Canvas, parts: readonly Blob[]): readonly Sign[] =>
  lettersHigh(parts, canvas.raster.height).flatMap(part =>
    isBare(canvas, part) ? (signOf(canvas, part) ?? []) : [],
  );

function signOf({ raster: { width, data }, ink }: Canvas, blob: Blob): Sign | undefined {
  const { left, top, right, bottom } = blob;
  let contrast = 0;
  for (let y = top; y < bottom; y++)
    for (let at = y * width + left; at < y * width + right; at++)
      if ((ink[at] as number) > contrast) contrast = ink[at] as number;
  const places: number[] = [];
  const sums: [number, number, number] = [0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let at = y * width + left; at < y * width + right; at++) {
      if ((ink[at] as number) < core * contrast) continue;
      places.push(at * 3);
      for (const channel of [0, 1, 2] as const) sums[channel] += data[at * 3 + channel] as number;
    }
  const mean = (channel: 0 | 1 | 2): number => Math.round(sums[channel] / places.length);
  const colour: Rgb = [mean(0), mean(1), mean(2)];
  const same = places.filter(at => offBy(data, at, colour) <= spread).length;
  return same < oneColour * places.length ? undefined : { ...blob, colour, contrast };
}
