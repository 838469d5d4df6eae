import type { Span } from './path.ts';

/** One cell of a table: its plain text and where it stands in the raw value. */
export interface TableCell {
  readonly text: string;
  readonly span: Span;
  readonly header: boolean;
}

/** A table of an HTML or Markdown text, row by row, with spanned cells repeated. */
export interface Table {
  readonly rows: readonly (readonly TableCell[])[];
  /** From the opening tag to the closing tag, in the raw value. */
  readonly span: Span;
}

/**
 * A text as rules read it. `raw` is what the file says; `plain` has no markup, with a line break at each
 * block; `folded` is `plain` in NFKC and lower case without zero-width characters. Rules match in `folded`;
 * `rawSpan` takes a match back to the raw value. The map is monotone.
 */
export interface Text {
  readonly raw: string;
  readonly plain: string;
  readonly folded: string;
  readonly tables: readonly Table[];
  /** The stretch of the raw value that a stretch of `folded` came from. */
  rawSpan(folded: Span): Span;
  /** The stretch of `plain` that a stretch of `folded` came from. */
  plainSpan(folded: Span): Span;
  /** The stretch of the raw value that a stretch of `plain` came from. */
  sourceSpan(plain: Span): Span;
}
