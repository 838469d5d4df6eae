import { expect, test } from 'vitest';
import { patternLength, readAcross, readPattern, spanOf } from '../../../src/facts/same-picture/pattern.ts';

const side = 32;
const whole = spanOf(0, side);

function patternOf(luma: Uint8Array, across = whole, down = whole): readonly number[] | undefined {
  const pattern = new Float64Array(patternLength);
  readAcross(luma, [across]);
  return readPattern(0, down, across.length * down.length, pattern) ? [...pattern] : undefined;
}

/** A small picture of waves. */
const luma = Uint8Array.from({ length: side * side }, (_, at) =>
  Math.round(120 + 60 * Math.sin(at / 7) + 50 * Math.cos((at % side) / 3)),
);

test('the pattern of a window is that of the picture cut out of it', () => {
  const cut = Uint8Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    return luma[(4 + (y >> 1)) * side + 10 + (x >> 1)] as number;
  });
  const expected = patternOf(cut) as readonly number[];
  const found = patternOf(luma, spanOf(10, 16), spanOf(4, 16)) as readonly number[];
  found.forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at] as number, 6);
  });
});

test('a pattern knows neither brightness nor contrast, and one tone has none', () => {
  const expected = patternOf(luma) as readonly number[];
  (patternOf(luma.map(value => value / 2 + 40)) as readonly number[]).forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at] as number, 1);
  });
  expect(patternOf(new Uint8Array(side * side).fill(200))).toBeUndefined();
});
