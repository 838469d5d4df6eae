import type { Box, Rgb, Ring, Subject } from './measurement.ts';
import type { Raster } from './raster.ts';

/** Where `ring`, background and subject come from: domain research 5.7. */
const ringShare = 0.02;
const white = 250;
/** The least of a background's channels: JPEG leaves white at 246 and more. */
const nearWhite = 245;
/** How far a channel may lie from the colour of an even background. */
const spread = 14;
/** Share of the ring that must have one colour for a background to be told. */
const evenShare = 0.6;
/** A row or column with less than this share of subject holds specks only. */
const speck = 0.006;

/** The frame of a picture: its ring, what is background, and the subject. */
export interface Frame {
  readonly ring: Ring;
  readonly subject: Subject;
  /** 1 where a pixel is background. */
  readonly background: Uint8Array;
}

/**
 * Reads the frame of a picture.
 * @param inset So many pixels along the edges are left out: those of a line drawn around it.
 */
export function frameOf(raster: Raster, inset: number): Frame {
  const band = bandOf(raster, inset);
  const all = ringOf(raster, band);
  const apart = all.white >= evenShare || all.even >= evenShare;
  const background = apart
    ? backgroundOf(raster, all, band, inset)
    : new Uint8Array(raster.width * raster.height);
  // What the product covers of the band says nothing of the background behind it.
  const free = apart ? band.filter(pixel => background[pixel] === 1) : band;
  const ring = apart && free.length > 0 ? ringOf(raster, free) : all;
  return { ring, background, subject: subjectOf(raster, background, apart, inset) };
}

/** The pixels of the ring. */
function bandOf({ width, height }: Raster, inset: number): readonly number[] {
  const depthOf = (length: number): number =>
    Math.min(inset + Math.max(2, Math.round(length * ringShare)), Math.ceil(length / 2));
  const [across, down] = [depthOf(width), depthOf(height)];
  const pixels: number[] = [];
  for (let y = inset; y < height - inset; y++) {
    const whole = y < down || y >= height - down;
    for (let x = inset; x < width - inset; x++) {
      if (!whole && x === across) x = Math.max(across, width - across);
      pixels.push(y * width + x);
    }
  }
  return pixels;
}

function ringOf({ data }: Raster, pixels: readonly number[]): Ring {
  const colour = medianOf(data, pixels);
  let [whites, pures, evens] = [0, 0, 0];
  for (const pixel of pixels) {
    const at = pixel * 3;
    const least = Math.min(data[at] as number, data[at + 1] as number, data[at + 2] as number);
    if (least >= white) whites++;
    if (least === 255) pures++;
    if (isAbout(data, at, colour)) evens++;
  }
  const share = (count: number): number => count / pixels.length;
  return { white: share(whites), pure: share(pures), even: share(evens), colour };
}

/** The median of each channel. */
function medianOf(data: Uint8Array, pixels: readonly number[]): Rgb {
  const median = (channel: number): number => {
    const counts = new Uint32Array(256);
    for (const pixel of pixels) {
      const value = data[pixel * 3 + channel] as number;
      counts[value] = (counts[value] as number) + 1;
    }
    let [seen, value] = [0, -1];
    while (seen * 2 < pixels.length) seen += counts[++value] as number;
    return Math.max(0, value);
  };
  return [median(0), median(1), median(2)];
}

const isAbout = (data: Uint8Array, at: number, [red, green, blue]: Rgb): boolean =>
  Math.abs((data[at] as number) - red) <= spread &&
  Math.abs((data[at + 1] as number) - green) <= spread &&
  Math.abs((data[at + 2] as number) - blue) <= spread;

/** Pixels still to be looked at, kept from picture to picture. */
let stack = new Int32Array(0);

/** What has the ring's colour and hangs together with the ring: a white product keeps its inside. */
function backgroundOf(
  { width, height, data }: Raster,
  { white: whites, colour }: Ring,
  band: readonly number[],
  inset: number,
): Uint8Array {
  const isWhite = whites >= evenShare;
  const background = new Uint8Array(width * height);
  if (stack.length < width * height) stack = new Int32Array(width * height);
  let top = 0;
  const visit = (pixel: number): void => {
    if (background[pixel] === 1) return;
    const at = pixel * 3;
    const is = isWhite
      ? (data[at] as number) >= nearWhite &&
        (data[at + 1] as number) >= nearWhite &&
        (data[at + 2] as number) >= nearWhite
      : isAbout(data, at, colour);
    if (!is) return;
    background[pixel] = 1;
    stack[top++] = pixel;
  };
  for (const pixel of band) visit(pixel);
  while (top > 0) {
    const pixel = stack[--top] as number;
    const x = pixel % width;
    if (x > 0) visit(pixel - 1);
    if (x < width - 1) visit(pixel + 1);
    if (pixel >= width) visit(pixel - width);
    if (pixel < background.length - width) visit(pixel + width);
  }
  for (let y = 0; inset > 0 && y < height; y++)
    for (let x = 0; x < width; x++)
      if (Math.min(x, y, width - 1 - x, height - 1 - y) < inset) background[y * width + x] = 1;
  return background;
}

const whole: Box = { left: 0, top: 0, width: 1, height: 1 };

function subjectOf(
  { width, height }: Raster,
  background: Uint8Array,
  apart: boolean,
  inset: number,
): Subject {
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  let area = 0;
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      if (background[pixel] === 1) continue;
      rows[y] = (rows[y] as number) + 1;
      columns[x] = (columns[x] as number) + 1;
      area++;
    }
  }
  const touches = [
    (columns[inset] as number) / height,
    (rows[inset] as number) / width,
    (columns[width - 1 - inset] as number) / height,
    (rows[height - 1 - inset] as number) / width,
  ] as const;
  const [left, right] = extentOf(columns, Math.max(2, height * speck));
  const [above, below] = extentOf(rows, Math.max(2, width * speck));
  if (!apart || right <= left || below <= above)
    return { apart: false, box: whole, fill: 1, area: 1, touches: [1, 1, 1, 1] };
  const box = {
    left: left / width,
    top: above / height,
    width: (right - left) / width,
    height: (below - above) / height,
  };
  return { apart, box, fill: Math.max(box.width, box.height), area: area / (width * height), touches };
}

/** From the first to behind the last line that holds more than specks. */
function extentOf(counts: Uint32Array, least: number): readonly [number, number] {
  const first = counts.findIndex(count => count >= least);
  let last = counts.length - 1;
  while (last >= 0 && (counts[last] as number) < least) last--;
  return first < 0 ? [0, 0] : [first, last + 1];
}
