import type { Sketch } from '../pixels/measurement.ts';
import { colourCells, lumaCells } from '../pixels/sketch.ts';
import type { GridWindow } from '../pixels/window.ts';

/** Shares of red, green and blue in the light of a crop and of its window differ by no more, all three together. */
const mostApart = 0.04;

/** Whether a crop may have the colours of a window (in luma cells), however light it is: a look at their sums alone. */
export function isTintOf(large: Sketch, window: GridWindow, small: Sketch): boolean {
  const [own, other] = [tintIn(large, window), tintIn(small, whole)];
  return (
    own.reduce((sum, share, channel) => sum + Math.abs(share - (other[channel] as number)), 0) <= mostApart
  );
}

const whole: GridWindow = { left: 0, top: 0, width: lumaCells, height: lumaCells };

/** Shares of red, green and blue in the light of a window. */
function tintIn({ cells }: Sketch, { left, top, width, height }: GridWindow): readonly number[] {
  const scale = colourCells / lumaCells;
  const sums = [0, 0, 0];
  for (let row = 0; row < colourCells; row++) {
    const down = overlap(row, top * scale, (top + height) * scale);
    if (down <= 0) continue;
    for (let column = 0; column < colourCells; column++) {
      const area = down * overlap(column, left * scale, (left + width) * scale);
      if (area <= 0) continue;
      const at = (row * colourCells + column) * 3;
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] as number) + area * (cells[at + channel] as number);
    }
  }
  const light = Math.max(1, (sums[0] as number) + (sums[1] as number) + (sums[2] as number));
  return sums.map(sum => sum / light);
}

/** How much of a cell lies from one place to another. */
const overlap = (cell: number, from: number, to: number): number =>
  Math.min(cell + 1, to) - Math.max(cell, from);
