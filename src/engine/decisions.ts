import { formatPath } from '../model/path.ts';
import { type FileDecision, nameOf } from './decision-file.ts';
import type { PlacedFinding } from './judged.ts';
import type { Memory } from './memory.ts';
import type { Aside, DocumentResult } from './result.ts';
import { isToolRule, type ToolFinding } from './tool-finding.ts';

/**
 * Sets aside what reviewers accepted or called a false alarm. Of several decisions about one finding the last
 * counts, so that a later file can take an earlier one back. What is to be fixed stays open.
 */
export function decisionMemory(
  decisions: readonly FileDecision[],
  run: { readonly asOf: string; readonly rules: ReadonlySet<string> },
): Memory {
  const byFingerprint = new Map<string, FileDecision>();
  const byName = new Map<string, FileDecision>();
  for (const decision of decisions) {
    if ('name' in decision.of) byName.set(decision.of.name, decision);
    else byFingerprint.set(decision.of.fingerprint, decision);
  }
  const last = [...byFingerprint.values(), ...byName.values()];
  const isUnknown = ({ rule }: FileDecision): boolean => rule !== '' && !run.rules.has(rule);
  const used = new Set<FileDecision>();
  const expired = new Set<FileDecision>();
  const decisionOn = (id: string | null, { fingerprint, rule, at, key }: PlacedFinding) =>
    byFingerprint.get(fingerprint) ??
    (byName.size === 0 ? undefined : byName.get(nameOf(id ?? '', rule, formatPath(at), key.words)));
  return {
    aside({ id }, finding) {
      if (last.length === 0) return undefined;
      const decision = decisionOn(id, finding);
      if (!decision) return undefined;
      used.add(decision);
      if (decision.verdict === 'fix') return undefined;
      if (decision.until !== undefined && decision.until < run.asOf) {
        expired.add(decision);
        return undefined;
      }
      return asideOf(decision, decision.verdict);
    },
    findings: results => [
      ...last.filter(isUnknown).map(unknownRule),
      ...[...expired].map(expiredDecision),
      ...last.filter(decision => used.has(decision) && wantsReason(decision)).map(withoutReason),
      ...unusedOf(
        last.filter(decision => !used.has(decision)),
        results,
      ),
    ],
  };
}

const asideOf = ({ reason, who, until }: FileDecision, verdict: 'accept' | 'false-alarm'): Aside => ({
  status: 'suppressed',
  reason,
  decision: { verdict, who, ...(until === undefined ? {} : { until }) },
});

/** A false alarm is a reason of its own. */
const wantsReason = ({ verdict, reason }: FileDecision): boolean => verdict === 'accept' && reason === '';

const unknownRule = (decision: FileDecision): ToolFinding => ({
  rule: 'suppress/unknown',
  severity: 'warning',
  messageId: isToolRule(decision.rule) ? 'tool' : 'rule',
  data: { rule: decision.rule },
  location: decision.place('rule'),
});

const expiredDecision = (decision: FileDecision): ToolFinding => ({
  rule: 'suppress/expired',
  severity: 'warning',
  messageId: 'expired',
  data: { rule: decision.rule || decision.id, until: decision.until },
  location: decision.place('until'),
});

const withoutReason = (decision: FileDecision): ToolFinding => ({
  rule: 'suppress/no-reason',
  severity: 'info',
  messageId: 'decision',
  data: { rule: decision.rule || decision.id },
  location: decision.place('reason'),
});

/** Decisions whose finding has gone, one finding a file: a review that has been dealt with is no list of faults. */
function unusedOf(idle: readonly FileDecision[], results: readonly DocumentResult[]): ToolFinding[] {
  if (idle.length === 0) return [];
  const judged = new Set(results.flatMap(({ id, judged }) => judged.map(rule => `${id}\n${rule}`)));
  const files = new Map<string, FileDecision[]>();
  for (const decision of idle) {
    if (decision.verdict === 'fix' || !judged.has(`${decision.id}\n${decision.rule}`)) continue;
    const { file } = decision.place('decision');
    files.set(file, [...(files.get(file) ?? []), decision]);
  }
  return [...files.values()].map(
    (decisions): ToolFinding => ({
      rule: 'suppress/unused',
      severity: 'info',
      messageId: 'decisions',
      data: { count: decisions.length },
      location: (decisions[0] as FileDecision).place('decision'),
    }),
  );
}
