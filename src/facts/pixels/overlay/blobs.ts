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

/**
 * Runs of one picture: first pixel, behind the last, row, and another run of the same blob; and of each blob, by its
 * first run, its edges and pixels. Kept from picture to picture.
 */
const runs = {
  from: new Int32Array(0),
  to: new Int32Array(0),
  row: new Int32Array(0),
  kin: new Int32Array(0),
  left: new Int32Array(0),
  right: new Int32Array(0),
  bottom: new Int32Array(0),
  area: new Int32Array(0),
};

/**
 * The parts of a picture in which pixels of at least `least` hang together, corners included.
 * @param lowest Parts of fewer rows are left out.
 */
export function blobsOf(ink: Uint8Array, width: number, height: number, least: number, lowest = 1): Blob[] {
  const count = findRuns(ink, width, height, least);
  joinRuns(count);
  const { from, to, row, left, right, bottom, area } = runs;
  const roots: number[] = [];
  for (let run = 0; run < count; run++) {
    const root = rootOf(run);
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

function findRuns(ink: Uint8Array, width: number, height: number, least: number): number {
  const room = Math.ceil(width / 2) * height;
  if (runs.from.length < room)
    for (const name of Object.keys(runs) as (keyof typeof runs)[]) runs[name] = new Int32Array(room);
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
