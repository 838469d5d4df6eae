import type { Row } from '../formats/format.ts';
import { codeOf, textOf } from './cells.ts';
import { variationsOf } from './magento-attributes.ts';
import type { RowGroup } from './table.ts';

/** What belongs to the first row of a listing. */
export interface Family {
  /** Code of the store view that the row is a version for. */
  readonly view: string | undefined;
  /** Of such a version, the product's own row: what the version leaves out stands there. */
  readonly base: Row | undefined;
  /** Simple products that the product is sold as. */
  readonly children: readonly Row[];
}

export interface Families {
  readonly groups: readonly RowGroup[];
  /** Rows that name no product. */
  readonly orphans: readonly Row[];
  of(first: Row): Family;
}

type Column = (key: string) => number | undefined;

/**
 * The families of a file, wherever their rows stand. A simple product joins the first one that names it; a row
 * of a store view is a version of its product, and joins where that product is a part of another.
 */
export function familiesOf(rows: readonly Row[], column: Column): Families {
  const skuOf = (row: Row): string | undefined => {
    const cell = textOf(row, column('sku'));
    return cell === undefined ? undefined : codeOf(cell).text;
  };
  const viewOf = (row: Row): string | undefined => {
    const view = textOf(row, column('store_view'))?.trim();
    return view === 'default' || view === 'all' ? undefined : view;
  };
  const own = new Map<string, Row>();
  const parents = new Map<string, string>();
  for (const row of rows) {
    const sku = skuOf(row);
    if (sku === undefined) continue;
    if (!own.has(sku) && viewOf(row) === undefined) own.set(sku, row);
    for (const variation of variationsOf(textOf(row, column('variations')) ?? ''))
      if (variation.sku.text !== sku && !parents.has(variation.sku.text))
        parents.set(variation.sku.text, sku);
  }
  const children = new Map<string, Row[]>();
  const groups: [Row, ...Row[]][] = [];
  const bySku = new Map<string, [Row, ...Row[]]>();
  const orphans: Row[] = [];
  const joining: { readonly row: Row; readonly parent: string }[] = [];
  for (const row of rows) {
    const sku = skuOf(row);
    const parent = sku === undefined ? undefined : parents.get(sku);
    if (sku === undefined) orphans.push(row);
    else if (parent !== undefined && own.has(parent) && !parents.has(parent)) joining.push({ row, parent });
    else {
      const group: [Row, ...Row[]] = [row];
      groups.push(group);
      if (own.get(sku) === row) bySku.set(sku, group);
    }
  }
  for (const { row, parent } of joining) {
    bySku.get(parent)?.push(row);
    if (viewOf(row) === undefined) children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  return {
    groups,
    orphans,
    of(first) {
      const sku = skuOf(first) ?? '';
      const view = viewOf(first);
      return {
        view,
        base: view === undefined ? undefined : own.get(sku),
        children: children.get(sku) ?? [],
      };
    },
  };
}
