import data from '../../../rules/dialects/private-columns.yaml';
import { foldName } from '../names.ts';

const table = data as { readonly names: readonly string[]; readonly words: readonly string[] };

const names = new Set(table.names.map(foldName));
/** Words in one form: lower case, anything but letters and digits a blank. */
const spaced = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);
const hanWords = table.words.filter(isHan);
const otherWords = table.words.filter(word => !isHan(word)).map(word => ` ${spaced(word)}`);

/**
 * Whether a column or field of this name is nobody's business outside the shop: cost, supplier, purchase link,
 * margin, internal notes. Such a one is no field of a listing unless the config says so.
 */
export function isPrivate(name: string): boolean {
  const bare = name.normalize('NFKC').replace(/[([][^()[\]]*[)\]]/g, '');
  if (names.has(foldName(bare).replace(/#?\d+$/, ''))) return true;
  const words = ` ${spaced(name)}`;
  return hanWords.some(word => words.includes(word)) || otherWords.some(word => words.includes(word));
}
