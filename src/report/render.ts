import type { Money } from '../model/money.ts';
import type { Phrase, ReportLanguage, Template } from '../rule/phrase.ts';
import { labelOf } from './labels.ts';

/** Longer lists are cut: the data holds all of it, a sentence need not. */
const shownOfList = 6;

const once = <A extends readonly unknown[], T>(make: (...args: A) => T) => {
  const made = new Map<string, T>();
  return (...args: A): T => {
    const key = args.join('|');
    let value = made.get(key);
    if (value === undefined) {
      value = make(...args);
      made.set(key, value);
    }
    return value;
  };
};

/** `Intl` objects cost up to 20 ms to make, so each is made when first needed and kept. */
const numbers = once(
  (language: ReportLanguage, least: number, most: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most }),
);
/** Numbers under a thousand have no separators: they look the same in both languages and need no `Intl`. */
const isShort = (value: number): boolean => value >= 0 && value < 999.5;

/** A number with at least and at most so many decimals. */
function decimals(value: number, least: number, most: number, language: ReportLanguage): string {
  if (!isShort(value)) return numbers(language, least, most).format(value);
  const [whole, fraction = ''] = value.toFixed(most).split('.');
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
  return kept === '' ? (whole as string) : `${whole}.${kept}`;
}

const dates = once(
  (language: ReportLanguage) =>
    new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: language === 'zh' ? 'long' : 'short',
      day: 'numeric',
      timeZone: 'UTC',
    }),
);
const currencies = once((language: ReportLanguage, currency: string, digits: number) => {
  const usual = new Intl.NumberFormat(language, { style: 'currency', currency });
  const least = usual.resolvedOptions().minimumFractionDigits ?? 0;
  if (digits <= least) return usual;
  return new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: digits });
});

/**
 * The sentence of a phrase with its data, in the report's language. English takes its `one` or `other` form by
 * the first count. Data that a phrase asks for and did not get shows as `…`: a report never fails on a value.
 */
export function render(
  phrase: Phrase,
  data: Readonly<Record<string, unknown>>,
  language: ReportLanguage,
): string {
  const template: Template = language === 'zh' ? phrase.zh : phrase.en;
  return formOf(template, data).replace(/\{(\w+):(\w+)\}/g, (_, name: string, kind: string) =>
    placeholder(kind, data[name], language),
  );
}

/** Says the report's own words; the compiler checks the data. */
export const speaker =
  (language: ReportLanguage) =>
  <D extends object>(phrase: Phrase<D>, ...[data]: keyof D extends never ? [] : [D]): string =>
    render(phrase, (data ?? {}) as Readonly<Record<string, unknown>>, language);

/** Texts to paste carry plain `{name}` placeholders, filled with the listing's own facts. */
export function fill(template: string, data: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    data[name] === undefined ? '…' : String(data[name]),
  );
}

/** English has two forms, the first for exactly one (CLDR); Chinese templates have one. */
function formOf(template: Template, data: Readonly<Record<string, unknown>>): string {
  if (typeof template === 'string') return template;
  const name = /\{(\w+):count\}/.exec(template.other)?.[1];
  const count = name === undefined ? undefined : data[name];
  return count === 1 ? template.one : template.other;
}

function placeholder(kind: string, value: unknown, language: ReportLanguage): string {
  if (value === undefined || value === null) return '…';
  switch (kind) {
    case 'count':
      return typeof value === 'number' ? decimals(value, 0, 0, language) : plain(value);
    case 'number':
      return typeof value === 'number' ? decimals(value, 0, 2, language) : plain(value);
    case 'percent':
      return typeof value === 'number' ? `${decimals(value * 100, 0, 1, language)}%` : plain(value);
    case 'decimal':
      return decimal(plain(value), language);
    case 'money':
      return money(value, language);
    case 'date':
      return date(plain(value), language);
    case 'quote':
      return `“${plain(value)}”`;
    case 'list':
      return list(value, language, plain);
    case 'quotes':
      return list(value, language, item => `“${plain(item)}”`);
    case 'field':
      return labelOf(plain(value), language);
    case 'fields':
      return list(value, language, item => labelOf(plain(item), language));
    default:
      return plain(value);
  }
}

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function list(value: unknown, language: ReportLanguage, show: (item: unknown) => string): string {
  const items = Array.isArray(value) ? value : [value];
  const cut = items.length > shownOfList + 1 ? items.slice(0, shownOfList) : items;
  const text = cut.map(show).join(language === 'zh' ? '、' : ', ');
  if (cut.length === items.length) return text;
  const rest = items.length - cut.length;
  return language === 'zh' ? `${text}（另有 ${rest} 个）` : `${text} and ${rest} more`;
}

const fractionDigits = (amount: string): number => /\.(\d+)$/.exec(amount)?.[1]?.length ?? 0;
const isDecimal = (amount: string): boolean => /^-?\d+(\.\d{1,20})?$/.test(amount);

/** `Intl` formats a numeric text exactly, digit by digit, never through a float. */
const exactly = (amount: string): number => amount as unknown as number;

function decimal(amount: string, language: ReportLanguage): string {
  if (!isDecimal(amount)) return amount;
  const digits = fractionDigits(amount);
  return numbers(language, digits, digits).format(exactly(amount));
}

function money(value: unknown, language: ReportLanguage): string {
  const { amount, currency } = value as Partial<Money>;
  if (amount === undefined) return plain(value);
  if (!isDecimal(amount)) return currency ? `${amount} ${currency}` : amount;
  if (currency === undefined) return decimal(amount, language);
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${decimal(amount, language)} ${currency}`;
  return currencies(language, currency.toUpperCase(), fractionDigits(amount)).format(exactly(amount));
}

function date(day: string, language: ReportLanguage): string {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(day.slice(0, 10)) : Number.NaN;
  return Number.isNaN(moment) ? day : dates(language).format(moment);
}

/** A number with exactly `digits` decimals, rounded down so that 89.96 never reads as the next grade. */
export function score(value: number, digits: number, language: ReportLanguage): string {
  const unit = 10 ** digits;
  return decimals(Math.floor(value * unit + 1e-9) / unit, digits, digits, language);
}

/** `+3.6`: what a document gains. Under 0.05 it is no figure worth printing. */
export function gain(points: number, language: ReportLanguage): string {
  return points < 0.05 ? '' : `+${decimals(points, 1, 1, language)}`;
}

/** A share never reads higher than it is: 49.8 % is not half. */
export const floor = (share: number): number => Math.floor(share * 100 + 1e-9) / 100;
