import type { JudgedDocument, PlacedFinding } from './judged.ts';
import type { Memory } from './memory.ts';
import type { DocumentResult, Finding } from './result.ts';
import { coverageOf, gainsOf, gradeOf, type Judged, scoreOf, verdictOf } from './score.ts';
import { asFinding, byPlace, type ToolFinding } from './tool-finding.ts';

const none: readonly PlacedFinding[] = [];

/** A judged document with its points, score and verdict. What is suppressed costs nothing, what is baselined does. */
export function documentResult(
  { crashes: thrown, told, findings: placed, ...document }: JudgedDocument,
  aside: Memory['aside'],
): DocumentResult {
  const { kind } = document;
  const asides = placed.map(finding => aside(document, finding));
  const counting = new Map<string, PlacedFinding[]>();
  for (const [index, finding] of placed.entries()) {
    if (asides[index]?.status === 'suppressed') continue;
    const same = counting.get(finding.rule);
    if (same) same.push(finding);
    else counting.set(finding.rule, [finding]);
  }
  const judged = document.judged.map((rule): Judged => ({ rule, findings: counting.get(rule) ?? none }));
  const gains = gainsOf(kind, judged);
  const found = placed.map((finding, index): Finding => {
    const known = asides[index];
    return {
      ...finding,
      points: known?.status === 'suppressed' ? 0 : (gains.get(finding.rule) ?? 0),
      ...(known ?? { status: 'open' }),
    };
  });
  const crashes = thrown.map(data =>
    asFinding({
      rule: 'internal/rule-crash',
      severity: 'error',
      messageId: 'crash',
      data,
      location: document.location,
    }),
  );
  const findings = [...found, ...told.map(asFinding), ...crashes].sort(byPlace);
  const { score, areas } = scoreOf(kind, judged);
  const shown = crashes.length > 0 ? null : score;
  const noData = document.noData.map(entry => entry.rule);
  const coverage = coverageOf(kind, document.judged, noData);
  return {
    ...document,
    score: shown,
    grade: gradeOf(shown, coverage),
    coverage,
    verdict: verdictOf(
      findings.filter(finding => finding.status === 'open'),
      coverage,
    ),
    areas,
    findings,
  };
}

/** A result with what the tool has to say of the document besides: it weighs nothing. */
export function withFindings(result: DocumentResult, tool: readonly ToolFinding[]): DocumentResult {
  if (tool.length === 0) return result;
  const findings = [...result.findings, ...tool.map(asFinding)].sort(byPlace);
  const open = findings.filter(finding => finding.status === 'open');
  return { ...result, findings, verdict: verdictOf(open, result.coverage) };
}

/** A file that gave no document, or whose findings belong to no document of it. */
export function fileResult(file: string, loose: readonly ToolFinding[]): DocumentResult {
  const findings = loose.map(asFinding).sort(byPlace);
  return {
    key: file,
    identity: '',
    file,
    index: -1,
    kind: 'file',
    id: null,
    title: null,
    category: null,
    location: { file, line: 1, column: 1, endLine: 1, endColumn: 1, cell: null },
    score: null,
    grade: null,
    coverage: 1,
    verdict: verdictOf(findings, 1),
    areas: {},
    findings,
    coming: [],
    notApplicable: 0,
    noData: [],
    judged: [],
  };
}
