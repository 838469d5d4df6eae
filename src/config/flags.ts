import { dayOf } from '../model/day.ts';
import { globTest } from '../model/glob.ts';
import { nearest } from '../model/near.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { marketOf, nearMarkets } from './markets.ts';
import { faults } from './phrases.ts';
import { presets } from './presets.ts';
import { type ConfigProblem, type Fault, fault } from './problem.ts';
import { ruleNameFault } from './rules.ts';
import type { Known } from './schema.ts';

/** Flags of a command that say what the config also could; each replaces what the config says. */
export interface ConfigFlags {
  /** A path, or false for none at all. */
  readonly config?: string | false;
  /** False leaves the plugins of the config out: none of their code is run. */
  readonly plugins?: boolean;
  readonly preset?: string;
  readonly profile?: readonly string[];
  readonly market?: readonly string[];
  readonly dialect?: string;
  /** Only these rules. */
  readonly rule?: readonly string[];
  readonly ignore?: readonly string[];
  readonly asOf?: string;
  readonly lang?: ReportLanguage;
}

/** All that is wrong with the flags. */
export function flagProblems(flags: ConfigFlags, known: Known): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const check = (
    flag: string,
    values: readonly string[],
    wrong: (value: string) => Fault | undefined,
  ): void => {
    for (const value of values) {
      const found = wrong(value);
      if (found) problems.push({ ...found, place: { flag: `--${flag} ${value}` } });
    }
  };
  const among = (names: readonly string[], phrase: typeof faults.unknownProfile) => (name: string) =>
    names.includes(name) ? undefined : fault(phrase, { name }, { near: nearest(name, names), valid: names });
  const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);
  check('preset', one(flags.preset), among(presets, faults.unknownPreset));
  check('profile', flags.profile ?? [], among(known.profiles, faults.unknownProfile));
  check('market', flags.market ?? [], name =>
    marketOf(name) ? undefined : fault(faults.unknownMarket, { name }, { near: nearMarkets(name) }),
  );
  check('dialect', one(flags.dialect), among(known.dialects, faults.unknownDialect));
  check('rule', flags.rule ?? [], name => ruleNameFault(name, known));
  check('as-of', one(flags.asOf), name => (dayOf(name) ? undefined : fault(faults.badDate, { name })));
  return problems;
}

/** Whether `--rule` leaves a rule in; an id named in full is wanted even where the config has it off. */
export function selection(flags: ConfigFlags): (rule: string) => 'named' | 'in' | 'out' {
  const { rule: wanted } = flags;
  if (!wanted || wanted.length === 0) return () => 'in';
  const tests = wanted.map(globTest);
  return rule => (wanted.includes(rule) ? 'named' : tests.some(test => test(rule)) ? 'in' : 'out');
}
