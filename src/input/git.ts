import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);

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

const fieldsOf = (output: Buffer): readonly string[] => output.toString().split('\0').slice(0, -1);

/** Names a path of the repository as seen from the working directory. */
type Named = (path: string) => string;

/** @throws GitError */
export async function namesFrom(cwd: string): Promise<Named> {
  // At the top there is nothing to ask for, and to start git takes longer than its answer.
  const atTop = process.env.GIT_WORK_TREE === undefined && existsSync(join(cwd, '.git', 'HEAD'));
  const prefix = atTop ? '' : (await git(cwd, ['rev-parse', '--show-prefix'])).toString().replace(/\n$/, '');
  return path => (path.startsWith(prefix) ? path.slice(prefix.length) : posix.relative(prefix, path));
}

/** A file that differs from a commit. Names are relative to the working directory, with `/`. */
export interface ChangedFile {
  readonly file: string;
  /** Its content in the commit, by object id; null where it was not there. */
  readonly base: string | null;
  /** Its content in the index, where that is asked for; null where it is no longer there. */
  readonly blob: string | null;
  /** It is no longer there. */
  readonly gone: boolean;
}

/** The index of a repository. */
export interface Index {
  /** Object ids of what it holds, by name; links and submodules hold no listings. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Files of which the working tree has something else; git compares them when this is first asked. */
  modified(): Promise<ReadonlySet<string>>;
}

const raw = ['--raw', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules'];
const isNothing = (blob: string): boolean => /^0+$/.test(blob);
const isFile = (mode: string): boolean => mode.startsWith('100');

/** Entries of `git diff --raw`; what became a link or a submodule is gone. */
function changesIn(output: Buffer, named: Named): ChangedFile[] {
  const fields = fieldsOf(output);
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [before = '', after = '', base = '', blob = ''] = (fields[at] as string).slice(1).split(' ');
    if (!isFile(before) && !isFile(after)) continue;
    const gone = !isFile(after);
    files.push({
      file: named(fields[at + 1] as string),
      base: isFile(before) && !isNothing(base) ? base : null,
      blob: gone || isNothing(blob) ? null : blob,
      gone,
    });
  }
  return files;
}

/**
 * What the next commit would change.
 * @throws GitError
 */
export async function stagedFiles(cwd: string, named: Promise<Named>): Promise<readonly ChangedFile[]> {
  const output = await git(cwd, ['diff', '--cached', ...raw]);
  return changesIn(output, await named);
}

/**
 * What differs between the working tree and the commit at which `ref` and the head parted.
 * @throws GitError
 */
export async function changedSince(
  cwd: string,
  ref: string,
  naming: Promise<Named>,
): Promise<readonly ChangedFile[]> {
  const [named, parted, untracked] = await Promise.all([
    naming,
    git(cwd, ['merge-base', '--', ref, 'HEAD']),
    git(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', '--', ':/']),
  ]);
  const output = await git(cwd, ['diff', ...raw, parted.toString().trim(), '--']);
  const added = fieldsOf(untracked).map(path => ({
    file: named(path),
    base: null,
    blob: null,
    gone: false,
  }));
  return [...changesIn(output, named), ...added];
}

/** What the index holds. @throws GitError */
export async function indexOf(cwd: string, naming: Promise<Named>): Promise<Index> {
  const listed = await git(cwd, ['ls-files', '--stage', '-z', '--full-name', '--', ':/']);
  const named = await naming;
  const blobs = new Map<string, string>();
  for (const entry of fieldsOf(listed)) {
    if (!isFile(entry)) continue;
    const [start, end] = [entry.indexOf(' ') + 1, entry.lastIndexOf(' ', entry.indexOf('\t'))];
    blobs.set(named(entry.slice(entry.indexOf('\t') + 1)), entry.slice(start, end));
  }
  let modified: Promise<ReadonlySet<string>> | undefined;
  const compared = async (): Promise<ReadonlySet<string>> =>
    new Set(
      fieldsOf(await git(cwd, ['diff', '--name-only', '-z', '--no-renames', '--ignore-submodules'])).map(
        named,
      ),
    );
  return {
    blobs,
    modified() {
      modified ??= compared();
      return modified;
    },
  };
}

/** Whether the index holds the path, or files in it; it does not where git has no answer. */
export const isTracked = (cwd: string, path: string): Promise<boolean> =>
  git(cwd, ['ls-files', '-z', '--', path]).then(
    listed => listed.length > 0,
    () => false,
  );

/** The contents of objects of the repository, in the order of their ids; one git for all. @throws GitError */
export async function blobBytes(cwd: string, blobs: readonly string[]): Promise<readonly Uint8Array[]> {
  if (blobs.length === 0) return [];
  const child = spawn('git', ['cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(blobs.map(blob => `${blob}\n`).join(''));
  const output = await buffer(child.stdout);
  let at = 0;
  return blobs.map(blob => {
    const end = output.indexOf(10, at);
    const [, type, size] = output.toString('latin1', at, Math.max(at, end)).split(' ');
    if (type !== 'blob') throw new GitError(`${blob}: not found`);
    const start = end + 1;
    at = start + Number(size) + 1;
    return output.subarray(start, at - 1);
  });
}

/** Stages files as they are in the working tree. @throws GitError */
export async function stage(cwd: string, files: readonly string[]): Promise<void> {
  if (files.length > 0) await git(cwd, ['add', '--', ...files]);
}
