import type { DocumentsRead } from '../dialects/result.ts';
import type { InputProblem, Parsed, SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import { rowsReported } from '../formats/syntax.ts';
import type { AnyDocument } from '../model/document.ts';
import type { LintFile } from './lint.ts';
import type { ToolFinding } from './tool-finding.ts';
import { inputSeverity } from './tool-rules.ts';

/** One file as it was parsed and understood. */
export interface FileRead {
  readonly source: SourceFile;
  readonly parsed: Parsed | undefined;
  /** Of the encoding and the form. */
  readonly problems: readonly InputProblem[];
  readonly documents: DocumentsRead | undefined;
}

/** A file as a run takes it; `faults` are what else is wrong with it. */
export function lintFileOf(
  { source, parsed, problems, documents }: FileRead,
  faults: readonly ToolFinding[],
): LintFile {
  const lost = rowsReported(problems);
  const { file } = source;
  return {
    file,
    documents: documents?.documents ?? [],
    findings: [
      ...[...problems, ...(documents?.problems ?? [])].map(problem =>
        toolFinding(source, documents?.documents ?? [], problem),
      ),
      ...faults,
    ],
    assumed: {
      file,
      dialect: documents?.dialect ?? 'none',
      format: parsed?.format ?? 'none',
      encoding: source.encoding,
      ...(parsed?.shape === 'table' && parsed.delimiter !== undefined ? { delimiter: parsed.delimiter } : {}),
      profiles: [],
      markets: [],
      language: null,
      rows: (documents?.rows ?? 0) + lost,
      rowsJoined: documents?.rowsJoined ?? 0,
      rowsReported: (documents?.rowsReported ?? 0) + lost,
      listings: documents?.listings ?? 0,
      ...(documents?.views ? { views: documents.views } : {}),
      documents: documents?.documents.length ?? 0,
      columnsRead: documents?.columnsRead ?? 0,
      columnsIgnored: documents?.columnsIgnored ?? [],
      ...(documents?.sheets ? { sheets: documents.sheets } : {}),
      ...(documents?.inferred ? { inferred: documents.inferred } : {}),
    },
  };
}

/** A problem of the input at its place, under the one document it stands in. */
function toolFinding(
  source: SourceFile,
  documents: readonly AnyDocument[],
  problem: InputProblem,
): ToolFinding {
  const location = problem.location ?? toLocation(source, problem.range, problem.cell ?? null);
  const owner = documents.find(
    ({ extent }) =>
      extent.line <= location.line &&
      location.endLine <= extent.endLine &&
      (extent.cell === null || extent.cell.sheet === location.cell?.sheet),
  );
  return {
    rule: problem.rule,
    severity: inputSeverity[problem.rule],
    messageId: problem.messageId,
    data: problem.data,
    location,
    ...(owner ? { key: owner.key } : {}),
    ...fixOf(problem),
  };
}

/** Ids are what can be mended: by quotation marks. */
function fixOf({ mend }: InputProblem): Pick<ToolFinding, 'fix'> {
  const [first, ...more] = (mend ?? []).map(replacement => ({ kind: 'text', replacement }) as const);
  return first
    ? { fix: { safety: 'safe', title: { id: 'quote', data: {} }, changes: [first, ...more] } }
    : {};
}
