import { dirname } from 'node:path';
import type { Look } from '../../facts/pixels/index.ts';
import { type Eyes, eyesFor, type Seeing } from './eyes.ts';
import { digestOf } from './kept.ts';
import { dataBytes } from './local.ts';
import { type PictureSource, rootOf, sourceOf } from './source.ts';

/** A picture of a listing: the file that the listing is in, and its `src`. */
export interface Wanted {
  readonly file: string;
  readonly src: string;
}

export interface Looking extends Seeing {
  readonly cwd: string;
  /** Gets the bytes behind an address; absent where none may be fetched. */
  fetch?(url: string): Promise<Uint8Array | undefined>;
}

/**
 * So many pictures are in work at a time. Four are decoded, which is as many threads as Node has for it; the others wait
 * for them or for their turn to be measured, so that neither stands still.
 */
export const inWork = 12;
const notRead: Look = { kind: 'unseen', missing: 'pixels' };

/**
 * Looks at pictures, each once: the same address and the same bytes are measured only the first time.
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
  const eyes = eyesFor(looking);
  const queue = [...sources];
  await sideBySide(queue, async ([key, { source, file }]) => {
    looks.set(key, await lookOf(source, file, looking, eyes));
  });
  eyes.close();
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

/**
 * Looks at picture files, wherever they lie.
 * @returns what `take` makes of each look, in the order of the files
 */
export async function lookAtFiles<T>(
  paths: readonly string[],
  looking: Looking,
  take: (look: Look, path: string) => T,
): Promise<readonly T[]> {
  const eyes = eyesFor(looking);
  const taken: T[] = [];
  await sideBySide([...paths.entries()], async ([at, path]) => {
    taken[at] = take(await eyes.file(path, dirname(path)), path);
  });
  eyes.close();
  return taken;
}

/** A few at a time, so that memory does not grow with their number. */
async function sideBySide<T>(queue: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < queue.length) await work(queue[next++] as T);
  };
  await Promise.all(Array.from({ length: inWork }, worker));
}

const keyOf = (source: PictureSource): string =>
  source.kind === 'path'
    ? source.path
    : source.kind === 'data'
      ? digestOf(source.text)
      : JSON.stringify(source);

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

async function lookOf(source: PictureSource, file: string, looking: Looking, eyes: Eyes): Promise<Look> {
  switch (source.kind) {
    case 'path':
      return eyes.file(source.path, rootOf(file, looking.cwd));
    case 'data': {
      const bytes = dataBytes(source.text);
      return bytes ? eyes.bytes(bytes) : { kind: 'fault', fault: 'damaged' };
    }
    case 'address': {
      const bytes = await looking.fetch?.(source.url);
      return bytes ? eyes.bytes(bytes) : notRead;
    }
    case 'elsewhere':
      return notRead;
  }
}
