import { rootOf, runsOf } from '../runs.ts';
import { integerSpace } from '../space.ts';

/** Pixels that hang together. Edges in pixels; `right` and `bottom` lie behind the last. */
export interface Blob {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Its pixels. */
  readonly area: number;
}

/** The box around several. */
export function around(blobs: readonly Blob[]): Blob {
  const box = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0, area: 0 };
  for (const { left, top, right, bottom, area } of blobs) {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
    box.area += area;
  }
  return box;
}

/** Of each blob, by its first run: its edges and pixels. Kept from picture to picture. */
const [leftSpace, rightSpace, bottomSpace, areaSpace] = [
  integerSpace(),
  integerSpace(),
  integerSpace(),
  integerSpace(),
];

/**
 * The parts of a picture in which pixels of at least `least` hang together, corners included.
 * @param lowest Parts of fewer rows are left out.
 */
export function blobsOf(ink: Uint8Array, width: number, height: number, least: number, lowest = 1): Blob[] {
  const { count, from, to, row, kin } = runsOf(ink, width, height, least, true);
  const [left, right, bottom, area] = [
    leftSpace(count),
    rightSpace(count),
    bottomSpace(count),
    areaSpace(count),
  ];
  const roots: number[] = [];
  for (let run = 0; run < count; run++) {
    const root = rootOf(kin, run);
    const [start, end] = [from[run] as number, to[run] as number];
    if (root === run) {
      roots.push(root);
      left[root] = start;
      right[root] = end;
      area[root] = 0;
    }
    if (start < (left[root] as number)) left[root] = start;
    if (end > (right[root] as number)) right[root] = end;
    bottom[root] = (row[run] as number) + 1;
    area[root] = (area[root] as number) + end - start;
  }
  const blobs: Blob[] = [];
  for (const root of roots) {
    const top = row[root] as number;
    if ((bottom[root] as number) - top < lowest) continue;
    blobs.push({
      left: left[root] as number,
      top,
      right: right[root] as number,
      bottom: bottom[root] as number,
      area: area[root] as number,
    });
  }
  return blobs;
}
