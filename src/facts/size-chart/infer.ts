import type { Chart, ChartColumn } from './chart.ts';

/** Plausible values of measures in cm: least and greatest over the sizes of a chart. */
export type MeasureRanges = Readonly<Record<string, readonly [number, number]>>;

/** Exact by definition (international yard and pound agreement, 1959). */
export const CM_PER_INCH = 2.54;

/** A unit with what tells it. */
export interface InferredUnit {
  readonly unit: 'cm' | 'in';
  /** The most telling column: plausible in `unit`, and where there is one, implausible in the other. */
  readonly column: ChartColumn;
  /** Plausible values of its measure in `unit`, rounded. */
  readonly range: readonly [number, number];
}

/**
 * The unit that a chart's numbers must be in: every measure with a known range is plausible in one and the same
 * unit, and at least one is not plausible in the other. Undefined where the numbers do not tell.
 */
export function inferUnit(chart: Chart, ranges: MeasureRanges): InferredUnit | undefined {
  if (!chart.exact) return undefined;
  const known = chart.columns.flatMap(column => {
    const range = ranges[column.measure];
    const values = column.cells
      .flatMap(cell => cell.quantities.flatMap(({ low, high }) => [low, high]))
      .filter(value => value > 0);
    if (range === undefined || values.length === 0) return [];
    const fits = (factor: number): boolean =>
      values.every(value => value * factor >= range[0] && value * factor <= range[1]);
    return [{ column, range, cm: fits(1), in: fits(CM_PER_INCH) }];
  });
  const cm = known.every(measure => measure.cm);
  if (known.length === 0 || cm === known.every(measure => measure.in)) return undefined;
  const unit = cm ? 'cm' : 'in';
  const telling = known.find(measure => measure.cm !== measure.in) ?? known[0];
  if (telling === undefined) return undefined;
  const factor = unit === 'cm' ? 1 : CM_PER_INCH;
  const [low, high] = telling.range;
  return { unit, column: telling.column, range: [Math.round(low / factor), Math.round(high / factor)] };
}
