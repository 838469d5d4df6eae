import data from './currencies.yaml';
import { type Decimal, type Money, tidyDecimal } from './money.ts';

const world = data as {
  readonly marks: Readonly<Record<string, readonly [string, ...string[]]>>;
  readonly decimal_comma: { readonly currencies: readonly string[]; readonly languages: readonly string[] };
  readonly by_language: Readonly<Record<string, string>>;
};
const marks = new Map(Object.entries(world.marks));
const commaCurrencies = new Set(world.decimal_comma.currencies);
const commaLanguages = new Set(world.decimal_comma.languages);
const codes = new Set(Intl.supportedValuesOf('currency'));

/** What else is known about a price where its own text leaves a doubt. */
export interface PriceHints {
  /** The sign before the fraction in other values of the same column. */
  readonly decimalSign?: DecimalSign | undefined;
  /** Stated beside the price, e.g. in the column's header. */
  readonly currency?: string | undefined;
  /** BCP-47. */
  readonly language?: string | undefined;
}

export type DecimalSign = ',' | '.';

/**
 * Reads a price as people write it: `$1,299.00`, `1.299,00 €`, `￥199`, `CHF 1'299.–`, `1 299,00 zł`, `199元`.
 * Of two different signs the last starts the fraction; a single sign before three digits is decided by the
 * column, the currency, the language, else a comma is a thousands sign and a point a decimal sign.
 * Undefined where the text is not exactly one amount.
 */
export function parsePrice(text: string, hints: PriceHints = {}): Money | undefined {
  if (/^\d{1,15}(\.\d{1,2})?$/.test(text)) return money(tidyDecimal(text), hints.currency);
  if (text.length > longest) return undefined;
  const match = shape.exec(
    text
      .normalize('NFKC')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  );
  if (match === null) return undefined;
  const [, minus, before = '', innerMinus, digits = '', after = ''] = match;
  const currency = currencyOf(before.trim(), after.trim(), hints.language);
  if (currency === null) return undefined;
  const stated = currency ?? hints.currency;
  const amount = parseDigits(digits, () => decimalSignOf({ ...hints, currency: stated }));
  if (amount === undefined) return undefined;
  return money(tidyDecimal(minus || innerMinus ? `-${amount}` : amount), stated);
}

