import type { Run } from '../facts/run.ts';
import { sizeCharts } from '../facts/size-chart/index.ts';
import type { AnyDocument, Carriage, Document } from '../model/document.ts';
import { valueAt } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import type { RuleFinding } from '../rule/finding.ts';
import type { AnyRule, CatalogRule } from '../rule/rule.ts';
import { collect } from './collect.ts';
import type { DocumentSettings, Surroundings } from './context.ts';
import { fingerprints } from './fingerprint.ts';
import { type ActiveRule, type JudgedFinding, type Judgement, judge } from './judge.ts';
import type { AssumedFile, DocumentResult, Finding, RunResult } from './result.ts';
import { coverageOf, gainOf, gradeOf, type Judged, scoreOf, verdictOf } from './score.ts';
import { notRunOf, summarise } from './summary.ts';

/** A finding of the tool itself, placed in its file. `error` findings block; none weighs in the score. */
export interface ToolFinding {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly location: Location;
  /** The document it stands under; the file as a whole where undefined. */
  readonly key?: string;
}

/** A file as the run sees it. */
export interface LintFile {
  readonly file: string;
  readonly documents: readonly AnyDocument[];
  readonly findings: readonly ToolFinding[];
  readonly assumed: AssumedFile;
}

/** What a person decided about findings of a document. */
export interface Suppressor {
  /** The reason a finding is set aside; undefined where nobody set it aside. */
  reason(document: AnyDocument, finding: JudgedFinding): string | undefined;
  /** What became of the suppressions themselves (unused, expired …), once all documents are judged. */
  findings(results: readonly DocumentResult[]): readonly ToolFinding[];
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
  readonly suppressor: Suppressor;
  readonly otherFiles: number;
  /** Set where the rules were narrowed by hand: the score would mislead. */
  readonly partial: boolean;
  /** Measure time by rule. */
  readonly timing: boolean;
}

/** A free-text mention makes the field carried where so many of a file's listings show it (design: 20 %). */
const mentionShare = 0.2;

/** Fields that a file may mention in free text, and how to tell that a document does. */
const mentions: Readonly<Record<string, (document: AnyDocument, run: Run) => boolean>> = {
  size_chart: (document, run) => sizeCharts(document, run).length > 0,
};

/** Judges all files and returns what a report prints. Pure: same input, same result. */
export function lint(input: LintInput): RunResult {
  const own = input.files.flatMap(file => file.documents);
  const byKey = new Map([...own, ...input.references].map(document => [document.key, document]));
  const surroundings: Surroundings = {
    carriage: carriageOf(input),
    settings: input.settings,
    peer: key => byKey.get(key),
  };
  const micros = new Map<string, number>();
  const timed = (rule: string, milliseconds: number): void => {
    micros.set(rule, (micros.get(rule) ?? 0) + milliseconds * 1000);
  };
  const shared = { run: input.run, surroundings, ...(input.timing ? { timed } : {}) };
  const { summaries, crashes } = collect(
    input.rules.filter((rule): rule is CatalogRule => rule.scope === 'catalog'),
    [
      ...own.map(document => ({ document, reference: false })),
      ...input.references.map(document => ({ document, reference: true })),
    ],
    { ...shared, setting: (rule, document) => input.settings(document).rule(rule) },
  );
  const results: DocumentResult[] = [];
  for (const file of input.files) {
    for (const document of file.documents) {
      const active = activeRules(input, document);
      const judgement = judge(
        document,
        active.filter(entry => !crashes.has(entry.rule.id)),
        { ...shared, summaries },
      );
      const crashed = active.flatMap(entry => {
        const error = crashes.get(entry.rule.id);
        return error ? [{ rule: entry.rule.id, error }] : [];
      });
      const tool = file.findings.filter(finding => finding.key === document.key);
      results.push(
        documentResult(
          input,
          byKey,
          document,
          { ...judgement, crashes: [...judgement.crashes, ...crashed] },
          tool,
        ),
      );
    }
    const loose = file.findings.filter(finding => finding.key === undefined);
    if (loose.length > 0 || file.documents.length === 0) results.push(fileResult(file, loose));
  }
  const catalog = input.suppressor.findings(results).map(toolFinding);
  return {
    version: input.version,
    asOf: input.run.asOf,
    assumed: input.files.map(file => file.assumed),
    notRun: notRunOf(results),
    summary: summarise(results, catalog, input.otherFiles, input.timing ? micros : undefined),
    documents: results,
    catalog,
    partial: input.partial,
  };
}

/** Carriage after the first look at the files: `complete` fields, and what a fifth of a file's listings mention. */
function carriageOf(input: LintInput): Surroundings['carriage'] {
  const mentioned = new Map<string, ReadonlySet<string>>();
  for (const file of input.files) {
    const fields = Object.entries(mentions)
      .filter(([, mention]) => {
        const listings = file.documents.filter(document => document.kind === 'listing');
        const count = listings.filter(document => mention(document, input.run)).length;
        return count > 0 && count >= mentionShare * listings.length;
      })
      .map(([field]) => field);
    mentioned.set(file.file, new Set(fields));
  }
  return (document, field): Carriage => {
    const carriage = document.carriage(field);
    if (carriage === 'carries') return carriage;
    const root = field.split('.')[0] as string;
    if (input.complete.includes(root)) return 'carries';
    return carriage === 'may-mention' && mentioned.get(document.file)?.has(root) ? 'carries' : carriage;
  };
}

