import { joinsWord } from './quantity.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

const DIGIT_SIZE =
  /(?:1[0-2]|\d)-?x{1,3}[sl]|(?:1[0-2]|\d)x(?![\d\p{L}])|\d{1,2}t(?![\p{L}\d])|\d{2,3}[码碼号號]/uy;
const LETTER_SIZE = /x{1,6}[sl]|[sml]/uy;
/** `L 29" x …`: a side of a thing. */
const DIMENSION = /^[\s:=]*\d[\d.,]*\s*(?:"|''|”|′′|cm|mm|in|inch|inches)?\s*[x×*]/u;

/** A letter before, and no change from small letter to capital that would begin a new word. */
export function startsInWord(cased: string, at: number): boolean {
  const before = cased[at - 1];
  const first = cased[at] ?? '';
  if (before === undefined || !/[\p{L}\d]/u.test(before) || /\p{Script=Han}/u.test(before)) return false;
  if (/\p{Script=Han}/u.test(first)) return false;
  if (/\d/u.test(before)) return /\d/u.test(first) || first === first.toLowerCase();
  return before.toUpperCase() === before || first.toLowerCase() === first;
}

/** `2XL`, `3X`, `4T`, `36码`; a small `x` is a times sign. */
export function digitSize(folded: string, cased: string, at: number): string | undefined {
  const size = stickyAt(DIGIT_SIZE, folded, at);
  if (size === undefined || joinsWord(folded, cased, at + size.length)) return undefined;
  const written = cased.slice(at, at + size.length);
  return size.endsWith('x') && written.endsWith('x') ? undefined : written;
}

/** The letter size at `at`, or undefined where the letters are part of something else. */
export function letterSize(
  folded: string,
  cased: string,
  at: number,
  seen: readonly Token[],
  vocabulary: Vocabulary,
): string | undefined {
  const previous = seen.at(-1);
  const word = stickyAt(LETTER_SIZE, folded, at);
  if (word === undefined) return undefined;
  const before = folded[at - 1] ?? ' ';
  const end = at + word.length;
  const after = folded.slice(end, end + 2);
  const written = cased.slice(at, end);
  if (/^['’&@]|^\.\p{L}|^-\p{Ll}/u.test(after) || /['’&@#]/u.test(before)) return undefined;
  if (/\p{L}/u.test(after[0] ?? '') && !/\p{Script=Han}/u.test(after[0] ?? '')) {
    if (word.length < 2 || !/^\p{Lu}\p{Ll}/u.test(cased.slice(end, end + 2))) return undefined;
  }
  if (/\d/u.test(before)) {
    // “60-70M Length”, “99L 81”: the next row begins right behind a number; “6-12M” is an age
    const rest = folded.slice(end, end + 16);
    const word = /^\s+([\p{L}-]+)/u.exec(rest)?.[1];
    const goesOn =
      /^\s+\d|^\s*:/u.test(rest) || (word !== undefined && vocabulary.word(word)?.kind === 'measure');
    return written !== word && goesOn ? written : undefined;
  }
  if (/\p{L}/u.test(before) && startsInWord(cased, at)) return undefined;
  // a side of a thing: `20" L x …`, `30 cm (L)`, `L 29" x …`
  const byQuantity = previous?.kind === 'quantity' && at - previous.end <= 2;
  const side = word === 'l' && !seen.slice(-4).some(token => token.kind === 'size');
  if (
    byQuantity &&
    ((side && /\(\s?$/u.test(folded.slice(at - 2, at))) || /^\s*[x×*]\s*\d/u.test(folded.slice(end, end + 5)))
  )
    return undefined;
  if (DIMENSION.test(folded.slice(end, end + 24))) return undefined;
  if (written === word && word.length === 1) {
    const near =
      previous !== undefined &&
      at - previous.end <= 4 &&
      (previous.kind === 'size' || previous.kind === 'size-word');
    const quoted = /["“]/u.test(before) && /["”]/u.test(after[0] ?? '');
    if (!near && !quoted) return undefined;
  }
  return written;
}

function stickyAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
