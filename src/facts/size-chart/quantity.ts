import type { LengthUnit, Quantity } from './chart.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands at a digit: a quantity of length or a bare number, or something that is no measure. */
export type Numeral =
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly end: number }
  | { readonly kind: 'other'; readonly end: number };

/** More digits before the point are no size: product codes, years, prices. */
const LONGEST = 3;
const NUMBER = /(\d+)(?:\.(\d+)|,(\d)(?!\d)|,(\d\d)(?=\s?(?:cm|["”]|in)))?/uy;
const FRACTION = /[\s-]([1-9]\d?)[/⁄](2|3|4|8|16)(?!\d)/uy;
/** NFKC writes 18½ as 181⁄2. */
const VULGAR = /^(\d*)([1-7])⁄([2-9])/u;
const DASH = /\s*(?:[-–—−~〜～](?!-)|至|到|\s(?:to|bis|a|à|до)\s)\s*(?=\d)/uy;
const DOUBLED = /\s?[*×x]\s?2(?!\d)/uy;
const TIMES = /\s*(?:\(?[lwhd]\)?\s*)?[x×✕*](?:\s*|\s+[lwhd][.:]?\s*)(?=\d)/uy;
/** “1. Please …”: the number of a note. */
const NOTE_NUMBER = /(?<=^|[\s.;。])\d[.)、．]\s*(?=[\p{L}])/uy;
const FEET = /\d\s?(?:'|’|′|ft\.?|feet|foot)\s?\d{0,2}(?:\s?(?:"|”|''|′′|in(?:ch(?:es)?)?\.?))?/uy;

/** Reads the number at `at` with its range, fraction and unit. `cased` is the text with its capitals. */
export function numeralAt(
  folded: string,
  cased: string,
  at: number,
  vocabulary: Vocabulary,
): Numeral | undefined {
  const feet = sticky(FEET, folded, at);
  if (feet && !/^\d(?:''|′′|’’)/u.test(feet[0])) return { kind: 'other', end: at + feet[0].length };
  if (sticky(NOTE_NUMBER, folded, at)) return undefined;
  const first = numberAt(folded, at);
  if (first === undefined) return undefined;
  if (Number.isNaN(first.value)) return { kind: 'other', end: first.end };
  const sides = sticky(DOUBLED, folded, first.end)
    ? undefined
    : dimensionsEnd(folded, cased, first.end, vocabulary);
  if (sides !== undefined) return { kind: 'other', end: sides };
  const opened = folded[at - 1];
  let unit = unitAt(folded, cased, first.end, opened, vocabulary);
  let end = unit?.end ?? first.end;
  let high = first.value;
  const dash = sticky(DASH, folded, end);
  if (dash) {
    const second = numberAt(folded, end + dash[0].length);
    if (second !== undefined && !Number.isNaN(second.value)) {
      const behind = unitAt(folded, cased, second.end, opened, vocabulary);
      if (unit === undefined || behind === undefined || behind.unit === unit.unit) {
        high = second.value;
        end = behind?.end ?? second.end;
        unit = behind ?? unit;
      }
    }
  }
  const doubled = sticky(DOUBLED, folded, end);
  const dimensions = doubled ? undefined : dimensionsEnd(folded, cased, end, vocabulary);
  if (dimensions !== undefined) return { kind: 'other', end: dimensions };
  const times = doubled ? 2 : 1;
  if (doubled) {
    end += doubled[0].length;
    unit ??= unitAt(folded, cased, end, opened, vocabulary);
    end = Math.max(end, unit?.end ?? 0);
  }
  if (unit?.unit === 'other') return { kind: 'other', end };
  const range = { low: Math.min(first.value, high) * times, high: Math.max(first.value, high) * times };
  return { kind: 'quantity', quantity: unit ? { ...range, unit: unit.unit } : range, end };
}

/** Where `20 x 30 x 10 cm` ends, whose first number ends at `end`: dimensions of a thing, no measure of a size. */
function dimensionsEnd(
  folded: string,
  cased: string,
  end: number,
  vocabulary: Vocabulary,
): number | undefined {
  let last: number | undefined;
  for (let times = sticky(TIMES, folded, end); times; times = sticky(TIMES, folded, last)) {
    const start = (last ?? end) + times[0].length;
    const next = numberAt(folded, start);
    if (next === undefined) break;
    last = unitAt(folded, cased, next.end, undefined, vocabulary)?.end ?? next.end;
  }
  return last;
}

/** The number at `at`; NaN where it is too long for a measure. */
function numberAt(folded: string, at: number): { value: number; end: number } | undefined {
  const vulgar = VULGAR.exec(folded.slice(at, at + 8));
  if (vulgar && (vulgar[1] ?? '').length <= LONGEST) {
    const value = Number(vulgar[1] || 0) + Number(vulgar[2]) / Number(vulgar[3]);
    return { value, end: at + vulgar[0].length };
  }
  const match = sticky(NUMBER, folded, at);
  if (!match) return undefined;
  const [whole, integer = '', point, comma, commas] = match;
  let end = at + whole.length;
  if (integer.length > LONGEST || (point ?? '').length > 3) return { value: Number.NaN, end };
  let value = Number(`${integer}.${point ?? comma ?? commas ?? 0}`);
  const fraction = sticky(FRACTION, folded, end);
  if (fraction && Number(fraction[1]) < Number(fraction[2]) && point === undefined) {
    value += Number(fraction[1]) / Number(fraction[2]);
    end += fraction[0].length;
  }
  return { value, end };
}

/** The unit behind a number that ends at `at`; a quotation mark that `opened` before the number is none. */
function unitAt(
  folded: string,
  cased: string,
  at: number,
  opened: string | undefined,
  vocabulary: Vocabulary,
): { unit: LengthUnit | 'other'; end: number } | undefined {
  vocabulary.unitBehind.lastIndex = at;
  const match = vocabulary.unitBehind.exec(folded);
  if (!match) return undefined;
  const mark = match[1] ?? '';
  const start = at + match[0].length - mark.length;
  let end = at + match[0].length;
  const unit = vocabulary.unit(mark);
  if (unit === undefined) return undefined;
  if (/^["”“'’]/u.test(mark) && (mark[0] === opened || (opened === '“' && mark === '”'))) return undefined;
  if (/^[\p{L}]/u.test(mark)) {
    if (joinsWord(folded, cased, end)) return undefined;
    // “34 in stock”: the preposition
    if (
      mark === 'in' &&
      start > at &&
      /^\s+\p{L}/u.test(folded.slice(end)) &&
      !chartGoesOn(folded, end, vocabulary)
    )
      return undefined;
    if (mark.length === 1 && cased[start] !== folded[start]) return undefined;
  }
  if (folded[start - 1] === '(') {
    if (folded[end] !== ')') return undefined;
    end += 1;
  }
  return { unit, end };
}

/** Whether the word that ends at `end` goes on: a letter behind it that no capital sets apart. */
export function joinsWord(folded: string, cased: string, end: number): boolean {
  const next = folded[end];
  if (next === undefined || !/\p{L}/u.test(next) || /\p{Script=Han}/u.test(next)) return false;
  if (cased[end] === next) return true;
  // `LengthWaist`, `USLength`, but not `USB`
  return cased[end - 1] !== folded[end - 1] && cased[end + 1] === folded[end + 1]?.toUpperCase();
}

function chartGoesOn(folded: string, at: number, vocabulary: Vocabulary): boolean {
  const word = /^\s+([\p{L}-]+)/u.exec(folded.slice(at, at + 30))?.[1];
  return word !== undefined && (vocabulary.word(word) !== undefined || /^x*[sml]$/u.test(word));
}

function sticky(pattern: RegExp, text: string, at: number | undefined): RegExpExecArray | null {
  if (at === undefined) return null;
  pattern.lastIndex = at;
  return pattern.exec(text);
}
