import { describe, expect, test } from 'vitest';
import chartBasis from '../../../rules/size/chart-basis.ts';
import chartUnit from '../../../rules/size/chart-unit.ts';
import { contextFor } from '../../../src/engine/context.ts';
import type { Carriage } from '../../../src/model/document.ts';
import { type Path, valueAt } from '../../../src/model/path.ts';
import { applyEdits } from '../../../src/rule/edit.ts';
import type { AnyRule, Outcome, RuleFinding } from '../../../src/rule/index.ts';
import { listing, run } from './run.ts';

function judge(
  rule: AnyRule,
  value: unknown,
  options: Readonly<Record<string, unknown>> = {},
  carriage: Carriage = 'carries',
): Outcome {
  const document = listing(value as never);
  const defaults = Object.fromEntries(
    Object.entries(rule.options as Record<string, { default: unknown }>).map(([name, option]) => [
      name,
      option.default,
    ]),
  );
  const context = contextFor(
    rule,
    document,
    run,
    { severity: null, options: { ...defaults, ...options } },
    {
      carriage: () => carriage,
      settings: () => ({ profiles: [], markets: [], language: 'en', rule: () => undefined }),
      peer: () => undefined,
    },
  );
  return rule.scope === 'document' ? rule.check(document.value, context as never) : { kind: 'pass' };
}

const findingsOf = (outcome: Outcome): readonly RuleFinding[] =>
  outcome.kind === 'findings' ? outcome.findings : [];

function wordsOf(value: unknown, { at, span }: { at: Path; span?: { start: number; end: number } }): unknown {
  const found = valueAt(value, at);
  return span && typeof found === 'string' ? found.slice(span.start, span.end) : found;
}

describe.each([chartUnit, chartBasis].map(rule => [rule.id, rule as AnyRule] as const))('%s', (_, rule) => {
  test.each(rule.examples.valid.map(example => [example.name, example] as const))(
    'valid: %s',
    (__, example) => {
      expect(judge(rule, example.value, example.options).kind).toBe(example.outcome ?? 'pass');
    },
  );
  test.each(rule.examples.invalid.map(example => [example.name, example] as const))(
    'invalid: %s',
    (__, example) => {
      const findings = findingsOf(judge(rule, example.value, example.options));
      expect(findings.map(finding => finding.messageId)).toEqual(
        example.findings.map(finding => finding.messageId),
      );
      for (const [index, expected] of example.findings.entries()) {
        const finding = findings[index] as RuleFinding;
        if (expected.words !== undefined) expect(wordsOf(example.value, finding)).toBe(expected.words);
        if (expected.path !== undefined) expect(finding.at).toEqual(expected.path);
      }
      const edits = findings.flatMap(finding => finding.fix?.edits ?? []);
      const fixed = applyEdits(example.value, edits);
      if (example.fixed !== undefined) expect(fixed).toEqual(example.fixed);
      if (edits.length > 0)
        expect(
          findingsOf(judge(rule, fixed, example.options)).flatMap(finding => finding.fix?.edits ?? []),
        ).toEqual([]);
    },
  );
});

test('no chart passes where the file carries one, and is unknown where it may only mention one', () => {
  const value = { title: 'Mug', description: 'Holds 300 ml.' };
  for (const rule of [chartUnit, chartBasis] as AnyRule[]) {
    expect(judge(rule, value).kind).toBe('pass');
    expect(judge(rule, value, {}, 'may-mention')).toEqual({ kind: 'no-data', field: 'size_chart' });
    expect(judge(rule, value, {}, 'cannot')).toEqual({ kind: 'no-data', field: 'size_chart' });
  }
});
