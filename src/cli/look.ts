import type { Look } from '../facts/pixels/index.ts';
import type { AnyDocument } from '../model/document.ts';

/**
 * Looks at the pictures of the listings whose rules want it. What does so is only loaded where a listing has a
 * picture that could be there, or may be fetched.
 */
export async function lookAtPictures(
  documents: readonly AnyDocument[],
  wants: (document: AnyDocument) => boolean,
  fetches: boolean,
): Promise<((file: string, src: string) => Look) | undefined> {
  const wanted = documents.flatMap(document => {
    if (document.kind !== 'listing' || !wants(document)) return [];
    const { images = [], variants = [] } = document.value;
    return [...images.map(({ src }) => src), ...variants.map(({ image }) => image)].flatMap(src =>
      src && (fetches || isHere(src)) ? { file: document.file, src } : [],
    );
  });
  if (wanted.length === 0) return undefined;
  const { lookAt } = await import('../input/pictures/look.ts');
  if (!fetches) return lookAt(wanted, { cwd: process.cwd() });
  const { fetcher } = await import('../input/pictures/fetch.ts');
  return lookAt(wanted, { cwd: process.cwd(), fetch: fetcher() });
}

/** Whether a picture may lie on this machine or in the listing itself. */
const isHere = (src: string): boolean => !/^\s*https?:/i.test(src);
