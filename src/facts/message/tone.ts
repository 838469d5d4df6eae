import type { Document } from '../../model/document.ts';
import type { Run } from '../run.ts';
import { BLOT, messageReading } from './reading.ts';
import { termsIn } from './terms.ts';
import { type MessageWords, wordsIn } from './vague.ts';

/** How a message speaks to its reader. */
export interface Tone {
  /** Words that are too familiar, push or blame: one a group of the list `message.tone`. */
  readonly words: readonly MessageWords[];
  /** Of the letters of the body that have a case; undefined where they are few. */
  readonly capitals: number | undefined;
  /** Exclamation marks in the body beside its greeting and its end. */
  readonly exclamations: number;
  readonly greets: boolean;
  readonly signsOff: boolean;
}

const OFFENCES: ReadonlySet<string> = new Set(['familiar', 'pushy', 'blaming']);
/** With fewer letters a share says nothing. */
const LETTERS = 40;
/** A greeting stands in the first units of a message; who writes, in its last lines. */
const OPENING = 160;
const CLOSING_LINES = 5;
/** A line so short that does not end a sentence is a name. */
const NAME_LINE = 40;

export function toneOf(document: Document<'message'>, run: Run): Tone | undefined {
  const body = messageReading(document, run).texts.find(({ path }) => path[0] === 'body');
  if (!body) return undefined;
  const { words, text, placeholders } = body;
  const terms = termsIn(words, 'message.tone', run);
  const lines = words
    .split('\n')
    .filter(line => line.replaceAll(BLOT, '').trim() !== '' || line.includes(BLOT));
  const closing = words.length - lines.slice(-CLOSING_LINES).join('\n').length;
  const says = (group: string, from: number, to: number): boolean =>
    terms.some(term => term.group === group && term.start >= from && term.start < to);
  const fills = (meaning: string, from: number, to: number): boolean =>
    placeholders.some(({ meaning: own, span }) => own === meaning && span.start >= from && span.start < to);
  const [first = ''] = lines;
  const last = lines.slice(-CLOSING_LINES).slice(lines.length > 1 ? 0 : 1);
  const letters = text.plain.match(/\p{Lu}|\p{Ll}/gu)?.length ?? 0;
  return {
    words: wordsIn(document, 'message.tone', run, (_, { group, start, end }) => {
      if (!OFFENCES.has(group)) return false;
      // 母亲 is no 亲.
      return !(words.slice(start, end).startsWith('亲') && /\p{sc=Han}$/u.test(words.slice(0, start)));
    }),
    capitals: letters < LETTERS ? undefined : (text.plain.match(/\p{Lu}/gu)?.length ?? 0) / letters,
    exclamations:
      lines
        .slice(1, -2)
        .join('\n')
        .split(/[!！]+/u).length - 1,
    greets:
      says('greeting', 0, OPENING) ||
      fills('name', 0, OPENING) ||
      (first.length < NAME_LINE && /[,，:：]$/u.test(first)),
    signsOff:
      says('signoff', closing, words.length) ||
      fills('store', closing, words.length) ||
      last.some(line => line.length < NAME_LINE && !/[.!?。！？:：]\s*$/u.test(line)),
  };
}
