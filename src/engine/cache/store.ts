import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareFolder, writeWhole } from '../../input/cache-folder.ts';
import { type Bucket, decodeBucket, encodeBucket } from './bucket.ts';

/** Where buckets are kept between runs. */
export interface Store {
  load(bucket: number): Bucket | undefined;
  save(bucket: number, content: Bucket): void;
}

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
        if (!isReady) prepareFolder(folder, own, mostSettings);
        isReady = true;
        // A head whose parts are another’s is seen by their hash.
        writeWhole(fileOf(bucket, 'parts'), parts);
        writeWhole(fileOf(bucket, 'head'), head);
      } catch {}
    },
  };
}
