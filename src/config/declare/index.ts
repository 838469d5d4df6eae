import type { AnyRule } from '../../rule/rule.ts';
import type { ConfigProblem } from '../problem.ts';
import type { ConfigSource } from '../source.ts';
import { problemsOf } from '../validate.ts';
import { declareSchema } from './entry.ts';
import { declaredRule } from './rule.ts';

/** The rules that a config declares, and what is wrong with the others. `taken` are ids that are no longer free. */
export function readDeclared(
  source: ConfigSource,
  taken: ReadonlySet<string>,
): { readonly rules: readonly AnyRule[]; readonly problems: readonly ConfigProblem[] } {
  const given = (source.value as { readonly declare?: unknown } | undefined)?.declare;
  const entries: readonly unknown[] = Array.isArray(given) ? given : [];
  const ids = new Set(taken);
  const rules: AnyRule[] = [];
  const problems: ConfigProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = declareSchema(id => ids.has(id)).safeParse(entry);
    if (parsed.success) {
      ids.add(parsed.data.id);
      rules.push(declaredRule(parsed.data));
    } else problems.push(...problemsOf(parsed.error.issues, source, ['declare', index]));
  }
  return { rules, problems };
}
