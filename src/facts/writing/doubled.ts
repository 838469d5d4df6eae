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
export function doubledWords(line: string, offset: number, words: DoubledWords): readonly Doubled[] {
  if (!hasTwins(line)) return [];
  return [...line.matchAll(WORDS)].flatMap(match => {
    const [, first = '', rest = ''] = match;
    const word = first.toLowerCase();
    // What is written alike but for its first letter is the same word; another capital makes a name or an acronym.
    if (rest !== rest.toLowerCase() || first.slice(1) !== word.slice(1)) return [];
    const certain = words.once.has(word);
    const doubtful =
      words.mostlyOnce.has(word) ||
      (words.prose && first === word && word.length >= SHORTEST && !words.twice.has(word));
    if (!certain && !doubtful) return [];
    const start = offset + match.index;
    const span = { start, end: start + match[0].length };
    return [{ certain, span, mend: { span: { start: start + first.length, end: span.end }, text: '' } }];
  });
}

/** Whether two neighbouring words begin and are as long alike: a quick look before the exact one. */
function hasTwins(line: string): boolean {
  let start = 0;
  let lastStart = -1;
  let lastLength = 0;
  for (let end = line.indexOf(' '); start <= line.length; end = line.indexOf(' ', start)) {
    const stop = end === -1 ? line.length : end;
    const length = stop - start;
    if (length > 0) {
      // A word may carry a mark behind it (the the, …), so its length tells nothing when it is the longer one.
      if (
        lastLength > 0 &&
        length >= lastLength &&
        same(line.charCodeAt(start), line.charCodeAt(lastStart)) &&
        same(line.charCodeAt(start + lastLength - 1), line.charCodeAt(lastStart + lastLength - 1))
      )
        return true;
      lastStart = start;
      lastLength = length;
    }
    if (end === -1) return false;
    start = stop + 1;
  }
  return false;
}

/** Equal but for the bit that tells capitals from small letters. */
const same = (left: number, right: number): boolean => (left | 32) === (right | 32);
