import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { type Hit, hits } from '../lexicon.ts';
import type { Run } from '../run.ts';

/** A discount that a text prints. */
export interface PrintedDiscount {
  /** 0 to 1. */
  readonly share: number;
  /** It is said to be the highest: “up to 50 % off”, 3折起. */
  readonly isUpTo: boolean;
  /** In the raw value. */
  readonly span: Span;
  /** As written, without markup. */
  readonly words: string;
}

const PERCENT = /(?<![\d.,])(\d{1,2}(?:[.,]\d)?) ?%/gu;
/** 8折, 8.5折, 85折, 八折, 八五折: so many tenths or hundredths of the price are asked. */
const TENTHS = /(?<![\d.])(\d\.\d|\d{1,2}|[一二三四五六七八九]{1,2}) ?折/gu;
/** The end of a range, “20-30 %”, promises no more than its beginning. */
const RANGE = /\d ?%? ?(?:-|–|~|to|bis|à|至|到) ?$/u;
const HAN_DIGITS = '零一二三四五六七八九';
/** So far before a percentage stands the word that saves, in UTF-16 units. */
const BEFORE = 18;
const SENTENCE_END = /[.!?](?:\s|$)|[。！？；;\n]/u;

/** A percentage or price in tenths where it stands in a folded text. */
interface Amount extends Span {
  readonly share: number;
  readonly isTenths: boolean;
}

/**
 * The discounts that a text prints without a condition: not those for a code, a second piece or members, and not
 * what saves energy or time.
 */
export function printedDiscounts(text: Text, run: Run): readonly PrintedDiscount[] {
  const { folded } = text;
  if (!/%|折/.test(folded)) return [];
  const amounts = amountsIn(folded);
  if (amounts.length === 0) return [];
  const words = hits(text, run.lexicon('discounts'), run.allowed('discounts'));
  return amounts.flatMap(amount => {
    const own = words.filter(({ span }) => inSentence(folded, amount, span));
    if (own.some(({ group }) => group === 'condition')) return [];
    if (own.some(({ group, span }) => group === 'other' && isSaved(folded, amount.end, span.start)))
      return [];
    const before = (group: string): boolean =>
      own.some(hit => hit.group === group && leads(folded, hit, amount));
    const after = own.filter(({ span }) => isNext(folded, amount.end, span.start));
    const isDiscount = amount.isTenths
      ? before('tenth-before') || after.some(({ group }) => group === 'tenth-after')
      : before('save') || after.some(({ group }) => group === 'off');
    if (!isDiscount || RANGE.test(folded.slice(0, amount.start))) return [];
    const isUpTo = before('up-to') || (amount.isTenths && folded.startsWith('起', amount.end));
    const plain = text.plainSpan(amount);
    return [
      {
        share: amount.share,
        isUpTo,
        span: text.rawSpan(amount),
        words: text.plain.slice(plain.start, plain.end),
      },
    ];
  });
}

function amountsIn(folded: string): Amount[] {
  const percents = [...folded.matchAll(PERCENT)].map(({ 0: all, 1: number = '', index }) => ({
    share: Number(number.replace(',', '.')) / 100,
    isTenths: false,
    start: index,
    end: index + all.length,
  }));
  const tenths = [...folded.matchAll(TENTHS)].map(({ 0: all, 1: number = '', index }) => ({
    share: 1 - tenthsOf(number),
    isTenths: true,
    start: index,
    end: index + all.length,
  }));
  return [...percents, ...tenths].filter(({ share }) => share > 0 && share < 1);
}

/** The share of the price that is asked: 8, 8.5, 85, 八, 八五. */
function tenthsOf(number: string): number {
  const digits = number.replace(/[一-九]/gu, digit => String(HAN_DIGITS.indexOf(digit)));
  return Number(digits) / (/^\d\d$/.test(digits) ? 100 : 10);
}

const inSentence = (folded: string, amount: Span, word: Span): boolean =>
  !SENTENCE_END.test(
    word.end <= amount.start ? folded.slice(word.end, amount.start) : folded.slice(amount.end, word.start),
  );

/** The word stands shortly before the amount, with no other number between. */
const leads = (folded: string, { span }: Hit, amount: Span): boolean =>
  span.end <= amount.start &&
  amount.start - span.end <= BEFORE &&
  !/\d/.test(folded.slice(span.end, amount.start));

const isNext = (folded: string, end: number, start: number): boolean =>
  start >= end && start - end <= 2 && /^[\s-]*$/.test(folded.slice(end, start));

/** Nothing but a few words between: 85% on your electric bill. */
const isSaved = (folded: string, end: number, start: number): boolean =>
  start >= end && start - end <= 2 * BEFORE && /^[\p{L}\s]*$/u.test(folded.slice(end, start));
