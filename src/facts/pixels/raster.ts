import { byteSpace } from './space.ts';

/** Decoded pixels, red, green and blue in turn, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const lumaSpace = byteSpace();

/** Luma of each pixel, 0-255 (ITU-R BT.601 weights in 8-bit integers); written over by the next picture. */
export function lumaOf({ width, height, data }: Raster): Uint8Array {
  const luma = lumaSpace(width * height);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 3)
    luma[pixel] =
      (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
  return luma;
}

/** Every so manieth pixel, or line of a cell, is counted where a share or a mean of all is wanted. */
const counted = 2;
/** Of fewer lines all are. */
const fewLines = 4;

/** Shannon entropy of values 0-255, in bits. */
export function entropyOf(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let at = 0; at < values.length; at += counted, all++) {
    const value = values[at] as number;
    counts[value] = (counts[value] as number) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / all) * Math.log2(count / all);
  return bits;
}

/** Where each of `parts` begins along `length` pixels; each has one pixel at least. */
const beginnings = (length: number, parts: number): Int32Array =>
  Int32Array.from({ length: parts + 1 }, (_, part) => Math.floor((part * length) / parts));

/**
 * Means of each channel over a square grid of cells, channels in turn. A picture smaller than the grid repeats its
 * pixels.
 */
export function gridOf(
  values: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  cells: number,
  channels: 1 | 3,
): Uint8Array {
  const columns = beginnings(width, cells);
  const rows = beginnings(height, cells);
  const grid = new Uint8Array(cells * cells * channels);
  for (let row = 0; row < cells; row++) {
    const top = rows[row] as number;
    const bottom = Math.max(top + 1, rows[row + 1] as number);
    for (let column = 0; column < cells; column++) {
      const left = columns[column] as number;
      const right = Math.max(left + 1, columns[column + 1] as number);
      let [first, second, third, count] = [0, 0, 0, 0];
      // Colours are even over a cell; what tells pictures apart is their luma.
      const step = channels === 1 || bottom - top < fewLines ? 1 : counted;
      for (let y = top; y < bottom; y += step) {
        count += right - left;
        let at = (y * width + left) * channels;
        const end = (y * width + right) * channels;
        if (channels === 1) while (at < end) first += values[at++] as number;
        else
          while (at < end) {
            first += values[at++] as number;
            second += values[at++] as number;
            third += values[at++] as number;
          }
      }
      const cell = (row * cells + column) * channels;
      grid[cell] = Math.round(first / count);
      if (channels === 1) continue;
      grid[cell + 1] = Math.round(second / count);
      grid[cell + 2] = Math.round(third / count);
    }
  }
  return grid;
}
