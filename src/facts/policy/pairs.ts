import type { Span } from '../../model/path.ts';
import type { Hit } from '../lexicon.ts';
import type { Owed } from './vague.ts';

/** Two groups of the list `vague-parts` that are vague where a word of the one follows a word of the other. */
interface Pair {
  readonly first: string;
  readonly then: string;
  readonly owed: Owed;
  /** How far apart they may stand, in UTF-16 units; `NEAR` unless said. */
  readonly near?: number;
  /** A word of this group in the sentence gives the rule. */
  readonly unless?: string;
}

/** Some two words of an English sentence; of a Chinese one half of it is as much. */
const NEAR = 18;
const HANZI = /\p{sc=Han}/u;

const pairs: readonly Pair[] = [
  { first: 'may', then: 'refusal', owed: 'rule' },
  { first: 'may', then: 'remedy-offered', owed: 'rule', near: 12 },
  { first: 'may', then: 'charge', owed: 'cost', near: 12 },
  { first: 'may', then: 'delay', owed: 'time' },
  { first: 'effort', then: 'remedy', owed: 'rule', near: 24 },
  { first: 'discuss', then: 'agreed', owed: 'rule', near: 12 },
  { first: 'some', then: 'goods', owed: 'goods', near: 24 },
  { first: 'some', then: 'cases', owed: 'rule', near: 12 },
  { first: 'some', then: 'places', owed: 'about', near: 12 },
  { first: 'part', then: 'fees', owed: 'cost', near: 14 },
  { first: 'norm', then: 'rules', owed: 'rule', near: 8 },
  { first: 'few', then: 'time-unit', owed: 'time', near: 1 },
  { first: 'hedge', then: 'act', owed: 'about', near: 14 },
  { first: 'by', then: 'settles', owed: 'about', near: 40, unless: 'fixed' },
  { first: 'reserve', then: 'refuse', owed: 'rule', near: 12, unless: 'given' },
  { first: 'contact', then: 'for-details', owed: 'rule', near: 24 },
  { first: 'state', then: 'state-of', owed: 'rule', near: 1 },
  { first: 'frequency', then: 'of-returns', owed: 'about', near: 8 },
];

/** The pairs among the words of one sentence, which begins at `start`. */
export function pairsIn(
  words: readonly Hit[],
  sentence: string,
  start: number,
): readonly { readonly owed: Owed; readonly span: Span }[] {
  const found: { owed: Owed; span: Span }[] = [];
  for (const { group, span } of words) {
    for (const pair of pairs) {
      if (group !== pair.first || (pair.unless && words.some(word => word.group === pair.unless))) continue;
      const second = words.find(word => word.group === pair.then && word.span.start >= span.end);
      if (!second) continue;
      const between = sentence.slice(span.end - start, second.span.start - start);
      const near = pair.near ?? NEAR;
      const room = HANZI.test(between) ? Math.ceil(near / 2) : near;
      if (between.length > room || /[.;。；:：,，]/u.test(between)) continue;
      found.push({ owed: pair.owed, span: { start: span.start, end: second.span.end } });
    }
  }
  return found;
}
