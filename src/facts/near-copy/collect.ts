import type { Document } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import type { Lexicon } from '../run.ts';
import { textAt } from '../text.ts';
import { familyNames } from './family.ts';
import type { CopyEmission } from './fold.ts';
import { hashOf } from './hash.ts';
import { distinct, LEAST_SHINGLES, shingle, sketch } from './shingles.ts';

/** Within whose texts copies are looked for: one seller's, or the whole marketplace's. */
export type CopyScope = 'store' | 'marketplace';

/** The name of the realm a listing's text is compared in. */
export const realmOf = (seller: string | undefined, scope: CopyScope): string =>
  scope === 'store' ? (seller ?? '') : '';

/** The text that is compared: the description alone, since titles and bullets share words by their nature. */
export const descriptionOf = (document: Document<'listing'>): Text | undefined =>
  textAt(document, ['description']);

/** What a listing gives to the first pass; undefined where its text is missing or too short to be judged. */
export function emitCopy(
  document: Document<'listing'>,
  variant: Lexicon,
  scope: CopyScope,
  reference: boolean,
): CopyEmission | undefined {
  const description = descriptionOf(document);
  if (!description) return undefined;
  const { shingles, sentences, whole } = shingle(description.folded);
  if (shingles.length < LEAST_SHINGLES) return undefined;
  const { value, key, file, index } = document;
  return {
    key,
    file,
    index,
    reference,
    seller: value.seller ?? '',
    realm: realmOf(value.seller, scope),
    families: familyNames(document, description.folded, variant).map(hashOf),
    whole,
    sentences: distinct(sentences),
    sketch: sketch(shingles),
  };
}
