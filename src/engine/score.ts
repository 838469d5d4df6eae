import type { Kind } from '../model/document.ts';
import type { Severity } from '../rule/finding.ts';
import type { Grade, Verdict } from './result.ts';
import data from './score-model.yaml';

interface ScoreModel {
  readonly model: number;
  readonly levels: Readonly<Record<Severity, number>>;
  readonly grades: Readonly<Record<Grade, number>>;
  readonly minCoverage: number;
  readonly areas: Readonly<Record<Kind, Readonly<Record<string, number>>>>;
}

export const scoreModel = data as ScoreModel;

/** The area (rule group) of a rule id: `image/detail` → `image`. */
export const areaOf = (rule: string): string => rule.slice(0, rule.indexOf('/'));

/** What one rule said of one document, as the score sees it: findings that count, by level and loss. */
export interface Judged {
  readonly rule: string;
  readonly findings: readonly { readonly severity: Severity; readonly loss?: number }[];
}

export interface Score {
  /** 0-100, exact; null where no area was judged. */
  readonly score: number | null;
  readonly areas: Readonly<Record<string, { readonly score: number; readonly weight: number }>>;
}

/** The worst of a rule's findings: level weight × loss, 0 to 0.5. */
function lossOf(judged: Judged): number {
  let worst = 0;
  for (const finding of judged.findings) {
    worst = Math.max(
      worst,
      scoreModel.levels[finding.severity] * Math.min(1, Math.max(0, finding.loss ?? 1)),
    );
  }
  return worst;
}

const weightOf = (kind: Kind, area: string): number => scoreModel.areas[kind][area] ?? 1;

/**
 * The score of a document: each area is `max(0, 1 − Σ k·loss)`, not divided by the number of its rules; the
 * document is the mean of its judged areas by weight, times 100.
 */
export function scoreOf(kind: Kind, judged: readonly Judged[]): Score {
  const losses = new Map<string, number>();
  for (const rule of judged) {
    const area = areaOf(rule.rule);
    losses.set(area, (losses.get(area) ?? 0) + lossOf(rule));
  }
  const areas: Record<string, { score: number; weight: number }> = {};
  let sum = 0;
  let weights = 0;
  for (const [area, loss] of [...losses].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const weight = weightOf(kind, area);
    const score = Math.max(0, 1 - loss);
    areas[area] = { score: 100 * score, weight };
    sum += weight * score;
    weights += weight;
  }
  return { score: weights === 0 ? null : (100 * sum) / weights, areas };
}

/** What the score gains when `rule` passes, in points of the document's score. */
export function gainOf(kind: Kind, judged: readonly Judged[], rule: string): number {
  const before = scoreOf(kind, judged).score ?? 0;
  const after = scoreOf(
    kind,
    judged.map(entry => (entry.rule === rule ? { rule, findings: [] } : entry)),
  ).score;
  return (after ?? 0) - before;
}

/**
 * Share of the applicable weight that was judged, 0 to 1. An area's weight is shared evenly among its rules
 * that apply to the document; 1 where none applies.
 */
export function coverageOf(kind: Kind, judged: readonly string[], noData: readonly string[]): number {
  const counts = new Map<string, { judged: number; all: number }>();
  const count = (rule: string, isJudged: boolean): void => {
    const area = areaOf(rule);
    const entry = counts.get(area) ?? { judged: 0, all: 0 };
    entry.all += 1;
    if (isJudged) entry.judged += 1;
    counts.set(area, entry);
  };
  for (const rule of judged) count(rule, true);
  for (const rule of noData) count(rule, false);
  let covered = 0;
  let weights = 0;
  for (const [area, entry] of counts) {
    const weight = weightOf(kind, area);
    covered += (weight * entry.judged) / entry.all;
    weights += weight;
  }
  return weights === 0 ? 1 : covered / weights;
}

/** The grade of a score; null under half coverage, where a grade would claim too much. */
export function gradeOf(score: number | null, coverage: number): Grade | null {
  if (score === null || coverage < scoreModel.minCoverage) return null;
  const grades = Object.entries(scoreModel.grades) as [Grade, number][];
  return grades.find(([, from]) => score >= from)?.[0] ?? 'E';
}

/** What a reviewer should do with the document. */
export function verdictOf(findings: readonly { readonly severity: Severity }[], coverage: number): Verdict {
  if (findings.some(finding => finding.severity === 'error')) return 'blocked';
  if (findings.some(finding => finding.severity === 'warning')) return 'needs-work';
  return coverage < scoreModel.minCoverage ? 'unsure' : 'ready';
}
