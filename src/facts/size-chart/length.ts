import type { Chart, ChartCell, ChartColumn, LengthUnit, Quantity } from './chart.ts';
import { CM_PER_INCH } from './infer.ts';

export const inCm = (value: number, unit: LengthUnit): number =>
  unit === 'in' ? value * CM_PER_INCH : unit === 'mm' ? value / 10 : value;

/** The unit a quantity is in: its own, else the one of its column or chart; undefined where that is not one. */
export function unitOf(quantity: Quantity, column: ChartColumn, chart: Chart): LengthUnit | undefined {
  if (quantity.unit) return quantity.unit;
  const said = column.units.length > 0 ? column.units : chart.unit.kind === 'stated' ? chart.unit.units : [];
  return said.length === 1 ? said[0] : undefined;
}

/** The middle of what a cell gives, in cm; undefined where its unit is not known. */
export function cellInCm({ quantities }: ChartCell, column: ChartColumn, chart: Chart): number | undefined {
  for (const quantity of quantities) {
    const unit = unitOf(quantity, column, chart);
    if (unit) return inCm((quantity.low + quantity.high) / 2, unit);
  }
  return undefined;
}
