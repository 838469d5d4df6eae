import type { Document } from '../../model/document.ts';
import { valueAt } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { foldedHits } from '../lexicon.ts';
import type { Run } from '../run.ts';

/** Whom a product is sized for: it decides which values of a measure are plausible. */
export type Audience = 'adult' | 'child' | 'animal';

const SAYS_SO = [['title'], ['category'], ['attributes', 'age_group'], ['attributes', 'gender']];

/** The audience that title, category or attributes name; adults where they name none. */
export function audienceOf(document: Document, run: Run): Audience {
  const lexicon = run.lexicon('size-ranges');
  const found = new Set<string>();
  for (const path of SAYS_SO) {
    const value = valueAt(document.value, path);
    if (typeof value !== 'string') continue;
    for (const { group } of foldedHits(fold(value).folded, lexicon, run.allowed(lexicon.list)))
      found.add(group);
  }
  if (found.has('animal')) return 'animal';
  return found.has('child') ? 'child' : 'adult';
}
