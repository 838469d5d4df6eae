import type { Rgb } from '../measurement.ts';

/** The largest difference of a channel between the pixel at a place and a colour. */
export const offBy = (data: ArrayLike<number>, at: number, [red, green, blue]: Rgb): number =>
  Math.max(
    Math.abs((data[at] as number) - red),
    Math.abs((data[at + 1] as number) - green),
    Math.abs((data[at + 2] as number) - blue),
  );

/** The median of each channel of the pixels at some places. */
export function medianOf(data: ArrayLike<number>, places: readonly number[]): Rgb {
  const median = (channel: number): number => {
    const counts = new Uint32Array(256);
    for (const at of places) {
      const value = data[at + channel] as number;
      counts[value] = (counts[value] as number) + 1;
    }
    let [seen, value] = [0, -1];
    while (value < 255 && seen * 2 < places.length) seen += counts[++value] as number;
    return Math.max(0, value);
  };
  return [median(0), median(1), median(2)];
}
