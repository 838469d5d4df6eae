import { dialectNames } from '../dialects/index.ts';
import type { Plugin } from '../rule/plugin.ts';
import type { AnyRule } from '../rule/rule.ts';
import { takingFrom } from './brought.ts';
import type { Known } from './schema.ts';

/** All rules of the plugins, by id, with what these bring to them. */
export const rulesById = (plugins: readonly Plugin[]): ReadonlyMap<string, AnyRule> =>
  new Map(
    takingFrom(
      plugins.flatMap(plugin => plugin.rules),
      plugins,
    ).map(rule => [rule.id, rule]),
  );

/** The names that a config may use with these plugins. */
export const knownOf = (plugins: readonly Plugin[]): Known => ({
  rules: rulesById(plugins),
  profiles: [...new Set(plugins.flatMap(plugin => plugin.profiles))],
  dialects: dialectNames,
  lexicons: plugins.flatMap(plugin => plugin.lexicons),
  categories: plugins.flatMap(plugin => Object.keys(plugin.categories?.nodes ?? {})),
});
