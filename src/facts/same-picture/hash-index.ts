import { distance, type Hash } from '../pixels/alike.ts';

/** Finds hashes that differ in few bits: their positions, in order. */
export interface HashIndex {
  near(hash: Hash): readonly number[];
}

/** Pieces into which a hash is cut, of 16 bits each: every fourth bit, so that none lies all in a plain corner. */
const pieces = 4;
const pieceBits = 16;

/**
 * Finds hashes that differ in at most `mostBits`. At least one of their pieces then differs in a quarter of those bits
 * at most: each piece has a table of its own, which is asked for the piece and for all that are so near to it.
 */
export function hashIndex(hashes: readonly Hash[], mostBits: number): HashIndex {
  const tables = Array.from({ length: pieces }, (_, piece) => tableOf(hashes, piece));
  const turned = masksOf(Math.floor(mostBits / pieces));
  /** The question in which a position was looked at last. */
  const asked = new Uint32Array(hashes.length);
  let question = 0;
  return {
    near(hash) {
      question++;
      const found: number[] = [];
      for (let piece = 0; piece < pieces; piece++) {
        const { starts, positions } = tables[piece] as Table;
        const own = pieceOf(hash, piece);
        for (let mask = 0; mask < turned.length; mask++) {
          const key = own ^ (turned[mask] as number);
          const end = starts[key + 1] as number;
          for (let index = starts[key] as number; index < end; index++) {
            const at = positions[index] as number;
            if (asked[at] === question) continue;
            asked[at] = question;
            if (distance(hash, hashes[at] as Hash) <= mostBits) found.push(at);
          }
        }
      }
      return found.sort((left, right) => left - right);
    },
  };
}

/** All sets of at most `most` of the bits of a piece. */
function masksOf(most: number): Uint16Array {
  let sets = [0];
  for (let bit = 0; bit < pieceBits; bit++)
    sets = sets.concat(sets.filter(set => sizeOf(set) < most).map(set => set | (1 << bit)));
  return Uint16Array.from(sets);
}

const sizeOf = (set: number): number => distance([set, 0], [0, 0]);

/** Every fourth bit of both halves of a hash, from the `piece`th on. */
function pieceOf([high, low]: Hash, piece: number): number {
  let bits = 0;
  for (let bit = piece; bit < 32; bit += pieces)
    bits = (bits << 2) | (((high >>> bit) & 1) << 1) | ((low >>> bit) & 1);
  return bits;
}

interface Table {
  /** For each value of the piece, where its positions begin. */
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

function tableOf(hashes: readonly Hash[], piece: number): Table {
  const keys = Uint16Array.from(hashes, hash => pieceOf(hash, piece));
  const starts = new Uint32Array(2 ** pieceBits + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1;
  for (let key = 1; key < starts.length; key++)
    starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const next = starts.slice();
  const positions = new Uint32Array(hashes.length);
  keys.forEach((key, at) => {
    const place = next[key] as number;
    positions[place] = at;
    next[key] = place + 1;
  });
  return { starts, positions };
}
