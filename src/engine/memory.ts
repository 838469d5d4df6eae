import type { JudgedDocument, PlacedFinding } from './judged.ts';
import type { Aside, DocumentResult } from './result.ts';
import type { ToolFinding } from './tool-finding.ts';

/** The document of a finding. */
type Judged = Pick<JudgedDocument, 'key' | 'file' | 'id'>;

/** What people decided earlier about findings: suppressions, reviewers’ decisions, the baseline. */
export interface Memory {
  /** Why a finding is set aside; undefined where nobody did. Asked once for every finding. */
  aside(document: Judged, finding: PlacedFinding): Aside | undefined;
  /** What became of the entries themselves (unused, expired …), once all documents are judged. */
  findings(results: readonly DocumentResult[]): readonly ToolFinding[];
}

/** Several as one. All are asked, so that each knows which of its entries are needed; the first answer counts. */
export const memoryOf = (memories: readonly Memory[]): Memory => ({
  aside(document, finding) {
    const answers = memories.flatMap(memory => memory.aside(document, finding) ?? []);
    return answers[0];
  },
  findings: results => memories.flatMap(memory => memory.findings(results)),
});
