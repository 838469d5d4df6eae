import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';

/** The words at a stretch of the folded text, without markup and line breaks. */
export const plainOf = (text: Text, span: Span): string => {
  const { start, end } = text.plainSpan(span);
  return text.plain.slice(start, end).replace(/\s+/gu, ' ').trim();
};

/** So much of a sentence is quoted, in characters. */
const QUOTED = 48;

/** The beginning of a sentence; where its period stands too far back, the words around that. */
export function quoteOf(text: Text, span: Span, period?: Span): string {
  if (!period || period.end - span.start <= QUOTED) return shortened(plainOf(text, span));
  const start = text.folded.lastIndexOf(' ', period.start - QUOTED / 3) + 1;
  return `…${shortened(plainOf(text, { start: Math.max(span.start, start), end: span.end }))}`;
}

/** Cut at a word where it is long. */
function shortened(words: string): string {
  const bare = words.replace(/^[^\p{L}\p{N}“"(【《[]+/u, '').replace(/[.。;；:：]$/u, '');
  if (bare.length <= QUOTED) return bare;
  const cut = bare.slice(0, QUOTED);
  const blank = cut.lastIndexOf(' ');
  return `${blank > QUOTED / 2 ? cut.slice(0, blank) : cut}…`;
}
