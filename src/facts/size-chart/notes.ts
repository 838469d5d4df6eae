import type { Span } from '../../model/path.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The notes of a text whose numbers and units belong to no chart. */
export interface Notes {
  /** “1 inch = 2.54 cm”, in the folded text. */
  readonly conversions: readonly Span[];
  /** Whether the number at `span` is a tolerance: “allow 1-3 cm difference”, “误差 2 cm”. */
  isTolerance(span: Span, high: number): boolean;
  /** Whether what stands at `at` belongs to the model on the picture: “Model is 175 cm and wears M”. */
  isOfModel(at: number): boolean;
}

const EQUALS = /[=≈]|\bequals?\b|\bis equal to\b|等于|約等於|约等于/gu;
/** How far a note reaches, in UTF-16 units: one short clause, and a sentence about the model. */
const CLAUSE = 45;
const SENTENCE = 90;
/** Larger than any tolerance of hand measuring, in cm or inches. */
const LARGEST_TOLERANCE = 10;

/** The notes of `folded`, found once and asked for every number. */
export function notesIn(folded: string, vocabulary: Vocabulary): Notes {
  let tolerances: readonly Span[] | undefined;
  let models: readonly Span[] | undefined;
  return {
    conversions: conversionsIn(folded, vocabulary),
    isTolerance({ start, end }, high) {
      if (high > LARGEST_TOLERANCE) return false;
      tolerances ??= spansOf(folded, vocabulary.tolerance);
      return tolerances.some(
        word =>
          (word.start >= end &&
            word.start - end <= CLAUSE &&
            !/[\d;。\n]/u.test(folded.slice(end, word.start))) ||
          (word.end <= start &&
            start - word.end <= CLAUSE &&
            !/[\d;。\n]/u.test(folded.slice(word.end, start))),
      );
    },
    isOfModel(at) {
      models ??= spansOf(folded, vocabulary.model);
      return models.some(
        word =>
          word.end <= at &&
          at - word.end <= SENTENCE &&
          !/[\n;!?。]|\.(?!\d)/u.test(folded.slice(word.end, at)),
      );
    },
  };
}

const spansOf = (folded: string, pattern: RegExp): Span[] =>
  Array.from(folded.matchAll(pattern), ({ index, 0: word }) => ({ start: index, end: index + word.length }));

function conversionsIn(folded: string, vocabulary: Vocabulary): readonly Span[] {
  const found: Span[] = [];
  for (const { index, 0: equals } of folded.matchAll(EQUALS)) {
    const end = index + equals.length;
    const before = vocabulary.unitBefore.exec(folded.slice(Math.max(0, index - 24), index));
    const after = before && vocabulary.unitAfter.exec(folded.slice(end, end + 24));
    if (before && after) found.push({ start: index - before[0].length, end: end + after[0].length });
  }
  return found;
}
