import { type Blob, blobsOf } from './blobs.ts';
import { type Canvas, isBare, isKin, isOpen, type Kin } from './canvas.ts';
import { offBy } from './colour.ts';
import { lettersHigh, lowest, type Sign, signsOf } from './signs.ts';
import { isDense, writingIn } from './writing.ts';

/** What stands out by so much is a stroke, in grey levels. */
const standsOut = 64;
/** No more rows are looked through. */
const mostRows = 24;
/** Channels of signs in one colour differ by no more than this; in the product, where soft edges mix, than that. */
const [oneColour, mixed] = [40, 60];
/** Signs of one row: how much of their height they share, and how much higher one may be. */
const [common, higher] = [0.5, 2.2];
/** A large sign has this share of the picture's height. */
const large = 0.04;
/** Signs stand beside each other up to a gap of this share of their height. */
const gap = 0.9;
/** So much of a line lies on the background: the rest may lie on the product. */
const leastFree = 0.08;
/** So much of what stands out around the free signs of a line is in their colour. */
const leastPure = 0.85;

/** A line of writing; `dense` where its signs have as many strokes as Chinese ones. */
export interface Line extends Blob {
  readonly dense: boolean;
}

/**
 * Lines of writing that begin on the background. What of a line lies on the product is told by its colour; writing that
 * lies wholly on the product may be printed there and is left alone.
 */
export function linesOf(canvas: Canvas): Line[] {
  const { width, height } = canvas.raster;
  const signs = signsOf(canvas, blobsOf(canvas.ink, width, height, standsOut, lowest));
  const lines = rowsOf(signs)
    .filter(row => isPromising(row, height))
    .slice(0, mostRows)
    .flatMap(row => linesIn(canvas, row))
    .sort((one, other) => other.area - one.area);
  return lines.filter((line, at) => !lines.slice(0, at).some(other => overlaps(line, other)));
}

/** Signs in one colour and at one height, whatever lies between. */
function rowsOf(signs: readonly Sign[]): Sign[][] {
  const rows: Sign[][] = [];
  for (const sign of [...signs].sort((one, other) => other.area - one.area)) {
    const row = rows.find(
      ([first]) => first && areLevel(first, sign) && offBy(first.colour, 0, sign.colour) <= oneColour,
    );
    if (row) row.push(sign);
    else rows.push([sign]);
  }
  return rows;
}

/** One sign alone is no writing, unless it is many that hang together, or is large: the others may lie on the product. */
const isPromising = (row: readonly Sign[], height: number): boolean =>
  row.length > 1 ||
  row.some(
    ({ left, top, right, bottom }) => right - left > 2 * (bottom - top) || bottom - top > large * height,
  );

function areLevel(one: Blob, other: Blob): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const [a, b] = [one.bottom - one.top, other.bottom - other.top];
  return shared >= common * Math.min(a, b) && Math.max(a, b) <= higher * Math.min(a, b);
}

const overlaps = (line: Blob, other: Blob): boolean =>
  Math.min(line.right, other.right) > Math.max(line.left, other.left) &&
  Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top) > common * (line.bottom - line.top);

/** Lines of a colour in the strip of the picture where signs of it were seen. */
function linesIn(canvas: Canvas, row: readonly Sign[]): Line[] {
  const { width, height, data } = canvas.raster;
  const [{ colour, contrast }] = row as readonly [Sign, ...Sign[]];
  const room = Math.ceil(0.6 * Math.max(...row.map(({ top, bottom }) => bottom - top)));
  const from = Math.max(0, Math.min(...row.map(({ top }) => top)) - room);
  const to = Math.min(height, Math.max(...row.map(({ bottom }) => bottom)) + room);
  const isInk = new Uint8Array((to - from) * width);
  const reach = Math.min(mixed, contrast / 2);
  for (let pixel = 0, at = from * width * 3; pixel < isInk.length; pixel++, at += 3)
    isInk[pixel] = offBy(data, at, colour) <= reach ? 1 : 0;
  const parts = lettersHigh(blobsOf(isInk, width, to - from, 1, lowest), height);
  return groupsOf(parts).flatMap(group => {
    const found = writingIn(isInk, width, group);
    if (!found) return [];
    const placed = (blob: Blob): Blob => ({
      ...blob,
      top: blob.top + from,
      bottom: blob.bottom + from,
    });
    const line = placed(found);
    const kin = { isInk, first: from * width };
    const isFree = (sign: Blob): boolean => isBare(canvas, sign, kin) && isOpen(canvas, sign, line);
    const bare = group.filter(sign => isFree(placed(sign)));
    const free = bare.map(placed);
    const share = free.reduce((sum, { area }) => sum + area, 0) / line.area;
    if (share < leastFree || purityOf(canvas, free, kin, contrast) < leastPure) return [];
    return [{ ...line, dense: isDense(isInk, width, bare) }];
  });
}

/** Signs that stand beside each other. */
function groupsOf(signs: readonly Blob[]): Blob[][] {
  let groups: Blob[][] = [];
  for (const sign of [...signs].sort((one, other) => one.left - other.left || one.top - other.top)) {
    const far: Blob[][] = [];
    const near: Blob[] = [];
    for (const group of groups) {
      if (group.some(before => areBeside(before, sign))) near.push(...group);
      else far.push(group);
    }
    groups = [...far, [...near, sign]];
  }
  return groups;
}

const areBeside = (before: Blob, sign: Blob): boolean =>
  sign.left - before.right <= gap * Math.max(sign.bottom - sign.top, before.bottom - before.top) &&
  areLevel(before, sign);

/**
 * Share of what stands out around signs on the background that has their colour: of a letter all but its soft edge, of
 * a thing a part.
 */
function purityOf(
  { raster: { width, height }, ink }: Canvas,
  free: readonly Blob[],
  kin: Kin,
  contrast: number,
): number {
  let [pure, other] = [0, 0];
  for (const { left, top, right, bottom } of free)
    for (let y = Math.max(1, top - 2); y < Math.min(height - 1, bottom + 2); y++)
      for (let x = Math.max(1, left - 2); x < Math.min(width - 1, right + 2); x++) {
        const pixel = y * width + x;
        if ((ink[pixel] as number) < contrast / 3) continue;
        if (isKin(kin, pixel)) pure++;
        else if (
          !(
            isKin(kin, pixel - 1) ||
            isKin(kin, pixel + 1) ||
            isKin(kin, pixel - width) ||
            isKin(kin, pixel + width)
          )
        )
          other++;
      }
  return pure + other === 0 ? 0 : pure / (pure + other);
}
