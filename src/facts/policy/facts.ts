import type { Path, Span } from '../../model/path.ts';
import type { Period } from './periods.ts';
import type { Sentence } from './sentences.ts';
import { isFaulty, type Role, roleOf } from './time.ts';

/** The facts that a return policy owes its reader, in the order of the guide’s five parts. */
export const policyFacts = [
  'window',
  'conditions',
  'process',
  'address',
  'return-freight',
  'original-freight',
  'refund-time',
] as const;

export type PolicyFact = (typeof policyFacts)[number];

/** What makes two of the facts whole: from which day the window counts, by which way the money comes back. */
export const policyDetails = ['window-start', 'refund-method'] as const;

export type PolicyDetail = (typeof policyDetails)[number];

/** The details that the sentences state. */
export function detailsIn(sentences: readonly Sentence[]): readonly PolicyDetail[] {
  const says = (...asked: readonly string[]): boolean =>
    sentences.some(({ groups }) => asked.some(group => groups.has(group)));
  return policyDetails.filter(detail =>
    detail === 'window-start' ? says('start', 'receipt') : says('method'),
  );
}

/** A fact of a policy as it is stated: a number of days, and the words, where there are any. */
export interface StatedFact {
  readonly at: Path;
  /** The sentence, in the raw value at `at`. */
  readonly span?: Span;
  /** The words without markup, cut to fit a report; of a structured policy the value. */
  readonly quote: string;
  /** Of a window or a refund time. */
  readonly days?: number;
}

/** Where a text states a fact. */
export interface Statement {
  /** The sentence, in the folded text. */
  readonly span: Span;
  /** Of a window or a refund time, with its words. */
  readonly days?: number;
  readonly period?: Span;
}

export type Statements = Partial<Record<PolicyFact, Statement>>;

/** A period with what it is for. */
export interface Term {
  readonly sentence: Sentence;
  readonly period: Period;
  readonly role: Role;
}

/** The periods of the sentences, each with what it is for. */
export function termsIn(sentences: readonly Sentence[]): readonly Term[] {
  return sentences.flatMap((sentence, index) => {
    const before = sentences[index - 1];
    const follows = before?.section === sentence.section ? before : undefined;
    return sentence.periods.map(period => ({
      sentence,
      period,
      role: roleOf(period, sentence, follows, sentences.slice(index + 1, index + 3)),
    }));
  });
}

/** Who pays the way back, by one sentence; undefined where it does not say, or is on something else. */
export function payersIn(sentence: Sentence): readonly ('buyer' | 'seller')[] {
  if (!statesReturnFreight(sentence)) return [];
  const { groups } = sentence;
  return [
    ...(groups.has('by-buyer') ? (['buyer'] as const) : []),
    ...(groups.has('by-seller') || groups.has('free-return') ? (['seller'] as const) : []),
  ];
}

/** The facts that the sentences state, each with the first that does. */
export function statementsIn(sentences: readonly Sentence[]): Statements {
  const found: Statements = {};
  const note = (fact: PolicyFact, { span }: Sentence, period?: Period): void => {
    found[fact] ??= period ? { span, days: period.days, period: period.span } : { span };
  };
  const aboutReturns = sectionsOnReturns(sentences);
  for (const { sentence, period, role } of termsIn(sentences)) {
    if (role === 'window') note('window', sentence, period);
    if (role === 'refund') note('refund-time', sentence, period);
  }
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    const inReturns = aboutReturns.has(sentence.section);
    if (statesConditions(sentence, inReturns)) note('conditions', sentence);
    if (statesProcess(sentence, before)) note('process', sentence);
    if (statesAddress(sentence, inReturns)) note('address', sentence);
    if (statesReturnFreight(sentence)) note('return-freight', sentence);
    if (statesOriginalFreight(sentence)) note('original-freight', sentence);
  }
  return found;
}

/** The sections of a policy in which anything speaks of returns or refunds. */
function sectionsOnReturns(sentences: readonly Sentence[]): ReadonlySet<number> {
  const speaks = ({ groups }: Sentence): boolean => groups.has('return') || groups.has('refund');
  const sections = new Set(sentences.filter(speaks).map(({ section }) => section));
  // Where most of a text is on returns, its short sections are too.
  const spoken = sentences.filter(speaks).length;
  if (spoken >= 3 && spoken * 4 >= sentences.length)
    for (const { section } of sentences) sections.add(section);
  return sections;
}

/** Which goods may come back, in which state; or which may not. */
function statesConditions({ groups, isHeading }: Sentence, inReturns: boolean): boolean {
  if (isHeading && !groups.has('no-return')) return false;
  if (groups.has('no-refund') && !groups.has('freight')) return true;
  return inReturns && (groups.has('condition') || groups.has('no-return') || groups.has('all-final'));
}

