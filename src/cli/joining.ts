import { baselineMemory } from '../engine/baseline.ts';
import { decisionMemory } from '../engine/decisions.ts';
import type { Joining } from '../engine/joined.ts';
import { memoryOf } from '../engine/memory.ts';
import { type Suppression, suppressorOf } from '../engine/suppress.ts';
import type { ToolFinding } from '../engine/tool-finding.ts';
import { type BaselineFile, findBaseline } from './baseline-file.ts';
import { readDecisionFiles } from './decision-files.ts';
import type { CheckFlags } from './flags.ts';
import type { Prepared, Start } from './prepare.ts';

/** What reading files tells beside their documents. */
interface ReadBeside {
  readonly suppressions: readonly Suppression[];
  readonly otherFiles: number;
}

/** What was decided before this run, and how what it judged is joined with that. */
export interface Decided {
  readonly baseline: BaselineFile;
  /** `unused` are the overrides that held for nothing, asked once all is judged. */
  joining(read: ReadBeside, unused: () => readonly ToolFinding[]): Joining;
}

/**
 * Reads decisions and baseline.
 * @throws UsageError where one of them is damaged
 */
export async function decidedBefore(
  { settings, rules, loaded, lang }: Prepared,
  flags: CheckFlags,
  { version }: Start,
): Promise<Decided> {
  const { asOf } = settings;
  const decided = await readDecisionFiles(settings.decisions, lang);
  const baseline = findBaseline(loaded, lang);
  return {
    baseline,
    joining: ({ suppressions, otherFiles }, unused) => ({
      version,
      asOf,
      notes: () => [...decided.faults, ...unused()],
      memory: memoryOf([
        suppressorOf([...settings.suppressions, ...suppressions], { asOf, rules: rules.keys() }),
        decisionMemory(decided.decisions, { asOf, rules: new Set(rules.keys()) }),
        baselineMemory(baseline),
      ]),
      otherFiles,
      partial: (flags.rule ?? []).length > 0,
      timing: flags.timing ?? false,
    }),
  };
}
