import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/path.ts';
import { nodeOfName } from '../category/index.ts';
import { singularOf, topOf } from '../category/tree.ts';
import type { Run } from '../run.ts';
import { namesProduct } from '../title/head.ts';
import type { TitleReading } from '../title/reading.ts';
import type { TitleWord } from '../title/words.ts';
import { hasBasis } from './basis.ts';
import type { Knowledge } from './lesson.ts';
import { isAtHome, isRare, seenAt } from './nouns.ts';
import { listingsOf } from './tally.ts';

/** So many listings of a level show which words belong to it. */
const LEAST_LISTINGS = 20;
const ENOUGH_LISTINGS = 50;
/** A word of so many titles, nearly all of one other level and none of this, belongs there. */
const OFTEN = 5;
const NEARLY_ALL = 0.8;

/** Words of a search term that have to do with goods of another first level, and how many words it has. */
export interface Stray {
  readonly spans: readonly Span[];
  /** First level they belong to. */
  readonly top: string;
  readonly words: number;
}

/**
 * The words of a search term that the product has no link to: names of products of another first level, and words that
 * the catalog knows from titles of another one only. None where the term names the product, or anything of its level;
 * a word that the catalog has never seen is no evidence.
 */
export function strayWords(
  term: TitleReading,
  title: TitleReading,
  top: string,
  knowledge: Knowledge,
  document: Document<'listing'>,
  run: Run,
): Stray | undefined {
  const among = knowledge.listings.get(top) ?? 0;
  if (among < LEAST_LISTINGS) return undefined;
  const own = new Set(title.pieces.flatMap(({ groups }) => groups.nouns ?? []));
  const named = term.pieces.filter(namesProduct);
  if (
    named.some(
      piece => piece.groups.nouns?.some(group => own.has(group)) || isAtHome(piece, top, knowledge, run),
    )
  )
    return undefined;
  const stems = new Set(title.words.map(({ stem }) => stem));
  const spoken = term.words.filter(({ kind }) => kind === 'content');
  const strays = new Map<TitleWord, string>();
  for (const word of spoken) {
    if (stems.has(word.stem) || hasBasis(singularOf(word.text), document)) continue;
    const piece = named.find(({ span }) => span.start <= word.span.start && word.span.end <= span.end);
    const node = piece && nodeOfName(piece, run);
    if (piece && node !== undefined) {
      const there = seenAt(piece, topOf(node), knowledge);
      if (isRare(seenAt(piece, top, knowledge), among, Math.max(1, there))) strays.set(word, topOf(node));
    } else if (!piece && among >= ENOUGH_LISTINGS && !isListed(term, word)) {
      const elsewhere = onlyAt(word.text, top, knowledge);
      if (elsewhere) strays.set(word, elsewhere);
    }
  }
  const [first] = strays.values();
  return first === undefined
    ? undefined
    : { spans: [...strays.keys()].map(({ span }) => span), top: first, words: spoken.length };
}

/** Whether a word is of a list that any product may use: a room, a buyer, an effect. */
const isListed = ({ pieces }: TitleReading, { span }: TitleWord): boolean =>
  pieces.some(
    piece =>
      piece.span.start <= span.start && span.end <= piece.span.end && Object.keys(piece.groups).length > 0,
  );

/** The level that nearly all titles with a word are of, where none is of `top`. */
function onlyAt(word: string, top: string, { words }: Knowledge): string | undefined {
  const tops = words.counts.get(word);
  if (!tops || tops.has(top)) return undefined;
  const all = listingsOf(words, word);
  if (all < OFTEN) return undefined;
  return [...tops].find(([other, listings]) => other !== '' && listings >= NEARLY_ALL * all)?.[0];
}
