import type { Document } from '../../model/document.ts';
import { categoryOf } from '../category/index.ts';
import { topOf } from '../category/tree.ts';
import { fact, type Run } from '../run.ts';
import { titleReading } from '../title/reading.ts';
import { ownNames, plainName } from './names.ts';
import { count, emptyTally, mergeTallies, sealTally, sorted, type Tallied, type Tally } from './tally.ts';

/** What one listing teaches of what belongs together. */
export interface Lesson {
  /** First level of its category; empty where that is not known. */
  readonly top: string;
  /** Names it is sold under, folded. */
  readonly names: readonly string[];
  /** Those of them that its title names. */
  readonly titled: readonly string[];
  /** Words of its title, each once. */
  readonly words: readonly string[];
  /** Groups of `title-nouns` in its title. */
  readonly nouns: readonly string[];
  /** Groups of `title-brands` in its title. */
  readonly makers: readonly string[];
}

/** Lessons of listings put together; see `Tally` for what keeps them small. */
export interface Lessons {
  /** Listings by first level of their category. */
  readonly listings: Map<string, number>;
  readonly names: Tally;
  readonly titled: Tally;
  readonly words: Tally;
  readonly nouns: Tally;
  /** Pairs of a name and a word of the titles sold under it; see `pairOf`. */
  readonly pairs: Tally;
  /** Makers by the name of who sells what names them. */
  readonly company: Tally;
}

/** What a catalog knows of what belongs together. */
export interface Knowledge {
  readonly listings: ReadonlyMap<string, number>;
  /** Listings by name they are sold under and first level. */
  readonly names: Tallied;
  /** The same of those whose title has the name. */
  readonly titled: Tallied;
  readonly words: Tallied;
  readonly nouns: Tallied;
  readonly pairs: Tallied;
  readonly company: Tallied;
}

/** What a listing teaches; undefined without a title. */
export const lessonOf: (document: Document<'listing'>, run: Run) => Lesson | undefined = fact(readLesson);

function readLesson(document: Document<'listing'>, run: Run): Lesson | undefined {
  const reading = titleReading(document, run);
  if (!reading) return undefined;
  const category = categoryOf(document, run);
  const names = ownNames(document.value, run);
  const written = plainName(reading.folded);
  const groups = (list: 'nouns' | 'brands'): readonly string[] => [
    ...new Set(reading.pieces.flatMap(piece => piece.groups[list] ?? []).filter(isNamed)),
  ];
  return {
    top: category ? topOf(category.path) : '',
    names,
    titled: names.filter(name => written.includes(plainName(name))),
    words: [...new Set(reading.words.filter(({ kind }) => kind === 'content').map(({ text }) => text))],
    nouns: groups('nouns'),
    makers: groups('brands'),
  };
}

const isNamed = (group: string): boolean => !group.startsWith('_');

const MOST_PAIRS = 200_000;

/** A name and a word of a title sold under it as one term. */
export const pairOf = (name: string, word: string): string => `${name}\n${word}`;

export const emptyLessons = (): Lessons => ({
  listings: new Map(),
  names: emptyTally(),
  titled: emptyTally(),
  words: emptyTally(),
  nouns: emptyTally(),
  pairs: emptyTally(MOST_PAIRS),
  company: emptyTally(),
});

/** `lessons` with one more; changes and returns it. */
export function addLesson(lessons: Lessons, { top, names, titled, words, nouns, makers }: Lesson): Lessons {
  const { listings } = lessons;
  listings.set(top, (listings.get(top) ?? 0) + 1);
  for (const name of names) {
    count(lessons.names, name, top);
    for (const maker of makers) count(lessons.company, name, maker);
    for (const word of words) count(lessons.pairs, pairOf(name, word), '');
  }
  for (const name of titled) count(lessons.titled, name, top);
  for (const word of words) count(lessons.words, word, top);
  for (const noun of nouns) count(lessons.nouns, noun, top);
  return lessons;
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergeLessons(left: Lessons, right: Lessons): Lessons {
  for (const [top, listings] of right.listings)
    left.listings.set(top, (left.listings.get(top) ?? 0) + listings);
  for (const name of ['names', 'titled', 'words', 'nouns', 'pairs', 'company'] as const)
    mergeTallies(left[name], right[name]);
  return left;
}

export const sealLessons = (lessons: Lessons): Knowledge => ({
  listings: sorted(lessons.listings),
  names: sealTally(lessons.names),
  titled: sealTally(lessons.titled),
  words: sealTally(lessons.words),
  nouns: sealTally(lessons.nouns),
  pairs: sealTally(lessons.pairs),
  company: sealTally(lessons.company),
});

/** Whether a catalog has so many listings besides the one asked about. */
export function knows({ listings }: Knowledge, least: number): boolean {
  let sum = -1;
  for (const count of listings.values()) sum += count;
  return sum >= least;
}

/** A name whose listings are of one first level, but for so few, tells the level of those that do not. */
const NEARLY_ALL = 0.95;
const LEAST_OF_A_NAME = 10;

/** First level of a listing’s category; where it tells none, what nearly all listings under its name are. */
export function topAmong(
  document: Document<'listing'>,
  names: readonly string[],
  knowledge: Knowledge,
  run: Run,
): string | undefined {
  const category = categoryOf(document, run);
  if (category) return topOf(category.path);
  for (const name of names) {
    const tops = [...(knowledge.names.counts.get(name) ?? [])].filter(([top]) => top !== '');
    const known = tops.reduce((sum, [, listings]) => sum + listings, 0);
    const main = tops.find(([, listings]) => listings >= NEARLY_ALL * known);
    if (main && known >= LEAST_OF_A_NAME) return main[0];
  }
  return undefined;
}
