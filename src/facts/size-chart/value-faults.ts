import { isOfABody } from './builder.ts';
import type { Chart, ChartCell, ChartColumn, Quantity } from './chart.ts';
import { CM_PER_INCH, type MeasureRanges } from './infer.ts';
import { inCm, unitOf } from './length.ts';
import { rankOf, ranksOf } from './size-order.ts';

/** What the numbers of a chart can be wrong in. */
export type ValueFaultKind =
  /** A measure of nothing. */
  | 'zero'
  /** A range that ends below its beginning. */
  | 'reversed'
  /** cm and inches of one cell are not the same length. */
  | 'conversion'
  /** A larger size that measures less. */
  | 'order'
  /** A range far wider than those of the other sizes. */
  | 'range'
  /** No garment and no body measures that in the unit stated. */
  | 'impossible'
  /** A European shoe size and the foot it is said to fit do not go together. */
  | 'shoe';

/** A number of a chart that cannot be right. */
export interface ValueFault {
  readonly kind: ValueFaultKind;
  readonly column: ChartColumn;
  readonly cell: ChartCell;
  /** The size that the number is compared with. */
  readonly other?: ChartCell;
}

/** How far numbers may be off before they count as wrong. */
export interface ValueTolerance {
  /** cm that a larger size may measure less. */
  readonly cm: number;
  /** Inches that a conversion may be off. */
  readonly inches: number;
  /** European sizes that a shoe may be off. */
  readonly shoeSizes: number;
}

/** What is known of measures, in cm; see `size-ranges`. */
export interface ValueLimits {
  /** What no garment or body measures less or more than; empty where the goods are none. */
  readonly limits: MeasureRanges;
  /** European size = `per_cm` × (foot + `last`); an insole is up to `insole` sizes longer than the foot. */
  readonly shoe: { readonly last: number; readonly per_cm: number; readonly insole: number };
}

/** Measures that need not grow with the size. */
const FREE: ReadonlySet<string> = new Set([
  'height',
  'width',
  'depth',
  'diameter',
  'unnamed',
  'inseam',
  'rise',
  'torso',
]);
/** Rounding a length to whole centimetres and whole inches loses so many inches more. */
const ROUNDING = 0.4;
/** A range is out of step where it is so many times as wide as the next widest, and so many cm wide. */
const WIDER = 3;
const WIDE_CM = 12;
const FEW = 3;

/**
 * The numbers of a chart that cannot be right, at most one fault of a kind a column. Only charts whose numbers are
 * surely read are judged.
 */
export function valueFaults(
  chart: Chart,
  known: ValueLimits,
  tolerance: ValueTolerance,
): readonly ValueFault[] {
  if (!chart.exact) return [];
  return chart.columns.flatMap(column => {
    const told = new Set<ValueFaultKind | ChartCell>();
    const faults: ValueFault[] = [
      ...column.cells.flatMap(cell => {
        const kind = faultOfCell(cell, column, chart, known, tolerance);
        return kind ? [{ kind, column, cell }] : [];
      }),
      ...outOfOrder(column, chart, tolerance),
      ...outOfStep(column, chart),
    ];
    return faults.filter(({ kind, cell }) => {
      if (told.has(kind) || told.has(cell)) return false;
      told.add(kind).add(cell);
      return true;
    });
  });
}

function faultOfCell(
  cell: ChartCell,
  column: ChartColumn,
  chart: Chart,
  { limits, shoe }: ValueLimits,
  tolerance: ValueTolerance,
): ValueFaultKind | undefined {
  const { quantities } = cell;
  if (!isOfABody(column.measure) && column.measure !== 'length') return undefined;
  if (quantities.some(({ low, high }) => low === 0 && high === 0)) {
    // a zero in running text may belong to another word
    return chart.origin === 'text' ? undefined : 'zero';
  }
  if (quantities.some(({ low, high }) => low > high)) return 'reversed';
  const [first, second] = quantities;
  if (first && second)
    return quantities.length === 2 && !isSameLength(first, second, tolerance) ? 'conversion' : undefined;
  const unit = first && unitOf(first, column, chart);
  if (!unit) return undefined;
  const low = inCm(first.low, unit);
  const high = inCm(first.high, unit);
  const [least, most] = limits[column.measure] ?? [0, Number.POSITIVE_INFINITY];
  if (high > most || low < least) return 'impossible';
  const size = column.measure === 'foot' ? europeanSize(chart, cell) : undefined;
  if (size === undefined) return undefined;
  const off = Math.min(...[low, high].map(foot => Math.abs(size - shoe.per_cm * (foot + shoe.last))));
  return off > tolerance.shoeSizes + shoe.insole ? 'shoe' : undefined;
}

