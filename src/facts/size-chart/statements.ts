import type { Span } from '../../model/path.ts';
import type { Basis, LengthUnit } from './chart.ts';
import type { Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A unit that stands by itself, not at a number. */
export interface BareUnit {
  readonly unit: LengthUnit;
  /** In the folded text. */
  readonly at: number;
  /** Its sentence speaks of measurements or sizes: it holds for all charts of the listing. */
  readonly forAll: boolean;
}

/** How far before and behind a chart a unit by itself is read with it, in UTF-16 units: a heading, a line. */
const NEAR = 200;
const SENTENCE_END = /[.!?;。！？；\n]/u;
/** A sentence is not longer. */
const LONGEST_SENTENCE = 160;

export function bareUnits(
  folded: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): readonly BareUnit[] {
  return tokens.flatMap((token): BareUnit[] =>
    token.kind === 'unit'
      ? [
          {
            unit: token.unit,
            at: token.start,
            forAll: vocabulary.statement.test(sentenceAround(folded, token)),
          },
        ]
      : [],
  );
}

/** The units near a chart, or said for all numbers of its text. */
export function unitsNear(units: readonly BareUnit[], chart: Span): readonly LengthUnit[] {
  return units.flatMap(({ unit, at }) => (at >= chart.start - NEAR && at <= chart.end + NEAR ? [unit] : []));
}

function sentenceAround(folded: string, { start, end }: Span): string {
  const before =
    folded
      .slice(Math.max(0, start - LONGEST_SENTENCE), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const after = folded.slice(end, end + LONGEST_SENTENCE).split(SENTENCE_END)[0] ?? '';
  return `${before} ${after}`;
}

/** What a text says its measurements measure; a mention taken back (“compare with your own …”) is none. */
export function basisIn(folded: string, vocabulary: Vocabulary): Basis | undefined {
  const says = (pattern: RegExp): boolean => {
    for (const match of folded.matchAll(pattern)) {
      const before = folded.slice(Math.max(0, match.index - 24), match.index);
      if (!vocabulary.notTheChart.test(before)) return true;
    }
    return false;
  };
  return bothOf(says(vocabulary.body) ? 'body' : undefined, says(vocabulary.garment) ? 'garment' : undefined);
}

export function bothOf(left: Basis | undefined, right: Basis | undefined): Basis | undefined {
  if (left === undefined || right === undefined || left === right) return left ?? right;
  return 'both';
}
