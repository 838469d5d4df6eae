import type { Comparison, Finding, RunResult } from './result.ts';

/** An earlier run, as far as this one is compared with it. */
export interface Earlier {
  /** ISO 8601 day. */
  readonly asOf: string;
  /** Of the catalog; null where it had none. */
  readonly score: number | null;
  /** The model its score was reckoned by; scores of two models do not compare. */
  readonly scoreModel: number;
  /** Of its open findings; the same one twice where two findings were alike. */
  readonly fingerprints: readonly string[];
}

/** Compares by fingerprint, so that moved lines and reworded messages are neither fixed nor new. */
export function compare(result: RunResult, earlier: Earlier, scoreModel: number): Comparison {
  const findings = [...result.documents.flatMap(document => document.findings), ...result.catalog].filter(
    ({ fingerprint }) => fingerprint !== '',
  );
  const before = countsOf(earlier.fingerprints);
  const added: Finding[] = [];
  for (const finding of findings) {
    const left = before.get(finding.fingerprint) ?? 0;
    if (left > 0) before.set(finding.fingerprint, left - 1);
    else if (finding.status === 'open') added.push(finding);
  }
  const { score } = result.summary;
  const comparable =
    !result.partial && earlier.score !== null && score !== null && earlier.scoreModel === scoreModel;
  return {
    since: earlier.asOf,
    score: comparable ? { before: earlier.score as number, after: score as number } : null,
    fixed: [...before.values()].reduce((sum, count) => sum + count, 0),
    added,
  };
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
