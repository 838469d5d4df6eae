import type { AnyDocument } from '../../model/document.ts';
import type { CatalogRule } from '../../rule/rule.ts';
import type { Collecting, Folds } from '../collect.ts';
import type { LintFile } from '../lint.ts';
import type { Leaning, StateOf } from './leaning.ts';
import type { Store } from './store.ts';

/** A file of a catalog at one moment. */
export interface CatalogFile {
  readonly file: string;
  /** Tells its content. */
  readonly id: string;
  /** Not ours, only what ours must not copy. */
  readonly reference: boolean;
}

/** What the first pass over some documents of a file gave. */
export interface PartGathered {
  readonly folds: Folds;
  readonly leaning: Leaning;
  readonly crashes: ReadonlyMap<string, Error>;
  /** It holds for this run alone. */
  readonly passing: boolean;
}

/** How the files of a catalog are read and gathered where nothing is known of them. */
export interface Gathering<F extends CatalogFile> {
  readonly rules: readonly CatalogRule[];
  readonly store: Store | undefined;
  readonly stateOf: StateOf;
  /** Told how long a rule took to seal, in milliseconds, where somebody asked. */
  readonly timed?: Collecting['timed'];
  /** What files hold, in their order; undefined for what is none of ours. */
  read(files: readonly F[]): Promise<readonly (LintFile | undefined)[]>;
  gather(from: F, file: LintFile, documents: readonly AnyDocument[]): Promise<PartGathered>;
}
