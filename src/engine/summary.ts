import type {
  Decision,
  DocumentResult,
  Finding,
  Priority,
  RuleCount,
  RunSummary,
  Verdict,
} from './result.ts';

/** The value below which a share `q` of the sorted numbers lies, between neighbours by distance. */
function quantile(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}

function histogramOf(scores: readonly number[]): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const score of scores) {
    const bin = Math.min(9, Math.floor(score / 10));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

/** Findings and outcomes by rule, in the order of the rule ids. */
function countRules(
  documents: readonly DocumentResult[],
  catalog: readonly Finding[],
  micros: ReadonlyMap<string, number> | undefined,
): Record<string, RuleCount> {
  const counts = new Map<string, { findings: number; judged: number; noData: number }>();
  const at = (rule: string) => {
    const known = counts.get(rule);
    if (known) return known;
    const entry = { findings: 0, judged: 0, noData: 0 };
    counts.set(rule, entry);
    return entry;
  };
  for (const document of documents) {
    for (const rule of document.judged) at(rule).judged += 1;
    for (const { rule } of document.noData) at(rule).noData += 1;
    for (const finding of document.findings) if (finding.status === 'open') at(finding.rule).findings += 1;
  }
  for (const finding of catalog) at(finding.rule).findings += 1;
  const byRule: Record<string, RuleCount> = {};
  for (const [rule, count] of [...counts].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const spent = micros?.get(rule);
    byRule[rule] = spent === undefined ? count : { ...count, micros: Math.round(spent) };
  }
  return byRule;
}

/** Where work pays most, in points of the catalog's score (the mean over the scored listings). */
export function prioritiesOf(listings: readonly DocumentResult[]): Priority[] {
  const scored = listings.filter(listing => listing.score !== null);
  const priorities = new Map<
    string,
    { rule: string; consequence: Finding['consequence']; listings: number; points: number }
  >();
  for (const listing of scored) {
    const seen = new Set<string>();
    for (const finding of listing.findings) {
      if (finding.status !== 'open' || finding.points === 0 || seen.has(finding.rule)) continue;
      seen.add(finding.rule);
      const entry = priorities.get(finding.rule) ?? {
        rule: finding.rule,
        consequence: finding.consequence,
        listings: 0,
        points: 0,
      };
      entry.listings += 1;
      entry.points += finding.points / scored.length;
      priorities.set(finding.rule, entry);
    }
  }
  return [...priorities.values()].sort(
    (left, right) => right.points - left.points || (left.rule < right.rule ? -1 : 1),
  );
}

/** Limits that start soon by day and rule, with the listings that break them today. */
function comingOf(listings: readonly DocumentResult[]): RunSummary['coming'] {
  const counts = new Map<string, { rule: string; from: string; listings: number }>();
  for (const { rule, from } of listings.flatMap(({ coming }) => coming)) {
    const key = `${from} ${rule}`;
    const count = counts.get(key) ?? { rule, from, listings: 0 };
    count.listings += 1;
    counts.set(key, count);
  }
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, count]) => count);
}

/** The figures of a run over its documents. Score figures are over listings; other kinds count in their own line. */
export function summarise(
  documents: readonly DocumentResult[],
  catalog: readonly Finding[],
  otherFiles: number,
  micros?: ReadonlyMap<string, number>,
): RunSummary {
  const listings = documents.filter(document => document.kind === 'listing');
  const scores = listings
    .flatMap(listing => (listing.score === null ? [] : [listing.score]))
    .sort((a, b) => a - b);
  const findings = [...documents.flatMap(document => document.findings), ...catalog];
  const open = findings.filter(finding => finding.status === 'open');
  const verdicts: Record<Verdict, number> = { ready: 0, 'needs-work': 0, blocked: 0, unsure: 0 };
  for (const document of documents) if (document.kind !== 'file') verdicts[document.verdict] += 1;
  const ofSeverity = (severity: Finding['severity']): number =>
    open.filter(finding => finding.severity === severity).length;
  const fixable = (safety: 'safe' | 'unsafe'): number =>
    open.filter(finding => finding.fix?.safety === safety).length;
  const decided = (verdict: Decision['verdict']): number =>
    findings.filter(({ decision }) => decision?.verdict === verdict).length;
  return {
    documents: documents.filter(document => document.kind !== 'file').length,
    listings: listings.length,
    score: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    median: quantile(scores, 0.5),
    p10: quantile(scores, 0.1),
    histogram: histogramOf(scores),
    coverage:
      listings.length === 0
        ? 0
        : listings.reduce((sum, listing) => sum + listing.coverage, 0) / listings.length,
    verdicts,
    errors: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    infos: ofSeverity('info'),
    fixable: { safe: fixable('safe'), unsafe: fixable('unsafe') },
    suppressed: findings.filter(finding => finding.status === 'suppressed').length,
    decided: { accepted: decided('accept'), falseAlarms: decided('false-alarm') },
    baselined: findings.filter(finding => finding.status === 'baselined').length,
    byRule: countRules(documents, catalog, micros),
    priorities: prioritiesOf(listings),
    coming: comingOf(listings),
    otherFiles,
  };
}

/** Rules of law or platform that were left out of the whole run for want of a market or a profile. */
export function notRunOf(documents: readonly DocumentResult[]): { market: number; profile: number } {
  const without = (field: string): number =>
    new Set(
      documents.flatMap(document =>
        document.noData.filter(entry => entry.field === field).map(entry => entry.rule),
      ),
    ).size;
  return { market: without('markets'), profile: without('profiles') };
}
