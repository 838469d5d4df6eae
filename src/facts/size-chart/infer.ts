import type { Chart, ChartColumn } from './chart.ts';

/** Plausible values of measures in cm: least and greatest over the sizes of a chart. */
export type MeasureRanges = Readonly<Record<string, readonly [number, number]>>;

/** Exact by definition (international yard and pound agreement, 1959). */
const CM_PER_INCH = 2.54;

/** What the numbers of one measure look like. */
export interface Plausible {
  readonly column: ChartColumn;
  readonly range: readonly [number, number];
  readonly cm: boolean;
  readonly inches: boolean;
}

/**
 * The unit that a chart's numbers must be in: every measure with a known range is plausible in exactly the
 * same one unit. `measures` are those that were looked at, most telling first.
 */
export function inferUnit(
  chart: Chart,
  ranges: MeasureRanges,
): { unit: 'cm' | 'in' | undefined; measures: readonly Plausible[] } {
  const measures: Plausible[] = [];
  for (const column of chart.columns) {
    const range = ranges[column.measure];
    if (!range) continue;
    const values = column.cells
      .flatMap(cell => cell.quantities.flatMap(({ low, high }) => (low === high ? [low] : [low, high])))
      .filter(value => value > 0);
    if (values.length === 0) continue;
    const within = (factor: number): boolean =>
      values.every(value => value * factor >= range[0] && value * factor <= range[1]);
    measures.push({ column, range, cm: within(1), inches: within(CM_PER_INCH) });
  }
  measures.sort((left, right) => Number(right.cm !== right.inches) - Number(left.cm !== left.inches));
  const cm = measures.every(measure => measure.cm);
  const inches = measures.every(measure => measure.inches);
  const unit = measures.length === 0 || cm === inches || !chart.exact ? undefined : cm ? 'cm' : 'in';
  return { unit, measures };
}
