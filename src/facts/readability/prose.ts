import type { Span } from '../../model/path.ts';

/** A sentence of running text, in the plain text. */
export interface Sentence {
  readonly span: Span;
  readonly words: readonly string[];
}

/** A stretch of a text without a line break. */
export interface Paragraph {
  readonly span: Span;
  readonly sentences: readonly Sentence[];
}

const WORD = /[\p{L}\p{M}]+(?:['’-]\p{L}+)*/gu;
/** A stop before a capital; also where the blank between two sentences was lost. */
const STOP = /(?<=[.!?]["”’)]?)\s+(?=["“‘(¿¡]?\p{Lu})|(?<=\p{Ll}{2}[.!?])(?=\p{Lu}\p{Ll})/gu;
const ENDS = /[.!?]["”’)]?\s*$/u;
const FEWEST_WORDS = 4;
/** Of a sentence's words no more are written with a capital, unless it is a list of properties. */
const MOST_CAPITALS = 0.4;
const CAPITAL = /^\p{Lu}/u;
const CAPITALS = /\p{Lu}/gu;

function isCapitalised(sentence: string, words: readonly string[]): boolean {
  const most = words.length * MOST_CAPITALS;
  // No more words begin with a capital than there are capitals.
  if ((sentence.match(CAPITALS)?.length ?? 0) <= most) return false;
  return words.filter(word => CAPITAL.test(word)).length > most;
}

/** The sentences of a plain text line by line; headings and lists of properties are none. */
export function proseOf(plain: string, language: string): readonly Paragraph[] {
  return pieces(plain, /\n+/g).flatMap(span => {
    const line = plain.slice(span.start, span.end);
    if (!ENDS.test(line)) return [];
    const sentences = pieces(line, STOP).flatMap(({ start, end }) => {
      const sentence = line.slice(start, end);
      const words = sentence.match(WORD) ?? [];
      if (words.length < FEWEST_WORDS || !ENDS.test(sentence)) return [];
      const isList =
        (sentence.match(/[:：•|]/g)?.length ?? 0) > 1 ||
        (language !== 'de' && isCapitalised(sentence, words));
      return isList ? [] : [{ span: { start: span.start + start, end: span.start + end }, words }];
    });
    return sentences.length > 0 ? [{ span, sentences }] : [];
  });
}

/** A sentence of Chinese by its stops; a blank parts phrases, too. */
const SIGN_STOP = /[。！？；!?;\n\s]+/gu;
const HAN = /\p{sc=Han}/gu;

/** The sentences of a Chinese text with their number of Chinese characters. */
export function signsOf(plain: string): readonly { readonly span: Span; readonly signs: number }[] {
  return pieces(plain, SIGN_STOP).flatMap(span => {
    const signs = plain.slice(span.start, span.end).match(HAN)?.length ?? 0;
    return signs >= FEWEST_WORDS ? [{ span, signs }] : [];
  });
}

/** The stretches between the matches of `parting` that hold something. */
function pieces(text: string, parting: RegExp): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  const take = (end: number): void => {
    const piece = text.slice(from, end);
    const bare = piece.trim();
    if (bare === '') return;
    const start = from + (piece.length - piece.trimStart().length);
    found.push({ start, end: start + bare.length });
  };
  for (const match of text.matchAll(parting)) {
    take(match.index);
    from = match.index + match[0].length;
  }
  take(text.length);
  return found;
}
