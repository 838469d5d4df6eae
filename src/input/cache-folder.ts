import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What runs leave for later ones, beside the config or in the working directory. */
export const cacheFolder = '.listing-lint-cache';

/** What a writer that was killed left behind is another's work no longer after so many milliseconds. */
const abandoned = 3_600_000;

/**
 * Makes `own`, a folder of 16 hex digits somewhere below `folder`, out of git’s sight. Of the folders beside it that
 * are named likewise so many less one stay, those that were written last.
 * @throws where it cannot be made
 */
export function prepareFolder(folder: string, own: string, most: number): void {
  mkdirSync(own, { recursive: true });
  writeWhole(join(folder, '.gitignore'), '*\n');
  const beside = dirname(own);
  const others = readdirSync(beside)
    .filter(name => /^[\da-f]{16}$/.test(name) && name !== basename(own))
    .map(name => ({ name, used: writtenAt(join(beside, name)) }))
    .sort((left, right) => right.used - left.used);
  for (const { name } of others.slice(most - 1)) rmSync(join(beside, name), { recursive: true, force: true });
  for (const name of readdirSync(own)) {
    const file = join(own, name);
    if (isPart(name) && Date.now() - writtenAt(file) > abandoned) rmSync(file, { force: true });
  }
}

/**
 * Writes a file whole or not at all, whoever writes at the same moment: the last to end wins.
 * @throws where it cannot be written
 */
export function writeWhole(file: string, bytes: Uint8Array | string): void {
  // Not the process alone: containers that share a folder count from 1, each.
  const part = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Now for what another run has just taken away. */
const writtenAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();

const isPart = (name: string): boolean => /\.\d+-[\da-f]{8}$/.test(name);
