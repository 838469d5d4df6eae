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
/** Where most letters are capitals, the head is no exception. */
const HALF = 0.5;
const SHOUT = /\p{Lu}{4}/u;
const ROMAN = /^[IVXLCDM]+$/;
const VOWEL = /[AEIOUYÀ-ÖØ-ÞА-Я\u0391-\u03A9]/;
const LETTERS = /\p{L}/gu;
const SMALL = /\p{Ll}/u;
const WORDS = /[\p{L}\p{N}]+/gu;

/** With no brand told, so many words in capitals at the head of a title are taken for the maker's name. */
const HEAD = 2;

/** Whose names a title may write in capitals. */
export interface CapitalNames {
  readonly acronyms: ReadonlySet<string>;
  isName(span: Span): boolean;
  /** Whether the listing says its brand, so that the head of its title need not be one. */
  readonly brandKnown: boolean;
}

/** The words of `title` in capitals that are no acronym, no numeral and nobody's name. */
export function capitalsIn(title: string, { acronyms, isName, brandKnown }: CapitalNames): Capitals {
  if (!SHOUT.test(title)) return { words: [], share: 0 };
  const capitals = [...title.matchAll(WORD)]
    .filter(
      ({ 0: word, index }) =>
        VOWEL.test(word) && !ROMAN.test(word) && !acronyms.has(word) && !isCode(title, index),
    )
    .map(spanOf)
    .filter(span => !isName(span));
  const lengthOf = ({ start, end }: Span): number => end - start;
  const words = capitals.filter(span => lengthOf(span) >= SHORTEST);
  if (words.length === 0 || capitals.length < 2) return { words: [], share: 0 };
  const letters = capitals.reduce((sum, span) => sum + lengthOf(span), 0);
  const share = letters / (title.match(LETTERS)?.length ?? 1);
  return { words: brandKnown || share > HALF ? words : words.filter(span => !isHead(title, span)), share };
}

/** Whether a word stands at the head of its title, behind other words in capitals at most. */
function isHead(title: string, { start }: Span): boolean {
  const before = title.slice(0, start);
  return !SMALL.test(before) && (before.match(WORDS)?.length ?? 0) < HEAD;
}

/** Whether the word is part of a code such as ROTM-TUFF-03. */
function isCode(title: string, index: number): boolean {
  const { start, end } = tokenAt(title, index);
  return /\d/.test(title.slice(start, end));
}
