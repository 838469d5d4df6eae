import type { Span } from '../../model/path.ts';
import type { Sentence } from '../policy/sentences.ts';
import { nearest, type Time, timesIn } from './times.ts';

/** The parts of a shipping page, in the order of the guide. */
export const shippingSections = [
  'order-confirmation',
  'processing',
  'options',
  'special',
  'dispatch',
  'delivery',
  'not-home',
  'customs',
] as const;

export type ShippingSection = (typeof shippingSections)[number];

/** What makes two of the parts whole: days and cost of the ways to ship, who pays the customs. */
export const shippingDetails = ['options-time', 'options-cost', 'customs-payer'] as const;

export type ShippingDetail = (typeof shippingDetails)[number];

/** What the sentences of a page state, each with the first sentence that does. */
export interface Stated {
  readonly sections: Partial<Record<ShippingSection, Sentence>>;
  readonly details: ReadonlySet<ShippingDetail>;
}

/** An amount of money, in any of the usual spellings. */
export const AMOUNT =
  /(?:us|ca|au|nz|hk|nt)?[$€£¥¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?(?:\$|€|£|¥|usd|eur|gbp|cad|aud|euros?|dollars?|元|块|圓|塊|円)/gu;

/** Marks between clauses of a Chinese sentence. */
const CLAUSE = /[,;。;:、]/u;

export function sectionsIn(sentences: readonly Sentence[]): Stated {
  const sections: Partial<Record<ShippingSection, Sentence>> = {};
  const details = new Set<ShippingDetail>();
  const onShippingAtAll = sectionsOnShipping(sentences);
  for (const [index, sentence] of sentences.entries()) {
    const { groups, heading, isHeading } = sentence;
    const note = (section: ShippingSection): void => {
      sections[section] ??= sentence;
    };
    const onShipping = !isUnderReturns(sentence);
    if (onShipping) {
      const times = timesIn(sentence).filter(time => !isOnReturns(sentence, time.span));
      if (!isHeading && times.some(isOf('processing'))) note('processing');
      if (times.some(isOf('transit'))) details.add('options-time');
      if (hasCost(sentence)) details.add('options-cost');
      if (times.some(isOf('transit')) || hasCost(sentence)) note('options');
    }
    if (!isHeading && (heading.has('customs') || !groups.has('returning'))) {
      const payer = areNear(sentence, 'duty', 'customs-payer', 80);
      // That parcels “may be held by customs” says nothing of duties.
      if (groups.has('customs') && (payer || heading.has('customs'))) note('customs');
      if (payer && (groups.has('customs') || heading.has('customs'))) details.add('customs-payer');
    }
    if (isHeading && sentences[index + 1]?.section !== sentence.section) continue;
    if (!onShipping) {
      if (groups.has('special')) note('special');
      continue;
    }
    if (tellsOfOrder(sentence)) note('order-confirmation');
    const isCase = groups.has('special-case') && onShippingAtAll.has(sentence.section);
    if (groups.has('special') || tellsOfAddress(sentence) || (isCase && !isPriced(sentence))) note('special');
    if (tellsOfDispatch(sentence)) note('dispatch');
    if (tellsOfDelivery(sentence)) note('delivery');
    if (tellsOfNobody(sentence)) note('not-home');
  }
  return { sections, details };
}

const isOf =
  (role: Time['role']) =>
  (time: Time): boolean =>
    time.role === role;

/** A heading on returns, and not on shipping as well, stands above the sentence. */
const isUnderReturns = ({ heading }: Sentence): boolean => heading.has('returning') && !heading.has('topic');

/** Whether what stands at `at` is on returns or complaints: in Chinese its clause or the one before, else the sentence. */
export function isOnReturns({ groups, words, text, span }: Sentence, at: Span): boolean {
  if (!groups.has('returning')) return false;
  if (!/\p{sc=Han}/u.test(text)) return true;
  const before = text.slice(0, at.start - span.start);
  const marks = [...before.matchAll(new RegExp(CLAUSE, 'gu'))];
  const from = span.start + (marks.at(-2)?.index ?? 0);
  const next = text.slice(at.end - span.start).search(CLAUSE);
  const to = next === -1 ? span.end : at.end + next;
  return words.some(word => word.groups.has('returning') && word.span.start >= from && word.span.end <= to);
}

/** How many UTF-16 units may stand between two words; of Chinese half as many. */
const room = (near: number, sentence: Sentence): number =>
  /\p{sc=Han}/u.test(sentence.text) ? near / 2 : near;

const textBetween = ({ text, span }: Sentence, left: Span, right: Span): string =>
  text.slice(left.end - span.start, right.start - span.start);

const hasWord = ({ words }: Sentence, group: string, but: string): boolean =>
  words.some(({ groups }) => groups.has(group) && !groups.has(but));

/** Whether a word of `next` follows one of `first` in its clause, not further than `near`. */
function follows(sentence: Sentence, first: string, next: string, near: number): boolean {
  const most = room(near, sentence);
  return sentence.words.some(
    ({ groups, span }) =>
      groups.has(first) &&
      sentence.words.some(
        other =>
          other.groups.has(next) &&
          other.span.start >= span.end &&
          other.span.start - span.end <= most &&
          !CLAUSE.test(textBetween(sentence, span, other.span)),
      ),
  );
}

/** The same in either order, or in one; `but`: words of this group stand for none of them. */
function areNear(sentence: Sentence, one: string, other: string, near: number, but?: string): boolean {
  const most = room(near, sentence);
  const inGroup = (group: string) =>
    sentence.words.filter(({ groups }) => groups.has(group) && !(but && groups.has(but)));
  const others = inGroup(other);
  return inGroup(one).some(({ span }) =>
    others.some(({ span: at }) => Math.max(at.start - span.end, span.start - at.end) <= most),
  );
}

/** How far an amount may stand from the freight it is of. */
const OF_FREIGHT = 60;
const OF_FREE = 24;
const AT_CHECKOUT = 90;
/** So long a line may hold an amount and no more; under a heading on freight, a place or a way to ship beside it. */
const LINE = 16;
const ROW = 60;
const ofFreight = ['freight', 'transit', 'method'];

/** What it costs to have it sent: an amount, or that it is free. */
function hasCost(sentence: Sentence): boolean {
  const { words, text, span, heading, groups } = sentence;
  for (const word of words) {
    if (isOnReturns(sentence, word.span)) continue;
    if (word.groups.has('free-freight')) return true;
    if (word.groups.has('at-checkout') && nearest(sentence, 'freight', word.span) <= AT_CHECKOUT) return true;
    if (word.groups.has('free') && nearest(sentence, 'freight', word.span) <= OF_FREE) return true;
  }
  const underFreight = heading.has('freight') || heading.has('topic');
  for (const match of text.matchAll(AMOUNT)) {
    const start = span.start + match.index;
    const at = { start, end: start + match[0].length };
    if (isOnReturns(sentence, at)) continue;
    if (ofFreight.some(group => nearest(sentence, group, at) <= OF_FREIGHT)) return true;
    const isLine = sentence.isHeading || text.length <= (heading.has('freight') ? ROW : LINE);
    if (underFreight && (groups.has('method') || groups.has('region') || isLine)) return true;
  }
  return false;
}

/** The sections of a page in which anything speaks of shipping and not of returns. */
const sectionsOnShipping = (sentences: readonly Sentence[]): ReadonlySet<number> =>
  new Set(
    sentences
      .filter(({ groups }) => groups.has('topic') && !groups.has('returning'))
      .map(({ section }) => section),
  );

/** A surcharge or a longer time is one of the options; a sentence on returns is none of it. */
const isPriced = ({ groups, periods, text }: Sentence): boolean =>
  groups.has('returning') || groups.has('freight') || periods.length > 0 || text.search(AMOUNT) >= 0;

/** That the order has arrived is told; a message that confirms with a tracking number is of the dispatch. */
const tellsOfOrder = ({ groups }: Sentence): boolean =>
  !groups.has('returning') &&
  (groups.has('confirmation') ||
    (groups.has('confirmation-mail') && (groups.has('placed') || !groups.has('tracking'))) ||
    (groups.has('confirmed') && groups.has('placed') && groups.has('calls') && !groups.has('tracking')));

/** That an address must be right, or can be changed. */
const tellsOfAddress = (sentence: Sentence): boolean =>
  !sentence.groups.has('refunding') && areNear(sentence, 'address', 'exactness', 30, 'not-postal');

/** That the parcel comes, or waits, is told. */
function tellsOfDelivery(sentence: Sentence): boolean {
  const { groups } = sentence;
  if (groups.has('returning')) return false;
  if (groups.has('delivery-notice') || (groups.has('pickup') && groups.has('informs'))) return true;
  // With a number to follow it by, the parcel has only left.
  if (groups.has('tracking')) return false;
  return follows(sentence, 'carrier', 'calls', 30) || areNear(sentence, 'at-delivery', 'calls', 60);
}

/** What happens where nobody is there to take the parcel in. */
function tellsOfNobody(sentence: Sentence): boolean {
  const { groups } = sentence;
  if (groups.has('refunding')) return false;
  return (
    groups.has('not-home') ||
    hasWord(sentence, 'failed', 'not-failed') ||
    follows(sentence, 'nobody', 'taking-in', 20)
  );
}

/** That the parcel has left is told, or can be followed. */
function tellsOfDispatch(sentence: Sentence): boolean {
  const { groups, isHeading } = sentence;
  if (groups.has('returning')) return false;
  if (groups.has('dispatch-notice')) return true;
  if (isHeading) return false;
  // “We do not provide tracking for letters”
  if (groups.has('tracking') && groups.has('tells')) return !follows(sentence, 'negation', 'tracking', 20);
  if (areNear(sentence, 'from-dispatch', 'calls', 60)) return true;
  return follows(sentence, 'once', 'shipped', 40) && areNear(sentence, 'once', 'calls', 60);
}
