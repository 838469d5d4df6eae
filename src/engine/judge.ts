import { dayNumber } from '../facts/price/days.ts';
import type { Run } from '../facts/run.ts';
import type { AnyDocument, Document, Kind } from '../model/document.ts';
import type { Outcome, RuleFinding, Severity } from '../rule/finding.ts';
import type { AnyRule, CatalogRule, Rule } from '../rule/rule.ts';
import type { Summaries } from './collect.ts';
import { contextFor, type RuleSetting, type Surroundings } from './context.ts';

/** What every rule said of one document. */
export interface Judgement {
  readonly judged: readonly string[];
  readonly noData: readonly { readonly rule: string; readonly field: string }[];
  readonly notApplicable: number;
  readonly findings: readonly JudgedFinding[];
  /** Limits it will break once they hold. */
  readonly coming: readonly Coming[];
  readonly crashes: readonly { readonly rule: string; readonly error: Error }[];
}

export interface JudgedFinding extends RuleFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly consequence: AnyRule['consequence'];
}

/** A limit that starts within `COMING_DAYS` and that a document breaks today. */
export interface Coming {
  readonly rule: string;
  /** ISO 8601 day. */
  readonly from: string;
}

/** So many days ahead a limit is told of. */
const COMING_DAYS = 60;

/** A rule as it is set for the document at hand. */
export interface ActiveRule {
  readonly rule: AnyRule;
  readonly setting: RuleSetting;
}

/** What a judging pass needs beside the document. */
export interface Judging {
  readonly run: Run;
  readonly surroundings: Surroundings;
  /** Summaries of the catalog rules, by rule id, from the first pass. */
  readonly summaries: Summaries;
  /** Catalog rules that crashed there. */
  readonly failed: ReadonlyMap<string, Error>;
  /** Told how long each rule took, in milliseconds, where somebody asked. */
  readonly timed?: (rule: string, milliseconds: number) => void;
}

/** The level of a finding: the config's, else its own, else the message's, else the rule's. */
function severityOf(rule: AnyRule, setting: RuleSetting, finding: RuleFinding): Severity {
  return setting.severity ?? finding.severity ?? rule.messages[finding.messageId]?.severity ?? rule.severity;
}

function ask({ rule, setting }: ActiveRule, document: Document<Kind>, judging: Judging): Outcome {
  const context = contextFor(rule, document, judging.run, setting, judging.surroundings);
  if (rule.scope === 'document') return (rule as Rule).check(document.value, context as never);
  return (rule as CatalogRule).judge(document.value, judging.summaries.get(rule.id), context as never);
}

/** Whether a limit that starts on a later day is near enough to be told. */
function isComing(starts: string, asOf: string): boolean {
  const [day, today] = [dayNumber(starts), dayNumber(asOf)];
  return day !== undefined && today !== undefined && day - today <= COMING_DAYS;
}

/** Asks every rule about one document. A rule that throws is a crash, never silence. */
export function judge(document: AnyDocument, rules: readonly ActiveRule[], judging: Judging): Judgement {
  const judged: string[] = [];
  const noData: { rule: string; field: string }[] = [];
  const findings: JudgedFinding[] = [];
  const coming = new Map<string, Coming>();
  const crashes: { rule: string; error: Error }[] = [];
  let notApplicable = 0;
  for (const active of rules) {
    const { rule, setting } = active;
    const failed = judging.failed.get(rule.id);
    if (failed) {
      crashes.push({ rule: rule.id, error: failed });
      continue;
    }
    const start = judging.timed ? performance.now() : 0;
    let outcome: Outcome;
    try {
      outcome = ask(active, document, judging);
    } catch (error) {
      crashes.push({ rule: rule.id, error: error instanceof Error ? error : new Error(String(error)) });
      continue;
    } finally {
      judging.timed?.(rule.id, performance.now() - start);
    }
    switch (outcome.kind) {
      case 'pass':
        judged.push(rule.id);
        break;
      case 'findings':
        judged.push(rule.id);
        for (const finding of outcome.findings) {
          const { starts } = finding;
          if (starts !== undefined && starts > judging.run.asOf) {
            if (isComing(starts, judging.run.asOf))
              coming.set(`${rule.id} ${starts}`, { rule: rule.id, from: starts });
            continue;
          }
          const severity = severityOf(rule, setting, finding);
          findings.push({ ...finding, rule: rule.id, severity, consequence: rule.consequence });
        }
        break;
      case 'no-data':
        noData.push({ rule: rule.id, field: outcome.field });
        break;
      case 'not-applicable':
        notApplicable += 1;
    }
  }
  return { judged, noData, notApplicable, findings, coming: [...coming.values()], crashes };
}
