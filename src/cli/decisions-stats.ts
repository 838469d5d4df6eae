import { resolve } from '../config/resolve.ts';
import type { FileDecision } from '../engine/decision-file.ts';
import { today } from '../model/day.ts';
import { verdictNames } from '../model/review.ts';
import { countTables } from '../report/counts.ts';
import { speaker } from '../report/render.ts';
import { decisions as words } from '../report/team-words.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { configOf } from './config.ts';
import { readDecisionFiles } from './decision-files.ts';
import { UsageError } from './exit.ts';

/** `decisions stats`: what reviewers decided, by rule; of the files given, else of those in the config. */
export async function decisionStats(
  files: readonly string[],
  flags: { readonly config?: string; readonly format: keyof typeof countTables },
  language: ReportLanguage,
): Promise<void> {
  const say = speaker(language);
  const read = files.length > 0 ? files : await configured(flags, language);
  if (read.length === 0) throw new UsageError(say(words.none));
  const { decisions } = await readDecisionFiles(read, language);
  const columns = [
    { id: 'rule', title: say(words.rule) },
    { id: 'accepted', title: say(words.accepted) },
    { id: 'falseAlarms', title: say(words.falseAlarms) },
    { id: 'toFix', title: verdictNames.fix[language] },
  ];
  for (const chunk of countTables[flags.format]({ columns, rows: byRule(decisions) }))
    process.stdout.write(chunk);
}

async function configured(
  flags: { readonly config?: string },
  language: ReportLanguage,
): Promise<readonly string[]> {
  const { loaded, rules } = await configOf(flags, language);
  return resolve(loaded, flags, { rules: rules.values(), today: today() }).decisions;
}

/** Of several decisions about one finding the last counts. */
function byRule(decisions: readonly FileDecision[]): [string, number, number, number][] {
  const last = new Map(decisions.map(decision => [JSON.stringify(decision.of), decision]));
  const counts = new Map<string, Record<FileDecision['verdict'], number>>();
  for (const { rule, verdict } of last.values()) {
    const count = counts.get(rule) ?? { accept: 0, 'false-alarm': 0, fix: 0 };
    count[verdict] += 1;
    counts.set(rule, count);
  }
  return [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([rule, count]) => [rule, count.accept, count['false-alarm'], count.fix]);
}
