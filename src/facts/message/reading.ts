import type { Document } from '../../model/document.ts';
import type { Message } from '../../model/message.ts';
import type { Path, Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { documentLanguage, UNDECIDED } from '../language.ts';
import { fact, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import { declaredOf, marksIn, type Placeholder, type Style } from './placeholders.ts';
import { type Link, linksIn } from './values.ts';

/** One text of a message: its subject or its body. */
export interface MessageText {
  readonly path: Path;
  readonly text: Text;
  /** The folded text with every mark of the engine blotted out, unit for unit, so that no name in it is read as a word. */
  readonly words: string;
  /** Those a reader would see; spans in the folded text. */
  readonly placeholders: readonly Placeholder[];
  /** Targets of links, with the placeholders in them; spans in the raw value. */
  readonly links: readonly (Link & { readonly placeholders: readonly Placeholder[] })[];
}

/** A message, read once for all rules. */
export interface MessageReading {
  readonly type: string | undefined;
  /** Primary tag of the language; `und` where it cannot be told. */
  readonly language: string;
  /** Subject first. */
  readonly texts: readonly MessageText[];
  /** Brings in a text that is not here, so that what is not found may stand there. */
  readonly partial: boolean;
  /** How this template marks most of its placeholders; undefined where it has none. */
  readonly style: Style | undefined;
}

/** Stands for a unit of a mark in `words`: no letter, no digit, no blank. */
export const BLOT = '\ufffc';

const paths: readonly Path[] = [['subject'], ['body']];

export const messageReading: (document: Document<'message'>, run: Run) => MessageReading = fact(
  (document: Document<'message'>, run: Run): MessageReading => {
    const value: Message = document.value;
    const declared = declaredOf(value.placeholders);
    let partial = false;
    const texts = paths.flatMap(path => {
      const text = textAt(document, path);
      if (!text) return [];
      const marks = marksIn(text.folded, declared, run);
      partial ||= marks.partial;
      const links = linksIn(text.raw).map(link => ({
        ...link,
        placeholders: marksIn(link.target, declared, run).placeholders,
      }));
      const words = blotted(text.folded, marks.spans);
      return [{ path, text, words, placeholders: marks.placeholders, links }];
    });
    return {
      type: value.type,
      language: documentLanguage(document, run).split('-')[0]?.toLowerCase() ?? UNDECIDED,
      texts,
      partial,
      style: usualStyle(texts.flatMap(({ placeholders }) => placeholders)),
    };
  },
);

function blotted(folded: string, spans: readonly Span[]): string {
  let words = '';
  let from = 0;
  for (const { start, end } of spans) {
    words += folded.slice(from, start) + BLOT.repeat(end - start);
    from = end;
  }
  return words + folded.slice(from);
}

function usualStyle(placeholders: readonly Placeholder[]): Style | undefined {
  const counts = new Map<Style, number>();
  for (const { style } of placeholders) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}
