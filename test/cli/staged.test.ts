import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=n', '-c', 'user.email=n@example.com', '-c', 'protocol.file.allow=always', ...args],
    {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
    },
  );
const write = (cwd: string, file: string, text: string): void => {
  mkdirSync(dirname(join(cwd, file)), { recursive: true });
  writeFileSync(join(cwd, file), text);
};

const bench =
  'The bench is made of solid oak from managed forests, with tenons that are glued and pegged by hand. Two grown persons sit on it, and it stands in a hall, at a table or at the foot of a bed. The oil keeps water out for a year; wipe it with a dry cloth and oil it again in spring.';
const lamp =
  'A reading lamp with a shade of folded paper and a foot of turned ash. The cable is two metres long and has a switch in the middle, so that nobody has to get up. It takes any bulb with a small thread; we recommend a warm one of four watts, since paper does not like heat.';
const listing = (id: string, title: string, description: string): string =>
  `id: ${id}\ntitle: ${title}\nbrand: Norrfolk\ndescription: ${description}\nprice: 120\n`;
const config = `rules: {'*/*': off, 'copy/duplicated': error, 'acme/*': error}
declare: [{id: acme/model, field: model, unique: true}]
`;

/** A repository with one commit of three listings, two of them in one conflict. */
function repository(): string {
  const cwd = folderWith({
    'shop/bench.yaml': listing('BENCH', 'Oak Bench', bench),
    'shop/lamp.yaml': `${listing('LAMP', 'Paper Lamp', lamp)}model: M1\n`,
    'shop/old.yaml': `${listing('OLD', 'Pine Shelf', 'A shelf.')}model: M1\n`,
    'notes.txt': 'nothing',
    'listing-lint.yaml': config,
  });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'first');
  return cwd;
}

interface Told {
  readonly documents: readonly string[];
  readonly status: number | null;
  readonly stderr: string;
  readonly stdout: string;
}

function staged(cwd: string, ...args: string[]): Told {
  const { stdout, stderr, status } = command(['--staged', '--format', 'json', ...args], { cwd });
  const report = stdout === '' ? { documents: [] } : JSON.parse(stdout);
  const documents: string[] = report.documents.map(
    ({ id, findings }: { id: string; findings: { rule: string; status: string }[] }) =>
      `${id} ${findings.map(({ rule, status }) => `${rule} ${status}`).join(', ')}`.trim(),
  );
  return { documents, status, stderr, stdout };
}

/** A run with what the one before left, without it, and without a cache: all must say the same. */
function alike(cwd: string): Told {
  const warm = staged(cwd);
  const without = staged(cwd, '--no-cache');
  rmSync(join(cwd, '.listing-lint-cache'), { recursive: true, force: true });
  const cold = staged(cwd);
  expect(without.stdout).toBe(warm.stdout);
  expect(cold.stdout).toBe(warm.stdout);
  return cold;
}

test('a copy of a listing that is not staged is told, and stops the commit', () => {
  const cwd = repository();
  write(cwd, 'shop/new.yaml', listing('NEW', 'Garden Bench', bench));
  git(cwd, 'add', '-A');
  expect(alike(cwd)).toMatchObject({ documents: ['NEW copy/duplicated open'], status: 1 });
  git(cwd, 'commit', '-qm', 'second');
  write(cwd, 'shop/new.yaml', `${listing('NEW', 'Garden Bench', bench)}status: active\n`);
  git(cwd, 'add', '-A');
  expect(alike(cwd)).toMatchObject({ documents: ['NEW copy/duplicated baselined'], status: 0 });
});

test('what catalog rules found before the change does not stop it; a new conflict of the same document does', () => {
  const cwd = repository();
  write(cwd, 'shop/old.yaml', `${listing('OLD', 'Pine Shelf', 'A longer shelf.')}model: M1\n`);
  git(cwd, 'add', '-A');
  expect(alike(cwd)).toMatchObject({ documents: ['OLD acme/model baselined'], status: 0 });
  write(cwd, 'shop/old.yaml', `${listing('OLD', 'Pine Shelf', bench)}model: M1\n`);
  git(cwd, 'add', '-A');
  expect(alike(cwd)).toMatchObject({
    documents: ['OLD copy/duplicated open, acme/model baselined'],
    status: 1,
  });
});

