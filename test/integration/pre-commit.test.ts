import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../cli/command.ts';
import { repository, run } from './repository.ts';

const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
const head = run(root, 'git', 'rev-parse', 'HEAD');
const missing = !has('pre-commit') || head.status !== 0;

if (missing) console.warn('pre-commit, or the history of this checkout, is not here: its hook is not tried');

/** The hook as the last commit has it, installed by pre-commit itself from this repository. */
test.skipIf(missing)(
  'pre-commit stops a commit with an error and lets the others pass',
  () => {
    const { cwd, commit, mend, write } = repository({
      '.pre-commit-config.yaml': `repos: [{repo: '${root}', rev: ${head.output.trim()}, hooks: [{id: listing-lint}]}]\n`,
    });
    expect(run(cwd, 'pre-commit', 'install').output).toContain('installed');
    const stopped = commit('an error');
    expect(stopped.output).toContain('title/word-repeat');
    expect(stopped.status).toBe(1);
    mend();
    expect(commit('no error').status).toBe(0);
    write('notes.txt', 'no listings here\n');
    expect(commit('something else').status).toBe(0);
  },
  600_000,
);
