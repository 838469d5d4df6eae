import type { AnyRule, Plugin } from '../rule/index.ts';

/** The built-in rules. Loaded late, so that `--version` pays for none of them. */
export const builtIn = async (): Promise<Plugin> => (await import('../../rules/index.ts')).default;

/** All rules of the plugins, by id. */
export function rulesById(plugins: readonly Plugin[]): ReadonlyMap<string, AnyRule> {
  return new Map(plugins.flatMap(plugin => plugin.rules).map(rule => [rule.id, rule]));
}
