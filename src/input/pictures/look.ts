import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { type Decoder, decoder } from '../../facts/pixels/decode.ts';
import { formatOf } from '../../facts/pixels/format.ts';
import type { Look } from '../../facts/pixels/index.ts';
import { type Bytes, dataBytes, readPicture } from './local.ts';
import { type PictureSource, rootOf, sourceOf } from './source.ts';

/** A picture of a listing: the file that the listing is in, and its `src`. */
export interface Wanted {
  readonly file: string;
  readonly src: string;
}

export interface Looking {
  readonly cwd: string;
  /** Gets the bytes behind an address; absent where none may be fetched. */
  fetch?(url: string): Promise<Uint8Array | undefined>;
}

const notRead: Look = { kind: 'unseen', missing: 'pixels' };

/**
 * Looks at pictures, each once: the same address and the same bytes are measured only the first time. A few are in
 * work at a time, so that memory does not grow with their number.
 * @returns the look at a picture, for `Run.look`
 */
export async function lookAt(
  wanted: Iterable<Wanted>,
  looking: Looking,
): Promise<(file: string, src: string) => Look> {
  const sources = new Map<string, { source: PictureSource; file: string }>();
  for (const { file, src } of wanted) {
    const source = sourceOf(src, file, looking.cwd);
    if (source.kind !== 'elsewhere') sources.set(keyOf(source), { source, file });
  }
  const looks = new Map<string, Look>();
  const measure = measuringOnce();
  const queue = [...sources];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < queue.length) {
      const [key, { source, file }] = queue[next++] as (typeof queue)[number];
      const bytes = await bytesOf(source, file, looking);
      looks.set(key, bytes === undefined ? notRead : bytes.kind === 'fault' ? bytes : await measure(bytes));
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
  const known = foldersOf(sources.values(), looks);
  return (file, src) => {
    const source = sourceOf(src, file, looking.cwd);
    if (source.kind === 'elsewhere') return notRead;
    const look = looks.get(keyOf(source)) ?? notRead;
    // Where none of the pictures lies in their folder, they are kept elsewhere and none is missing.
    const isMissing = look.kind === 'fault' && look.fault === 'missing';
    return isMissing && source.kind === 'path' && !known.has(dirname(source.path)) ? notRead : look;
  };
}

const keyOf = (source: PictureSource): string =>
  source.kind === 'path'
    ? source.path
    : source.kind === 'data'
      ? digest(source.text)
      : JSON.stringify(source);

const digest = (content: string | Uint8Array): string => createHash('sha1').update(content).digest('base64');

/** The folders in which at least one picture was found. */
function foldersOf(
  sources: Iterable<{ readonly source: PictureSource }>,
  looks: ReadonlyMap<string, Look>,
): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { source } of sources) {
    if (source.kind !== 'path') continue;
    const look = looks.get(keyOf(source));
    if (look && !(look.kind === 'fault' && look.fault === 'missing')) folders.add(dirname(source.path));
  }
  return folders;
}

async function bytesOf(source: PictureSource, file: string, looking: Looking): Promise<Bytes | undefined> {
  const whole = (bytes: Uint8Array | undefined): Bytes | undefined =>
    bytes && { kind: 'bytes', bytes, size: bytes.length };
  switch (source.kind) {
    case 'path':
      return readPicture(source.path, rootOf(file, looking.cwd));
    case 'data':
      return whole(dataBytes(source.text)) ?? { kind: 'fault', fault: 'damaged' };
    case 'address':
      return whole(await looking.fetch?.(source.url));
    case 'elsewhere':
      return undefined;
  }
}

/** Measures bytes, the same ones only once. Sharp is loaded with the first of them. */
function measuringOnce(): (bytes: Extract<Bytes, { kind: 'bytes' }>) => Promise<Look> {
  const known = new Map<string, Promise<Look>>();
  let loaded: { readonly decode: Decoder | undefined } | undefined;
  return async ({ bytes, size }) => {
    // Too large to be read: what it is and how large is all there is to say.
    if (size > bytes.length)
      return { kind: 'seen', picture: { format: formatOf(bytes), bytes: size, frames: 1, marks: {} } };
    loaded ??= { decode: decoder() };
    if (!loaded.decode) return { kind: 'unseen', missing: 'sharp' };
    const key = digest(bytes);
    const look = known.get(key) ?? loaded.decode(bytes);
    known.set(key, look);
    return look;
  };
}
