import type { FixReport } from '../engine/fix/report.ts';
import { groupsOf } from '../engine/groups.ts';
import type { DocumentResult, Finding, RunResult } from '../engine/result.ts';
import { scoreModel } from '../engine/score.ts';
import { editsOf } from '../engine/tool-finding.ts';
import type { Location } from '../model/place.ts';
import type { ReportContext } from './context.ts';
import { languagesOf, sentencesOf, shown } from './sentences.ts';

/** The shape of the JSON report; raised when a key changes its meaning or goes. */
const reportVersion = 1;

const round = (value: number): number => Math.round(value * 100) / 100;
const maybe = (value: number | null): number | null => (value === null ? null : round(value));

/** The whole report. */
export const reportRecord = (result: RunResult, context: ReportContext) => ({
  ...runRecord(result, context),
  summary: summaryRecord(result, context),
  documents: [...documentRecords(result, context)],
  catalog: catalogRecord(result, context),
});

/** The JSON report: what `--format json` prints and `lint` returns. */
export type Report = ReturnType<typeof reportRecord>;

/** Versions and what was assumed: everything of the report but its documents and figures. */
export function runRecord(result: RunResult, context: ReportContext) {
  return {
    reportVersion,
    scoreModel: scoreModel.model,
    tool: { name: 'listing-lint', version: result.version },
    run: {
      asOf: result.asOf,
      lang: context.lang,
      partial: result.partial,
      notRun: { market: result.notRun.market, profile: result.notRun.profile },
      assumed: result.assumed.map(file => ({
        file: file.file,
        dialect: file.dialect,
        format: file.format,
        encoding: file.encoding,
        delimiter: file.delimiter ?? null,
        profiles: file.profiles,
        markets: file.markets,
        language: file.language,
        rows: file.rows,
        rowsJoined: file.rowsJoined,
        rowsReported: file.rowsReported,
        listings: file.listings,
        views: file.views ?? 0,
        documents: file.documents,
        columnsRead: file.columnsRead,
        columnsIgnored: file.columnsIgnored,
        categories: file.categories,
        sheets: file.sheets ?? null,
        inferred: file.inferred ?? null,
      })),
    },
    ...(result.fixed ? { fixed: fixedRecord(result.fixed) } : {}),
  };
}

/** What `--fix` did. */
const fixedRecord = (fixed: FixReport) => ({
  files: fixed.files.map(({ file, to, fixes }) => ({
    file,
    to,
    fixes: fixes.map(({ rule, safety, id, edits }) => ({
      rule,
      safety,
      id,
      edits: edits.map(({ path, location, before, after }) => ({
        path,
        location: locationRecord(location),
        before: before ?? null,
        after: after ?? null,
      })),
    })),
  })),
  refused: fixed.refused.map(({ rule, location, messageId, data }) => ({
    rule,
    location: locationRecord(location),
    messageId,
    data,
  })),
  cycle: fixed.cycle,
});

/** The figures. A run of some rules only has no score. */
export function summaryRecord(
  { summary, partial, documents, compared }: RunResult,
  { groupBy }: ReportContext,
) {
  const { verdicts, fixable } = summary;
  const groups = groupBy === undefined ? [] : groupsOf(documents, groupBy);
  return {
    documents: summary.documents,
    listings: summary.listings,
    score: partial ? null : maybe(summary.score),
    median: partial ? null : maybe(summary.median),
    p10: partial ? null : maybe(summary.p10),
    histogram: partial ? null : summary.histogram,
    coverage: round(summary.coverage),
    verdicts: verdictRecord(verdicts),
    errors: summary.errors,
    warnings: summary.warnings,
    infos: summary.infos,
    fixable: { safe: fixable.safe, unsafe: fixable.unsafe },
    suppressed: summary.suppressed,
    decided: { accepted: summary.decided.accepted, falseAlarms: summary.decided.falseAlarms },
    baselined: summary.baselined,
    byRule: Object.fromEntries(
      Object.entries(summary.byRule)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([rule, { findings, judged, noData, micros }]) => [
          rule,
          { findings, judged, noData, ...(micros === undefined ? {} : { micros }) },
        ]),
    ),
    priorities: partial
      ? []
      : summary.priorities.map(({ rule, consequence, listings, points }) => ({
          rule,
          consequence,
          listings,
          points: round(points),
        })),
    coming: summary.coming.map(({ rule, from, listings }) => ({ rule, from, listings })),
    otherFiles: summary.otherFiles,
    ...(compared
      ? {
          compared: {
            since: compared.since,
            score: compared.score && {
              before: round(compared.score.before),
              after: round(compared.score.after),
            },
            fixed: compared.fixed,
            added: compared.added.map(({ fingerprint }) => fingerprint),
          },
        }
      : {}),
    groups: groups.map(group => ({
      by: group.by,
      key: group.key,
      listings: group.listings,
      score: partial ? null : maybe(group.score),
      coverage: round(group.coverage),
      verdicts: verdictRecord(group.verdicts),
      topRule: group.topRule,
    })),
  };
}

