import { globTest, isGlob } from '../model/glob.ts';
import { nearest } from '../model/near.ts';
import type { Path } from '../model/path.ts';
import type { Severity } from '../rule/finding.ts';
import type { Option, RuleMeta } from '../rule/rule.ts';
import { faults, optionTypes } from './phrases.ts';
import { type Fault, fault } from './problem.ts';

/** What a config says of one rule, or of all rules of a glob. */
export interface RuleEntry {
  readonly severity?: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** Rule ids and globs in the order they are written. */
export type RuleEntries = Readonly<Record<string, RuleEntry>>;

/** The rules there are; `lenient` where a name that is none of them may be a rule of a plugin left out. */
export interface KnownRules {
  readonly rules: ReadonlyMap<string, RuleMeta>;
  readonly lenient?: boolean;
}
type Report = (found: Fault, path: Path) => void;

/** What a rule may be set to. */
export const levels = ['error', 'warning', 'info', 'off'] as const;
const isLevel = (text: unknown): text is Severity | 'off' => levels.includes(text as Severity);

/** A rule’s id, or a glob that means at least one; a fault where it means none. */
export function ruleNameFault(name: string, { rules, lenient = false }: KnownRules): Fault | undefined {
  if (rules.has(name) || lenient) return undefined;
  if (!isGlob(name))
    return fault(faults.unknownRule, { name }, { near: nearest(name, rules.keys()), key: true });
  const matches = globTest(name);
  return [...rules.keys()].some(matches) ? undefined : fault(faults.emptyGlob, { name }, { key: true });
}

/** Reads the `rules` of a config or an override; tells `report` what is wrong, by paths inside of it. */
export function readRuleEntries(
  raw: Readonly<Record<string, unknown>>,
  known: KnownRules,
  report: Report,
): RuleEntries {
  const entries: Record<string, RuleEntry> = {};
  for (const [name, value] of Object.entries(raw)) {
    const unknown = ruleNameFault(name, known);
    if (unknown) report(unknown, [name]);
    entries[name] = readEntry(name, value, known.rules.get(name), (found, path) =>
      report(found, [name, ...path]),
    );
  }
  return entries;
}

function readEntry(name: string, value: unknown, rule: RuleMeta | undefined, report: Report): RuleEntry {
  if (typeof value === 'string') {
    if (isLevel(value)) return { severity: value, options: {} };
    report(severityFault(value), []);
    return { options: {} };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    report(fault(faults.ruleEntry, { example: '{severity: warning}' }, { valid: levels }), []);
    return { options: {} };
  }
  const { severity, ...given } = value as Record<string, unknown>;
  const options: Record<string, unknown> = {};
  if (severity !== undefined && !isLevel(severity)) report(severityFault(severity), ['severity']);
  for (const [option, text] of Object.entries(given)) {
    const declared = rule?.options[option];
    if (declared) {
      const read = readOption(declared, text);
      if (read === undefined)
        report(fault(optionTypes[typeOf(declared)], { name: option, rule: name }), [option]);
      else options[option] = read;
    } else if (isGlob(name))
      report(fault(faults.globOption, { name: option, pattern: name }, { key: true }), [option]);
    else if (rule) report(optionFault(rule, option), [option]);
  }
  return isLevel(severity) ? { severity, options } : { options };
}

function severityFault(value: unknown): Fault {
  const name = typeof value === 'string' ? value : JSON.stringify(value);
  return fault(faults.unknownSeverity, { name }, { near: nearest(name, levels), valid: levels });
}

function optionFault(rule: RuleMeta, name: string): Fault {
  const valid = [...Object.keys(rule.options), 'severity'];
  const near = nearest(name, valid);
  return valid.length === 1
    ? fault(faults.noOptions, { rule: rule.id }, { near, valid: levels, key: true })
    : fault(faults.unknownOption, { rule: rule.id, name }, { near, valid, key: true });
}

/** The type of an option is that of its default. */
export const typeOf = ({ default: value }: Option): keyof typeof optionTypes =>
  Array.isArray(value) ? 'list' : (typeof value as 'number' | 'boolean' | 'string');

/** The option’s value, typed as its default is; undefined where the text is nothing of the kind. */
function readOption(option: Option, text: unknown): unknown {
  switch (typeOf(option)) {
    case 'list': {
      const list = typeof text === 'string' ? [text] : text;
      return Array.isArray(list) && list.every(item => typeof item === 'string') ? list : undefined;
    }
    case 'number':
      return typeof text === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'string':
      return typeof text === 'string' ? text : undefined;
  }
}
