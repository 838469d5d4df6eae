import type { AnyDocument } from '../model/document.ts';
import type { Gathered } from './collect.ts';
import { type Joining, joined } from './joined.ts';
import { type JudgedFile, type Passes, type PassInput, type Peer, passesOver } from './passes.ts';
import type { RunResult } from './result.ts';

export { isCatalogRule, type LintFile } from './passes.ts';

export type LintInput = PassInput &
  Omit<Joining, 'asOf'> & {
    /** Where only a part of the catalog is judged and told of. */
    readonly among?: Among;
  };

/** What a run knows of a catalog of which it judges a part. */
export interface Among extends Gathered {
  /** Whether a document of the files is to be judged. */
  judges(document: AnyDocument): boolean;
  /** A document that is in none of the files. */
  readonly peer: Peer;
}

/** Judges all files and returns what a report prints. Pure: same input, same result. */
export function lint(input: LintInput): RunResult {
  const passes = passesOver(input);
  const gathered = input.among ?? passes.collect();
  return joined(judgedFiles(input, passes, gathered), { ...input, asOf: input.run.asOf }, passes.micros);
}

/** One after the other, so that what was judged is weighed before more is. */
function* judgedFiles(
  { files, among }: LintInput,
  passes: Passes,
  gathered: Gathered,
): Generator<JudgedFile> {
  for (const file of files) {
    const isWanted = (document: AnyDocument): boolean => among?.judges(document) ?? true;
    yield passes.judgedFile(
      file,
      file.documents.filter(isWanted).map(document => passes.judge(document, gathered, among?.peer)),
      among ? file.documents.filter(document => !isWanted(document)) : [],
    );
  }
}
