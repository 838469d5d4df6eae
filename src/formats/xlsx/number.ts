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
