import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import { namesDay } from '../dates.ts';
import { periodsIn } from '../policy/periods.ts';
import { fact, type Run } from '../run.ts';
import data from './elements.yaml';
import type { Placeholder } from './placeholders.ts';
import { type MessageReading, type MessageText, messageReading } from './reading.ts';
import { type Term, termsIn } from './terms.ts';
import { amountsIn, contactIn, percentsIn } from './values.ts';

/** A value that words must have beside them, or that says an element by itself. */
type Value =
  | 'code'
  | 'amount'
  | 'time'
  | 'some-time'
  | 'link'
  | 'number'
  | 'any'
  | 'pieces'
  | 'contact'
  | 'tracking-link'
  | 'measure'
  | 'percent'
  | 'tiers'
  | 'question'
  | 'day';

interface Clause {
  readonly means?: readonly string[];
  readonly words?: readonly string[];
  readonly near?: Value;
  readonly count?: number;
  readonly has?: Value;
}

const clausesOf = data as Readonly<Record<string, readonly Clause[]>>;

/** An element that a message has, with the words or the placeholder that say it. */
export interface StatedElement {
  readonly at: Path;
  /** In the raw value. */
  readonly span: Span;
  readonly quote: string;
}

/** A text with the terms of the list in it. */
interface Searched extends MessageText {
  readonly terms: readonly Term[];
}

/** So far from its words a value is theirs, in UTF-16 units of the folded text. */
const AFTER = 70;
const BEFORE = 45;
/** A number or a name follows its label at once. */
const AT_ONCE = 30;
/** “Order #{{ name }}”: what so closely follows a label is what it names, whatever it is called. */
const LABEL = 3;

/** What a message says, element by element; see `elements.yaml`. */
export const messageElements: (
  document: Document<'message'>,
  run: Run,
) => (element: string) => StatedElement | undefined = fact((document: Document<'message'>, run: Run) => {
  const reading = messageReading(document, run);
  const texts = reading.texts.map(text => ({ ...text, terms: termsIn(text.words, 'message.elements', run) }));
  const known = new Map<string, StatedElement | undefined>();
  return element => {
    if (!known.has(element)) known.set(element, find(element, texts, reading, run));
    return known.get(element);
  };
});

/** What a placeholder for an element stands for, where it can be given by one. */
export const meaningOfElement = (element: string): string | undefined =>
  clausesOf[element]?.find(({ means }) => means)?.means?.[0];

function find(
  element: string,
  texts: readonly Searched[],
  reading: MessageReading,
  run: Run,
): StatedElement | undefined {
  const clauses = clausesOf[element];
  if (!clauses) throw new Error(`no element ${element}`);
  for (const clause of clauses) {
    for (const text of texts) {
      const found = fulfils(clause, text, texts, reading, run);
      if (found) return found;
    }
  }
  return undefined;
}

function fulfils(
  { means = [], words = [], near, count = 1, has }: Clause,
  text: Searched,
  texts: readonly Searched[],
  reading: MessageReading,
  run: Run,
): StatedElement | undefined {
  if (means.length > 0) return byPlaceholder(text, means);
  if (has) return byValue(text, has, reading, run);
  const terms = text.terms.filter(
    term => words.includes(term.group) && (!near || hasNear(text, term, near, texts, reading, run)),
  );
  if (new Set(terms.map(({ group }) => group)).size < count) return undefined;
  const [first] = terms;
  return first && stated(text, first);
}

function byPlaceholder(text: MessageText, means: readonly string[]): StatedElement | undefined {
  const { path, text: source, placeholders, links } = text;
  const seen = placeholders.find(({ meaning }) => meaning !== undefined && means.includes(meaning));
  if (seen) return stated(text, seen.span);
  const link = links.find(({ placeholders: inside }) =>
    inside.some(({ meaning }) => meaning !== undefined && means.includes(meaning)),
  );
  return link && { at: path, span: link.span, quote: source.raw.slice(link.span.start, link.span.end) };
}

