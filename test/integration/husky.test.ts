import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { root } from '../cli/command.ts';
import { repository, run } from './repository.ts';

const husky = fileURLToPath(new URL('bin.js', import.meta.resolve('husky')));

test('husky stops a commit with an error and lets the others pass', () => {
  const { cwd, commit, mend, write } = repository({
    'package.json': '{"private": true}',
    '.gitignore': 'node_modules/\n',
    '.husky/pre-commit': 'listing-lint --staged --quiet\n',
  });
  // As npm links an installed command; husky puts the folder on the path of its hooks.
  mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(root, 'bin/listing-lint.js'), join(cwd, 'node_modules/.bin/listing-lint'));
  expect(run(cwd, process.execPath, husky).status).toBe(0);
  const stopped = commit('an error');
  expect(stopped.output).toContain('1 error');
  expect(stopped.output).toContain('husky - pre-commit script failed (code 1)');
  expect(stopped.status).toBe(1);
  mend();
  expect(commit('no error').status).toBe(0);
  write('notes.txt', 'no listings here\n');
  const other = commit('something else');
  expect(other.output).toContain('Nothing to check');
  expect(other.status).toBe(0);
});
