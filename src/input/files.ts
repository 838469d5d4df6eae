import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fastGlob from 'fast-glob';
import ignore from 'ignore';
import { searchedExtensions } from '../formats/index.ts';
import { gitIgnored, type IsIgnored } from './ignored.ts';

/** A file to read. */
export interface InputFile {
  /** Relative to the working directory, with `/`; for standard input its `--stdin-name`. */
  readonly file: string;
  /** Absolute path; null: standard input. */
  readonly path: string | null;
  /** Named on the command line: it answers whatever it is. A searched one may be nothing of ours. */
  readonly named: boolean;
}

/** What was looked for and how much of it was there: for the message when nothing matched. */
interface Tried {
  readonly pattern: string;
  readonly kind: 'file' | 'folder' | 'glob' | 'stdin' | 'missing';
  readonly matched: number;
  /** Files found and left out by `.gitignore` or `ignore`. */
  readonly ignored: number;
}

export interface FoundFiles {
  /** Sorted by name, none twice. */
  readonly files: readonly InputFile[];
  readonly tried: readonly Tried[];
}

export interface Search {
  readonly cwd: string;
  /** Folders, globs and files of the command line; `-` is standard input. */
  readonly paths: readonly string[];
  /** Config `files`, taken where no path is given; without both, the working directory. */
  readonly files?: readonly string[];
  /** Config `ignore` and `--ignore`: patterns as in `.gitignore`. */
  readonly ignore?: readonly string[];
  readonly stdinName?: string;
}

/** Names of lock files and of the tool's own files: never a catalog. */
const otherNames: ReadonlySet<string> = new Set([
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'composer.lock',
  'tsconfig.json',
  'listing-lint.yaml',
  'listing-lint.yml',
  'listing-lint.baseline.jsonl',
]);

/** The files that a command names or that its folders and globs hold. */
export function findFiles(search: Search): FoundFiles {
  const asked = search.paths.length > 0;
  const patterns = asked ? search.paths : search.files?.length ? search.files : ['.'];
  const configured = ignore({ allowRelativePaths: true }).add([...(search.ignore ?? [])]);
  const git = gitIgnored(search.cwd);
  const isIgnored = (absolute: string): boolean => {
    const file = display(search.cwd, absolute);
    return (ignore.isPathValid(file) && configured.ignores(file)) || git(absolute);
  };
  const found = new Map<string, InputFile>();
  const tried = patterns.map(pattern => {
    const { files, ...report } = findPattern(pattern, search, asked, isIgnored);
    for (const file of files) if (file.named || !found.has(file.file)) found.set(file.file, file);
    return report;
  });
  const files = [...found.values()].sort((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : 0,
  );
  return { files, tried };
}

/** The bytes of a file or of standard input. Rejects where the file cannot be read. */
export async function readBytes(input: InputFile): Promise<Uint8Array> {
  return input.path === null ? buffer(process.stdin) : readFile(input.path);
}

type Matches = Tried & { readonly files: readonly InputFile[] };

function findPattern(pattern: string, search: Search, asked: boolean, isIgnored: IsIgnored): Matches {
  if (pattern === '-' && asked) {
    const file = { file: search.stdinName ?? 'stdin', path: null, named: true };
    return { pattern, kind: 'stdin', matched: 1, ignored: 0, files: [file] };
  }
  const path = resolve(search.cwd, pattern);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    return { pattern, kind: 'folder', ...select(search.cwd, glob(searchedGlob, path), isIgnored) };
  }
  if (stat) {
    const file = { file: display(search.cwd, path), path, named: asked };
    return { pattern, kind: 'file', matched: 1, ignored: 0, files: [file] };
  }
  if (!fastGlob.isDynamicPattern(slashed(pattern)))
    return { pattern, kind: 'missing', matched: 0, ignored: 0, files: [] };
  const own = extname(pattern);
  const isRead = (file: string) =>
    searchedExtensions.includes(extname(file).toLowerCase()) || extname(file) === own;
  return {
    pattern,
    kind: 'glob',
    ...select(search.cwd, globPattern(pattern, search.cwd).filter(isRead), isIgnored),
  };
}

const searchedGlob = `**/*{${searchedExtensions.join(',')}}`;

/** A pattern as typed; where that finds nothing, with its `\` taken for `/`, as Windows users write them. */
function globPattern(pattern: string, cwd: string): string[] {
  const found = sep === '\\' ? [] : glob(pattern, cwd);
  return found.length === 0 && (sep === '\\' || pattern.includes('\\')) ? glob(slashed(pattern), cwd) : found;
}

const slashed = (pattern: string): string => pattern.replaceAll('\\', '/');

function glob(pattern: string, cwd: string): string[] {
  return fastGlob.sync(pattern, {
    cwd,
    absolute: true,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**'],
  });
}

function select(
  cwd: string,
  paths: readonly string[],
  isIgnored: IsIgnored,
): Omit<Matches, 'pattern' | 'kind'> {
  const candidates = paths.filter(path => !otherNames.has(basename(path).toLowerCase()));
  const kept = candidates.map(path => resolve(path)).filter(path => !isIgnored(path));
  const files = kept.map(path => ({ file: display(cwd, path), path, named: false }));
  return { files, matched: files.length, ignored: candidates.length - files.length };
}

/** As the user would write it: relative to the working directory, with `/`. */
function display(cwd: string, absolute: string): string {
  const inner = relative(cwd, absolute);
  return (isAbsolute(inner) ? absolute : inner).split(sep).join('/');
}
