import { createHash } from 'node:crypto';
import type { CatalogFile } from './gathering.ts';

export const nameOf = ({ file, reference }: CatalogFile): string => (reference ? `reference ${file}` : file);

/** Tells files and what they hold. */
export const stateOfFiles = (files: readonly CatalogFile[]): string =>
  sha1(files.map(file => `${nameOf(file)}\0${file.id}\n`).join('')).toString('base64');

export const sha1 = (text: string): Buffer => createHash('sha1').update(text).digest();
