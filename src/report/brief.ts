import { comingOf } from './coming.ts';
import type { Reporter } from './context.ts';
import { comparedText, totalsOf } from './foot.ts';
import { gain, speaker } from './render.ts';
import { brief as words } from './team-words.ts';
import { visible } from './visible.ts';
import { truncate } from './width.ts';
import { priorities } from './words.ts';

/** What fits a message to colleagues. */
const mostRules = 6;
const mostComing = 2;
const columns = 100;

/** The run in at most twelve lines without colour or table, to paste into a chat. */
export const brief: Reporter = function* (result, context) {
  const say = speaker(context.lang);
  const groups = totalsOf(result, context);
  const lines = [
    `listing-lint ${result.asOf}`,
    ...groups.map(group => group.filter(part => part !== '').join(' · ')),
    comparedText(result, context),
  ];
  const soon = comingOf(result, context).slice(0, mostComing);
  const worth = result.partial
    ? []
    : result.summary.priorities.filter(({ points }) => gain(points, context.lang) !== '');
  if (worth.length > 0) {
    lines.push(say(words.heading, { heading: say(priorities.heading), unit: say(priorities.unit) }));
    for (const { rule, listings, points } of worth.slice(0, mostRules - soon.length)) {
      const title = context.rules.get(rule)?.title[context.lang] ?? rule;
      lines.push(`${gain(points, context.lang)} ${title} (${rule}, ${say(priorities.on, { n: listings })})`);
    }
  }
  lines.push(...soon.map(({ text }) => text));
  for (const line of lines) if (line !== '') yield `${truncate(visible(line), columns)}\n`;
};
