import { dirname } from 'node:path';
import { type Decoder, decoder } from '../../facts/pixels/decode.ts';
import { formatOf } from '../../facts/pixels/format.ts';
import type { Look } from '../../facts/pixels/index.ts';
import { digestOf, type Keeping, type KeptLooks, keptLooks } from './kept.ts';
import { type Bytes, dataBytes, findPicture, type PictureFile, readPicture } from './local.ts';
import { type Room, roomFor } from './room.ts';
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
  /** Where looks are kept between runs; absent where none are to be. */
  readonly keeping?: Keeping | undefined;
  /** Milliseconds since 1970, at this moment; for tests. */
  readonly clock?: () => number;
}

/**
 * So many pictures are in work at a time. Four are decoded, which is as many threads as Node has for it; the others wait
 * for them or for their turn to be measured, so that neither stands still.
 */
export const inWork = 12;
/** Bytes of all the files in work, unless one alone has more. */
const bytesInWork = 64 * 2 ** 20;

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
  const eyes = eyesFor(looking);
  const room = roomFor(bytesInWork);
  const queue = [...sources];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < queue.length) {
      const [key, { source, file }] = queue[next++] as (typeof queue)[number];
      looks.set(key, await lookOf(source, file, looking, eyes, room));
    }
  };
  await Promise.all(Array.from({ length: inWork }, work));
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

async function lookOf(
  source: PictureSource,
  file: string,
  looking: Looking,
  eyes: Eyes,
  room: Room,
): Promise<Look> {
  const whole = (bytes: Uint8Array): Promise<Look> => eyes.see({ kind: 'bytes', bytes, size: bytes.length });
  switch (source.kind) {
    case 'path': {
      const found = findPicture(source.path, rootOf(file, looking.cwd));
      if (found.kind === 'fault') return found;
      const known = eyes.known(found);
      if (known) return known;
      return room(found.size, async () => {
        const read = await readPicture(found, looking.clock ?? Date.now);
        return read.kind === 'fault' ? read : eyes.see(read);
      });
    }
    case 'data': {
      const bytes = dataBytes(source.text);
      return bytes ? whole(bytes) : { kind: 'fault', fault: 'damaged' };
    }
    case 'address': {
      const bytes = await looking.fetch?.(source.url);
      return bytes ? whole(bytes) : notRead;
    }
    case 'elsewhere':
      return notRead;
  }
}

/** Sees contents, the same ones only once. */
interface Eyes {
  /** The look at a file that is as it was in an earlier run. */
  known(file: PictureFile): Promise<Look> | undefined;
  see(bytes: Bytes): Promise<Look>;
  close(): void;
}

/** Sharp is loaded with the first picture, and without it nothing is known either. */
function eyesFor({ keeping, clock = Date.now }: Looking): Eyes {
  const looks = new Map<string, Promise<Look>>();
  let opened: { readonly decode: Decoder | undefined; readonly kept?: KeptLooks } | undefined;
  const open = (): NonNullable<typeof opened> => {
    if (opened) return opened;
    const decode = decoder();
    opened = { decode, ...(decode && keeping && { kept: keptLooks(keeping, decode.version, clock()) }) };
    return opened;
  };
  const lookBy = (digest: string): Promise<Look> | undefined => {
    const kept = looks.has(digest) ? undefined : open().kept?.look(digest);
    if (kept) looks.set(digest, Promise.resolve(kept));
    return looks.get(digest);
  };
  return {
    known(file) {
      const digest = keeping && open().kept?.digestOf(file);
      return digest === undefined ? undefined : lookBy(digest);
    },
    async see({ bytes, size, file }) {
      // Too large to be read: what it is and how large is all there is to say.
      if (size > bytes.length)
        return { kind: 'seen', picture: { format: formatOf(bytes), bytes: size, frames: 1, marks: {} } };
      const { decode, kept } = open();
      if (!decode) return { kind: 'unseen', missing: 'sharp' };
      const digest = digestOf(bytes);
      const look = lookBy(digest) ?? decode(bytes);
      looks.set(digest, look);
      kept?.keep(digest, await look, file);
      return look;
    },
    close: () => opened?.kept?.save(),
  };
}
