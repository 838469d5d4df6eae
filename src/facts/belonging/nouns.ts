import type { Document } from '../../model/document.ts';
import { isWithin, nodeOfName } from '../category/index.ts';
import { singularOf, topOf } from '../category/tree.ts';
import type { Run } from '../run.ts';
import { limitOf, namesProduct } from '../title/head.ts';
import type { Piece, TitleReading } from '../title/reading.ts';
import { hasBasis } from './basis.ts';
import type { Knowledge } from './lesson.ts';
import { listingsOf } from './tally.ts';

/** The name of a product that hardly any listing of the same category has. */
export interface Foreign {
  readonly piece: Piece;
  /** First level of the category it belongs to. */
  readonly top: string;
  /** Listings of that level that have it. */
  readonly there: number;
  /** Other listings of the asked one’s level that have it. */
  readonly here: number;
  /** Listings of the asked one’s level it was looked for in. */
  readonly among: number;
}

/** So many listings of a first level have to be known before something is called foreign to it. */
const LEAST_LISTINGS = 20;
/** What hardly any listing of the level has: at most this share of them. */
const RARE = 0.003;
/** A noun that often stands where it belongs may stray; one that does so in this share of its listings belongs there too. */
const STRAY = 0.3;
/** A noun in this share of a level’s listings, most of all that have it, is at home there. */
const USUAL = 0.01;

/** Whether a piece is the last of its part: in “coffee table” the first word only says which table. */
function endsPart({ words, unspaced, folded }: TitleReading, piece: Piece): boolean {
  // Without blanks a word ends where one begins that is no part of its name (红酒磨砂膏, 撕拉面膜).
  if (unspaced) {
    const { start, end } = piece.span;
    const isWord =
      words.some(({ span }) => span.start === start) && words.some(({ span }) => span.end === end);
    return isWord && end - start > 1 && !/^\p{sc=Han}/u.test(folded.slice(end));
  }
  const last = words.findLastIndex(word => word.span.start < piece.span.end);
  const part = words[last]?.part;
  return !words.some((word, index) => index > last && word.part === part && word.kind === 'content');
}

/** Listings of a first level whose titles have what a piece names. */
export const seenAt = ({ groups }: Piece, top: string, { nouns }: Knowledge): number =>
  Math.max(0, ...(groups.nouns ?? []).map(group => nouns.counts.get(group)?.get(top) ?? 0));

/** Whether what a piece names belongs to a first level: by the word lists, else as the catalog has it. */
export function isAtHome(piece: Piece, top: string, knowledge: Knowledge, run: Run): boolean {
  const node = nodeOfName(piece, run);
  if (node !== undefined) return isWithin(node, top);
  const all = Math.max(0, ...(piece.groups.nouns ?? []).map(group => listingsOf(knowledge.nouns, group)));
  const here = seenAt(piece, top, knowledge);
  return here > Math.max(1, USUAL * (knowledge.listings.get(top) ?? 0)) && here * 2 > all;
}

/** Whether so few of a level’s listings have a noun that it strays there. */
export const isRare = (here: number, among: number, there: number): boolean =>
  here <= RARE * among && here <= STRAY * there;

/** Names of products in a title that belong to another first level than `top`, as the catalog knows it. */
export function foreignNouns(
  reading: TitleReading,
  top: string,
  knowledge: Knowledge,
  document: Document<'listing'>,
  run: Run,
): readonly Foreign[] {
  const among = (knowledge.listings.get(top) ?? 0) - 1;
  if (among < LEAST_LISTINGS) return [];
  const named = reading.pieces.filter(namesProduct);
  const home = named.find(piece => isAtHome(piece, top, knowledge, run));
  if (!home) return [];
  const limit = limitOf(reading, home.span.end);
  return named.flatMap(piece => {
    if (piece.bracket > 0 || piece.product > 0 || piece.span.start >= limit) return [];
    const node = nodeOfName(piece, run);
    if (node === undefined || topOf(node) === top || !endsPart(reading, piece)) return [];
    const there = seenAt(piece, topOf(node), knowledge);
    // One of those that have it is the listing itself.
    const here = seenAt(piece, top, knowledge) - 1;
    if (!isRare(here, among, there)) return [];
    if (hasBasis(singularOf(piece.text), document)) return [];
    return [{ piece, top: topOf(node), there, here, among }];
  });
}
