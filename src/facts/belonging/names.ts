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

/** What a seller’s name says besides the name. */
const SHOP = /(?:海外|官方|品牌)*(?:旗舰店|专卖店|专营店|企业店|店铺|店)$|\b(?:official|store|shop)\b/gu;

/** The names under which a listing is sold, folded: of its brand, else of its seller; none for a word that is no brand. */
export function ownNames({ brand, seller }: Listing, run: Run): readonly string[] {
  if (brand !== undefined && brand.trim() !== '')
    return isNoBrand(brand, run) ? [] : brandNames(brand).map(name => fold(name).folded);
  return seller === undefined ? [] : brandNames(fold(seller).folded.replace(SHOP, ''));
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
