import type { Span } from '../model/path.ts';

/** So many characters are shown on either side. */
const SHOWN = 24;

/** The words at `span` of a plain text with some that stand around them, on one line. */
export function passageAround(plain: string, { start, end }: Span): string {
  const before = plain.slice(Math.max(0, start - SHOWN), start);
  const after = plain.slice(end, end + SHOWN);
  const left = start > SHOWN ? `…${before.replace(/^\S*\s(?=\S)/u, '')}` : before;
  const right = end + SHOWN < plain.length ? `${after.replace(/\s\S*$/u, '')}…` : after;
  return (left + plain.slice(start, end) + right).replace(/\s+/g, ' ').trim();
}
