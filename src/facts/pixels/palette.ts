import { areNearer, labOf } from './lab.ts';
import type { Lab, MainColour } from './measurement.ts';
import type { Raster } from './raster.ts';
import { integerSpace } from './space.ts';

/** Every so manieth pixel each way is enough to know the colours. */
const stride = 4;
/** Colours nearer than this are one (CIEDE2000). */
const near = 12;
/** Fewer of the subject than this is no main colour. */
const leastShare = 0.05;
const most = 5;
const mostBins = 96;

/** Pixels of each bin, and the sums of their channels. */
const binSpace = integerSpace();

/** The main colours of what is not background: 4-bit bins, joined from the fullest on. */
export function coloursOf({ width, height, data }: Raster, background: Uint8Array): readonly MainColour[] {
  const bins = binSpace(4096 * 4).fill(0);
  let count = 0;
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      const pixel = y * width + x;
      if (background[pixel] === 1) continue;
      const red = data[pixel * 3] as number;
      const green = data[pixel * 3 + 1] as number;
      const blue = data[pixel * 3 + 2] as number;
      const bin = (((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)) * 4;
      bins[bin] = (bins[bin] as number) + 1;
      bins[bin + 1] = (bins[bin + 1] as number) + red;
      bins[bin + 2] = (bins[bin + 2] as number) + green;
      bins[bin + 3] = (bins[bin + 3] as number) + blue;
      count++;
    }
  }
  const groups: { lab: Lab; share: number }[] = [];
  const full: number[] = [];
  for (let bin = 0; bin < bins.length; bin += 4) if ((bins[bin] as number) > 0) full.push(bin);
  full.sort((left, right) => (bins[right] as number) - (bins[left] as number) || left - right);
  // The rest of the bins together hold hardly a colour.
  for (const bin of full.slice(0, mostBins)) {
    const n = bins[bin] as number;
    const mean = (channel: 1 | 2 | 3): number => Math.round((bins[bin + channel] as number) / n);
    const lab = labOf([mean(1), mean(2), mean(3)]);
    const share = n / count;
    const group = groups.find(other => areNearer(other.lab, lab, near));
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
