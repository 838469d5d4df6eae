import { distance } from 'fastest-levenshtein';
import type { Sheet } from '../formats/format.ts';
import { foldName } from './names.ts';
import { isPrivate } from './spreadsheet/private.ts';

/** What the columns of a table may be called. */
export interface Spelling {
  /** All names that are known. */
  known(): readonly string[];
  /** Names of columns that the table lacks, and whether the cells of a column could be it. */
  absent(): readonly { readonly name: string; fits(column: number): boolean }[];
}

/** A column that nobody reads and the name that was probably meant. */
export interface MisspeltColumn {
  readonly column: number;
  readonly suggestion: string;
}

/**
 * Columns whose name is one or two letters away from that of a column the file lacks. Names that are known, be
 * it of a column that is there twice or whose cells did not fit, and private ones are not misspelt.
 */
export function misspeltColumns(
  { header }: Sheet,
  used: ReadonlySet<number>,
  { known, absent }: Spelling,
): MisspeltColumn[] {
  const unread = header.cells.flatMap((name, column) =>
    name.trim() === '' || used.has(column) || isPrivate(name) ? [] : [{ name, column }],
  );
  if (unread.length === 0) return [];
  const names = new Set(known().map(foldName));
  const wanted = absent().map(candidate => ({ ...candidate, folded: foldName(candidate.name) }));
  return unread.flatMap(({ name, column }) => {
    const folded = foldName(name);
    if (names.has(folded) || names.has(folded.replace(/#?\d+$/, ''))) return [];
    const near = wanted
      .map(candidate => ({ candidate, away: lettersAway(name, folded, candidate.folded) }))
      .filter(({ away }) => away <= 2)
      .sort((left, right) => left.away - right.away);
    const meant = near.find(({ candidate }) => candidate.fits(column));
    return meant ? [{ column, suggestion: meant.candidate.name }] : [];
  });
}

/**
 * How many letters a name is away from a known one, more than 2 where it is a name of its own. From five letters
 * on one may be missing or too many, from eight on two may differ; another letter in a short word makes another
 * word (`modal`), as does any character in Chinese, and no short word in front or behind (`category_id`,
 * `price_aud`) is a slip. Two letters that changed places count as one.
 */
function lettersAway(name: string, folded: string, known: string): number {
  const tooFar = 3;
  const { length } = folded;
  if (Math.abs(length - known.length) > 1) return tooFar;
  const swapped = length >= 4 && length === known.length && sorted(folded) === sorted(known);
  const away = distance(folded, known);
  if (swapped && away === 2) return 1;
  if (/[^\p{Script=Latin}]/u.test(folded) || folded[0] !== known[0]) return tooFar;
  const shortWords = name.toLowerCase().match(/(?<![^\s_-])[^\s_-]{1,3}(?![^\s_-])/g) ?? [];
  if (shortWords.some(word => !known.includes(word))) return tooFar;
  if (length >= 8) return away;
  return length >= 5 && away === 1 && length !== known.length ? away : tooFar;
}

const sorted = (text: string): string => [...text].sort().join('');
