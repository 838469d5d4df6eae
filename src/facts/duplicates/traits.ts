import type { Document } from '../../model/document.ts';
import { gtinLengths, hasCheckDigit } from '../../model/gtin.ts';
import type { Listing } from '../../model/listing.ts';
import { fold } from '../fold.ts';
import { toText } from '../text.ts';

/** What tells one listing's product from another's. All folded. */
export interface Traits {
  /** Words of the title; of a script without blanks, pairs of characters. */
  readonly words: ReadonlySet<string>;
  /** Codes of its articles that are valid, in 14 digits. */
  readonly codes: ReadonlySet<string>;
  readonly maker: string;
  readonly part: string;
  /** Address of the first picture, without its query. */
  readonly picture: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
export const folded = (text: string | undefined): string => (text === undefined ? '' : fold(text).folded);

export function traitsOfListing({ value }: Document<'listing'>): Traits {
  const { title = '', variants = [], images = [], attributes = {} } = value;
  return {
    words: wordsOf(toText(title).folded),
    codes: new Set([value.gtin, ...variants.map(({ gtin }) => gtin)].flatMap(codeOf)),
    maker: folded(value.brand),
    part: folded(value.mpn ?? value.model),
    picture: addressOf(images[0]?.src),
    attributes: new Map(
      Object.entries(attributes).map(([name, said]) => [
        folded(name),
        folded(typeof said === 'string' ? said : [...said].sort().join(' ')),
      ]),
    ),
  };
}

function wordsOf(title: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of title.matchAll(WORD)) {
    if (!UNSPACED.test(word) || word.length < 2) words.add(word);
    else for (let at = 0; at + 1 < word.length; at++) words.add(word.slice(at, at + 2));
  }
  return words;
}

/** A code of a shop's own (GS1 prefix 2, 02, 04) is no article's name outside of it, but within one shop it is. */
function codeOf(gtin: string | undefined): readonly string[] {
  const digits = gtin?.replace(/[\s-]/g, '') ?? '';
  const isCode = gtinLengths.includes(digits.length) && hasCheckDigit(digits) && !/^(\d)\1*$/.test(digits);
  return isCode ? [digits.padStart(14, '0')] : [];
}

const addressOf = (src: string | undefined): string =>
  src === undefined || src.startsWith('data:') ? '' : src.trim().replace(/[?#].*$/s, '');

/** What a listing can be found by: hashed into buckets in the first pass. */
export function marksOf(traits: Traits): readonly string[] {
  const { words, codes, maker, part, picture } = traits;
  const marks = [...codes].map(code => `code\n${code}`);
  if (words.size > 0) marks.push(`title\n${[...words].sort().join(' ')}`);
  if (maker !== '' && part !== '') marks.push(`part\n${maker}\n${part}`);
  if (picture !== '') marks.push(`picture\n${picture}`);
  return marks;
}

/** Colours, sizes and the like, as the variants of a listing offer them. */
export const offeredBy = ({ variants = [] }: Listing): string =>
  variants
    .map(({ size, color }) => folded(`${size ?? ''} ${color ?? ''}`))
    .filter(offer => offer.trim() !== '')
    .sort()
    .join('\n');
