import type { Rgb } from '../measurement.ts';
import type { Raster } from '../raster.ts';
import { byteSpace, integerSpace } from '../space.ts';
import { type Blob, blobsOf } from './blobs.ts';
import { medianOf, offBy } from './colour.ts';

/** A corner, and how near its edges a badge lies: shares of the shorter side. */
const [corner, nearest] = [0.4, 0.08];
/** A badge covers this much of the picture. */
const [smallest, largest] = [0.008, 0.14];
/** Channels of a loud colour differ by so much from each other. */
const loud = 90;
/** Channels of a flat colour differ by no more; those of writing on it by more; those of writing among each other by less. */
const [flat, written] = [14, 60];
/** What lies around a badge differs from it by so much. */
const [other, outside] = [40, 3];

const flatSpace = byteSpace();

/** Flat shapes in a loud colour in a corner, with writing in one other colour on them. */
export function badgesOf(raster: Raster): Blob[] {
  const { width, height } = raster;
  const side = Math.floor(Math.min(width, height) * corner);
  return [0, width - side].flatMap(left =>
    [0, height - side].flatMap(top => badgeIn(raster, left, top, side) ?? []),
  );
}

/** A badge in a window of the picture: the product may be loud too. */
function badgeIn(raster: Raster, left: number, top: number, side: number): Blob | undefined {
  for (const colour of loudest(raster.data, raster.width, left, top, side)) {
    const badge = badgeOf(raster, colour, left, top, side);
    if (badge) return badge;
  }
  return undefined;
}

/** A badge of one colour. */
function badgeOf(raster: Raster, colour: Rgb, left: number, top: number, side: number): Blob | undefined {
  const { width, height, data } = raster;
  const [red, green, blue] = colour;
  const isFlat = flatSpace(side * side);
  const least = (smallest * width * height) / 2;
  let all = 0;
  for (let y = 0, pixel = 0; y < side; y++) {
    const end = ((top + y) * width + left + side) * 3;
    for (let at = end - side * 3; at < end; at += 3, pixel++) {
      const is =
        Math.abs((data[at] as number) - red) <= flat &&
        Math.abs((data[at + 1] as number) - green) <= flat &&
        Math.abs((data[at + 2] as number) - blue) <= flat
          ? 1
          : 0;
      isFlat[pixel] = is;
      all += is;
    }
  }
  if (all < least) return undefined;
  const [shape] = blobsOf(isFlat, side, side, 1).sort((one, another) => another.area - one.area);
  if (!shape || shape.area < least) return undefined;
  const near = Math.min(width, height) * nearest;
  const [gapLeft, gapRight] = [shape.left, side - shape.right];
  const [gapTop, gapBottom] = [shape.top, side - shape.bottom];
  const [across, inAcross] = left === 0 ? [gapLeft, gapRight] : [gapRight, gapLeft];
  const [down, inDown] = top === 0 ? [gapTop, gapBottom] : [gapBottom, gapTop];
  if (across > near || down > near || inAcross < 1 || inDown < 1) return undefined;
  return isBadge(raster, shape, isFlat, left, top, side, colour)
    ? {
        left: left + shape.left,
        top: top + shape.top,
        right: left + shape.right,
        bottom: top + shape.bottom,
        area: shape.area,
      }
    : undefined;
}

/** Whether a flat shape is compact, has a crisp outline, and holds writing in one other colour and nothing else. */
function isBadge(
  { width, height, data }: Raster,
  shape: Blob,
  isFlat: Uint8Array,
  left: number,
  top: number,
  side: number,
  colour: Rgb,
): boolean {
  let [filled, crisp, ends] = [0, 0, 0];
  const ink: number[] = [];
  for (let y = shape.top; y < shape.bottom; y++) {
    // From its first pixel to its last: what lies between is the badge too.
    const row = y * side;
    const first = isFlat.indexOf(1, row + shape.left) - row;
    const last = isFlat.lastIndexOf(1, row + shape.right - 1) - row;
    if (first < 0 || first > last) continue;
    filled += last - first + 1;
    const place = (top + y) * width + left;
    for (const x of [first - outside, last + outside]) {
      ends++;
      if (left + x < 0 || left + x >= width || offBy(data, (place + x) * 3, colour) > other) crisp++;
    }
    for (let x = first; x <= last; x++)
      if (isFlat[row + x] === 0 && offBy(data, (place + x) * 3, colour) > written) ink.push((place + x) * 3);
  }
  const box = (shape.right - shape.left) * (shape.bottom - shape.top);
  const share = filled / (width * height);
  if (share < smallest || share > largest || filled < 0.66 * box || crisp < 0.85 * ends) return false;
  if (ink.length < 0.03 * filled || ink.length > 0.45 * filled || shape.area + ink.length < 0.8 * filled)
    return false;
  const hue = medianOf(data, ink);
  return ink.filter(at => offBy(data, at, hue) <= written).length >= 0.6 * ink.length;
}

/** So many loud colours of a window are looked at, if they cover this share of it. */
const [most, leastShare] = [3, 0.02];

/** Pixels of each loud colour of a window, in bins of 16 levels a channel; used again for each window. */
const counts = new Uint32Array(4096);
const [placeSpace, binSpace, ownSpace] = [integerSpace(), integerSpace(), integerSpace()];

/** The commonest loud colours of a window; every other pixel each way is enough. */
function loudest(data: Uint8Array, width: number, left: number, top: number, side: number): readonly Rgb[] {
  const room = Math.ceil(side / 2) ** 2;
  const [places, bins, own] = [placeSpace(room), binSpace(room), ownSpace(room)];
  let found = 0;
  counts.fill(0);
  for (let y = top; y < top + side; y += 2)
    for (let at = (y * width + left) * 3, end = at + side * 3; at < end; at += 6) {
      const red = data[at] as number;
      const green = data[at + 1] as number;
      const blue = data[at + 2] as number;
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < loud) continue;
      const bin = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      counts[bin] = (counts[bin] as number) + 1;
      places[found] = at;
      bins[found++] = bin;
    }
  const least = Math.max(1, (leastShare * side * side) / 4);
  const common: number[] = [];
  for (let bin = 0; found >= least && bin < counts.length; bin++)
    if ((counts[bin] as number) >= least) common.push(bin);
  common.sort((one, another) => (counts[another] as number) - (counts[one] as number));
  const colours: Rgb[] = [];
  for (const bin of common) {
    if (colours.length === most) break;
    let count = 0;
    for (let index = 0; index < found; index++)
      if (bins[index] === bin) own[count++] = places[index] as number;
    const colour = medianOf(data, own.subarray(0, count));
    if (colours.every(known => offBy(known, 0, colour) > 2 * flat)) colours.push(colour);
  }
  return colours;
}
