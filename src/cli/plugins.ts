import type { Plugin } from '../rule/index.ts';

/** The built-in rules. Loaded late, so that `--version` pays for none of them. */
export const builtIn = async (): Promise<Plugin> => (await import('../../rules/index.ts')).default;
