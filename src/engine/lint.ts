import type { Run } from '../facts/run.ts';
import type { AnyDocument, Document, Kind } from '../model/document.ts';
import type { AnyRule, CatalogRule } from '../rule/rule.ts';
import { carriageOf } from './carriage.ts';
import { collect, type Gathered } from './collect.ts';
import type { DocumentSettings, Surroundings } from './context.ts';
import { documentResult, fileResult, withFindings } from './document-result.ts';
import { type ActiveRule, judge } from './judge.ts';
import type { Memory } from './memory.ts';
import type { AssumedFile, CategoryCounts, DocumentResult, RunResult } from './result.ts';
import { notRunOf, summarise } from './summary.ts';
import { asFinding, type ToolFinding } from './tool-finding.ts';

/** A file as the run sees it. */
export interface LintFile {
  readonly file: string;
  readonly documents: readonly AnyDocument[];
  readonly findings: readonly ToolFinding[];
  readonly assumed: Omit<AssumedFile, 'categories'>;
}

export interface LintInput {
  readonly version: string;
  readonly files: readonly LintFile[];
  /** Documents that are not ours: what ours must not copy. */
  readonly references: readonly AnyDocument[];
  readonly rules: readonly AnyRule[];
  readonly run: Run;
  settings(document: Document): DocumentSettings;
  /** Fields whose absence in the file means absence on the page. */
  readonly complete: readonly string[];
  readonly memory: Memory;
  /** Where only a part of the catalog is judged and told of. */
  readonly among?: Among;
  /** What the config says that held for nothing, once all documents are judged. */
  notes(): readonly ToolFinding[];
  readonly otherFiles: number;
  /** Set where the rules were narrowed by hand: the score would mislead. */
  readonly partial: boolean;
  /** Measure time by rule. */
  readonly timing: boolean;
}

/** What a run knows of a catalog of which it judges a part. */
export interface Among extends Gathered {
  /** Whether a document of the files is to be judged. */
  judges(document: AnyDocument): boolean;
  /** A document that is in none of the files. */
  peer(key: string): AnyDocument | undefined;
}

/** Judges all files and returns what a report prints. Pure: same input, same result. */
export function lint(given: LintInput): RunResult {
  const set = (document: Document): string | undefined => given.settings(document).language;
  const input: LintInput = { ...given, run: { ...given.run, language: set } };
  const own = input.files.flatMap(file => file.documents);
  const byKey = new Map([...own, ...input.references].map(document => [document.key, document]));
  const surroundings: Surroundings = {
    carriage: carriageOf(input.files, input.complete, input.run),
    settings: input.settings,
    peer: key => byKey.get(key) ?? input.among?.peer(key),
  };
  const micros = new Map<string, number>();
  const timed = (rule: string, milliseconds: number): void => {
    micros.set(rule, (micros.get(rule) ?? 0) + milliseconds * 1000);
  };
  const shared = { run: input.run, surroundings, ...(input.timing ? { timed } : {}) };
  const { summaries, crashes } =
    input.among ??
    collect(
      input.rules.filter(isCatalogRule),
      [
        ...own.map(document => ({ document, reference: false })),
        ...input.references.map(document => ({ document, reference: true })),
      ],
      { ...shared, setting: (rule, document) => input.settings(document).rule(rule) },
    );
  const judging = { ...shared, summaries, failed: crashes };
  const rulesFor = activeRules(input);
  const byFile = input.files.map(file => {
    const about = byDocument(file.findings);
    const judged = file.documents.filter(document => input.among?.judges(document) ?? true);
    const documents = judged.map(document =>
      documentResult(document, judge(document, rulesFor(document), judging), about.get(document.key) ?? [], {
        run: input.run,
        language: input.settings(document).language,
        aside: (judged, finding, key) => input.memory.aside(judged, finding, key),
        peer: surroundings.peer as (key: string) => AnyDocument | undefined,
      }),
    );
    return { file, assumed: assumedOf(file, input, documents), documents };
  });
  const said = placed(
    input.memory.findings(byFile.flatMap(({ documents }) => documents)),
    new Set(input.files.map(({ file }) => file)),
  );
  const results = byFile.flatMap(({ file, documents }) => {
    const { byKey, loose } = belonging(said.byFile.get(file.file) ?? [], file.documents);
    const own = [...file.findings.filter(finding => finding.key === undefined), ...loose];
    return [
      ...(own.length > 0 || file.documents.length === 0 ? [fileResult(file.file, own)] : []),
      ...documents.map(document => withFindings(document, byKey.get(document.key) ?? [])),
    ];
  });
  const catalog = [...said.elsewhere, ...input.notes()].map(asFinding);
  return {
    version: input.version,
    asOf: input.run.asOf,
    assumed: byFile.map(({ assumed }) => assumed),
    notRun: notRunOf(results),
    summary: summarise(results, catalog, input.otherFiles, input.timing ? micros : undefined),
    documents: results,
    catalog,
    partial: input.partial,
  };
}

