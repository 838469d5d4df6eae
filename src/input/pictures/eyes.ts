import { type Decoder, decoder } from '../../facts/pixels/decode.ts';
import { formatOf } from '../../facts/pixels/format.ts';
import type { Look } from '../../facts/pixels/index.ts';
import { digestOf, type Keeping, type KeptLooks, keptLooks } from './kept.ts';
import { type Bytes, findPicture, readPicture } from './local.ts';
import { roomFor } from './room.ts';

/** Bytes of all the files in work, unless one alone has more. */
const bytesInWork = 64 * 2 ** 20;

export interface Seeing {
  /** Where looks are kept between runs; absent where none are to be. */
  readonly keeping?: Keeping | undefined;
  /** Milliseconds since 1970, at this moment; for tests. */
  readonly clock?: () => number;
}

/** Sees pictures, the same content only once. */
export interface Eyes {
  /** The look at a picture file, which must lie in `root`. One that is as it was in an earlier run is not read. */
  file(path: string, root: string): Promise<Look>;
  bytes(bytes: Uint8Array): Promise<Look>;
  /** Keeps what is new for the next run. */
  close(): void;
}

/** Sharp is loaded with the first picture, and without it nothing is known either. */
export function eyesFor({ keeping, clock = Date.now }: Seeing): Eyes {
  const looks = new Map<string, Promise<Look>>();
  const room = roomFor(bytesInWork);
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
  const see = async ({ bytes, size, file }: Bytes): Promise<Look> => {
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
  };
  return {
    async file(path, root) {
      const found = findPicture(path, root);
      if (found.kind === 'fault') return found;
      const digest = keeping && open().kept?.digestOf(found);
      const known = digest === undefined ? undefined : lookBy(digest);
      if (known) return known;
      return room(found.size, async () => {
        const read = await readPicture(found, clock);
        return read.kind === 'fault' ? read : see(read);
      });
    },
    bytes: bytes => see({ kind: 'bytes', bytes, size: bytes.length }),
    close: () => opened?.kept?.save(),
  };
}
