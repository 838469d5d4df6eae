import type { Light, Sharpness } from './measurement.ts';

/** Luma up to here is clipped dark, from there on clipped bright. */
const dark = 4;
const bright = 251;

/** Light of what is not background. */
export function lightOf(luma: Uint8Array, background: Uint8Array): Light {
  let [count, sum, squares, darks, brights] = [0, 0, 0, 0, 0];
  // Every other pixel is enough for shares.
  for (let pixel = 0; pixel < luma.length; pixel += 2) {
    if (background[pixel] === 1) continue;
    const value = luma[pixel] as number;
    count++;
    sum += value;
    squares += value * value;
    if (value <= dark) darks++;
    else if (value >= bright) brights++;
  }
  if (count === 0) return { mean: 255, deviation: 0, dark: 0, bright: 0 };
  const mean = sum / count;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    dark: darks / count,
    bright: brights / count,
  };
}

/** Edges are told by the steepest of so many pixels in a thousand, at least so many in all. */
const steepest = 0.01;
const leastEdges = 30;
/** Every so manieth line is looked at. */
const lines = 2;
/** A slope under this many grey levels a pixel may be noise. */
const leastSlope = 6;

/**
 * How sharp a stretch of luma is. The variance of the Laplacian depends on how much there is to see; the width of
 * the strongest edges does not.
 * @param scale Pixels of the stretch a pixel of a picture whose long side is 1000 px.
 * @returns undefined where no edge stands out
 */
export function sharpnessOf(
  luma: Uint8Array,
  width: number,
  height: number,
  scale: number,
): Sharpness | undefined {
  const slopes = new Uint32Array(1024);
  let [count, sum, squares] = [0, 0, 0];
  for (let y = 1; y < height - 1; y += lines) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const left = luma[at - 1] as number;
      const right = luma[at + 1] as number;
      const above = luma[at - width] as number;
      const below = luma[at + width] as number;
      const laplacian = left + right + above + below - 4 * (luma[at] as number);
      count++;
      sum += laplacian;
      squares += laplacian * laplacian;
      const across = right - left;
      const down = below - above;
      const slope = (across < 0 ? -across : across) + (down < 0 ? -down : down);
      slopes[slope] = (slopes[slope] as number) + 1;
    }
  }
  if (count === 0) return undefined;
  const wanted = Math.max(leastEdges, count * steepest);
  let [seen, least] = [0, 1024];
  while (least > 2 * leastSlope && seen < wanted) seen += slopes[--least] as number;
  if (seen < leastEdges) return undefined;
  const blur = blurOf(luma, width, height, least);
  const mean = sum / count;
  return blur === undefined ? undefined : { variance: squares / count - mean * mean, blur: blur / scale };
}

/** An edge ends where its slope falls to this share of the steepest: 1.95 σ from the middle of a Gaussian's. */
const endOfSlope = 0.15;
const slopeReach = 2 * Math.sqrt(2 * Math.log(1 / endOfSlope));
/** Wider edges are shades, not edges. */
const widest = 64;

/** Median of the σ of the edges whose slope over two pixels is at least `least`. */
function blurOf(luma: Uint8Array, width: number, height: number, least: number): number | undefined {
  const sigmas: number[] = [];
  for (let y = 1; y < height - 1; y += lines) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const across = (luma[at + 1] as number) - (luma[at - 1] as number);
      const down = (luma[at + width] as number) - (luma[at - width] as number);
      if (Math.abs(across) + Math.abs(down) < least) continue;
      const sideways = Math.abs(across) >= Math.abs(down);
      const sign = (sideways ? across : down) < 0 ? -1 : 1;
      const step = sideways ? 1 : width;
      const [place, length] = sideways ? [x, width] : [y, height];
      const slopeAt = (pixel: number): number =>
        sign * ((luma[pixel + step] as number) - (luma[pixel] as number));
      const most = Math.max(slopeAt(at - step), slopeAt(at));
      let steps = 0;
      for (let far = 0; far < widest && place + far < length - 1; far++) {
        if (slopeAt(at + far * step) <= most * endOfSlope) break;
        steps++;
      }
      for (let far = 1; far < widest && place - far >= 0; far++) {
        if (slopeAt(at - far * step) <= most * endOfSlope) break;
        steps++;
      }
      sigmas.push(steps / slopeReach);
    }
  }
  if (sigmas.length === 0) return undefined;
  sigmas.sort((left, right) => left - right);
  return sigmas[Math.floor(sigmas.length / 2)];
}
