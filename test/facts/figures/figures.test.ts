import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chanceOfAtLeast,
  chanceOfAtMost,
  chanceOfNoRise,
  hasFallen,
  hasRisen,
  noAccidentUpTo,
  type Rate,
  rateOf,
  standingOf,
} from '../../../src/facts/figures/index.ts';

const rate = (count: number, of: number): Rate => rateOf(count, of) as Rate;
const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain(of => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

describe('the interval of a share', () => {
  test('as published', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    expect(rate(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(rate(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(rate(15, 148).low).toBeCloseTo(0.0624, 4);
    expect(rate(15, 148).high).toBeCloseTo(0.1605, 4);
    expect(rate(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(rate(1, 29).low).toBeCloseTo(0.0061, 4);
  });

  test('no share of nothing, nor of less than the cases', () => {
    for (const [count, of] of [
      [0, 0],
      [3, 2],
      [-1, 5],
      [1, -1],
      [Number.NaN, 5],
    ] as const)
      expect(rateOf(count, of)).toBeUndefined();
  });

  test('holds the share, within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(counts, ([count, of]) => {
        const { low, share, high } = rate(count, of);
        const other = rate(of - count, of);
        return (
          low >= 0 &&
          low <= share &&
          share <= high &&
          high <= 1 &&
          Math.abs(other.low - (1 - high)) < 1e-9 &&
          Math.abs(other.high - (1 - low)) < 1e-9
        );
      }),
    );
  });

  test('is narrower with more cases', () => {
    fc.assert(
      fc.property(counts, ([count, of]) => {
        const [few, many] = [rate(count, of), rate(count * 3, of * 3)];
        return many.high - many.low < few.high - few.low;
      }),
    );
  });
});

/** Exact, with whole numbers: the chance of so many or more, each of a/b. */
function exactly(count: number, of: number, a: number, b: number): number {
  let [choose, sum] = [1n, 0n];
  for (let k = 0; k <= of; k += 1) {
    if (k >= count) sum += choose * BigInt(a) ** BigInt(k) * BigInt(b - a) ** BigInt(of - k);
    choose = (choose * BigInt(of - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 18n) / BigInt(b) ** BigInt(of)) / 1e18;
}

describe('the binomial test', () => {
  test('is exact', () => {
    const cases = fc.record({
      of: fc.integer({ min: 1, max: 120 }),
      count: fc.integer({ min: 0, max: 120 }),
      a: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(cases, ({ of, count, a }) => {
        const k = Math.min(count, of);
        expect(chanceOfAtLeast(k, of, a / 100)).toBeCloseTo(exactly(k, of, a, 100), 10);
      }),
    );
  });

  test('falls with the cases, rises with the expectation, and its two sides meet', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 98 }), ([count, of], percent) => {
        const expected = percent / 100;
        const here = chanceOfAtLeast(count, of, expected);
        return (
          here >= 0 &&
          here <= 1 &&
          chanceOfAtLeast(count + 1, of, expected) <= here + 1e-12 &&
          chanceOfAtLeast(count, of, expected + 0.01) >= here - 1e-12 &&
          Math.abs(here + chanceOfAtMost(count - 1, of, expected) - 1) < 1e-9
        );
      }),
    );
  });

  test('of millions, as the normal distribution has it', () => {
    // Mean 50,000, deviation 217.9: two deviations above.
    expect(chanceOfAtLeast(50_436, 1_000_000, 0.05)).toBeCloseTo(0.0228, 3);
  });

  test('of many, only what is no accident', () => {
    expect(noAccidentUpTo([0.01, 0.04, 0.5], 0.05)).toBe(0.01);
    expect(noAccidentUpTo([0.01, 0.03, 0.5], 0.05)).toBe(0.03);
    expect(noAccidentUpTo([0.2, 0.9], 0.05)).toBe(0);
    expect(noAccidentUpTo([0.04], 0.05)).toBe(0.04);
  });
});

describe('where a share stands', () => {
  const limit = { max: 0.05, warn: 0.04 };

  test('strictly beyond the limit, near it, within', () => {
    expect(standingOf(rate(51, 1000), limit)).toBe('beyond');
    expect(standingOf(rate(50, 1000), limit)).toBe('near');
    expect(standingOf(rate(40, 1000), limit)).toBe('within');
    expect(standingOf(rate(94, 100), { min: 0.95 })).toBe('beyond');
    expect(standingOf(rate(95, 100), { min: 0.95, warn: 0.97 })).toBe('near');
    expect(standingOf(rate(97, 100), { min: 0.95, warn: 0.97 })).toBe('within');
  });

  test('one case among few is no proof; several are', () => {
    expect(standingOf(rate(1, 50), { max: 0.01 })).toBe('by-one');
    expect(standingOf(rate(8, 50), { max: 0.01 })).toBe('beyond');
    expect(standingOf(rate(2, 150), { max: 0.01 })).toBe('beyond');
  });

  test('a platform that counts from the fifth case on', () => {
    expect(standingOf(rate(4, 100), { max: 0.02, least: 5 })).toBe('within');
    expect(standingOf(rate(5, 100), { max: 0.02, least: 5 })).toBe('beyond');
  });

  test('a change counts where it is large and no accident', () => {
    expect(hasRisen(rate(30, 1000), rate(15, 1000), 0.2)).toBe(true);
    expect(hasRisen(rate(3, 60), rate(2, 60), 0.2)).toBe(false);
    expect(hasRisen(rate(16_000, 1_000_000), rate(15_000, 1_000_000), 0.2)).toBe(false);
    expect(hasFallen(rate(100, 1000), rate(200, 1000), 0.2)).toBe(true);
    expect(hasFallen(rate(5, 30), rate(7, 30), 0.2)).toBe(false);
  });
});

describe('a rise on a period that is a sample too', () => {
  test('31 of 1,240 after 20 of 1,190 may be chance', () =>
    expect(hasRisen(rate(31, 1240), rate(20, 1190), 0.2)).toBe(false));

  test('60 of 1,240 after 20 of 1,190 is none', () =>
    expect(hasRisen(rate(60, 1240), rate(20, 1190), 0.2)).toBe(true));

  test('the chance is that of Fisher’s tea: 4 of 4 cups after none of 4 is 1 in 70', () =>
    expect(chanceOfNoRise({ count: 4, of: 4 }, { count: 0, of: 4 })).toBeCloseTo(1 / 70, 10));
});