/** Minus, mark, minus, digits with their signs, the dash of a missing fraction, mark. */
const shape =
  /^([-−])?\s?(?:([^\d.,'’\-−]+\.?)\s?([-−])?)?((?:[.,]?\d)[\d.,'’ ]*?)(?:[.,][-–—]{1,2})?\s?([^\d\s.,'’–—-][^\d]*)?$/u;

/** No price is longer; it also bounds the work on texts that are none. */
const longest = 40;

/** The sign a text proves to start its fraction, if it proves any: `12,50`, `1.299,00`. */
export function provenDecimalSign(text: string): DecimalSign | undefined {
  const digits = /\d[\d.,]*\d/.exec(text)?.[0];
  if (digits === undefined) return undefined;
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return undefined;
  const sign = digits[last] as DecimalSign;
  const other = sign === '.' ? ',' : '.';
  const tail = digits.length - last - 1;
  const repeated = digits.indexOf(sign) !== last;
  if (repeated) return digits.includes(other) ? undefined : other;
  return digits.includes(other) || tail !== 3 ? sign : undefined;
}

/** All currencies that a mark or code can mean, the most usual first. */
export const currenciesOfMark = (mark: string): readonly string[] =>
  codes.has(mark.toUpperCase()) ? [mark.toUpperCase()] : (marks.get(mark.toLowerCase()) ?? []);

/** ISO 4217 code of a mark or code; undefined where it is neither. */
export function currencyOfMark(mark: string, language?: string): string | undefined {
  const upper = mark.toUpperCase();
  if (codes.has(upper)) return upper;
  const candidates = marks.get(mark.toLowerCase());
  const local = candidates?.length === 1 ? undefined : world.by_language[primary(language)];
  return local !== undefined && candidates?.includes(local) ? local : candidates?.[0];
}

/** Undefined where none is written, null where something else than a currency is. A code beats a mark. */
function currencyOf(before: string, after: string, language: string | undefined): string | undefined | null {
  const stated: string[] = [];
  for (const part of [before, after]) {
    for (const word of part === '' ? [] : part.split(' ')) {
      const code = currencyOfMark(word, language);
      if (code === undefined) return null;
      if (codes.has(word.toUpperCase())) return code;
      stated.push(code);
    }
  }
  return stated[0];
}

function decimalSignOf({ decimalSign, currency, language }: PriceHints): DecimalSign | undefined {
  if (decimalSign !== undefined) return decimalSign;
  if (currency !== undefined) return commaCurrencies.has(currency) ? ',' : '.';
  return commaLanguages.has(primary(language)) ? ',' : undefined;
}

const primary = (language: string | undefined): string => language?.split('-')[0]?.toLowerCase() ?? '';

/** Digits with their signs as a plain decimal; undefined where the groups make no number. */
function parseDigits(written: string, usual: () => DecimalSign | undefined): string | undefined {
  let digits = written.trim();
  let grouped = false;
  if (/[' ’]/.test(digits)) {
    if (!/^\d{1,3}(?:[' ’]\d{3})+(?:[.,]\d*)?$/.test(digits)) return undefined;
    digits = digits.replace(/[' ’]/g, '');
    grouped = true;
  }
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const sign = digits[last] as DecimalSign;
  const other = sign === '.' ? ',' : '.';
  const repeated = digits.indexOf(sign) !== last;
  if (repeated) return digits.includes(other) ? undefined : ungrouped(digits, sign);
  const whole = digits.slice(0, last);
  const fraction = digits.slice(last + 1);
  if (whole.includes(other)) {
    const plain = ungrouped(whole, other);
    return plain && withFraction(plain, fraction);
  }
  const doubtful = !grouped && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  const decimal = !doubtful || (usual() ?? '.') === sign;
  return decimal ? withFraction(whole || '0', fraction) : whole + fraction;
}

/** Thousands signs taken out; groups of three, or of two before the last one as in India. */
function ungrouped(digits: string, sign: DecimalSign): string | undefined {
  const [first = '', ...groups] = digits.split(sign);
  const lastOk = groups.at(-1)?.length === 3;
  const sizes = new Set(groups.slice(0, -1).map(group => group.length));
  const even = sizes.size === 0 || (sizes.size === 1 && (sizes.has(3) || sizes.has(2)));
  return lastOk && even && first.length >= 1 && first.length <= 3 ? first + groups.join('') : undefined;
}

const withFraction = (whole: string, fraction: string): string =>
  fraction === '' ? whole : `${whole}.${fraction}`;

const money = (amount: Money['amount'], currency: string | undefined): Money =>
  currency === undefined ? { amount } : { amount, currency };

/**
 * A price in the words of `text` with another amount: its currency, its blanks and its sign before the fraction
 * stay, signs between thousands go. Undefined where the text has not exactly one number.
 */
export function repriced(text: string, amount: Decimal): string | undefined {
  const numbers = [...text.matchAll(/\d(?:[\d.,'’\u00a0 ]*\d)?/g)];
  const [number] = numbers;
  if (number === undefined || numbers.length > 1) return undefined;
  const sign = provenDecimalSign(number[0]) ?? '.';
  const [whole, fraction = ''] = amount.split('.') as [string, string?];
  const written = number[0].includes(sign) ? number[0].length - number[0].lastIndexOf(sign) - 1 : 0;
  const places = fraction.padEnd(written, '0');
  const said = places === '' ? whole : `${whole}${sign}${places}`;
  return text.slice(0, number.index) + said + text.slice(number.index + number[0].length);
}
