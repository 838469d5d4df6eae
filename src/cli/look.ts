import type { Look } from '../facts/pixels/index.ts';
import type { Keeping } from '../input/pictures/kept.ts';
import type { AnyDocument } from '../model/document.ts';
import type { Caching } from './cache.ts';

/** Looks at the pictures of those documents that want it; undefined where there is none to look at. */
type LookAtPictures = (
  documents: readonly AnyDocument[],
  wants: (document: AnyDocument) => boolean,
) => Promise<((file: string, src: string) => Look) | undefined>;

/**
 * How a run looks at pictures. What does so is only loaded where a listing has a picture that could be there, or may be
 * fetched.
 * @param isTracked Whether git has a file or files in a folder; absent where git was not asked for anything yet.
 */
export function looking(caching: Caching, isTracked?: (path: string) => boolean): LookAtPictures {
  const fetches = caching.flags.fetchImages ?? false;
  let keeping: Promise<Keeping | undefined> | undefined;
  return async (documents, wants) => {
    const wanted = documents.flatMap(document => {
      if (document.kind !== 'listing' || !wants(document)) return [];
      const { images = [], variants = [] } = document.value;
      return [...images.map(({ src }) => src), ...variants.map(({ image }) => image)].flatMap(src =>
        src && (fetches || isHere(src)) ? { file: document.file, src } : [],
      );
    });
    if (wanted.length === 0) return undefined;
    const { lookAt } = await import('../input/pictures/look.ts');
    keeping ??= keepingFor(caching, isTracked);
    const how = { cwd: process.cwd(), keeping: await keeping };
    if (!fetches) return lookAt(wanted, how);
    const { fetcher } = await import('../input/pictures/fetch.ts');
    return lookAt(wanted, { ...how, fetch: fetcher() });
  };
}

async function keepingFor(
  caching: Caching,
  isTracked?: (path: string) => boolean,
): Promise<Keeping | undefined> {
  const { keepingOf } = await import('./cache.ts');
  if (isTracked) return keepingOf(caching, isTracked);
  const git = await import('../input/git.ts');
  return keepingOf(caching, path => git.isTracked(caching.config.cwd, path));
}

/** Whether a picture may lie on this machine or in the listing itself. */
const isHere = (src: string): boolean => !/^\s*https?:/i.test(src);
