import { UNDECIDED } from '../facts/language.ts';
import { hasMessageWords, messageElements, messageReading, slotFor } from '../facts/message/index.ts';
import { ownerOf } from '../facts/owners.ts';
import type { Run } from '../facts/run.ts';
import type { Document } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import { type FindingDetails, noData, notApplicable, type Outcome, type RuleFinding } from './finding.ts';
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

/** What is asked of the context of a rule about elements of messages. */
interface MessageContext {
  readonly document: Document<'message'>;
  readonly run: Run;
  readonly profiles: readonly string[];
  readonly options: { readonly require: readonly string[] };
  text(path: Path): unknown;
  absent(field: string, finding: () => RuleFinding): Outcome;
}

/** What is asked of a message, what it says of it, and what it lacks, in the order it was asked. */
export interface Asked<E extends string = string> {
  readonly owed: readonly E[];
  readonly stated: readonly E[];
  readonly missing: readonly E[];
}

/** How a rule asks. */
interface Asking<E extends string> {
  /** Messages of this type are about an order: many platforms send them themselves. */
  readonly owned: (type: string) => boolean;
  /** The finding where the message has no text. */
  readonly empty: () => RuleFinding;
  /** Elements that this message does not owe, though its type does. */
  readonly except?: (element: E) => boolean;
}

/**
 * The elements that messages of a type owe, of those that the option `require` names, with what this one has and
 * lacks; the outcome where it is of another type, sent by the platform, without text, or where what is not found
 * may stand in a text brought in or in a language whose words are not known.
 */
export function askFor<E extends string>(
  context: MessageContext,
  elements: Readonly<Record<string, readonly E[]>>,
  { owned, empty, except }: Asking<E>,
): Asked<E> | Outcome {
  const { document, run, profiles, options } = context;
  const { type, body } = document.value;
  if (type === undefined) return noData('message.type');
  const ofType = elements[type];
  if (!ofType) return notApplicable('type');
  if (owned(type) && ownerOf(run, profiles, 'messages') === 'platform') return notApplicable('owner');
  if (typeof body === 'object') return noData('body.page');
  if (!context.text(['body'])) return context.absent('body', empty);
  const owed = ofType.filter(element => options.require.includes(element) && !except?.(element));
  const find = messageElements(document, run);
  const stated = owed.filter(element => find(element));
  const missing = owed.filter(element => !find(element));
  const { language, partial } = messageReading(document, run);
  if (missing.length > 0 && language === UNDECIDED) return noData('language');
  if (missing.length > 0 && !hasMessageWords(language, run)) return noData('lexicon');
  if (missing.length > 0 && partial) return noData('message.partial');
  return { owed, stated, missing };
}

export const isOutcome = (asked: Asked | Outcome): asked is Outcome => 'kind' in asked;

/** Place, evidence and text to paste of a finding that an element is missing. */
export function lackDetails(
  { document, run }: Pick<MessageContext, 'document' | 'run'>,
  element: string,
  { stated, missing }: Omit<Asked, 'owed'>,
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
