import { gtinLengths, hasCheckDigit } from '../../model/gtin.ts';
import { numberDigits } from './data.ts';

/** A code of a column as it stands in the file, without blanks and text mark. */
export interface Code {
  readonly text: string;
  /** Kept as a text, so that a number's limits did not touch it. */
  readonly marked: boolean;
}

/** `4.00638E+12`: how a spreadsheet shows, and exports, a number too wide for its column. */
export const isExponent = ({ text }: Code): boolean => /^\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(text);

/**
 * Codes whose digits after the 15th became zeros, at least three of them at the end. A code may well end in 000
 * by chance, one of 1,000, so a tenth of the column's long codes must; and a round number is one by design.
 */
export function lostDigits(codes: readonly Code[]): (code: Code) => boolean {
  const isLong = ({ text, marked }: Code) => !marked && text.length > numberDigits && /^\d+$/.test(text);
  const isLost = (code: Code) => {
    const { text } = code;
    if (!isLong(code) || !text.endsWith('000') || /[1-9]/.test(text.slice(numberDigits))) return false;
    return text.replace(/0+$/, '').length >= numberDigits - 3;
  };
  const lost = codes.filter(isLost).length;
  return lost > 0 && lost * 10 >= codes.filter(isLong).length ? isLost : () => false;
}

/**
 * Codes that lost zeros in front, measured by their neighbours: most codes of the column have the same number of
 * digits, nearly all of these begin with 0, and every other code is a few digits shorter and begins with none.
 */
export function lostZeros(codes: readonly Code[]): (code: Code) => boolean {
  const digits = codes.filter(({ text }) => /^\d+$/.test(text));
  const length = commonest(digits.map(({ text }) => text.length)) ?? 0;
  const whole = digits.filter(({ text }) => text.length === length);
  const zeros = whole.filter(({ text }) => text.startsWith('0'));
  const most = Math.max(0, ...new Set(zeros.map(({ text }) => /^0+/.exec(text)?.[0].length ?? 0)));
  const isShort = ({ text, marked }: Code) =>
    !marked && /^[1-9]\d*$/.test(text) && text.length < length && text.length >= length - most;
  const agree =
    digits.length >= 0.8 * codes.length &&
    whole.length >= 3 &&
    whole.length >= 0.6 * digits.length &&
    zeros.length >= 0.8 * whole.length &&
    digits.every(code => code.text.length === length || isShort(code));
  return agree ? isShort : () => false;
}

/**
 * Article numbers that are none until zeros are put in front, in a column of article numbers: half of the others
 * are whole, and the check digit of each of these is right again with the zeros.
 */
export function lostGtinZeros(codes: readonly Code[]): (code: Code) => boolean {
  const isWhole = ({ text }: Code) => gtinLengths.includes(text.length) && hasCheckDigit(text);
  const isShort = ({ text, marked }: Code) => {
    if (marked || !/^[1-9]\d+$/.test(text) || gtinLengths.includes(text.length)) return false;
    const length = gtinLengths.find(whole => whole > text.length && whole - text.length <= 2);
    return length !== undefined && hasCheckDigit(text.padStart(length, '0'));
  };
  const digits = codes.filter(({ text }) => /^\d+$/.test(text));
  const short = digits.filter(({ text }) => !gtinLengths.includes(text.length));
  const whole = digits.filter(isWhole).length;
  // A house number has a right check digit by chance one time in ten: most of the short ones must have it.
  const proven = short.filter(isShort).length * 2 > short.length;
  return proven && whole > 0 && whole * 2 >= codes.length - short.length ? isShort : () => false;
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}
