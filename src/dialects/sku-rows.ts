import data1688 from '../../rules/dialects/1688.yaml';
import dataAlibaba from '../../rules/dialects/alibaba.yaml';
import dataAliexpress from '../../rules/dialects/aliexpress.yaml';
import dataTiktok from '../../rules/dialects/tiktok.yaml';
import type { Row } from '../formats/format.ts';
import { carried } from './carriage.ts';
import { putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { holdersOf, scoreOf } from './headers.ts';
import { optionFields, optionNames } from './options.ts';
import type { TableDialect } from './reading.ts';
import { fieldOf } from './shape.ts';
import { groupSkus, isVariantRow, productIdOf } from './sku-groups.ts';
import { putGtin, putOptions, putPictures, putPrices, putShared, putStock } from './sku-put.ts';
import {
  explainsSkus,
  isSkuExample,
  labelsBelow,
  type SkuColumns,
  type SkuTable,
  skuColumns,
} from './sku-table.ts';
import type { TablePlan } from './table.ts';

/** Marketplaces whose files have a row a SKU, each by its header table. */
export const skuDialects: readonly TableDialect[] = [dataTiktok, data1688, dataAlibaba, dataAliexpress].map(
  data => skuDialect(data as unknown as SkuTable),
);

/** Columns with the SKU's own number, the seller's before the marketplace's. */
const skuKeys = ['seller_sku', 'sku_code', 'item_number', 'sku_id'];

function skuDialect(table: SkuTable): TableDialect {
  return {
    name: table.dialect,
    score: header => scoreOf(table, header),
    isHelp: (row, header) => explainsSkus(table, header, row),
    isExample: row => isSkuExample(table, row),
    labels: (rows, header) => labelsBelow(table, header, rows),
    prepare({ sheet }, settings) {
      const columns = skuColumns(table, sheet, settings);
      const { one, found } = columns;
      const holders = holdersOf(table, found);
      const themes = [1, 2].flatMap(number => one(`theme_${number}`) ?? []);
      for (const field of optionFields(optionNames(sheet.rows, themes))) {
        const option = one('option_1');
        if (option !== undefined && !holders.has(field)) holders.set(field, option);
      }
      const plan: TablePlan = {
        kind: 'listing',
        holders,
        carried: carried(holders.keys()),
        fill(rows, draft) {
          putId(draft, rows[0], columns);
          putShared(draft, rows, columns);
          putPictures(draft, rows, columns);
          for (const row of rows) {
            putPrices(draft, row, columns, ['price', 'amount'], ['price', 'compare_at']);
            putGtin(draft, ['gtin'], row, columns, table);
          }
          const variants = rows.length > 1 || isVariantRow(rows[0], columns);
          if (!variants) putStock(draft, ['stock'], rows[0], columns);
          else for (const row of rows) putVariant(draft, row, columns, table);
        },
      };
      const options = [1, 2].flatMap(number => {
        const value = one(`option_${number}`);
        return value === undefined ? [] : [{ name: one(`theme_${number}`), value }];
      });
      return { plan, used: found.used, options, group: rows => groupSkus(rows, columns) };
    },
  };
}

/** The product's number; before it has one, the seller's number of its first SKU. */
function putId(draft: Draft, row: Row, columns: SkuColumns): void {
  const product = productIdOf(row, columns);
  if (product) putScalar(draft, ['id'], fieldOf('id'), row, product.column);
  else for (const key of skuKeys) putScalar(draft, ['id'], fieldOf('id'), row, columns.one(key));
}

function putVariant(draft: Draft, row: Row, columns: SkuColumns, table: SkuTable): void {
  const { one } = columns;
  const index = lengthOf(draft, 'variants');
  const at = (field: string) => ['variants', index, field];
  for (const key of skuKeys) putScalar(draft, at('sku'), fieldOf('variants.sku'), row, one(key));
  putPrices(draft, row, columns, at('price'), at('compare_at'));
  putStock(draft, at('stock'), row, columns);
  putGtin(draft, at('gtin'), row, columns, table);
  for (const key of ['variation_image', 'sku_image_link']) {
    const picture = textOf(row, one(key))?.trim();
    if (picture !== undefined) put(draft, at('image'), picture, row, one(key) as number);
  }
  putOptions(draft, index, row, columns);
}
