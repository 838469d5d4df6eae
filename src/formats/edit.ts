import type { Path, Span } from '../model/path.ts';
import type { Range } from './format.ts';

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
export interface Replacement extends Range {
  readonly text: string;
}

/** Why an edit cannot be written; nothing of its file is then. */
export class EditError extends Error {
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
  constructor(messageId: string, data: Readonly<Record<string, unknown>> = {}) {
    super(messageId);
    this.messageId = messageId;
    this.data = data;
  }
}

/** The text after `replacements`. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: written } of [...replacements].sort(
    (left, right) => left.start - right.start,
  )) {
    if (start < at) throw new Error(`overlapping replacements at ${start}`);
    result += text.slice(at, start) + written;
    at = end;
  }
  return result + text.slice(at);
}
