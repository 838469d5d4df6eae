import { statSync } from 'node:fs';
import { basename, extname, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';
import ignore from 'ignore';
import { searchedExtensions } from '../formats/index.ts';
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
  const { cwd } = search;
  const path = resolve(cwd, pattern);
  const isIgnored = ignoring(search);
  const extensions = [...new Set([...searchedExtensions, ...(search.also ?? [])])];
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    return {
      pattern,
      kind: 'folder',
      ...select(cwd, glob(`**/*{${extensions.join(',')}}`, path), isIgnored),
    };
  }
  if (!fastGlob.isDynamicPattern(slashed(pattern)))
    return { pattern, kind: 'missing', matched: 0, ignored: 0, files: [] };
  const own = extname(pattern);
  const isRead = (file: string) => extensions.includes(extname(file).toLowerCase()) || extname(file) === own;
  return { pattern, kind: 'glob', ...select(cwd, globPattern(pattern, cwd).filter(isRead), isIgnored) };
}

/** What `.gitignore` files and the config's `ignore` leave out. */
function ignoring(search: Search): IsIgnored {
  const configured = ignore({ allowRelativePaths: true }).add([...(search.ignore ?? [])]);
  const git = gitIgnored(search.cwd);
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
  return fastGlob.sync(pattern, {
    cwd,
    absolute: true,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', `**/${fixedFolder}/**`],
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
