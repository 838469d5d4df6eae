import type { Light } from './measurement.ts';

/** Luma up to here is clipped dark, from there on clipped bright. */
const dark = 4;
const bright = 251;

/** Every so manieth pixel is enough for shares. */
const counted = 3;

/** What the luma of a picture and of its subject is like. */
export interface Tones {
  /** Shannon entropy of the luma of all pixels, in bits. */
  readonly entropy: number;
  /** Light of what is not background. */
  readonly light: Light;
}

/** Counts the luma of a picture: 256 tones of the subject, and behind them those of the background. */
export function tonesOf(luma: Uint8Array, background: Uint8Array): Tones {
  const counts = new Uint32Array(512);
  for (let pixel = 0; pixel < luma.length; pixel += counted) {
    const place = ((background[pixel] as number) << 8) | (luma[pixel] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  return {
    entropy: entropyOf(counts, Math.ceil(luma.length / counted)),
    light: lightOf(counts.subarray(0, 256)),
  };
}

function entropyOf(counts: Uint32Array, all: number): number {
  let bits = 0;
  for (let value = 0; value < 256; value++) {
    const share = ((counts[value] as number) + (counts[value + 256] as number)) / all;
    if (share > 0) bits -= share * Math.log2(share);
  }
  return bits;
}

function lightOf(counts: Uint32Array): Light {
  let [count, sum, squares, darks, brights] = [0, 0, 0, 0, 0];
  counts.forEach((pixels, value) => {
    count += pixels;
    sum += pixels * value;
    squares += pixels * value * value;
    if (value <= dark) darks += pixels;
    else if (value >= bright) brights += pixels;
  });
  if (count === 0) return { mean: 255, deviation: 0, dark: 0, bright: 0 };
  const mean = sum / count;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    dark: darks / count,
    bright: brights / count,
  };
}
