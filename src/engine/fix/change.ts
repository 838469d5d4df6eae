import type { Replacement } from '../../formats/edit.ts';
import type { Path, Span } from '../../model/path.ts';

/** One change of a file that an edit comes to. Several changes of one place are told apart by where in it they stand. */
export type Change = RecordChange | CellChange | TextChange;

/** A change of a record, in the file's own names. */
export interface RecordChange {
  readonly kind: 'record';
  /** Where the record begins in the file's text. */
  readonly record: number;
  readonly path: Path;
  readonly change:
    | { readonly op: 'set'; readonly value: unknown }
    | { readonly op: 'splice'; readonly span: Span; readonly text: string }
    | { readonly op: 'remove' }
    | { readonly op: 'add'; readonly value: unknown };
}

/** Another text for a part of a cell; `span` is in the cell's text without a spreadsheet's text mark. */
export interface CellChange {
  readonly kind: 'cell';
  readonly sheet: string | null;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly written: string;
  readonly span: Span;
  readonly insert: string;
}

/** A change of the file's text that no document sees. */
export interface TextChange {
  readonly kind: 'text';
  readonly replacement: Replacement;
}

/** Whether two changes cannot be written at once: each is meant for the file as it is. */
export function clash(left: Change, right: Change): boolean {
  if (left.kind === 'cell' && right.kind === 'cell')
    return (
      left.sheet === right.sheet &&
      left.row === right.row &&
      left.column === right.column &&
      touch(left.span, right.span)
    );
  if (left.kind === 'record' && right.kind === 'record')
    return left.record === right.record && collide(left, right);
  if (left.kind === 'text' && right.kind === 'text') return touch(left.replacement, right.replacement);
  // Where in the text an edit of a record is written is only known when it is.
  return left.kind === 'text' || right.kind === 'text';
}

/** Two stretches that share a unit, or an insertion that stands in or at the edge of the other. */
const touch = (left: Span, right: Span): boolean =>
  left.start === right.start || (left.start < right.end && right.start < left.end);

function collide(left: RecordChange, right: RecordChange): boolean {
  const samePath = left.path.length === right.path.length && startsWith(left.path, right.path);
  if (samePath && left.change.op === 'splice' && right.change.op === 'splice')
    return touch(left.change.span, right.change.span);
  return (
    startsWith(left.path, right.path) ||
    startsWith(right.path, left.path) ||
    shift(left, right) ||
    shift(right, left)
  );
}

/** Whether taking an item out moves what the other change is about. */
function shift({ path, change }: RecordChange, other: RecordChange): boolean {
  return (
    change.op === 'remove' && typeof path.at(-1) === 'number' && startsWith(other.path, path.slice(0, -1))
  );
}

const startsWith = (path: Path, start: Path): boolean => start.every((step, depth) => path[depth] === step);