test('the index counts: partly staged, deleted with and without git, renamed', () => {
  const cwd = repository();
  write(cwd, 'shop/new.yaml', listing('NEW', 'Garden Bench', bench));
  git(cwd, 'add', '-A');
  // Made good in the working tree only; and the original is gone there, but not from the commit.
  write(cwd, 'shop/new.yaml', listing('NEW', 'Garden Bench', 'A bench.'));
  rmSync(join(cwd, 'shop/bench.yaml'));
  expect(alike(cwd)).toMatchObject({ documents: ['NEW copy/duplicated open'], status: 1 });
  git(cwd, 'rm', '-q', '--cached', 'shop/bench.yaml');
  expect(alike(cwd)).toMatchObject({ documents: ['NEW'], status: 0 });
  git(cwd, 'reset', '-q', '--hard');
  rmSync(join(cwd, 'shop/new.yaml'), { force: true });
  git(cwd, 'mv', 'shop/bench.yaml', 'shop/seat.yaml');
  // Moved, not changed.
  expect(staged(cwd)).toMatchObject({ documents: [], status: 0 });
  git(cwd, 'rm', '-qf', 'shop/lamp.yaml', 'shop/seat.yaml');
  expect(staged(cwd)).toMatchObject({
    documents: [],
    status: 0,
    stderr: 'Nothing to check: no staged listings.\n',
  });
});

test('before the first commit, in a worktree, from a folder below, beside a submodule', () => {
  const cwd = folderWith({
    'shop/bench.yaml': listing('BENCH', 'Oak Bench', bench),
    'listing-lint.yaml': config,
  });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  expect(staged(cwd)).toMatchObject({ documents: ['BENCH'], status: 0 });
  git(cwd, 'commit', '-qm', 'first');
  git(cwd, 'submodule', '-q', 'add', repository(), 'other');
  git(cwd, 'commit', '-qm', 'submodule');
  const tree = join(folderWith({}), 'tree');
  git(cwd, 'worktree', 'add', '-q', tree);
  write(tree, 'shop/new.yaml', listing('NEW', 'Garden Bench', bench));
  git(tree, 'add', '-A');
  expect(staged(join(tree, 'shop'))).toMatchObject({ documents: ['NEW copy/duplicated open'], status: 1 });
  expect(staged(cwd).stderr).toBe('Nothing to check: no staged listings.\n');
});

test('a commit without listings has nothing to check and leaves no cache', () => {
  const cwd = repository();
  write(cwd, 'notes.txt', 'other');
  git(cwd, 'add', '-A');
  expect(staged(cwd)).toMatchObject({ status: 0, stderr: 'Nothing to check: no staged listings.\n' });
  expect(existsSync(join(cwd, '.listing-lint-cache'))).toBe(false);
});

test('a cache is out of git’s sight, mended where it is damaged, and does not grow with settings', () => {
  const cwd = repository();
  write(cwd, 'shop/new.yaml', listing('NEW', 'Garden Bench', bench));
  git(cwd, 'add', '-A');
  const told = staged(cwd).stdout;
  const folder = join(cwd, '.listing-lint-cache');
  expect(git(cwd, 'status', '--short')).toBe('A  shop/new.yaml\n');
  const [settings = ''] = readdirSync(folder).filter(name => name !== '.gitignore');
  const files = readdirSync(join(folder, settings));
  for (const [index, file] of files.entries()) {
    const path = join(folder, settings, file);
    const bytes = readFileSync(path);
    if (index % 3 === 0) writeFileSync(path, bytes.subarray(0, bytes.length >> 1));
    else if (index % 3 === 1)
      writeFileSync(
        path,
        bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)),
      );
    else rmSync(path);
  }
  expect(staged(cwd).stdout).toBe(told);
  for (const market of ['US', 'DE', 'FR', 'GB', 'JP']) staged(cwd, '--market', market);
  expect(readdirSync(folder)).toHaveLength(5);
  // One that came with the repository is another's.
  git(cwd, 'add', '-f', '.listing-lint-cache/.gitignore');
  rmSync(join(folder, settings), { recursive: true, force: true });
  expect(staged(cwd).stdout).toBe(told);
  expect(existsSync(join(folder, settings))).toBe(false);
});

test('where no cache can be written none is, and that is all', () => {
  const cwd = repository();
  write(cwd, '.listing-lint-cache', 'in the way');
  write(cwd, 'shop/new.yaml', listing('NEW', 'Garden Bench', bench));
  git(cwd, 'add', 'shop');
  expect(staged(cwd)).toMatchObject({ documents: ['NEW copy/duplicated open'], status: 1, stderr: '' });
  expect(readFileSync(join(cwd, '.listing-lint-cache'), 'utf8')).toBe('in the way');
});

test('--timing tells what catalog rules took', () => {
  const cwd = repository();
  write(cwd, 'shop/new.yaml', listing('NEW', 'Garden Bench', bench));
  git(cwd, 'add', '-A');
  const { byRule } = JSON.parse(staged(cwd, '--timing').stdout).summary;
  expect(byRule['copy/duplicated']).toMatchObject({ micros: expect.any(Number) });
});
