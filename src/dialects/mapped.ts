import type { Row } from '../formats/format.ts';
import { carried } from './carriage.ts';
import { textOf } from './cells.ts';
import { type Draft, put } from './draft.ts';
import { mappedFields } from './mapping.ts';
import { mappedBindings } from './match.ts';
import type { Prepared } from './reading.ts';
import type { ReadSettings } from './result.ts';
import { shapeOf } from './shape.ts';
import type { Table, TablePlan } from './table.ts';
import { type Take, takeOf } from './take.ts';

/** An export with columns of the shop's own: what the config says of a field comes before the dialect. */
export function withMapping(prepared: Prepared, { sheet }: Table, settings: ReadSettings): Prepared {
  const shape = shapeOf(prepared.plan.kind);
  const bindings = mappedBindings(sheet.header.cells, shape, settings.fields);
  if (bindings.length === 0) return prepared;
  const { plan, plansFor } = prepared;
  const takes = bindings.map(binding => ({
    column: binding.column,
    take: takeOf(sheet, binding, shape, settings),
  }));
  const constants = takeConstants(settings);
  const mapped = (inner: TablePlan): TablePlan => {
    const holders = new Map([
      ...inner.holders,
      ...bindings.map(({ field, column }) => [field, column] as const),
    ]);
    return {
      ...inner,
      holders,
      carried: carried([...inner.carried.fields, ...holders.keys()], inner.carried.structures),
      fill(rows, draft) {
        for (const { column, take } of takes) {
          const row = rows.find(candidate => textOf(candidate, column) !== undefined);
          if (row) take(row, draft);
        }
        for (const take of constants) take(rows[0], draft);
        inner.fill(rows, draft);
      },
    };
  };
  return {
    ...prepared,
    used: new Set([...prepared.used, ...bindings.map(({ column }) => column)]),
    plan: mapped(plan),
    ...(plansFor && { plansFor: rows => plansFor(rows).map(mapped) as [TablePlan, ...TablePlan[]] }),
  };
}

/** Constants of the config's mapping (`size_chart: {column: 尺码, unit: cm}`), where the column says anything. */
export function takeConstants({ fields }: ReadSettings): Take[] {
  return mappedFields(fields ?? {}).flatMap(({ field, constants }) => {
    const names = Object.keys(constants);
    if (names.length === 0) return [];
    return [
      (row: Row, draft: Draft) => {
        const said =
          draft.value[field] !== undefined || (field === 'size_chart' && draft.value.sections !== undefined);
        if (said) for (const name of names) put(draft, [field, name], constants[name], row, 0);
      },
    ];
  });
}