export const isCatalogRule = (rule: AnyRule): rule is CatalogRule => rule.scope === 'catalog';

/** Findings of the tool by the document they stand under. */
function byDocument(findings: readonly ToolFinding[]): ReadonlyMap<string, readonly ToolFinding[]> {
  const about = new Map<string, ToolFinding[]>();
  for (const finding of findings) {
    if (finding.key === undefined) continue;
    const known = about.get(finding.key);
    if (known) known.push(finding);
    else about.set(finding.key, [finding]);
  }
  return about;
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
function belonging(findings: readonly ToolFinding[], documents: readonly AnyDocument[]) {
  const byKey = new Map<string, ToolFinding[]>();
  const loose: ToolFinding[] = [];
  for (const finding of findings) {
    const { line, endLine } = finding.location;
    const owner = documents.find(({ key, extent }) =>
      finding.key === undefined
        ? extent.line <= line && endLine <= extent.endLine && extent.cell === null
        : key === finding.key,
    );
    if (owner) byKey.set(owner.key, [...(byKey.get(owner.key) ?? []), finding]);
    else loose.push(finding);
  }
  return { byKey, loose };
}

/** The rules that are on for a document; documents that share settings share the answer. */
function activeRules(input: LintInput): (document: AnyDocument) => readonly ActiveRule[] {
  const known = new Map<DocumentSettings['rule'], Map<Kind, readonly ActiveRule[]>>();
  return document => {
    const { kind } = document;
    const { rule: settingOf } = input.settings(document);
    const byKind = known.get(settingOf) ?? new Map<Kind, readonly ActiveRule[]>();
    known.set(settingOf, byKind);
    const found =
      byKind.get(kind) ??
      input.rules.flatMap(rule => {
        const setting = rule.on.includes(kind) ? settingOf(rule) : undefined;
        return setting ? [{ rule, setting }] : [];
      });
    byKind.set(kind, found);
    return found;
  };
}

/** What was assumed about a file, with what holds for its documents. */
function assumedOf(file: LintFile, input: LintInput, results: readonly DocumentResult[]): AssumedFile {
  const settings = file.documents.map(document => input.settings(document));
  const languages = new Map<string, number>();
  for (const { language } of results) {
    if (language && language !== 'und') languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  const [most] = [...languages].sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1));
  return {
    ...file.assumed,
    profiles: [...new Set(settings.flatMap(({ profiles }) => profiles))].sort(),
    markets: [...new Set(settings.flatMap(({ markets }) => markets))].sort(),
    language: most?.[0] ?? null,
    categories: categoryCounts(results),
  };
}

function categoryCounts(results: readonly DocumentResult[]): CategoryCounts {
  const listings = results.filter(({ kind }) => kind === 'listing');
  const from = (source: 'stated' | 'title'): number =>
    listings.filter(({ category }) => category?.from === source).length;
  const [stated, inferred] = [from('stated'), from('title')];
  return { stated, inferred, unknown: listings.length - stated - inferred };
}
