import type { AnyRule, Plugin } from '../rule/index.ts';

/** The plugins of a run: the built-in rules. Loaded late, so that `--version` pays for none of them. */
export async function loadPlugins(): Promise<readonly Plugin[]> {
  const builtIn = await import('../../rules/index.ts');
  return [builtIn.default];
}

/** All rules of the plugins, by id. */
export function rulesById(plugins: readonly Plugin[]): ReadonlyMap<string, AnyRule> {
  return new Map(plugins.flatMap(plugin => plugin.rules).map(rule => [rule.id, rule]));
}