const verdictRecord = (verdicts: RunResult['summary']['verdicts']) => ({
  ready: verdicts.ready,
  'needs-work': verdicts['needs-work'],
  blocked: verdicts.blocked,
  unsure: verdicts.unsure,
});

/** Every file read stands here, broken ones as kind `file`. */
export function* documentRecords(
  result: RunResult,
  context: ReportContext,
): Iterable<ReturnType<typeof documentRecord>> {
  const languageOf = languagesOf(result);
  for (const document of result.documents)
    yield documentRecord(document, languageOf(document), result.partial, context);
}

function documentRecord(
  document: DocumentResult,
  language: string | null,
  partial: boolean,
  context: ReportContext,
) {
  const { line, column, endLine, endColumn } = document.location;
  return {
    file: document.file,
    index: document.index,
    kind: document.kind,
    id: document.id,
    title: document.title,
    language,
    category: document.category,
    location: { line, column, endLine, endColumn },
    score: partial ? null : maybe(document.score),
    grade: partial ? null : document.grade,
    coverage: round(document.coverage),
    verdict: document.verdict,
    verdicts: document.verdicts ?? {},
    areas: Object.fromEntries(
      Object.entries(document.areas).map(([area, { score, weight }]) => [
        area,
        { score: round(score), weight },
      ]),
    ),
    findings: visibleFindings(document.findings, context).map(finding =>
      findingRecord(finding, language, partial, context),
    ),
    notApplicable: document.notApplicable,
    noData: document.noData.map(({ rule, field }) => ({ rule, field })),
  };
}

/** Findings about the catalog as a whole. */
export const catalogRecord = (result: RunResult, context: ReportContext) => ({
  findings: visibleFindings(result.catalog, context).map(finding =>
    findingRecord(finding, null, result.partial, context),
  ),
});

/** Programs are told what was set aside too; only the least severity keeps findings back. */
const visibleFindings = (findings: readonly Finding[], context: ReportContext): Finding[] =>
  shown(findings, { ...context, verbose: true });

function findingRecord(finding: Finding, language: string | null, partial: boolean, context: ReportContext) {
  const { evidence, advice, fix, span } = finding;
  const sentences = sentencesOf(finding, language, context);
  const source = sentences.evidence?.source;
  return {
    rule: finding.rule,
    severity: finding.severity,
    consequence: finding.consequence,
    messageId: finding.messageId,
    message: sentences.message,
    data: finding.data,
    path: finding.at,
    span: span ? { start: span.start, end: span.end } : null,
    location: locationRecord(finding.location),
    points: partial ? null : round(finding.points),
    ...(finding.appliesTo ? { appliesTo: finding.appliesTo } : {}),
    evidence: evidence
      ? {
          id: evidence.id,
          data: evidence.data,
          text: sentences.evidence?.text ?? null,
          source: source ? { title: source.title, asOf: source.asOf, url: source.url ?? null } : null,
        }
      : null,
    fix: fix
      ? {
          safety: fix.safety,
          title: { id: fix.title.id, data: fix.title.data, text: sentences.fix },
          edits: editsOf(finding),
          ...('changes' in fix ? { changes: fix.changes } : {}),
        }
      : null,
    suggestion: sentences.suggestion,
    advice: advice ? { id: advice.id, data: advice.data, text: sentences.advice } : null,
    related: finding.relatedPlaces.map(({ file, id, line }) => ({ file, id, line })),
    status: finding.status,
    ...(finding.reason === undefined ? {} : { reason: finding.reason }),
    ...(finding.decision === undefined ? {} : { decision: finding.decision }),
    fingerprint: finding.fingerprint,
  };
}

function locationRecord({ file, line, column, endLine, endColumn, cell }: Location) {
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    cell: cell ? { sheet: cell.sheet, row: cell.row, letter: cell.letter, column: cell.column } : null,
  };
}
