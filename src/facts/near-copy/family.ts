import type { Document } from '../../model/document.ts';
import type { Listing } from '../../model/listing.ts';
import { fold as foldText } from '../fold.ts';
import type { Lexicon } from '../run.ts';
import { textAt } from '../text.ts';

/** What finds the words of a title that only tell variants apart. */
interface Variants {
  /** Sizes and packs in figures. */
  readonly figures: RegExp;
  /** Words of scripts without spaces. */
  readonly signs: RegExp;
  /** Words, and phrases of up to `LONGEST_PHRASE` of them with a blank between. */
  readonly phrases: ReadonlySet<string>;
  /** First words of the phrases of several. */
  readonly openers: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

const LONGEST_PHRASE = 3;

const known = new WeakMap<Lexicon, Variants>();
const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/**
 * Names that siblings have in common: listings of one seller with an equal name are variants of one product.
 * By group id; by id, where a listing is there for several markets; by brand and title without words that only tell variants apart (colour, size, pack, pattern,
 * numbers with a unit); by the part of the title before a short ending, where the text itself speaks of the
 * product by that part ("Nora Wrap Dress - Sunset", of which the text says "the Nora Wrap Dress").
 * `variant` is the word list of that name, `text` the folded description.
 */
export function familyNames(document: Document<'listing'>, text: string, variant: Lexicon): string[] {
  const listing = document.value;
  const title = textAt(document, ['title'])?.folded ?? '';
  const brand = fold(listing.brand ?? '');
  const names: string[] = [];
  if (listing.group_id) names.push(`group\n${listing.group_id}`);
  // One listing in two languages or for two markets.
  if (listing.id && (listing.language || listing.markets)) names.push(`id\n${listing.id}`);
  const common = commonWords(listing, title, variant);
  if (common !== '') names.push(`title\n${brand}\n${common}`);
  const head = headNamedIn(text, title);
  if (head !== undefined) names.push(`head\n${brand}\n${head}`);
  return names;
}

/** The title's words that do not tell variants apart, in alphabetical order; all words where hardly any is left. */
function commonWords(listing: Listing, title: string, variant: Lexicon): string {
  const variants = known.get(variant) ?? compile(variant);
  const { figures, signs } = variants;
  const own = ownWords(listing, variants.attributes);
  let rest = title;
  if (/\d/.test(rest)) rest = rest.replace(figures, ' ');
  if (spaceless.test(rest)) rest = rest.replace(signs, ' ');
  const kept = withoutPhrases(wordsOf(rest), variants).filter(word => !own.has(word));
  return (kept.length < 2 && kept.join('').length < 4 ? wordsOf(title) : kept)
    .map(modelStem)
    .sort()
    .join(' ');
}

/** `words` without those that make a phrase, longest phrases first. */
function withoutPhrases(words: readonly string[], { phrases, openers }: Variants): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string;
    let length = openers.has(word) ? Math.min(LONGEST_PHRASE, words.length - at) : 1;
    while (length > 1 && !phrases.has(words.slice(at, at + length).join(' '))) length--;
    if (length === 1 && !phrases.has(word)) kept.push(word);
    at += length;
  }
  return kept;
}

/** Words of a title's ending that may still tell variants apart. */
const LONGEST_ENDING = 3;
const separator = /\s*(?:[-–—|/,:(]|$)\s*/gu;

/** The longest beginning of the title, two words or more before a separator, that the text holds. */
function headNamedIn(text: string, title: string): string | undefined {
  const cuts = [...title.matchAll(separator)].map(match => match.index).reverse();
  for (const cut of cuts) {
    const head = title.slice(0, cut);
    if (wordsOf(title.slice(cut)).length > LONGEST_ENDING) return undefined;
    if (text.includes(head) && wordsOf(head).length >= 2) return head;
  }
  return undefined;
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
  return new Set(values.flatMap(value => wordsOf(fold(value))));
}

/** A model number without the letters after its last digit: they name a colour or a country. */
const modelStem = (word: string): string =>
  word.length < 5 || !/\d/.test(word)
    ? word
    : word.replace(/^(?=(?:\p{L}*\d){2})([\p{L}\d]{3,}\d)\p{L}{1,3}$/u, '$1');

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
const fold = (text: string): string => foldText(text).folded;

function compile(variant: Lexicon): Variants {
  const terms = (...groups: string[]): string[] =>
    groups.flatMap(group => Object.values(variant.groups[group] ?? {}).flat()).map(fold);
  const words = terms('color', 'size', 'pack', 'pattern');
  const units = oneOf(terms('unit'));
  const number = '\\d{1,6}(?:[.,/]\\d{1,4})?';
  const alone = '(?<![\\p{L}\\p{N}])';
  const ends = '(?![\\p{L}\\p{N}])';
  const phrases = words.map(word => wordsOf(word));
  const made: Variants = {
    figures: new RegExp(
      [
        `${alone}(?:${oneOf(terms('before'))})\\s?${number}${ends}`,
        `${alone}${number}(?:\\s?[x×*]\\s?${number}){1,2}(?:[\\s-]?(?:${units}))?${ends}`,
        `${alone}${number}[\\s-]?(?:${units})${ends}`,
        // A number set off on both sides at the end of a title is a size: "Track Pants-32-Black".
        `(?<=[-–,/|(]\\s?)\\d{2}(?=\\s?(?:[-–,/|)]|$))`,
        `${number}(?:${oneOf(terms('unit').filter(unit => spaceless.test(unit)))})`,
      ].join('|'),
      'gu',
    ),
    signs: new RegExp(oneOf(words.filter(word => spaceless.test(word))), 'gu'),
    phrases: new Set(phrases.map(phrase => phrase.join(' '))),
    openers: new Set(phrases.flatMap(([first = '', ...more]) => (more.length > 0 ? [first] : []))),
    attributes: new Set(terms('attribute')),
  };
  known.set(variant, made);
  return made;
}

/** Alternatives of a pattern, longest first; never matches where there are none. */
function oneOf(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.map(word => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')).join('|');
}
