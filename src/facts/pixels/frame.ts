import type { Ring, Subject } from './measurement.ts';
import type { Raster } from './raster.ts';
import { byteSpace, integerSpace } from './space.ts';

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

const bandSpace = integerSpace();
const runSpace = integerSpace();
const backgroundSpace = byteSpace();

/** The frame of a picture: its ring, what is background, and the subject. */
export interface Frame {
  readonly ring: Ring;
  readonly subject: Subject;
  /** 1 where a pixel is background; written over by the next picture. */
  readonly background: Uint8Array;
}

/**
 * Reads the frame of a picture.
 * @param inset So many pixels along the edges are left out: those of a line drawn around it.
 */
export function frameOf(raster: Raster, inset: number): Frame {
  const pixels = raster.width * raster.height;
  const band = bandOf(raster, inset);
  const all = ringOf(raster, band);
  const apart = all.white >= evenShare || all.even >= evenShare;
  const background = apart ? backgroundOf(raster, all, band, inset) : backgroundSpace(pixels).fill(0);
  // What the product covers of the band says nothing of the background behind it.
  const free = apart ? only(band, background) : band;
  const ring = free.length === 0 || free.length === band.length ? all : ringOf(raster, free);
  return { ring, background, subject: apart ? subjectOf(raster, background, inset) : everything };
}

