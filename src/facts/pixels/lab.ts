import type { Lab, Rgb } from './measurement.ts';

/** sRGB value of a channel, 0-255, as linear light (IEC 61966-2-1). */
const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const root = (value: number): number =>
  value > 216 / 24389 ? Math.cbrt(value) : (value * (24389 / 27) + 16) / 116;

/** sRGB in CIE L*a*b* under D65. */
export function labOf([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [linear[red] as number, linear[green] as number, linear[blue] as number];
  const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const radians = Math.PI / 180;

/** Hue angle of a and b in degrees, 0 to 360. */
const hueOf = (a: number, b: number): number =>
  a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / radians + 360) % 360;

/** Quicker than Math.hypot, which also serves numbers that none of these are. */
const lengthOf = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/** The part of a difference that lightness alone makes. */
const lighter = (l1: number, l2: number): number => {
  const middle = ((l1 + l2) / 2 - 50) ** 2;
  return (l2 - l1) / (1 + (0.015 * middle) / Math.sqrt(20 + middle));
};

/** Whether two colours differ by less than `limit`. */
export const areNearer = (one: Lab, other: Lab, limit: number): boolean =>
  // What the other parts add is never less than nothing.
  Math.abs(lighter(one[0], other[0])) < limit && difference(one, other) < limit;

/** CIEDE2000 difference of two colours (Sharma, Wu and Dalal, Color Research and Application 30, 2005). */
export function difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const chroma = (lengthOf(a1, b1) + lengthOf(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const [c1, c2] = [lengthOf(a1 * stretch, b1), lengthOf(a2 * stretch, b2)];
  const [h1, h2] = [hueOf(a1 * stretch, b1), hueOf(a2 * stretch, b2)];
  const grey = c1 * c2 === 0;
  const apart = Math.abs(h1 - h2) > 180;
  const turn = grey ? 0 : apart ? h2 - h1 + (h2 > h1 ? -360 : 360) : h2 - h1;
  const hue = grey ? h1 + h2 : apart ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const mean = (c1 + c2) / 2;
  const weight =
    1 -
    0.17 * Math.cos((hue - 30) * radians) +
    0.24 * Math.cos(2 * hue * radians) +
    0.32 * Math.cos((3 * hue + 6) * radians) -
    0.2 * Math.cos((4 * hue - 63) * radians);
  const light = lighter(l1, l2);
  const rich = (c2 - c1) / (1 + 0.045 * mean);
  const tint = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians)) / (1 + 0.015 * mean * weight);
  const bend =
    -Math.sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)) * radians) *
    2 *
    Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7));
  return Math.sqrt(light ** 2 + rich ** 2 + tint ** 2 + bend * rich * tint);
}
