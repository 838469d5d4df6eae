import { documentResult, fileResult, withFindings } from './document-result.ts';
import type { JudgedDocument } from './judged.ts';
import type { Memory } from './memory.ts';
import type { JudgedFile } from './passes.ts';
import type { AssumedFile, CategoryCounts, RunResult } from './result.ts';
import { notRunOf, summarise } from './summary.ts';
import { asFinding, type ToolFinding } from './tool-finding.ts';

/** What joining what was judged to a result needs. */
export interface Joining {
  readonly version: string;
  /** ISO 8601 day. */
  readonly asOf: string;
  readonly memory: Memory;
  /** What the config says that held for nothing, once all documents are judged. */
  notes(): readonly ToolFinding[];
  readonly otherFiles: number;
  /** Set where the rules were narrowed by hand: the score would mislead. */
  readonly partial: boolean;
  /** Measure time by rule. */
  readonly timing: boolean;
}

/** All that a report prints of files that were judged, wherever that was. */
export function joined(
  files: Iterable<JudgedFile>,
  joining: Joining,
  micros: ReadonlyMap<string, number>,
): RunResult {
  const byFile = [...mapped(files, file => weighed(file, joining.memory))];
  const said = placed(
    joining.memory.findings(byFile.flatMap(({ documents }) => documents)),
    new Set(byFile.map(({ file }) => file)),
  );
  const results = byFile.flatMap(({ file, told, documents, others, isEmpty }) => {
    const { byKey, loose } = belonging(said.byFile.get(file) ?? [], [...documents, ...others]);
    const own = [...told, ...loose];
    return [
      ...(own.length > 0 || isEmpty ? [fileResult(file, own)] : []),
      ...documents.map(document => withFindings(document, byKey.get(document.key) ?? [])),
    ];
  });
  const catalog = [...said.elsewhere, ...joining.notes()].map(asFinding);
  return {
    version: joining.version,
    asOf: joining.asOf,
    assumed: byFile.map(({ assumed }) => assumed),
    notRun: notRunOf(results),
    summary: summarise(results, catalog, joining.otherFiles, joining.timing ? micros : undefined),
    documents: results,
    catalog,
    partial: joining.partial,
  };
}

function* mapped<T, U>(all: Iterable<T>, make: (one: T) => U): Generator<U> {
  for (const one of all) yield make(one);
}

/** A file with its documents weighed. */
function weighed({ documents, assumed, ...file }: JudgedFile, { aside }: Memory) {
  const holding: AssumedFile = {
    ...assumed,
    language: languageOf(documents),
    categories: categoryCounts(documents),
  };
  return {
    ...file,
    isEmpty: documents.length + file.others.length === 0,
    documents: documents.map(document => documentResult(document, aside)),
    assumed: holding,
  };
}

/** Findings of the tool by the file they stand in; `elsewhere` are the config and files of decisions. */
function placed(findings: readonly ToolFinding[], files: ReadonlySet<string>) {
  const byFile = new Map<string, ToolFinding[]>();
  const elsewhere: ToolFinding[] = [];
  for (const finding of findings) {
    const { file } = finding.location;
    if (!files.has(file)) elsewhere.push(finding);
    else byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return { byFile, elsewhere };
}

/** Those of one file by the document they stand in; `loose` are about the file itself. */
function belonging(findings: readonly ToolFinding[], documents: JudgedFile['others']) {
  const byKey = new Map<string, ToolFinding[]>();
  const loose: ToolFinding[] = [];
  for (const finding of findings) {
    const { line, endLine } = finding.location;
    const owner = documents.find(({ key, location }) =>
      finding.key === undefined
        ? location.line <= line && endLine <= location.endLine && location.cell === null
        : key === finding.key,
    );
    if (owner) byKey.set(owner.key, [...(byKey.get(owner.key) ?? []), finding]);
    else loose.push(finding);
  }
  return { byKey, loose };
}

/** The language that most documents are in. */
function languageOf(documents: readonly JudgedDocument[]): string | null {
  const languages = new Map<string, number>();
  for (const { language } of documents) {
    if (language && language !== 'und') languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  const [most] = [...languages].sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1));
  return most?.[0] ?? null;
}

function categoryCounts(documents: readonly JudgedDocument[]): CategoryCounts {
  const listings = documents.filter(({ kind }) => kind === 'listing');
  const from = (source: 'stated' | 'title'): number =>
    listings.filter(({ category }) => category?.from === source).length;
  const [stated, inferred] = [from('stated'), from('title')];
  return { stated, inferred, unknown: listings.length - stated - inferred };
}
