import type { Document } from '../../model/document.ts';
import { picturesOf } from '../images.ts';
import { familyNames } from '../near-copy/family.ts';
import { realmOf } from '../near-copy/index.ts';
import { looksOf } from '../pixels/looks.ts';
import type { Sketch } from '../pixels/measurement.ts';
import type { Run } from '../run.ts';
import { textAt } from '../text.ts';

/** A picture of a listing, as the first pass hands it over. */
export interface SharedPicture {
  /** Position in `images`. */
  readonly place: number;
  /** Its address; '' for one that is written into the listing. */
  readonly address: string;
  /** Absent where it could not be looked at: then only its address tells it. */
  readonly sketch?: Sketch;
  /** Width by height. */
  readonly aspect?: number;
}

/** What a listing gives to the first pass. */
export interface PictureEmission {
  readonly key: string;
  readonly file: string;
  readonly index: number;
  /** Pictures that are not ours. */
  readonly reference: boolean;
  readonly seller: string;
  /** Pictures are compared within one realm: the seller, or '' for the whole marketplace. */
  readonly realm: string;
  /** Names that siblings have in common. */
  readonly families: readonly string[];
  readonly pictures: readonly SharedPicture[];
}

/** What may be the same on many products: it is about the shop, or about sizes. */
const common: ReadonlySet<string> = new Set(['size-chart', 'swatch', 'packaging']);

/**
 * The pictures of a listing to be compared with those of others; undefined where it has none.
 * @param ignoreCommon Leave out what says it is a size chart, a swatch or packaging.
 */
export function emitPictures(
  document: Document<'listing'>,
  run: Run,
  reference: boolean,
  ignoreCommon: boolean,
): PictureEmission | undefined {
  const comparable = looksOf(document, run).flatMap(({ index, image, look }): SharedPicture[] => {
    const src = image.src?.trim() ?? '';
    const picture = look.kind === 'seen' ? look.picture : undefined;
    const isAddress = /^https?:/i.test(src);
    if (!picture?.pixels || !picture.size) return isAddress ? [{ place: index, address: src }] : [];
    const aspect = picture.size.width / picture.size.height;
    return [{ place: index, address: isAddress ? src : '', sketch: picture.pixels.sketch, aspect }];
  });
  // What the others show is not asked where there is nothing to compare.
  const skipped = ignoreCommon && comparable.length > 0 ? commonPictures(document, run) : undefined;
  const pictures = skipped ? comparable.filter(({ place }) => !skipped.has(place)) : comparable;
  if (pictures.length === 0) return undefined;
  const { value, key, file, index } = document;
  return {
    key,
    file,
    index,
    reference,
    seller: value.seller ?? '',
    realm: realmOf(value.seller, run.scope),
    families: familyNames(document, textAt(document, ['description'])?.folded ?? '', run.lexicon('variant')),
    pictures,
  };
}

/** Places of the pictures that may be the same on many products. */
const commonPictures = (document: Document<'listing'>, run: Run): ReadonlySet<number> =>
  new Set(
    picturesOf(document, run).distinct.flatMap(({ index, shows }) =>
      shows.some(show => common.has(show)) ? [index] : [],
    ),
  );
