import type { Light } from './measurement.ts';

/** Luma up to here is clipped dark, from there on clipped bright. */
const dark = 4;
const bright = 251;

/** Every so manieth pixel is enough for shares. */
const counted = 3;

/** Light of what is not background. */
export function lightOf(luma: Uint8Array, background: Uint8Array): Light {
  let [count, sum, squares, darks, brights] = [0, 0, 0, 0, 0];
  for (let pixel = 0; pixel < luma.length; pixel += counted) {
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
