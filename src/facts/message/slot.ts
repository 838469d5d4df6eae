import type { Document } from '../../model/document.ts';
import type { Run } from '../run.ts';
import { meaningOfElement } from './elements.ts';
import { type Style, written } from './placeholders.ts';
import { messageReading } from './reading.ts';

/** Styles in which people write the name in their own language; the others are names of a program. */
const IN_WORDS: ReadonlySet<Style> = new Set(['square', 'lenticular']);

/** The placeholder for an element as this template would write it: `{{ tracking_number }}`, `【物流单号】`. */
export function slotFor(document: Document<'message'>, element: string, run: Run): string | undefined {
  const meaning = meaningOfElement(element);
  if (meaning === undefined) return undefined;
  const { style = 'square', language } = messageReading(document, run);
  const names = run.lexicon('message.placeholders').groups[meaning] ?? {};
  const [name] = (IN_WORDS.has(style) ? names[language] : undefined) ?? names.en ?? [];
  return name === undefined ? undefined : written(style, name);
}
