import type { ConfigFlags } from '../config/flags.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { ConfigError, problemsText } from '../config/problem.ts';
import type { Known } from '../config/schema.ts';
import { dialectNames } from '../dialects/index.ts';
import type { Plugin } from '../rule/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import { rulesById } from './plugins.ts';

/** The names that a config may use with these plugins. */
export const knownOf = (plugins: readonly Plugin[]): Known => ({
  rules: rulesById(plugins),
  profiles: plugins.flatMap(plugin => plugin.profiles),
  dialects: dialectNames,
  lexicons: plugins.flatMap(plugin => plugin.lexicons),
  categories: plugins.flatMap(plugin => Object.keys(plugin.categories?.nodes ?? {})),
});

/**
 * The config with the flags.
 * @throws UsageError with all that is wrong with them
 */
export async function configOf(
  flags: ConfigFlags,
  known: Known,
  language: ReportLanguage,
): Promise<LoadedConfig> {
  try {
    return await loadConfig(process.cwd(), flags, known);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(problemsText(error.problems, language));
    throw error;
  }
}
