import { constants, existsSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { PictureFault } from '../../facts/pixels/index.ts';
import { isWithin } from './source.ts';

/** Larger files are no pictures for a shop: only their beginning is read. */
export const mostBytes = 64 * 2 ** 20;
/** So much of a file tells its format. */
const beginning = 4096;

/** The bytes of a picture file, or why there are none. */
export type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array /** Of the whole file. */; readonly size: number }
  | { readonly kind: 'fault'; readonly fault: PictureFault };

const fault = (name: PictureFault): Bytes => ({ kind: 'fault', fault: name });

/**
 * Reads a picture file. Links are followed, but not out of `root`; what is no plain file (a folder, a pipe, a
 * device) is not opened for reading.
 */
export async function readPicture(path: string, root: string): Promise<Bytes> {
  // A path that leads out is not even asked for: whether it exists is nobody's business.
  if (!isWithin(path, root)) return fault('outside');
  // Many catalogs lie apart from their pictures: what is not there is told without waiting in line for it.
  const real = existsSync(path) ? await realpath(path).catch(() => undefined) : undefined;
  if (real === undefined) return fault('missing');
  if (!isWithin(real, await realpath(root))) return fault('outside');
  const file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => undefined);
  if (!file) return fault('not-a-file');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return fault('not-a-file');
    const bytes = new Uint8Array(stat.size > mostBytes ? beginning : stat.size);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return { kind: 'bytes', bytes: bytes.subarray(0, bytesRead), size: stat.size };
  } catch {
    return fault('not-a-file');
  } finally {
    await file.close();
  }
}

/** The bytes of a `data:` address; undefined where it is malformed. */
export function dataBytes(text: string): Uint8Array | undefined {
  const comma = text.indexOf(',');
  if (comma < 0) return undefined;
  const body = text.slice(comma + 1);
  if (/;\s*base64$/i.test(text.slice(0, comma))) return Buffer.from(body, 'base64');
  try {
    return Buffer.from(decodeURIComponent(body), 'utf8');
  } catch {
    return undefined;
  }
}
