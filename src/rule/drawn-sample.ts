import type { PictureSample } from './rule.ts';

/** A picture of an example, told by a number: soft stripes of its own in one colour. Made when it is asked for. */
export const drawnSample = (
  number: number,
  colour: readonly [number, number, number] = [90, 110, 160],
  mirrored = false,
): PictureSample => ({
  get pixels() {
    const tone = (cell: number, side: number): number => {
      const x = ((cell % side) + 0.5) / side;
      const across = mirrored ? 1 - x : x;
      const down = (Math.floor(cell / side) + 0.5) / side;
      const wave = across * (3 + number) + Math.cos(down * (2 + 3 * number)) * 2;
      return 0.5 + 0.45 * Math.sin(number * 2.7 + wave);
    };
    const luma = Uint8Array.from({ length: 32 * 32 }, (_, cell) => Math.round(255 * tone(cell, 32)));
    const cells = Uint8Array.from({ length: 8 * 8 * 3 }, (_, at) =>
      Math.round((colour[at % 3] as number) * tone(Math.floor(at / 3), 8)),
    );
    return { sketch: { luma, cells, weights: new Uint8Array(64).fill(255) } };
  },
});
