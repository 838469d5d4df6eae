import type { Parsed, SourceFile } from '../../formats/format.ts';
import type { AnyDocument } from '../../model/document.ts';

/** A file as it stands in memory: its bytes and all that was made of them. */
export interface FileState {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly source: SourceFile;
  readonly parsed: Parsed;
  readonly documents: readonly AnyDocument[];
}

/** Reads bytes as the run reads this file; undefined where they are no file of its format any more. */
export type Reread = (file: string, bytes: Uint8Array) => Promise<FileState | undefined>;
