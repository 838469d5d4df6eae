import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The hash of the built program and the data beside it, which the build writes: a build of the same version may judge
 * otherwise, and a fresh install of the same build judges alike. Empty for the sources, which are not built.
 */
export function buildMark(): string {
  try {
    return readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'build'), 'utf8');
  } catch {
    return '';
  }
}
