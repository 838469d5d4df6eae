import type { Run } from '../facts/run.ts';
import type { Plugin } from '../rule/plugin.ts';
import { broughtBy } from './brought.ts';
import { categoriesOf } from './categories.ts';
import type { Settings } from './resolve.ts';
import { lexiconsWith } from './words.ts';

/** What rules may ask of a run before any file is read: the data of the plugins as the config changes it. */
export const factsOf = (
  plugins: readonly Plugin[],
  {
    asOf,
    scope,
    categories,
    words,
    shownByName,
  }: Pick<Settings, 'asOf' | 'scope' | 'categories' | 'words' | 'shownByName'>,
): Run => ({
  asOf,
  scope,
  categories: categoriesOf(plugins, categories),
  ...(shownByName ? { shownByName } : {}),
  ...broughtBy(plugins),
  owners: Object.assign({}, ...plugins.map(({ owners }) => owners)),
  ...lexiconsWith(
    plugins.flatMap(({ lexicons }) => lexicons),
    words,
  ),
});
