import type { RuleSetting } from '../engine/context.ts';
import { globTest, isGlob } from '../model/glob.ts';
import type { RuleMeta } from '../rule/rule.ts';
import { type Preset, presets } from './presets.ts';
import type { RuleEntries, RuleEntry } from './rules.ts';

/** Whether a preset holds a rule: core ⊂ recommended ⊂ strict. */
const holds = (preset: Preset, rule: RuleMeta): boolean =>
  rule.presets.some(name => presets.indexOf(name) <= presets.indexOf(preset));

/** What one layer says of a rule: globs first, in their order, then its own id. */
function entriesFor(rule: string, entries: RuleEntries): RuleEntry[] {
  const globs = Object.entries(entries).filter(([name]) => isGlob(name) && globTest(name)(rule));
  const own = entries[rule];
  return [...globs.map(([, entry]) => entry), ...(own ? [own] : [])];
}

/**
 * How each rule is set, by id; rules that are off are absent. The preset decides first, then each layer in
 * turn: a severity turns a rule on, `off` off, options alone turn it on at its own severity. Options of
 * several layers are joined by name, the later one counting.
 */
export function ruleSettings(
  rules: Iterable<RuleMeta>,
  preset: Preset,
  layers: readonly RuleEntries[],
  selected: (rule: string) => 'named' | 'in' | 'out',
): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    const chosen = selected(rule.id);
    if (chosen === 'out') continue;
    const given = layers.flatMap(layer => entriesFor(rule.id, layer));
    const last = given.at(-1);
    const on = last ? last.severity !== 'off' : holds(preset, rule);
    if (!on && chosen !== 'named') continue;
    const defaults = Object.entries(rule.options).map(([name, option]) => [name, option.default]);
    const options = Object.assign(Object.fromEntries(defaults), ...given.map(entry => entry.options));
    const severity = given.findLast(
      entry => entry.severity !== undefined && entry.severity !== 'off',
    )?.severity;
    settings.set(rule.id, {
      severity: severity === 'off' || severity === undefined ? null : severity,
      options,
    });
  }
  return settings;
}
