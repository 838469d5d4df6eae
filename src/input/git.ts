import { execFile } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file that the next commit would change. */
export interface StagedFile {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Its content in git's index, by object id. */
  readonly blob: string;
  /** Whether the working tree has changes of the file that are not staged. */
  readonly partly: boolean;
}

/** Why git could not answer: it is not installed, or here is no repository. */
export class GitError extends Error {}

async function git(cwd: string, args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run('git', [...args], { cwd, encoding: 'buffer', maxBuffer: 2 ** 30 });
    return stdout;
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string };
    throw new GitError(stderr?.toString().trim().split('\n')[0] || message);
  }
}

/**
 * What is staged in the repository around `cwd`, deletions left out.
 * @throws GitError
 */
export async function stagedFiles(cwd: string): Promise<readonly StagedFile[]> {
  const root = (await git(cwd, ['rev-parse', '--show-toplevel'])).toString().trim();
  const raw = await git(cwd, [
    'diff',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--diff-filter=ACMT',
  ]);
  const fields = raw.toString().split('\0').slice(0, -1);
  const changed = new Set(
    (await git(cwd, ['diff', '--name-only', '-z', '--no-renames'])).toString().split('\0'),
  );
  const files: StagedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode, , blob] = (fields[at] as string).split(' ');
    const path = fields[at + 1] as string;
    // Links and submodules hold no listings.
    if (!mode?.startsWith('100') || blob === undefined) continue;
    const file = relative(cwd, join(root, path)).split(sep).join('/');
    files.push({ file, blob, partly: changed.has(path) });
  }
  return files;
}

/** A file that differs between a commit and the working tree. */
export interface ChangedFile {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Its content in the commit, by object id; null where it was not there. */
  readonly base: string | null;
  /** It is no longer there. */
  readonly gone: boolean;
}

const nothing = /^0+$/;

/**
 * What differs between the working tree and the commit at which `ref` and the head parted.
 * @throws GitError
 */
export async function changedSince(cwd: string, ref: string): Promise<readonly ChangedFile[]> {
  const root = (await git(cwd, ['rev-parse', '--show-toplevel'])).toString().trim();
  const parted = (await git(cwd, ['merge-base', '--', ref, 'HEAD'])).toString().trim();
  const raw = await git(cwd, ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', parted]);
  const named = (path: string): string => relative(cwd, join(root, path)).split(sep).join('/');
  const fields = raw.toString().split('\0').slice(0, -1);
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', blob = '', , status = ''] = (fields[at] as string).slice(1).split(' ');
    if (mode !== '000000' && !mode.startsWith('100') && status !== 'D') continue;
    const base = nothing.test(blob) ? null : blob;
    files.push({ file: named(fields[at + 1] as string), base, gone: status === 'D' });
  }
  const untracked = await git(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', root]);
  for (const path of untracked.toString().split('\0'))
    if (path !== '') files.push({ file: named(path), base: null, gone: false });
  return files;
}

/** The content of an object of the repository. @throws GitError */
export const blobBytes = (cwd: string, blob: string): Promise<Uint8Array> =>
  git(cwd, ['cat-file', 'blob', blob]);

/** Stages files as they are in the working tree. @throws GitError */
export async function stage(cwd: string, files: readonly string[]): Promise<void> {
  if (files.length > 0) await git(cwd, ['add', '--', ...files]);
}
