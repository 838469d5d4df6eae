import type { RunResult } from '../engine/result.ts';
import { exitCode, UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';

const ranks = { info: 0, warning: 1, error: 2, never: 3 } as const;

/** A number of a flag, or an error that names the flag. */
function numberOf(flag: string, value: string | undefined, top: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value.replace(/%$/, ''));
  if (Number.isFinite(number) && number >= 0 && number <= top) return number;
  const range = top === Number.POSITIVE_INFINITY ? '0 …' : `0-${top}`;
  throw new UsageError(`${flag} ${value}: ${range}`);
}

/** The gates of a run, read before anything is checked so that a wrong number costs no time. */
export function gateOf(flags: CheckFlags): (result: RunResult) => number {
  const failOn = flags.failOn ?? 'error';
  const maxWarnings = numberOf('--max-warnings', flags.maxWarnings, Number.POSITIVE_INFINITY);
  const minScore = numberOf('--min-score', flags.minScore, 100);
  const minDocumentScore = numberOf('--min-document-score', flags.minDocumentScore, 100);
  const minCoverage = numberOf('--min-coverage', flags.minCoverage, 100);
  return result => {
    const open = [...result.documents.flatMap(document => document.findings), ...result.catalog].filter(
      finding => finding.status === 'open',
    );
    if (open.some(finding => finding.rule === 'internal/rule-crash')) return exitCode.invalid;
    const { summary } = result;
    const under = (value: number | null, least: number | undefined): boolean =>
      least !== undefined && value !== null && value < least;
    const failed =
      open.some(finding => ranks[finding.severity] >= ranks[failOn]) ||
      (flags.strictBaseline === true && open.some(finding => finding.rule === 'baseline/stale')) ||
      (maxWarnings !== undefined && summary.warnings > maxWarnings) ||
      under(summary.score, minScore) ||
      result.documents.some(document => under(document.score, minDocumentScore)) ||
      under(summary.coverage * 100, minCoverage) ||
      (flags.require ?? []).some(rule =>
        result.documents.some(document => document.noData.some(entry => entry.rule === rule)),
      );
    return failed ? exitCode.findings : exitCode.clean;
  };
}
