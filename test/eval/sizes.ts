import { existsSync, readFileSync } from 'node:fs';
import { sizeCharts } from '../../src/facts/size-chart/index.ts';
import { listing, run } from '../facts/size-chart/run.ts';
import { type Confusion, confusionOf, f1, precision, recall, wilson } from './stats.ts';

/**
 * Size charts against the labels of `sizes.jsonl`: is there a chart, is its unit stated, does it name its basis.
 * `--show` prints the fragments where the guess differs.
 */

const labels = new URL('../../../shared/eval/sizes.jsonl', import.meta.url);

interface Fragment {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly is_chart: boolean | 'disputed';
  readonly unit: 'stated' | 'missing' | 'ambiguous' | 'n/a' | 'disputed';
  readonly basis: 'body' | 'garment' | 'none' | 'n/a' | 'disputed';
}

interface Guess {
  readonly fragment: Fragment;
  readonly chart: boolean;
  readonly unit: boolean;
  readonly basis: string;
}

/** What the fact makes of one fragment as a listing's description. */
export function guess(fragment: Fragment): Guess {
  const charts = sizeCharts(listing({ title: fragment.title ?? '', description: fragment.text }), run);
  return {
    fragment,
    chart: charts.length > 0,
    unit: charts.some(chart => chart.unit.kind !== 'stated'),
    basis: charts[0]?.basis ?? 'none',
  };
}

function report(name: string, counts: Confusion): void {
  const { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn } = counts;
  const interval = (hit: number, all: number): string =>
    wilson(hit, all)
      .map(share => share.toFixed(2))
      .join('-');
  console.log(
    `${name}: n+ ${tp + fn} n- ${fp + tn} | tp ${tp} fp ${fp} fn ${fn} tn ${tn} | F1 ${f1(counts).toFixed(3)}`,
    `precision ${precision(counts).toFixed(3)} (${interval(tp, tp + fp)}) recall ${recall(counts).toFixed(3)} (${interval(tp, tp + fn)})`,
  );
}

export function evaluate(show: boolean): void {
  if (!existsSync(labels)) {
    console.log('sizes: no labels here, skipped');
    return;
  }
  const fragments = readFileSync(labels, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Fragment);
  const guesses = fragments.map(guess);
  const charts = guesses.filter(({ fragment }) => fragment.is_chart !== 'disputed');
  const units = charts.filter(({ fragment }) => fragment.is_chart === true && fragment.unit !== 'disputed');
  const bases = charts.filter(({ fragment }) => fragment.is_chart === true && fragment.basis !== 'disputed');
  const rows = {
    is_chart: charts.map(({ fragment, chart }) => ({
      fragment,
      truth: fragment.is_chart === true,
      guess: chart,
    })),
    'unit missing or ambiguous': units.map(({ fragment, unit }) => ({
      fragment,
      truth: fragment.unit !== 'stated',
      guess: unit,
    })),
    'basis not stated': bases.map(({ fragment, chart, basis }) => ({
      fragment,
      truth: fragment.basis === 'none',
      guess: chart && basis === 'none',
    })),
  };
  for (const [name, pairs] of Object.entries(rows)) {
    report(name, confusionOf(pairs));
    if (show)
      for (const { fragment, truth, guess: guessed } of pairs)
        if (truth !== guessed)
          console.log(`  ${truth ? 'missed' : 'false'} ${fragment.id} ${fragment.text.slice(0, 160)}`);
  }
}

if (process.argv[1]?.endsWith('sizes.ts')) evaluate(process.argv.includes('--show'));
