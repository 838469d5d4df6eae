import type { AnyDocument } from '../model/document.ts';
import { sameValue } from '../model/equal.ts';
import { identityOf } from './fingerprint.ts';
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

/** Findings that no change can have made: those that catalog rules alone came to at the base. */
export const baseMemory = (base: RunResult): Memory => {
  const known = new Set(
    base.documents.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
  );
  return {
    aside: (_, { fingerprint }) => (known.has(fingerprint) ? { status: 'baselined' } : undefined),
    findings: () => [],
  };
};

/** Of what is said of suppressions that which a part of the catalog can tell: of the others their use is not seen. */
export const memoryOfPart = (memory: Memory): Memory => ({
  aside: (...asked) => memory.aside(...asked),
  findings: results =>
    memory.findings(results).filter(({ rule, key }) => rule !== 'suppress/unused' || key !== undefined),
});

/** A result with the documents that changed alone: those of `keys`, and what is said of the changed `files` themselves. */
export function onlyChanged(
  result: RunResult,
  { keys, files }: { readonly keys: ReadonlySet<string>; readonly files: ReadonlySet<string> },
): RunResult {
  const documents = result.documents.filter(({ kind, key, file }) =>
    kind === 'file' ? files.has(file) : keys.has(key),
  );
  const spent = Object.entries(result.summary.byRule).flatMap(([rule, { micros }]) =>
    micros === undefined ? [] : [[rule, micros] as const],
  );
  return {
    ...result,
    documents,
    assumed: result.assumed.filter(({ file }) => files.has(file)),
    summary: summarise(documents, result.catalog, result.summary.otherFiles, new Map(spent)),
  };
}
