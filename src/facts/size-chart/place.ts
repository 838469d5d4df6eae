import type { Path, Span } from '../../model/path.ts';
import type { Chart, ChartCell, ChartColumn } from './chart.ts';

/** Where a chart lacks `field`: the field of a structured chart, in a text the heading of the first column. */
export function placeInChart(
  chart: Chart,
  field: 'unit' | 'basis' | 'how_to_measure',
): { at: Path; span?: Span } {
  if (chart.origin === 'structured') return { at: [...chart.at, field] };
  const [column] = chart.columns;
  const span = column?.span ?? column?.cells[0]?.span;
  return span ? { at: chart.at, span } : { at: chart.at };
}

/** Where a cell of `chart` stands. */
export function placeOfCell(chart: Chart, { at, span }: ChartCell): { at: Path; span?: Span } {
  if (at) return { at };
  return span ? { at: chart.at, span } : { at: chart.at };
}

/** So many numbers of a column are shown. */
const SHOWN = 3;

/** `Bust 88, 92, 96`: a column as a reader sees it. */
export function firstNumbers(column: ChartColumn): string {
  const numbers = column.cells
    .slice(0, SHOWN)
    .flatMap(({ quantities: [first] }) =>
      first === undefined ? [] : first.low === first.high ? `${first.low}` : `${first.low}-${first.high}`,
    );
  return `${column.label} ${numbers.join(', ')}`.trim();
}

/** `96 cm`, `40-42 in`: a cell as a reader sees it. */
export const writtenCell = ({ quantities }: ChartCell): string =>
  quantities
    .map(({ low, high, unit }) => `${low === high ? low : `${low}-${high}`} ${unit ?? ''}`.trim())
    .join(' / ');
