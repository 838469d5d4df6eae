/**
 * A 64-bit hash of a text as 16 hex digits, for identities that must be the same on every machine.
 * Two 32-bit lanes of multiply-xor with the final mix of MurmurHash3.
 */
export function hash(text: string): string {
  let high = 0x9747b28c;
  let low = 0x3c6ef372;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0xc2b2ae35);
  }
  return hex(mix(high ^ (low >>> 15))) + hex(mix(low ^ (high >>> 13)));
}

/** Final mix of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
export function mix(lane: number): number {
  let mixed = lane;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const hex = (lane: number): string => lane.toString(16).padStart(8, '0');
