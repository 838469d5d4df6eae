import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { ruleTables } from '../../src/report/manual.ts';
import type { AnyRule } from '../../src/rule/index.ts';

const spec = new URL('../../../shared/spec/rules.json', import.meta.url);
const here = existsSync(spec);

/** What a rule was asked to be: the part of it that reports and teams hold on to. */
const told = ({ id, severity, consequence, absent, fix, guidelines }: AnyRule) => ({
  id,
  severity,
  consequence,
  absent,
  fix,
  guidelines: [...guidelines].sort(),
});

describe.skipIf(!here)('rules as they were asked for (skipped without ../shared)', () => {
  const page = { lang: 'en', color: false, columns: 80 } as const;
  const table = () => JSON.parse([...ruleTables.json(builtIn.rules, page)].join('')) as AnyRule[];
  const asked = (): Map<string, AnyRule> =>
    new Map((JSON.parse(readFileSync(spec, 'utf8')) as AnyRule[]).map(rule => [rule.id, rule]));

  test('rules --format json lists each with the guidelines, severity, consequence, absence and fix it was given', () => {
    const wanted = asked();
    const listed = table();
    expect(listed.map(({ id }) => id)).toEqual(builtIn.rules.map(({ id }) => id).sort());
    expect(listed.map(told)).toEqual(
      listed.map(({ id }) => {
        const rule = wanted.get(id);
        expect(rule, `${id} was not asked for`).toBeDefined();
        return told(rule as AnyRule);
      }),
    );
  });
});

test('an example proves only guidelines of its rule', () => {
  for (const { id, guidelines, examples } of builtIn.rules as readonly AnyRule[]) {
    for (const { name, proves = [] } of examples.invalid)
      expect(guidelines, `${id}: ${name}`).toEqual(expect.arrayContaining([...proves]));
  }
});
