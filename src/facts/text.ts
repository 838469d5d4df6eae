import type { Document } from '../model/document.ts';
import { type Path, valueAt } from '../model/path.ts';
import type { Text } from '../model/text.ts';
import { fold } from './fold.ts';
import { isHtml, parseHtml } from './html.ts';
import { isMarkdown, parseMarkdown } from './markdown.ts';
import type { Plain } from './plain.ts';
import { identity } from './span-map.ts';

/** How a text is marked up. */
export type Markup = 'html' | 'markdown' | 'plain';

/** How `raw` seems to be marked up. */
export function markupOf(raw: string): Markup {
  if ((raw.includes('<') || raw.includes('&')) && isHtml(raw)) return 'html';
  return isMarkdown(raw) ? 'markdown' : 'plain';
}

/** A raw value as rules read it; see `Text`. */
export function toText(raw: string, markup: Markup = markupOf(raw)): Text {
  const { plain, map, tables } = withoutMarkup(raw, markup);
  const folding = fold(plain);
  return {
    raw,
    plain,
    folded: folding.folded,
    tables,
    plainSpan: span => folding.map.source(span),
    sourceSpan: span => map.source(span),
    rawSpan: span => map.source(folding.map.source(span)),
  };
}

function withoutMarkup(raw: string, markup: Markup): Plain {
  switch (markup) {
    case 'html':
      return parseHtml(raw);
    case 'markdown':
      return parseMarkdown(raw);
    case 'plain':
      return { plain: raw, map: identity, tables: [] };
  }
}

/** The texts of the document asked for last. */
let known: { document: object; texts: Map<string, Text | undefined> } | undefined;

/** The text at `path`, read once a document; undefined where there is none or it is blank. */
export function textAt(document: Document, path: Path): Text | undefined {
  if (known?.document !== document) known = { document, texts: new Map() };
  const { texts } = known;
  const key = path.join('\n');
  if (texts.has(key)) return texts.get(key);
  const value = valueAt(document.value, path);
  const text = typeof value === 'string' ? toText(value) : undefined;
  const found = text && text.folded !== '' ? text : undefined;
  texts.set(key, found);
  return found;
}
