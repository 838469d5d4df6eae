import { say } from '../rule/phrase.ts';
import type { FindingKey } from './fingerprint.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Memory } from './memory.ts';
import type { DocumentResult } from './result.ts';
import type { ToolFinding } from './tool-finding.ts';

/** The name of the file, beside the config or in the working directory. */
export const baselineName = 'listing-lint.baseline.jsonl';

/** Findings that were there before: what the file says. */
export interface Baseline {
  /** As reports name it. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry extends FindingKey {
  /** The line it stands on, from 1. */
  readonly line: number;
}

/** A line that is no entry: the file was damaged, or a merge left its marks. */
export class BaselineFault extends Error {
  constructor(readonly line: number) {
    super(`line ${line} is no entry of a baseline`);
  }
}

const fields = ['document', 'rule', 'message', 'path', 'words'] as const;

/**
 * The entries of a baseline. Order and repeated lines mean nothing: that is how two branches are joined line by
 * line (`merge=union`).
 * @throws BaselineFault
 */
export function parseBaseline(text: string): readonly BaselineEntry[] {
  const known = new Map<string, BaselineEntry>();
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const entry = entryOf(line, index + 1);
    const name = fingerprintOf(entry);
    if (!known.has(name)) known.set(name, entry);
  }
  return [...known.values()];
}

function entryOf(text: string, line: number): BaselineEntry {
  let read: Partial<Record<keyof FindingKey, unknown>> | null;
  try {
    read = JSON.parse(text);
  } catch {
    throw new BaselineFault(line);
  }
  if (!read || fields.some(name => typeof read[name] !== 'string') || !Number.isInteger(read.ordinal))
    throw new BaselineFault(line);
  return { ...(read as FindingKey), line };
}

/** The file of these entries: one a line, sorted, none twice; the same bytes for the same entries. */
export function formatBaseline(entries: Iterable<FindingKey>): string {
  const lines = [...entries].map(({ document, rule, message, path, words, ordinal }) =>
    JSON.stringify({ document, rule, message, path, words, ordinal }),
  );
  return [...new Set(lines)]
    .sort()
    .map(line => `${line}\n`)
    .join('');
}

/** What of a result belongs into a baseline: every finding of a rule that nobody gave a reason for. */
export const baselineKeys = (results: readonly DocumentResult[]): FindingKey[] =>
  results.flatMap(({ findings }) =>
    findings.flatMap(({ status, key }) => (key && status !== 'suppressed' ? [key] : [])),
  );

/** Entries whose rule looked at their document in this run; what is not found among them has gone. */
export function judgedEntries<E extends FindingKey>(
  entries: readonly E[],
  results: readonly DocumentResult[],
): { readonly judged: readonly E[]; readonly others: readonly E[] } {
  const rules = new Map<string, Set<string>>();
  for (const { identity, judged } of results) {
    const known = rules.get(identity) ?? new Set();
    for (const rule of judged) known.add(rule);
    rules.set(identity, known);
  }
  const wasJudged = ({ document, rule }: E) => rules.get(document)?.has(rule) === true;
  return { judged: entries.filter(wasJudged), others: entries.filter(entry => !wasJudged(entry)) };
}

/** Entries that are not needed any more: their rule looked at their document and did not find them. */
export function staleEntries(
  entries: readonly BaselineEntry[],
  results: readonly DocumentResult[],
): readonly BaselineEntry[] {
  if (entries.length === 0) return [];
  const found = new Set(results.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
  return judgedEntries(entries, results).judged.filter(entry => !found.has(fingerprintOf(entry)));
}

/** Sets aside what was there before. Stale entries are one finding, however many they are. */
export function baselineMemory({ file, entries }: Baseline): Memory {
  const known = new Set(entries.map(fingerprintOf));
  return {
    aside: (_, { fingerprint }) => (known.has(fingerprint) ? { status: 'baselined' } : undefined),
    findings(results) {
      const stale = staleEntries(entries, results);
      return stale.length === 0 ? [] : [staleFinding(file, stale)];
    },
  };
}

function staleFinding(file: string, stale: readonly BaselineEntry[]): ToolFinding {
  const line = Math.min(...stale.map(entry => entry.line));
  return {
    rule: 'baseline/stale',
    severity: 'info',
    messageId: 'stale',
    data: { count: stale.length },
    location: { file, line, column: 1, endLine: line, endColumn: 1, cell: null },
  };
}

/** Findings of the tool about the baseline: rule id, then message id. */
export const baselinePhrases = {
  'baseline/stale': {
    stale: say(
      {
        one: '{count:count} entry of the baseline is no longer found. Run listing-lint baseline prune.',
        other: '{count:count} entries of the baseline are no longer found. Run listing-lint baseline prune.',
      },
      '存量问题中有 {count:count} 条记录已失效。运行 listing-lint baseline prune 清理。',
    ),
  },
} as const;
