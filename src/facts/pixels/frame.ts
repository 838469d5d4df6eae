import { coloursBehind, isEven, keepBackground, type Lines } from './background.ts';
import type { Ring, Subject } from './measurement.ts';
import { type Planes, planesOf } from './planes.ts';
import type { Raster } from './raster.ts';
import { bandOf, depthOf, freeOf, ringOf } from './ring.ts';

/** A row or column with less than this share of subject holds specks only. */
const speck = 0.006;

/** The frame of a picture: its ring, what is background, and the subject. */
export interface Frame {
  readonly ring: Ring;
  readonly subject: Subject;
  /** 1 where a pixel is background; written over by the next picture. */
  readonly background: Uint8Array;
}

/**
 * Reads the frame of a picture, and the planes that are read with it.
 * @param inset So many pixels along the edges are left out: those of a line drawn around it.
 */
export function frameOf(raster: Raster, inset: number): { readonly frame: Frame; readonly planes: Planes } {
  const { width, height } = raster;
  const band = bandOf(raster, inset);
  const all = ringOf(raster, band);
  const planes = planesOf(raster, coloursBehind(all));
  const background = planes.within;
  if (!isEven(all)) return { planes, frame: { ring: all, background, subject: everything } };
  if (inset > 0) markEdges(background, width, height, inset);
  const lines = keepBackground(background, width, height, depthOf(width, inset), depthOf(height, inset));
  // What the product covers of the band says nothing of the background behind it.
  const free = freeOf(band, background);
  const ring = free.length === 0 || free.length === band.length ? all : ringOf(raster, free);
  return { planes, frame: { ring, background, subject: subjectOf(lines, inset) } };
}

/** Counts what lies outside of the ring as background. */
function markEdges(background: Uint8Array, width: number, height: number, inset: number): void {
  background.fill(1, 0, inset * width);
  background.fill(1, (height - inset) * width);
  for (let row = 0; row < background.length; row += width) {
    background.fill(1, row, row + inset);
    background.fill(1, row + width - inset, row + width);
  }
}

const everything: Subject = {
  apart: false,
  box: { left: 0, top: 0, width: 1, height: 1 },
  fill: 1,
  area: 1,
  touches: [1, 1, 1, 1],
};

function subjectOf({ rows, columns, area }: Lines, inset: number): Subject {
  const [width, height] = [columns.length, rows.length];
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

/** From the first to behind the last line that holds more than specks. */
function extentOf(counts: Uint32Array, least: number): readonly [number, number] {
  const first = counts.findIndex(count => count >= least);
  let last = counts.length - 1;
  while (last >= 0 && (counts[last] as number) < least) last--;
  return first < 0 ? [0, 0] : [first, last + 1];
}
