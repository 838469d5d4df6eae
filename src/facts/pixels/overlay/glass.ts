import type { Rgb } from '../measurement.ts';
import type { Raster } from '../raster.ts';
import { offBy } from './colour.ts';
import { rowAt, type Side } from './rows.ts';

/** Channels of the bar and of the background beside the product differ by no more from their colour. */
const flat = 14;
/** So much of the bar's last row lies over bare background, and so much over the product. */
const [leastBare, leastSubject] = [0.25, 0.06];
/** What shines through stands out by this share of what it does outside; less is hidden, more is not covered. */
const [faintest, clearest] = [0.1, 0.85];
/** So much of what stands out in the bar does not follow from what lies outside. */
const mostUnlike = 0.3;
/** Most rows are told by so manieth pixel. */
const sparse = 8;
/** Rows from the last of the bar to the first that surely lies outside. */
const outside = 3;

/**
 * Whether a see-through bar of one colour ends below the row at a depth: over bare background it has its colour, and
 * over the product what stands out on both sides of its end stands out by one share less inside (one blend).
 */
export function endsGlass(raster: Raster, side: Side, depth: number, colour: Rgb, paper: Rgb): boolean {
  const { data, width } = raster;
  const [inner, outer] = [rowAt(raster, side, depth), rowAt(raster, side, depth + outside)];
  let sampled = 0;
  for (let x = 0; x < width * 3; x += 3 * sparse)
    if (offBy(data, outer + x, paper) <= flat && offBy(data, inner + x, colour) <= flat) sampled++;
  if (sampled * sparse < leastBare * width * 0.8) return false;
  let [bare, subject, both, squares, own] = [0, 0, 0, 0, 0];
  for (let x = 0; x < width * 3; x += 3) {
    const isPaper = offBy(data, outer + x, paper) <= flat;
    if (isPaper !== offBy(data, inner + x, colour) <= flat) continue;
    if (isPaper) {
      bare++;
      continue;
    }
    subject++;
    for (const channel of [0, 1, 2] as const) {
      const inside = (data[inner + x + channel] as number) - colour[channel];
      const beyond = (data[outer + x + channel] as number) - paper[channel];
      both += inside * beyond;
      squares += beyond * beyond;
      own += inside * inside;
    }
  }
  // What is left over is a bar's ragged edge, or no bar.
  if (bare < leastBare * width || subject < leastSubject * width || bare + subject < 0.9 * width)
    return false;
  const share = both / squares;
  return share >= faintest && share <= clearest && own - share * both <= mostUnlike * own;
}
