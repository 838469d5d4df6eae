import { statSync } from 'node:fs';
import { basename, extname, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';
import ignore from 'ignore';
import { searchedExtensions } from '../formats/index.ts';
import { globTest } from '../model/glob.ts';
import { display } from './display.ts';
import type { Matches, Search } from './files.ts';
import { gitIgnored, type IsIgnored } from './ignored.ts';

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
  'listing-lint.schema.json',
]);

/** Where corrected copies go unless somebody says otherwise; copies are no part of the catalog. */
export const fixedFolder = 'listing-lint-fixed';

/** The files of a folder or a glob, without what is ignored and what is never a catalog. */
export function searchFor(pattern: string, search: Search): Matches {
  const { cwd, among } = search;
  const path = resolve(cwd, pattern);
  const isIgnored = ignoring(search);
  const extensions = [...new Set([...searchedExtensions, ...(search.also ?? [])])];
  const isRead = (file: string) => extensions.includes(extname(file).toLowerCase());
  const matches = (kind: 'folder' | 'glob', paths: readonly string[]): Matches => ({
    pattern,
    kind,
    ...select(cwd, paths, isIgnored),
  });
  if (among) {
    const folder = namesBelow(among, display(cwd, path));
    if (folder.length > 0)
      return matches(
        'folder',
        folder.filter(isRead).map(file => pathOf(cwd, file)),
      );
  } else if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return matches('folder', glob(`**/*{${extensions.join(',')}}`, path));
  if (!fastGlob.isDynamicPattern(slashed(pattern)))
    return { pattern, kind: 'missing', matched: 0, ignored: 0, files: [] };
  const own = extname(pattern);
  const found = among ? namesLike(among, slashed(pattern), cwd) : globPattern(pattern, cwd);
  return matches(
    'glob',
    found.filter(file => isRead(file) || extname(file) === own),
  );
}

/** Of the names those that lie in a folder, as a search of the disk would come upon them. */
const namesBelow = (among: ReadonlySet<string>, folder: string): readonly string[] =>
  [...among].filter(file =>
    folder === ''
      ? !file.startsWith('../') && isFound(file)
      : file.startsWith(`${folder}/`) && isFound(file.slice(folder.length + 1)),
  );

/** A search of the disk does not come upon dot-files, packages and our own copies. */
const isFound = (name: string): boolean => !unfound.test(name);
const unfound = new RegExp(`(?:^|/)(?:\\.|(?:node_modules|${fixedFolder})(?:/|$))`);

/** Most names need no resolving, and there may be many. */
const pathOf = (cwd: string, file: string): string =>
  sep === '/' && !file.startsWith('../') ? `${cwd}/${file}` : resolve(cwd, file);

/** Of the names those that a glob means. One of few signs is tested here; any other is tried on the disk. */
function namesLike(among: ReadonlySet<string>, pattern: string, cwd: string): readonly string[] {
  if (/[[\]()!+@|\\:]|(^|\/)\.|^\//.test(pattern)) {
    return glob(pattern, cwd).filter(file => among.has(display(cwd, file)));
  }
  const test = globTest(pattern.toLowerCase());
  return [...among].filter(file => isFound(file) && test(file.toLowerCase())).map(file => pathOf(cwd, file));
}

/** What `.gitignore` files and the config's `ignore` leave out. */
function ignoring(search: Search): IsIgnored {
  const patterns = search.ignore ?? [];
  if (search.evenIgnored) return () => false;
  const git = gitIgnored(search.cwd);
  if (patterns.length === 0) return git;
  const configured = ignore({ allowRelativePaths: true }).add([...patterns]);
  return absolute => {
    const file = display(search.cwd, absolute);
    return (ignore.isPathValid(file) && configured.ignores(file)) || git(absolute);
  };
}

/** A pattern as typed; where that finds nothing, with its `\` taken for `/`, as Windows users write them. */
function globPattern(pattern: string, cwd: string): string[] {
  const found = sep === '\\' ? [] : glob(pattern, cwd);
  return found.length === 0 && (sep === '\\' || pattern.includes('\\')) ? glob(slashed(pattern), cwd) : found;
}

const slashed = (pattern: string): string => pattern.replaceAll('\\', '/');

function glob(pattern: string, cwd: string): string[] {
  const found = fastGlob.sync(pattern, {
    cwd,
    absolute: true,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', `**/${fixedFolder}/**`],
  });
  return found.map(path => resolve(path));
}

function select(
  cwd: string,
  paths: readonly string[],
  isIgnored: IsIgnored,
): Omit<Matches, 'pattern' | 'kind'> {
  const candidates = paths.filter(path => !otherNames.has(basename(path).toLowerCase()));
  const kept = candidates.filter(path => !isIgnored(path));
  const files = kept.map(path => ({ file: display(cwd, path), path, named: false }));
  return { files, matched: files.length, ignored: candidates.length - files.length };
}
