import type { Document } from '../../model/document.ts';
import { descriptionOf } from './collect.ts';
import { type Copied, compareTexts, type OwnText } from './compare.ts';
import { shingle } from './shingles.ts';

/** A listing that holds a part of a text, compared with its own record. */
export interface VerifiedCopy extends Copied {
  readonly peer: Document<'listing'>;
}

/** Of the listings `keys`, read by `peer`, those that hold at least `least` of the text; the greatest share first. */
export function verifyCopies(
  text: OwnText,
  keys: readonly string[],
  peer: (key: string) => Document<'listing'> | undefined,
  least: number,
): VerifiedCopy[] {
  const copies: VerifiedCopy[] = [];
  for (const key of keys) {
    const document = peer(key);
    const other = document && descriptionOf(document);
    if (!document || !other) continue;
    const copied = compareTexts(text, shingle(other.folded));
    if (copied.share >= least) copies.push({ peer: document, ...copied });
  }
  return copies.sort((a, b) => b.share - a.share);
}
