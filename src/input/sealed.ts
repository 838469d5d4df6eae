import { createHash } from 'node:crypto';

/** What a file of the cache holds: a table of anything that JSON can say, and bytes behind it. */
export interface Sealed<T> {
  readonly table: T;
  readonly rest: Buffer;
}

/** A file of the cache, behind a hash of all of it. */
export function seal(table: unknown, rest: readonly Uint8Array[]): Buffer {
  const text = Buffer.from(JSON.stringify(table));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(text.length);
  const content = Buffer.concat([length, text, ...rest]);
  return Buffer.concat([digest(content), content]);
}

/** What was sealed; undefined where the file is damaged. */
export function unseal<T>(file: Buffer): Sealed<T> | undefined {
  const content = file.subarray(digestBytes);
  if (file.length < digestBytes + lengthBytes || !digest(content).equals(file.subarray(0, digestBytes)))
    return undefined;
  const end = lengthBytes + content.readUInt32LE();
  return {
    table: JSON.parse(content.toString('utf8', lengthBytes, end)) as T,
    rest: content.subarray(end),
  };
}

/** Hash of bytes that ourselves have written: against damage, not against somebody. */
export const digest = (bytes: Uint8Array): Buffer => createHash('sha1').update(bytes).digest();

const lengthBytes = 4;
const digestBytes = 20;
