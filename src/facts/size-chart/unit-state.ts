import type { ChartCell, ChartColumn, ChartReading, LengthUnit, UnitState } from './chart.ts';

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

/** The unit of a cell's own numbers; millimetres count with centimetres. */
function unitsOf(cell: ChartCell): Set<LengthUnit> {
  return new Set(cell.quantities.flatMap(({ unit }) => unit ?? []));
}

const metric = (unit: LengthUnit): 'metric' | 'inch' => (unit === 'in' ? 'inch' : 'metric');

/** Some sizes of one measure only in cm and others only in inches, none in both. */
function mixedColumn(chart: ChartReading): UnitState | undefined {
  for (const column of chart.columns) {
    let first: 'metric' | 'inch' | undefined;
    let odd: ChartCell | undefined;
    let both = false;
    const units = new Set<LengthUnit>();
    for (const cell of column.cells) {
      // numbers in a row of running text, with no sizes to go by, may be one length in two units
      if (chart.origin === 'text' && chart.sizes[cell.size]?.startsWith('#')) continue;
      const own = unitsOf(cell);
      const systems = new Set([...own].map(metric));
      if (systems.size === 2) both = true;
      const [system] = systems;
      if (systems.size !== 1 || system === undefined) continue;
      for (const unit of own) units.add(unit);
      first ??= system;
      if (system !== first) odd ??= cell;
    }
    if (odd && !both) return { kind: 'mixed', column, cell: odd, units: [...units] };
  }
  return undefined;
}

/** Height is told in its own unit by many charts. */
const ASIDE = new Set(['height', 'diameter', 'width', 'unnamed']);

/** One measure only in cm, another only in inches. */
function mixedColumns(columns: readonly ChartColumn[]): UnitState | undefined {
  let first: 'metric' | 'inch' | undefined;
  const units = new Set<LengthUnit>();
  for (const column of columns) {
    if (ASIDE.has(column.measure)) continue;
    const own = new Set([...column.units, ...column.cells.flatMap(cell => [...unitsOf(cell)])]);
    const systems = new Set([...own].map(metric));
    if (systems.size > 1) return undefined;
    const [system] = systems;
    if (system === undefined) continue;
    for (const unit of own) units.add(unit);
    first ??= system;
    if (system !== first) return { kind: 'mixed-columns', column, units: [...units] };
  }
  return undefined;
}
