import type { Document } from '../../model/document.ts';
import { toText } from '../text.ts';
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
    if (!document) continue;
    const copied = compareTexts(text, shinglesOf(document));
    if (copied.share >= least) copies.push({ peer: document, ...copied });
  }
  return copies.sort((a, b) => b.share - a.share);
}

const MOST_READ = 1000;
const read = new Map<Document, ReadonlySet<number>>();

/**
 * The shingles of a listing's description. Kept for those read last, as a text that many hold is compared with each of
 * them; `textAt` would forget the listing at hand for it.
 */
function shinglesOf(document: Document<'listing'>): ReadonlySet<number> {
  const known = read.get(document);
  if (known) return known;
  const shingles = new Set(shingle(toText(document.value.description ?? '').folded).shingles);
  if (read.size >= MOST_READ) read.clear();
  read.set(document, shingles);
  return shingles;
}
