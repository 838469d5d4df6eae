import type { DocumentResult, Finding } from '../engine/result.ts';
import { comingOf } from './coming.ts';
import type { ReportContext, Reporter } from './context.ts';
import { placeOf } from './entry.ts';
import { totalsOf } from './foot.ts';
import { gain } from './render.ts';
import { messageOf, shown } from './sentences.ts';
import { visible } from './visible.ts';

/**
 * One finding a line, for `grep` and editors: `file:line:column severity rule message [+3.6]`, with the cell
 * in brackets after the place for tables. The words before the message are the same in every language; the
 * last line holds the totals.
 */
export const compact: Reporter = function* (result, context) {
  if (!context.quiet) {
    const scored = !result.partial;
    for (const document of result.documents)
      yield* linesOf(shown(document.findings, context), document, scored, context);
    yield* linesOf(shown(result.catalog, context), undefined, scored, context);
  }
  for (const { text } of comingOf(result, context)) yield `${visible(text)}\n`;
  const totals = totalsOf(result, context).flat();
  yield `${totals
    .filter(part => part !== '')
    .map(visible)
    .join(' · ')}\n`;
};

function* linesOf(
  findings: readonly Finding[],
  document: DocumentResult | undefined,
  scored: boolean,
  context: ReportContext,
): Iterable<string> {
  for (const finding of findings) {
    const { file, line, column, cell } = finding.location;
    const points = scored ? gain(finding.points, context.lang) : '';
    const parts = [
      `${file}:${line}:${column}`,
      cell ? `[${cell.sheet === null ? '' : `${cell.sheet}!`}${placeOf(finding.location)}]` : '',
      finding.severity,
      finding.rule,
      document?.id ? `${document.id}:` : '',
      messageOf(finding, context),
      points === '' ? '' : `[${points}]`,
    ];
    yield `${parts
      .filter(part => part !== '')
      .map(visible)
      .join(' ')}\n`;
  }
}
