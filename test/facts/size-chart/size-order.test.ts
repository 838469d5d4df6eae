import { expect, test } from 'vitest';
import { rankOf, ranksOf } from '../../../src/facts/size-chart/index.ts';

test('letter sizes stand on one scale, in words or with a count', () => {
  expect(ranksOf(['XXS', 'x-small', 'Small', 'M', 'Large', 'XL', '2XL', 'XXXL', '4X'])).toEqual([
    -5, -4, -3, -2, -1, 1, 2, 3, 4,
  ]);
  expect(rankOf('Extra Large')).toEqual(rankOf('XL'));
});

test('numbers are sizes of their own system', () => {
  expect(rankOf('EU 38.5')).toEqual({ scale: 'eu', rank: 38.5 });
  expect(rankOf('170码')).toEqual({ scale: '', rank: 170 });
});

test('what has no order of its own has no rank', () => {
  for (const label of ['One Size', '均码', 'S/M', 'XM', '3-6M', '#1', ''])
    expect(rankOf(label)).toBeUndefined();
});

test('sizes that begin again, or of two scales, are not compared', () => {
  expect(ranksOf(['12', '13', '1', '2'])).toBeUndefined();
  expect(ranksOf(['S', '38'])).toBeUndefined();
  expect(ranksOf(['L', 'M', 'S'])).toEqual([-1, -2, -3]);
});
