import type { Document } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import { namesDay } from './dates.ts';
import { foldedHits } from './lexicon.ts';
import type { Run } from './run.ts';
import { textAt } from './text.ts';

/** What a pre-order page owes its buyers; `refund-part`, `refund-days`: that all is refunded, and until when. */
export const campaignParts = [
  'intro',
  'discount',
  'period',
  'goal',
  'refund',
  'refund-part',
  'refund-days',
  'dispatch',
  'transit',
  'steps',
] as const;
export type CampaignPart = (typeof campaignParts)[number];

/** What a campaign of a store says. */
export interface CampaignPage {
  /** Parts that are asked for and not stated. */
  readonly missing: readonly CampaignPart[];
  /** Its running text, folded; empty where it has none. */
  readonly text: string;
}

/** An introduction has so many words, two Chinese characters counted as one. */
const INTRODUCTION = 30;
const STEPS = 3;

const SENTENCE = /[.!?](?=\s|$)|[。！？；;\n]/u;
/** A number, or one written in Chinese before a unit of time. */
const NUMBER = /\d|[一二三四五六七八九十两半]+\s?个?(?:天|日|周|月|工作日)/u;
const LISTED = /(?:^|[\s>])(?:step |schritt |étape |paso |第)?(\d{1,2}|[一二三四五六七八九])[.)、步:：]/gu;

/** The parts of the pre-order page at `path` of a store that are missing. */
export function campaignPage(document: Document<'store'>, path: Path, run: Run): CampaignPage {
  const campaign = document.value.campaigns?.[path[1] as number] ?? {};
  const folded = (field: string): string => textAt(document, [...path, field])?.folded ?? '';
  const text = folded('text');
  const lexicon = run.lexicon('preorder-page');
  const groupsOf = (words: string): ReadonlySet<string> =>
    new Set(foldedHits(words, lexicon, run.allowed('preorder-page')).map(({ group }) => group));
  const sentences = `${folded('intro')}\n${text}`
    .split(SENTENCE)
    .map(words => ({ words, groups: groupsOf(words) }));
  const says = (group: string, and?: (words: string, groups: ReadonlySet<string>) => boolean): boolean =>
    sentences.some(({ words, groups }) => groups.has(group) && (and?.(words, groups) ?? true));
  const hasNumber = (words: string): boolean => NUMBER.test(words);
  const hasDay = (words: string): boolean => namesDay(words, run);
  const field = (name: string, and: (words: string) => boolean): boolean => {
    const words = folded(name);
    return words !== '' && and(words);
  };

  const refund = [
    folded('refund_if_missed'),
    ...sentences
      .filter(({ groups }) => groups.has('refund') && (groups.has('missed') || groups.has('goal')))
      .map(({ words }) => words),
  ].filter(words => words !== '');
  const isOpen = says('no-goal');
  const stated: Readonly<Record<CampaignPart, boolean>> = {
    intro: wordsIn(`${folded('intro')} ${text}`) >= INTRODUCTION,
    discount:
      field('discount', () => true) ||
      says('discount', hasNumber) ||
      says('no-discount') ||
      /\d\s?%/.test(text),
    period: campaign.end !== undefined || says('period', hasDay),
    goal: (campaign.goal ?? 0) > 0 || says('goal', hasNumber) || isOpen,
    refund: refund.length > 0 || isOpen,
    'refund-part': refund.length === 0 || refund.some(words => groupsOf(words).has('full')),
    'refund-days': refund.length === 0 || refund.some(hasNumber),
    dispatch: field('ships_after', hasNumber) || says('dispatch', words => hasNumber(words) || hasDay(words)),
    transit: field('transit', hasNumber) || says('transit', hasNumber),
    // Fields alone have no place for them.
    steps: text === '' || stepsIn(text, campaign.text ?? '') >= STEPS,
  };
  return { missing: campaignParts.filter(part => !stated[part]), text: `${folded('intro')}\n${text}` };
}

/** Words of a folded text, two Chinese characters counted as one. */
function wordsIn(folded: string): number {
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = folded.match(/(?!\p{Script=Han})\p{L}[\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
  return words + han / 2;
}

/** Items of a numbered list, or of one in HTML or Markdown. */
function stepsIn(folded: string, raw: string): number {
  const numbered = new Set([...folded.matchAll(LISTED)].map(([, number]) => number)).size;
  const items = raw.match(/<li\b|^\s*[-*•]\s/gimu)?.length ?? 0;
  return Math.max(numbered, items);
}
