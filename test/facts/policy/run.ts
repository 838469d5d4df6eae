import builtIn from '../../../rules/index.ts';
import { lexiconsWith } from '../../../src/config/words.ts';
import type { Run } from '../../../src/facts/run.ts';

/** A run with the built-in word lists. */
export const run: Run = { asOf: '2026-11-26', scope: 'store', ...lexiconsWith(builtIn.lexicons, {}) };
