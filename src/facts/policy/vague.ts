import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { hits } from '../lexicon.ts';
import type { Run } from '../run.ts';
import { type Owed, pairsIn } from './pairs.ts';
import { type Sentence, within } from './sentences.ts';

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
/** A sentence that leads a list. */
const LEADS = /[:：]\W*$/u;
/** An amount or a share. */
const AMOUNT = /[$€£¥₹]\s?\d|\d\s?(?:%|usd|eur|gbp|元|€|euros?|块)/u;

/** The vague words of sentences on returns, refunds and delivery that give no number of their own for it. */
export function vagueIn(text: Text, sentences: readonly Sentence[], run: Run): readonly Vague[] {
  const allowed = run.allowed('vague');
  const phrases = within(hits(text, run.lexicon('vague'), allowed));
  const parts = within(hits(text, run.lexicon('vague-parts'), allowed));
  const found: Vague[] = [];
  let list: Sentence | undefined;
  for (const sentence of sentences) {
    const alone = phrases(sentence.span).filter(({ group }) => group !== 'exact');
    const words = parts(sentence.span);
    if (list && list.section !== sentence.section) list = undefined;
    if (LEADS.test(sentence.text)) list = sentence;
    if (sentence.isHeading) continue;
    const about = topicsOf(sentence);
    if (about.length === 0) continue;
    let end = sentence.span.start;
    const all = [
      ...alone.map(({ group, span }) => ({ owed: group as Owed, span })),
      ...pairsIn(words, sentence.text, sentence.span.start),
    ].sort((left, right) => left.span.start - right.span.start);
    for (const { owed, span } of all) {
      if (span.start < end || !isOwed(owed, span, sentence, list)) continue;
      found.push({ owed, span, topics: about });
      end = span.end;
    }
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

function isOwed(owed: Owed, at: Span, sentence: Sentence, list: Sentence | undefined): boolean {
  const { groups, heading, periods, text } = sentence;
  switch (owed) {
    case 'time':
      return periods.length === 0;
    case 'about':
      return (
        !LEADS.test(text.slice(at.end - sentence.span.start).slice(0, 30)) &&
        !AMOUNT.test(text) &&
        periods.length === 0
      );
    case 'cost':
      return !AMOUNT.test(text) || periods.length === 0;
    case 'goods':
      return (
        !LISTED.test(text) &&
        (groups.has('no-return') ||
          heading.has('no-return') ||
          list?.groups.has('no-return') ||
          /\bmay\b|可能|除外/u.test(text))
      );
    case 'rule':
      return true;
  }
}
