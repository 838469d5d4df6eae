import { categoryOf } from '../facts/category/index.ts';
import { documentLanguage } from '../facts/language.ts';
import type { Run } from '../facts/run.ts';
import type { AnyDocument } from '../model/document.ts';
import { valueAt } from '../model/path.ts';
import type { RuleFinding } from '../rule/finding.ts';
import { type FindingKey, findingKeys, fingerprintOf, identityOf } from './fingerprint.ts';
import type { JudgedFinding, Judgement } from './judge.ts';
import type { Aside, DocumentResult, Finding } from './result.ts';
import { coverageOf, gainsOf, gradeOf, type Judged, scoreOf, verdictOf } from './score.ts';
import { asFinding, byPlace, type ToolFinding } from './tool-finding.ts';

/** What turning a judgement into a result needs beside it. */
export interface Weighing {
  readonly run: Run;
  /** Language of the document's texts, where one was set. */
  readonly language: string | undefined;
  /** Why a finding is set aside; undefined where nobody did. */
  aside(document: AnyDocument, finding: JudgedFinding, key: FindingKey): Aside | undefined;
  peer(key: string): AnyDocument | undefined;
}

const none: readonly JudgedFinding[] = [];

/** A judged document with its places, points, score and verdict. What is suppressed costs nothing, what is baselined does. */
export function documentResult(
  document: AnyDocument,
  judgement: Judgement,
  tool: readonly ToolFinding[],
  weighing: Weighing,
): DocumentResult {
  const { kind } = document;
  const keyOf = findingKeys(document);
  const keys = judgement.findings.map(finding => keyOf(finding.rule, finding));
  const asides = judgement.findings.map((finding, index) =>
    weighing.aside(document, finding, keys[index] as FindingKey),
  );
  const counting = new Map<string, JudgedFinding[]>();
  for (const [index, finding] of judgement.findings.entries()) {
    if (asides[index]?.status === 'suppressed') continue;
    const same = counting.get(finding.rule);
    if (same) same.push(finding);
    else counting.set(finding.rule, [finding]);
  }
  const judged = judgement.judged.map((rule): Judged => ({ rule, findings: counting.get(rule) ?? none }));
  const gains = gainsOf(kind, judged);
  const found = judgement.findings.map((finding, index): Finding => {
    const places = document.locate(finding.at, finding.span);
    const key = keys[index] as FindingKey;
    const aside = asides[index];
    return {
      ...finding,
      location: places[0],
      places,
      points: aside?.status === 'suppressed' ? 0 : (gains.get(finding.rule) ?? 0),
      key,
      fingerprint: fingerprintOf(key),
      relatedPlaces: relatedPlaces(finding, weighing),
      ...(aside ?? { status: 'open' }),
    };
  });
  const crashes = judgement.crashes.map(({ rule, error }) =>
    asFinding({
      rule: 'internal/rule-crash',
      severity: 'error',
      messageId: 'crash',
      data: { rule, reason: error.message },
      location: document.extent,
    }),
  );
  const findings = [...found, ...tool.map(asFinding), ...crashes].sort(byPlace);
  const { score, areas } = scoreOf(kind, judged);
  const shown = crashes.length > 0 ? null : score;
  const noData = judgement.noData.map(entry => entry.rule);
  const coverage = coverageOf(kind, judgement.judged, noData);
  return {
    key: document.key,
    identity: identityOf(document),
    file: document.file,
    index: document.index,
    kind,
    id: textOf(document, 'id'),
    title: textOf(document, 'title') ?? textOf(document, 'subject'),
    category: document.kind === 'listing' ? (categoryOf(document, weighing.run) ?? null) : null,
    seller: textOf(document, 'seller'),
    brand: textOf(document, 'brand'),
    owner: textOf(document, 'owner'),
    location: document.extent,
    language: weighing.language ?? documentLanguage(document, weighing.run),
    score: shown,
    grade: gradeOf(shown, coverage),
    coverage,
    verdict: verdictOf(
      findings.filter(finding => finding.status === 'open'),
      coverage,
    ),
    areas,
    findings,
    coming: judgement.coming,
    notApplicable: judgement.notApplicable,
    noData: judgement.noData,
    judged: judgement.judged,
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

function textOf(document: AnyDocument, field: string): string | null {
  const value = valueAt(document.value, [field]);
  return typeof value === 'string' ? value : null;
}

function relatedPlaces(finding: RuleFinding, weighing: Weighing): Finding['relatedPlaces'] {
  return (finding.related ?? []).flatMap(({ key, path }) => {
    const document = weighing.peer(key);
    if (!document) return [];
    const [{ file, line }] = document.locate(path);
    return [{ file, id: textOf(document, 'id') ?? textOf(document, 'title'), line }];
  });
}
