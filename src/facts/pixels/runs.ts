import { integerSpace } from './space.ts';

/** Stretches of pixels side by side that are set, row by row from the top. */
export interface Runs {
  readonly count: number;
  /** First pixel of each in its row, and the one behind its last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly row: Int32Array;
  /** Another run that hangs together with it, the first one with itself: `rootOf` follows them. */
  readonly kin: Int32Array;
}

const [fromSpace, toSpace, rowSpace, kinSpace] = [
  integerSpace(),
  integerSpace(),
  integerSpace(),
  integerSpace(),
];

/**
 * Finds the runs of pixels of at least `least` and which of them hang together; they hold until the next are found.
 * @param corners Whether pixels that touch at a corner hang together as well.
 */
export function runsOf(
  plane: Uint8Array,
  width: number,
  height: number,
  least: number,
  corners: boolean,
): Runs {
  const room = Math.ceil(width / 2) * height;
  const [from, to, row, kin] = [fromSpace(room), toSpace(room), rowSpace(room), kinSpace(room)];
  let count = 0;
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let at = end - width; at < end; at++) {
      if ((plane[at] as number) < least) continue;
      from[count] = at - end + width;
      while (at < end && (plane[at] as number) >= least) at++;
      to[count] = at - end + width;
      row[count] = y;
      kin[count] = count++;
    }
  }
  const runs = { count, from, to, row, kin };
  join(runs, corners ? 1 : 0);
  return runs;
}

/** Joins runs with those of the row above that touch them or end less than `apart` pixels beside them. */
function join({ count, from, to, row, kin }: Runs, apart: number): void {
  let above = 0;
  for (let run = 0; run < count; run++) {
    const before = (row[run] as number) - 1;
    const start = (from[run] as number) - apart;
    const end = (to[run] as number) + apart;
    while (
      above < run &&
      ((row[above] as number) < before ||
        ((row[above] as number) === before && (to[above] as number) <= start))
    )
      above++;
    for (let other = above; row[other] === before && (from[other] as number) < end; other++) {
      const [one, two] = [rootOf(kin, run), rootOf(kin, other)];
      if (one !== two) kin[Math.max(one, two)] = Math.min(one, two);
    }
  }
}

/** The first of the runs that a run hangs together with. */
export function rootOf(kin: Int32Array, run: number): number {
  let root = run;
  while (kin[root] !== root) root = kin[root] as number;
  for (let at = run; at !== root; ) {
    const next = kin[at] as number;
    kin[at] = root;
    at = next;
  }
  return root;
}
