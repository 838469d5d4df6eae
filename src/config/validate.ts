import type * as z from 'zod';
import { nearest } from '../model/near.ts';
import { type Path, valueAt } from '../model/path.ts';
import { faults } from './phrases.ts';
import { type ConfigProblem, type Fault, fault } from './problem.ts';
import { type Config, configSchema, type Known } from './schema.ts';
import type { ConfigSource } from './source.ts';
import type { FaultIssue } from './values.ts';

/** A config, or all that is wrong with it in the order of its lines. */
export function validate(
  source: ConfigSource,
  known: Known,
): { readonly config?: Config; readonly problems: readonly ConfigProblem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const parsed = configSchema(known).safeParse(source.value ?? {});
  if (parsed.success) return { config: parsed.data, problems: [] };
  return { problems: [...problemsOf(parsed.error.issues, source, [])].sort(byPlace) };
}

/** What issues of a value at `base` say, at their places. */
export const problemsOf = (
  issues: readonly Issue[],
  source: ConfigSource,
  base: Path,
): readonly ConfigProblem[] => issues.flatMap(issue => problemOf(issue, source, base));

type Issue = z.core.$ZodIssue;

function problemOf(issue: Issue, source: ConfigSource, base: Path): ConfigProblem[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') {
    const valid = issue.message.split(' ');
    return issue.keys.map(name =>
      source.problem(fault(faults.unknownKey, { name }, { near: nearest(name, valid), valid, key: true }), [
        ...path,
        name,
      ]),
    );
  }
  return [source.problem(faultOf(issue, path, source.value), path)];
}

function faultOf(issue: Issue, path: Path, value: unknown): Fault {
  const given = valueAt(value, path);
  switch (issue.code) {
    case 'custom':
      return (issue.params as unknown as FaultIssue).fault;
    case 'invalid_key':
      return faultOf(issue.issues[0] as Issue, path, value);
    case 'invalid_value': {
      const valid = issue.values.map(String);
      if (typeof given !== 'string') return fault(faults.wantsText, {}, { valid });
      return fault(faults.unknownValue, { name: given }, { near: nearest(given, valid), valid });
    }
    case 'invalid_type':
      if (given === undefined && typeof path.at(-1) === 'string')
        return fault(faults.missingKey, { name: path.at(-1) as string });
      if (issue.expected === 'array') return fault(faults.wantsList, {});
      return issue.expected === 'string' ? fault(faults.wantsText, {}) : mapFault(given);
    default:
      throw new Error(`the config schema gives an issue nobody words: ${issue.code}`);
  }
}

/** Why a text stands where keys belong: mostly for want of a colon that YAML reads as one. */
function mapFault(given: unknown): Fault {
  if (typeof given !== 'string') return fault(faults.wantsMap, {});
  const [, key, colon, value = ''] = /^([\p{L}\d/*_.-]+)\s*([:：])\s*(.*)/u.exec(given) ?? [];
  if (colon === '：') return fault(faults.fullWidthColon, {});
  return colon ? fault(faults.noBlank, { example: `${key}: ${value}` }) : fault(faults.wantsMap, {});
}

function byPlace(left: ConfigProblem, right: ConfigProblem): number {
  if (!('location' in left.place) || !('location' in right.place)) return 0;
  const [a, b] = [left.place.location, right.place.location];
  return a.line - b.line || a.column - b.column;
}
