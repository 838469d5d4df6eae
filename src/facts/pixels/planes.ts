import type { Raster } from './raster.ts';
import { beginnings, lumaCells } from './sketch.ts';
import { byteSpace } from './space.ts';

/** Colours from one to another, each channel by itself; both ends belong to them. */
export interface ColourRange {
  readonly least: readonly [red: number, green: number, blue: number];
  readonly most: readonly [red: number, green: number, blue: number];
}

/** What one pass over the pixels of a picture gives; `luma` and `within` are written over by the next picture. */
export interface Planes {
  /** Luma of each pixel, 0-255 (ITU-R BT.601 weights in 8-bit integers). */
  readonly luma: Uint8Array;
  /** 1 where a pixel's colour lies in the range asked for. */
  readonly within: Uint8Array;
  /** Mean luma of 32 × 32 cells, row by row. */
  readonly cells: Uint8Array;
}

const lumaSpace = byteSpace();
const withinSpace = byteSpace();

/** The three channels in one number, ten bits each: 0-511 is room for, and the bit above stays free. */
const packed = (red: number, green: number, blue: number): number => red | (green << 10) | (blue << 20);
const freeBits = packed(512, 512, 512);

/** Reads each pixel once, cell by cell. A picture smaller than the cells are many repeats its pixels. */
export function planesOf({ width, height, data }: Raster, { least, most }: ColourRange): Planes {
  const luma = lumaSpace(width * height);
  const within = withinSpace(width * height);
  const from = packed(...least);
  const to = packed(...most) | freeBits;
  const columns = beginnings(width, lumaCells);
  const rows = beginnings(height, lumaCells);
  const cells = new Uint8Array(lumaCells * lumaCells);
  for (let row = 0, cell = 0; row < lumaCells; row++) {
    const top = rows[row] as number;
    const bottom = Math.max(top + 1, rows[row + 1] as number);
    for (let column = 0; column < lumaCells; column++, cell++) {
      const left = columns[column] as number;
      const right = Math.max(left + 1, columns[column + 1] as number);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        const end = y * width + right;
        for (let pixel = y * width + left, at = pixel * 3; pixel < end; pixel++, at += 3) {
          const red = data[at] as number;
          const green = data[at + 1] as number;
          const blue = data[at + 2] as number;
          const value = (77 * red + 150 * green + 29 * blue) >> 8;
          luma[pixel] = value;
          sum += value;
          // A channel outside of the range borrows its free bit; no branches, which noise makes hard to foresee.
          const colour = packed(red, green, blue);
          const free = (((colour | freeBits) - from) | 0) & ((to - colour) | 0);
          within[pixel] = (free >> 9) & (free >> 19) & (free >> 29) & 1;
        }
      }
      cells[cell] = Math.round(sum / ((right - left) * (bottom - top)));
    }
  }
  return { luma, within, cells };
}
