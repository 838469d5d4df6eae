import type { Span } from '../../model/path.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Units that stand in a note, and so state nothing about the chart. */
export interface Notes {
  /** “1 inch = 2.54 cm”, as stretches of the folded text. */
  readonly conversions: readonly Span[];
}

const EQUALS = /[=≈]|\bequals?\b|\bis equal to\b|等于|約等於|约等于/gu;
/** How far a note reaches, in UTF-16 units: one short clause. */
const CLAUSE = 45;
/** Larger than any tolerance of hand measuring, in cm or inches. */
const LARGEST_TOLERANCE = 10;

export function conversionsIn(folded: string, vocabulary: Vocabulary): readonly Span[] {
  const found: Span[] = [];
  let left: RegExp | undefined;
  let right: RegExp | undefined;
  for (const match of folded.matchAll(EQUALS)) {
    left ??= new RegExp(`(?:\\d[\\d.,]*\\s*)?(?:${vocabulary.lengthUnit})[\\s).]*$`, 'u');
    right ??= new RegExp(`^\\s*[\\d.,]*\\s*(?:${vocabulary.lengthUnit}|\\d)\\)?`, 'u');
    const before = left.exec(folded.slice(Math.max(0, match.index - 24), match.index));
    const end = match.index + match[0].length;
    const after = right.exec(folded.slice(end, end + 24));
    if (before && after) found.push({ start: match.index - before[0].length, end: end + after[0].length });
  }
  return found;
}

/** Whether the number at `span` is the tolerance of a note: “allow 1-3 cm difference”, “误差 2 cm”. */
export function isTolerance(folded: string, span: Span, high: number, vocabulary: Vocabulary): boolean {
  if (high > LARGEST_TOLERANCE) return false;
  const after = /^[^\d;。\n]*/u.exec(folded.slice(span.end, span.end + CLAUSE))?.[0] ?? '';
  if (vocabulary.tolerance.test(after)) return true;
  const before = /[^\d;。\n]*$/u.exec(folded.slice(Math.max(0, span.start - CLAUSE), span.start))?.[0] ?? '';
  return vocabulary.tolerance.test(before);
}

/** Whether what stands at `at` belongs to the model on the picture: “Model is 175 cm and wears M”. */
export function isOfModel(folded: string, at: number, vocabulary: Vocabulary): boolean {
  const clause = /(?:[^\n;!?。.]|\.(?=\d))*$/u.exec(folded.slice(Math.max(0, at - 2 * CLAUSE), at))?.[0] ?? '';
  return vocabulary.model.test(clause);
}
