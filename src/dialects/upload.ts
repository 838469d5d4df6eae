import data from '../../rules/dialects/uploads.yaml';
import { foldName } from './names.ts';

interface Upload {
  readonly keep: readonly string[];
  readonly set?: Readonly<Record<string, string>>;
}

const { uploads } = data as { readonly uploads: Readonly<Record<string, Upload>> };

/** What the upload of some products must hold beside what changed. */
export interface UploadColumns {
  /** Columns from 0, in the file's order. */
  readonly keep: readonly number[];
  /** What a column must say in every row of a product. */
  readonly set: ReadonlyMap<number, string>;
}

/** The columns that a dialect's platform needs to update products; undefined where there is no such upload. */
export function uploadColumns(dialect: string, header: readonly string[]): UploadColumns | undefined {
  const upload = uploads[dialect];
  if (upload === undefined) return undefined;
  const kept = new Set(upload.keep.map(foldName));
  const values = new Map(Object.entries(upload.set ?? {}).map(([name, value]) => [foldName(name), value]));
  // Amazon's ids carry their market and language in brackets.
  const names = header.map(name => foldName(name.replace(/\[[^\]]*\]/g, '')));
  const keep: number[] = [];
  const set = new Map<number, string>();
  for (const [column, name] of names.entries()) {
    if (kept.has(name) || kept.has(name.replace(/\d+/, '#'))) keep.push(column);
    const value = values.get(name);
    if (value !== undefined) set.set(column, value);
  }
  return { keep, set };
}
