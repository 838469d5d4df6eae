import type { Sketch } from './measurement.ts';
import { gridOf, type Raster } from './raster.ts';

/** Cells a side of a sketch: of its luma, and of its colours. */
export const lumaCells = 32;
export const colourCells = 8;

/** The small picture of a picture that others are compared with. */
export function sketchOf(raster: Raster, luma: Uint8Array, background: Uint8Array): Sketch {
  return {
    luma: gridOf(luma, raster, lumaCells, 1),
    cells: gridOf(raster.data, raster, colourCells, 3),
    weights: weightsOf(raster, background),
  };
}

/** Share (0-255) of each cell that is subject; every other line is enough. */
function weightsOf({ width, height }: Raster, background: Uint8Array): Uint8Array {
  const counts = new Uint32Array(colourCells * colourCells);
  const all = new Uint32Array(colourCells * colourCells);
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor((y * colourCells) / height) * colourCells;
    for (let column = 0; column < colourCells; column++) {
      const end = y * width + Math.floor(((column + 1) * width) / colourCells);
      const from = y * width + Math.floor((column * width) / colourCells);
      let subject = 0;
      for (let at = from; at < end; at++) if (background[at] === 0) subject++;
      counts[row + column] = (counts[row + column] as number) + subject;
      all[row + column] = (all[row + column] as number) + end - from;
    }
  }
  return Uint8Array.from(counts, (count, cell) =>
    Math.round((255 * count) / Math.max(1, all[cell] as number)),
  );
}
