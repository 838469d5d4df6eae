import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const rule = (id: string, more = ''): string => `{
  id: '${id}', scope: 'document', on: ['listing'], severity: 'error', consequence: 'polish',
  needs: ['title'], absent: 'pass', fix: 'advice', guidelines: [], presets: ['core', 'recommended', 'strict'], version: 1,
  title: { en: 'Shouts', zh: '感叹号' }, messages: { loud: { en: '{words:quote} shouts.', zh: '{words:quote}带感叹号。' } },
  notes: {}, options: {}, sources: {},
  docs: { what: { en: 'a', zh: 'a' }, why: { en: 'a', zh: 'a' }, how: { en: 'a', zh: 'a' } },
  examples: { valid: [], invalid: [] },
  check(value, context) {
    const at = value.title?.indexOf('!') ?? -1;
    if (at < 0) return context.outcome([]);
    return context.outcome([context.finding('loud', { words: '!' }, { at: ['title'], span: { start: at, end: at + 1 } })]);
  },
  ${more}
}`;
const shop = '- {id: A, title: Oak Table!}\n';
const off = "rules: {'*/*': off, acme/loud: error}\n";
const check = (cwd: string, ...args: string[]) =>
  command(['shop.yaml', '--format', 'compact', ...args], { cwd });

describe('plugins', () => {
  test('a file beside the config, as a plugin, a list or one rule', () => {
    for (const body of [
      `{ name: 'acme', rules: [${rule('acme/loud')}] }`,
      `[${rule('acme/loud')}]`,
      rule('acme/loud'),
    ]) {
      const cwd = folderWith({
        'listing-lint.yaml': `${off}plugins: [./rules/acme.mjs]\n`,
        'rules/acme.mjs': `export default ${body};\n`,
        'shop.yaml': shop,
      });
      const { stdout, status } = check(cwd);
      expect(stdout).toContain('shop.yaml:1:27 error acme/loud A: “!” shouts.');
      expect(status).toBe(1);
      expect(command(['explain', 'acme/loud'], { cwd }).stdout).toContain('Shouts');
      expect(command(['rules', '--format', 'json'], { cwd }).stdout).toContain('acme/loud');
    }
  });

  test('an installed package, and a config in a package', () => {
    const cwd = folderWith({
      'listing-lint.yaml': `extends: ['@acme/checks']\n`,
      'node_modules/@acme/checks/listing-lint.yaml': `${off}plugins: ['@acme/checks']\n`,
      'node_modules/@acme/checks/package.json':
        '{"name": "@acme/checks", "type": "module", "exports": {".": {"import": "./index.js"}}}',
      'node_modules/@acme/checks/index.js': `export default [${rule('acme/loud')}];\n`,
      'shop.yaml': shop,
    });
    expect(check(cwd).stdout).toContain('acme/loud');
  });

  test('--no-plugins runs none of their code, says so, and lets their names stand', () => {
    const cwd = folderWith({
      'listing-lint.yaml': `${off}plugins: [./evil.mjs]\nwords: {acme.words: {add: [a]}}\n`,
      'evil.mjs': "process.stdout.write('ran'); process.exit(7);\n",
      'shop.yaml': shop,
    });
    const { stdout, stderr, status } = check(cwd, '--no-plugins');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'Plugins not loaded (--no-plugins): ./evil.mjs\n',
    });
    expect(stdout).not.toContain('ran');
  });

  test.each([
    ['plugins: [./none.mjs]', '', 'there is no plugin file “./none.mjs”'],
    ['plugins: [no-such-package]', '', 'package “no-such-package” is not installed'],
    ['plugins: [./a.mjs]', 'syntax error here', 'does not load'],
    ['plugins: [./a.mjs]', 'export default {rules: [{id: "acme/x"}]}', 'rules[0].scope is missing'],
    [
      'plugins: [./a.mjs]',
      `export default [${rule('acme/loud', 'check: 3')}]`,
      'acme/loud: check is missing',
    ],
    ['plugins: [./a.mjs]', `export default [${rule('image/detail')}]`, 'brings a rule “image/detail”'],
  ])('%s %s: exit 2 with the place in the config', (config, code, said) => {
    const cwd = folderWith({ 'listing-lint.yaml': `${config}\n`, 'a.mjs': code, 'shop.yaml': shop });
    const { status, stderr } = check(cwd);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/^listing-lint\.yaml:1:\d+: /);
  });

  test('a rule of a plugin that throws is told by name, and the run is not valid', () => {
    const cwd = folderWith({
      'listing-lint.yaml': `${off}plugins: [./a.mjs]\n`,
      'a.mjs': `export default [{ ...${rule('acme/loud')}, check() { throw new Error('oops'); } }];\n`,
      'shop.yaml': shop,
    });
    const { stdout, status } = check(cwd);
    expect(stdout).toContain('acme/loud');
    expect(status).toBe(2);
  });
});
