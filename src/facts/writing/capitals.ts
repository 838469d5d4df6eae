import type { Span } from '../../model/path.ts';
import { spanOf, tokenAt } from './slip.ts';

/** Words in capitals, and which share of a title's letters they are; one word alone may be a name and has no share. */
export interface Capitals {
  readonly words: readonly Span[];
  readonly share: number;
}

/** A word of three letters or fewer is an abbreviation as often as a shout. */
const SHORTEST = 4;
const WORD = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}'’]+(?![\p{L}\p{N}\p{M}'’])/gu;
const ROMAN = /^[IVXLCDM]+$/;
const VOWEL = /[AEIOUYÀ-ÖØ-ÞА-Я\u0391-\u03A9]/;
const LETTERS = /\p{L}/gu;

/** The words of `title` in capitals that are no acronym, no numeral and, by `isName`, nobody's name. */
export function capitalsIn(
  title: string,
  acronyms: ReadonlySet<string>,
  isName: (span: Span) => boolean,
): Capitals {
  const capitals = [...title.matchAll(WORD)]
    .filter(
      ({ 0: word, index }) =>
        VOWEL.test(word) && !ROMAN.test(word) && !acronyms.has(word) && !isCode(title, index),
    )
    .map(spanOf)
    .filter(span => !isName(span));
  const lengthOf = ({ start, end }: Span): number => end - start;
  const words = capitals.filter(span => lengthOf(span) >= SHORTEST);
  if (words.length === 0 || capitals.length < 2) return { words, share: 0 };
  const letters = capitals.reduce((sum, span) => sum + lengthOf(span), 0);
  return { words, share: letters / (title.match(LETTERS)?.length ?? 1) };
}

/** Whether the word is part of a code such as ROTM-TUFF-03. */
function isCode(title: string, index: number): boolean {
  const { start, end } = tokenAt(title, index);
  return /\d/.test(title.slice(start, end));
}
