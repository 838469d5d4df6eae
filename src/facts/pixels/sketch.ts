import type { Sketch } from './measurement.ts';
import type { Raster } from './raster.ts';

/** Cells a side of a sketch: of its luma, and of its colours. */
export const lumaCells = 32;
export const colourCells = 8;

/** Every so manieth line is enough for colours and shares, which are even over a cell. */
const counted = 2;
/** Of fewer lines all are. */
const fewLines = 4;

/** Where each of `parts` begins along `length` pixels; each has one pixel at least. */
export const beginnings = (length: number, parts: number): Int32Array =>
  Int32Array.from({ length: parts + 1 }, (_, part) => Math.floor((part * length) / parts));

/** The small picture of a picture that others are compared with; `luma` is that of its 32 × 32 cells. */
export const sketchOf = (raster: Raster, luma: Uint8Array, background: Uint8Array): Sketch => ({
  luma,
  cells: coloursIn(raster),
  weights: weightsOf(raster, background),
});

/** Mean red, green, blue of each cell. A picture smaller than the cells are many repeats its pixels. */
function coloursIn({ width, height, data }: Raster): Uint8Array {
  const columns = beginnings(width, colourCells);
  const rows = beginnings(height, colourCells);
  const means = new Uint8Array(colourCells * colourCells * 3);
  for (let row = 0, place = 0; row < colourCells; row++) {
    const top = rows[row] as number;
    const bottom = Math.max(top + 1, rows[row + 1] as number);
    const step = bottom - top < fewLines ? 1 : counted;
    for (let column = 0; column < colourCells; column++, place += 3) {
      const left = columns[column] as number;
      const right = Math.max(left + 1, columns[column + 1] as number);
      let reds = 0;
      let greens = 0;
      let blues = 0;
      let count = 0;
      for (let y = top; y < bottom; y += step) {
        count += right - left;
        for (let at = (y * width + left) * 3, end = (y * width + right) * 3; at < end; at += 3) {
          reds += data[at] as number;
          greens += data[at + 1] as number;
          blues += data[at + 2] as number;
        }
      }
      means[place] = Math.round(reds / count);
      means[place + 1] = Math.round(greens / count);
      means[place + 2] = Math.round(blues / count);
    }
  }
  return means;
}

/** Share (0-255) of each cell that is subject. */
function weightsOf({ width, height }: Raster, background: Uint8Array): Uint8Array {
  const counts = new Uint32Array(colourCells * colourCells);
  const all = new Uint32Array(colourCells * colourCells);
  for (let y = 0; y < height; y += counted) {
    const row = Math.floor((y * colourCells) / height) * colourCells;
    for (let column = 0; column < colourCells; column++) {
      const end = y * width + Math.floor(((column + 1) * width) / colourCells);
      const from = y * width + Math.floor((column * width) / colourCells);
      let behind = 0;
      for (let at = from; at < end; at++) behind += background[at] as number;
      counts[row + column] = (counts[row + column] as number) + end - from - behind;
      all[row + column] = (all[row + column] as number) + end - from;
    }
  }
  return Uint8Array.from(counts, (count, cell) =>
    Math.round((255 * count) / Math.max(1, all[cell] as number)),
  );
}
