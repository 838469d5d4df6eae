import builtIn from '../../../rules/index.ts';
import { categoriesOf } from '../../../src/config/categories.ts';

/** The tree of the built-in rules, for a shop without categories of its own. */
export const categories = categoriesOf([builtIn], {});
