import type { Raster } from '../raster.ts';

/** The edge of a picture from which rows are counted. */
export type Side = 'top' | 'bottom';

/** Where the row at a depth begins in the picture's data. */
export const rowAt = ({ width, height }: Raster, side: Side, depth: number): number =>
  (side === 'top' ? depth : height - 1 - depth) * width * 3;
