import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bucket, decodeBucket, encodeBucket } from './bucket.ts';

/** Where buckets are kept between runs. */
export interface Store {
  load(bucket: number): Bucket | undefined;
  save(bucket: number, content: Bucket): void;
}

/** Beside the config, or in the working directory. */
export const cacheFolder = '.listing-lint-cache';

/** Settings whose buckets are kept: a hook, a second config, another set of flags. */
const mostSettings = 4;
/** A larger bucket is not worth its place. */
const mostBytes = 2 ** 26;

/**
 * The buckets of runs with the same settings, in `folder`. Reading never fails, and where nothing can be written
 * nothing is. A file is there whole or not at all, whoever writes at the same moment.
 * @param settings Name for the settings: 16 hex digits
 */
export function storeIn(folder: string, settings: string): Store {
  const own = join(folder, settings);
  const fileOf = (bucket: number, kind: 'head' | 'parts'): string =>
    join(own, `${bucket.toString(16).padStart(2, '0')}.${kind}`);
  let isReady = false;
  return {
    load(bucket) {
      try {
        return decodeBucket(readFileSync(fileOf(bucket, 'head')), () =>
          readFileSync(fileOf(bucket, 'parts')),
        );
      } catch {
        return undefined;
      }
    },
    save(bucket, content) {
      const { head, parts } = encodeBucket(content);
      try {
        if (head.length + parts.length > mostBytes) return rmSync(fileOf(bucket, 'head'), { force: true });
        if (!isReady) prepare(folder, own);
        isReady = true;
        // A head whose parts are another’s is seen by their hash.
        writeWhole(fileOf(bucket, 'parts'), parts);
        writeWhole(fileOf(bucket, 'head'), head);
      } catch {}
    },
  };
}

function writeWhole(file: string, bytes: Uint8Array | string): void {
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Makes the folder, out of git’s sight, and lets go of settings that were not used for longest. */
function prepare(folder: string, own: string): void {
  mkdirSync(own, { recursive: true });
  writeWhole(join(folder, '.gitignore'), '*\n');
  const others = readdirSync(folder)
    .filter(name => /^[\da-f]{16}$/.test(name) && join(folder, name) !== own)
    .map(name => ({ name, used: statSync(join(folder, name)).mtimeMs }))
    .sort((left, right) => right.used - left.used);
  for (const { name } of others.slice(mostSettings - 1))
    rmSync(join(folder, name), { recursive: true, force: true });
}
