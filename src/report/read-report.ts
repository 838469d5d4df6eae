import type { Earlier } from '../engine/compare.ts';

/** Reads what a JSON report says of its run, for `--compare`; undefined where the text is no such report. */
export function readReport(text: string): Earlier | undefined {
  const report = parsed(text);
  const { reportVersion, scoreModel, run, summary, documents, catalog } = record(report);
  if (reportVersion !== 1 || !Array.isArray(documents)) return undefined;
  const findings = [...documents, catalog].flatMap(holder => {
    const held = record(holder).findings;
    return Array.isArray(held) ? held.map(record) : [];
  });
  const { asOf } = record(run);
  const { score } = record(summary);
  return {
    asOf: typeof asOf === 'string' ? asOf : '',
    score: typeof score === 'number' ? score : null,
    scoreModel: typeof scoreModel === 'number' ? scoreModel : 0,
    fingerprints: findings.flatMap(({ fingerprint, status }) =>
      typeof fingerprint === 'string' && fingerprint !== '' && (status ?? 'open') === 'open'
        ? fingerprint
        : [],
    ),
  };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Whether a text is a report, as JSON or JSON Lines: it may lie among the listings it is about. */
export function isReport(text: string): boolean {
  const lastLine = text.slice(text.trimEnd().lastIndexOf('\n') + 1);
  return [text.slice(0, 100), lastLine].some(line => /^\{\s*"reportVersion":/.test(line));
}
