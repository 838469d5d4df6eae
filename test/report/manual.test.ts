import { describe, expect, test } from 'vitest';
import { explainers, ruleTables } from '../../src/report/manual.ts';
import type { RuleMeta } from '../../src/rule/rule.ts';
import { rules } from './rules.ts';
import { columnsOf } from './screen.ts';

const detail = rules.get('image/detail') as RuleMeta;
const page = { lang: 'en', color: false, columns: 80 } as const;

describe('explain', () => {
  test.each(['en', 'zh'] as const)('says everything and stays on the page: %s', lang => {
    const text = [...explainers.pretty(detail, { ...page, lang })].join('');
    for (const part of [
      detail.docs.what,
      detail.docs.why,
      detail.docs.how,
      detail.options.min as typeof detail.title,
    ]) {
      expect(text).toContain(part[lang]);
    }
    expect(text).toContain('min: 1');
    expect(text).toContain('title: Linen Shirt, White');
    for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });

  test('sources stand with their dates', () => {
    const text = [...explainers.markdown(rules.get('size/chart-unit') as RuleMeta, page)].join('');
    expect(text).toContain('- EN 13402-3 body sizes (as of 2026-03-01) https://example.org/en13402');
  });
});

describe('rules', () => {
  test('json has the contract’s keys, in the order of the ids', () => {
    const table = JSON.parse([...ruleTables.json(rules.values(), page)].join(''));
    expect(table.map((rule: { id: string }) => rule.id)).toEqual([...rules.keys()].sort());
    for (const rule of table) {
      expect(Object.keys(rule)).toEqual(
        expect.arrayContaining([
          'id',
          'area',
          'on',
          'severity',
          'consequence',
          'needs',
          'absent',
          'fix',
          'guidelines',
          'presets',
          'options',
          'docs',
        ]),
      );
    }
    expect(table[0].area).toBe('claims');
  });

  test.each(['en', 'zh'] as const)('the table names every rule and its harm: %s', lang => {
    const text = [...ruleTables.pretty(rules.values(), { ...page, lang })].join('');
    for (const id of rules.keys()) expect(text).toContain(id);
    for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
    const markdown = [...ruleTables.markdown(rules.values(), { ...page, lang })];
    expect(markdown).toHaveLength(rules.size + 2);
    expect(markdown.every(line => line.split(' | ').length === 5)).toBe(true);
  });
});
