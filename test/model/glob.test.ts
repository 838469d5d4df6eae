import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globTest, isGlob } from '../../src/model/glob.ts';

test.each([
  ['title/*', ['title/length'], ['title', 'title/a/b', 'image/title']],
  ['catalog/**', ['catalog', 'catalog/a.yaml', 'catalog/a/b.yaml'], ['catalogs/a', 'x/catalog/a']],
  ['**/*.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml'], ['a.yml', 'x/a.yamlx']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/b/c']],
  ['**', ['', 'a', 'a/b'], []],
  ['*', ['a', 'ab'], ['a/b']],
  ['a?c', ['abc', 'a中c', 'a😀c'], ['ac', 'a/c', 'abbc']],
  ['{image,title}/*', ['image/a', 'title/b'], ['size/a', '{image,title}/a']],
  ['{a,b/**,c{1,2}}', ['a', 'b/x/y', 'c1', 'c2'], ['c', 'd', 'c3']],
  ['{a', ['{a'], ['a']],
  ['a,b}', ['a,b}'], ['a', 'b']],
  ['a\\*b', ['a*b'], ['axb']],
  ['a.b(c)[d]+^$|', ['a.b(c)[d]+^$|'], ['axb(c)[d]+^$|']],
  ['商品/*.csv', ['商品/夏季.csv'], ['商品/夏/季.csv']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
])('%s', (pattern, yes, no) => {
  const matches = globTest(pattern);
  expect(yes.filter(text => !matches(text))).toEqual([]);
  expect(no.filter(matches)).toEqual([]);
});

test('every text is a glob for itself once its special characters are escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const escaped = text.replace(/[\\*?{},]/g, '\\$&');
      expect(globTest(escaped)(text)).toBe(true);
      expect(globTest(escaped)(`${text}x`)).toBe(false);
    }),
  );
});

test('a glob has a star, a question mark or a brace', () => {
  expect(['a/*', 'a?', '{a,b}'].every(isGlob)).toBe(true);
  expect(isGlob('image/detail')).toBe(false);
});
