import basis from '../../../rules/lexicons/size-basis.yaml';
import labels from '../../../rules/lexicons/size-labels.yaml';
import measures from '../../../rules/lexicons/size-measures.yaml';
import notes from '../../../rules/lexicons/size-notes.yaml';
import ranges from '../../../rules/lexicons/size-ranges.yaml';
import units from '../../../rules/lexicons/size-units.yaml';
import type { Lexicon, Run } from '../../../src/facts/run.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Listing } from '../../../src/model/listing.ts';
import { categories } from '../category/categories.ts';

const lexicons = new Map(
  ([basis, labels, measures, notes, ranges, units] as Lexicon[]).map(lexicon => [lexicon.list, lexicon]),
);

/** A run that knows the word lists of size charts. */
export const run: Run = {
  asOf: '2026-11-22',
  scope: 'store',
  lexicon(name) {
    const lexicon = lexicons.get(name);
    if (!lexicon) throw new Error(`no word list ${name}`);
    return lexicon;
  },
  allowed: () => [],
  categories,
  owners: {},
};

/** A listing by itself, in a file that carries every field. */
export function listing(
  value: Partial<Listing>,
  carriage: 'carries' | 'may-mention' | 'cannot' = 'carries',
): Document<'listing'> {
  const place = { file: 'listing.yaml', line: 1, column: 1, endLine: 1, endColumn: 1, cell: null };
  return {
    kind: 'listing',
    key: 'listing.yaml#0',
    file: 'listing.yaml',
    index: 0,
    value: value as Listing,
    carriage: () => carriage,
    origins: () => [],
    room: () => undefined,
    locate: () => [place],
    extent: place,
  };
}
