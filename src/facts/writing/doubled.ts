import type { Slip } from './slip.ts';

/** What a language knows of words that stand twice. */
export interface DoubledWords {
  /** Whether any other word, too, may be one too many. */
  readonly prose: boolean;
  readonly once: ReadonlySet<string>;
  readonly mostlyOnce: ReadonlySet<string>;
  readonly twice: ReadonlySet<string>;
}

/** A word that stands twice in a row; `certain` where it is never right. */
export interface Doubled extends Slip {
  readonly certain: boolean;
}

const WORDS = /(?<![\p{L}\p{N}\p{M}'’\-–./&@#_])(\p{L}+)((?: +\1)+)(?![\p{L}\p{N}\p{M}'’\-–/&@#_])/giu;
/** Content words shorter than this are names, sizes and sounds as often as slips (Pom Pom, XL XL). */
const SHORTEST = 4;

/**
 * Words that stand twice or more in a row on one line. The later ones are in lower case (The The Beatles is a
 * name), and what is mended keeps the first.
 */
export function doubledWords(text: string, words: DoubledWords): readonly Doubled[] {
  return [...text.matchAll(WORDS)].flatMap(match => {
    const [, first = '', rest = ''] = match;
    const word = first.toLowerCase();
    // What is written alike but for its first letter is the same word; another capital makes a name or an acronym.
    if (rest !== rest.toLowerCase() || first.slice(1) !== word.slice(1)) return [];
    const certain = words.once.has(word);
    const doubtful =
      words.mostlyOnce.has(word) ||
      (words.prose && first === word && word.length >= SHORTEST && !words.twice.has(word));
    if (!certain && !doubtful) return [];
    const start = match.index;
    const span = { start, end: start + match[0].length };
    return [{ certain, span, mend: { span: { start: start + first.length, end: span.end }, text: '' } }];
  });
}

/**
 * Whether two neighbouring words begin alike and the second is no shorter (it may carry a mark): a quick look
 * before the exact one.
 */
export function hasTwins(text: string): boolean {
  let start = 0;
  let lastStart = -1;
  let lastLength = 0;
  for (let index = 0; index <= text.length; index++) {
    const unit = index < text.length ? text.charCodeAt(index) : LINE_FEED;
    if (unit !== SPACE && unit !== LINE_FEED) continue;
    const length = index - start;
    if (length > 0) {
      if (
        lastLength > 0 &&
        length >= lastLength &&
        same(text.charCodeAt(start), text.charCodeAt(lastStart)) &&
        beginAlike(text, start, lastStart, lastLength)
      )
        return true;
      lastStart = start;
      lastLength = length;
    }
    if (unit === LINE_FEED) lastLength = 0;
    start = index + 1;
  }
  return false;
}

function beginAlike(text: string, left: number, right: number, length: number): boolean {
  for (let index = 1; index < length; index++) {
    if (!same(text.charCodeAt(left + index), text.charCodeAt(right + index))) return false;
  }
  return true;
}

const SPACE = 32;
const LINE_FEED = 10;
/** Equal but for the bit that tells capitals from small letters. */
const same = (left: number, right: number): boolean => (left | 32) === (right | 32);
