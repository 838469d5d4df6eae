import builtIn from '../../../rules/index.ts';
import { lexiconsWith } from '../../../src/config/words.ts';
import type { Run } from '../../../src/facts/run.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Store } from '../../../src/model/store.ts';
import { categories } from '../category/categories.ts';

/** A run with the built-in word lists. */
export const run: Run = {
  asOf: '2026-11-26',
  scope: 'store',
  categories,
  owners: {},
  ...lexiconsWith(builtIn.lexicons, {}),
};

/** A store by itself that says what it takes back. */
export const storeWith = (returns: Store['returns']): Document<'store'> => storeSaying({ returns });

/** A store by itself, whose file carries every field. */
export function storeSaying(value: Partial<Store>): Document<'store'> {
  const place = { file: 'store.yaml', line: 1, column: 1, endLine: 1, endColumn: 1, cell: null };
  return {
    kind: 'store',
    key: 'store.yaml#0',
    file: 'store.yaml',
    index: 0,
    value: { kind: 'store', ...value } as Store,
    carriage: () => 'carries',
    locate: () => [place],
    extent: place,
    origins: () => [],
    room: () => undefined,
  };
}
