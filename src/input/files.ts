import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { display } from './display.ts';

/** A file to read. */
export interface InputFile {
  /** Relative to the working directory, with `/`; for standard input its `--stdin-name`. */
  readonly file: string;
  /** Absolute path; null: standard input. */
  readonly path: string | null;
  /** Named on the command line: it answers whatever it is. A searched one may be nothing of ours. */
  readonly named: boolean;
  /** What it holds, where that is not to be read from the disk. */
  readonly bytes?: Uint8Array;
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
  /** Extensions that folders are searched for besides those of the formats. */
  readonly also?: readonly string[];
  /** Files that git ignores too: what is compared with need not be ours. */
  readonly evenIgnored?: boolean;
  /** Names of the files to search among, instead of the disk: those that git knows. */
  readonly among?: ReadonlySet<string>;
}

/** The files that a command names or that its folders and globs hold. */
export async function findFiles(search: Search): Promise<FoundFiles> {
  const asked = search.paths.length > 0;
  const patterns = asked ? search.paths : search.files?.length ? search.files : ['.'];
  const found = new Map<string, InputFile>();
  const tried: Tried[] = [];
  for (const pattern of patterns) {
    const { files, ...report } = namedFile(pattern, search, asked) ?? (await searchFor(pattern, search));
    for (const file of files) if (file.named || !found.has(file.file)) found.set(file.file, file);
    tried.push(report);
  }
  const files = [...found.values()].sort((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : 0,
  );
  return { files, tried };
}

/** The bytes of a file or of standard input. Rejects where the file cannot be read. */
export async function readBytes(input: InputFile): Promise<Uint8Array> {
  if (input.bytes) return input.bytes;
  return input.path === null ? buffer(process.stdin) : readFileSync(input.path);
}

/** Whether a file begins with the three dashes of a front matter, by its first bytes; a file in UTF-16 may. */
export async function mayHaveFrontMatter({ bytes, path }: InputFile): Promise<boolean> {
  const head = bytes ? Buffer.from(bytes.subarray(0, 6)) : path === null ? undefined : await headOf(path);
  return head === undefined || /^(?:\xef\xbb\xbf)?---|^\xff\xfe|^\xfe\xff/.test(head.toString('latin1'));
}

/** The first bytes of a file; undefined where it cannot be opened. */
async function headOf(path: string): Promise<Buffer | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What a pattern gave, with the files. */
export type Matches = Tried & { readonly files: readonly InputFile[] };

/** Standard input or one file by its name; undefined for what has to be searched. */
function namedFile(pattern: string, search: Search, asked: boolean): Matches | undefined {
  if (pattern === '-' && asked) {
    const files = search.among ? [] : [{ file: search.stdinName ?? 'stdin', path: null, named: true }];
    return { pattern, kind: 'stdin', matched: files.length, ignored: 0, files };
  }
  const path = resolve(search.cwd, pattern);
  const file = display(search.cwd, path);
  if (search.among ? !search.among.has(file) : !statSync(path, { throwIfNoEntry: false })?.isFile())
    return undefined;
  return { pattern, kind: 'file', matched: 1, ignored: 0, files: [{ file, path, named: asked }] };
}

/** Folders and globs; what searches them is loaded only for them. */
async function searchFor(pattern: string, search: Search): Promise<Matches> {
  return (await import('./search.ts')).searchFor(pattern, search);
}
