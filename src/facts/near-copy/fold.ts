/** What one text gives to the first pass. */
export interface CopyEmission {
  readonly key: string;
  readonly file: string;
  readonly index: number;
  /** A text that is not ours. */
  readonly reference: boolean;
  readonly seller: string;
  /** Texts are compared within one realm: the seller, or '' for the whole marketplace. */
  readonly realm: string;
  /** Hashes of what makes siblings, 0 for none: the group id and the family name. */
  readonly group: number;
  readonly family: number;
  /** Hash of the whole text. */
  readonly whole: number;
  readonly sentences: Uint32Array;
  readonly sketch: Uint32Array;
}

/** An emission whose lists stand in the columns of its fold. */
export interface CopyRow extends Omit<CopyEmission, 'sentences' | 'sketch'> {
  readonly sentencesAt: number;
  readonly sentenceCount: number;
  readonly sketchAt: number;
  readonly sketchCount: number;
}

/** A growing list of 32-bit numbers. */
interface Column {
  data: Uint32Array;
  length: number;
}

/** Emissions gathered so far, in any order; the lists of all in two columns, 4 bytes a number. */
export interface CopyFold {
  readonly rows: CopyRow[];
  readonly sentences: Column;
  readonly sketches: Column;
}

export const emptyFold = (): CopyFold => ({ rows: [], sentences: column(), sketches: column() });

/** `folded` with `emission`; changes and returns `folded`. */
export function addToFold(folded: CopyFold, emission: CopyEmission): CopyFold {
  const { sentences, sketch, ...rest } = emission;
  folded.rows.push({
    ...rest,
    sentencesAt: append(folded.sentences, sentences),
    sentenceCount: sentences.length,
    sketchAt: append(folded.sketches, sketch),
    sketchCount: sketch.length,
  });
  return folded;
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergeFolds(left: CopyFold, right: CopyFold): CopyFold {
  const sentencesBy = append(left.sentences, right.sentences.data.subarray(0, right.sentences.length));
  const sketchesBy = append(left.sketches, right.sketches.data.subarray(0, right.sketches.length));
  for (const row of right.rows) {
    left.rows.push({
      ...row,
      sentencesAt: row.sentencesAt + sentencesBy,
      sketchAt: row.sketchAt + sketchesBy,
    });
  }
  return left;
}

const column = (): Column => ({ data: new Uint32Array(64), length: 0 });

/** Puts `items` at the end and says where they begin. */
function append(into: Column, items: Uint32Array): number {
  const at = into.length;
  const needed = at + items.length;
  if (needed > into.data.length) {
    const grown = new Uint32Array(Math.max(needed, Math.ceil(into.data.length * 1.5)));
    grown.set(into.data.subarray(0, at));
    into.data = grown;
  }
  into.data.set(items, at);
  into.length = needed;
  return at;
}