/** A placeholder that was cut through. */
const OPEN_MARK = /\s*(?:\{\{|\{%|<%|\$\{)[^}>]*$/u;

/** The words with what stands beside them, as a reader of the report knows them again. */
function stated({ path, text }: MessageText, span: Span): StatedElement {
  const plain = text.plainSpan({ start: span.start, end: span.end });
  const rest = /^[^\n.。!！?？]*/u.exec(text.plain.slice(plain.end, plain.end + AT_ONCE))?.[0] ?? '';
  const whole = rest.length === AT_ONCE ? rest.replace(/\s\S*$/u, '').replace(OPEN_MARK, '') : rest;
  const end = plain.end + whole.trimEnd().length;
  return {
    at: path,
    span: text.rawSpan(span),
    quote: text.plain.slice(plain.start, end).replace(/\s+/g, ' '),
  };
}

/** Meanings that a placeholder beside words of a time may have; so may one whose name says nothing known. */
const TIMES: ReadonlySet<string | undefined> = new Set([
  undefined,
  'delivery-date',
  'ship-date',
  'new-date',
  'date',
  'deadline',
  'refund-date',
  'restock-date',
]);
const AMOUNTS: ReadonlySet<string | undefined> = new Set([
  undefined,
  'total',
  'price',
  'refund-amount',
  'threshold',
]);
const CODES: ReadonlySet<string | undefined> = new Set([
  undefined,
  'order-number',
  'tracking-number',
  'return-number',
]);

function hasNear(
  { words, placeholders, terms, links }: Searched,
  { start, end }: Term,
  value: Value,
  texts: readonly Searched[],
  reading: MessageReading,
  run: Run,
): boolean {
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(words.length, end + AFTER);
  const around = words.slice(from, to);
  const after = words.slice(end, end + AT_ONCE);
  const beside = (fits: (placeholder: Placeholder) => boolean): boolean =>
    placeholders.some(
      placeholder => placeholder.span.end > from && placeholder.span.start < to && fits(placeholder),
    );
  switch (value) {
    case 'code':
      return (
        /\d[\w-]{3,}|[a-z]{1,4}[-_]?\d{2,}/.test(after) ||
        beside(({ meaning, span }) => CODES.has(meaning) || (span.start >= end && span.start <= end + LABEL))
      );
    case 'amount':
      return amountsIn(around, reading.language).length > 0 || beside(({ meaning }) => AMOUNTS.has(meaning));
    case 'time':
      return (
        terms.some(term => term.group === 'day' && term.end > from && term.start < to) ||
        periodsIn(around, run).length > 0 ||
        namesDay(around, run) ||
        beside(({ meaning }) => TIMES.has(meaning))
      );
    case 'some-time':
      return (
        terms.some(({ group }) => group === 'day') ||
        periodsIn(words, run).length > 0 ||
        namesDay(words, run) ||
        placeholders.some(({ meaning }) => meaning !== undefined && TIMES.has(meaning)) ||
        beside(({ meaning }) => meaning === undefined)
      );
    case 'link':
      return (
        links.length > 0 ||
        texts.some(text => text.links.length > 0) ||
        beside(({ meaning }) => meaning === undefined || meaning === 'link')
      );
    case 'number':
      return /\d/.test(around) || beside(() => true);
    case 'any':
      return (
        /^ ?[:：]|\d/u.test(after) ||
        /[:：]$/u.test(words.slice(start, end)) ||
        placeholders.some(({ span }) => span.start >= start && span.start < to)
      );
    default:
      throw new Error(`no value beside words: ${value}`);
  }
}

const alone: Partial<Record<Value, RegExp>> = {
  pieces: /(?<![\p{L}\d])\d{1,3} ?[x×] ?\p{L}|(?<=\p{L} )[x×] ?\d{1,3}(?!\d)|\d+ ?件/u,
  measure: /\d ?(?:cm|mm|m|in|inch|kg|g|ml|l|oz|lb|w|v|mah|pcs|厘米|毫米|公斤|克|毫升|升|寸)(?!\p{L})/u,
  question: /[^\n.。!！?？]{0,40}[?？]/u,
  day: /\d{1,2} ?月 ?\d{1,2}|\d{1,2}[./]\d{1,2}/u,
};

const TRACKING_TARGET = /track|trace|sendung|verfolg|suivi|seguim|rastre|17track|parcel|wuliu/i;

function byValue(text: Searched, value: Value, reading: MessageReading, run: Run): StatedElement | undefined {
  const { words, links, path, text: source } = text;
  const link = (fits: (target: string) => boolean): StatedElement | undefined => {
    const found = links.find(({ target }) => fits(target));
    return found && { at: path, span: found.span, quote: found.target };
  };
  switch (value) {
    case 'link':
      return link(() => true);
    case 'tracking-link':
      return link(target => TRACKING_TARGET.test(target));
    case 'amount': {
      const [first] = amountsIn(words, reading.language);
      return first && stated(text, first.span);
    }
    case 'percent':
      return percentsIn(words).length > 0 ? stated(text, spanOf(/\d[\d.,]* ?[%折]/u, words)) : undefined;
    case 'contact': {
      const found = contactIn(source.raw);
      return found && { at: path, span: found, quote: source.raw.slice(found.start, found.end) };
    }
    case 'tiers':
      return hasTiers(text, reading.language) ? stated(text, spanOf(/\S+/u, words)) : undefined;
    case 'day': {
      const named = alone.day?.exec(words);
      if (named) return stated(text, { start: named.index, end: named.index + named[0].length });
      return namesDay(words, run) ? stated(text, spanOf(/\d+/u, words)) : undefined;
    }
    default: {
      const found = alone[value]?.exec(words);
      return found ? stated(text, { start: found.index, end: found.index + found[0].length }) : undefined;
    }
  }
}

function spanOf(pattern: RegExp, words: string): Span {
  const match = pattern.exec(words);
  const start = match?.index ?? 0;
  return { start, end: start + (match?.[0].length ?? 0) };
}

const PIECES =
  /\d[\d,.]*\s?(?:\+\s?)?(?:-\s?\d+\s?)?(?:[件个套双只箱打]|(?:pcs?|pieces?|units?|sets?|pairs?|stück|stk|einheiten|pièces?|unités?|unidades|piezas|uds?)(?!\p{L}))/giu;

/** At least two quantities, each with a price. */
function hasTiers({ words, placeholders }: MessageText, language: string): boolean {
  const filled = (meanings: readonly string[]): number =>
    placeholders.filter(({ meaning }) => meaning !== undefined && meanings.includes(meaning)).length;
  const prices = amountsIn(words, language).length + filled(['price', 'total']);
  const quantities = (words.match(PIECES) ?? []).length + filled(['quantity', 'goal', 'threshold']);
  return prices >= 2 && quantities >= 2;
}
