import type { Span } from '../../model/path.ts';
import type { Sentence, Words } from '../policy/sentences.ts';

/** How far a word may stand from the time or the amount it is about, in UTF-16 units of the folded text. */
const NEAR = 60;

/** Hours of the day: `14:00`, `2 pm`, `12 noon`, `16 Uhr`, `下午3点`. */
const CLOCK = /\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m|p\.m|noon|uhr|h)\b|\b\d{1,2}:\d{2}\b|\d{1,2}\s?[点點]/gu;

/** A time that a page on shipping gives. */
export interface Time {
  readonly role: 'processing' | 'transit';
  readonly span: Span;
  /** Lower and upper end in days, where it is a period. */
  readonly days?: readonly [least: number, most: number];
  readonly unit?: 'day' | 'business-day';
}

/** The times of a sentence on shipping: each is for what the nearest word says, else the heading. */
export function timesIn(sentence: Sentence): readonly Time[] {
  const { periods, words, text, span } = sentence;
  const transitWords = words.filter(isTransit).length;
  const found: Time[] = [];
  const note = (at: Span, more: Omit<Time, 'role' | 'span'>, only?: Time['role']): void => {
    const role = roleOf(at, sentence);
    if (role && (!only || role === only)) found.push({ role, span: at, ...more });
  };
  for (const { days, least, unit, span: at } of periods)
    note(at, { days: [least, days], unit: unit === 'business-day' ? unit : 'day' });
  for (const { groups, span: at } of words) {
    if (groups.has('day-word')) note(at, {});
    else if (groups.has('weekday')) note(at, {}, 'processing');
  }
  const hours = [...text.matchAll(CLOCK)];
  // “Deliveries between 8:00 and 18:00” are two; one is the hour an order must be in by.
  const only = hours.length < 2 || transitWords === 0 ? 'processing' : undefined;
  for (const match of hours) {
    const start = span.start + match.index;
    note({ start, end: start + match[0].length }, {}, only);
  }
  return found;
}

/** What a time at `at` is for. */
function roleOf(at: Span, sentence: Sentence): Time['role'] | undefined {
  const { groups, heading } = sentence;
  const since = nearest(sentence, 'since', at);
  const processing = nearest(sentence, 'processing', at);
  const transit = Math.min(
    ...['transit', 'freight', 'from-dispatch'].map(group => nearest(sentence, group, at)),
  );
  const least = Math.min(processing, transit);
  if (since <= Math.min(least, NEAR)) return undefined;
  if (processing > NEAR && nearest(sentence, 'payment', at) <= Math.min(transit, NEAR)) return undefined;
  if (least <= NEAR) return transit <= processing ? 'transit' : 'processing';
  // “Standard: 3-5 business days”
  if (groups.has('method') || groups.has('region'))
    return heading.has('processing') && !heading.has('transit') && !heading.has('topic')
      ? 'processing'
      : 'transit';
  if (sentence.isHeading) return undefined;
  if (heading.has('processing')) return groups.has('transit') ? 'transit' : 'processing';
  return ['transit', 'method', 'region', 'freight'].some(group => heading.has(group)) ? 'transit' : undefined;
}

/** A word on the way to the buyer, and not one that a period counts from. */
const isTransit = ({ groups }: Words): boolean => groups.has('transit') && !groups.has('since');

/** From a place to the nearest word of a group in its sentence; what follows it is nearer than what is before. */
export function nearest({ words }: Sentence, group: string, at: Span): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { groups, span } of words) {
    if (!groups.has(group) || (group !== 'since' && groups.has('since'))) continue;
    // “After payment” is a day to count from, “after dispatch” too.
    if (group === 'payment' && groups.has('from-order')) continue;
    if (group === 'processing' && groups.has('from-dispatch')) continue;
    const gap = span.start >= at.end ? span.start - at.end : at.start - span.end + 0.5;
    least = Math.min(least, Math.max(0, gap));
  }
  return least;
}
