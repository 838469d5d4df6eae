import { expandExponent } from '../../model/money.ts';
import type { NumberForm } from './styles.ts';

const DAY = 86_400_000;
/** Day 0 of both ways to count days; the first takes 1900 for a leap year, as its day 60. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
/** 9999-12-31, the last day of a spreadsheet. */
const LAST_DAY = 2_958_466;

export type Epoch = keyof typeof epochs;

/** A number cell as it is read: `written` is what the file says. */
export function numberText(written: string, form: NumberForm, epoch: Epoch): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  switch (form.kind) {
    case 'date':
      return dateText(value, form, epoch) ?? decimalText(written);
    case 'percent':
      return `${decimalText(String(value * 100))}%`;
    case 'padded':
      return /^\d+$/.test(written) ? written.padStart(form.digits, '0') : decimalText(written);
    case 'plain':
      return form.currency === undefined
        ? decimalText(written)
        : `${clearDecimal(decimalText(written))} ${form.currency}`;
  }
}

/** A fraction of three digits gets a fourth: nobody may take the point for a thousands sign. */
const clearDecimal = (decimal: string): string => (/\.\d{3}$/.test(decimal) ? `${decimal}0` : decimal);

/**
 * A decimal without exponent and without what binary fractions add behind the 15 digits that a spreadsheet
 * knows; whole numbers stay as they are in the file, however long.
 */
function decimalText(written: string): string {
  const trimmed = written.trim();
  if (/^-?\d+$/.test(trimmed)) return trimmed;
  const whole = expandExponent(trimmed);
  if (whole !== undefined && /^-?\d+$/.test(whole)) return whole;
  const digits = trimmed.replace(/e.*$/i, '').replace(/^[-+]?0*\.?0*|\./g, '');
  const text = digits.length > 15 ? String(Number(Number(trimmed).toPrecision(15))) : trimmed;
  return expandExponent(text) ?? text;
}

/** ISO 8601: a day, a moment, or a time of day; undefined where the number is no date. */
function dateText(value: number, form: NumberForm & { kind: 'date' }, epoch: Epoch): string | undefined {
  if (value < 0 || value >= LAST_DAY) return undefined;
  const days = epoch === 1900 && value < 60 ? value + 1 : value;
  const moment = Math.round(days * 86_400) * 1000;
  if (form.elapsed) return clock(Math.round(value * 86_400));
  const iso = new Date(epochs[epoch] + (form.time ? moment : Math.floor(days) * DAY)).toISOString();
  const time = iso.slice(17, 19) === '00' ? iso.slice(11, 16) : iso.slice(11, 19);
  if (!form.day) return time;
  return form.time && !/^00:00$/.test(time) ? `${iso.slice(0, 10)}T${time}` : iso.slice(0, 10);
}

function clock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/**
 * What a number cell of that form has to say to be read as `text`; undefined where no number does.
 * Spreadsheets keep 15 digits.
 */
export function numberWritten(text: string, form: NumberForm, epoch: Epoch): string | undefined {
  const written = numberOf(text, form, epoch);
  if (written === undefined || written.replace(/^-?0*\.?0*|\./g, '').length > 15) return undefined;
  return numberText(written, form, epoch) === text ? written : undefined;
}

function numberOf(text: string, form: NumberForm, epoch: Epoch): string | undefined {
  const plain = (decimal: string) => (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(decimal) ? decimal : undefined);
  switch (form.kind) {
    case 'date': {
      const serial = serialOf(text, epoch);
      return serial === undefined ? undefined : String(serial);
    }
    case 'percent': {
      const percent = text.endsWith('%') ? plain(text.slice(0, -1)) : undefined;
      return percent === undefined ? undefined : String(Number((Number(percent) / 100).toPrecision(15)));
    }
    case 'padded':
      return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : undefined;
    case 'plain': {
      const currency = form.currency === undefined ? '' : ` ${form.currency}`;
      return text.endsWith(currency) ? plain(text.slice(0, text.length - currency.length)) : undefined;
    }
  }
}

/** Days since the epoch of an ISO day, moment or time of day. */
function serialOf(text: string, epoch: Epoch): number | undefined {
  const clockOnly = /^(\d{2,}):(\d\d)(?::(\d\d))?$/.exec(text);
  if (clockOnly) {
    const [hours = 0, minutes = 0, seconds = 0] = clockOnly.slice(1).map(part => Number(part ?? 0));
    return (hours * 3600 + minutes * 60 + seconds) / 86_400;
  }
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(text)) return undefined;
  const moment = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`);
  const days = (moment - epochs[epoch]) / DAY;
  // Before the day that 1900 did not have, the count is one less.
  return epoch === 1900 && days <= 60 ? days - 1 : days;
}
