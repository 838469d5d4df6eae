import type { RunResult } from '../../engine/result.ts';
import { comingOf } from '../coming.ts';
import type { ReportContext } from '../context.ts';
import { totalsOf } from '../foot.ts';
import { speaker } from '../render.ts';
import { review as words } from '../team-words.ts';
import { visible } from '../visible.ts';
import type { Style } from './styles.ts';
import type { WrittenCell, WrittenSheet } from './workbook.ts';

/** What the reviewer is to do, the figures of the run, and the findings by rule. */
export function summarySheet(result: RunResult, context: ReportContext): WrittenSheet {
  const say = speaker(context.lang);
  const row = (cells: readonly (string | number)[], style: Style = 'text'): WrittenCell[] =>
    cells.map(value => ({ value: typeof value === 'string' ? visible(value) : value, style }));
  const totals = totalsOf(result, context)
    .map(group => group.filter(part => part !== '').join(' · '))
    .filter(line => line !== '');
  return {
    name: say(words.guide),
    widths: [70, 44, 12],
    rows: [
      row([say(words.how)], 'heading'),
      ...[words.step1, words.step2, words.step3, words.step4, words.step5].map(step => row([say(step)])),
      [],
      row([say(words.run, { day: result.asOf, version: result.version })], 'heading'),
      ...totals.map(line => row([line])),
      ...comingOf(result, context).map(({ text }) => row([text])),
      [],
      row([say(words.byRule), say(words.what), say(words.count)], 'header'),
      ...countsOf(result).map(([rule, count]) =>
        row([rule, context.rules.get(rule)?.title[context.lang] ?? '', count]),
      ),
    ],
  };
}

/** Open findings by rule, the most first. */
const countsOf = ({ summary }: RunResult): [string, number][] =>
  Object.entries(summary.byRule)
    .flatMap(([rule, { findings }]): [string, number][] => (findings > 0 ? [[rule, findings]] : []))
    .sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1));
