import { difference, labOf } from './lab.ts';
import type { Lab, MainColour } from './measurement.ts';
import type { Raster } from './raster.ts';

/** Every so manieth pixel each way is enough to know the colours. */
const stride = 4;
/** Colours nearer than this are one (CIEDE2000). */
const near = 12;
/** Fewer of the subject than this is no main colour. */
const leastShare = 0.05;
const most = 5;
const mostBins = 96;

/** The main colours of what is not background: 4-bit bins, joined from the fullest on. */
export function coloursOf({ width, height, data }: Raster, background: Uint8Array): readonly MainColour[] {
  const counts = new Uint32Array(4096);
  const sums = new Float64Array(4096 * 3);
  let count = 0;
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      const pixel = y * width + x;
      if (background[pixel] === 1) continue;
      const [red, green, blue] = [data[pixel * 3] ?? 0, data[pixel * 3 + 1] ?? 0, data[pixel * 3 + 2] ?? 0];
      const bin = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      counts[bin] = (counts[bin] as number) + 1;
      sums[bin * 3] = (sums[bin * 3] as number) + red;
      sums[bin * 3 + 1] = (sums[bin * 3 + 1] as number) + green;
      sums[bin * 3 + 2] = (sums[bin * 3 + 2] as number) + blue;
      count++;
    }
  }
  const groups: { lab: Lab; share: number }[] = [];
  // The rest of the bins together hold hardly a colour.
  const fullest = [...counts.keys()]
    .filter(bin => (counts[bin] as number) > 0)
    .sort((left, right) => (counts[right] as number) - (counts[left] as number) || left - right)
    .slice(0, mostBins);
  for (const bin of fullest) {
    const n = counts[bin] as number;
    const mean = (channel: number): number => Math.round((sums[bin * 3 + channel] as number) / n);
    const lab = labOf([mean(0), mean(1), mean(2)]);
    const share = n / count;
    const group = groups.find(other => difference(other.lab, lab) < near);
    if (!group) {
      groups.push({ lab, share });
      continue;
    }
    const whole = group.share + share;
    const mixed = (axis: 0 | 1 | 2): number => (group.lab[axis] * group.share + lab[axis] * share) / whole;
    group.lab = [mixed(0), mixed(1), mixed(2)];
    group.share = whole;
  }
  return groups
    .filter(({ share }) => share >= leastShare)
    .sort((left, right) => right.share - left.share)
    .slice(0, most);
}
