import type { Span } from '../../model/path.ts';
import { proseOf, type Sentence, signsOf } from './prose.ts';
import { syllablesOf } from './syllables.ts';

/** Languages with a formula of their own. */
export type ReadableLanguage = 'en' | 'de' | 'es' | 'fr';

/**
 * Reading ease from words a sentence and syllables a word, 0 hard to 100 easy: R. Flesch 1948 (en), T. Amstad 1978 (de),
 * J. Fernández Huerta 1959 (es), L. Kandel and A. Moles 1958 (fr).
 */
const EASE: Readonly<Record<ReadableLanguage, (length: number, syllables: number) => number>> = {
  en: (length, syllables) => 206.835 - 1.015 * length - 84.6 * syllables,
  de: (length, syllables) => 180 - length - 58.5 * syllables,
  es: (length, syllables) => 206.84 - 1.02 * length - 60 * syllables,
  fr: (length, syllables) => 207 - 1.015 * length - 73.6 * syllables,
};

export const isReadable = (language: string): language is ReadableLanguage => language in EASE;

/** The formulas say nothing of a shorter text. */
const FEWEST_WORDS = 100;

/** How a text of running sentences reads. Spans in the plain text. */
export interface Reading {
  /** Reading ease; undefined where the text is too short or its language has no formula. */
  readonly ease?: number;
  /** Words a sentence. */
  readonly length: number;
  readonly longest: Sentence;
  /** The paragraph with the most words. */
  readonly wall: { readonly span: Span; readonly words: number };
}

/** Undefined where a text has no running sentences. */
export function readingOf(plain: string, language: string): Reading | undefined {
  const paragraphs = proseOf(plain, language);
  const sentences = paragraphs.flatMap(paragraph => paragraph.sentences);
  const [first] = sentences;
  if (!first) return undefined;
  const words = wordsIn(sentences);
  const length = words / sentences.length;
  const walls = paragraphs.map(({ span, sentences: own }) => ({ span, words: wordsIn(own) }));
  const counted = isReadable(language) && words >= FEWEST_WORDS;
  const syllables = counted ? syllablesIn(sentences, language) / words : 0;
  return {
    length,
    longest: sentences.reduce((most, next) => (next.words.length > most.words.length ? next : most), first),
    wall: walls.reduce((most, next) => (next.words > most.words ? next : most)),
    ...(counted && { ease: EASE[language](length, syllables) }),
  };
}

const wordsIn = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { words }) => sum + words.length, 0);

function syllablesIn(sentences: readonly Sentence[], language: string): number {
  let sum = 0;
  for (const { words } of sentences) for (const word of words) sum += syllablesOf(word, language);
  return sum;
}

/** A Chinese text counts from so many characters. */
const FEWEST_SIGNS = 100;

/** How long the sentences of a Chinese text are, in characters; undefined where it is too short. */
export function signReadingOf(
  plain: string,
): { readonly mean: number; readonly longest: { readonly span: Span; readonly signs: number } } | undefined {
  const sentences = signsOf(plain);
  const total = sentences.reduce((sum, { signs }) => sum + signs, 0);
  const [first] = sentences;
  if (!first || total < FEWEST_SIGNS) return undefined;
  return {
    mean: total / sentences.length,
    longest: sentences.reduce((most, next) => (next.signs > most.signs ? next : most), first),
  };
}
