import { expect, test } from 'vitest';
import { areNearer, difference } from '../../../src/facts/pixels/lab.ts';
import type { Lab } from '../../../src/facts/pixels/measurement.ts';
import { planesOf } from '../../../src/facts/pixels/planes.ts';
import { rootOf, runsOf } from '../../../src/facts/pixels/runs.ts';

/** Numbers from 0 to 1, the same for the same seed. */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Which part each pixel belongs to, found pixel by pixel: −1 where it is not set. */
function partsOf(plane: Uint8Array, width: number, corners: boolean): number[] {
  const parts = Array.from(plane, () => -1);
  const height = plane.length / width;
  for (let start = 0; start < plane.length; start++) {
    if (plane[start] === 0 || parts[start] !== -1) continue;
    const left = [start];
    parts[start] = start;
    for (let pixel = left.pop(); pixel !== undefined; pixel = left.pop()) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      for (const [dx, dy] of [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => [dx, dy] as const))) {
        if (!corners && dx !== 0 && dy !== 0) continue;
        const beside = (y + dy) * width + x + dx;
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        if (plane[beside] === 0 || parts[beside] !== -1) continue;
        parts[beside] = start;
        left.push(beside);
      }
    }
  }
  return parts;
}

test.each([true, false])('runs: pixels hang together as they do one by one, corners %s', corners => {
  const random = series(7);
  for (let round = 0; round < 40; round++) {
    const [width, height] = [1 + Math.floor(random() * 24), 1 + Math.floor(random() * 24)];
    const share = 0.2 + random() * 0.6;
    const plane = Uint8Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
    const { count, from, to, row, kin } = runsOf(plane, width, height, 1, corners);
    const found = Array.from(plane, () => -1);
    for (let run = 0; run < count; run++) {
      const root = rootOf(kin, run);
      const first = (row[root] as number) * width + (from[root] as number);
      for (let x = from[run] as number; x < (to[run] as number); x++)
        found[(row[run] as number) * width + x] = first;
    }
    expect(found).toEqual(partsOf(plane, width, corners));
  }
});

test('planes: luma, and which colours lie in a range, ends included', () => {
  const random = series(3);
  const [width, height] = [37, 41];
  const data = Uint8Array.from({ length: width * height * 3 }, () => Math.floor(random() * 256));
  for (const [least, most] of [
    [
      [100, 0, 50],
      [255, 140, 90],
    ],
    [
      [256, 256, 256],
      [255, 255, 255],
    ],
  ] as const) {
    const { luma, within } = planesOf({ width, height, data }, { least, most });
    const isWithin = (pixel: number): boolean =>
      ([0, 1, 2] as const).every(channel => {
        const value = data[pixel * 3 + channel] as number;
        return value >= least[channel] && value <= most[channel];
      });
    expect([...within]).toEqual(Array.from(within, (_, pixel) => (isWithin(pixel) ? 1 : 0)));
    const grey = (at: number): number =>
      Math.floor(
        (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) / 256,
      );
    expect([...luma]).toEqual(Array.from(luma, (_, pixel) => grey(pixel * 3)));
  }
});

test('colours: nearer than a limit is what their difference says', () => {
  const random = series(11);
  const colour = (): Lab => [random() * 100, random() * 160 - 80, random() * 160 - 80];
  for (let round = 0; round < 500; round++) {
    const one = colour();
    const other: Lab = [
      one[0] + random() * 40 - 20,
      one[1] + random() * 20 - 10,
      one[2] + random() * 20 - 10,
    ];
    expect(areNearer(one, other, 12)).toBe(difference(one, other) < 12);
  }
});
