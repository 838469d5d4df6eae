import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** A new folder with these files: text, or bytes. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

/** The built command, as a user runs it. */
export function command(
  args: readonly string[],
  options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'bin/listing-lint.js'), ...args],
    {
      cwd: options.cwd ?? root,
      encoding: 'utf8',
      ...(options.input === undefined ? {} : { input: options.input }),
      env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', ...options.env },
    },
  );
  return { stdout, stderr, status };
}
