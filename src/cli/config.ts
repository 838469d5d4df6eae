import type { ConfigFlags } from '../config/flags.ts';
import { knownOf, rulesById } from '../config/known.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { ConfigError, problemsText } from '../config/problem.ts';
import type { Known } from '../config/schema.ts';
import type { AnyRule, Plugin } from '../rule/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import { builtIn } from './plugins.ts';

/** The config of a run with all that it brings. */
export interface Configured {
  readonly loaded: LoadedConfig;
  /** The built-in plugin and those of the config. */
  readonly plugins: readonly Plugin[];
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly known: Known;
}

/**
 * The config with the flags.
 * @throws UsageError with all that is wrong with them
 */
export async function configOf(flags: ConfigFlags, language: ReportLanguage): Promise<Configured> {
  const base = await builtIn();
  try {
    const loaded = await loadConfig(process.cwd(), flags, {
      known: more => knownOf([base, ...more]),
      load:
        flags.plugins === false
          ? undefined
          : async named => (await import('./load-plugin.ts')).loadPlugin(named),
    });
    const plugins = [base, ...loaded.plugins];
    return { loaded, plugins, rules: rulesById(plugins), known: knownOf(plugins) };
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(problemsText(error.problems, language));
    throw error;
  }
}
