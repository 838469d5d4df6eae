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
  const least = (edge: 'left' | 'top'): number => Math.min(...blobs.map(blob => blob[edge]));
  const most = (edge: 'right' | 'bottom'): number => Math.max(...blobs.map(blob => blob[edge]));
  const area = blobs.reduce((sum, blob) => sum + blob.area, 0);
  return { left: least('left'), top: least('top'), right: most('right'), bottom: most('bottom'), area };
}

/** Runs of one picture: first pixel, behind the last, row, and another run of the same blob. Kept from picture to picture. */
const runs = {
  from: new Int32Array(0),
  to: new Int32Array(0),
  row: new Int32Array(0),
  kin: new Int32Array(0),
};

/** The parts of a picture in which pixels of at least `least` hang together, corners included. */
export function blobsOf(ink: Uint8Array, width: number, height: number, least: number): Blob[] {
  const count = findRuns(ink, width, height, least);
  joinRuns(count);
  const { from, to, row } = runs;
  const boxes = new Map<number, { -readonly [key in keyof Blob]: number }>();
  for (let run = 0; run < count; run++) {
    const root = rootOf(run);
    const [start, end, y] = [from[run] as number, to[run] as number, row[run] as number];
    const box = boxes.get(root);
    if (!box) {
      boxes.set(root, { left: start, top: y, right: end, bottom: y + 1, area: end - start });
      continue;
    }
    if (start < box.left) box.left = start;
    if (end > box.right) box.right = end;
    box.bottom = y + 1;
    box.area += end - start;
  }
  return [...boxes.values()];
}

function findRuns(ink: Uint8Array, width: number, height: number, least: number): number {
  const room = Math.ceil(width / 2) * height;
  if (runs.from.length < room)
    for (const name of ['from', 'to', 'row', 'kin'] as const) runs[name] = new Int32Array(room);
  const { from, to, row, kin } = runs;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let at = end - width; at < end; at++) {
      if ((ink[at] as number) < least) continue;
      from[count] = at - end + width;
      while (at < end && (ink[at] as number) >= least) at++;
      to[count] = at - end + width;
      row[count] = y;
      kin[count] = count++;
    }
  }
  return count;
}

/** Joins runs that touch one of the row above. */
function joinRuns(count: number): void {
  const { from, to, row, kin } = runs;
  let above = 0;
  for (let run = 0; run < count; run++) {
    const y = row[run] as number;
    const [start, end] = [from[run] as number, to[run] as number];
    while (
      above < run &&
      ((row[above] as number) < y - 1 || ((row[above] as number) < y && (to[above] as number) < start))
    )
      above++;
    for (let other = above; row[other] === y - 1 && (from[other] as number) <= end; other++) {
      const [one, two] = [rootOf(run), rootOf(other)];
      if (one !== two) kin[Math.max(one, two)] = Math.min(one, two);
    }
  }
}

function rootOf(run: number): number {
  const { kin } = runs;
  let root = run;
  while (kin[root] !== root) root = kin[root] as number;
  for (let at = run; at !== root; ) {
    const next = kin[at] as number;
    kin[at] = root;
    at = next;
  }
  return root;
}
