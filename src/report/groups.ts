import { type Group, groupsOf } from '../engine/groups.ts';
import type { RunResult, Verdict } from '../engine/result.ts';
import type { ReportContext } from './context.ts';
import type { Ink } from './ink.ts';
import { floor, score, speaker } from './render.ts';
import { visible } from './visible.ts';
import { displayWidth, padEnd, padStart, truncate } from './width.ts';
import { groupings, verdicts, groups as words } from './words.ts';

const shownGroups = 20;
const narrowestKey = 12;

/** A table of the groups that `--group-by` asks for: a line each, the lowest score first. */
export function* groupTable(result: RunResult, context: ReportContext, ink: Ink): Iterable<string> {
  const { groupBy, lang, columns, verbose } = context;
  if (groupBy === undefined) return;
  const all = groupsOf(result.documents, groupBy);
  if (all.length === 0) return;
  const say = speaker(lang);
  const isUnsure = all.some(({ verdicts }) => verdicts.unsure > 0);
  const counted: readonly Verdict[] = [
    'blocked',
    'needs-work',
    'ready',
    ...(isUnsure ? (['unsure'] as const) : []),
  ];
  const groups = all.slice(0, verbose ? undefined : shownGroups);
  const titles = result.partial
    ? [say(words.listings), say(words.topRule)]
    : [
        say(words.listings),
        say(words.score),
        say(words.checked),
        ...counted.map(verdict => say(verdicts[verdict])),
        say(words.topRule),
      ];
  const cells = groups.map(group => cellsOf(group, result.partial ? undefined : counted, context));
  const widths = titles.map((title, column) =>
    Math.max(displayWidth(title), ...cells.map(row => displayWidth(row[column] ?? ''))),
  );
  const last = titles.length - 1;
  const figures = widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0);
  const key = Math.max(
    narrowestKey,
    Math.min(
      columns - 2 - figures - 2 - (widths[last] as number),
      Math.max(
        displayWidth(say(groupings[groupBy])),
        ...groups.map(group => displayWidth(nameOf(group, context))),
      ),
    ),
  );
  const line = (name: string, row: readonly string[]): string =>
    `  ${padEnd(truncate(name, key), key)}  ${row
      .map((cell, column) => (column === last ? cell : padStart(cell, widths[column] as number)))
      .join('  ')}`.trimEnd();
  yield '';
  yield ink.strong(line(say(groupings[groupBy]), titles));
  for (const [index, group] of groups.entries()) yield line(nameOf(group, context), cells[index] as string[]);
  if (all.length > groups.length) yield ink.dim(`  ${say(words.more, { n: all.length - groups.length })}`);
}

const nameOf = ({ key }: Group, { lang }: ReportContext): string =>
  key === null ? speaker(lang)(words.none) : visible(key);

/** A run of some rules only has no verdicts to count. */
function cellsOf(group: Group, counted: readonly Verdict[] | undefined, { lang }: ReportContext): string[] {
  const say = speaker(lang);
  const rule = group.topRule ?? '';
  if (counted === undefined) return [String(group.listings), visible(rule)];
  return [
    String(group.listings),
    group.score === null ? '–' : score(group.score, 1, lang),
    say(words.share, { share: floor(group.coverage) }),
    ...counted.map(verdict => String(group.verdicts[verdict])),
    visible(rule),
  ];
}
