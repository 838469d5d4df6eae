import { expect, test } from 'vitest';
import chartBasis from '../../../rules/size/chart-basis.ts';
import chartUnit from '../../../rules/size/chart-unit.ts';
import { contextFor } from '../../../src/engine/context.ts';
import type { Carriage } from '../../../src/model/document.ts';
import type { AnyRule, Outcome } from '../../../src/rule/index.ts';
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

test('no chart passes where the file carries one, and is no data where it may only mention one or cannot', () => {
  const value = { title: 'Mug', description: 'Holds 300 ml.' };
  for (const rule of [chartUnit, chartBasis] as AnyRule[]) {
    expect(judge(rule, value).kind).toBe('pass');
    expect(judge(rule, value, {}, 'may-mention')).toEqual({ kind: 'no-data', field: 'size_chart' });
    expect(judge(rule, value, {}, 'cannot')).toEqual({ kind: 'no-data', field: 'size_chart' });
  }
});
