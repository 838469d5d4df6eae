import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import type { Run } from '../run.ts';
import { type MessageText, messageReading } from './reading.ts';
import { type Term, termsIn } from './terms.ts';

/** Words of a list that stand in a message. */
export interface MessageWords {
  /** Group of the list. */
  readonly group: string;
  readonly at: Path;
  /** In the raw value. */
  readonly span: Span;
  /** As written, without markup. */
  readonly words: string;
}

/** The first words of each group of a list in a message; of terms that overlap the longest counts. */
export function wordsIn(
  document: Document<'message'>,
  list: string,
  run: Run,
  counts: (text: MessageText, term: Term) => boolean = () => true,
): readonly MessageWords[] {
  const told = new Map<string, MessageWords>();
  for (const text of messageReading(document, run).texts) {
    const terms = termsIn(text.words, list, run);
    for (const term of terms) {
      if (told.has(term.group) || isInside(term, terms) || !counts(text, term)) continue;
      const plain = text.text.plainSpan(term);
      told.set(term.group, {
        group: term.group,
        at: text.path,
        span: text.text.rawSpan(term),
        words: text.text.plain.slice(plain.start, plain.end).replace(/\s+/g, ' '),
      });
    }
  }
  return [...told.values()];
}

const isInside = (term: Term, terms: readonly Term[]): boolean =>
  terms.some(
    other =>
      other !== term &&
      other.start <= term.start &&
      term.end <= other.end &&
      other.end - other.start > term.end - term.start,
  );

/** Where a sentence ends. */
const STOP = /[.!?](?=\s)|[。！？\n]/u;
/** So far from vague words a number makes them exact, in UTF-16 units. */
const NEAR = 40;

/** The words of sales talk that no number beside them makes exact; see the list `message.vague`. */
export const vagueTalk = (document: Document<'message'>, run: Run): readonly MessageWords[] =>
  wordsIn(document, 'message.vague', run, ({ words, placeholders }, { group, start, end }) => {
    if (group !== 'amount' && group !== 'discount') return true;
    const before =
      words
        .slice(Math.max(0, start - NEAR), start)
        .split(STOP)
        .at(-1) ?? '';
    const after = words.slice(end, end + NEAR).split(STOP)[0] ?? '';
    const [from, to] = [start - before.length, end + after.length];
    const filled = placeholders.some(
      ({ span, meaning }) =>
        span.end > from && span.start < to && (meaning === undefined || EXACT.has(meaning)),
    );
    return !filled && !/\d/.test(words.slice(from, to));
  });

const EXACT: ReadonlySet<string> = new Set(['discount', 'price', 'total', 'threshold']);
