import { digest, seal, unseal } from '../../input/sealed.ts';
import type { Leaning } from './leaning.ts';

/** Documents of a file that stand together, folded. */
export interface Part {
  /** Tells what they say. */
  readonly hash: string;
  readonly documents: number;
  readonly leaning: Leaning;
  /** Their `Folds`, serialised; only where the bucket is whole. */
  readonly folds: Uint8Array;
}

/** What one file gave to the first pass. No parts: it holds nothing of ours. */
export interface Entry {
  /** The file’s name, and whether it is a reference. */
  readonly name: string;
  /** Tells its content. */
  readonly id: string;
  readonly parts: readonly Part[];
}

/** Some of the files of a catalog, and all of them folded together. */
export interface Bucket {
  readonly entries: readonly Entry[];
  /** A fold by rule, serialised. */
  readonly merged: ReadonlyMap<string, Uint8Array>;
  /** Whether the folds of its parts are at hand: mostly nobody asks for them, and they are read when somebody does. */
  isWhole(): boolean;
}

/** A bucket as two files: what it holds with its folds by rule, and the folds of its parts. */
export interface EncodedBucket {
  readonly head: Uint8Array;
  readonly parts: Uint8Array;
}

interface Table {
  readonly entries: readonly (readonly [
    name: string,
    id: string,
    parts: readonly (readonly [hash: string, documents: number, leaning: Leaning, bytes: number])[],
  ])[];
  readonly merged: readonly (readonly [rule: string, bytes: number])[];
  /** Hash of the other file. */
  readonly parts: string;
}

export function encodeBucket({ entries, merged }: Bucket): EncodedBucket {
  const parts = Buffer.concat(entries.flatMap(entry => entry.parts.map(({ folds }) => folds)));
  const table: Table = {
    entries: entries.map(({ name, id, parts }) => [
      name,
      id,
      parts.map(({ hash, documents, leaning, folds }) => [hash, documents, leaning, folds.length]),
    ]),
    merged: [...merged].map(([rule, { length }]) => [rule, length]),
    parts: digest(parts).toString('hex'),
  };
  return { head: seal(table, [...merged.values()]), parts };
}

/** The bucket of a head; undefined where that is damaged. `partsOf` reads the other file. */
export function decodeBucket(head: Buffer, partsOf: () => Buffer): Bucket | undefined {
  const sealed = unseal<Table>(head);
  if (!sealed) return undefined;
  const { table, rest } = sealed;
  let parts: Buffer | null | undefined;
  const partsRead = (): Buffer | null => {
    if (parts !== undefined) return parts;
    try {
      const found = partsOf();
      parts = digest(found).toString('hex') === table.parts ? found : null;
    } catch {
      parts = null;
    }
    return parts;
  };
  const [nextFold, nextPart] = [along(), along()];
  return {
    isWhole: () => partsRead() !== null,
    merged: new Map(table.merged.map(([rule, length]) => [rule, rest.subarray(...nextFold(length))])),
    entries: table.entries.map(([name, id, all]) => ({
      name,
      id,
      parts: all.map(([hash, documents, leaning, length]) => {
        const place = nextPart(length);
        return {
          hash,
          documents,
          leaning,
          get folds() {
            return (partsRead() as Buffer).subarray(...place);
          },
        };
      }),
    })),
  };
}

/** The stretches of these lengths, one after the other. */
function along(): (length: number) => [from: number, to: number] {
  let at = 0;
  return length => {
    at += length;
    return [at - length, at];
  };
}
