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

const areas = new Map<string, string>();

/** The area (rule group) of a rule id: `image/detail` → `image`. */
function areaOf(rule: string): string {
  const known = areas.get(rule);
  if (known !== undefined) return known;
  const area = rule.slice(0, rule.indexOf('/'));
  areas.set(rule, area);
  return area;
}

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

/** What a rule with findings takes from its area. */
interface Loss {
  readonly rule: string;
  readonly area: string;
  readonly loss: number;
}

const lossesOf = (judged: readonly Judged[]): Loss[] =>
  judged.flatMap(entry =>
    entry.findings.length === 0 ? [] : [{ rule: entry.rule, area: areaOf(entry.rule), loss: lossOf(entry) }],
  );

/** The score of one area, 0 to 1; a rule of it that `passes` loses nothing. */
function areaScore(area: string, losses: readonly Loss[], passes?: string): number {
  let sum = 0;
  for (const { rule, area: own, loss } of losses) if (own === area && rule !== passes) sum += loss;
  return Math.max(0, 1 - sum);
}

/** Times 100; null where no area was judged. With `other`, one area has another score. */
function meanOf(scores: readonly AreaScore[], other?: { area: string; score: number }): number | null {
  let sum = 0;
  let weights = 0;
  for (const { area, weight, score } of scores) {
    sum += weight * (area === other?.area ? other.score : score);
    weights += weight;
  }
  return weights === 0 ? null : (100 * sum) / weights;
}

function areaScores(kind: Kind, judged: readonly Judged[], losses: readonly Loss[]): AreaScore[] {
  const judgedAreas = new Set<string>();
  for (const { rule } of judged) judgedAreas.add(areaOf(rule));
  return [...judgedAreas]
    .sort()
    .map(area => ({ area, weight: weightOf(kind, area), score: areaScore(area, losses) }));
}

/**
 * The score of a document: each area is `max(0, 1 − Σ k·loss)`, not divided by the number of its rules; the
 * document is the mean of its judged areas by weight, times 100.
 */
export function scoreOf(kind: Kind, judged: readonly Judged[]): Score {
  const scores = areaScores(kind, judged, lossesOf(judged));
  return {
    score: meanOf(scores),
    areas: Object.fromEntries(
      scores.map(({ area, score, weight }) => [area, { score: 100 * score, weight }]),
    ),
  };
}

/** What the score gains when a rule passes, by rule with findings, in points of the document's score. */
export function gainsOf(kind: Kind, judged: readonly Judged[]): ReadonlyMap<string, number> {
  const losses = lossesOf(judged);
  const scores = areaScores(kind, judged, losses);
  const before = meanOf(scores) ?? 0;
  return new Map(
    losses.map(({ rule, area }) => {
      const after = meanOf(scores, { area, score: areaScore(area, losses, rule) }) ?? 0;
      return [rule, after - before];
    }),
  );
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
