import type { Period } from './periods.ts';
import type { Sentence } from './sentences.ts';

/** What a period of a policy is for; `other`: delivery, an answer, a warranty. */
export type Role = 'window' | 'faulty' | 'refund' | 'bank' | 'other';

/** How far a cue may stand from its period, in UTF-16 units of the folded text. */
const NEAR = 45;

/** What the period of a sentence is for, by the words around it. */
export function roleOf(
  period: Period,
  sentence: Sentence,
  before?: Sentence,
  after: readonly Sentence[] = [],
): Role {
  const near = (group: string): number => distance(sentence, group, period);
  const has = (group: string): boolean => sentence.groups.has(group);
  const under = (group: string): boolean => sentence.heading.has(group);
  // “We reply within 24 hours and refund you”
  const isAnswer = near('response') < 12 && near('response') < Math.min(near('refund'), near('refund-act'));
  if (!isAnswer && (has('refund') || under('refund') || has('refund-act'))) {
    if (near('additional') < 20 && has('refund-act')) return 'bank';
    if (isRefundTime(sentence, period, near)) return 'refund';
  }
  const start = Math.min(near('start'), near('receipt'));
  if (!has('return') && !(under('return') && (start < NEAR || near('limit') < 12))) {
    // “Tell us within 30 days of delivery” is a window where nothing is wrong with the goods.
    if (!(has('contact') && start < NEAR && near('limit') < 12)) return 'other';
  }
  if (period.unit === 'hour' && period.days < 1) return 'other';
  if (near('response') < 25 || (near('outbound') < 25 && near('outbound') <= start)) return 'other';
  if (near('limit') > 25 && start > NEAR && near('return') > 15) return 'other';
  if (near('no-return') < 4 && !has('start')) return 'other';
  if (isFaulty(sentence)) return 'faulty';
  // “An item may arrive damaged. You must contact us within 7 days.”
  if (!has('return') && before && isFaulty(before)) return 'faulty';
  if (has('these-cases') && after.length > 0 && after.every(isFaulty)) return 'faulty';
  return 'window';
}

/** The seller gives the money back within it: not the buyer asks for it. */
function isRefundTime(sentence: Sentence, period: Period, near: (group: string) => number): boolean {
  const { groups, heading } = sentence;
  if (near('we-refund') < NEAR) return true;
  const byParcel = near('parcel-back');
  const byPurchase = near('start');
  if (groups.has('refund')) {
    // “binnen 14 Tagen ab dem Tag zurückzuzahlen, an dem Ihr Widerruf eingegangen ist”
    if (near('refund-act') < byPurchase + ACT_REACH && isOwed(sentence, period)) return true;
    if (byPurchase < NEAR && byPurchase <= byParcel && !groups.has('refund-act')) return false;
    if (byPurchase < 12 && byPurchase < byParcel && period.unit !== 'business-day') return false;
    if (byParcel < NEAR || !groups.has('return') || period.unit === 'business-day') return true;
    return groups.has('refund-act') && Math.min(near('refund'), near('refund-act')) <= near('return');
  }
  if (heading.has('refund') && !heading.has('return') && byPurchase > NEAR)
    return groups.has('refund-act') || byParcel < NEAR;
  return false;
}

/** So far behind the day a period runs from stands what is to be done. */
const ACT_REACH = 16;

/** The act stands behind the period, as a verb that ends a German clause does. */
const isOwed = (sentence: Sentence, { span }: Period): boolean =>
  sentence.words.some(
    ({ groups, span: { start } }) =>
      groups.has('refund') &&
      groups.has('refund-act') &&
      start >= span.end &&
      start - span.end < ACT_REACH * 2,
  );

/** Only for goods that are at fault. */
export function isFaulty(sentence: Sentence): boolean {
  const { groups, heading } = sentence;
  if (groups.has('general')) return false;
  return groups.has('faulty') || heading.has('faulty');
}

/** From a period to the nearest word of a group in its sentence; infinite where there is none. */
function distance(sentence: Sentence, group: string, { span }: Period): number {
  let least = Number.POSITIVE_INFINITY;
  for (const words of sentence.words) {
    if (!words.groups.has(group)) continue;
    const gap = words.span.start >= span.end ? words.span.start - span.end : span.start - words.span.end;
    least = Math.min(least, Math.max(0, gap));
  }
  return least;
}
