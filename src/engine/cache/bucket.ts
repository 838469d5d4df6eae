import { digest, seal, tableOf, unseal, withTable } from '../../input/sealed.ts';
import type { Leaning } from './leaning.ts';

/** Documents of a file that stand together, folded. */
export interface Part {
  /** Tells what they say. */
  readonly hash: string;
  readonly documents: number;
  readonly leaning: Leaning;
  /** Their `Folds`, serialised. */
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
  /** Tells its files and what they hold. */
  readonly state: string;
  readonly documents: number;
  readonly leaning: Leaning;
  /** A fold by rule, serialised. */
  readonly merged: ReadonlyMap<string, Uint8Array>;
  /** Rules that threw, each with its first error; of a bucket that was kept none did. */
  readonly crashes: ReadonlyMap<string, Error>;
  /** Its files; undefined where they cannot be read. Mostly nobody asks for them, and they are read when somebody does. */
  entries(): readonly Entry[] | undefined;
}

/** A bucket as two files: what it is with its folds by rule, and its files one by one. */
export interface EncodedBucket {
  readonly head: Uint8Array;
  readonly parts: Uint8Array;
}

interface Head {
  readonly state: string;
  readonly documents: number;
  readonly leaning: Leaning;
  readonly merged: readonly (readonly [rule: string, bytes: number])[];
  /** Hash of the other file. */
  readonly parts: string;
}

type Files = readonly (readonly [
  name: string,
  id: string,
  parts: readonly (readonly [hash: string, documents: number, leaning: Leaning, bytes: number])[],
])[];

/** @throws where the bucket’s own files cannot be read */
export function encodeBucket({ state, documents, leaning, merged, entries }: Bucket): EncodedBucket {
  const all = entries() ?? [];
  const files: Files = all.map(({ name, id, parts }) => [
    name,
    id,
    parts.map(({ hash, documents, leaning, folds }) => [hash, documents, leaning, folds.length]),
  ]);
  const parts = withTable(
    files,
    all.flatMap(entry => entry.parts.map(({ folds }) => folds)),
  );
  const head: Head = {
    state,
    documents,
    leaning,
    merged: [...merged].map(([rule, { length }]) => [rule, length]),
    parts: digest(parts).toString('hex'),
  };
  return { head: seal(head, [...merged.values()]), parts };
}

/** The bucket of a head; undefined where that is damaged. `partsOf` reads the other file. */
export function decodeBucket(head: Buffer, partsOf: () => Buffer): Bucket | undefined {
  const sealed = unseal<Head>(head);
  if (!sealed) return undefined;
  const [{ merged, parts, ...rest }, next] = sealed;
  let entries: readonly Entry[] | undefined;
  return {
    ...rest,
    crashes: new Map(),
    merged: new Map(merged.map(([rule, length]) => [rule, next(length)])),
    entries() {
      try {
        const bytes = entries ? undefined : partsOf();
        if (bytes && digest(bytes).toString('hex') === parts) entries = entriesIn(bytes);
      } catch {}
      return entries;
    },
  };
}

function entriesIn(bytes: Buffer): readonly Entry[] {
  const [files, next] = tableOf<Files>(bytes);
  return files.map(([name, id, parts]) => ({
    name,
    id,
    parts: parts.map(([hash, documents, leaning, length]) => ({
      hash,
      documents,
      leaning,
      folds: next(length),
    })),
  }));
}
