import type { Row } from '../formats/format.ts';
import { codeOf, textOf } from './cells.ts';
import type { Grouping } from './reading.ts';
import type { SkuColumns } from './sku-table.ts';

/** Columns that say which of a product's variants a row is. */
const variantKeys = ['option_1', 'option_2', 'sku_attributes', 'sku_name', 'color', 'size'];
/** Columns that only rows of SKUs fill in. */
const skuKeys = [...variantKeys, 'sku_id', 'seller_sku', 'sku_code', 'item_number'];

/** Whether a row says any of the columns. */
const says = (row: Row, keys: readonly string[], { all }: SkuColumns): boolean =>
  keys.some(key => all(key).some(column => textOf(row, column) !== undefined));

/** Whether a row is one of several that its product may have. */
export const isVariantRow = (row: Row, columns: SkuColumns): boolean => says(row, variantKeys, columns);

/** The id of the product a row belongs to, and the column that says it. */
export function productIdOf(
  row: Row,
  { one }: SkuColumns,
): { readonly id: string; readonly column: number } | undefined {
  for (const key of ['product_id', 'offer_id', 'product_code']) {
    const column = one(key);
    const cell = textOf(row, column);
    if (cell !== undefined && column !== undefined) return { id: codeOf(cell).text, column };
  }
  return undefined;
}

/**
 * Joins the rows of a product: by its id; before it has one, rows of variants by their title, which the
 * marketplaces want to be the same. A row without both continues the product above: its cells are merged.
 */
export function groupSkus(rows: readonly Row[], columns: SkuColumns): Grouping {
  const groups: [Row, ...Row[]][] = [];
  const byKey = new Map<string, [Row, ...Row[]]>();
  const orphans: Row[] = [];
  for (const row of rows) {
    const key = keyOf(row, columns);
    const known = key === undefined ? groups.at(-1) : byKey.get(key);
    if (known && (key !== undefined || says(row, skuKeys, columns))) known.push(row);
    else if (key === undefined) orphans.push(row);
    else {
      const group: [Row, ...Row[]] = [row];
      groups.push(group);
      byKey.set(key, group);
    }
  }
  const orphanColumn = columns.one('product_id') ?? columns.one('title') ?? 0;
  return { groups, orphans, orphanMessage: 'row-without-key', orphanColumn };
}

/** What the rows of a product share; undefined where a row says neither an id nor a title. */
function keyOf(row: Row, columns: SkuColumns): string | undefined {
  const product = productIdOf(row, columns);
  if (product) return `id ${product.id}`;
  const title = textOf(row, columns.one('title'));
  if (title === undefined) return undefined;
  return isVariantRow(row, columns) ? `title ${codeOf(title).text}` : `row ${row.number}`;
}
