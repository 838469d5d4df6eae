import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import { valueAt } from '../../model/path.ts';
import { foldedHits } from '../lexicon.ts';
import { fact, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import {
  detailsIn,
  isOnReturns,
  type PolicyDetail,
  type PolicyFact,
  policyFacts,
  refusesReturns,
  type StatedFact,
  statementsIn,
} from './facts.ts';
import type { Owed } from './pairs.ts';
import { plainOf, quoteOf } from './quotes.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { structuredFacts } from './structured.ts';
import { type PolicyText, type Tone, toneOf } from './tone.ts';
import { type Topic, vagueIn } from './vague.ts';

export {
  type PolicyDetail,
  type PolicyFact,
  policyDetails,
  policyFacts,
  type StatedFact,
} from './facts.ts';
export { hasPolicyWords, hasShippingWords } from './languages.ts';
export type { Owed } from './pairs.ts';
export { fieldOfDetail, fieldOfFact } from './structured.ts';
export type { Topic } from './vague.ts';

/** What a document says of returns. */
export interface ReturnPolicy {
  /** Where a fact that is missing would stand. */
  readonly at: Path;
  /** Its own field or section, or only a passage of a listing's description. */
  readonly origin: 'own' | 'mention';
  /** Given as fields, so that a missing fact has a place of its own. */
  readonly structured: boolean;
  /** Whether any of it is running text, which has a language. */
  readonly hasText: boolean;
  readonly facts: Partial<Readonly<Record<PolicyFact, StatedFact>>>;
  /** What is said of a stated window and refund time beside their days. */
  readonly details: readonly PolicyDetail[];
  /** A shop that takes nothing back. */
  readonly refuses: boolean;
  /** A text that does not speak of returns at all. */
  readonly offTopic: boolean;
  /** A page that could not be read, so that what is not found may stand there. */
  readonly unread: boolean;
}

/** Vague words of a document's policies. */
export interface VagueWords {
  readonly at: Path;
  readonly span: Span;
  readonly owed: Owed;
  readonly words: string;
  /** What their sentence, or the heading above it, is about. */
  readonly topics: readonly Topic[];
}

const RETURN: ReadonlySet<string> = new Set(['return']);
/** Below this a text of the field itself (“30 days from delivery”) needs no word for what it is about. */
const SHORT = 120;
/** A passage of a description is a policy where it states a window and so many facts in all. */
const FACTS_OF_A_POLICY = 3;

/** What a listing or a store says of returns; undefined where it says nothing. */
export const returnPolicy = fact((document: Document, run: Run): ReturnPolicy | undefined => {
  const own = valueAt(document.value, ['returns']);
  const fields = structuredFacts(own);
  const texts = ownTexts(document, own, run);
  if (fields || texts.length > 0) {
    const facts = { ...statedIn(texts), ...fields?.facts };
    const sentences = texts.flatMap(read => read.sentences);
    return {
      at: fields ? ['returns'] : (texts[0] as PolicyText).path,
      origin: 'own',
      structured: fields !== undefined,
      hasText: texts.length > 0,
      facts,
      details: [...(fields?.details ?? []), ...detailsIn(sentences)],
      refuses: fields?.refuses || (!facts.window && refusesReturns(sentences)),
      offTopic: fields === undefined && !isOnReturns(sentences) && Object.keys(facts).length === 0,
      unread: fields?.page !== undefined,
    };
  }
  const passages = document.kind === 'listing' ? mentions(document, run) : [];
  const facts = statedIn(passages);
  if (!facts.window || Object.keys(facts).length < FACTS_OF_A_POLICY) return undefined;
  const first = policyFacts.map(name => facts[name]).find(stated => stated !== undefined) as StatedFact;
  return {
    at: first.at,
    origin: 'mention',
    structured: false,
    hasText: true,
    facts,
    details: detailsIn(passages.flatMap(read => read.sentences)),
    refuses: false,
    offTopic: false,
    unread: false,
  };
});

/** How the texts of a document on returns speak to buyers. */
export const toneOfReturns = (document: Document, run: Run): readonly Tone[] =>
  ownTexts(document, valueAt(document.value, ['returns']), run).map(read => toneOf(read, run));

/** The vague words of a document's policy on returns and, of a store, on shipping. */
export function vagueWords(document: Document, run: Run): readonly VagueWords[] {
  const texts = ownTexts(document, valueAt(document.value, ['returns']), run);
  const policy = texts.length === 0 ? returnPolicy(document, run) : undefined;
  const passages = policy?.origin === 'mention' ? mentions(document, run) : [];
  const shipping =
    document.kind === 'store'
      ? [['shipping'], ['shipping', 'special']].flatMap(path => readAt(document, path, run))
      : [];
  return [...texts, ...passages, ...shipping].flatMap(({ path, text, sentences }) =>
    vagueIn(text, sentences, run).map(({ owed, span, topics }) => ({
      at: path,
      span: text.rawSpan(span),
      owed,
      words: plainOf(text, span),
      topics,
    })),
  );
}

/** The texts that are there to speak of returns: the field and its parts, sections by their name. */
function ownTexts(document: Document, own: unknown, run: Run): readonly PolicyText[] {
  const paths: Path[] = [];
  if (typeof own === 'string') paths.push(['returns']);
  else if (own !== null && typeof own === 'object')
    for (const field of ['conditions', 'exceptions', 'process', 'address', 'refund_method'])
      paths.push(['returns', field]);
  const sections = document.kind === 'listing' ? valueAt(document.value, ['sections']) : undefined;
  if (sections !== null && typeof sections === 'object') {
    for (const name of Object.keys(sections)) {
      if (speaksOfReturns(name.replaceAll('_', ' ').toLowerCase(), run)) paths.push(['sections', name]);
    }
  }
  return paths.flatMap(path => readAt(document, path, run, RETURN));
}

/** The texts of a listing that may speak of returns among other things. */
function mentions(document: Document, run: Run): readonly PolicyText[] {
  const paths: Path[] = [['description']];
  const bullets = valueAt(document.value, ['bullets']);
  if (Array.isArray(bullets)) for (const index of bullets.keys()) paths.push(['bullets', index]);
  return paths.flatMap(path => {
    const text = textAt(document, path);
    if (!text || !hints(run).some(hint => text.folded.includes(hint))) return [];
    return readAt(document, path, run).map(read => ({ ...read, sentences: passage(read.sentences) }));
  });
}

/** Sentences on returns, each with the one that follows it: the rest of a description is on the product. */
function passage(sentences: readonly Sentence[]): readonly Sentence[] {
  const speaks = sentences.map(
    ({ groups, heading }) => groups.has('return') || groups.has('refund') || heading.has('return'),
  );
  return sentences.filter((_, index) => speaks[index] || speaks[index - 1]);
}

const known = new WeakMap<object, readonly string[]>();

/** Beginnings of words: a text without any of them is not read for returns. */
function hints(run: Run): readonly string[] {
  const lexicon = run.lexicon('policy-hints');
  const found =
    known.get(lexicon) ?? Object.values(lexicon.groups).flatMap(group => Object.values(group).flat());
  known.set(lexicon, found);
  return found;
}

function speaksOfReturns(name: string, run: Run): boolean {
  return foldedHits(name, run.lexicon('policy')).some(
    ({ group }) => group === 'return' || group === 'refund',
  );
}

function readAt(
  document: Document,
  path: Path,
  run: Run,
  topic?: ReadonlySet<string>,
): readonly PolicyText[] {
  const text = textAt(document, path);
  if (!text) return [];
  const about = text.folded.length <= SHORT ? topic : undefined;
  return [{ path, text, sentences: sentencesOf(text, run, about) }];
}

/** The facts of several texts, each with its words. */
function statedIn(texts: readonly PolicyText[]): ReturnPolicy['facts'] {
  const facts: Partial<Record<PolicyFact, StatedFact>> = {};
  for (const { path, text, sentences } of texts) {
    for (const [name, { span, days, period }] of Object.entries(statementsIn(sentences))) {
      facts[name as PolicyFact] ??= {
        at: path,
        span: text.rawSpan(span),
        quote: quoteOf(text, span, period),
        ...(days === undefined ? {} : { days }),
      };
    }
  }
  return facts;
}
