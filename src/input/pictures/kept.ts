import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Look } from '../../facts/pixels/index.ts';
import { type Shelf, shelfIn } from '../shelf.ts';
import type { PictureFile } from './local.ts';

/** Looks at pictures, kept by the content of the pictures for later runs. */
export interface KeptLooks {
  /** The digest of what a file holds, where the file is as it was when it was read. */
  digestOf(file: PictureFile): string | undefined;
  look(digest: string): Look | undefined;
  /** @param file The file that holds the picture. */
  keep(digest: string, look: Look, file?: PictureFile): void;
  save(): void;
}

/** Where looks are kept, and what they depend on beside the pictures: the program and the machine. */
export interface Keeping {
  readonly folder: string;
  readonly program: string;
}

/** Programs whose looks are kept: before and after an update, or two branches of the linter itself. */
const mostPrograms = 2;
/** Bytes of one of 64 files: a look takes some 2.5 kB, so that there is room for about 200,000 pictures. */
const mostBytes = 2 ** 23;
/** So many new looks are written at once: a long run that is cut off has not looked for nothing. */
const mostUnsaved = 2000;

/**
 * @param decoder What decodes the pictures, in its version.
 * @param now Milliseconds since 1970.
 */
export function keptLooks({ folder, program }: Keeping, decoder: string, now: number): KeptLooks {
  const maker = digestOf(JSON.stringify([program, process.version, process.arch, decoder]), 'hex');
  const own = join(folder, 'pictures', maker.slice(0, 16));
  const [looks, files] = ['looks', 'files'].map(name =>
    shelfIn({ folder, own, name, most: mostPrograms, bytes: mostBytes, now }),
  ) as [Shelf, Shelf];
  let unsaved = 0;
  const save = (): void => {
    looks.save();
    files.save();
    unsaved = 0;
  };
  return {
    digestOf({ path, stamp }) {
      const [known, digest] = files.get(path)?.toString('latin1').split('\n') ?? [];
      return known === stamp ? digest : undefined;
    },
    look(digest) {
      const bytes = looks.get(digest);
      // A copy, so that a look holds no more than itself.
      return bytes && { kind: 'seen', picture: deserialize(Buffer.from(bytes)) };
    },
    keep(digest, look, file) {
      // A fault is soon found again, and may have been one of this run.
      if (look.kind !== 'seen') return;
      if (!looks.get(digest)) {
        looks.put(digest, serialize(look.picture));
        unsaved++;
      }
      if (file) files.put(file.path, Buffer.from(`${file.stamp}\n${digest}`));
      if (unsaved >= mostUnsaved) save();
    },
    save,
  };
}

/** Tells contents from each other, also those that somebody made to be taken for each other. */
export const digestOf = (content: string | Uint8Array, encoding: 'base64' | 'hex' = 'base64'): string =>
  createHash('sha256').update(content).digest(encoding);
