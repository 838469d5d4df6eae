import currencies from '../../model/currencies.yaml';
import type { Span } from '../../model/path.ts';
import { currencyOfMark, parsePrice } from '../../model/price-text.ts';
import { foldedHits } from '../lexicon.ts';
import type { Run } from '../run.ts';

/** An amount of money in a text. */
export interface Amount {
  /** Exact decimal. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly span: Span;
}

const marks = Object.keys((currencies as { readonly marks: Readonly<Record<string, unknown>> }).marks);

let pattern: RegExp | undefined;

/** `$25`, `25 USD`, `1.299,00 €`, `25元`: a mark or code with a number beside it. */
function amountPattern(): RegExp {
  const escaped = (mark: string): string => mark.replace(/[.$]/g, '\\$&');
  const words = [...marks]
    .sort((left, right) => right.length - left.length)
    .map(escaped)
    .join('|');
  const codes = 'usd|eur|gbp|cny|rmb|jpy|cad|aud|chf|hkd|sek|pln|inr|brl|mxn|sgd|nzd';
  const number = String.raw`\d(?:[\d.,'’]*\d)?(?:[ \u00a0]\d{3})*(?:,\d{2})?`;
  // Letters of a mark must not be the end or beginning of a word.
  pattern ??= new RegExp(
    String.raw`(?<before>(?<!\p{L})(?:${words}|${codes}))\s?(?<first>${number})|(?<![\p{sc=Latin}\d.,])(?<second>${number})\s?(?<after>(?:${words}|${codes})(?!(?<=[a-z])\p{L}))`,
    'giu',
  );
  return pattern;
}

/** The amounts of a folded text that name their currency, in order. */
export function amountsIn(folded: string, language: string): readonly Amount[] {
  if (!/\d/.test(folded)) return [];
  return [...folded.matchAll(amountPattern())].flatMap(match => {
    const { before, first, second, after } = match.groups ?? {};
    const mark = before ?? after ?? '';
    const money = parsePrice(first ?? second ?? '', { language });
    const currency = currencyOfMark(mark, language);
    if (!money || !currency) return [];
    const start = match.index;
    return [{ amount: tidy(money.amount), currency, span: { start, end: start + match[0].length } }];
  });
}

/** 25.00 is 25. */
const tidy = (amount: string): string => amount.replace(/\.0+$/, '');

/** A share in a text. */
export interface Percent {
  readonly percent: number;
  readonly span: Span;
}

/** Shares such as `15 %`, and what Chinese says of the rest: `8.5折` is 15 % off. */
export function percentsIn(folded: string): readonly Percent[] {
  const spanOf = (match: RegExpExecArray): Span => ({
    start: match.index,
    end: match.index + match[0].length,
  });
  const shares = [...folded.matchAll(/(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?%/g)].map(match => ({
    percent: Number(match[1]?.replace(',', '.')),
    span: spanOf(match),
  }));
  const rests = [...folded.matchAll(/(?<![\d.])(\d(?:\.\d)?|\d{2})\s?折/g)].map(match => {
    const kept = Number(match[1]);
    const off = kept >= 10 ? 100 - kept : 100 - kept * 10;
    return { percent: Math.round(off * 10) / 10, span: spanOf(match) };
  });
  return [...shares, ...rests];
}

/** A day of the calendar in a text, as `month-day`. */
export interface NamedDay {
  readonly date: string;
  readonly span: Span;
}

/** `24 december`, `december 24th`, `24 de diciembre`, `12月24日`, `2026-12-24`; digits alone do not say which is the month. */
export function datesIn(folded: string, run: Run): readonly NamedDay[] {
  if (!/\d/.test(folded)) return [];
  const found: NamedDay[] = [];
  const add = (month: number, day: string | undefined, start: number, end: number): void => {
    const number = Number(day);
    if (month >= 1 && month <= 12 && number >= 1 && number <= 31)
      found.push({ date: `${month}-${number}`, span: { start, end } });
  };
  for (const match of folded.matchAll(
    /(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]|\d{4}[-/](\d{1,2})[-/](\d{1,2})(?!\d)/g,
  ))
    add(Number(match[1] ?? match[3]), match[2] ?? match[4], match.index, match.index + match[0].length);
  for (const { term, span } of foldedHits(folded, run.lexicon('dates'))) {
    const before = /(?<![\d.,])(\d{1,2})(?:\.|º|st|nd|rd|th)?(?: (?:de|of))? ?$/u.exec(
      folded.slice(0, span.start),
    );
    const after = /^\.? ?(\d{1,2})(?:st|nd|rd|th)?(?![\d%])/.exec(folded.slice(span.end));
    const month = STARTS.findIndex(start => start.test(term)) + 1;
    if (before) add(month, before[1], span.start - before[0].length, span.end);
    else if (after) add(month, after[1], span.start, span.end + after[0].length);
  }
  return found.sort((left, right) => left.span.start - right.span.start);
}

/** How the months begin in the languages of the list. */
const STARTS: readonly RegExp[] = [
  /^(?:jan|jän|ene|gen)/,
  /^(?:feb|fev|fév)/,
  /^(?:mar|mär|mrz|maa)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag|mei)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|août|aoû|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|out|ott)/,
  /^(?:nov)/,
  /^(?:dec|dez|déc|dic)/,
];

/** Where a text sends its reader: targets of links and bare addresses, in the raw value. */
export interface Link {
  readonly target: string;
  readonly span: Span;
}

const LINK =
  /(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')|\]\(\s*<?([^\s)>]+)>?[^)]*\)|((?:https?:\/\/|www\.)[^\s<>"'）)】\]，。；]*[^\s<>"'）)】\]，。；.,;:!?])/giu;

/** The links of a raw text; pictures are none. */
export function linksIn(raw: string): readonly Link[] {
  if (!/href|\]\(|:\/\/|www\./i.test(raw)) return [];
  return [...raw.matchAll(LINK)].flatMap(match => {
    const [all, double, single, markdown, bare] = match;
    if (/^src/i.test(all) || /\.(?:png|jpe?g|gif|webp|svg|css|ico)(?:$|\?)/i.test(all)) return [];
    if (markdown !== undefined && raw[match.index - 1] === '!') return [];
    const target = double ?? single ?? markdown ?? bare ?? '';
    if (/^(?:mailto:|tel:|#|cid:)/i.test(target) || target === '') return [];
    const start = match.index + all.indexOf(target);
    return [{ target, span: { start, end: start + target.length } }];
  });
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const PHONE =
  /(?<![\w.,])(?:\+|00)\d{1,3}[\s().-]?\d[\d\s().-]{6,14}\d|(?<![\d-])(?:400|800)-\d{3,4}-\d{3,4}|(?<!\d)1[3-9]\d{9}(?!\d)/;

/** The first e-mail address or phone number of a text. */
export function contactIn(text: string): Span | undefined {
  const match = EMAIL.exec(text) ?? PHONE.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
