import { EditError } from '../../formats/edit.ts';
import { hash } from '../../model/hash.ts';
import { valueAt } from '../../model/path.ts';
import type { Finding, RunResult } from '../result.ts';
import { editsOf } from '../tool-finding.ts';
import { changed } from './apply.ts';
import type { AppliedFix, RefusedFix } from './report.ts';
import { type Allowed, type Candidate, identityOf, selectFixes } from './select.ts';
import type { FileState, Reread } from './state.ts';

/** Fixes wait for one another at most so often (design: 10). */
const mostPasses = 10;

/** A run's result with the files it is about. */
export interface Linted {
  readonly result: RunResult;
  readonly files: ReadonlyMap<string, FileState>;
}

/** What fixing needs of a run. */
export interface Fixing {
  readonly allowed: Allowed;
  readonly reread: Reread;
  /** Judges all files again, with other bytes for those that changed. */
  relint(changedFiles: ReadonlyMap<string, FileState>): Promise<Linted>;
}

/** All that fixing did, before anything is written. */
export interface Fixed {
  /** The run over the files as they are after it. */
  readonly last: Linted;
  /** Changed files, by name; their first state, their last, and what was done. */
  readonly files: ReadonlyMap<
    string,
    { readonly from: FileState; readonly to: FileState; readonly fixes: readonly AppliedFix[] }
  >;
  readonly refused: readonly RefusedFix[];
  /** Rules whose fixes undo one another; nothing more was done then. */
  readonly cycle: readonly string[];
}

/** Applies fixes pass by pass until none is left that can be written. */
export async function fixAll(first: Linted, { allowed, reread, relint }: Fixing): Promise<Fixed> {
  let last = first;
  const files = new Map<string, { from: FileState; to: FileState; fixes: AppliedFix[] }>();
  const seen = new Map([...first.files].map(([file, { bytes }]) => [file, new Set([digest(bytes)])]));
  const refused = new Map<string, RefusedFix>();
  const cycle = new Set<string>();
  for (let pass = 0; pass < mostPasses && cycle.size === 0; pass++) {
    let wrote = false;
    for (const [file, state] of last.files) {
      const results = last.result.documents.filter(document => document.file === file);
      const { candidates, refusals } = selectFixes(
        results,
        state.documents,
        allowed,
        new Set(refused.keys()),
      );
      for (const { finding, error } of refusals) refused.set(identityOf(finding), refusalOf(finding, error));
      const done = await applyMost(state, candidates, reread, refused);
      if (done === undefined) continue;
      const entry = files.get(file) ?? { from: state, to: state, fixes: [] };
      entry.fixes.push(...done.applied.map(candidate => appliedFix(candidate, done.to)));
      entry.to = done.to;
      files.set(file, entry);
      wrote = true;
      const known = seen.get(file);
      if (known?.has(digest(done.to.bytes))) for (const { finding } of done.applied) cycle.add(finding.rule);
      known?.add(digest(done.to.bytes));
    }
    if (!wrote) break;
    last = await relint(new Map([...files].map(([file, { to }]) => [file, to])));
  }
  return { last, files, refused: [...refused.values()], cycle: [...cycle].sort() };
}

const digest = (bytes: Uint8Array): string => hash(Buffer.from(bytes).toString('latin1'));

/**
 * The most fixes of a file that can be proved together: all, else the first half of them and so on. One that
 * cannot be proved alone is refused; what was left out waits for the next pass.
 */
async function applyMost(
  state: FileState,
  candidates: readonly Candidate[],
  reread: Reread,
  refused: Map<string, RefusedFix>,
): Promise<{ readonly to: FileState; readonly applied: readonly Candidate[] } | undefined> {
  let open = candidates;
  let attempt = open;
  while (attempt.length > 0) {
    try {
      const to = await changed(
        state,
        attempt.flatMap(({ changes }) => changes),
        reread,
      );
      const missed = attempt.filter(candidate => !isSaid(candidate, to));
      if (missed.length === 0) return { to, applied: attempt };
      for (const { finding } of missed)
        refused.set(identityOf(finding), refusalOf(finding, new EditError('post-condition')));
      open = open.filter(candidate => !missed.includes(candidate));
      attempt = attempt.filter(candidate => !missed.includes(candidate));
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      const [first] = attempt;
      if (attempt.length === 1 && first) {
        refused.set(identityOf(first.finding), refusalOf(first.finding, error));
        open = open.filter(candidate => candidate !== first);
        attempt = open;
      } else attempt = attempt.slice(0, Math.ceil(attempt.length / 2));
    }
  }
  return undefined;
}

const refusalOf = ({ rule, location }: Finding, { messageId, data }: EditError): RefusedFix => ({
  rule,
  location,
  messageId,
  data,
});

/** Whether the document, read again, says what the fix wanted it to say. */
function isSaid({ finding, document }: Candidate, { documents }: FileState): boolean {
  if (document === undefined) return true;
  const after = documents[document.index];
  if (after?.key !== document.key || after.kind !== document.kind) return false;
  return editsOf(finding).every(edit =>
    edit.op === 'set' ? sameText(valueAt(after.value, edit.path), edit.value) : true,
  );
}

/** Prices are equal whatever their trailing zeros; everything else as it is. */
function sameText(left: unknown, right: unknown): boolean {
  if (Object.is(left, right) || JSON.stringify(left) === JSON.stringify(right)) return true;
  return (
    typeof left === 'string' && typeof right === 'string' && Number(left) === Number(right) && left !== ''
  );
}

function appliedFix({ finding, document }: Candidate, { documents }: FileState): AppliedFix {
  const after = document && documents[document.index];
  const { rule, fix } = finding as Finding & { fix: NonNullable<Finding['fix']> };
  const id = document === undefined ? undefined : valueAt(document.value, ['id']);
  return {
    rule,
    safety: fix.safety,
    id: typeof id === 'string' ? id : null,
    key: document?.key ?? null,
    title: fix.title,
    edits: editsOf(finding).map(edit => ({
      path: edit.path,
      location: (document as NonNullable<typeof document>).locate(edit.path)[0],
      before: valueAt(document?.value, edit.path),
      after: valueAt(after?.value, edit.path),
    })),
  };
}
