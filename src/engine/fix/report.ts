import type { Path } from '../../model/path.ts';
import type { Location } from '../../model/place.ts';
import type { Note } from '../../rule/phrase.ts';

/** What `--fix` did, and what it left alone. */
export interface FixReport {
  readonly files: readonly FixedFile[];
  readonly refused: readonly RefusedFix[];
  /** Rules whose fixes undo one another; nothing more was done then. */
  readonly cycle: readonly string[];
}

/** A file with its fixes, and where it was written. */
export interface FixedFile {
  readonly file: string;
  /** The name of the file written; null where nothing was to be written, or could be. */
  readonly to: string | null;
  readonly fixes: readonly AppliedFix[];
}

/** A fix that was applied. */
export interface AppliedFix {
  readonly rule: string;
  readonly safety: 'safe' | 'unsafe';
  /** Key and id of the document; null where the file's text was mended. */
  readonly key: string | null;
  readonly id: string | null;
  readonly title: Note;
  readonly edits: readonly AppliedEdit[];
}

/** One value that a fix changed: where it stood before any fix of its pass, what it was and what it is. */
export interface AppliedEdit {
  readonly path: Path;
  readonly location: Location;
  readonly before: unknown;
  readonly after: unknown;
}

/** A fix that was not written, and why: an id of `EditError`. */
export interface RefusedFix {
  readonly rule: string;
  readonly location: Location;
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
}
