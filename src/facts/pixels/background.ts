import type { Ring } from './measurement.ts';
import type { ColourRange } from './planes.ts';
import { spread } from './ring.ts';
import { rootOf, runsOf } from './runs.ts';

/** The least of a background's channels: JPEG leaves white at 246 and more. */
const nearWhite = 245;
/** Share of the ring that must have one colour for a background to be told. */
const evenShare = 0.6;
/** No colour at all. */
const none: ColourRange = { least: [256, 256, 256], most: [255, 255, 255] };
const nearlyWhite: ColourRange = { least: [nearWhite, nearWhite, nearWhite], most: [255, 255, 255] };

/** Whether a background can be told by a ring. */
export const isEven = ({ white, even }: Ring): boolean => white >= evenShare || even >= evenShare;

/** The colours that a background with this ring has: none where it has no one colour. */
export function coloursBehind(ring: Ring): ColourRange {
  if (!isEven(ring)) return none;
  if (ring.white >= evenShare) return nearlyWhite;
  const [red, green, blue] = ring.colour;
  return {
    least: [Math.max(0, red - spread), Math.max(0, green - spread), Math.max(0, blue - spread)],
    most: [red + spread, green + spread, blue + spread],
  };
}

/** How much of each row and column is not background. */
export interface Lines {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly area: number;
}

/**
 * Leaves of the pixels of a plane that are 1 those that hang together with the ring: a white product keeps its inside.
 * @param across So many pixels at the left and right, and `down` above and below, are the ring and what lies around it.
 */
export function keepBackground(
  plane: Uint8Array,
  width: number,
  height: number,
  across: number,
  down: number,
): Lines {
  const { count, from, to, row, kin } = runsOf(plane, width, height, 1, false);
  /** 1 for the first run of each part that reaches the ring. */
  const reaches = new Uint8Array(count);
  for (let run = 0; run < count; run++) {
    const y = row[run] as number;
    const isIn =
      y < down ||
      y >= height - down ||
      (from[run] as number) < across ||
      (to[run] as number) > width - across;
    if (isIn) reaches[rootOf(kin, run)] = 1;
  }
  const rows = new Uint32Array(height).fill(width);
  /** How many more pixels of a column are background than of the one before it. */
  const steps = new Int32Array(width + 1);
  let area = width * height;
  for (let run = 0; run < count; run++) {
    const [start, end, y] = [from[run] as number, to[run] as number, row[run] as number];
    if (reaches[rootOf(kin, run)] === 0) {
      for (let at = y * width + start; at < y * width + end; at++) plane[at] = 0;
      continue;
    }
    rows[y] = (rows[y] as number) - (end - start);
    steps[start] = (steps[start] as number) + 1;
    steps[end] = (steps[end] as number) - 1;
    area -= end - start;
  }
  const columns = new Uint32Array(width);
  for (let x = 0, behind = 0; x < width; x++) {
    behind += steps[x] as number;
    columns[x] = height - behind;
  }
  return { rows, columns, area };
}
