import { distance, type Hash } from '../pixels/alike.ts';

/**
 * Finds hashes that differ in few bits. Cut into one piece more than bits may differ, at least one piece of two
 * near hashes is equal: each piece has a table of its own.
 */
export function hashIndex(hashes: readonly Hash[], mostBits: number) {
  const pieces = mostBits + 1;
  const edges = Array.from({ length: pieces + 1 }, (_, piece) => Math.floor((piece * 64) / pieces));
  const tables = Array.from({ length: pieces }, () => new Map<number, number[]>());
  const pieceOf = (hash: Hash, piece: number): number => {
    let bits = 0;
    for (let at = edges[piece] as number; at < (edges[piece + 1] as number); at++)
      bits = (bits << 1) | (((hash[at < 32 ? 0 : 1] as number) >>> (31 - (at % 32))) & 1);
    return bits;
  };
  hashes.forEach((hash, at) => {
    tables.forEach((table, piece) => {
      const key = pieceOf(hash, piece);
      const bucket = table.get(key);
      if (bucket) bucket.push(at);
      else table.set(key, [at]);
    });
  });
  return {
    /** Positions of the hashes that differ from `hash` in at most so many bits, in order. */
    near(hash: Hash): readonly number[] {
      const found: number[] = [];
      for (let piece = 0; piece < pieces; piece++) {
        for (const at of tables[piece]?.get(pieceOf(hash, piece)) ?? [])
          if (distance(hash, hashes[at] as Hash) <= mostBits && !found.includes(at)) found.push(at);
      }
      return found.sort((left, right) => left - right);
    },
  };
}