/** The pixels of the ring. */
function bandOf({ width, height }: Raster, inset: number): Int32Array {
  const depthOf = (length: number): number =>
    Math.min(inset + Math.max(2, Math.round(length * ringShare)), Math.ceil(length / 2));
  const [across, down] = [depthOf(width), depthOf(height)];
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
function only(pixels: Int32Array, background: Uint8Array): Int32Array {
  let count = 0;
  for (let index = 0; index < pixels.length; index++) {
    const pixel = pixels[index] as number;
    if (background[pixel] === 1) pixels[count++] = pixel;
  }
  return pixels.subarray(0, count);
}

function ringOf({ data }: Raster, pixels: Int32Array): Ring {
  const counts = countsOf(data, pixels);
  const colour = [0, 1, 2].map(channel => medianIn(counts, channel, pixels.length)) as [
    number,
    number,
    number,
  ];
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

/** How often each value of each channel occurs. */
function countsOf(data: Uint8Array, pixels: Int32Array): Uint32Array {
  const counts = new Uint32Array(3 * 256);
  for (let index = 0; index < pixels.length; index++) {
    const at = (pixels[index] as number) * 3;
    for (let channel = 0; channel < 3; channel++) {
      const place = channel * 256 + (data[at + channel] as number);
      counts[place] = (counts[place] as number) + 1;
    }
  }
  return counts;
}

function medianIn(counts: Uint32Array, channel: number, all: number): number {
  let [seen, value] = [0, -1];
  while (seen * 2 < all) seen += counts[channel * 256 + ++value] as number;
  return Math.max(0, value);
}

/** What has the ring's colour and hangs together with the ring: a white product keeps its inside. */
function backgroundOf(raster: Raster, ring: Ring, band: Int32Array, inset: number): Uint8Array {
  const { width, height } = raster;
  const mask = openOf(raster, ring);
  const runs = runSpace(width * height);
  for (let index = 0; index < band.length; index++) {
    if (mask[band[index] as number] !== open) continue;
    runs[0] = band[index] as number;
    // Runs of a line are taken as a whole; each leaves one pixel of each run above and below it to be looked at.
    for (let top = 1; top > 0; ) {
      const pixel = runs[--top] as number;
      if (mask[pixel] !== open) continue;
      const start = pixel - (pixel % width);
      let from = pixel;
      let to = pixel;
      while (to < start + width && mask[to] === open) mask[to++] = reached;
      while (from > start && mask[from - 1] === open) mask[--from] = reached;
      if (start > 0) top = leave(mask, from - width, to - width, runs, top);
      if (start + width < mask.length) top = leave(mask, from + width, to + width, runs, top);
    }
  }
  // What is only open becomes 0.
  for (let pixel = 0; pixel < mask.length; pixel++) mask[pixel] = (mask[pixel] as number) >> 1;
  for (let y = 0; inset > 0 && y < height; y++)
    for (let x = 0; x < width; x++)
      if (Math.min(x, y, width - 1 - x, height - 1 - y) < inset) mask[y * width + x] = 1;
  return mask;
}

/** Leaves the first pixel of each open run of a stretch to be looked at. */
function leave(mask: Uint8Array, from: number, to: number, runs: Int32Array, top: number): number {
  for (let at = from; at < to; at++) {
    if (mask[at] !== open) continue;
    runs[top++] = at;
    while (at < to && mask[at] === open) at++;
  }
  return top;
}

/** While the background is looked for: has the colour of the ring, and hangs together with it as well. */
const open = 1;
const reached = 2;

/** Marks the pixels that have the colour of the ring. */
function openOf({ width, height, data }: Raster, { white: whites, colour }: Ring): Uint8Array {
  const mask = backgroundSpace(width * height);
  const isWhite = whites >= evenShare;
  const [red, green, blue] = colour;
  const [leastRed, leastGreen, leastBlue] = isWhite
    ? [nearWhite, nearWhite, nearWhite]
    : [red - spread, green - spread, blue - spread];
  const [mostRed, mostGreen, mostBlue] = isWhite
    ? [255, 255, 255]
    : [red + spread, green + spread, blue + spread];
  for (let pixel = 0, at = 0; pixel < mask.length; pixel++, at += 3) {
    const r = data[at] as number;
    const g = data[at + 1] as number;
    const b = data[at + 2] as number;
    // Less than nothing has the sign bit; no branches, which noise makes hard to foresee.
    const outside =
      (r - leastRed) | (mostRed - r) | (g - leastGreen) | (mostGreen - g) | (b - leastBlue) | (mostBlue - b);
    mask[pixel] = (outside >>> 31) ^ open;
  }
  return mask;
}

const everything: Subject = {
  apart: false,
  box: { left: 0, top: 0, width: 1, height: 1 },
  fill: 1,
  area: 1,
  touches: [1, 1, 1, 1],
};

function subjectOf({ width, height }: Raster, background: Uint8Array, inset: number): Subject {
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  const area = countLines(background, rows, columns);
  const touches = [
    (columns[inset] as number) / height,
    (rows[inset] as number) / width,
    (columns[width - 1 - inset] as number) / height,
    (rows[height - 1 - inset] as number) / width,
  ] as const;
  const [left, right] = extentOf(columns, Math.max(2, height * speck));
  const [above, below] = extentOf(rows, Math.max(2, width * speck));
  if (right <= left || below <= above) return everything;
  const box = {
    left: left / width,
    top: above / height,
    width: (right - left) / width,
    height: (below - above) / height,
  };
  return { apart: true, box, fill: Math.max(box.width, box.height), area: area / (width * height), touches };
}

/** Counts what is no background in each row and column, and gives the sum. */
function countLines(background: Uint8Array, rows: Uint32Array, columns: Uint32Array): number {
  let area = 0;
  for (let y = 0, pixel = 0; y < rows.length; y++) {
    let count = 0;
    for (let x = 0; x < columns.length; x++, pixel++) {
      const is = 1 - (background[pixel] as number);
      columns[x] = (columns[x] as number) + is;
      count += is;
    }
    rows[y] = count;
    area += count;
  }
  return area;
}

/** From the first to behind the last line that holds more than specks. */
function extentOf(counts: Uint32Array, least: number): readonly [number, number] {
  const first = counts.findIndex(count => count >= least);
  let last = counts.length - 1;
  while (last >= 0 && (counts[last] as number) < least) last--;
  return first < 0 ? [0, 0] : [first, last + 1];
}
