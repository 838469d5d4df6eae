import type { Span } from '../../model/path.ts';

/** One change of a text: what stands at `span` becomes `text`. An empty span is a point. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** A slip of writing: the words that show it, and the change that mends it where that is certain enough. */
export interface Slip {
  readonly span: Span;
  readonly mend?: Replacement;
}

/** The span of a match. */
export const spanOf = (match: RegExpMatchArray): Span => {
  const start = match.index as number;
  return { start, end: start + match[0].length };
};

/** The stretch without a blank around `index`: a word with all that hangs on it. */
export function tokenAt(text: string, index: number): Span {
  let start = index;
  let end = index;
  while (start > 0 && !BLANK.test(text[start - 1] as string)) start -= 1;
  while (end < text.length && !BLANK.test(text[end] as string)) end += 1;
  return { start, end };
}

const BLANK = /\s/;
/** Of a long token no more than this is shown, of a script without blanks the last characters. */
const SHOWN = 20;
const SHOWN_SIGNS = 2;
const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** `span` with what hangs on it before and, for a gap, behind it, so that a reader sees where it is. */
export function inContext(text: string, { start, end }: Span, behind = false): Span {
  const before = SIGN.test(text[start - 1] ?? '') ? SHOWN_SIGNS : SHOWN;
  const after = SIGN.test(text[end] ?? '') ? SHOWN_SIGNS : SHOWN;
  const from = start === 0 ? 0 : Math.max(tokenAt(text, start - 1).start, start - before);
  const to = behind ? Math.min(tokenAt(text, end).end, end + after) : end;
  return { start: from, end: to };
}

export const overlaps = (left: Span, right: Span): boolean =>
  left.start < right.end && right.start < left.end;