/** The European shoe size of a cell's row, where it names one. */
function europeanSize(chart: Chart, { size }: ChartCell): number | undefined {
  const ranked = rankOf(chart.sizes[size] ?? '');
  if (ranked === undefined || ranked.scale === 'letter') return undefined;
  const onlyEuropean = chart.systems.length === 1 && chart.systems[0] === 'eu';
  return ranked.scale.startsWith('eu') || (ranked.scale === '' && onlyEuropean) ? ranked.rank : undefined;
}

/** Whether two numbers of one cell are one length in two units; so they are taken where that cannot be told. */
function isSameLength(first: Quantity, second: Quantity, { inches }: ValueTolerance): boolean {
  const { unit } = first;
  const { unit: other } = second;
  const withInches = unit === 'in' || other === 'in';
  if (unit === undefined || other === undefined || unit === other || !withInches) return true;
  // one length beside a range: the second number belongs to something else
  if ((first.low === first.high) !== (second.low === second.high)) return true;
  const off = (end: 'low' | 'high') =>
    Math.abs(inCm(first[end], unit) - inCm(second[end], other)) / CM_PER_INCH;
  return off('low') <= inches + ROUNDING && off('high') <= inches + ROUNDING;
}

/** The one quantity of each cell, in cm as far as its unit is known; undefined where a cell has several. */
function singles(
  column: ChartColumn,
  chart: Chart,
): { cell: ChartCell; low: number; high: number }[] | undefined {
  const values = column.cells.map(cell => {
    const units = new Set(cell.quantities.map(({ unit }) => unit));
    const [first] = cell.quantities;
    if (!first || units.size !== cell.quantities.length) return undefined;
    const unit = unitOf(first, column, chart) ?? 'cm';
    return { cell, unit, low: inCm(first.low, unit), high: inCm(first.high, unit) };
  });
  const [head] = values;
  const same = values.flatMap(value => (value && value.unit === head?.unit ? [value] : []));
  return same.length === values.length ? same : undefined;
}

/** One size whose measure is less than that of a smaller one, in a column that grows but for it. */
function outOfOrder(column: ChartColumn, chart: Chart, tolerance: ValueTolerance): ValueFault[] {
  if (FREE.has(column.measure)) return [];
  const values = singles(column, chart);
  if (!values || values.length < FEW) return [];
  const ranks = ranksOf(values.map(({ cell }) => chart.sizes[cell.size] ?? ''));
  if (!ranks) return [];
  const rising = (ranks[0] as number) < (ranks.at(-1) as number) ? values : [...values].reverse();
  const middle = rising.map(({ low, high }) => (low + high) / 2);
  const grows = (without: number): boolean => {
    const left = middle.filter((_, index) => index !== without);
    return left.every((value, index) => index === 0 || value >= (left[index - 1] as number));
  };
  const at = middle.findIndex(
    (value, index) => index > 0 && value < (middle[index - 1] as number) - tolerance.cm,
  );
  if (at < 1) return [];
  // the one that falls short, or the one before it that is too much
  const odd = grows(at) ? at : grows(at - 1) ? at - 1 : undefined;
  const fault = odd === undefined ? undefined : rising[odd];
  const other = rising[odd === at ? at - 1 : at];
  return fault && other ? [{ kind: 'order', column, cell: fault.cell, other: other.cell }] : [];
}

/** One size with a range far wider than those of all others. */
function outOfStep(column: ChartColumn, chart: Chart): ValueFault[] {
  const values = singles(column, chart);
  if (!values || values.length < FEW || !isOfABody(column.measure)) return [];
  const widths = values.map(({ low, high }) => high - low);
  const widest = Math.max(...widths);
  const at = widths.indexOf(widest);
  const others = widths.filter((_, index) => index !== at);
  const next = Math.max(...others);
  const cell = values[at]?.cell;
  if (!cell || Math.min(...others) <= 0 || widest < WIDE_CM || widest < WIDER * next) return [];
  return [{ kind: 'range', column, cell }];
}
