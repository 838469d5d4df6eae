import type { LengthUnit, Quantity } from './chart.ts';
import { digitSize, letterSize, startsInWord } from './letter-size.ts';
import { notesIn } from './notes.ts';
import { joinsWord, numeralAt } from './quantity.ts';
import type { Said, Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Whether a unit stands in a conversion or in a note on tolerance. */
  readonly unitInNote: boolean;
}

const JOINED = /^\s*(?:\/|\(|\bor\b)\s*$/u;
const LISTED = /^\s*[,，、]\s*$/u;
/** `chestCm:`, `chest_in":` */
const KEY_UNIT = /^_?(cm|in|mm|inch|inches)(?=["']?\s*[:=])/u;
/** Words that are part of a measure's name when they stand before these. */
const QUALIFIED = new Set(['length', 'width', 'height']);
const QUALIFIER = /^[^\p{L}]*?(\p{L}{3,})[ \u00a0]$/u;
/** In UTF-16 units, blanks counted once. */
const LONGEST_GAP = 160;
const GAP_WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}|[\p{L}]{2,}/gu;

/** The pieces of charts in a text, in order. */
export function tokensIn(folded: string, cased: string, vocabulary: Vocabulary): Tokens {
  const tokens: Token[] = [];
  const { conversions, isTolerance, isOfModel } = notesIn(folded, vocabulary);
  let unitInNote = conversions.length > 0;
  let sizeWordSeen = false;
  const push = (said: Said, start: number, end: number): number => {
    tokens.push({ ...said, start, end, gap: wordsIn(folded.slice(tokens.at(-1)?.end ?? 0, start)) });
    return end;
  };

  const number = (at: number): number => {
    const size = digitSize(folded, cased, at);
    if (size !== undefined) return push({ kind: 'size', label: size }, at, at + size.length);
    const previous = tokens.at(-1);
    const inWord = startsInWord(cased, at) && previous?.end !== at;
    const numeral = inWord ? undefined : numeralAt(folded, cased, at, vocabulary);
    if (numeral === undefined) return at + (/^[\d.,]+/u.exec(folded.slice(at, at + 24))?.[0].length ?? 1);
    if (numeral.kind === 'other') return push({ kind: 'other' }, at, numeral.end);
    const { quantity, end } = numeral;
    if (quantity.unit !== undefined && isTolerance({ start: at, end }, quantity.high)) {
      unitInNote = true;
      return end;
    }
    if (isOfModel(at)) return end;
    return push(
      { kind: 'quantity', quantity, ...besides(previous, quantity, folded.slice(previous?.end ?? 0, at)) },
      at,
      end,
    );
  };

  /** `CMINCH`: the labels of two buttons. */
  const goesOnWithUnit = (end: number): boolean => {
    const next = vocabulary.wordAt(folded, end);
    return (
      next !== undefined &&
      vocabulary.word(next)?.kind === 'unit' &&
      !joinsWord(folded, cased, end + next.length)
    );
  };

  const word = (at: number, written: string): number | undefined => {
    const end = at + written.length;
    const meaning = vocabulary.word(written);
    if (meaning === undefined || (joinsWord(folded, cased, end) && !goesOnWithUnit(end))) return undefined;
    const label = cased.slice(at, end);
    switch (meaning.kind) {
      case 'measure': {
        const before = QUALIFIED.has(meaning.measure)
          ? QUALIFIER.exec(folded.slice(tokens.at(-1)?.end ?? 0, at))?.[1]
          : undefined;
        const start = before === undefined ? at : at - before.length - 1;
        push({ kind: 'measure', measure: meaning.measure, label: cased.slice(start, end) }, start, end);
        const suffix = KEY_UNIT.exec(folded.slice(end, end + 12));
        const unit = suffix?.[1] === undefined ? undefined : vocabulary.unit(suffix[1]);
        return suffix && unit !== undefined && unit !== 'other'
          ? push({ kind: 'unit', unit }, end, end + suffix[0].length)
          : end;
      }
      case 'size-word':
        if (meaning.measure !== undefined && (sizeWordSeen || /^\s*[([]/u.test(folded.slice(end, end + 3)))) {
          return push({ kind: 'measure', measure: meaning.measure, label }, at, end);
        }
        // `{size}`: a placeholder for a size, not the word
        if (folded[at - 1] === '{' && folded[end] === '}') return end;
        sizeWordSeen = true;
        return push({ kind: 'size-word' }, at, end);
      case 'size':
        return push({ kind: 'size', label }, at, end);
      case 'label':
        return push({ kind: 'label', label: meaning.label, numbers: [] }, at, end);
      case 'unit':
        return vocabulary.counted.test(folded.slice(Math.max(0, at - 14), at)) ? end : push(meaning, at, end);
    }
  };

  let conversion = 0;
  for (let at = 0; at < folded.length; ) {
    const skipped = conversions[conversion];
    if (skipped && at >= skipped.start) {
      at = Math.max(at, skipped.end);
      conversion++;
      continue;
    }
    const unit = folded.charCodeAt(at);
    if (unit >= 48 && unit <= 57) {
      at = number(at);
      continue;
    }
    const previous = tokens.at(-1);
    const insideWord =
      isSmallLetter(folded.charCodeAt(at - 1)) && cased.charCodeAt(at) === unit && previous?.end !== at;
    if (insideWord || unit <= 32 || (previous?.end !== at && startsInWord(cased, at))) {
      at++;
      continue;
    }
    const written = vocabulary.wordAt(folded, at);
    const end = written === undefined ? undefined : word(at, written);
    if (end !== undefined) {
      at = end;
      continue;
    }
    const label = letterSize(folded, cased, at, tokens, vocabulary);
    if (label === undefined || isOfModel(at)) at += label?.length ?? 1;
    else at = push({ kind: 'size', label }, at, at + label.length);
  }
  return { tokens: withLabels(tokens, cased), unitInNote };
}

const isSmallLetter = (unit: number): boolean => unit >= 97 && unit <= 122;

/** How a quantity stands to the piece before it. */
function besides(
  previous: Token | undefined,
  quantity: Quantity,
  between: string,
): { joined: boolean; listed: boolean } {
  if (previous?.kind !== 'quantity') return { joined: false, listed: false };
  const pair = !previous.joined && between.trim() === '' && differ(previous.quantity.unit, quantity.unit);
  return { joined: pair || JOINED.test(between), listed: LISTED.test(between) };
}

/** Words between two pieces; many where there is too much text to count. */
function wordsIn(gap: string): number {
  if (gap.length === 0) return 0;
  const blanksAsOne = gap.length > LONGEST_GAP ? gap.replace(/\s+/gu, ' ') : gap;
  return blanksAsOne.length > LONGEST_GAP
    ? Number.POSITIVE_INFINITY
    : (blanksAsOne.match(GAP_WORD)?.length ?? 0);
}

const differ = (left: LengthUnit | undefined, right: LengthUnit | undefined): boolean =>
  left !== undefined && right !== undefined && left !== right;

/** Gives the words for “size” and the names of size systems the unitless numbers that follow them. */
function withLabels(tokens: readonly Token[], cased: string): Token[] {
  const result: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    // among the measures of a header, a label is a column of its own
    const last = result.at(-1);
    const inHeader =
      token.kind === 'label' &&
      last?.kind === 'measure' &&
      !/[:：]/u.test(cased.slice(last.end, token.start));
    const takes = token.kind === 'size-word' || (token.kind === 'label' && !inHeader);
    const numbers = takes ? numbersAfter(tokens, index, token.kind === 'size-word') : [];
    const owner =
      takes && result.at(-1)?.kind === 'label' && token.kind === 'size-word' ? result.at(-1) : undefined;
    if (numbers.length === 0) {
      if (token.kind === 'quantity' && isRowLabel(tokens, index, cased)) {
        result.push({
          kind: 'size',
          label: cased.slice(token.start, token.end),
          start: token.start,
          end: token.end,
          gap: token.gap,
        });
        continue;
      }
      // a letter size with its number: S/70, M/US8
      if (token.kind === 'quantity' && isTag(result.at(-1), token, cased)) continue;
      result.push(token);
      continue;
    }
    const labels = numbers.map(number => cased.slice(number.start, number.end));
    index += numbers.length;
    if (token.kind === 'label')
      result.push({ ...token, numbers: labels, end: numbers.at(-1)?.end ?? token.end });
    else if (owner?.kind === 'label')
      result[result.length - 1] = { ...owner, numbers: labels, end: numbers.at(-1)?.end ?? owner.end };
    else {
      result.push(token);
      for (const [at, number] of numbers.entries()) {
        result.push({ kind: 'size', label: labels[at] ?? '', start: number.start, end: number.end, gap: 0 });
      }
    }
  }
  return result;
}

/** A number at the start of a line with a measure behind it (`90 Bust: 57 Length: 40`), or `36 = 23 cm`. */
function isRowLabel(tokens: readonly Token[], index: number, cased: string): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token?.kind !== 'quantity' || token.quantity.unit !== undefined || next === undefined) return false;
  if (next.kind === 'quantity' && /^\s*=\s*$/u.test(cased.slice(token.end, next.start))) return true;
  if (next.kind !== 'measure' || next.gap > 0) return false;
  const before = cased.slice(tokens[index - 1]?.end ?? 0, token.start);
  return /\n[^\S\n]*$/u.test(before) && /^[^\S\n]*:?[^\S\n]*$/u.test(cased.slice(token.end, next.start));
}

function isTag(before: Token | undefined, token: Token, cased: string): boolean {
  return (
    before?.kind === 'size' &&
    /^\/$/u.test(cased.slice(before.end, token.start)) &&
    token.kind === 'quantity' &&
    token.quantity.unit === undefined
  );
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
