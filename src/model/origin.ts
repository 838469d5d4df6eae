import type { Path } from './path.ts';

/** Where a file says a value of a document: the way back that a fix takes. */
export type Origin = RecordOrigin | CellOrigin;

/** A value of a record, in the file's own names. */
export interface RecordOrigin {
  readonly kind: 'record';
  /** Where the record begins in the file's text. */
  readonly record: number;
  readonly path: Path;
  /** The value as the file's format reads it; undefined where it is missing. */
  readonly raw: unknown;
  /** Where in the scalar's text the value begins, in UTF-16 units; undefined where it was made of it, not cut out. */
  readonly start?: number;
}

/** A cell of a table, or a part of its text. */
export interface CellOrigin {
  readonly kind: 'cell';
  /** Null in a file that is one table. */
  readonly sheet: string | null;
  /** What a spreadsheet shows. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  /** What the cell says, a spreadsheet's text mark taken off. */
  readonly text: string;
  /** What stands in the file. */
  readonly written: string;
  /** As of a record, in `text`. */
  readonly start?: number;
}
