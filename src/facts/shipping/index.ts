import type { Document } from '../../model/document.ts';
import { type Path, valueAt } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { quoteOf } from '../policy/quotes.ts';
import { type Sentence, sentencesOf } from '../policy/sentences.ts';
import { fact, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import type { ShippingPage, Stated } from './page.ts';
import { type ShippingDetail, type ShippingSection, sectionsIn } from './sections.ts';
import { type Stage, stageOf, stepsIn } from './steps.ts';
import { gapsOf, type ShippingFields, structuredSections } from './structured.ts';

export type { OptionGap, ShippingPage, StatedPart } from './page.ts';
export { type ShippingDetail, type ShippingSection, shippingDetails, shippingSections } from './sections.ts';
export { misplaced, type Stage, stages } from './steps.ts';
export { fieldOfSection } from './structured.ts';

/** The parts whose order is that of the steps after an order. */
const IN_ORDER: readonly ShippingSection[] = ['order-confirmation', 'processing', 'dispatch', 'delivery'];

/** What a store says of shipping; undefined where it says nothing. A page on returns may say both. */
export const shippingPage = fact((document: Document, run: Run): ShippingPage | undefined => {
  const own = valueAt(document.value, ['shipping']);
  if (own !== null && typeof own === 'object' && !Array.isArray(own))
    return ofFields(document, own as ShippingFields, run);
  const page = readAt(document, ['shipping'], run);
  if (page) return page;
  const onReturns = readAt(document, ['returns'], run);
  const told = Object.keys(onReturns?.sections ?? {});
  // What a refund leaves out (“the cheapest standard delivery”) makes no shipping page.
  return told.length > 1 && (told.includes('processing') || told.includes('options')) ? onReturns : undefined;
});

/** A text as a shipping page. */
function readAt(document: Document, at: Path, run: Run): ShippingPage | undefined {
  const text = textAt(document, at);
  if (!text) return undefined;
  const sentences = sentencesOf(text, run, undefined, 'shipping');
  const { sections, details } = sectionsIn(sentences);
  const lacks: ShippingDetail[] = [];
  if (sections.options && !details.has('options-time')) lacks.push('options-time');
  if (sections.options && !details.has('options-cost')) lacks.push('options-cost');
  if (sections.customs && !details.has('customs-payer')) lacks.push('customs-payer');
  const starts = IN_ORDER.map(section => sections[section]?.span.start ?? Number.NaN);
  return {
    at,
    structured: false,
    hasText: true,
    sections: statedAt(at, text, sections),
    lacks,
    gaps: [],
    steps: stepsIn(sentences, text),
    inOrder: starts.every((start, index) => index === 0 || (starts[index - 1] as number) < start),
    abroad: sentences.some(shipsAbroad),
    offTopic: Object.keys(sections).length === 0 && !sentences.some(({ groups }) => groups.has('topic')),
    unread: false,
  };
}

function ofFields(document: Document, fields: ShippingFields, run: Run): ShippingPage {
  const read = (fields.steps ?? []).flatMap((_, index) => {
    const at = ['shipping', 'steps', index];
    const text = textAt(document, at);
    return text ? [{ at, text, sentences: sentencesOf(text, run, undefined, 'shipping') }] : [];
  });
  const sections = structuredSections(fields);
  const steps: Stage[] = [];
  for (const { at, text, sentences } of read) {
    const groups = new Set(sentences.flatMap(sentence => [...sentence.groups]));
    const stage = stageOf(groups);
    if (stage) steps.push(stage);
    if (stage === 'confirmed' && sentences[0])
      sections['order-confirmation'] ??= { at, quote: quoteOf(text, sentences[0].span) };
  }
  return {
    at: ['shipping'],
    structured: true,
    hasText: read.length > 0,
    sections,
    lacks: sections.customs && !fields.customs?.payer ? ['customs-payer'] : [],
    gaps: gapsOf(fields.options),
    steps,
    inOrder: false,
    abroad: false,
    offTopic: false,
    unread: fields.page !== undefined,
  };
}

function statedAt(at: Path, text: Text, sections: Partial<Record<ShippingSection, Sentence>>): Stated {
  return Object.fromEntries(
    Object.entries(sections).map(([section, { span }]) => [
      section,
      { at, span: text.rawSpan(span), quote: quoteOf(text, span) },
    ]),
  );
}

/** “We ship worldwide”, and not “we do not ship abroad”. */
const shipsAbroad = ({ groups, isHeading }: Sentence): boolean =>
  !isHeading && groups.has('abroad') && !groups.has('negation') && !groups.has('returning');
