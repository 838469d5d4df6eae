import type { Span } from '../../model/path.ts';
import type { TitleList } from './mentions.ts';
import type { Piece, TitleReading } from './reading.ts';

/** What a title says again: the pieces that say one thing, in order. All but the first are surplus. */
export interface Saying {
  readonly key: string;
  readonly pieces: readonly Piece[];
}

/** What is measured of a title before it is weighed. */
export interface TitleFeatures {
  /** Further names of a product that has been named: the same noun or one of its synonyms. */
  readonly names: number;
  /** Other words that say what an earlier one said. */
  readonly words: number;
  /** Different uses: rooms, seasons, occasions, activities, styles. */
  readonly uses: number;
  /** Different kinds of buyer. */
  readonly audiences: number;
  /** Different effects. */
  readonly effects: number;
  /** Different products named. */
  readonly products: number;
  /** Makers and kinds of device. */
  readonly brands: number;
  /** Words of the longest run of bare content words. */
  readonly chain: number;
  /** Words (characters, in Chinese) that carry no order: no numbers, units, codes, function words. */
  readonly length: number;
  /** German compounds that share the last five letters. */
  readonly tails: number;
}

/** Whether a word list knows the piece. */
const isListed = (piece: Piece): boolean => Object.keys(piece.groups).length > 0;

/** "3 in 1". */
const ALL_IN_ONE = /(?<!\d)([2-9]|10)\s*-?\s*in\s*-?\s*1(?!\d)/;

/** The sayings of a title that stand more than once, the most repeated first; of one word only unless `synonyms`. */
export function sayingsOf(reading: TitleReading, synonyms: boolean): readonly Saying[] {
  const byKey = new Map<string, Piece[]>();
  for (const piece of reading.pieces) {
    for (const own of piece.keys) {
      if (!synonyms && !own.startsWith('word:')) continue;
      // Each product of a bundle may say what the other says.
      const key = `${own}+${piece.product}`;
      const pieces = byKey.get(key);
      const last = pieces?.at(-1);
      // A bracket that holds several names lists what there is to choose or how it is made.
      if (last && last.bracket > 0 && last.bracket === piece.bracket) continue;
      // A name that says its word twice in a row (Bora Bora).
      if (last && !isListed(piece) && last.text === piece.text && last.span.end + 1 === piece.span.start)
        continue;
      if (last && reading.joints.has(reading.folded.slice(last.span.end, piece.span.start).trim())) continue;
      if (pieces) pieces.push(piece);
      else byKey.set(key, [piece]);
    }
  }
  const sayings: Saying[] = [];
  const counted = new Set<Piece>();
  const again = [...byKey].filter(([, pieces]) => pieces.length > 1);
  for (const [key, pieces] of again.sort(([, a], [, b]) => b.length - a.length)) {
    const fresh = pieces.slice(1).filter(piece => !counted.has(piece));
    if (fresh.length === 0) continue;
    for (const piece of fresh) counted.add(piece);
    sayings.push({
      key: key.replace(/\+\d+$/, ''),
      pieces: pieces.filter((piece, index) => index === 0 || fresh.includes(piece)),
    });
  }
  return sayings;
}

/** Pieces of a list that differ, each once. */
export function listed(reading: TitleReading, list: TitleList): readonly Piece[] {
  const seen = new Set<string>();
  return reading.pieces.filter(piece => {
    const group = piece.groups[list]?.find(name => name !== '_general' && name !== '_neutral');
    if (group === undefined) return false;
    const key = list === 'uses' || list === 'brands' ? piece.text : group;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function featuresOf(reading: TitleReading, sayings: readonly Saying[], suffix: number): TitleFeatures {
  const count = (list: TitleList): number => listed(reading, list).length;
  const again = (which: (saying: Saying) => boolean): number => countRuns(reading, sayings.filter(which));
  // A specification may come back once to what it named; "3 in 1" has as many names.
  const allowed = isSpecification(reading) ? 1 : 0;
  const functions = Number(ALL_IN_ONE.exec(reading.folded)?.[1] ?? 1) - 1;
  return {
    names: Math.max(0, again(saying => saying.key.startsWith('nouns:')) - allowed - functions),
    words: Math.max(0, again(saying => !saying.key.startsWith('nouns:')) - allowed),
    uses: count('uses'),
    audiences: count('audiences'),
    effects: count('effects'),
    products: count('nouns'),
    brands: count('brands'),
    chain: longestChain(reading),
    length: reading.unspaced
      ? reading.folded.replace(/[^\p{L}]/gu, '').length
      : reading.words.filter(word => word.kind === 'content').length,
    tails: sharedTails(reading, suffix).length,
  };
}

/**
 * Surplus pieces of these sayings, where neighbours that repeat neighbours (Scooby Doo … Scooby Doo) are one.
 */
function countRuns({ pieces }: TitleReading, sayings: readonly Saying[]): number {
  if (sayings.length === 0) return 0;
  const first = new Map<Piece, Piece>();
  for (const saying of sayings) {
    for (const piece of saying.pieces.slice(1)) first.set(piece, saying.pieces[0] as Piece);
  }
  let count = 0;
  pieces.forEach((piece, index) => {
    const said = first.get(piece);
    if (!said) return;
    const before = pieces[index - 1];
    const saidBefore = before && first.get(before);
    if (saidBefore && pieces.indexOf(saidBefore) === pieces.indexOf(said) - 1) return;
    count += 1;
  });
  return count;
}

/** Parts from which a title is built like a specification. */
const PARTS_OF_A_SPECIFICATION = 4;

/** Whether a title is a specification in parts, one of which begins with a figure (Bath Mat, Plush, 60 x 90 cm, Blue). */
function isSpecification({ words }: TitleReading): boolean {
  const parts = (words.at(-1)?.part ?? 0) + 1;
  return (
    parts >= PARTS_OF_A_SPECIFICATION &&
    words.some((word, index) => word.kind === 'number' && word.part !== words[index - 1]?.part)
  );
}

function longestChain(reading: TitleReading): number {
  let longest = 0;
  let run = 0;
  let part = -1;
  for (const word of reading.words) {
    if (word.part !== part) run = 0;
    part = word.part;
    run = word.kind === 'content' ? run + 1 : word.kind === 'variant' ? run : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

const COMPOUND = 8;

/** German compounds that share their last `suffix` letters (Laufschuhe, Sportschuhe), the largest family of them. */
export function sharedTails(reading: TitleReading, suffix: number): readonly Span[] {
  if (reading.language !== 'de') return [];
  const tails = new Map<string, Map<string, Span>>();
  for (const word of reading.words) {
    if (word.kind !== 'content' || word.text.length < COMPOUND) continue;
    const tail = word.text.slice(-suffix);
    if (reading.endings.some(ending => tail.endsWith(ending))) continue;
    const family = tails.get(tail) ?? new Map<string, Span>();
    tails.set(tail, family.set(word.text, word.span));
  }
  const families = [...tails.values()].sort((a, b) => b.size - a.size);
  return families[0] && families[0].size > 1 ? [...families[0].values()] : [];
}
