import type { Span } from '../../model/path.ts';
import type { TitleReading } from './reading.ts';
import { repeatedPairs } from './repeats.ts';
import { baseOf } from './stems.ts';
import type { TitleWord } from './words.ts';

/** A word that stands more often than allowed. */
export interface WordRepeat {
  /** As first written, folded. */
  readonly word: string;
  readonly count: number;
  /** How often it may stand. */
  readonly most: number;
  /** All occurrences, in the folded text. */
  readonly spans: readonly Span[];
  /** Those beyond the allowed number. */
  readonly surplus: readonly Span[];
}

const SHORTEST = 2;
/** From this many characters a stretch is a phrase, and twice is already too often. */
const PHRASE = 4;
const LONGEST = 12;
const SIGN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]+$/u;
const LATIN = /^\p{L}{2,}$/u;

/**
 * Words that stand more than `max` times in one part of a bundle ("A + B" are two products, each may have
 * the word). `stem`: plural and singular are one word. Names of makers and models do not count. Chinese has no
 * word breaks: stretches of two or three characters count like words, from four on `max` times is already too
 * often.
 */
export function wordRepeats(reading: TitleReading, max: number, stem: boolean): readonly WordRepeat[] {
  const repeats: WordRepeat[] = [];
  for (const product of productsOf(reading)) {
    repeats.push(...repeatsOfWords(reading, product, max, stem));
    if (reading.unspaced) repeats.push(...repeatsOfSigns(reading, product, max, repeats));
  }
  return repeats.sort((left, right) => (left.surplus[0] as Span).start - (right.surplus[0] as Span).start);
}

/** The words of each product of a bundle. */
function productsOf({ words, folded }: TitleReading): readonly (readonly TitleWord[])[] {
  const products: TitleWord[][] = [[]];
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before && /[+＋]/.test(folded.slice(before.span.end, word.span.start))) products.push([]);
    products.at(-1)?.push(word);
  });
  return products;
}

function repeatsOfWords(
  { pieces, language }: TitleReading,
  words: readonly TitleWord[],
  max: number,
  stem: boolean,
): WordRepeat[] {
  const models = pieces.filter(piece => piece.model);
  const places = new Map<string, TitleWord[]>();
  for (const word of words) {
    if (word.kind !== 'content' || !LATIN.test(word.text.replace(/['’-]/g, '')) || SIGN.test(word.text))
      continue;
    if (models.some(({ span }) => span.start <= word.span.start && word.span.end <= span.end)) continue;
    const key = stem ? baseOf(word.text, language) : word.text;
    places.set(key, [...(places.get(key) ?? []), word]);
  }
  return [...places.values()]
    .filter(same => same.length > max)
    .map(same => ({
      word: (same[0] as TitleWord).text,
      count: same.length,
      most: max,
      spans: same.map(word => word.span),
      surplus: same.slice(max).map(word => word.span),
    }));
}

/** Repeated stretches of Chinese or Japanese characters that begin and end where a word does, the longest first. */
function repeatsOfSigns(
  { folded }: TitleReading,
  words: readonly TitleWord[],
  max: number,
  already: readonly WordRepeat[],
): WordRepeat[] {
  const { from, longest } = repeatedPairs(folded);
  if (longest === 0) return [];
  const starts = new Set(words.map(word => word.span.start));
  const ends = new Set(words.map(word => word.span.end));
  const functions = words.filter(word => word.kind !== 'content');
  const [first, last] = [words[0]?.span.start ?? 0, words.at(-1)?.span.end ?? 0];
  const found: WordRepeat[] = [];
  const covered = (span: Span): boolean =>
    [...already, ...found].some(repeat =>
      repeat.surplus.some(other => other.start < span.end && span.start < other.end),
    );
  for (let length = Math.min(LONGEST, longest); length >= SHORTEST; length--) {
    const places = new Map<string, Span[]>();
    for (let start = first; start + length <= last; start++) {
      if ((from[start] as number) < length) continue;
      const stretch = folded.slice(start, start + length);
      const known = places.get(stretch) ?? [];
      if (known.length > 0 && start < (known.at(-1) as Span).end) continue;
      places.set(stretch, [...known, { start, end: start + length }]);
    }
    const most = length >= PHRASE ? Math.max(1, max - 1) : max;
    for (const [word, spans] of places) {
      const surplus = spans.slice(most).filter(span => !covered(span));
      if (surplus.length === 0 || isPartOf(spans, most, found)) continue;
      if (!spans.some(span => starts.has(span.start) && ends.has(span.end))) continue;
      if (functions.some(({ text }) => word.startsWith(text) || word.endsWith(text))) continue;
      found.push({ word, count: spans.length, most, spans, surplus });
    }
  }
  return found;
}

/** Whether a stretch stands too often only inside a longer one that is told already. */
const isPartOf = (spans: readonly Span[], most: number, told: readonly WordRepeat[]): boolean =>
  told.some(
    repeat =>
      spans.filter(span => !repeat.spans.some(longer => longer.start <= span.start && span.end <= longer.end))
        .length <= most,
  );
