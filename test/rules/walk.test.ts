import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { registry } from '../../build.js';
import builtIn from '../../rules/index.ts';
import type { AnyRule } from '../../src/rule/index.ts';

const root = resolve(import.meta.dirname, '../..');
const chinese = /\p{Script=Han}/u;

test('rules/index.ts is what the build writes from the files', () => {
  expect(readFileSync(join(root, 'rules/index.ts'), 'utf8')).toBe(registry());
});

test('every file of an area is a rule of that id', () => {
  const areas = readdirSync(join(root, 'rules'), { withFileTypes: true }).filter(entry =>
    entry.isDirectory(),
  );
  const files = areas.flatMap(area =>
    readdirSync(join(root, 'rules', area.name))
      .filter(file => file.endsWith('.ts'))
      .map(file => `${area.name}/${file.slice(0, -3)}`),
  );
  expect(builtIn.rules.map(rule => rule.id).sort()).toEqual(
    files.filter(file => !file.startsWith('lexicons/')).sort(),
  );
});

test.each(builtIn.rules.map(rule => [rule.id, rule] as const))(
  '%s says all that a rule has to say',
  (_, rule: AnyRule) => {
    for (const text of [rule.title, rule.docs.what, rule.docs.why, rule.docs.how]) {
      expect(text.en.length).toBeGreaterThan(10);
      expect(text.zh).toMatch(chinese);
      expect(text.en).not.toMatch(chinese);
    }
    for (const [id, phrase] of Object.entries({ ...rule.messages, ...rule.notes }))
      expect((phrase as { zh: string }).zh, `${rule.id} ${id}`).toMatch(chinese);
    for (const [name, option] of Object.entries(rule.options as Record<string, { en: string; zh: string }>)) {
      expect(option.en, name).not.toBe('');
      expect(option.zh, name).toMatch(chinese);
      const used = [...rule.examples.valid, ...rule.examples.invalid].some(
        example => name in (example.options ?? {}),
      );
      expect(used, `no example of ${rule.id} sets ${name}`).toBe(true);
    }
    expect(rule.examples.valid.length).toBeGreaterThanOrEqual(2);
    expect(rule.examples.invalid.length).toBeGreaterThanOrEqual(2);
    const messages = new Set(
      rule.examples.invalid.flatMap(example => example.findings.map(finding => finding.messageId)),
    );
    expect([...messages].sort()).toEqual(Object.keys(rule.messages).sort());
  },
);

test('word lists and phrase books are dated, sourced and of one shape', () => {
  expect(builtIn.lexicons.length).toBeGreaterThan(0);
  for (const lexicon of builtIn.lexicons) {
    expect(lexicon.list).toMatch(/^[a-z-]+(\.[a-z-]+)*$/);
    expect(lexicon.as_of, lexicon.list).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(lexicon.source.length, lexicon.list).toBeGreaterThan(10);
    for (const languages of Object.values(lexicon.groups)) {
      for (const terms of Object.values(languages)) expect(Array.isArray(terms), lexicon.list).toBe(true);
    }
  }
  expect(new Set(builtIn.lexicons.map(lexicon => lexicon.list)).size).toBe(builtIn.lexicons.length);
  const ids = Object.values(builtIn.phrases).map(book => Object.keys(book).sort());
  for (const book of ids) expect(book).toEqual(ids[0]);
});
