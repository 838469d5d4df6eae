import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Whether git would leave a file out, by all `.gitignore` files from the repository's root down to it. */
export type IsIgnored = (absolute: string) => boolean;

/** A `.gitignore` and its folder. */
interface Listed {
  readonly at: string;
  readonly list: Ignore;
}

/**
 * The `.gitignore` files of a working tree, each read once. As in git, a file below an ignored folder cannot
 * be taken in again, and a deeper `.gitignore` outweighs a higher one.
 */
export function gitIgnored(cwd: string): IsIgnored {
  const top = repositoryRoot(cwd);
  const lists = new Map<string, readonly Listed[]>();
  const folders = new Map<string, boolean>();

  /** What an entry of a folder has to pass, the nearest first. */
  const listsFor = (folder: string): readonly Listed[] => {
    let all = lists.get(folder);
    if (!all) {
      const file = join(folder, '.gitignore');
      const above = folder === top || folder === dirname(folder) ? [] : listsFor(dirname(folder));
      all = existsSync(file)
        ? [{ at: folder, list: ignore().add(readFileSync(file, 'utf8')) }, ...above]
        : above;
      lists.set(folder, all);
    }
    return all;
  };
  /** The nearest `.gitignore` that says something about the entry decides. */
  const isEntryIgnored = (entry: string, folder: boolean): boolean => {
    for (const { at, list } of listsFor(dirname(entry))) {
      const name = relative(at, entry).split(sep).join('/');
      const verdict = list.test(folder ? `${name}/` : name);
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
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
  return absolute => {
    const folder = dirname(absolute);
    if (folder !== top && !isInside(top, folder)) return false;
    return isFolderIgnored(folder) || (listsFor(folder).length > 0 && isEntryIgnored(absolute, false));
  };
}

const isInside = (folder: string, entry: string): boolean =>
  entry.startsWith(folder.endsWith(sep) ? folder : folder + sep) && entry !== folder;

/** The nearest folder above with `.git`; without one, the folder itself. */
function repositoryRoot(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return cwd;
  }
}
