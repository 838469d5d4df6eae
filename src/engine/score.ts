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

interface AreaScore {
  readonly area: string;
  readonly weight: number;
  /** 0 to 1. */
  readonly score: number;
}

/** The score of one area; a rule of it that `passes` loses nothing. */
function areaScore(kind: Kind, area: string, judged: readonly Judged[], passes?: string): AreaScore {
  let loss = 0;
  for (const entry of judged) {
    if (entry.rule !== passes && entry.findings.length > 0 && areaOf(entry.rule) === area)
      loss += lossOf(entry);
  }
  return { area, weight: weightOf(kind, area), score: Math.max(0, 1 - loss) };
}

/** Times 100; null where no area was judged. */
function meanOf(areas: readonly AreaScore[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, score } of areas) {
    sum += weight * score;
    weights += weight;
  }
  return weights === 0 ? null : (100 * sum) / weights;
}

const areaScores = (kind: Kind, judged: readonly Judged[]): AreaScore[] =>
  [...new Set(judged.map(({ rule }) => areaOf(rule)))].sort().map(area => areaScore(kind, area, judged));

/**
 * The score of a document: each area is `max(0, 1 − Σ k·loss)`, not divided by the number of its rules; the
 * document is the mean of its judged areas by weight, times 100.
 */
export function scoreOf(kind: Kind, judged: readonly Judged[]): Score {
  const areas = areaScores(kind, judged);
  return {
    score: meanOf(areas),
    areas: Object.fromEntries(areas.map(({ area, score, weight }) => [area, { score: 100 * score, weight }])),
  };
}

/** What the score gains when a rule passes, by rule with findings, in points of the document's score. */
export function gainsOf(kind: Kind, judged: readonly Judged[]): ReadonlyMap<string, number> {
  const areas = areaScores(kind, judged);
  const before = meanOf(areas) ?? 0;
  const gains = new Map<string, number>();
  for (const { rule, findings } of judged) {
    if (findings.length === 0) continue;
    const own = areaOf(rule);
    const after = areas.map(entry => (entry.area === own ? areaScore(kind, own, judged, rule) : entry));
    gains.set(rule, (meanOf(after) ?? 0) - before);
  }
  return gains;
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
