import { createHash } from 'node:crypto';

/** What stands in a file of the cache: a table, and what cuts off the next bytes behind it. */
type Contents<T> = readonly [table: T, next: (length: number) => Buffer];

/** A table as JSON with its length before it, and what it tells of behind it. */
export function withTable(table: unknown, contents: readonly Uint8Array[]): Buffer {
  const text = Buffer.from(JSON.stringify(table));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...contents]);
}

/** @throws where the bytes are no such file */
export function tableOf<T>(bytes: Buffer): Contents<T> {
  let at = lengthBytes + bytes.readUInt32LE();
  const table = JSON.parse(bytes.toString('utf8', lengthBytes, at)) as T;
  const next = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  return [table, next];
}

/** The same behind a hash of all of it. */
export function seal(table: unknown, contents: readonly Uint8Array[]): Buffer {
  const content = withTable(table, contents);
  return Buffer.concat([digest(content), content]);
}

/** What was sealed; undefined where the file is damaged. */
export function unseal<T>(file: Buffer): Contents<T> | undefined {
  const content = file.subarray(digestBytes);
  if (file.length < digestBytes + lengthBytes || !digest(content).equals(file.subarray(0, digestBytes)))
    return undefined;
  return tableOf<T>(content);
}

/** Hash of bytes that we have written ourselves: against damage, not against somebody. */
export const digest = (bytes: Uint8Array): Buffer => createHash('sha1').update(bytes).digest();

const lengthBytes = 4;
const digestBytes = 20;
