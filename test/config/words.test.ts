import { expect, test } from 'vitest';
import { lexiconsWith } from '../../src/config/words.ts';
import { lexicons } from './known.ts';

test('allowed words are no terms, in any case or width, and are known as allowed', () => {
  const { lexicon, allowed } = lexiconsWith(lexicons, {
    'claims.absolute': { allow: ['ＢＥＳＴ', 'Best Company GmbH'] },
  });
  expect(lexicon('claims.absolute').groups).toEqual({ best: { en: ['No. 1'] } });
  expect(allowed('claims.absolute')).toEqual(['ＢＥＳＴ', 'Best Company GmbH']);
  expect(allowed('claims.absolute')).toBe(allowed('claims.absolute'));
  expect(allowed('variant')).toEqual([]);
  expect(lexicon('variant')).toBe(lexicons[0]);
});

test.each([
  ['one group takes them', 'claims.absolute', { best: { en: ['best', 'No. 1', 'ultimate'] } }],
  [
    'of several, the named one',
    'variant.color',
    { color: { en: ['red', 'sage', 'ultimate'], zh: ['红色', 'ultimate'] }, size: { en: ['small'] } },
  ],
  [
    'else a group of their own',
    'variant',
    {
      color: { en: ['red', 'sage'], zh: ['红色'] },
      size: { en: ['small'] },
      own: { en: ['ultimate'], zh: ['ultimate'] },
    },
  ],
  ['a list only of the team', 'brands', { own: { und: ['ultimate'] } }],
])('added words: %s', (_, list, expected) => {
  const { lexicon } = lexiconsWith(lexicons, { [list]: { add: ['ultimate'] } });
  expect(lexicon(list === 'variant.color' ? 'variant' : list).groups).toEqual(expected);
});

test('a group’s allowed words stay terms of the other groups', () => {
  const { lexicon } = lexiconsWith(lexicons, { 'variant.size': { allow: ['red', 'small'] } });
  expect(lexicon('variant').groups).toEqual({
    color: { en: ['red', 'sage'], zh: ['红色'] },
    size: { en: [] },
  });
});

test('a list only of the team is empty until the team fills it', () => {
  expect(lexiconsWith(lexicons, {}).lexicon('brands').groups).toEqual({});
});

test('a rule that asks for a list nobody has is wrong', () => {
  expect(() => lexiconsWith(lexicons, {}).lexicon('nonsense')).toThrow('no word list nonsense');
});
