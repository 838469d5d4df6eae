import type { Path, Span } from '../../model/path.ts';

/** A unit of length that charts are written in. */
export type LengthUnit = 'cm' | 'in' | 'mm';

/** What a chart measures: the wearer's body, the garment itself, or both. */
export type Basis = 'body' | 'garment' | 'both';

/** A number of a chart, or the range it gives; `unit` where it stands at the number itself. */
export interface Quantity {
  readonly low: number;
  readonly high: number;
  readonly unit?: LengthUnit;
}

/** What a chart says of one measure at one size: usually one quantity, two where it gives cm and inches. */
export interface ChartCell {
  /** Position in `Chart.sizes`. */
  readonly size: number;
  readonly quantities: readonly Quantity[];
  /** In the raw value at `Chart.at`; absent where the cell is a value of its own (structured charts). */
  readonly span?: Span;
  /** Path of the cell's own value; only in structured charts. */
  readonly at?: Path;
}

/** One measure over all sizes. */
export interface ChartColumn {
  /** Group of the list `size-measures` (`bust`, `waist` …); `unnamed` where the chart names no measure. */
  readonly measure: string;
  /** The measure as the chart writes it. */
  readonly label: string;
  /** Units that the column's own header says. */
  readonly units: readonly LengthUnit[];
  readonly cells: readonly ChartCell[];
  /** The label, in the raw value. */
  readonly span?: Span;
}

/** The measurements as read, before it is judged what unit and basis they have. */
export interface ChartReading {
  readonly origin: 'structured' | 'table' | 'text';
  /** The text, or the structured chart. */
  readonly at: Path;
  readonly span?: Span;
  /** Labels as written, in order of appearance; `#1` … where the chart names none. */
  readonly sizes: readonly string[];
  /** Size systems that the chart names (`us`, `eu` …). */
  readonly systems: readonly string[];
  readonly columns: readonly ChartColumn[];
  /** Units said for all numbers of the chart: its caption, its corner, its field. */
  readonly units: readonly LengthUnit[];
  /** False where numbers run into each other (`2XL1653.5`), so that values are not to be trusted. */
  readonly exact: boolean;
  /** Where a unit for all numbers could be written: behind the word for “size” in a table's corner. */
  readonly corner?: Span;
}

/** Two cells of a chart in different units. */
export interface UnitClash {
  readonly units: readonly LengthUnit[];
  /** The first cell in another unit than before, and its column. */
  readonly column: ChartColumn;
  readonly cell: ChartCell;
  /** The first cell with a unit. */
  readonly earlier: ChartCell;
}

/** How far a reader can tell the unit of the numbers. */
export type UnitState =
  | { readonly kind: 'stated'; readonly units: readonly LengthUnit[] }
  | { readonly kind: 'missing' }
  /** The only unit stands in a conversion or a note on tolerance. */
  | { readonly kind: 'only-in-note' }
  /** Some sizes of one measure are in cm, others in inches. */
  | ({ readonly kind: 'mixed' } & UnitClash)
  /** Each measure keeps to one unit, but not all to the same. */
  | ({ readonly kind: 'mixed-columns' } & UnitClash);

/** A size chart, wherever it was found. */
export interface Chart extends ChartReading {
  readonly unit: UnitState;
  /** What the listing says the numbers measure; undefined where it does not say. */
  readonly basis: Basis | undefined;
}
