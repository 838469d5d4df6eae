import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  read,
  realpathSync,
  statSync,
} from 'node:fs';
import { promisify } from 'node:util';
import type { PictureFault } from '../../facts/pixels/index.ts';
import { isWithin } from './source.ts';

/** Larger files are no pictures for a shop: only their beginning is read. */
export const mostBytes = 64 * 2 ** 20;
/** So much of a file tells its format. */
const beginning = 4096;
/** A file that changes while it is read is read so often. */
const mostReads = 3;
/**
 * Milliseconds for which a file must have been left alone before its times tell its state. One that is written twice
 * within a tick of the file system’s clock has one time for both; ticks are 2 s at most (FAT), and the clock of a
 * server may be off.
 */
const settled = 10_000;

/** A picture file as it stands at a moment. */
export interface PictureFile {
  readonly kind: 'file';
  /** Links followed. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Tells this state of it from others: whatever writes a file sets its times. */
  readonly stamp: string;
  /** When it was changed last, in milliseconds since 1970. */
  readonly changed: number;
}

/** Why there is no picture. */
interface Faulty {
  readonly kind: 'fault';
  readonly fault: PictureFault;
}

/** The bytes of a picture. */
export interface Bytes {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
  /** The file that holds just these bytes as long as it has this stamp; absent where it may have changed meanwhile. */
  readonly file?: PictureFile;
}

const fault = (name: PictureFault): Faulty => ({ kind: 'fault', fault: name });

/** Finds a picture file. Links are followed, but not out of `root`; nothing is opened. */
export function findPicture(path: string, root: string): PictureFile | Faulty {
  // A path that leads out is not even asked for: whether it exists is nobody's business.
  if (!isWithin(path, root)) return fault('outside');
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!stat) return fault('missing');
    const real = realpathSync.native(path);
    if (!isWithin(real, realpathSync.native(root))) return fault('outside');
    return stat.isFile() ? fileOf(real, stat) : fault('not-a-file');
  } catch {
    return fault('missing');
  }
}

const fileOf = (path: string, { ino, size, mtimeNs, ctimeNs }: BigIntStats): PictureFile => ({
  kind: 'file',
  path,
  size: Number(size),
  stamp: [ino, size, mtimeNs, ctimeNs].join(' '),
  changed: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n),
});

const readInto = promisify(read);

/**
 * Reads a picture file. What is no plain file (a folder, a pipe, a device) is not opened for reading. Only its bytes are
 * waited for: what is quickly done would stand in line behind pictures that are decoded.
 * @param clock Milliseconds since 1970, at this moment.
 */
export async function readPicture({ path }: PictureFile, clock: () => number): Promise<Bytes | Faulty> {
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  for (let left = mostReads - 1; ; left--) {
    const begun = clock();
    const file = opened(path, flags);
    if (file === undefined) return fault('not-a-file');
    try {
      const stat = fstatSync(file, { bigint: true });
      if (!stat.isFile()) return fault('not-a-file');
      const isWhole = stat.size <= mostBytes;
      const bytes = new Uint8Array(isWhole ? Number(stat.size) : beginning);
      const { bytesRead } = await readInto(file, bytes, 0, bytes.length, 0);
      const before = fileOf(path, stat);
      const isSteady = fileOf(path, fstatSync(file, { bigint: true })).stamp === before.stamp;
      if (!isSteady && left > 0) continue;
      return {
        kind: 'bytes',
        bytes: bytes.subarray(0, bytesRead),
        size: isWhole ? bytesRead : Number(stat.size),
        ...(isSteady && begun - before.changed > settled ? { file: before } : {}),
      };
    } catch {
      return fault('not-a-file');
    } finally {
      closeSync(file);
    }
  }
}

function opened(path: string, flags: number): number | undefined {
  try {
    return openSync(path, flags);
  } catch {
    return undefined;
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
