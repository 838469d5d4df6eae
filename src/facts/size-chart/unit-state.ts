import type { ChartCell, ChartColumn, ChartReading, LengthUnit, UnitClash, UnitState } from './chart.ts';

/** So many of the cells must carry a unit for a reader to take it for all: a heading with one of three. */
const ENOUGH_CELLS = 0.3;

/**
 * Whether the numbers of a chart have a unit. `stated` are units that the text says for all its numbers;
 * `inNote` tells that a unit stands in a conversion or a note on tolerance.
 */
export function unitState(chart: ChartReading, stated: readonly LengthUnit[], inNote: boolean): UnitState {
  if (chart.exact) {
    const mixed = mixedColumn(chart) ?? mixedColumns(chart.columns);
    if (mixed) return mixed;
  }
  const found = new Set<LengthUnit>([...chart.units, ...stated]);
  let cells = 0;
  let withUnit = 0;
  for (const column of chart.columns) {
    for (const unit of column.units) found.add(unit);
    for (const cell of column.cells) {
      cells++;
      const units = unitsOf(cell);
      if (units.size > 0 || column.units.length > 0) withUnit++;
      for (const unit of units) found.add(unit);
    }
  }
  const enough = chart.units.length > 0 || stated.length > 0 || withUnit / cells >= ENOUGH_CELLS;
  if (enough) return { kind: 'stated', units: [...found] };
  return { kind: inNote ? 'only-in-note' : 'missing' };
}

/** The unit of a cell's own numbers. */
function unitsOf(cell: ChartCell): Set<LengthUnit> {
  return new Set(cell.quantities.flatMap(({ unit }) => unit ?? []));
}

/** Some sizes of one measure only in cm and others only in inches, none in both. */
function mixedColumn(chart: ChartReading): UnitState | undefined {
  for (const column of chart.columns) {
    // numbers in a row of running text, with no sizes to go by, may be one length in two units
    const cells = column.cells.filter(
      ({ size }) => chart.origin !== 'text' || !chart.sizes[size]?.startsWith('#'),
    );
    if (cells.some(cell => systemsOf(unitsOf(cell)).size > 1)) continue;
    const clash = clashAmong(cells.map(cell => ({ cell, column, units: unitsOf(cell) })));
    if (clash) return { kind: 'mixed', ...clash };
  }
  return undefined;
}

/** Height and the sides of a thing are told in their own unit by many charts. */
const ASIDE = new Set(['height', 'diameter', 'width', 'depth', 'unnamed']);

/** One measure only in cm, another only in inches, none in both. */
function mixedColumns(columns: readonly ChartColumn[]): UnitState | undefined {
  const measured = columns.flatMap(column => {
    const [cell] = column.cells;
    const units = new Set([...column.units, ...column.cells.flatMap(each => [...unitsOf(each)])]);
    return cell && !ASIDE.has(column.measure) ? [{ cell, column, units }] : [];
  });
  if (measured.some(({ units }) => systemsOf(units).size > 1)) return undefined;
  const clash = clashAmong(measured);
  return clash && { kind: 'mixed-columns', ...clash };
}

interface Measured {
  readonly cell: ChartCell;
  readonly column: ChartColumn;
  readonly units: ReadonlySet<LengthUnit>;
}

/** The first of `measured` whose unit is of another system than the first one's. */
function clashAmong(measured: readonly Measured[]): UnitClash | undefined {
  const withUnit = measured.filter(({ units }) => units.size > 0);
  const first = withUnit[0];
  const odd = withUnit.find(({ units }) => first && systemOf(units) !== systemOf(first.units));
  if (first === undefined || odd === undefined) return undefined;
  const units = [...new Set(withUnit.flatMap(each => [...each.units]))];
  return { units, column: odd.column, cell: odd.cell, earlier: first.cell };
}

/** Millimetres are as good as centimetres beside each other. */
const systemsOf = (units: ReadonlySet<LengthUnit>): Set<'metric' | 'inch'> =>
  new Set([...units].map(unit => (unit === 'in' ? 'inch' : 'metric')));
const systemOf = (units: ReadonlySet<LengthUnit>): 'metric' | 'inch' | undefined => [...systemsOf(units)][0];
