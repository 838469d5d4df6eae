import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith, root } from './command.ts';

const check = (cwd: string, threads: number, ...args: string[]) =>
  command(['--as-of', '2026-11-22', '--threads', String(threads), ...args], { cwd });

const listing = (id: string, title: string, more = ''): string =>
  `id: ${id}\ntitle: ${title}\nbrand: Norrfolk\ncategory: home/furniture\n${more}`;
const copied = `description: ${'Solid oak, oiled by hand, for hall and kitchen; carries three people. '.repeat(6)}\n`;

const shop = {
  'listing-lint.yaml': `plugins: [./acme.mjs]
references: [suppliers/*.csv]
overrides:
  - {files: [a.yaml], rules: {image/count: off}}
  - {files: [nothing/**], rules: {image/count: off}}
suppress:
  - {id: BENCH-1, rule: image/detail, reason: supplier sends photos}
  - {id: BENCH-1, rule: image/video, reason: never needed}
`,
  'a.yaml': `# listing-lint-ignore copy/readability -- a poem\n${listing('BENCH-1', 'Oak Bench', copied)}`,
  'b.yaml': listing('BENCH-2', 'Oak Bench with Back', copied),
  'broken.yaml': 'id: [\n',
  'c.csv': `id,title,description\n${Array.from({ length: 30 }, (_, at) => `C-${at},Paper Lamp ${at},Lamp of paper ${at}\n`).join('')}`,
  'notes.json': '{"name": "no listing"}',
  'deep.json': '['.repeat(5000) + ']'.repeat(5000),
  'suppliers/theirs.csv': `id,title,description\nS-1,Oak Bench,"${copied.slice(13)}"\n`,
  'z.yaml': listing('BENCH-3', 'Throws'),
};

/** A rule of a team; `collect` says what it gives to the first pass. */
const plugin = (collect: string): string => `
const say = text => ({ en: text, zh: text });
export default {
  name: 'acme',
  rules: [{
    id: 'acme/known', scope: 'catalog', on: ['listing'], severity: 'warning', consequence: 'polish', needs: [],
    absent: 'pass', fix: 'advice', guidelines: [], presets: ['core', 'recommended', 'strict'], version: 1,
    title: say('known'), messages: { known: say('One of {count:count}.') }, notes: {}, options: {}, sources: {},
    docs: { what: say(''), why: say(''), how: say('') }, examples: { valid: [], invalid: [] },
    collect: ${collect},
    fold: { empty: () => [], add: (all, one) => [...all, one], merge: (a, b) => [...a, ...b], seal: all => all },
    judge(value, summary, context) {
      if (value.title === 'Throws') throw new Error('thrown by acme');
      return context.outcome([context.finding('known', { count: summary.length }, { at: ['title'] })]);
    },
  }],
};`;

describe('--threads', () => {
  test.each([
    ['a rule that throws when it judges', plugin('value => value.id')],
    [
      'a rule that throws when it gathers',
      plugin('value => { if (value.id !== "C-3") throw new Error(value.id); }'),
    ],
    ['what cannot go from thread to thread', plugin('value => () => value.id')],
  ])('a catalog is judged alike by any number: %s', (_, acme) => {
    const cwd = folderWith({ ...shop, 'acme.mjs': acme });
    const one = check(cwd, 1, '--format', 'json', '--format', 'pretty:one.txt');
    expect(one).toMatchObject({ status: 2, stderr: '' });
    expect(one.stdout).toContain('acme/known');
    for (const threads of [2, 5]) {
      expect(check(cwd, threads, '--format', 'json', '--format', 'pretty:more.txt')).toEqual(one);
      expect(readFileSync(join(cwd, 'more.txt'), 'utf8')).toBe(readFileSync(join(cwd, 'one.txt'), 'utf8'));
    }
  });

  test('pictures, stores and messages of the example shops', () => {
    const one = check(root, 1, 'fixtures', '--no-config', '--market', 'DE', '--format', 'jsonl');
    expect(one.stdout.length).toBeGreaterThan(10_000);
    expect(check(root, 3, 'fixtures', '--no-config', '--market', 'DE', '--format', 'jsonl')).toEqual(one);
  });

  test('standard input', () => {
    const input = shop['c.csv'];
    const given = (threads: string) =>
      command(['-', '--stdin-name', 'c.csv', '--format', 'csv', '--threads', threads], { input });
    expect(given('2')).toEqual(given('1'));
    expect(given('1').stdout).toContain('C-29');
  });

  test('a file that cannot be read is told, and the run is not valid', () => {
    const cwd = folderWith({ 'a.yaml': shop['b.yaml'], 'b.yaml': '', 'c.yaml': shop['b.yaml'] });
    // Larger than Node reads at once, and all of it a hole.
    truncateSync(join(cwd, 'b.yaml'), 2 ** 31);
    const one = check(cwd, 1);
    expect(one).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('b.yaml: cannot be read'),
    });
    expect(check(cwd, 3)).toEqual(one);
  });

  test('a fix and its diff', () => {
    const given = { 'a.yaml': listing('A', 'Oak  Bench Oak Bench Oak Bench\u200b') };
    const diff = check(folderWith(given), 1, '--diff');
    expect(check(folderWith(given), 3, '--diff')).toEqual(diff);
    expect(diff.stdout).toContain('+title');
    const [one, three] = [folderWith(given), folderWith(given)];
    expect(check(three, 3, '--fix').stdout).toBe(check(one, 1, '--fix').stdout);
    expect(readFileSync(join(three, 'a.yaml'))).toEqual(readFileSync(join(one, 'a.yaml')));
  });

  test.each(['0', 'many', '1.5'])('--threads %s is a mistake', threads => {
    const { status, stderr } = command(['--threads', threads], { cwd: root });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `--threads ${threads}: auto, or a number from 1 to 999\n`,
    });
  });

  test('a reader that goes away ends it quietly', () => {
    const cwd = folderWith({ 'c.csv': shop['c.csv'] });
    const bin = join(root, 'bin/listing-lint.js');
    const { status, stderr, stdout } = spawnSync(
      `"${process.execPath}" "${bin}" --no-config --threads 2 --format json --fail-on never | head -n 1; exit "\${PIPESTATUS[0]}"`,
      { cwd, shell: '/bin/bash', encoding: 'utf8' },
    );
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '{\n' });
  });

  test('an interrupt ends all threads', async () => {
    const cwd = folderWith({
      'c.jsonl': Array.from({ length: 4000 }, (_, at) =>
        JSON.stringify({ id: `J-${at}`, title: `Paper Lamp ${at}`, description: copied }),
      ).join('\n'),
    });
    const run = spawn(
      process.execPath,
      [join(root, 'bin/listing-lint.js'), '--no-config', '--threads', '2'],
      { cwd },
    );
    const ended = new Promise(resolve => run.on('exit', (code, signal) => resolve({ code, signal })));
    setTimeout(() => run.kill('SIGINT'), 1000);
    expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
  });
});