function activeRules(input: LintInput, document: AnyDocument): ActiveRule[] {
  const settings = input.settings(document);
  return input.rules.flatMap(rule => {
    if (!rule.on.includes(document.kind)) return [];
    const setting = settings.rule(rule);
    return setting ? [{ rule, setting }] : [];
  });
}

/** A finding of the tool: no weight, no fix of a rule, one place. */
function toolFinding(finding: ToolFinding): Finding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    consequence: finding.severity === 'error' ? 'refused' : 'polish',
    messageId: finding.messageId,
    data: finding.data,
    at: [],
    location: finding.location,
    places: [finding.location],
    points: 0,
    fingerprint: '',
    relatedPlaces: [],
    status: 'open',
  };
}

const byPlace = (left: Finding, right: Finding): number =>
  left.location.line - right.location.line ||
  left.location.column - right.location.column ||
  (left.rule < right.rule ? -1 : left.rule > right.rule ? 1 : 0) ||
  (left.messageId < right.messageId ? -1 : left.messageId > right.messageId ? 1 : 0);

function documentResult(
  input: LintInput,
  byKey: ReadonlyMap<string, AnyDocument>,
  document: AnyDocument,
  judgement: Judgement,
  tool: readonly ToolFinding[],
): DocumentResult {
  const fingerprint = fingerprints(document);
  const reasons = judgement.findings.map(finding => input.suppressor.reason(document, finding));
  const open = judgement.findings.filter((_, index) => reasons[index] === undefined);
  const judged: Judged[] = judgement.judged.map(rule => ({
    rule,
    findings: open.filter(finding => finding.rule === rule),
  }));
  const gains = new Map(
    [...new Set(open.map(finding => finding.rule))].map(rule => [rule, gainOf(document.kind, judged, rule)]),
  );
  const findings = judgement.findings.map((finding, index): Finding => {
    const places = document.locate(finding.at, finding.span);
    const reason = reasons[index];
    return {
      ...finding,
      location: places[0],
      places,
      points: reason === undefined ? (gains.get(finding.rule) ?? 0) : 0,
      fingerprint: fingerprint(finding.rule, finding),
      relatedPlaces: relatedPlaces(byKey, finding),
      ...(reason === undefined ? { status: 'open' } : { status: 'suppressed', reason }),
    };
  });
  const crashes = judgement.crashes.map(({ rule, error }) =>
    toolFinding({
      rule: 'internal/rule-crash',
      severity: 'error',
      messageId: 'crash',
      data: { rule, reason: error.message },
      location: document.extent,
    }),
  );
  const all = [...findings, ...tool.map(toolFinding), ...crashes].sort(byPlace);
  const { score, areas } = scoreOf(document.kind, judged);
  const coverage = coverageOf(
    document.kind,
    judgement.judged,
    judgement.noData.map(entry => entry.rule),
  );
  const shown = crashes.length > 0 ? null : score;
  return {
    key: document.key,
    file: document.file,
    index: document.index,
    kind: document.kind,
    id: textOf(document, 'id'),
    title: textOf(document, 'title') ?? textOf(document, 'subject'),
    location: document.extent,
    score: shown,
    grade: gradeOf(shown, coverage),
    coverage,
    verdict: verdictOf(
      all.filter(finding => finding.status === 'open'),
      coverage,
    ),
    areas,
    findings: all,
    notApplicable: judgement.notApplicable,
    noData: judgement.noData,
    judged: judgement.judged,
  };
}

function textOf(document: AnyDocument, field: string): string | null {
  const value = valueAt(document.value, [field]);
  return typeof value === 'string' ? value : null;
}

function relatedPlaces(
  byKey: ReadonlyMap<string, AnyDocument>,
  finding: RuleFinding,
): Finding['relatedPlaces'] {
  return (finding.related ?? []).flatMap(({ key, path }) => {
    const document = byKey.get(key);
    if (!document) return [];
    const [place] = document.locate(path);
    return [{ file: place.file, id: textOf(document, 'id') ?? textOf(document, 'title'), line: place.line }];
  });
}

/** A file that gave no document, or findings that belong to the file as a whole. */
function fileResult(file: LintFile, loose: readonly ToolFinding[]): DocumentResult {
  const findings = loose.map(toolFinding).sort(byPlace);
  return {
    key: file.file,
    file: file.file,
    index: -1,
    kind: 'file',
    id: null,
    title: null,
    location: { file: file.file, line: 1, column: 1, endLine: 1, endColumn: 1, cell: null },
    score: null,
    grade: null,
    coverage: 1,
    verdict: verdictOf(findings, 1),
    areas: {},
    findings,
    notApplicable: 0,
    noData: [],
    judged: [],
  };
}
