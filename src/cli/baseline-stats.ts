import type { BaselineEntry } from '../engine/baseline.ts';
import { countTables } from '../report/counts.ts';
import { speaker } from '../report/render.ts';
import { baseline as words } from '../report/team-words.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { findBaseline } from './baseline-file.ts';
import { configOf } from './config.ts';

/** `baseline stats`: entries by rule, and on how many documents. */
export async function baselineStats(
  flags: { readonly config?: string; readonly format: keyof typeof countTables },
  language: ReportLanguage,
): Promise<void> {
  const { loaded } = await configOf(flags, language);
  const { entries, file } = findBaseline(loaded, language);
  const say = speaker(language);
  if (entries.length === 0 && flags.format === 'pretty') {
    process.stdout.write(`${say(words.empty, { file })}\n`);
    return;
  }
  const columns = [
    { id: 'rule', title: say(words.rule) },
    { id: 'entries', title: say(words.entries) },
    { id: 'documents', title: say(words.documents) },
  ];
  for (const chunk of countTables[flags.format]({ columns, rows: byRule(entries) }))
    process.stdout.write(chunk);
}

function byRule(entries: readonly BaselineEntry[]): [string, number, number][] {
  const counts = new Map<string, { entries: number; documents: Set<string> }>();
  for (const { rule, document } of entries) {
    const count = counts.get(rule) ?? { entries: 0, documents: new Set() };
    count.entries += 1;
    count.documents.add(document);
    counts.set(rule, count);
  }
  return [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([rule, count]) => [rule, count.entries, count.documents.size]);
}
