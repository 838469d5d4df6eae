import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { hits } from '../lexicon.ts';
import type { Run } from '../run.ts';
import type { Sentence } from './sentences.ts';

/** What vague words owe: a period, a number, an amount, the goods or the case they mean. */
export type Owed = 'time' | 'about' | 'cost' | 'goods' | 'rule';

/** Vague words of a policy, in the folded text. */
export interface Vague {
  readonly owed: Owed;
  readonly span: Span;
  readonly topics: readonly Topic[];
}

/** What a buyer wants numbers and rules of; the groups of the policy list that speak of it. */
const groupsOf = {
  returns: ['return'],
  refunds: ['refund', 'refund-act'],
  freight: ['freight', 'fee'],
  delivery: ['outbound', 'delivery'],
  'faulty-goods': ['faulty'],
  contact: ['contact', 'response'],
} as const;
export type Topic = keyof typeof groupsOf;
const topics = Object.keys(groupsOf) as Topic[];

/** The sentence goes on to say which. */
const LISTED = /[:：]$|\b(?:including|such as|e\.g|namely)\b|例如|包括|如[：:(（]/u;
/** An amount or a share. */
const AMOUNT = /[$€£¥₹]\s?\d|\d\s?(?:%|usd|eur|gbp|元|€|euros?|块)/u;

/** The vague words of sentences on returns, refunds and delivery that give no number of their own for it. */
export function vagueIn(text: Text, sentences: readonly Sentence[], run: Run): readonly Vague[] {
  const found: Vague[] = [];
  let index = 0;
  for (const { group, span } of hits(text, run.lexicon('vague'), run.allowed('vague'))) {
    while (index < sentences.length && (sentences[index] as Sentence).span.end <= span.start) index += 1;
    const sentence = sentences[index];
    if (!sentence || sentence.isHeading) continue;
    const owed = group as Owed;
    const about = topicsOf(sentence);
    if (about.length === 0 || !isOwed(owed, sentence)) continue;
    found.push({ owed, span, topics: about });
  }
  return found;
}

/** The topics of a sentence, else of the heading above it. */
function topicsOf({ groups, heading }: Sentence): readonly Topic[] {
  const within = (words: ReadonlySet<string>) =>
    topics.filter(topic => groupsOf[topic].some(group => words.has(group)));
  const own = within(groups);
  return own.length > 0 ? own : within(heading);
}

function isOwed(owed: Owed, { groups, heading, periods, text }: Sentence): boolean {
  switch (owed) {
    case 'time':
      return periods.length === 0;
    case 'about':
      return periods.length === 0 && !AMOUNT.test(text);
    case 'cost':
      return !AMOUNT.test(text) || periods.length === 0;
    case 'goods':
      return (
        !LISTED.test(text) &&
        (groups.has('no-return') || heading.has('no-return') || /\bmay\b|可能|除外/u.test(text))
      );
    case 'rule':
      return true;
  }
}
