import type { Row, Sheet } from '../formats/format.ts';
import { type Families, familiesOf } from './amazon-families.ts';
import { type Audience, amazonTable, audiencesOf, dataRowOf, idsFor, scoreOfIds } from './amazon-ids.ts';
import {
  type Columns,
  isPartial,
  putAction,
  putAttributes,
  putAudience,
  putGtin,
  putImages,
  putOption,
  putPrices,
  putSeries,
} from './amazon-put.ts';
import { carried } from './carriage.ts';
import { putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf } from './draft.ts';
import { findColumns, holdersOf } from './headers.ts';
import { columnHints, type TableDialect } from './reading.ts';
import type { ReadSettings } from './result.ts';
import { fieldOf } from './shape.ts';
import type { TablePlan } from './table.ts';

/** Amazon's templates, workbook or tab-separated: a row a SKU, children joined to the parent they name. */
export const amazon: TableDialect = {
  name: amazonTable.dialect,
  score: scoreOfIds,
  dataRow: dataRowOf,
  isExample: ({ cells }) => cells.slice(0, 5).some(cell => amazonTable.example_skus.includes(cell.trim())),
  prepare({ sheet }, settings) {
    const header = sheet.header.cells;
    const [main, ...others] = audiencesOf(header);
    const columns = findColumns(amazonTable, idsFor(header, main)).one;
    const families = familiesOf(sheet.rows, key => columns.get(key));
    const own = planFor(sheet, settings, main, families);
    const also = others
      .filter(({ column }) => sheet.rows.some(row => textOf(row, column) !== undefined))
      .map(audience => ({ ...planFor(sheet, settings, audience, families), title: audience.column }));
    return {
      plan: own.plan,
      used: new Set([own, ...also].flatMap(({ used }) => [...used])),
      group: () => ({
        groups: families.groups,
        orphans: families.orphans,
        orphanMessage: 'row-without-key',
        orphanColumn: own.skuColumn,
      }),
      ...(also.length > 0 && {
        plansFor: rows => {
          const says = (column: number | undefined) => rows.some(row => textOf(row, column) !== undefined);
          const views = also.filter(({ title }) => says(title)).map(({ plan }) => plan);
          const [first, ...rest] = views;
          return first === undefined || says(own.titleColumn) ? [own.plan, ...views] : [first, ...rest];
        },
      }),
    };
  },
};

/** How the rows of a product read for one market and language. */
function planFor(sheet: Sheet, settings: ReadSettings, audience: Audience, families: Families) {
  const found = findColumns(amazonTable, idsFor(sheet.header.cells, audience));
  const hints = (key: string) => columnHints(sheet, found.one.get(key), settings);
  const columns: Columns = {
    one: key => found.one.get(key),
    series: key =>
      [...(found.numbered.get(key) ?? [])].sort(([one], [other]) => one - other).map(([, column]) => column),
    hints: new Map(['offer_price', 'sale_price', 'list_price'].map(key => [key, hints(key)] as const)),
    currency: amazonTable.marketplaces[audience.marketplace ?? '']?.currency,
  };
  const { one } = columns;
  const holders = holdersOf(amazonTable, found);
  if (audience.language !== undefined) holders.set('language', audience.languageColumn);
  if (audience.marketplace !== undefined) holders.set('markets', audience.marketColumn);

  const putChild = (draft: Draft, row: Row): void => {
    const index = lengthOf(draft, 'variants');
    const at = (field: string) => ['variants', index, field];
    putScalar(draft, at('sku'), fieldOf('variants.sku'), row, one('sku'));
    putPrices(draft, row, columns, at('price'), at('compare_at'));
    putScalar(draft, at('stock'), fieldOf('variants.stock'), row, one('quantity'));
    putGtin(draft, at('gtin'), row, columns);
    putScalar(draft, at('image'), fieldOf('variants.image'), row, one('main_image'));
    for (const option of ['color', 'size'] as const) putOption(draft, index, option, row, one(option));
  };

  const plan: TablePlan = {
    kind: 'listing',
    holders,
    carried: carried(holders.keys()),
    fill(rows, draft) {
      const { parent, children } = families.of(rows);
      putScalar(draft, ['id'], fieldOf('id'), rows[0], parent ? one('sku') : one('parent_sku'));
      putAudience(draft, sheet.header, audience);
      putAction(draft, rows, one('action'));
      // What the parent leaves out, its first child says.
      for (const row of rows) {
        for (const [key, field] of copied) putScalar(draft, [field], fieldOf(field), row, one(key));
        putAttributes(draft, row, columns, children.length > 0);
        putPrices(draft, row, columns, ['price', 'amount'], ['price', 'compare_at']);
        putGtin(draft, ['gtin'], row, columns);
      }
      putSeries(draft, 'bullets', rows, columns.series('bullets'));
      const keyword = one('keyword');
      const keywords = columns.series('keywords');
      putSeries(draft, 'keywords', rows, keyword === undefined ? keywords : [keyword], /[,;，；]/g);
      putImages(draft, rows, columns);
      if (children.length === 0) putScalar(draft, ['stock'], fieldOf('stock'), rows[0], one('quantity'));
      for (const child of children) putChild(draft, child);
    },
    isUnread: (rows, field) =>
      rows.every(row => isPartial(row, one('action'))) &&
      ![...holders].some(
        ([held, column]) =>
          (held === field || held.startsWith(`${field}.`)) &&
          (inHeader.has(held) || rows.some(row => textOf(row, column) !== undefined)),
      ),
  };
  return { plan, used: found.used, titleColumn: one('title'), skuColumn: one('sku') as number };
}

/** Fields that the ids in the header say of all rows. */
const inHeader = new Set(['language', 'markets']);

/** Columns that say a field of the listing as it is. */
const copied = [
  ['title', 'title'],
  ['item_highlights', 'item_highlights'],
  ['description', 'description'],
  ['brand', 'brand'],
  ['model', 'model'],
  ['mpn', 'mpn'],
  ['product_type', 'category'],
] as const;
