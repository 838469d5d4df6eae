import type { Path, Span } from '../../model/path.ts';
import { parsePrice } from '../../model/price-text.ts';
import type { Text } from '../../model/text.ts';
import { payersIn, termsIn } from '../policy/facts.ts';
import type { Period } from '../policy/periods.ts';
import { quoteOf } from '../policy/quotes.ts';
import { type Sentence, sentencesOf } from '../policy/sentences.ts';
import { isFaulty } from '../policy/time.ts';
import type { Run } from '../run.ts';
import { AMOUNT, isOnReturns } from '../shipping/sections.ts';
import { nearest, timesIn } from '../shipping/times.ts';
import type { SharedFact, Value } from './said.ts';

/** What a text says of a fact, before it is known for whom. */
export interface InText {
  readonly fact: SharedFact;
  readonly about: string;
  readonly main: readonly Value[];
  readonly all: readonly Value[];
  readonly at: Path;
  readonly span: Span;
  readonly quote: string;
}

/** A sentence with what it says, and whether it is said of all goods and buyers. */
interface Found {
  readonly sentence: Sentence;
  readonly values: readonly Value[];
  readonly general: boolean;
  readonly period?: Span;
}

/** The facts on returns that a text says. */
export function returnsSaid(at: Path, text: Text, run: Run): readonly InText[] {
  const sentences = sentencesOf(text, run);
  const terms = termsIn(sentences);
  const ofRole = (role: string) =>
    terms.filter(term => term.role === role || (role === 'window' && term.role === 'faulty'));
  const windows = ofRole('window').map(({ sentence, period, role }) => ({
    ...dated(sentence, period),
    general: role === 'window' && !isOwnTerms(sentence),
  }));
  const refunds = ofRole('refund').map(({ sentence, period }) => ({
    ...dated(sentence, period),
    general: !isOwnTerms(sentence),
  }));
  const payers = sentences.flatMap(sentence => {
    const values = payersIn(sentence);
    return values.length > 0 ? [{ sentence, values, general: !isFaulty(sentence) }] : [];
  });
  return [
    ...gathered('return-window', at, text, windows),
    ...gathered('return-payer', at, text, payers, true),
    ...gathered('refund-days', at, text, refunds),
  ];
}

/** The facts on shipping that a text says. */
export function shippingSaid(at: Path, text: Text, run: Run, language: string): readonly InText[] {
  const sentences = sentencesOf(text, run, undefined, 'shipping');
  const handling: Found[] = [];
  const transit: Found[] = [];
  const thresholds = new Map<string, Found[]>();
  for (const sentence of sentences) {
    const { groups, heading } = sentence;
    if (heading.has('returning') && !heading.has('topic')) continue;
    for (const { role, span, days, unit } of timesIn(sentence)) {
      if (!days || isOnReturns(sentence, span)) continue;
      const [least, most] = days;
      const values = [{ ...(least < most ? { from: least } : {}), to: most, ...(unit && { unit }) }];
      const found = { sentence, values, general: !groups.has('special-case'), period: span };
      (role === 'processing' ? handling : transit).push(found);
    }
    for (const { currency, amount } of thresholdsIn(sentence, text, language)) {
      const found = thresholds.get(currency) ?? [];
      found.push({ sentence, values: [{ to: amount }], general: true });
      thresholds.set(currency, found);
    }
  }
  return [
    ...gathered('handling', at, text, handling, true),
    ...gathered('transit', at, text, transit, true),
    ...[...thresholds].flatMap(([currency, found]) =>
      gathered('free-threshold', at, text, found, true).map(said => ({ ...said, about: currency })),
    ),
  ];
}

/** The amounts from which an order ships free. */
function thresholdsIn(
  sentence: Sentence,
  text: Text,
  language: string,
): readonly { readonly currency: string; readonly amount: number }[] {
  const { groups, words, span } = sentence;
  const isFree =
    groups.has('free-freight') ||
    words.some(word => word.groups.has('free') && nearest(sentence, 'freight', word.span) <= FREE_OF);
  if (!isFree || !groups.has('from-amount') || groups.has('returning')) return [];
  return [...sentence.text.matchAll(AMOUNT)].flatMap(({ 0: written, index }) => {
    const start = span.start + index;
    const at = { start, end: start + written.length };
    // “Under $50 we charge $5”: only what stands by “over”, “from”, “满”.
    if (nearest(sentence, 'from-amount', at) > BY) return [];
    const { start: from, end } = text.plainSpan(at);
    const price = parsePrice(text.plain.slice(from, end).replace(/[.,]$/u, ''), { language });
    return price?.currency ? [{ currency: price.currency, amount: Number(price.amount) }] : [];
  });
}

/** How far “free” may stand from the freight, and “over” from its amount, in UTF-16 units. */
const FREE_OF = 24;
const BY = 12;

/** A period as a value. */
function dated(sentence: Sentence, { least, days, unit, span }: Period) {
  const kind = unit === 'business-day' ? unit : 'day';
  return {
    sentence,
    values: [{ ...(least < days ? { from: least } : {}), to: days, unit: kind } as const],
    period: span,
  };
}

/** Said of some buyers, some goods, some season: no general word. */
const isOwnTerms = ({ groups, heading }: Sentence): boolean =>
  groups.has('own-terms') ||
  groups.has('sale-items') ||
  heading.has('own-terms') ||
  heading.has('sale-items');

/** One entry of what the sentences say: in general the first of them, or all where they are said side by side. */
function gathered(
  fact: SharedFact,
  at: Path,
  text: Text,
  found: readonly Found[],
  sideBySide = false,
): readonly InText[] {
  const general = found.filter(one => one.general);
  const [first] = general;
  if (!first) return [];
  return [
    {
      fact,
      about: '',
      main: sideBySide ? general.flatMap(({ values }) => values) : first.values,
      all: found.flatMap(({ values }) => values),
      at,
      span: text.rawSpan(first.sentence.span),
      quote: quoteOf(text, first.sentence.span, first.period),
    },
  ];
}
