import type { Document } from '../../model/document.ts';
import type { Image } from '../../model/listing.ts';
import { fact, type Run } from '../run.ts';
import type { Look } from './measurement.ts';

/** An entry of a listing's pictures with what a look at it gave. */
export interface Looked {
  readonly index: number;
  readonly image: Image;
  readonly look: Look;
}

const notRead: Look = { kind: 'unseen', missing: 'pixels' };

/** A look at each picture of a listing, in their order. */
export const looksOf: (document: Document<'listing'>, run: Run) => readonly Looked[] = fact(
  (document: Document<'listing'>, run) =>
    (document.value.images ?? []).map((image, index) => ({
      index,
      image,
      look: (image.src ? run.look?.(document.file, image.src) : undefined) ?? notRead,
    })),
);

/** What is missing where none of the pictures could be looked at; undefined where at least one was. */
export const unseenFor = (looks: readonly Looked[]): 'pixels' | 'sharp' | undefined => {
  let missing: 'pixels' | 'sharp' = 'pixels';
  for (const { look } of looks) {
    if (look.kind !== 'unseen') return undefined;
    if (look.missing === 'sharp') missing = 'sharp';
  }
  return missing;
};
