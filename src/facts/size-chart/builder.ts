import type { Path, Span } from '../../model/path.ts';
import type { ChartCell, ChartColumn, ChartReading, LengthUnit, Quantity } from './chart.ts';

/** A measure as a chart's header names it. */
export interface Heading {
  readonly measure: string;
  readonly label: string;
  readonly units: readonly LengthUnit[];
  readonly span?: Span;
}

interface Draft {
  readonly heading: Heading;
  readonly units: Set<LengthUnit>;
  readonly cells: Map<number, ChartCell>;
}

/** Measures of the wearer or the garment: one size with two of them is already a chart. */
const OF_A_BODY = new Set([
  'bust',
  'half-chest',
  'underbust',
  'waist',
  'hip',
  'shoulder',
  'sleeve',
  'inseam',
  'thigh',
  'neck',
  'bicep',
  'rise',
  'foot',
  'torso',
  'hem',
  'cuff',
  'leg-opening',
  'outseam',
  'calf',
  'back',
]);

export const isOfABody = (measure: string): boolean =>
  OF_A_BODY.has(measure) || measure === 'head' || measure === 'hand';

/** Size systems by market (`system-…` of the list `size-labels`), as against age or weight. */
export const isSystem = (label: string): boolean =>
  /^(?:us|uk|eu|au|fr|it|de|jp|cn|br|mx|numeric)$/u.test(label);

/** Gathers the cells of one chart, in any order. */
export class ChartBuilder {
  readonly units = new Set<LengthUnit>();
  readonly systems = new Set<string>();
  exact = true;
  private readonly sizes: string[] = [];
  private readonly bySize = new Map<string, number>();
  private readonly drafts = new Map<string, Draft>();

  /** Position of the size `label`; the same label in another spelling of blanks and case is the same size. */
  size(label: string): number {
    const key = label.toLowerCase().replace(/[\s-]+/gu, '');
    const known = this.bySize.get(key);
    if (known !== undefined) return known;
    this.bySize.set(key, this.sizes.length);
    return this.sizes.push(label) - 1;
  }

  cell(
    heading: Heading,
    size: number,
    quantities: readonly Quantity[],
    place: { span?: Span; at?: Path },
  ): void {
    if (quantities.length === 0) return;
    const key = `${heading.measure}\u0000${heading.label.toLowerCase().trim()}`;
    let draft = this.drafts.get(key);
    if (draft === undefined) {
      draft = { heading, units: new Set(), cells: new Map() };
      this.drafts.set(key, draft);
    }
    for (const unit of heading.units) draft.units.add(unit);
    const [unit] = heading.units;
    const measured =
      unit !== undefined && heading.units.length === 1
        ? quantities.map(quantity => ({ unit, ...quantity }))
        : quantities;
    const earlier = draft.cells.get(size);
    draft.cells.set(
      size,
      earlier
        ? { ...earlier, quantities: [...earlier.quantities, ...measured] }
        : { size, quantities: measured, ...place },
    );
  }

  get cells(): number {
    let count = 0;
    for (const draft of this.drafts.values()) count += draft.cells.size;
    return count;
  }

  /** The chart, or undefined where there is too little: fewer than two sizes and fewer than two measures. */
  reading(
    place: Pick<ChartReading, 'origin' | 'at'> & { span?: Span; corner?: Span },
  ): ChartReading | undefined {
    const columns: ChartColumn[] = [...this.drafts.values()].map(({ heading, units, cells }) => ({
      measure: heading.measure,
      label: heading.label.trim(),
      units: [...units],
      cells: [...cells.values()],
      ...(heading.span ? { span: heading.span } : {}),
    }));
    const used = new Set(columns.flatMap(column => column.cells.map(cell => cell.size)));
    const named = [...used].filter(size => !this.sizes[size]?.startsWith('#')).length;
    const ofABody = columns.filter(column => isOfABody(column.measure)).length;
    const enough =
      named >= 2 || (columns.length >= 2 && ofABody >= 1 && (named === 1 || used.size >= 2 || ofABody >= 2));
    if (!enough || this.cells < 2) return undefined;
    return {
      ...place,
      sizes: this.sizes,
      systems: [...this.systems],
      columns,
      units: [...this.units],
      exact: this.exact,
    };
  }
}
