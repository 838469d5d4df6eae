import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, root } from '../cli/command.ts';

const run = (cwd: string, command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
};
const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
const head = run(root, 'git', 'rev-parse', 'HEAD');
const missing = !has('pre-commit') || head.status !== 0;

if (missing) console.warn('pre-commit, or the history of this checkout, is not here: its hook is not tried');

/** The hook as the last commit has it, installed by pre-commit itself from this repository. */
test.skipIf(missing)(
  'pre-commit stops a commit with an error and lets the others pass',
  () => {
    const cwd = folderWith({
      '.pre-commit-config.yaml': `repos: [{repo: '${root}', rev: ${head.output.trim()}, hooks: [{id: listing-lint}]}]\n`,
      'listing-lint.yaml': "rules: {'*/*': off, title/word-repeat: error}\n",
      'shop.yaml': '- {id: A, brand: Norrfolk, title: Oak Table Oak Chair Oak Bench Oak, price: 120}\n',
    });
    const commit = (message: string) => {
      run(cwd, 'git', 'add', '-A');
      return run(cwd, 'git', '-c', 'user.name=n', '-c', 'user.email=n@example.com', 'commit', '-m', message);
    };
    run(cwd, 'git', 'init', '-q');
    expect(run(cwd, 'pre-commit', 'install').output).toContain('installed');
    const stopped = commit('an error');
    expect(stopped.output).toContain('title/word-repeat');
    expect(stopped.status).toBe(1);
    writeFileSync(
      join(cwd, 'shop.yaml'),
      '- {id: A, brand: Norrfolk, title: Oak Table with Bench, price: 120}\n',
    );
    expect(commit('no error').status).toBe(0);
    writeFileSync(join(cwd, 'notes.txt'), 'no listings here\n');
    expect(commit('something else').status).toBe(0);
  },
  600_000,
);
