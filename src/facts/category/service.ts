import { foldedHits } from '../lexicon.ts';
import type { Run } from '../run.ts';
import type { TitleReading } from '../title/reading.ts';

/** Languages that put the head first: what is named before it makes another thing of it (porte carte cadeau). */
const HEAD_FIRST = new Set(['fr', 'es']);
const LETTER = /^[\p{L}]/u;

/**
 * Whether a title names a service as its head: the term stands in the first part, nothing but figures follows it
 * there, and no preposition leads to it.
 */
export function namesService({ folded, words, pieces, language, unspaced }: TitleReading, run: Run): boolean {
  const [hit] = foldedHits(folded, run.lexicon('title-services'), run.allowed('title-services'));
  if (!hit) return false;
  const { start, end } = hit.span;
  if (unspaced) return !LETTER.test(folded.slice(end));
  const inside = words.filter(word => word.span.start >= start && word.span.end <= end);
  const part = inside[0]?.part;
  const before = words.filter(word => word.span.end <= start && word.part === part);
  const after = words.find(word => word.span.start >= end);
  if (after?.part === part && after?.kind === 'content') return false;
  if (before.some(word => word.kind === 'function')) return false;
  if (HEAD_FIRST.has(language) && before.some(word => word.kind === 'content')) return false;
  return part === words[0]?.part && !pieces.some(({ groups, span }) => groups.nouns && span.end <= start);
}
