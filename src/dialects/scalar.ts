import words from '../../rules/dialects/values.yaml';
import { compareDecimals, expandExponent, isDecimal, type Money } from '../model/money.ts';
import { type PriceHints, parsePrice } from '../model/price-text.ts';
import { foldName } from './names.ts';
import type { ScalarShape } from './shape.ts';

const { booleans } = words as {
  readonly booleans: { readonly yes: readonly string[]; readonly no: readonly string[] };
};
const truth = new Map<string, boolean>([
  ...booleans.yes.map(word => [foldName(word), true] as const),
  ...booleans.no.map(word => [foldName(word), false] as const),
]);

/** What a scalar's text becomes: money for `decimal`; undefined where it is not of its type. */
export function readScalar(
  shape: ScalarShape,
  text: string,
  hints: PriceHints,
): string | number | boolean | Money | undefined {
  switch (shape.reading) {
    case 'string':
    case 'text':
      return text;
    case 'decimal': {
      const amount = expandExponent(text.trim());
      return amount === undefined ? parsePrice(text, hints) : { amount };
    }
    case 'integer': {
      const value = readNumber(text);
      return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
    }
    case 'number':
      return readNumber(text);
    case 'boolean':
      return truth.get(foldName(text));
    case 'date':
      return readDate(text);
    case 'choice':
      return shape.choices?.get(foldName(text.replace(schemaOrg, '')));
  }
}

/** Whether a price that was read is above the amount of another. */
export function isAbove(read: ReturnType<typeof readScalar>, amount: unknown): boolean {
  if (typeof read !== 'object' || typeof amount !== 'string' || !isDecimal(amount)) return false;
  return compareDecimals(read.amount, amount) > 0;
}

const schemaOrg = /^https?:\/\/schema\.org\//;

function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  const money = parsePrice(trimmed);
  return money === undefined || money.currency !== undefined ? undefined : Number(money.amount);
}

/**
 * ISO 8601 day or moment. Also `2026/11/14`, `2026年11月14日`, `14.11.2026`, and a day and month with `/` where
 * only one order is possible; a doubtful order is no date.
 */
export function readDate(text: string): string | undefined {
  const trimmed = text.normalize('NFKC').trim();
  const yearFirst =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/.exec(
      trimmed,
    );
  if (yearFirst) {
    const [, year, month, day, time, zone] = yearFirst;
    const date = isoDay(year, month, day);
    if (date === undefined || time === undefined) return date;
    return `${date}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : time.length, '0')}${zone === 'UTC' ? 'Z' : (zone ?? '')}`;
  }
  const yearLast = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(trimmed);
  if (yearLast === null) return undefined;
  const [, first, sign, second, year] = yearLast;
  if (sign === '.' || Number(first) > 12) return isoDay(year, second, first);
  return Number(second) > 12 ? isoDay(year, first, second) : undefined;
}

function isoDay(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso ? undefined : iso;
}