/** How a buyer asks for a return. */
function statesProcess(sentence: Sentence, before: Sentence | undefined): boolean {
  const { groups, heading, text, section } = sentence;
  if (groups.has('question') || heading.has('question')) return false;
  const channel =
    groups.has('contact') ||
    (groups.has('apply') && groups.has('online')) ||
    precedes(sentence, 'reach', 'party', 12);
  if (!channel && !hasContactPoint(text)) return false;
  return (
    groups.has('return') ||
    groups.has('faulty') ||
    groups.has('details') ||
    heading.has('how-heading') ||
    heading.has('contact') ||
    heading.has('return') ||
    (before?.section === section && before.groups.has('return'))
  );
}

/** Whether a word of `first` stands before one of `then`, not further than `near` UTF-16 units. */
function precedes({ words }: Sentence, first: string, then: string, near: number): boolean {
  return words.some(
    ({ groups, span }) =>
      groups.has(first) &&
      words.some(
        other =>
          other.groups.has(then) && other.span.start >= span.end && other.span.start - span.end <= near,
      ),
  );
}

/** An e-mail address or a masked one. */
const CONTACT_POINT = /[\w.+-]+@[\w-]+\.\w|\[(?:[a-z]+ )?e-?mail\]|\[phone\]/u;
const hasContactPoint = (text: string): boolean => CONTACT_POINT.test(text);

/** A street with its number, a postcode with its town, or a Chinese address down to the number. */
const POSTAL =
  /\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b|\b\d{1,5}[a-z]?,? (?:[\p{L}.'’-]+ ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|suite|highway|close|crescent|parkway)\b|\bp\.?\s?o\.? box\b|\p{L}{3,}(?:straße|strasse|str\.|weg|platz|allee|gasse)\s\d{1,4}|\b\d{5} \p{L}{3,}|\b\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|chemin|place|impasse) |\b(?:calle|avenida|c\/|plaza) [\p{L} ]{2,40},? (?:n[ºo.]* ?)?\d{1,4}|[省市区區县縣][\p{sc=Han}\w ]{1,30}[路街道巷弄村镇][\p{sc=Han}\w -]{0,12}\d+\s*[号號弄]/u;

/** Where the parcel goes, or that a label comes. */
function statesAddress({ groups, heading, text, words }: Sentence, inReturns: boolean): boolean {
  // “All tags and labels attached” is on the goods.
  if (words.some(({ groups: own }) => own.has('label') && !own.has('condition')))
    return !groups.has('no-label') && !groups.has('question');
  if (groups.has('where-to')) return inReturns;
  if (!POSTAL.test(text)) return false;
  return groups.has('return') || heading.has('return') || heading.has('where-to') || inReturns;
}

/** Who pays for the way back. */
function statesReturnFreight(sentence: Sentence): boolean {
  const { groups, heading, isHeading } = sentence;
  if (groups.has('free-return')) return !groups.has('easy');
  if (isHeading || groups.has('hedge')) return false;
  const has = (group: string): boolean => groups.has(group) || heading.has(group);
  if (!groups.has('payer')) return false;
  if (groups.has('return-freight')) return true;
  if (groups.has('return') && (groups.has('freight') || groups.has('charges-of'))) return true;
  if (precedes(sentence, 'cost', 'way-back', 24)) return true;
  return (
    has('return-freight') && (groups.has('freight') || groups.has('return') || heading.has('return-freight'))
  );
}

/** Whether the freight of the first way comes back. */
function statesOriginalFreight({ groups, words, isHeading }: Sentence): boolean {
  if (isHeading) return false;
  const refunded = groups.has('refund') || groups.has('no-refund') || groups.has('ask-refund');
  if (!refunded) return false;
  if (groups.has('original-freight')) return true;
  const plain = words.some(({ groups: own }) => own.has('freight') && !own.has('return'));
  if (!plain) return false;
  return groups.has('no-refund') || (groups.has('including') && !groups.has('return-freight'));
}

/** Whether anything in the sentences is about returns. */
export const isOnReturns = (sentences: readonly Sentence[]): boolean =>
  sentences.some(({ groups }) => groups.has('return') || groups.has('refund'));

/** A shop that takes nothing back, whatever the reason: its promise is complete once it says what of faulty goods. */
export function refusesReturns(sentences: readonly Sentence[]): boolean {
  return sentences.some(
    sentence => sentence.groups.has('all-final') && !sentence.groups.has('sale-items') && !isFaulty(sentence),
  );
}
