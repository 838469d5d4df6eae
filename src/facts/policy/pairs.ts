import type { Span } from '../../model/path.ts';
import type { Hit } from '../lexicon.ts';

/** What vague words owe: a period, a number, an amount, the goods or the case they mean. */
export type Owed = 'time' | 'about' | 'cost' | 'goods' | 'rule';

/** Two groups of the list `vague-parts` that are vague where a word of the one follows a word of the other. */
interface Pair {
  readonly first: string;
  readonly next: string;
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
  { first: 'may', next: 'refusal', owed: 'rule' },
  { first: 'may', next: 'remedy-offered', owed: 'rule', near: 12 },
  { first: 'may', next: 'charge', owed: 'cost', near: 12 },
  { first: 'may', next: 'delay', owed: 'time' },
  { first: 'effort', next: 'remedy', owed: 'rule', near: 24 },
  { first: 'discuss', next: 'agreed', owed: 'rule', near: 12 },
  { first: 'some', next: 'goods', owed: 'goods', near: 24 },
  { first: 'some', next: 'cases', owed: 'rule', near: 12 },
  { first: 'some', next: 'places', owed: 'about', near: 12 },
  { first: 'part', next: 'fees', owed: 'cost', near: 14 },
  { first: 'norm', next: 'rules', owed: 'rule', near: 8 },
  { first: 'few', next: 'time-unit', owed: 'time', near: 1 },
  { first: 'hedge', next: 'act', owed: 'about', near: 14 },
  { first: 'by', next: 'settles', owed: 'about', near: 40, unless: 'fixed' },
  { first: 'reserve', next: 'refuse', owed: 'rule', near: 12, unless: 'given' },
  { first: 'contact', next: 'for-details', owed: 'rule', near: 24 },
  { first: 'state', next: 'state-of', owed: 'rule', near: 1 },
  { first: 'frequency', next: 'of-returns', owed: 'about', near: 8 },
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
      const second = words.find(word => word.group === pair.next && word.span.start >= span.end);
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
