import { extname } from 'node:path';
import { formatsByName } from '../facts/pixels/format.ts';
import { findFiles, type InputFile } from '../input/files.ts';

/** What ours must not copy, as the config names it: folders, globs and files. */
export interface References {
  /** Files of listings. */
  readonly records: readonly InputFile[];
  readonly pictures: readonly InputFile[];
}

const pictureExtensions = Object.keys(formatsByName).map(name => `.${name}`);

/** Finds references, whether git ignores them or not: what suppliers send often stays out of a repository. */
export async function findReferences(patterns: readonly string[]): Promise<References> {
  if (patterns.length === 0) return { records: [], pictures: [] };
  const search = { cwd: process.cwd(), paths: patterns, also: pictureExtensions, evenIgnored: true };
  const { files } = await findFiles(search);
  const isPicture = ({ file }: InputFile): boolean => pictureExtensions.includes(extname(file).toLowerCase());
  return { records: files.filter(file => !isPicture(file)), pictures: files.filter(isPicture) };
}
