import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const day = ['--as-of', '2026-11-22'];
const copied = 'Solid oak, oiled by hand, for hall and kitchen; carries three people. '.repeat(6);
const listing = (id: string, title: string): string =>
  `id: ${id}\ntitle: ${title}\ncategory: home/furniture\ndescription: ${copied}\nimages: [{src: pictures/${id}.png}]\n`;

const shop = {
  'listing-lint.yaml': `references: [suppliers/*.csv]
overrides:
  - {files: [nothing/**], rules: {image/count: off}}
suppress:
  - {id: BENCH-1, rule: image/video, reason: never needed}
  - {id: BENCH-2, rule: copy/duplicated, reason: one text for both}
`,
  'a.yaml': `# listing-lint-ignore copy/readability -- a poem\n${listing('BENCH-1', 'Oak Bench')}`,
  'b.yaml': listing('BENCH-2', 'Oak Bench with Back'),
  'broken.yaml': 'id: [\n',
  'c.csv': `id,title\n${Array.from({ length: 9 }, (_, at) => `C-${at},Paper Lamp\n`).join('')}`,
  'notes.json': '{"name": "no listing"}',
  'suppliers/theirs.csv': `id,title,description\nS-1,Oak Bench,"${copied}"\n`,
  'z.yaml': listing('BENCH-3', 'Oak Bench, Long'),
  'pictures/BENCH-1.png': 'no picture',
};

/** Both passes of a run by so many shards; the names of what was judged. */
function judged(cwd: string, of: number, ...args: string[]): string[] {
  const numbers = Array.from({ length: of }, (_, at) => at + 1);
  const done = (...given: string[]) =>
    expect(command(given, { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  for (const i of numbers) done(...day, ...args, '--collect', '--shard', `${i}/${of}`, '--summary', `s${i}`);
  done('merge', '--summary', 'all', ...numbers.map(i => `s${i}`).reverse());
  for (const i of numbers)
    done(...day, ...args, '--shard', `${i}/${of}`, '--summary', 'all', '--partial', `p${i}`);
  return numbers.map(i => `p${i}`);
}

describe('shards', () => {
  const cwd = folderWith(shop);
  const files = judged(cwd, 3);

  test('what they judged joins to the report and the code of one run, in any order', () => {
    const one = command([...day, '--format', 'json'], { cwd });
    expect(one).toMatchObject({ status: 1, stderr: '' });
    expect(command(['merge', ...files, '--format', 'json'], { cwd })).toEqual(one);
    const gate = ['--lang', 'zh', '--fail-on', 'never', '--min-score', '99'];
    expect(command(['merge', ...files.toReversed(), ...gate], { cwd })).toEqual(
      command([...day, ...gate], { cwd }),
    );
  });

  test.each([
    ['a missing one', ['p3', 'p1'], 'missing shards: 2/3\n'],
    ['one that is there twice', ['p3', 'p1', 'p3'], 'shard 3/3 is there twice: p3, p3\n'],
    ['a summary', ['s1'], 's1: is no file of --partial\n'],
    ['any other file', ['a.yaml'], 'a.yaml: is no file of --partial\n'],
  ])('%s is named', (_, given, stderr) => {
    expect(command(['merge', ...given], { cwd })).toEqual({ status: 2, stdout: '', stderr });
  });

  test('a damaged file is told', () => {
    const bytes = readFileSync(join(cwd, 'p1'));
    writeFileSync(join(cwd, 'cut'), bytes.subarray(0, bytes.length - 5));
    expect(command(['merge', 'cut'], { cwd }).stderr).toBe('cut: is damaged\n');
  });

  test('another day, other flags, other files and another config are no shard of the run', () => {
    const partial = (...args: string[]) =>
      command([...args, '--shard', '1/3', '--summary', 'all', '--partial', 'other'], { cwd });
    const differs = (what: string) => `all and this run are not of one run: ${what}\n`;
    expect(partial('--as-of', '2026-11-23')).toMatchObject({
      status: 2,
      stderr: differs('the day (--as-of) differs (2026-11-22, 2026-11-23)'),
    });
    expect(partial(...day, '--market', 'DE').stderr).toBe(differs('the config or a flag differs'));
    expect(partial(...day, '--ignore', 'c.csv').stderr).toBe(differs('the config or a flag differs'));
    expect(partial('a.yaml', ...day).stderr).toBe(differs('the list of files differs'));
    writeFileSync(join(cwd, 'listing-lint.yaml'), 'rules: {image/count: off}\n');
    expect(command(['merge', ...files, '--lang', 'zh'], { cwd })).toMatchObject({
      status: 2,
      stderr: 'p1 与 此处的配置 不属于同一次运行：配置或选项不同\n',
    });
    writeFileSync(join(cwd, 'listing-lint.yaml'), shop['listing-lint.yaml']);
  });

  test.each([
    [['--shard', '4/3', '--partial', 'p'], '--shard 4/3: i/n, from 1/n to n/n'],
    [['--shard', '1/2'], 'a shard writes a file: --collect --summary FILE, then --partial FILE'],
    [['--collect'], '--collect: name the file to write with --summary'],
    [
      ['--shard', '1/2', '--partial', 'p'],
      '--shard: name the summary of all shards with --summary (listing-lint merge --summary)',
    ],
    [['--fix', '--partial', 'p'], '--fix does not go with --shard, --collect, --partial or --summary'],
  ])('%j is a mistake', (args, stderr) => {
    expect(command(args, { cwd })).toEqual({ status: 2, stdout: '', stderr: `${stderr}\n` });
  });
});

test('a baseline and decisions hold in shards and in threads as in one run', () => {
  const config = `decisions: [review.csv]\n${shop['listing-lint.yaml']}`;
  const cwd = folderWith({ ...shop, 'listing-lint.yaml': config, 'review.csv': 'rule,decision\n' });
  expect(command(['baseline', 'write', 'b.yaml', ...day], { cwd }).status).toBe(0);
  const review = Papa.parse<string[]>(command([...day, '--format', 'csv'], { cwd }).stdout.slice(1), {
    skipEmptyLines: true,
  }).data;
  const [header = [], ...rows] = review;
  const decided = [header.indexOf('decision'), header.indexOf('reason')];
  const filled = rows.map((row, at) =>
    at % 2 === 0 ? row : row.map((cell, column) => (decided.includes(column) ? 'accept' : cell)),
  );
  writeFileSync(join(cwd, 'review.csv'), Papa.unparse([header, ...filled]));
  const one = command([...day, '--format', 'json'], { cwd });
  const { summary } = JSON.parse(one.stdout);
  expect(Math.min(summary.baselined, summary.decided.accepted)).toBeGreaterThan(0);
  for (const threads of ['2', '3'])
    expect(command([...day, '--format', 'json', '--threads', threads], { cwd })).toEqual(one);
  expect(command(['merge', ...judged(cwd, 2), '--format', 'json'], { cwd })).toEqual(one);
});
