import type { Look } from '../facts/pixels/index.ts';
import type { Run as Facts } from '../facts/run.ts';
import {
  distinctOf,
  type Supplied,
  type SupplierPicture,
  suppliedAmong,
} from '../facts/same-picture/supplied.ts';
import { display } from '../input/display.ts';
import type { InputFile } from '../input/files.ts';
import type { Keeping } from '../input/pictures/kept.ts';
import type { Wanted } from '../input/pictures/look.ts';
import type { AnyDocument } from '../model/document.ts';
import type { Caching } from './cache.ts';
import type { CheckFlags } from './flags.ts';

/** What a run sees of pictures. */
export interface Sight {
  readonly look: NonNullable<Facts['look']>;
  /** Pictures of suppliers, where a rule compares with them. */
  readonly suppliers: readonly SupplierPicture[];
}

/** Looks at pictures, and at those of suppliers where a rule asks for them; undefined where there is none to look at. */
export type LookAtPictures = (
  wanted: readonly Wanted[],
  asksForSuppliers: boolean,
) => Promise<Sight | undefined>;

/** What tells how a run looks at pictures. */
interface Looks extends Caching {
  /** Picture files of suppliers. */
  readonly suppliers: readonly InputFile[];
  /** Whether git has a file or files in a folder; absent where git was not asked for anything yet. */
  readonly isTracked?: ((path: string) => boolean) | undefined;
}

/**
 * How a run looks at pictures. What does so is only loaded where a listing has a picture that could be there, or may be
 * fetched.
 */
export function looking(looks: Looks): LookAtPictures {
  const { config, flags } = looks;
  let keeping: Promise<Keeping | undefined> | undefined;
  let suppliers: Promise<readonly SupplierPicture[]> | undefined;
  return async (wanted, asksForSuppliers) => {
    if (wanted.length === 0) return undefined;
    const { lookAt, lookAtFiles } = await import('../input/pictures/look.ts');
    keeping ??= keepingFor(looks);
    const how = { cwd: config.cwd, keeping: await keeping };
    const fetching = flags.fetchImages
      ? { fetch: (await import('../input/pictures/fetch.ts')).fetcher() }
      : {};
    const look = await lookAt(wanted, { ...how, ...fetching });
    if (!asksForSuppliers) return { look, suppliers: [] };
    suppliers ??= lookAtFiles(
      looks.suppliers.flatMap(({ path }) => path ?? []),
      how,
      (look, path) => ({ file: display(config.folder, path), ...distinctOf(look) }),
    ).then(all => all.filter(picture => 'sketch' in picture) as SupplierPicture[]);
    return { look, suppliers: await suppliers };
  };
}

/** Which of these pictures are those of suppliers: found together, when the first is asked for. */
export function suppliedIn(
  { look, suppliers }: Sight,
  pictures: readonly Wanted[],
): NonNullable<Facts['supplied']> {
  let found: ReadonlyMap<Look, Supplied> | undefined;
  return (file, src) => {
    found ??= suppliedAmong(
      pictures.map(picture => look(picture.file, picture.src)),
      suppliers,
    );
    return found.get(look(file, src));
  };
}

/** The pictures of listings that could be there, or may be fetched. */
export const picturesOf = (documents: readonly AnyDocument[], { images: looks, fetchImages }: CheckFlags) =>
  documents.flatMap((document): readonly Wanted[] => {
    if (document.kind !== 'listing' || looks === false) return [];
    const { images = [], variants = [] } = document.value;
    return [...images.map(({ src }) => src), ...variants.map(({ image }) => image)].flatMap(src =>
      src && (fetchImages || isHere(src)) ? { file: document.file, src } : [],
    );
  });

async function keepingFor(looks: Looks): Promise<Keeping | undefined> {
  const { keepingOf } = await import('./cache.ts');
  if (looks.isTracked) return keepingOf(looks, looks.isTracked);
  const git = await import('../input/git.ts');
  return keepingOf(looks, path => git.isTracked(looks.config.cwd, path));
}

/** Whether a picture may lie on this machine or in the listing itself. */
const isHere = (src: string): boolean => !/^\s*https?:/i.test(src);
