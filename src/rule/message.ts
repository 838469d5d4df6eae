import { UNDECIDED } from '../facts/language.ts';
import { hasMessageWords, messageElements, messageReading, slotFor } from '../facts/message/index.ts';
import { ownerOf } from '../facts/owners.ts';
import type { Run } from '../facts/run.ts';
import type { Document } from '../model/document.ts';
import { type FindingDetails, noData, notApplicable, type Outcome } from './finding.ts';
import { type Note, say } from './phrase.ts';
import type { Source } from './rule.ts';

/** What the rules about elements of messages cite. */
export const messageSources = {
  guide: { title: '打造出色的网站购物流程和体验 (AMZ123), ch. 5, 7-9', asOf: '2020-09-23' },
  training: { title: '跨境电商培训：如何提升客户的重复购买率', asOf: '2020-11-22' },
} as const satisfies Readonly<Record<string, Source>>;

/** Evidence of what a message does say. */
export const elementNotes = {
  found: say('stated are {elements:fields}: {quotes:quotes}', '已写明{elements:fields}：{quotes:quotes}'),
  none: say('none of these found: {elements:fields}', '以下各项均未找到：{elements:fields}'),
} as const;

/** What these helpers ask of a rule's context. */
interface MessageContext {
  readonly document: Document<'message'>;
  readonly run: Run;
  readonly profiles: readonly string[];
}

/**
 * Why a rule about messages of some types does not judge this one; undefined where it does. `owned`: messages about
 * an order, which many platforms send themselves.
 */
export function unjudged(
  { document, run, profiles }: MessageContext,
  types: readonly string[],
  owned: boolean,
): Outcome | undefined {
  const { value } = document;
  if (value.type === undefined) return noData('message.type');
  if (!types.includes(value.type)) return notApplicable('type');
  if (owned && ownerOf(run, profiles, 'messages') === 'platform') return notApplicable('owner');
  if (typeof value.body === 'object') return noData('body.page');
  return undefined;
}

/** What is asked of a message, what it says of it, and what it lacks. */
export interface Asked {
  readonly stated: readonly string[];
  readonly missing: readonly string[];
}

/**
 * The elements a message has and lacks; the outcome where what is not found may stand in a text brought in, or
 * in a language whose words are not known.
 */
export function askFor({ document, run }: MessageContext, elements: readonly string[]): Asked | Outcome {
  const find = messageElements(document, run);
  const stated = elements.filter(element => find(element));
  const missing = elements.filter(element => !find(element));
  const { language, partial } = messageReading(document, run);
  if (missing.length > 0 && language === UNDECIDED) return noData('language');
  if (missing.length > 0 && !hasMessageWords(language, run)) return noData('lexicon');
  if (missing.length > 0 && partial) return noData('message.partial');
  return { stated, missing };
}

export const isOutcome = (asked: Asked | Outcome): asked is Outcome => 'kind' in asked;

/** Place, evidence and text to paste of a finding that an element is missing. */
export function lackDetails(
  { document, run }: MessageContext,
  element: string,
  { stated, missing }: Asked,
  source: keyof typeof messageSources,
): FindingDetails {
  const find = messageElements(document, run);
  const label = (name: string): string => `element.${name}`;
  const evidence: Note =
    stated.length > 0
      ? {
          id: 'found',
          data: {
            elements: stated.map(label),
            quotes: [...new Set(stated.map(name => find(name)?.quote ?? ''))],
          },
        }
      : { id: 'none', data: { elements: missing.map(label) } };
  const slot = slotFor(document, element, run);
  return {
    at: ['body'],
    evidence: { ...evidence, source },
    ...(WITHOUT_TEXT.has(element)
      ? {}
      : { suggestion: { phrase: `message.${element}`, data: slot === undefined ? {} : { slot } } }),
  };
}

/** A benefit is the seller's to decide, and some platforms forbid it: there is no text to paste. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(['benefit', 'next-benefit', 'discount', 'offer']);
