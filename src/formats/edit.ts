import type { Path, Span } from '../model/path.ts';

/**
 * One change of a record of a tree file. `record` is its position among the file's records; paths are those of
 * the file, not of the model. `set` makes what is missing; a scalar that is replaced keeps its quotation marks
 * where they can say the new value.
 */
export type TreeEdit = { readonly record: number } & (
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'splice'; readonly path: Path; readonly span: Span; readonly text: string }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'add'; readonly path: Path; readonly value: unknown }
);

/** The new text of one cell. `sheet` is the position among the file's sheets, `row` what a spreadsheet shows, `column` from 0. */
export interface CellEdit {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A stretch of a file's text and what stands there afterwards. Those of one file never overlap. */
export interface Replacement {
  /** In UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A number with the digits that it is to be written with: `1.10`. */
export class Decimal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Why an edit cannot be written:
 * - `no-place`: there is nothing at its path that the file lets us write to;
 * - `overlapping-edits`: two edits change the same thing;
 * - `shared-node`: what it changes stands for other places too (anchor, alias, merge key of YAML);
 * - `formula-cell`: a formula gives the cell its value;
 * - `format-read-only`: the format, or this form of it, is not written;
 * - `encoding`: the file's encoding does not have the `character`, or does not give the same bytes back;
 * - `derived`: the file says the value in other words than its own;
 * - `post-condition`: read again, the file would say something that no edit names.
 */
export type EditFault =
  | 'no-place'
  | 'overlapping-edits'
  | 'shared-node'
  | 'formula-cell'
  | 'format-read-only'
  | 'encoding'
  | 'derived'
  | 'post-condition';

/** Why an edit cannot be written; nothing of its file is then. */
export class EditError extends Error {
  readonly messageId: EditFault;
  readonly data: Readonly<Record<string, unknown>>;
  constructor(messageId: EditFault, data: Readonly<Record<string, unknown>> = {}) {
    super(messageId);
    this.messageId = messageId;
    this.data = data;
  }
}

/** The text after `replacements`. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  const inOrder = [...replacements].sort((left, right) => left.start - right.start || left.end - right.end);
  for (const { start, end, text: written } of inOrder) {
    if (start < at) throw new Error(`overlapping replacements at ${start}`);
    result += text.slice(at, start) + written;
    at = end;
  }
  return result + text.slice(at);
}
