import type { Listing } from '../../model/listing.ts';
import { fold } from '../fold.ts';
import type { Lexicon, Run } from '../run.ts';

/** Letters and figures of a name, so that NORR-FOLK® and Norr Folk are one. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const placeholders = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Whether a brand is a word for none (Generic, 无品牌). */
export function isNoBrand(brand: string, run: Run): boolean {
  const lexicon = run.lexicon('no-brand');
  let known = placeholders.get(lexicon);
  if (!known) {
    known = new Set(
      Object.values(lexicon.groups).flatMap(byLanguage => Object.values(byLanguage).flat().map(plainName)),
    );
    placeholders.set(lexicon, known);
  }
  return known.has(plainName(brand));
}

/** Names a brand goes by: the whole, and each side of `CHANDO/自然堂` or `自然堂(CHANDO)`. */
export const brandNames = (brand: string): readonly string[] =>
  [...new Set([brand, ...brand.split(/[/|（）()]/)].map(name => name.trim()))].filter(
    name => plainName(name).length > 1,
  );

/** The names of a listing’s brand, folded; none for a word that is no brand. A shop sells others’ brands: its name is none. */
export function ownNames({ brand = '' }: Listing, run: Run): readonly string[] {
  return brand.trim() === '' || isNoBrand(brand, run) ? [] : brandNames(brand).map(name => fold(name).folded);
}

/** Whether one name is the other, or a part of it. */
export function isSameName(left: string, right: string): boolean {
  const [short = '', long = ''] = [plainName(left), plainName(right)].sort((a, b) => a.length - b.length);
  return (
    short === long ||
    (short.length > 2 && long.includes(short)) ||
    (/\p{sc=Han}/u.test(short) && long.includes(short))
  );
}

/** Whether a folded text has one of the names. */
export const hasName = (folded: string, names: readonly string[]): boolean => {
  const plain = plainName(folded);
  return names.some(name => plain.includes(plainName(name)));
};
