import { mix } from '../../model/hash.ts';

/** A 53-bit whole number from two 32-bit hashes: the widest that a number holds exactly. */
export const wide = (low: number, high: number): number => (high & 0x1fffff) * 2 ** 32 + (low >>> 0);

/** 53-bit hash of a string. */
export function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return wide(mix(low), mix(high));
}
