import sizeRanges from '../../rules/lexicons/size-ranges.yaml';
import { sizeCharts, type ValueLimits, valueFaults } from '../../src/facts/size-chart/index.ts';
import { listing, run } from '../facts/size-chart/run.ts';
import { rowsOf } from './shared.ts';
import { confusionOf, describe, f1 } from './stats.ts';

/**
 * Size charts against the labels of `sizes.jsonl`: is there a chart, is its unit stated, does it name its basis,
 * are its numbers wrong.
 */

/** The tolerances that `size/chart-values` has unless a team sets others. */
const TOLERANCE = { cm: 1, inches: 0.5, shoeSizes: 1 };

interface Fragment {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly is_chart: boolean | 'disputed';
  readonly unit: 'stated' | 'missing' | 'ambiguous' | 'n/a' | 'disputed';
  readonly basis: 'body' | 'garment' | 'none' | 'n/a' | 'disputed';
  /** What an annotator found wrong, in words; empty where nothing. Not all of it is a fault of the numbers. */
  readonly problem: string;
}

interface Guess {
  readonly fragment: Fragment;
  readonly chart: boolean;
  readonly unit: boolean;
  readonly basis: string;
  readonly problem: boolean;
}

/** What the fact makes of one fragment as a listing's description. */
export function guess(fragment: Fragment): Guess {
  const charts = sizeCharts(listing({ title: fragment.title ?? '', description: fragment.text }), run);
  return {
    fragment,
    chart: charts.length > 0,
    unit: charts.some(chart => chart.unit.kind !== 'stated'),
    basis: charts[0]?.basis ?? 'none',
    problem: charts.some(
      chart => valueFaults(chart, sizeRanges as unknown as ValueLimits, TOLERANCE).length > 0,
    ),
  };
}

interface Question {
  readonly name: string;
  /** F1 that the rule is held to; none where it only informs. */
  readonly least?: number;
  readonly pairs: readonly {
    readonly fragment: Fragment;
    readonly truth: boolean;
    readonly guess: boolean;
  }[];
}

/** All figures as text, with the fragments where the guess differs. */
export function evaluateSizes(): string {
  const charts = rowsOf<Fragment>('sizes.jsonl')
    .map(guess)
    .filter(({ fragment }) => fragment.is_chart !== 'disputed');
  const among = (field: 'unit' | 'basis') =>
    charts.filter(({ fragment }) => fragment.is_chart === true && fragment[field] !== 'disputed');
  const questions: Question[] = [
    {
      name: 'size charts: is there a chart?',
      pairs: charts.map(({ fragment, chart }) => ({
        fragment,
        truth: fragment.is_chart === true,
        guess: chart,
      })),
    },
    {
      name: 'size/chart-unit: is the unit missing or ambiguous, among charts?',
      least: 0.9,
      pairs: among('unit').map(({ fragment, unit }) => ({
        fragment,
        truth: fragment.unit !== 'stated',
        guess: unit,
      })),
    },
    {
      name: 'size/chart-basis: is the basis not stated, among charts?',
      pairs: among('basis').map(({ fragment, chart, basis }) => ({
        fragment,
        truth: fragment.basis === 'none',
        guess: chart && basis === 'none',
      })),
    },
    {
      name: 'size/chart-values: does the label name a problem, among charts?',
      pairs: charts
        .filter(({ fragment }) => fragment.is_chart === true)
        .map(({ fragment, problem }) => ({ fragment, truth: fragment.problem !== '', guess: problem })),
    },
  ];
  return questions
    .map(({ name, least, pairs }) => {
      const counts = confusionOf(pairs);
      const target = least === undefined ? undefined : { name: 'F1', value: f1(counts), least };
      const wrong = pairs
        .filter(({ truth, guess: guessed }) => truth !== guessed)
        .map(({ fragment, truth }) => `  ${truth ? 'missed' : 'false alarm'} ${fragment.id}`);
      return [describe(name, counts, target), ...wrong].join('\n');
    })
    .join('\n\n');
}
