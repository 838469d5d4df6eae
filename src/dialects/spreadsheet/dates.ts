import { monthNames } from './data.ts';

/**
 * Whether a size became a date: `4-Feb`, `02. Apr`, `févr-36`, `2月4日`, or the day in full with its year. No
 * size is written so: a set is `4-set`, a measure `10/20/30`.
 */
export function isDate(text: string): boolean {
  const size = text.normalize('NFKC').trim().toLowerCase();
  if (/^\d{1,2}月\d{1,2}日$/.test(size) || fullDay.test(size)) return true;
  const [, month] = /^(?:0?[1-9]|[12]\d|3[01])(?:[-/]|\.\s?)(\p{L}{3,5})\.?$/u.exec(size) ?? [];
  const [, first] = /^(\p{L}{3,5})\.?[-/]\d{2}$/u.exec(size) ?? [];
  return monthNames.has(month ?? first ?? '');
}

/** A day of these decades with its year, in the orders in use, possibly at midnight. */
const fullDay =
  /^(?:20[1-4]\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:20[1-4]\d))(?: 0?0:00(?::00)?)?$/;
