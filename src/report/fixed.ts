import type { FixReport } from '../engine/fix/report.ts';
import type { ReportContext } from './context.ts';
import { placeOf } from './entry.ts';
import { refusals, fixes as words } from './fix-words.ts';
import { speaker } from './render.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** What was fixed, file by file, and what was not and why. */
export function fixedLines(
  { files, refused, cycle }: FixReport,
  context: Pick<ReportContext, 'lang' | 'columns'>,
): string[] {
  const say = speaker(context.lang);
  const written = files.map(({ file, to, fixes }) => {
    const n = fixes.length;
    if (to === null) return say(words.unwritten, { file, n });
    return to === file ? say(words.inPlace, { file, n }) : say(words.copied, { file, n, to });
  });
  const left = refused.map(({ rule, location, messageId }) => {
    const reason = refusals[messageId];
    return say(words.refused, {
      rule,
      place: `${location.file} ${placeOf(location)}`,
      reason: reason ? say(reason) : messageId,
    });
  });
  const all = files.flatMap(({ fixes }) => fixes);
  const rules = [...new Set(all.map(({ rule }) => rule))].sort();
  const head = all.length === 0 ? say(words.none) : say(words.fixed, { n: all.length, rules });
  const inner = [...written, ...left].flatMap(line => wrap(visible(line), context.columns - 2));
  const stopped = cycle.length > 0 ? wrap(say(words.cycle, { rules: cycle }), context.columns) : [];
  return [...wrap(head, context.columns), ...inner.map(line => `  ${line}`), ...stopped];
}
