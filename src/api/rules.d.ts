/** The built-in rules as a plugin: whoever takes the types of the API need not take those of every rule. */

import type { Plugin } from '../rule/plugin.ts';

declare const builtIn: Plugin;
export default builtIn;
