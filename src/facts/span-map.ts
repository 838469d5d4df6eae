import type { Span } from '../model/path.ts';

/**
 * The way back from a derived text to its source, as a list of pieces in order. A linear piece was copied
 * unit by unit; an atomic one (an entity, a cluster that folding changed, a run of blanks) is taken whole or
 * not at all. The map is monotone.
 */
export interface SpanMap {
  /** The stretch of the source that a stretch of the derived text came from; a point stays a point. */
  source(derived: Span): Span;
}

/** Takes the pieces of a derived text in order; `length` is what has been derived so far. */
export interface SpanMapBuilder {
  readonly length: number;
  linear(sourceStart: number, length: number): void;
  atomic(sourceStart: number, sourceEnd: number, length: number): void;
  build(sourceLength: number): SpanMap;
}

/** A text derived unit by unit: every stretch came from itself. */
export const identity: SpanMap = { source: derived => derived };

export function spanMapBuilder(): SpanMapBuilder {
  // One entry a piece; `ends` is -1 for a linear piece.
  const derivedStarts: number[] = [];
  const sourceStarts: number[] = [];
  const ends: number[] = [];
  let length = 0;
  const piece = (sourceStart: number, sourceEnd: number, pieceLength: number): void => {
    if (pieceLength === 0) return;
    derivedStarts.push(length);
    sourceStarts.push(sourceStart);
    ends.push(sourceEnd);
    length += pieceLength;
  };
  return {
    get length() {
      return length;
    },
    linear: (sourceStart, pieceLength) => piece(sourceStart, -1, pieceLength),
    atomic: piece,
    build(sourceLength) {
      const pieces = {
        derived: Int32Array.from(derivedStarts),
        source: Int32Array.from(sourceStarts),
        ends: Int32Array.from(ends),
      };
      return { source: derived => sourceOf(derived, pieces, length, sourceLength) };
    },
  };
}

interface Pieces {
  readonly derived: Int32Array;
  readonly source: Int32Array;
  readonly ends: Int32Array;
}

function sourceOf({ start, end }: Span, pieces: Pieces, length: number, sourceLength: number): Span {
  const from = start >= length ? sourceLength : firstUnit(start, pieces);
  if (end <= start) return { start: from, end: from };
  return { start: from, end: lastUnit(Math.min(end, length) - 1, pieces) };
}

/** The piece that holds the derived unit at `index`. */
function pieceAt(index: number, { derived }: Pieces): number {
  let low = 0;
  let high = derived.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((derived[middle] as number) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

function firstUnit(index: number, pieces: Pieces): number {
  const piece = pieceAt(index, pieces);
  const start = pieces.source[piece] as number;
  return pieces.ends[piece] === -1 ? start + index - (pieces.derived[piece] as number) : start;
}

function lastUnit(index: number, pieces: Pieces): number {
  const piece = pieceAt(index, pieces);
  const end = pieces.ends[piece] as number;
  return end === -1 ? (pieces.source[piece] as number) + index - (pieces.derived[piece] as number) + 1 : end;
}
