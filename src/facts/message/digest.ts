import type { Document } from '../../model/document.ts';
import { markedName } from '../../model/language-mark.ts';
import type { Path, Span } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { languageOf } from '../language.ts';
import { periodsIn } from '../policy/periods.ts';
import type { Run } from '../run.ts';
import { BLOT, type MessageText, messageReading } from './reading.ts';
import { termsIn } from './terms.ts';
import { amountsIn, datesIn, percentsIn } from './values.ts';

/** Something a message says that its other language version must say too. */
export interface PairFact {
  /** What is compared: `25`, `12-24`, the name of a placeholder's meaning. */
  readonly value: string;
  /** As written. */
  readonly words: string;
  /** Of an amount (ISO 4217). */
  readonly currency?: string;
  readonly at: Path;
  /** In the raw value. */
  readonly span: Span;
}

/** The kinds of things that are compared. */
export type PairFactKind = 'amount' | 'percent' | 'days' | 'date' | 'link' | 'placeholder';

/** What one language version says. */
export interface Digest {
  /** Primary tag. */
  readonly language: string;
  readonly said: Readonly<Record<PairFactKind, readonly PairFact[]>>;
  readonly topics: readonly string[];
  /** In Latin letters; a Chinese character counts as `LETTERS_A_HAN`. */
  readonly length: number;
}

const LETTERS_A_HAN = 3;

/** A stretch of a text, from the beginning of a line to the end of one. */
interface Part {
  readonly text: MessageText;
  readonly start: number;
  readonly end: number;
}

/** What a message says as a whole. */
export function digestOf(document: Document<'message'>, run: Run): Digest {
  const { texts, language } = messageReading(document, run);
  return digest(
    texts.map(text => ({ text, start: 0, end: text.words.length })),
    language,
    run,
  );
}

/** So many letters make a version of their own: fewer are a name or an address. */
const OWN_HAN = 15;
const OWN_LATIN = 40;

/** The two versions in one body, where Chinese lines stand beside lines of another language; else undefined. */
export function versionsIn(document: Document<'message'>, run: Run): readonly [Digest, Digest] | undefined {
  const text = messageReading(document, run).texts.find(({ path }) => path[0] === 'body');
  if (!text || !/\p{sc=Han}/u.test(text.words)) return undefined;
  const han: Part[] = [];
  const latin: Part[] = [];
  let start = 0;
  for (const line of text.words.split('\n')) {
    const part = { text, start, end: start + line.length };
    (/\p{sc=Han}/u.test(line) ? han : latin).push(part);
    start = part.end + 1;
  }
  const written = (parts: readonly Part[]): string =>
    parts.map(part => text.words.slice(part.start, part.end)).join('\n');
  const letters = (written(latin).match(/[a-zà-ÿ]/gu) ?? []).length;
  const characters = (written(han).match(/\p{sc=Han}/gu) ?? []).length;
  if (letters < OWN_LATIN || characters < OWN_HAN) return undefined;
  const language = languageOf(written(latin).replaceAll(BLOT, ' '), run.lexicon('stopwords'));
  if (!(language in (run.lexicon('message.topics').groups.stock ?? {}))) return undefined;
  return [digest(han, 'zh', run), digest(latin, language, run)];
}

function digest(parts: readonly Part[], language: string, run: Run): Digest {
  const said: Record<PairFactKind, PairFact[]> = {
    amount: [],
    percent: [],
    days: [],
    date: [],
    link: [],
    placeholder: [],
  };
  const topics = new Set<string>();
  let length = 0;
  for (const { text, start, end } of parts) {
    const words = text.words.slice(start, end);
    const place = (value: string, span: Span): PairFact => {
      const own = { start: start + span.start, end: start + span.end };
      const plain = text.text.plainSpan(own);
      return {
        value,
        words: text.text.plain.slice(plain.start, plain.end).replace(/\s+/g, ' '),
        at: text.path,
        span: text.text.rawSpan(own),
      };
    };
    for (const { amount, currency, span } of amountsIn(words, language))
      said.amount.push({ ...place(amount, span), currency });
    for (const { percent, span } of percentsIn(words)) said.percent.push(place(String(percent), span));
    for (const { days, span } of periodsIn(words, run)) said.days.push(place(String(days), span));
    for (const { date, span } of datesIn(words, run)) said.date.push(place(date, span));
    const whole = start === 0 && end === text.words.length;
    const raw = text.text.rawSpan({ start, end });
    for (const { target, span } of text.links) {
      if (whole || (span.start >= raw.start && span.start < raw.end))
        said.link.push({ value: 'link', words: target, at: text.path, span });
    }
    for (const { name, meaning, span } of text.placeholders) {
      if (span.start < start || span.start >= end) continue;
      const value = meaning ?? (/^[\w.\s-]+$/.test(name) ? name.toLowerCase() : undefined);
      if (value !== undefined)
        said.placeholder.push(place(value, { start: span.start - start, end: span.end - start }));
    }
    for (const topic of topicsOf(words, run)) topics.add(topic);
    length += lengthOf(words);
  }
  return { language, said, topics: [...topics].sort(), length };
}

function lengthOf(words: string): number {
  const han = (words.match(/\p{sc=Han}/gu) ?? []).length;
  return (words.match(/\p{L}/gu) ?? []).length - han + han * LETTERS_A_HAN;
}

/** No word is so long: the blanks between words are lost. */
const RUN_TOGETHER = /\p{L}{25,}/u;
/** A term without its blanks is told from chance by its length. */
const SURE = 8;

function topicsOf(words: string, run: Run): ReadonlySet<string> {
  const found = new Set(termsIn(words, 'message.topics', run).map(({ group }) => group));
  if (!RUN_TOGETHER.test(words)) return found;
  const squeezed = words.replace(/\s+/g, '');
  for (const [group, byLanguage] of Object.entries(run.lexicon('message.topics').groups)) {
    const terms = Object.values(byLanguage)
      .flat()
      .map(term => fold(term).folded.replace(/\s+/g, ''));
    if (terms.some(term => term.length >= SURE && squeezed.includes(term))) found.add(group);
  }
  return found;
}

/** The names under which a message finds its other language versions. */
export function pairKeys({ value }: Document<'message'>): readonly string[] {
  const id = value.id?.trim() ?? '';
  const stem = markedName(id).stem.toLowerCase();
  return [
    ...(stem === '' ? [] : [`stem ${stem} ${value.type ?? ''}`]),
    ...(id === '' ? [] : [`id ${id}`]),
    ...(value.pair ? [`pair ${value.pair}`] : []),
  ];
}

/** The names under which its versions are kept: the same stem, the one it names, and those that name it. */
export function partnerKeys({ value }: Document<'message'>): readonly string[] {
  const id = value.id?.trim() ?? '';
  const [stem] = pairKeys({ value } as Document<'message'>);
  return [
    ...(stem?.startsWith('stem ') ? [stem] : []),
    ...(value.pair ? [`id ${value.pair}`, `pair ${value.pair}`] : []),
    ...(id === '' ? [] : [`pair ${id}`]),
  ];
}

/** Whether a document comes before another, by the keys of their places: `a.yaml#9` before `a.yaml#10`. */
export function comesBefore(left: string, right: string): boolean {
  const [leftFile, leftIndex] = placeOf(left);
  const [rightFile, rightIndex] = placeOf(right);
  return leftFile === rightFile ? leftIndex < rightIndex : leftFile < rightFile;
}

function placeOf(key: string): readonly [file: string, index: number] {
  const mark = key.lastIndexOf('#');
  return [key.slice(0, mark), Number(key.slice(mark + 1))];
}
