import type { Edit } from '../model/edit.ts';
import type { Path, Span } from '../model/path.ts';
import type { Note } from './phrase.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What happens if the finding is left: refused by the platform, law, returns, lost rank, polish. */
export type Consequence = 'refused' | 'legal' | 'returns' | 'ranking' | 'polish';

/** Edits that belong together. `safe`: the meaning cannot change. */
export interface Fix {
  readonly safety: 'safe' | 'unsafe';
  readonly title: Note;
  readonly edits: readonly Edit[];
}

/** A text to paste: a phrase of `rules/phrases`, filled with the listing's own facts. */
export interface Suggestion {
  readonly phrase: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Evidence extends Note {
  /** Key of the rule's `sources`. */
  readonly source?: string;
}

/** Another document that has to do with the finding, by key. */
export interface Related {
  readonly key: string;
  readonly path: Path;
}

/** Where a finding stands and what it rests on. */
export interface FindingDetails {
  readonly at: Path;
  /** The words, in UTF-16 units of the raw value at `at`. */
  readonly span?: Span;
  /** Where this case is worse or milder than its message. */
  readonly severity?: Severity;
  /** How bad it is, 0 to 1; 1 unless said. */
  readonly loss?: number;
  readonly evidence?: Evidence;
  readonly advice?: Note;
  readonly fix?: Fix;
  readonly suggestion?: Suggestion;
  readonly related?: readonly Related[];
  /** ISO 8601 day from which the limit holds. Before it the finding weighs nothing and is only counted as coming. */
  readonly starts?: string;
  readonly appliesTo?: { readonly profiles?: readonly string[]; readonly markets?: readonly string[] };
}

/** What a rule objects to: a message by id with its data, at a place. */
export interface RuleFinding extends FindingDetails {
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a rule says of one document. */
export type Outcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'findings'; readonly findings: readonly RuleFinding[] }
  | { readonly kind: 'no-data'; readonly field: string }
  | { readonly kind: 'not-applicable'; readonly reason: string };

/** Judged, and nothing to object to. */
export const pass: Outcome = { kind: 'pass' };

/** `field` (or a tool such as `sharp`) is missing, so the rule cannot tell. */
export const noData = (field: string): Outcome => ({ kind: 'no-data', field });

/** No fix could make the rule apply: wrong kind, type, category, market or owner. */
export const notApplicable = (reason: string): Outcome => ({ kind: 'not-applicable', reason });
