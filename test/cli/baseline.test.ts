import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from './command.ts';
import { shopWith } from './shop.ts';

const name = 'listing-lint.baseline.jsonl';
const titled = (id: string, title: string) => `id: ${id}\ntitle: ${title}\ndescription: Holds 350 ml.\n`;
const repeated = (word: string) => `Blue ${word} Blue ${word} Blue ${word} Blue`;
const read = (cwd: string, file = name) => readFileSync(join(cwd, file), 'utf8');
const report = (cwd: string, ...args: string[]) =>
  JSON.parse(command([...args, '--format', 'json'], { cwd }).stdout);
const statuses = (cwd: string) =>
  report(cwd).documents.flatMap((document: { id: string; findings: { rule: string; status: string }[] }) =>
    document.findings.map(finding => `${document.id} ${finding.rule} ${finding.status}`),
  );

describe('baseline', () => {
  test('what was there before keeps its points lost and blocks nothing', () => {
    const cwd = shopWith({ 'mug.yaml': titled('M-1', repeated('Mug')) });
    const before = report(cwd);
    expect(command(['--fail-on', 'warning'], { cwd }).status).toBe(1);
    expect(command(['baseline', 'write'], { cwd })).toMatchObject({
      status: 0,
      stdout: `${name}: 1 finding\n`,
    });
    expect(read(cwd, '.gitattributes')).toBe(`${name} merge=union\n`);
    const after = report(cwd);
    expect(command(['--fail-on', 'info'], { cwd }).status).toBe(0);
    expect(after.summary).toMatchObject({ score: before.summary.score, warnings: 0, baselined: 1 });
    expect(after.documents[0]).toMatchObject({ verdict: 'ready', findings: [{ status: 'baselined' }] });
    expect(after.documents[0].findings[0].points).toBeGreaterThan(0);
    expect(command([], { cwd }).stdout).not.toContain('title/word-repeat');
    expect(command(['--lang', 'zh'], { cwd }).stdout).toContain('存量问题 1 个');
  });

  test('moved, re-sorted and re-written as a table it is kept; an edited value opens it again', () => {
    const rows = ['A', 'B', 'C'].map(id => `${id},${repeated(`Mug ${id}`)},Holds 350 ml.`);
    const cwd = shopWith({ 'list.csv': `id,title,description\n${rows.join('\n')}\n` });
    command(['baseline', 'write'], { cwd });
    const first = read(cwd);
    writeFileSync(
      join(cwd, 'list.csv'),
      `description,title,id\n${rows
        .map(row => row.split(',').reverse())
        .reverse()
        .join('\n')}\n`,
    );
    expect(report(cwd).summary).toMatchObject({ warnings: 0, baselined: 3 });
    command(['baseline', 'write'], { cwd });
    expect(read(cwd)).toBe(first);
    writeFileSync(
      join(cwd, 'list.csv'),
      `id,title,description\n${rows.join('\n').replace('Blue Mug B', 'Blau Mug B')}\n`,
    );
    expect(statuses(cwd)).toEqual([
      'A title/word-repeat baselined',
      'B title/word-repeat open',
      'C title/word-repeat baselined',
    ]);
  });

  test('stale entries are told once, fail under --strict-baseline and are pruned', () => {
    const cwd = shopWith({
      'a.yaml': titled('A', repeated('Mug')),
      'b.yaml': titled('B', repeated('Cup')),
      'c.yaml': titled('C', repeated('Jug')),
    });
    command(['baseline', 'write'], { cwd });
    expect(command(['--strict-baseline'], { cwd }).status).toBe(0);
    writeFileSync(join(cwd, 'a.yaml'), titled('A', 'Stoneware mug'));
    writeFileSync(join(cwd, 'b.yaml'), titled('B', 'Stoneware cup'));
    const stale = report(cwd).catalog.findings;
    expect(stale).toMatchObject([{ rule: 'baseline/stale', severity: 'info', data: { count: 2 } }]);
    expect(command([], { cwd }).status).toBe(0);
    expect(command(['--strict-baseline'], { cwd }).status).toBe(1);
    // A run over one file knows nothing of the others.
    expect(command(['c.yaml', '--strict-baseline'], { cwd }).status).toBe(0);
    expect(command(['baseline', 'prune'], { cwd }).stdout).toBe(`${name}: 2 stale entries removed, 1 left\n`);
    expect(command(['--strict-baseline'], { cwd }).status).toBe(0);
  });

  test('writing a part keeps the rest, and what stands on a vanished document goes with it', () => {
    const cwd = shopWith({
      'a.yaml': titled('A', repeated('Mug')),
      'b.yaml': titled('B', repeated('Cup')),
    });
    command(['baseline', 'write'], { cwd });
    const both = read(cwd);
    command(['baseline', 'write', 'a.yaml'], { cwd });
    command(['baseline', 'write', '--rule', 'size/chart-unit'], { cwd });
    expect(read(cwd)).toBe(both);
    writeFileSync(join(cwd, 'b.yaml'), titled('C', 'Stoneware cup'));
    command(['baseline', 'write'], { cwd });
    expect(read(cwd).split('\n').filter(Boolean)).toHaveLength(1);
  });

  test('the tool’s own findings stay open', () => {
    const cwd = shopWith({
      'mug.yaml': `${titled('A', 'Stoneware mug')}colour_of_mug: red\n`,
      'broken.yaml': 'id: [1',
    });
    command(['baseline', 'write', 'mug.yaml', 'broken.yaml'], { cwd });
    expect(read(cwd)).toBe('');
    expect(command(['mug.yaml', 'broken.yaml'], { cwd }).status).toBe(1);
  });

  test('a damaged line stops the run with its place', () => {
    const cwd = shopWith({ 'mug.yaml': titled('A', 'Stoneware mug'), [name]: '\n<<<<<<< HEAD\n' });
    const { status, stderr } = command([], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(`${name}:2: this line is no entry of a baseline`);
    expect(command(['--lang', 'zh'], { cwd }).stderr).toContain('不是存量问题记录');
  });

  test('stands beside the config, wherever the command runs', () => {
    const cwd = shopWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'shop/mug.yaml': titled('A', repeated('Mug')),
    });
    command(['baseline', 'write'], { cwd: join(cwd, 'shop') });
    expect(read(cwd).split('\n')).toHaveLength(2);
    expect(report(cwd).summary.baselined).toBe(1);
    expect(command(['baseline', 'stats'], { cwd }).stdout).toContain('title/word-repeat        1          1');
    expect(JSON.parse(command(['baseline', 'stats', '--format', 'json'], { cwd }).stdout)).toEqual([
      { rule: 'title/word-repeat', entries: 1, documents: 1 },
    ]);
  });

  test('two branches that both wrote one merge without a conflict', () => {
    const cwd = shopWith({ 'a.yaml': titled('A', repeated('Mug')) });
    const git = (...args: string[]) => {
      const identity = [
        '-c',
        'user.name=Test',
        '-c',
        'user.email=test@example.com',
        '-c',
        'commit.gpgsign=false',
      ];
      const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
      expect(status, `git ${args.join(' ')}: ${stdout}${stderr}`).toBe(0);
    };
    const commit = (message: string) => {
      command(['baseline', 'write'], { cwd });
      git('add', '-A');
      git('commit', '-qm', message);
    };
    git('init', '-q', '-b', 'main');
    commit('first');
    git('checkout', '-qb', 'other');
    writeFileSync(join(cwd, 'b.yaml'), titled('B', repeated('Cup')));
    commit('other');
    git('checkout', '-q', 'main');
    writeFileSync(join(cwd, 'c.yaml'), titled('C', repeated('Jug')));
    writeFileSync(join(cwd, 'd.yaml'), titled('D', repeated('Pot')));
    commit('main');
    git('merge', '-q', '--no-edit', 'other');
    expect(report(cwd).summary).toMatchObject({ warnings: 0, baselined: 4 });
    command(['baseline', 'write'], { cwd });
    const lines = read(cwd).split('\n').filter(Boolean);
    expect(lines).toHaveLength(4);
    expect(lines).toEqual([...lines].sort());
  });
});
