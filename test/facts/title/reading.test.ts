import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedStretches } from '../../../src/facts/title/repeats.ts';
import { scored } from './titles.ts';

/** What a title says more than once, as `key: words`. */
const sayings = (title: string, brand?: string): string[] =>
  scored(title, brand).sayings.map(
    ({ key, pieces }) => `${key}: ${pieces.map(piece => piece.text).join(', ')}`,
  );

test('synonyms of one noun, matched in the singular and the plural', () => {
  expect(sayings('Rain Coats Parka Anorak')).toEqual(['nouns:outerwear: coats, parka, anorak']);
  expect(sayings('风衣外套女 夹克')).toEqual(['nouns:outerwear: 风衣, 外套, 夹克']);
});

test('a term in the plural stands for the plural only', () => {
  expect(sayings('Glass Jar with Glasses')).not.toContain('nouns:glasses: glass, glasses');
  expect(sayings('Short Sleeve Top and Linen Shorts')).not.toContain('nouns:shorts: short, shorts');
});

test('words that look like a name and are none', () => {
  expect(sayings('Light Blue Reading Lamp')).toEqual([]);
  expect(sayings('Bookshelf in Light Oak with LED Light')).toEqual([]);
});

test('the second name of a joined pair, of a bracket and of another product is no repetition', () => {
  expect(sayings('Rack for Pots and Pans')).toEqual([]);
  expect(sayings('Oak Picture (Poster, Canvas, Art Print)').length).toBe(1);
  expect(sayings('Rose Hand Soap + Mint Hand Soap')).toEqual([]);
  expect(sayings('羊毛围巾+真丝围巾')).toEqual([]);
});

test('makers, models and the own brand are not repeated', () => {
  expect(sayings('Flip Case for Galaxy Core Prime / Galaxy Core Max')).toEqual([]);
  expect(sayings('Northwind Tent Northwind', 'Northwind')).toEqual([]);
  expect(sayings('Bora Bora Beach Towel')).toEqual([]);
});

test('a repeated phrase counts once in the score', () => {
  expect(scored('Green Meadow Honey, Green Meadow').features.words).toBe(1);
});

test('three in one has three names, a specification one more', () => {
  expect(scored('3 in 1 Blender Juicer Grinder').features.names).toBe(0);
  expect(scored('Blender Juicer Grinder').features.names).toBe(2);
  expect(scored('Kitchen Rug, Plush Floor Mat, 60 x 90 cm, Stone, Washable').features.names).toBe(0);
});

test('the language of a title without function words is told by its nouns', () => {
  expect(scored('Handtasche Schultertasche Umhängetasche').reading.language).toBe('de');
  expect(scored('Funda Carcasa Estuche').reading.language).toBe('es');
  expect(scored('Steel Bottle').reading.language).toBe('en');
});

test('German endings make no compounds of one noun', () => {
  expect(scored('Gelassenheit Zufriedenheit Gesundheit für Anfänger').features.tails).toBe(0);
  expect(scored('Gartenlampen Stehlampen für die Terrasse').features.tails).toBe(2);
});

test('repeated stretches of Chinese, the longest first and without overlap', () => {
  const binding = new Set(['的']);
  expect(
    repeatedStretches('手工花瓶白色手工花瓶红色花瓶', binding).map(({ text, spans }) => [text, spans.length]),
  ).toEqual([['手工花瓶', 2]]);
  expect(repeatedStretches('亮晶晶晶', binding)).toEqual([]);
  expect(repeatedStretches('我的家你的家', binding)).toEqual([]);
});

const signs = fc.string({ unit: fc.constantFrom('花', '瓶', '白', '手', ' ', 'a', '的'), maxLength: 40 });

test('every stretch stands where its spans say, at least twice, none over another', () => {
  fc.assert(
    fc.property(signs, text => {
      const covered = new Set<number>();
      for (const { text: stretch, spans } of repeatedStretches(text, new Set(['的']))) {
        expect(spans.length).toBeGreaterThan(1);
        for (const { start, end } of spans) {
          expect(text.slice(start, end)).toBe(stretch);
          for (let index = start; index < end; index++) {
            expect(covered.has(index)).toBe(false);
            covered.add(index);
          }
        }
      }
    }),
  );
});
