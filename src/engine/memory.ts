import type { AnyDocument } from '../model/document.ts';
import type { FindingKey } from './fingerprint.ts';
import type { JudgedFinding } from './judge.ts';
import type { Aside, DocumentResult } from './result.ts';
import type { ToolFinding } from './tool-finding.ts';

/** What people decided earlier about findings: suppressions, reviewers’ decisions, the baseline. */
export interface Memory {
  /** Why a finding is set aside; undefined where nobody did. Asked once for every finding. */
  aside(document: AnyDocument, finding: JudgedFinding, key: FindingKey): Aside | undefined;
  /** What became of the entries themselves (unused, expired …), once all documents are judged. */
  findings(results: readonly DocumentResult[]): readonly ToolFinding[];
}

/** Several as one. All are asked, so that each knows which of its entries are needed; the first answer counts. */
export const memoryOf = (memories: readonly Memory[]): Memory => ({
  aside(document, finding, key) {
    const answers = memories.flatMap(memory => memory.aside(document, finding, key) ?? []);
    return answers[0];
  },
  findings: results => memories.flatMap(memory => memory.findings(results)),
});
