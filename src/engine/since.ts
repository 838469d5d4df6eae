import type { AnyDocument } from '../model/document.ts';
import { sameValue } from '../model/equal.ts';
import { fingerprintOf, identityOf } from './fingerprint.ts';
import type { Memory } from './memory.ts';
import type { RunResult } from './result.ts';
import { summarise } from './summary.ts';

/**
 * Which of `documents` say something else than what stood in `base`, by key. A document that only moved, to
 * another line or another file, has not changed.
 */
export function changedDocuments(
  documents: readonly AnyDocument[],
  base: readonly AnyDocument[],
): ReadonlySet<string> {
  const before = new Map<string, AnyDocument[]>();
  for (const document of base) {
    const identity = identityOf(document);
    before.set(identity, [...(before.get(identity) ?? []), document]);
  }
  const changed = documents.filter(document => {
    const same = before.get(identityOf(document)) ?? [];
    return !same.some(({ value }) => sameValue(value, document.value));
  });
  return new Set(changed.map(({ key }) => key));
}

/** Findings that one change alone cannot have made: those of catalog rules that were there at the base. */
export const baseMemory = (base: RunResult, isCatalogRule: (rule: string) => boolean): Memory => {
  const known = new Set(
    base.documents.flatMap(({ findings }) =>
      findings.filter(({ rule }) => isCatalogRule(rule)).map(({ fingerprint }) => fingerprint),
    ),
  );
  return {
    aside: (_, __, key) => (known.has(fingerprintOf(key)) ? { status: 'baselined' } : undefined),
    findings: () => [],
  };
};

/** A result with the documents that changed alone: those of `keys`, and what is said of the changed `files` themselves. */
export function onlyChanged(
  result: RunResult,
  { keys, files }: { readonly keys: ReadonlySet<string>; readonly files: ReadonlySet<string> },
): RunResult {
  const documents = result.documents.filter(({ kind, key, file }) =>
    kind === 'file' ? files.has(file) : keys.has(key),
  );
  return {
    ...result,
    documents,
    assumed: result.assumed.filter(({ file }) => files.has(file)),
    summary: summarise(documents, result.catalog, result.summary.otherFiles),
  };
}
