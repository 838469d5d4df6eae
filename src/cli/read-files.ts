import type { FileSettings } from '../config/resolve.ts';
import { isOurs, readDocuments } from '../dialects/index.ts';
import type { LintFile } from '../engine/lint.ts';
import type { Suppression } from '../engine/suppress.ts';
import { inlineSuppressions } from '../engine/suppress-inline.ts';
import type { ToolFinding } from '../engine/tool-finding.ts';
import { inputSeverity } from '../engine/tool-rules.ts';
import type { InputProblem, SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import { rowsReported } from '../formats/syntax.ts';
import { type InputFile, readBytes } from '../input/files.ts';
import { read } from '../input/read.ts';
import type { AnyDocument, Kind } from '../model/document.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/** What the files of a run gave. */
export interface FilesRead {
  readonly files: readonly LintFile[];
  readonly suppressions: readonly Suppression[];
  /** Files of searched folders that are nothing of ours. */
  readonly otherFiles: number;
}

/** How one file is to be read. */
export interface Reading {
  readonly language: ReportLanguage;
  readonly kind?: Kind;
  settings(file: string): FileSettings;
}

/** Whether a problem says more of a searched file than that it is none of ours. */
const isTelling = ({ messageId }: InputProblem): boolean => !silent.has(messageId);

const silent = new Set(['empty', 'not-a-document', 'not-a-workbook', 'hidden-sheets-only']);

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
  };
}

/**
 * Reads files to documents. A malformed one gives its findings and the run goes on.
 * @throws UsageError where a named file cannot be read at all.
 */
export async function readFiles(inputs: readonly InputFile[], reading: Reading): Promise<FilesRead> {
  const files: LintFile[] = [];
  const suppressions: Suppression[] = [];
  let otherFiles = 0;
  for (const input of inputs) {
    const bytes = await readBytes(input).catch((error: NodeJS.ErrnoException) => {
      const what = reading.language === 'zh' ? '无法读取' : 'cannot be read';
      throw new UsageError(`${input.file}: ${what} (${error.code ?? error.message})`);
    });
    const { source, parsed, problems } = await read(input.file, bytes);
    if (!input.named && !(parsed && (problems.some(isTelling) || isOurs(parsed)))) {
      otherFiles += 1;
      continue;
    }
    const lost = rowsReported(problems);
    const settings = reading.settings(input.file);
    const documents = parsed && readDocuments(source, parsed, { ...settings, kind: reading.kind });
    suppressions.push(...(parsed?.format === 'yaml' ? inlineSuppressions(source) : []));
    files.push({
      file: input.file,
      documents: documents?.documents ?? [],
      findings: [...problems, ...(documents?.problems ?? [])].map(problem =>
        toolFinding(source, documents?.documents ?? [], problem),
      ),
      assumed: {
        file: input.file,
        dialect: documents?.dialect ?? 'none',
        format: parsed?.format ?? 'none',
        encoding: source.encoding,
        ...(parsed?.shape === 'table' && parsed.delimiter !== undefined
          ? { delimiter: parsed.delimiter }
          : {}),
        profiles: [],
        markets: [],
        language: null,
        rows: (documents?.rows ?? 0) + lost,
        rowsJoined: documents?.rowsJoined ?? 0,
        rowsReported: (documents?.rowsReported ?? 0) + lost,
        listings: documents?.listings ?? 0,
        documents: documents?.documents.length ?? 0,
        columnsRead: documents?.columnsRead ?? 0,
        columnsIgnored: documents?.columnsIgnored ?? [],
        ...(documents?.sheets ? { sheets: documents.sheets } : {}),
      },
    });
  }
  return { files, suppressions, otherFiles };
}
