import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';

/** A longer sentence says more than how to get in touch. In characters of the folded text. */
const LONGEST = 240;
const ENDS = /[!?。！？;；\n]|\.(?=\s)/gu;

/** The sentence around a stretch of the folded text, in the raw value; nothing where markup stands inside it. */
export function sentenceAround(text: Text, { start, end }: Span): { sentence?: Span } {
  const { folded, raw } = text;
  const before = folded.slice(Math.max(0, start - LONGEST), start);
  const stop = [...before.matchAll(ENDS)].at(-1);
  const from = stop ? start - before.length + stop.index + stop[0].length : start - before.length;
  const after = folded.slice(end, end + LONGEST);
  const next = /[!?。！？;；\n]|\.(?=\s|$)/u.exec(after);
  const to = next ? end + next.index + (next[0] === '\n' ? 0 : next[0].length) : end + after.length;
  if (to - from > LONGEST) return {};
  const sentence = text.rawSpan({ start: from, end: to });
  if (/[<>&]/.test(raw.slice(sentence.start, sentence.end))) return {};
  return { sentence: withBreak(raw, sentence) };
}

/** A line taken out takes its break along, and what begins a text the blank behind it. */
function withBreak(raw: string, { start, end }: Span): Span {
  if (start === 0) {
    const blanks = /^\s*/.exec(raw.slice(end))?.[0].length ?? 0;
    return { start, end: end + blanks };
  }
  const ownLine = raw[start - 1] === '\n' && (end === raw.length || raw[end] === '\n');
  return { start: ownLine ? start - 1 : start, end };
}
