import type { Document } from '../../model/document.ts';
import { fold } from '../fold.ts';
import { textAt } from '../text.ts';

/** Whether a listing speaks of a folded term outside of its title and search terms. */
export function hasBasis(term: string, document: Document<'listing'>): boolean {
  const { value } = document;
  const { bullets = [], sections = {}, attributes = {}, variants = [] } = value;
  const short = [
    value.category,
    value.model,
    value.item_highlights,
    ...(value.tags ?? []),
    ...Object.entries(attributes).flatMap(([name, said]) => [
      name,
      ...(typeof said === 'string' ? [said] : said),
    ]),
    ...variants.flatMap(({ color, size }) => [color, size]),
  ];
  if (short.some(text => text !== undefined && speaksOf(fold(text).folded, term))) return true;
  const paths = [
    ['description'],
    ...bullets.map((_, index) => ['bullets', index]),
    ...Object.keys(sections).map(name => ['sections', name]),
  ];
  return paths.some(path => speaksOf(textAt(document, path)?.folded ?? '', term));
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether a folded text has a folded term as words of its own, a plural at most. */
function speaksOf(folded: string, term: string): boolean {
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(term)) return true;
    const before = folded[at - 1] ?? ' ';
    const after = folded.slice(at + term.length).replace(/^(?:e?s|['’]s)(?!\p{L})/u, '')[0] ?? ' ';
    if (!LETTER.test(before) && !LETTER.test(after)) return true;
  }
  return false;
}
