import type { Row } from '../formats/format.ts';
import { textOf } from './cells.ts';
import type { RowGroup } from './table.ts';

/** The rows of one listing: its own, and those of its variants. */
export interface Family {
  /** Absent where the file has only the variants of a product that Amazon knows already. */
  readonly parent: Row | undefined;
  readonly children: readonly Row[];
}

export interface Families {
  readonly groups: readonly RowGroup[];
  /** Rows without SKU and title. */
  readonly orphans: readonly Row[];
  of(rows: RowGroup): Family;
}

/** Joins children to the row whose SKU they name, else to each other; order is that of the first row. */
export function familiesOf(
  rows: readonly Row[],
  column: (key: 'sku' | 'parent_sku' | 'title') => number | undefined,
): Families {
  const skuOf = (row: Row) => textOf(row, column('sku'))?.trim();
  const parentOf = (row: Row) => {
    const parent = textOf(row, column('parent_sku'))?.trim();
    return parent === skuOf(row) ? undefined : parent;
  };
  const orphans = rows.filter(row => skuOf(row) === undefined && textOf(row, column('title')) === undefined);
  const lost = new Set(orphans);
  const families = new Map<string, { parent: Row | undefined; children: Row[] }>();
  for (const row of rows) {
    if (lost.has(row)) continue;
    const parent = parentOf(row);
    const key = parent ?? skuOf(row) ?? `\u0000${row.number}`;
    const known = families.get(key);
    if (parent !== undefined) {
      if (known) known.children.push(row);
      else families.set(key, { parent: undefined, children: [row] });
    } else if (known === undefined) families.set(key, { parent: row, children: [] });
    else if (known.parent === undefined) known.parent = row;
    // The same SKU again is a listing of its own, told as a double id.
    else families.set(`${key}\u0000${row.number}`, { parent: row, children: [] });
  }
  const byFirst = new Map<Row, Family>();
  const groups = [...families.values()].map((family): RowGroup => {
    const members = [...(family.parent ? [family.parent] : []), ...family.children] as [Row, ...Row[]];
    byFirst.set(members[0], family);
    return members;
  });
  groups.sort(([one], [other]) => one.number - other.number);
  return { groups, orphans, of: ([first]) => byFirst.get(first) ?? { parent: first, children: [] } };
}
