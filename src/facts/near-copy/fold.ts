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
  /** Hashes of the names that siblings have in common. */
  readonly families: readonly number[];
  /** Hash of the whole text. */
  readonly whole: number;
  readonly sentences: Uint32Array;
  readonly sketch: Uint32Array;
}

type Numbers = Uint32Array | Float64Array;

/** A growing list of numbers. */
export interface Column<N extends Numbers = Uint32Array> {
  data: N;
  length: number;
}

/**
 * Emissions gathered so far, in any order, by columns: one value a text, lists one after the other with their
 * lengths in a column of their own. So putting two folds together is putting their columns together.
 */
export interface CopyFold {
  readonly keys: string[];
  readonly files: string[];
  readonly sellers: string[];
  readonly realms: string[];
  readonly index: Column;
  readonly reference: Column;
  readonly whole: Column<Float64Array>;
  readonly families: Column<Float64Array>;
  readonly familyCount: Column;
  readonly sentences: Column;
  readonly sentenceCount: Column;
  readonly sketches: Column;
  readonly sketchCount: Column;
}

const column = (): Column => ({ data: new Uint32Array(8), length: 0 });
const wideColumn = (): Column<Float64Array> => ({ data: new Float64Array(8), length: 0 });

export const emptyFold = (): CopyFold => ({
  keys: [],
  files: [],
  sellers: [],
  realms: [],
  index: column(),
  reference: column(),
  whole: wideColumn(),
  families: wideColumn(),
  familyCount: column(),
  sentences: column(),
  sentenceCount: column(),
  sketches: column(),
  sketchCount: column(),
});

/** `folded` with `emission`; changes and returns `folded`. */
export function addToFold(folded: CopyFold, emission: CopyEmission): CopyFold {
  folded.keys.push(emission.key);
  folded.files.push(emission.file);
  folded.sellers.push(emission.seller);
  folded.realms.push(emission.realm);
  append(folded.index, [emission.index]);
  append(folded.reference, [emission.reference ? 1 : 0]);
  append(folded.whole, [emission.whole]);
  append(folded.families, emission.families);
  append(folded.familyCount, [emission.families.length]);
  append(folded.sentences, emission.sentences);
  append(folded.sentenceCount, [emission.sentences.length]);
  append(folded.sketches, emission.sketch);
  append(folded.sketchCount, [emission.sketch.length]);
  return folded;
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergeFolds(left: CopyFold, right: CopyFold): CopyFold {
  for (const name of Object.keys(left) as (keyof CopyFold)[]) {
    const into = left[name];
    const from = right[name];
    if (Array.isArray(into) && Array.isArray(from)) for (const text of from) into.push(text);
    else if (!Array.isArray(into) && !Array.isArray(from)) append(into, from.data.subarray(0, from.length));
  }
  return left;
}

/** All of these as one, in room made once; changes none of them. */
export function joinFolds(folds: readonly CopyFold[]): CopyFold {
  const joined = emptyFold();
  for (const name of Object.keys(joined) as (keyof CopyFold)[]) {
    const into = joined[name];
    if (Array.isArray(into)) continue;
    const length = folds.reduce((sum, fold) => sum + (fold[name] as Column<Numbers>).length, 0);
    into.data = into.data instanceof Uint32Array ? new Uint32Array(length) : new Float64Array(length);
  }
  return folds.reduce(mergeFolds, joined);
}

/** Puts `items` at the end, in room that grows by half. */
function append(into: Column<Numbers>, items: ArrayLike<number>): void {
  const needed = into.length + items.length;
  if (needed > into.data.length) {
    const size = Math.max(needed, Math.ceil(into.data.length * 1.5));
    const grown = into.data instanceof Uint32Array ? new Uint32Array(size) : new Float64Array(size);
    grown.set(into.data.subarray(0, into.length));
    into.data = grown;
  }
  into.data.set(items, into.length);
  into.length = needed;
}
