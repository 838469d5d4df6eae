import type { Listing } from '../../model/listing.ts';
import type { Lexicon } from '../run.ts';

/** What finds the words of a title that only tell variants apart. */
interface Variants {
  readonly words: RegExp;
  readonly attributes: ReadonlySet<string>;
}

const known = new WeakMap<Lexicon, Variants>();
const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/**
 * The title without the words that only tell variants apart (colour, size, pack, pattern; numbers with a
 * unit), folded and in order of the words: equal for siblings. Where hardly anything would be left, the whole
 * title. `variant` is the word list of that name.
 */
export function familyName(listing: Listing, variant: Lexicon): string {
  const { words, attributes } = known.get(variant) ?? compile(variant);
  const title = fold(listing.title ?? '');
  const rest = namedBy(title.replace(words, ' '), ownWords(listing, attributes));
  const left = rest.length === 0 ? 0 : rest.join('').length;
  const name = rest.length < 2 && left < 4 ? namedBy(title, new Set()) : rest;
  return name.sort().join(' ');
}

/** Words of the listing's own colours, sizes and the like, as its attributes and variants name them. */
function ownWords(listing: Listing, attributes: ReadonlySet<string>): Set<string> {
  const values: string[] = [];
  for (const [name, value] of Object.entries(listing.attributes ?? {})) {
    if (attributes.has(fold(name))) values.push(...(typeof value === 'string' ? [value] : value));
  }
  for (const variant of listing.variants ?? []) {
    if (variant.color !== undefined) values.push(variant.color);
    if (variant.size !== undefined) values.push(variant.size);
  }
  return new Set(values.flatMap(value => fold(value).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []));
}

function namedBy(title: string, without: ReadonlySet<string>): string[] {
  return (title.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter(word => !without.has(word));
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

function compile(variant: Lexicon): Variants {
  const terms = (...groups: string[]): string[] =>
    groups.flatMap(group => Object.values(variant.groups[group] ?? {}).flat()).map(fold);
  const words = terms('color', 'size', 'pack', 'pattern');
  const units = oneOf(terms('unit'));
  const number = '\\d{1,6}(?:[.,/]\\d{1,4})?';
  const alone = '(?<![\\p{L}\\p{N}])';
  const ends = '(?![\\p{L}\\p{N}])';
  const made: Variants = {
    words: new RegExp(
      [
        `${alone}(?:${oneOf(terms('before'))})\\s?${number}${ends}`,
        `${alone}${number}(?:\\s?[x×*]\\s?${number}){1,2}(?:[\\s-]?(?:${units}))?${ends}`,
        `${alone}${number}[\\s-]?(?:${units})${ends}`,
        `${alone}(?:${oneOf(words.filter(word => !spaceless.test(word)))})${ends}`,
        `${number}(?:${oneOf(terms('unit').filter(unit => spaceless.test(unit)))})`,
        `(?:${oneOf(words.filter(word => spaceless.test(word)))})`,
      ].join('|'),
      'gu',
    ),
    attributes: new Set(terms('attribute')),
  };
  known.set(variant, made);
  return made;
}

/** Alternatives of a pattern, longest first; never matches where there are none. */
function oneOf(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.map(word => word.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')).join('|');
}
