import type { Text } from '../../model/text.ts';
import type { Sentence } from '../policy/sentences.ts';

/** What happens after an order, in order. */
export const stages = ['placed', 'confirmed', 'processed', 'shipped', 'delivered'] as const;
export type Stage = (typeof stages)[number];

/** The groups that name a stage; the first that a step has tells it. */
const groupsOf = {
  confirmed: ['confirmation', 'confirmed'],
  processed: ['processing'],
  shipped: ['shipped', 'dispatch-notice', 'tracking'],
  delivered: ['arrived', 'delivery-notice'],
  placed: ['placed'],
} as const satisfies Readonly<Record<Stage, readonly string[]>>;

/** “Confirmed → Packed → Shipped → Delivered” */
const ARROW = /\s*(?:→|➔|➡|⇒|-{1,2}>|={1,2}>|—+>|>{1,2})\s*/u;
/** `1.`, `2)`, `第三步`, `Step 4:` before the words of a line, in the raw text. */
const NUMBERED =
  /(?:^|\n|>)\s*(?:#{1,6}\s*)?(?:\*\*)?(?:(?:step|schritt|étape|paso)\s*)?(?:\d{1,2}\s*[.)、:：\n]|第[一二三四五六七八九]步)\s*(?:\*\*)?$/iu;

/** The steps that a page numbers or joins by arrows, each by its stage; those of no stage are left out. */
export function stepsIn(sentences: readonly Sentence[], text: Text): readonly Stage[] {
  let longest: readonly Stage[] = [];
  let run: Stage[] = [];
  for (const sentence of sentences) {
    const chain = chainIn(sentence);
    if (chain.length > longest.length) longest = chain;
    const { start } = text.rawSpan(sentence.span);
    // Returns have steps of their own.
    if (sentence.groups.has('returning') || sentence.heading.has('returning')) {
      run = [];
      continue;
    }
    if (!NUMBERED.test(text.raw.slice(Math.max(0, start - 20), start))) continue;
    const stage = stageOf(sentence.groups);
    if (stage) run = [...run, stage];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function chainIn({ text, words, span }: Sentence): readonly Stage[] {
  const links = text.split(ARROW);
  if (links.length < 3) return [];
  let start = span.start;
  return links.flatMap(link => {
    const from = span.start + text.indexOf(link, start - span.start);
    start = from + link.length;
    const inside = words.filter(word => word.span.start >= from && word.span.end <= from + link.length);
    const stage = stageOf(new Set(inside.flatMap(word => [...word.groups])));
    return stage ? [stage] : [];
  });
}

/** The stage that words name. */
export function stageOf(groups: ReadonlySet<string>): Stage | undefined {
  return (Object.keys(groupsOf) as Stage[]).find(stage => groupsOf[stage].some(group => groups.has(group)));
}

/** The first step that comes before one it should follow. */
export function misplaced(steps: readonly Stage[]): readonly [Stage, Stage] | undefined {
  for (const [index, stage] of steps.entries()) {
    const next = steps[index + 1];
    if (next && stages.indexOf(next) < stages.indexOf(stage)) return [stage, next];
  }
  return undefined;
}
