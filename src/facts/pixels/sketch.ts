import type { Sketch } from './measurement.ts';
import { gridOf, type Raster } from './raster.ts';

/** Cells a side of a sketch: of its luma, and of its colours. */
export const lumaCells = 32;
export const colourCells = 8;

/** The small picture of a picture that others are compared with. */
export function sketchOf(raster: Raster, luma: Uint8Array, background: Uint8Array): Sketch {
  const channels = [0, 1, 2].map(channel =>
    gridOf(raster.data, raster, colourCells, colourCells, 3, channel),
  );
  const cells = Uint8Array.from(
    { length: colourCells * colourCells * 3 },
    (_, at) => channels[at % 3]?.[Math.floor(at / 3)] ?? 0,
  );
  const inside = background.map(is => (is === 1 ? 0 : 255));
  return {
    luma: gridOf(luma, raster, lumaCells, lumaCells),
    cells,
    weights: gridOf(inside, raster, colourCells, colourCells),
  };
}
