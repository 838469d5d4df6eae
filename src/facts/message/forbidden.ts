import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import type { Run } from '../run.ts';
import { messageReading } from './reading.ts';
import { termsIn } from './terms.ts';
import { type MessageWords, wordsIn } from './vague.ts';
import { contactIn, linksIn } from './values.ts';

/** Words that make a review one that the buyer wrote already: thanks for your positive review, 感谢您的好评. */
const OWN = /(?:\byour|\bihre|\bdeine|\bvotre|\bsu|\btu|\bthis|\bthe many|[您你]的|们的|获得|收到) ?$/u;
const REVIEWS: ReadonlySet<string> = new Set(['positive-review']);

/** The phrases of a message that some platform forbids, one a group of the list `message.forbidden`. */
export const forbiddenPhrases = (document: Document<'message'>, run: Run): readonly MessageWords[] =>
  wordsIn(
    document,
    'message.forbidden',
    run,
    ({ words }, { group, start, end }) =>
      group !== 'thanks' &&
      group !== 'purpose' &&
      !(REVIEWS.has(group) && (OWN.test(words.slice(0, start)) || words.startsWith('级', end))),
  );

const REWARDS: ReadonlySet<string> = new Set(['paid-review', 'coupon']);

/** Where a message asks for another review and offers something for it: a coupon, money back, an amount. */
export function boughtReview(document: Document<'message'>, run: Run): MessageWords | undefined {
  const found = wordsIn(
    document,
    'message.forbidden',
    run,
    (_, { group }) => group === 'changed-review' || REWARDS.has(group),
  );
  const asks = found.find(({ group }) => group === 'changed-review');
  if (!asks) return undefined;
  const isRewarded =
    found.some(({ group }) => REWARDS.has(group)) ||
    messageReading(document, run).texts.some(({ words }) => isOffered(words, run));
  return isRewarded ? asks : undefined;
}

/** “If you change it to five stars we refund you”: a sentence with the review and with money. */
const isOffered = (words: string, run: Run): boolean =>
  words.split(/[.。!！?？\n]/u).some(sentence => {
    const asks = termsIn(sentence, 'message.forbidden', run).some(({ group }) => group === 'changed-review');
    return asks && termsIn(sentence, 'message.elements', run).some(({ group }) => group === 'refund');
  });

/** Something in a message with its place in the raw value. */
export interface Placed {
  readonly at: Path;
  readonly span: Span;
  readonly words: string;
}

/** Where a buyer follows the parcel, which no platform minds. */
const CARRIER = /track|trace|sendung|verfolg|suivi|seguim|rastre/i;

/** Links to sites that are none of `own`; what an engine fills in is not known. */
export function foreignLinks(
  document: Document<'message'>,
  own: readonly string[],
  run: Run,
): readonly Placed[] {
  return messageReading(document, run).texts.flatMap(({ path, text }) =>
    linksIn(text.raw).flatMap(({ target, span }) => {
      const host = /^(?:https?:)?(?:\/\/)?(?:www\.)?([^/?#:\s]+)/i.exec(target)?.[1]?.toLowerCase() ?? '';
      if (!/^[\p{L}\d.-]+\.[\p{L}]{2,}$/u.test(host) || CARRIER.test(target)) return [];
      const isOwn = own.some(site => host === site || host.endsWith(`.${site}`));
      return isOwn ? [] : [{ at: path, span, words: target }];
    }),
  );
}

/** The first e-mail address or telephone number. */
export function statedContact(document: Document<'message'>, run: Run): Placed | undefined {
  for (const { path, text } of messageReading(document, run).texts) {
    const span = contactIn(text.raw);
    if (span) return { at: path, span, words: text.raw.slice(span.start, span.end) };
  }
  return undefined;
}

/** Longer messages say something besides, in UTF-16 units without marks of the engine. */
const SHORT = 400;

/** Whether a message only thanks: no matter of an order, no question, nothing filled in but names. */
export function onlyThanks(document: Document<'message'>, run: Run): boolean {
  const { texts, partial } = messageReading(document, run);
  const groups = new Set(
    texts.flatMap(({ words }) => termsIn(words, 'message.forbidden', run).map(({ group }) => group)),
  );
  const length = texts.reduce((sum, { words }) => sum + words.replaceAll('\ufffc', '').length, 0);
  const filled = texts.flatMap(({ placeholders }) => placeholders);
  return (
    !partial &&
    groups.has('thanks') &&
    !groups.has('purpose') &&
    length < SHORT &&
    texts.every(({ words, links }) => links.length === 0 && !/[?？]/u.test(words)) &&
    filled.every(({ meaning }) => meaning !== undefined && NAMES.has(meaning))
  );
}

const NAMES: ReadonlySet<string> = new Set(['name', 'store', 'order-number', 'product', 'items']);
