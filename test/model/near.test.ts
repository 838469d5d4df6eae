import { expect, test } from 'vitest';
import { nearest } from '../../src/model/near.ts';

const rules = ['copy/duplicated', 'image/count', 'image/detail', 'title/length', 'title/symbols'];

test.each([
  ['image/detial', rules, ['image/detail']],
  ['detail', rules, ['image/detail']],
  ['IMAGE/DETAIL', rules, ['image/detail']],
  ['title/lenght', rules, ['title/length']],
  ['price/inflated', rules, []],
  ['warn', ['error', 'warning', 'info', 'off'], ['warning']],
  ['of', ['error', 'warning', 'info', 'off'], ['off']],
  ['XX', ['DE', 'XK', 'MX'], []],
  ['USA', ['SA', 'UA', 'US', 'DE'], ['US', 'UA', 'SA']],
  ['titel', ['title', 'tags'], ['title']],
  ['lnag', ['lang'], ['lang']],
  ['ED', ['DE'], []],
  ['', ['a', 'ab'], []],
])('%s', (name, known, expected) => {
  expect(nearest(name, known)).toEqual(expected);
});
