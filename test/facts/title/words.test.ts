import { expect, test } from 'vitest';
import { baseOf, isPlural, stemOf } from '../../../src/facts/title/stems.ts';
import { isUnspaced, titleWords } from '../../../src/facts/title/words.ts';
import { run } from './titles.ts';

const kinds = (title: string, language = 'en'): string =>
  titleWords(title.toLowerCase(), language, run)
    .map(word => `${word.text}:${word.kind}`)
    .join(' ');

test('what a word does in a title', () => {
  expect(kinds('Cover for the Bench, 2 m')).toBe(
    'cover:content for:function the:function bench:content 2:number m:unit',
  );
  expect(kinds('Lamp 12W MFC-9130 A4')).toBe('lamp:content 12w:number mfc-9130:code a4:code');
  expect(kinds('T-Shirt navy XL')).toBe('t-shirt:content navy:variant xl:variant');
  expect(kinds('USB Hub anti-slip')).toBe('usb:code hub:content anti:code slip:content');
});

test('parts and brackets', () => {
  const words = titleWords('mat (red, round) - 2 pack', 'en', run);
  expect(words.map(word => [word.text, word.part, word.bracket])).toEqual([
    ['mat', 0, 0],
    ['red', 1, 1],
    ['round', 2, 1],
    ['2', 3, 0],
    ['pack', 3, 0],
  ]);
});

test('spans are places of the text, in Chinese too', () => {
  const title = '竹制 usb 收纳盒 30cm';
  for (const { text, span } of titleWords(title, 'zh', run))
    expect(title.slice(span.start, span.end)).toBe(text);
  expect(titleWords(title, 'zh', run).map(word => word.text)).toContain('usb');
});

test('scripts without blanks', () => {
  expect(isUnspaced('竹制收纳盒')).toBe(true);
  expect(isUnspaced('sony 索尼 wh-1000xm5 无线降噪耳机')).toBe(true);
  expect(isUnspaced('rose water spray (해외배송)')).toBe(false);
  expect(isUnspaced('steel bottle')).toBe(false);
});

test('stems join the forms of a word, singulars only its plural', () => {
  expect(stemOf('decorations', 'en')).toBe(stemOf('decorative', 'en'));
  expect(stemOf('taschen', 'de')).toBe(stemOf('tasche', 'de'));
  expect(stemOf("women's", 'en')).toBe(stemOf('women', 'en'));
  expect(baseOf('dresses', 'en')).toBe('dress');
  expect(baseOf('batteries', 'en')).toBe('battery');
  expect(baseOf('boxes', 'en')).toBe('box');
  expect(baseOf('digital', 'en')).not.toBe(baseOf('digit', 'en'));
  expect(baseOf('glass', 'en')).toBe('glass');
  expect(isPlural('shorts')).toBe(true);
  expect(isPlural('dress')).toBe(false);
});
