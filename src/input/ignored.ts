import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Whether git would leave a file out, by all `.gitignore` files from the repository's root down to it. */
export type IsIgnored = (absolute: string) => boolean;

/**
 * The `.gitignore` files of a working tree, each read once. As in git, a file below an ignored folder cannot
 * be taken in again, and a deeper `.gitignore` outweighs a higher one.
 */
export function gitIgnored(cwd: string): IsIgnored {
  const top = repositoryRoot(cwd);
  const lists = new Map<string, Ignore | null>();
  const folders = new Map<string, boolean>();

  const listOf = (folder: string): Ignore | null => {
    let list = lists.get(folder);
    if (list === undefined) {
      const file = join(folder, '.gitignore');
      list = existsSync(file) ? ignore().add(readFileSync(file, 'utf8')) : null;
      lists.set(folder, list);
    }
    return list;
  };
  /** The nearest `.gitignore` that says something about the entry decides. */
  const isEntryIgnored = (entry: string, folder: boolean): boolean => {
    for (let at = dirname(entry); ; at = dirname(at)) {
      const list = listOf(at);
      const name = list ? relative(at, entry).split(sep).join('/') : '';
      const verdict = list?.test(folder ? `${name}/` : name);
      if (verdict?.ignored) return true;
      if (verdict?.unignored || at === top || at === dirname(at)) return false;
    }
  };
  const isFolderIgnored = (folder: string): boolean => {
    if (folder === top || folder === dirname(folder) || !isInside(top, folder)) return false;
    let ignored = folders.get(folder);
    if (ignored === undefined) {
      ignored = isFolderIgnored(dirname(folder)) || isEntryIgnored(folder, true);
      folders.set(folder, ignored);
    }
    return ignored;
  };
  return absolute =>
    isInside(top, absolute) && (isFolderIgnored(dirname(absolute)) || isEntryIgnored(absolute, false));
}

function isInside(folder: string, entry: string): boolean {
  const inner = relative(folder, entry);
  return inner !== '' && !inner.startsWith('..') && inner !== entry;
}

/** The nearest folder above with `.git`; without one, the folder itself. */
function repositoryRoot(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return cwd;
  }
}
