import type { Rgb } from '../measurement.ts';

/** The largest difference of a channel between the pixel at a place and a colour. */
export const offBy = (data: ArrayLike<number>, at: number, [red, green, blue]: Rgb): number =>
  Math.max(
    Math.abs((data[at] as number) - red),
    Math.abs((data[at + 1] as number) - green),
    Math.abs((data[at + 2] as number) - blue),
  );

/** The median of each channel of the pixels at some places. */
export function medianOf(data: ArrayLike<number>, places: ArrayLike<number>): Rgb {
  const [reds, greens, blues] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number;
    const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    reds[red] = (reds[red] as number) + 1;
    greens[green] = (greens[green] as number) + 1;
    blues[blue] = (blues[blue] as number) + 1;
  }
  const median = (counts: Uint32Array): number => {
    let [seen, value] = [0, -1];
    while (value < 255 && seen * 2 < places.length) seen += counts[++value] as number;
    return Math.max(0, value);
  };
  return [median(reds), median(greens), median(blues)];
}
