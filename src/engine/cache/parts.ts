import type { AnyDocument } from '../../model/document.ts';
import type { LintFile } from '../lint.ts';
import type { Part } from './bucket.ts';
import { serialised } from './folds.ts';
import type { CatalogFile, Gathering } from './gathering.ts';
import { holds } from './leaning.ts';
import { sha1 } from './state.ts';

/** So many documents of a file make a part: an edited row costs no more than these. */
const partSize = 64;

/** Parts that hold for this run alone, with the rules that threw there. */
export type Passing = Map<Part, ReadonlyMap<string, Error>>;

/** The parts of a file; those that say what they said before are taken over. */
export async function partsOf<F extends CatalogFile>(
  from: F,
  file: LintFile | undefined,
  before: readonly Part[],
  { stateOf, gather }: Gathering<F>,
  passing: Passing,
): Promise<readonly Part[]> {
  if (!file) return [];
  const known = new Map(before.map(part => [part.hash, part]));
  const parts: Part[] = [];
  for (let start = 0; start < file.documents.length; start += partSize) {
    const documents = file.documents.slice(start, start + partSize);
    const hash = hashOf(file, documents);
    const same = known.get(hash);
    if (same && holds(same.leaning, stateOf)) {
      parts.push(same);
      continue;
    }
    const { folds, leaning, ...made } = await gather(from, file, documents);
    const crashes = new Map(made.crashes);
    const part = { hash, documents: documents.length, leaning, folds: serialised(folds, crashes) };
    if (made.passing || crashes.size > 0) passing.set(part, crashes);
    parts.push(part);
  }
  return parts;
}

/** What documents say, at their places in the file, and how the file was read. */
function hashOf({ assumed }: LintFile, documents: readonly AnyDocument[]): string {
  const { dialect, columnsRead, columnsIgnored } = assumed;
  const said = documents.map(({ key, kind, value }) => [key, kind, value]);
  return sha1(JSON.stringify([dialect, columnsRead, columnsIgnored, said])).toString('base64');
}
