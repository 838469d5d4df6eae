import type { CopyFold } from './fold.ts';

/** The texts of a fold in the order of the catalog; `at` is a place in that order. */
export interface Rows {
  readonly length: number;
  key(at: number): string;
  seller(at: number): string;
  realm(at: number): string;
  whole(at: number): number;
  families(at: number): Float64Array;
  sentences(at: number): Uint32Array;
  sketch(at: number): Uint32Array;
}

/** Our texts, or those of the references, of a fold: by file, place in the file, and key. */
export function rowsOf(folded: CopyFold, reference: boolean): Rows {
  const { keys, files, index } = folded;
  const wanted: number[] = [];
  for (let i = 0; i < keys.length; i++) if ((folded.reference.data[i] === 1) === reference) wanted.push(i);
  const order = Uint32Array.from(wanted).sort(
    (a, b) =>
      compare(files[a] as string, files[b] as string) ||
      (index.data[a] as number) - (index.data[b] as number) ||
      compare(keys[a] as string, keys[b] as string),
  );
  const families = offsets(folded.familyCount.data, keys.length);
  const sentences = offsets(folded.sentenceCount.data, keys.length);
  const sketches = offsets(folded.sketchCount.data, keys.length);
  const row = (at: number): number => order[at] as number;
  return {
    length: order.length,
    key: at => keys[row(at)] as string,
    seller: at => folded.sellers[row(at)] as string,
    realm: at => folded.realms[row(at)] as string,
    whole: at => folded.whole.data[row(at)] as number,
    families: at => folded.families.data.subarray(families[row(at)], families[row(at) + 1]),
    sentences: at => folded.sentences.data.subarray(sentences[row(at)], sentences[row(at) + 1]),
    sketch: at => folded.sketches.data.subarray(sketches[row(at)], sketches[row(at) + 1]),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where each of `count` lists begins, and where the last one ends. */
export function offsets(counts: ArrayLike<number>, count: number): Uint32Array {
  const from = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) from[i + 1] = (from[i] as number) + (counts[i] as number);
  return from;
}
