import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', ...args], {
    cwd,
    stdio: 'pipe',
  });

const listing = (id: string, title: string, more = ''): string =>
  `- {id: ${id}, brand: Norrfolk, title: ${title}, price: 120${more}}\n`;
const loud = 'Oak Table Oak Chair Oak Bench Oak';
const config = `rules: {'*/*': off, 'acme/*': error, title/word-repeat: error}
declare: [{id: acme/model, field: model, unique: true}]
`;

/** A repository with one commit, and a branch off it. */
function repository() {
  const cwd = folderWith({
    'a.yaml': listing('A', loud) + listing('B', 'Oak Bench', ', model: M1'),
    'b.yaml': listing('C', 'Pine Bench', ', model: M1'),
    'notes.md': 'nothing',
    'listing-lint.yaml': config,
  });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'first');
  git(cwd, 'checkout', '-qb', 'change');
  return cwd;
}
const write = (cwd: string, file: string, text: string) => writeFileSync(join(cwd, file), text);
function since(cwd: string, ref = 'main') {
  const { stdout, stderr, status } = command(['--since', ref, '--format', 'json'], { cwd });
  const report = stdout === '' ? { documents: [] } : JSON.parse(stdout);
  const documents: string[] = report.documents.map(
    ({ id, findings }: { id: string; findings: { rule: string; status: string }[] }) =>
      `${id} ${findings.map(({ rule, status }) => `${rule} ${status}`).join(', ')}`.trim(),
  );
  return { documents, stderr, status };
}

describe('--since', () => {
  test('nothing changed: nothing to check, and that is well', () => {
    const cwd = repository();
    write(cwd, 'notes.md', 'other');
    expect(since(cwd)).toEqual({
      documents: [],
      stderr: 'Nothing to check: no listings changed.\n',
      status: 0,
    });
  });

  test('only documents that say something else, wherever they moved; old faults of others do not gate', () => {
    const cwd = repository();
    write(
      cwd,
      'a.yaml',
      `# a line more\n${listing('A', loud)}${listing('B', 'Oak Bench Long', ', model: M1')}`,
    );
    renameSync(join(cwd, 'b.yaml'), join(cwd, 'c.yaml'));
    expect(since(cwd)).toMatchObject({ documents: ['B acme/model baselined'], status: 0 });
  });

  test('catalog rules know what did not change: a new copy gates', () => {
    const cwd = repository();
    write(cwd, 'd.yaml', listing('D', 'Ash Bench', ', model: M1'));
    expect(since(cwd)).toMatchObject({ documents: ['D acme/model open'], status: 1 });
  });

  test('commits on the branch count, later ones of the other branch do not', () => {
    const cwd = repository();
    write(cwd, 'b.yaml', listing('C', loud));
    git(cwd, 'commit', '-qam', 'worse');
    git(cwd, 'checkout', '-q', 'main');
    write(cwd, 'a.yaml', listing('A', 'Oak Table'));
    git(cwd, 'commit', '-qam', 'elsewhere');
    git(cwd, 'checkout', '-q', 'change');
    expect(since(cwd)).toMatchObject({ documents: ['C title/word-repeat open'], status: 1 });
  });

  test('a file that is gone was there at the base', () => {
    const cwd = repository();
    rmSync(join(cwd, 'b.yaml'));
    write(cwd, 'e.yaml', listing('C', 'Pine Bench', ', model: M1'));
    expect(since(cwd)).toMatchObject({ documents: [], status: 0 });
  });

  test('an unknown ref is told, with what helps in CI', () => {
    const { status, stderr } = since(repository(), 'nowhere');
    expect(status).toBe(2);
    expect(stderr).toContain('--since nowhere: git says: ');
    expect(stderr).toContain('fetch-depth: 0');
  });
});
