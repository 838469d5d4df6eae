import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../cli/command.ts';

/** A command in a folder, as a person runs it there. */
export function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

/** A new git repository with these files, of which a listing with an error is one. */
export function repository(files: Readonly<Record<string, string>>) {
  const cwd = folderWith({
    'listing-lint.yaml': "rules: {'*/*': off, title/word-repeat: error}\n",
    'shop.yaml': '- {id: A, brand: Norrfolk, title: Oak Table Oak Chair Oak Bench Oak, price: 120}\n',
    ...files,
  });
  run(cwd, 'git', 'init', '-q');
  const write = (file: string, text: string): void => writeFileSync(join(cwd, file), text);
  return {
    cwd,
    write,
    mend: () => write('shop.yaml', '- {id: A, brand: Norrfolk, title: Oak Table with Bench, price: 120}\n'),
    /** Stages everything and commits it. */
    commit(message: string) {
      run(cwd, 'git', 'add', '-A');
      return run(cwd, 'git', '-c', 'user.name=n', '-c', 'user.email=n@example.com', 'commit', '-m', message);
    },
  };
}
