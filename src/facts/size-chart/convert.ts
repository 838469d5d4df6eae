import type { Document } from '../../model/document.ts';
import type { Edit } from '../../model/edit.ts';
import { valueAt } from '../../model/path.ts';
import type { Chart } from './chart.ts';

/** One inch, in centimetres. */
const INCH = 2.54;

/**
 * The edits that give a chart of fields its numbers in the other unit, to a tenth. Undefined where the chart is a text,
 * or a number has a unit or words of its own.
 */
export function convertedTo(
  chart: Chart,
  unit: 'cm' | 'in',
  { value }: Document,
): readonly [Edit, ...Edit[]] | undefined {
  if (chart.origin !== 'structured' || chart.columns.some(({ units }) => units.length > 0)) return undefined;
  const factor = unit === 'in' ? 1 / INCH : INCH;
  const converted = (number: number): number => Math.round(number * factor * 10) / 10;
  const edits: Edit[] = [];
  for (const { at } of chart.columns.flatMap(({ cells }) => cells)) {
    const written = at && valueAt(value, at);
    if (typeof written === 'number') edits.push({ op: 'set', path: at ?? [], value: converted(written) });
    else if (Array.isArray(written) && written.every(end => typeof end === 'number'))
      edits.push({ op: 'set', path: at ?? [], value: written.map(converted) });
    else return undefined;
  }
  return [{ op: 'set', path: [...chart.at, 'unit'], value: unit }, ...edits];
}
