import { EditError } from '../../formats/edit.ts';
import type { AnyDocument } from '../../model/document.ts';
import type { DocumentResult, Finding } from '../result.ts';
import { type Change, clash } from './change.ts';
import { changesOf } from './rewrite.ts';

/** Which fixes may be written. */
export interface Allowed {
  readonly unsafe: boolean;
  rule(id: string): boolean;
}

/** A fix on its way into its file. */
export interface Candidate {
  readonly finding: Finding;
  /** None where the tool itself speaks, of the file's text. */
  readonly document: AnyDocument | undefined;
  readonly changes: readonly Change[];
}

/** A fix that cannot be written, and why. */
export interface Refusal {
  readonly finding: Finding;
  readonly error: EditError;
}

/**
 * The fixes of one file that can be written at once, in the order of their places; of two that meet the second
 * waits for the next pass.
 */
export function selectFixes(
  results: readonly DocumentResult[],
  documents: readonly AnyDocument[],
  allowed: Allowed,
  refused: ReadonlySet<string>,
): { readonly candidates: readonly Candidate[]; readonly refusals: readonly Refusal[] } {
  const byKey = new Map(documents.map(document => [document.key, document]));
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  const taken: Change[] = [];
  for (const { key, findings } of results) {
    const document = byKey.get(key);
    for (const finding of findings) {
      if (!isWanted(finding, allowed) || refused.has(identityOf(finding))) continue;
      try {
        const changes = changesFor(finding, document);
        if (changes.some(change => taken.some(other => clash(change, other)))) continue;
        taken.push(...changes);
        candidates.push({ finding, document, changes });
      } catch (error) {
        if (!(error instanceof EditError)) throw error;
        refusals.push({ finding, error });
      }
    }
  }
  return { candidates, refusals };
}

/** What a finding is remembered by over the passes; the tool's own have a place only. */
export const identityOf = ({ fingerprint, rule, location: { file, line, column } }: Finding): string =>
  fingerprint || `${rule} ${file} ${line}:${column}`;

const isWanted = ({ fix, status, rule }: Finding, { unsafe, rule: isOn }: Allowed): boolean =>
  fix !== undefined && status !== 'suppressed' && (fix.safety === 'safe' || unsafe) && isOn(rule);

function changesFor({ fix }: Finding, document: AnyDocument | undefined): readonly Change[] {
  if (fix === undefined) return [];
  if ('changes' in fix) return fix.changes;
  if (document === undefined) throw new EditError('no-place', { field: '' });
  return fix.edits.flatMap(edit => changesOf(document, edit));
}
