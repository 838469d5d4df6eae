import type { Document } from '../../src/model/document.ts';
import type { Listing } from '../../src/model/listing.ts';
import { type Category, categoryOf } from '../../src/rule/index.ts';
import { listing } from '../facts/size-chart/run.ts';
import { run } from '../facts/title/titles.ts';
import { type Labelled, labelledTitles } from './category-truth.ts';
import { wilson } from './stats.ts';

/** The category inferred from titles against the one their shops state, which the inference does not see. */

interface Guess extends Labelled {
  readonly found: Category | undefined;
}

const guess = (labelled: Labelled): Guess => ({
  ...labelled,
  found: categoryOf(
    listing({
      title: labelled.title,
      brand: labelled.brand,
      language: labelled.language,
    } as Partial<Listing>) as Document<'listing'>,
    run,
  ),
});
const topOf = (path: string): string => path.split('/')[0] as string;
const isRight = ({ found, right }: Guess): boolean =>
  right.some(path => topOf(path) === topOf(found?.path ?? ''));

export { guess, isRight };

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function figures(name: string, guesses: readonly Guess[]): string {
  const answered = guesses.filter(({ found }) => found);
  const right = answered.filter(isRight).length;
  const [low, high] = wilson(right, answered.length);
  return `  ${name}: ${guesses.length} titles · answered ${percent(answered.length / guesses.length)} · right ${percent(right / answered.length)} (${percent(low)}–${percent(high)})`;
}

function groupBy(guesses: readonly Guess[], key: (guess: Guess) => string): [string, Guess[]][] {
  const groups = new Map<string, Guess[]>();
  for (const guess of guesses) {
    const own = groups.get(key(guess)) ?? [];
    own.push(guess);
    groups.set(key(guess), own);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
}

export function evaluateCategories(): string {
  const guesses = labelledTitles().map(guess);
  return [
    'category inferred from the title, top level',
    ...groupBy(guesses, ({ source }) => source).map(([source, own]) => figures(source, own)),
    ' by inferred top level',
    ...groupBy(
      guesses.filter(({ found }) => found),
      ({ found }) => topOf(found?.path ?? ''),
    ).map(([top, own]) => figures(top, own)),
  ].join('\n');
}
