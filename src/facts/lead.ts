import type { Document } from '../model/document.ts';
import type { Span } from '../model/path.ts';
import type { Text } from '../model/text.ts';
import { textLanguage, UNDECIDED } from './language.ts';
import { foldedHits } from './lexicon.ts';
import type { Run } from './run.ts';
import { textAt } from './text.ts';
import { namesProduct } from './title/head.ts';
import { unspacedMentions } from './title/mentions.ts';
import { readTitle, type TitleReading, titleReading } from './title/reading.ts';
import { baseOf } from './title/stems.ts';
import { isUnspaced } from './title/words.ts';

/** The first lines of a description. */
export interface Lead {
  /** In the raw value. */
  readonly span: Span;
  readonly words: string;
  /** What it begins with before it names the product: a group of `copy-lead` with its words, in the raw value. */
  readonly opening?: { readonly group: string; readonly words: string; readonly span: Span };
  /** Whether it says what the product is: by a word of the title or the name of any product. */
  readonly named: boolean;
}

/** An opening stands in the first words; what comes later is one matter among others. In UTF-16 units. */
const OPENS_WITHIN = 24;
/** Of a shorter description that it is short is all that can be said. As a share of the lead. */
const FULL = 0.5;
/** A shorter word is found inside others by chance. */
const LONG_ENOUGH = 4;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const HAN_PAIR = /(?=(\p{sc=Han}{2}))/gu;

/**
 * The first `letters` characters of the description, or `signs` of a script without blanks; undefined where it is too
 * short, in another language than the title, or there is no title to tell the product by.
 */
export function leadOf(
  document: Document<'listing'>,
  run: Run,
  { letters, signs }: { readonly letters: number; readonly signs: number },
): Lead | undefined {
  const text = textAt(document, ['description']);
  const title = titleReading(document, run);
  if (!text || !title) return undefined;
  const most = title.unspaced ? signs : letters;
  const language = textLanguage(text, run);
  const isOwn = language === title.language || (language === UNDECIDED && !title.unspaced);
  if (!isOwn || text.folded.length < most * FULL) return undefined;
  const end = endOfWord(text.folded, most);
  const lead = text.folded.slice(0, end);
  const opening = foldedHits(lead, run.lexicon('copy-lead'), run.allowed('copy-lead')).find(
    ({ span }) => span.start < OPENS_WITHIN,
  );
  const said = firstOfTitle(lead, title);
  // Reading the lead as a title is read costs more than all the rest, and is seldom needed.
  const namedAt = said < end && !opening ? said : Math.min(said, firstProduct(lead, title, document, run));
  return {
    ...shown(text, { start: 0, end }),
    named: namedAt < end,
    ...(opening &&
      opening.span.start <= namedAt && { opening: { group: opening.group, ...shown(text, opening.span) } }),
  };
}

function shown(text: Text, folded: Span): { readonly words: string; readonly span: Span } {
  const plain = text.plainSpan(folded);
  return {
    words: text.plain.slice(plain.start, plain.end).replace(/\s+/g, ' '),
    span: text.rawSpan(folded),
  };
}

function endOfWord(folded: string, most: number): number {
  if (folded.length <= most) return folded.length;
  const rest = /^[\p{sc=Latin}\p{M}\p{N}'’-]*/u.exec(folded.slice(most))?.[0].length ?? 0;
  return most + rest;
}

/** Where the lead first names a product; infinite where it does not. */
function firstProduct(lead: string, title: TitleReading, { value }: Document<'listing'>, run: Run): number {
  if (isUnspaced(lead)) return firstNoun(lead, run);
  const reading = readTitle(lead, title.language, value.brand ?? '', run);
  return reading.pieces.find(namesProduct)?.span.start ?? Number.POSITIVE_INFINITY;
}

/** The same without blanks, where the word lists alone tell: what repeats and what the words are is not asked. */
function firstNoun(lead: string, run: Run): number {
  const named = unspacedMentions(lead, run).filter(
    ({ list, groups }) =>
      list === 'nouns' && !groups.includes('_neutral') && groups.some(group => !group.startsWith('_')),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...named.map(({ span }) => span.start));
}

/** Where the lead first says a word of the title; infinite where it does not. */
function firstOfTitle(lead: string, title: TitleReading): number {
  if (title.unspaced) {
    const pairs = new Set([...title.folded.matchAll(HAN_PAIR)].map(([, pair]) => pair));
    for (const { 1: pair, index } of lead.matchAll(HAN_PAIR)) if (pairs.has(pair)) return index;
    return Number.POSITIVE_INFINITY;
  }
  const content = title.words.filter(({ kind }) => kind === 'content' || kind === 'code');
  const bases = new Set(content.map(({ text }) => baseOf(text, title.language)));
  // Words run together and compounds hold the name inside another word.
  const inside = [...bases]
    .filter(base => base.length >= LONG_ENOUGH)
    .map(base => lead.indexOf(base))
    .filter(place => place !== -1);
  const nearest = Math.min(lead.length, ...inside);
  for (const { 0: word, index } of lead.matchAll(WORD)) {
    if (index >= nearest) break;
    if (bases.has(baseOf(word, title.language))) return index;
  }
  return nearest < lead.length ? nearest : Number.POSITIVE_INFINITY;
}
