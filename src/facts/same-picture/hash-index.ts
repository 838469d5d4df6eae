import { type Hash, ones } from '../pixels/alike.ts';

/** Finds hashes that differ in few bits: their positions, in order. */
export interface HashIndex {
  near(hash: Hash): readonly number[];
}

/**
 * Finds hashes that differ in at most `mostBits`. Cut into one piece more than bits may differ, at least one piece of
 * two near hashes is equal: each piece has a table of its own.
 */
export function hashIndex(hashes: readonly Hash[], mostBits: number): HashIndex {
  const pieces = Array.from({ length: mostBits + 1 }, (_, piece) =>
    tableOf(hashes, pieceOf(piece, mostBits + 1)),
  );
  const [highs, lows] = [0, 1].map(half => Int32Array.from(hashes, hash => hash[half] as number)) as [
    Int32Array,
    Int32Array,
  ];
  /** The question in which a position was looked at last. */
  const asked = new Uint32Array(hashes.length);
  let question = 0;
  return {
    near(hash) {
      question++;
      const high = hash[0];
      const low = hash[1];
      let found: number[] = none;
      for (let table = 0; table < pieces.length; table++) {
        const { piece, starts, positions } = pieces[table] as Table;
        const key = keyOf(hash, piece);
        const end = starts[key + 1] as number;
        for (let index = starts[key] as number; index < end; index++) {
          const at = positions[index] as number;
          if (asked[at] === question) continue;
          asked[at] = question;
          if (ones(high ^ (highs[at] as number)) + ones(low ^ (lows[at] as number)) > mostBits) continue;
          if (found === none) found = [];
          found.push(at);
        }
      }
      return found.length > 1 ? found.sort((left, right) => left - right) : found;
    },
  };
}

/** What most questions find. */
const none: number[] = [];

/** Bits of a hash: so many behind the first. */
interface Piece {
  readonly from: number;
  readonly length: number;
}

interface Table {
  readonly piece: Piece;
  /** For each value of the piece, where its positions begin. */
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

function pieceOf(piece: number, pieces: number): Piece {
  const from = Math.floor((piece * 64) / pieces);
  return { from, length: Math.floor(((piece + 1) * 64) / pieces) - from };
}

function keyOf(hash: Hash, { from, length }: Piece): number {
  const high = hash[0];
  const low = hash[1];
  const behind = 64 - from - length;
  // Shifts count modulo 32: a piece on the seam is put together.
  const bits =
    behind >= 32
      ? high >>> (behind - 32)
      : from >= 32
        ? low >>> behind
        : (high << (32 - behind)) | (low >>> behind);
  return bits & (2 ** length - 1);
}

function tableOf(hashes: readonly Hash[], piece: Piece): Table {
  const keys = Uint32Array.from(hashes, hash => keyOf(hash, piece));
  const starts = new Uint32Array(2 ** piece.length + 1);
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
  return { piece, starts, positions };
}
