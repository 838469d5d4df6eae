import type { LengthUnit, Quantity } from './chart.ts';
import { conversionsIn, isOfModel, isTolerance } from './notes.ts';
import { joinsWord, numeralAt } from './quantity.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a piece of a chart says. */
export type Said =
  | { readonly kind: 'measure'; readonly measure: string; readonly label: string }
  | { readonly kind: 'size-word' }
  | { readonly kind: 'size'; readonly label: string }
  /** A column of another label (US size, age, weight), `numbers` where its values follow at once. */
  | { readonly kind: 'label'; readonly label: string; readonly numbers: readonly string[] }
  | { readonly kind: 'unit'; readonly unit: LengthUnit }
  /** `joined`: the same cell as the quantity before (94cm/37"); `listed`: after a comma. */
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly joined: boolean; readonly listed: boolean }
  /** A number that is no length: weight, age, per cent. */
  | { readonly kind: 'other' };

/** A piece of a chart in the folded text; `gap` counts the words between it and the piece before. */
export type Token = Said & { readonly start: number; readonly end: number; readonly gap: number };

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Whether a unit stands in a conversion or in a note on tolerance. */
  readonly unitInNote: boolean;
}

const DIGIT_SIZE = /(?:1[0-2]|\d)-?x{1,3}[sl]|(?:1[0-2]|\d)x(?![\d\p{L}])|\d{1,2}t(?![\p{L}\d])|\d{2,3}[码碼号號]/uy;
const DIMENSION = /^[\s:=]*\d[\d.,]*\s*(?:"|''|”|′′|cm|mm|in|inch|inches)?\s*[x×*]/u;
const JOINED = /^\s*(?:[/=]|\(|\bor\b)\s*$/u;
const LISTED = /^\s*[,，、]\s*$/u;
/** Words that are part of a measure's name when they stand before these. */
const QUALIFIED = new Set(['length', 'width', 'height']);
const QUALIFIER = /^[^\p{L}]*?(\p{L}{3,})[ \u00a0]$/u;
/** In UTF-16 units, blanks counted once. */
const LONGEST_GAP = 160;
const GAP_WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}|[\p{L}]{2,}/gu;

/** The pieces of charts in a text, in order. */
export function tokensIn(folded: string, cased: string, vocabulary: Vocabulary): Tokens {
  const tokens: Token[] = [];
  const conversions = conversionsIn(folded, vocabulary);
  let unitInNote = conversions.length > 0;
  let sizeWordSeen = false;
  let nextConversion = 0;
  const push = (said: Said, start: number, end: number): void => {
    tokens.push({ ...said, start, end, gap: wordsIn(folded.slice(tokens.at(-1)?.end ?? 0, start)) });
  };
  const { next } = vocabulary;
  next.lastIndex = 0;
  for (let match = next.exec(folded); match !== null; match = next.exec(folded)) {
    const at = match.index;
    while ((conversions[nextConversion]?.end ?? Number.POSITIVE_INFINITY) <= at) nextConversion++;
    const conversion = conversions[nextConversion];
    if (conversion && conversion.start <= at) {
      next.lastIndex = conversion.end;
      continue;
    }
    const previous = tokens.at(-1);
    const glued = previous?.end === at;
    const word = match[0];
    if (/^\d/u.test(word)) {
      const size = digitSize(folded, cased, at);
      if (size !== undefined) {
        push({ kind: 'size', label: size }, at, at + size.length);
        next.lastIndex = at + size.length;
        continue;
      }
      const numeral = startsInWord(cased, at) && !glued ? undefined : numeralAt(folded, cased, at, vocabulary);
      if (numeral === undefined) {
        next.lastIndex = at + (/^[\d.,]+/u.exec(folded.slice(at, at + 24))?.[0].length ?? 1);
        continue;
      }
      next.lastIndex = numeral.end;
      if (numeral.kind === 'other') {
        push({ kind: 'other' }, at, numeral.end);
        continue;
      }
      const { quantity } = numeral;
      if (quantity.unit !== undefined && isTolerance(folded, { start: at, end: numeral.end }, quantity.high, vocabulary)) {
        unitInNote = true;
        continue;
      }
      if (isOfModel(folded, at, vocabulary)) continue;
      const between = folded.slice(previous?.end ?? 0, at);
      const afterQuantity = previous?.kind === 'quantity';
      push(
        {
          kind: 'quantity',
          quantity,
          joined: afterQuantity && (JOINED.test(between) || (!previous.joined && between.trim() === '' && differ(previous.quantity.unit, quantity.unit))),
          listed: afterQuantity && LISTED.test(between),
        },
        at,
        numeral.end,
      );
      continue;
    }
    if (/^(?:x{1,6}[sl]|[sml])$/u.test(word)) {
      const label = letterSize(folded, cased, at, word, previous, vocabulary);
      if (label !== undefined && !isOfModel(folded, at, vocabulary)) push({ kind: 'size', label }, at, at + word.length);
      else next.lastIndex = at + (label === undefined ? 1 : word.length);
      continue;
    }
    const end = at + word.length;
    const meaning = vocabulary.word(word);
    if (meaning === undefined || (startsInWord(cased, at) && !glued) || joinsWord(folded, cased, end)) {
      next.lastIndex = at + 1;
      continue;
    }
    switch (meaning.kind) {
      case 'measure': {
        const qualifier = QUALIFIED.has(meaning.measure) ? QUALIFIER.exec(folded.slice(previous?.end ?? 0, at))?.[1] : undefined;
        const start = qualifier === undefined ? at : at - qualifier.length - 1;
        push({ kind: 'measure', measure: meaning.measure, label: cased.slice(start, end) }, start, end);
        const suffix = /^_?(cm|in|mm|inch|inches)(?=["']?\s*[:=])/u.exec(folded.slice(end, end + 12));
        const unit = suffix?.[1] === undefined ? undefined : vocabulary.unit(suffix[1]);
        if (suffix && unit !== undefined && unit !== 'other') {
          push({ kind: 'unit', unit }, end, end + suffix[0].length);
          next.lastIndex = end + suffix[0].length;
        }
        break;
      }
      case 'size-word':
        if (meaning.measure !== undefined && (sizeWordSeen || /^\s*[([]/u.test(folded.slice(end, end + 3)))) {
          push({ kind: 'measure', measure: meaning.measure, label: cased.slice(at, end) }, at, end);
        } else {
          push({ kind: 'size-word' }, at, end);
          sizeWordSeen = true;
        }
        break;
      case 'size':
        push({ kind: 'size', label: /^[smlx]+$/u.test(meaning.label) ? meaning.label : cased.slice(at, end) }, at, end);
        break;
      case 'label':
        push({ kind: 'label', label: meaning.label, numbers: [] }, at, end);
        break;
      case 'unit':
        if (!vocabulary.counted.test(folded.slice(Math.max(0, at - 14), at))) push(meaning, at, end);
    }
  }
  return { tokens: withLabels(tokens, cased), unitInNote };
}

/** Words between two pieces; many where there is too much text to count. */
function wordsIn(gap: string): number {
  if (gap.length === 0) return 0;
  const blanksAsOne = gap.length > LONGEST_GAP ? gap.replace(/\s+/gu, ' ') : gap;
  return blanksAsOne.length > LONGEST_GAP ? Number.POSITIVE_INFINITY : (blanksAsOne.match(GAP_WORD)?.length ?? 0);
}

const differ = (left: LengthUnit | undefined, right: LengthUnit | undefined): boolean =>
  left !== undefined && right !== undefined && left !== right;

/** A letter before, and no change from small letter to capital that would begin a new word. */
function startsInWord(cased: string, at: number): boolean {
  const before = cased[at - 1];
  const first = cased[at] ?? '';
  if (before === undefined || !/[\p{L}\d]/u.test(before) || /\p{Script=Han}/u.test(before)) return false;
  if (/\p{Script=Han}/u.test(first)) return false;
  if (/\d/u.test(before)) return /\d/u.test(first) || first === first.toLowerCase();
  return before.toUpperCase() === before || first.toLowerCase() === first;
}

/** `2XL`, `3X`, `4T`, `36码`; a small `x` is a times sign. */
function digitSize(folded: string, cased: string, at: number): string | undefined {
  const size = stickyAt(DIGIT_SIZE, folded, at);
  if (size === undefined || joinsWord(folded, cased, at + size.length)) return undefined;
  const written = cased.slice(at, at + size.length);
  return size.endsWith('x') && written.endsWith('x') ? undefined : written;
}

/** The letter size at `at`, or undefined where the letters are part of something else. */
function letterSize(
  folded: string,
  cased: string,
  at: number,
  word: string,
  previous: Token | undefined,
  vocabulary: Vocabulary,
): string | undefined {
  const before = folded[at - 1] ?? ' ';
  const end = at + word.length;
  const after = folded.slice(end, end + 2);
  const written = cased.slice(at, end);
  if (/^['’&@]|^\.\p{L}|^-\p{Ll}/u.test(after) || /['’&@#]/u.test(before)) return undefined;
  if (/\p{L}/u.test(after[0] ?? '') && !/\p{Script=Han}/u.test(after[0] ?? '')) {
    if (word.length < 2 || !/^\p{Lu}\p{Ll}/u.test(cased.slice(end, end + 2))) return undefined;
  }
  if (/\d/u.test(before)) {
    // “60-70M Length”, “99L 81”: the next row begins right behind a number; “6-12M” is an age
    const rest = folded.slice(end, end + 16);
    const word = /^\s+([\p{L}-]+)/u.exec(rest)?.[1];
    const goesOn = /^\s+\d|^\s*:/u.test(rest) || (word !== undefined && vocabulary.word(word)?.kind === 'measure');
    return written !== word && goesOn ? written : undefined;
  }
  if (/\p{L}/u.test(before) && startsInWord(cased, at)) return undefined;
  // a side of a thing: `20" L x …`, `30 cm (L)`, `L 29" x …`
  const byQuantity = previous?.kind === 'quantity' && at - previous.end <= 2;
  if (byQuantity && (/\(\s?$/u.test(folded.slice(at - 2, at)) || /^\s*[x×*]\s*\d/u.test(folded.slice(end, end + 5)))) return undefined;
  if (DIMENSION.test(folded.slice(end, end + 24))) return undefined;
  if (written === word && word.length === 1) {
    const near = previous !== undefined && at - previous.end <= 4 && (previous.kind === 'size' || previous.kind === 'size-word');
    const quoted = /["“]/u.test(before) && /["”]/u.test(after[0] ?? '');
    if (!near && !quoted) return undefined;
  }
  return written;
}

/** Gives the words for “size” and the names of size systems the unitless numbers that follow them. */
function withLabels(tokens: readonly Token[], cased: string): Token[] {
  const result: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    // among the measures of a header, a label is a column of its own
    const last = result.at(-1);
    const inHeader = token.kind === 'label' && last?.kind === 'measure' && !/[:：]/u.test(cased.slice(last.end, token.start));
    const takes = token.kind === 'size-word' || (token.kind === 'label' && !inHeader);
    const numbers = takes ? numbersAfter(tokens, index, token.kind === 'size-word') : [];
    const owner = takes && result.at(-1)?.kind === 'label' && token.kind === 'size-word' ? result.at(-1) : undefined;
    if (numbers.length === 0) {
      if (token.kind === 'quantity' && isRowLabel(tokens, index, cased)) {
        result.push({ kind: 'size', label: cased.slice(token.start, token.end), start: token.start, end: token.end, gap: token.gap });
        continue;
      }
      // a letter size with its number: S/70, M/US8
      if (token.kind === 'quantity' && isTag(result.at(-1), token, cased)) continue;
      result.push(token);
      continue;
    }
    const labels = numbers.map(number => cased.slice(number.start, number.end));
    index += numbers.length;
    if (token.kind === 'label') result.push({ ...token, numbers: labels, end: numbers.at(-1)?.end ?? token.end });
    else if (owner?.kind === 'label') result[result.length - 1] = { ...owner, numbers: labels, end: numbers.at(-1)?.end ?? owner.end };
    else {
      result.push(token);
      for (const [at, number] of numbers.entries()) {
        result.push({ kind: 'size', label: labels[at] ?? '', start: number.start, end: number.end, gap: 0 });
      }
    }
  }
  return result;
}

/** A number at the start of a line with a measure behind it: `90 Bust: 57 Length: 40`. */
function isRowLabel(tokens: readonly Token[], index: number, cased: string): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token?.kind !== 'quantity' || token.quantity.unit !== undefined || next?.kind !== 'measure' || next.gap > 0) return false;
  const before = cased.slice(tokens[index - 1]?.end ?? 0, token.start);
  return /\n[^\S\n]*$/u.test(before) && /^[^\S\n]*:?[^\S\n]*$/u.test(cased.slice(token.end, next.start));
}

function isTag(before: Token | undefined, token: Token, cased: string): boolean {
  return before?.kind === 'size' && /^\/$/u.test(cased.slice(before.end, token.start)) && token.kind === 'quantity' && token.quantity.unit === undefined;
}

/**
 * The numbers behind a label. A word for “size” takes one, or a row of whole numbers that grows in small
 * steps (36 38 40 42); a size system takes all, whose values no chart mixes with its measures.
 */
function numbersAfter(tokens: readonly Token[], index: number, growing: boolean): Token[] {
  const taken: Token[] = [];
  let last = Number.NaN;
  for (const token of tokens.slice(index + 1)) {
    if (token.kind === 'other' && !growing && taken.length === 0 && token.gap === 0) return [token];
    if (token.kind !== 'quantity' || token.quantity.unit !== undefined || token.gap > 0) break;
    const { low } = token.quantity;
    if (growing && taken.length > 0 && !(low > last && low - last <= 4 && Number.isInteger(low))) break;
    taken.push(token);
    last = low;
  }
  return taken;
}

function stickyAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
