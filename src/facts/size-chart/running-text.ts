import type { Path, Span } from '../../model/path.ts';
import type { ChartReading } from './chart.ts';
import { ChartReader } from './chart-reader.ts';
import type { Token } from './token.ts';

/** Pieces of one chart have at most so many other words between them. */
const WIDEST_GAP = 4;

/** Where a region of tokens gave a chart. */
export interface Region {
  readonly reading: ChartReading;
  /** In the folded text. */
  readonly span: Span;
}

/** The charts written as running text: records, rows under a header, or rows behind a list of sizes. */
export function chartsInTokens(
  tokens: readonly Token[],
  at: Path,
  cased: string,
  rawSpan: (folded: Span) => Span,
): Region[] {
  const regions: Region[] = [];
  for (const region of regionsOf(tokens)) {
    const reader = new ChartReader(cased, rawSpan);
    for (const token of region) reader.take(token);
    reader.end();
    const span = reader.extent;
    if (span === undefined) continue;
    const reading = reader.chart.reading({ origin: 'text', at, span: rawSpan(span) });
    if (reading) regions.push({ reading, span });
  }
  return regions;
}

function regionsOf(tokens: readonly Token[]): Token[][] {
  const regions: Token[][] = [];
  for (const token of tokens) {
    const last = regions.at(-1);
    if (last === undefined || token.gap > WIDEST_GAP) regions.push([token]);
    else last.push(token);
  }
  return regions.filter(region => region.some(token => token.kind === 'quantity'));
}
