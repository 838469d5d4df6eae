import data from '../../rules/dialects/woocommerce.yaml';
import type { Row } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import { carried } from './carriage.ts';
import { addressesOf, codeOf, partsOf, putAddresses, putParts, putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { findColumns, type HeaderTable, holdersOf, scoreOf, spellingOf } from './headers.ts';
import { foldName } from './names.ts';
import { optionFields, optionNames, optionRole } from './options.ts';
import { columnHints, type Grouping, type TableDialect } from './reading.ts';
import { fieldOf } from './shape.ts';
import type { TablePlan } from './table.ts';

const table = data as HeaderTable;

/** WooCommerce's product CSV, in the language of the shop: variations are rows of their own with a parent. */
export const woocommerce: TableDialect = {
  name: 'woocommerce',
  score: header => scoreOf(table, header),
  prepare({ sheet }, settings) {
    const columns = findColumns(table, sheet.header.cells);
    const column = (key: string) => columns.one.get(key);
    const holders = holdersOf(table, columns);
    const attributes = [...(columns.numbered.get('attribute_name') ?? [])].map(([number, name]) => ({
      name,
      values: columns.numbered.get('attribute_value')?.get(number),
    }));
    const offered = optionFields(
      optionNames(sheet.rows, columns.numbered.get('attribute_name')?.values() ?? []),
    );
    for (const field of offered)
      if (attributes[0]?.values !== undefined) holders.set(field, attributes[0].values);
    const sale = columnHints(sheet, column('sale_price'), settings);
    const regular = columnHints(sheet, column('regular_price'), settings);

    /** The price asked, and where it is a sale price, the regular one it is compared with. */
    const putPrice = (draft: Draft, row: Row, amount: Path, compareAt: Path, currencyAt?: Path): boolean => {
      const onSale = textOf(row, column('sale_price')) !== undefined;
      const asked = onSale ? column('sale_price') : column('regular_price');
      const written = putScalar(
        draft,
        amount,
        fieldOf('price.amount'),
        row,
        asked,
        onSale ? sale : regular,
        currencyAt,
      );
      if (written && onSale)
        putScalar(draft, compareAt, fieldOf('price.compare_at'), row, column('regular_price'), regular);
      return written;
    };
    const putListingPrice = (draft: Draft, row: Row) =>
      putPrice(draft, row, ['price', 'amount'], ['price', 'compare_at'], ['price', 'currency']);

    const putVariation = (draft: Draft, row: Row) => {
      const index = lengthOf(draft, 'variants');
      const at = (field: string) => ['variants', index, field];
      putScalar(draft, at('sku'), fieldOf('variants.sku'), row, column('sku') ?? column('id'));
      putPrice(draft, row, at('price'), at('compare_at'));
      putScalar(draft, at('stock'), fieldOf('variants.stock'), row, column('stock'));
      putScalar(draft, at('gtin'), fieldOf('variants.gtin'), row, column('gtin'));
      const pictures = addressesOf(textOf(row, column('images')) ?? '');
      const [picture] = pictures;
      if (picture) {
        put(draft, at('image'), picture.text, row, column('images') as number, picture.start);
        putAddresses(draft, 'images', pictures, row, column('images') as number);
      }
      for (const { name, values } of attributes) {
        const role = optionRole(textOf(row, name) ?? '');
        if (role !== undefined) putScalar(draft, at(role), fieldOf(`variants.${role}`), row, values);
      }
    };

    const plan: TablePlan = {
      kind: 'listing',
      holders,
      carried: carried(holders.keys()),
      fill(rows, draft) {
        const [row, ...variations] = rows;
        if (!putScalar(draft, ['id'], fieldOf('id'), row, column('sku')))
          putScalar(draft, ['id'], fieldOf('id'), row, column('id'));
        putType(draft, row, column('type'));
        putScalar(draft, ['title'], fieldOf('title'), row, column('name'));
        const described = putScalar(
          draft,
          ['description'],
          fieldOf('description'),
          row,
          column('description'),
        );
        const short = described ? ['sections', 'short_description'] : ['description'];
        putScalar(draft, short, fieldOf('description'), row, column('short_description'));
        putStatus(draft, row, column('published'));
        putScalar(draft, ['brand'], fieldOf('brand'), row, column('brands'));
        putScalar(draft, ['gtin'], fieldOf('gtin'), row, column('gtin'));
        putScalar(draft, ['category'], fieldOf('category'), row, column('categories'));
        putScalar(draft, ['stock'], fieldOf('stock'), row, column('stock'));
        putScalar(draft, ['availability'], fieldOf('availability'), row, column('in_stock'));
        putScalar(draft, ['promotion', 'start'], fieldOf('promotion.start'), row, column('sale_starts'));
        putScalar(draft, ['promotion', 'end'], fieldOf('promotion.end'), row, column('sale_ends'));
        for (const measure of ['weight', 'length', 'width', 'height'])
          putMeasure(draft, row, column(measure), measure, sheet.header.cells);
        const tags = textOf(row, column('tags'));
        if (tags !== undefined)
          putParts(draft, 'tags', partsOf(tags, /[,，]/g), row, column('tags') as number);
        const images = textOf(row, column('images'));
        if (images !== undefined)
          putAddresses(draft, 'images', addressesOf(images), row, column('images') as number);
        for (const { name, values } of attributes) putAttribute(draft, row, name, values);
        putListingPrice(draft, row);
        for (const variation of variations) {
          putListingPrice(draft, variation);
          putVariation(draft, variation);
        }
      },
    };
    const options = attributes.flatMap(({ name, values }) =>
      values === undefined ? [] : [{ name, value: values }],
    );
    return {
      spelling: spellingOf(table, columns),
      plan,
      used: columns.used,
      options,
      group: rows => groupByParent(rows, column),
    };
  },
};

const services = new Set(['virtual', 'grouped', 'external']);

function typesOf(row: Row, column: number | undefined): string[] {
  return (textOf(row, column) ?? '').split(',').map(foldName);
}

function putType(draft: Draft, row: Row, column: number | undefined): void {
  if (column === undefined) return;
  // Simple and variable say how it is sold, not what: a gift card may be either.
  if (typesOf(row, column).some(type => services.has(type))) put(draft, ['type'], 'service', row, column);
}

/** 1 is public, 0 private, -1 a draft. */
function putStatus(draft: Draft, row: Row, column: number | undefined): void {
  const cell = textOf(row, column)?.trim();
  if (cell === undefined || column === undefined) return;
  if (cell === '-1') put(draft, ['status'], 'draft', row, column);
  else putScalar(draft, ['status'], fieldOf('status'), row, column);
}

/** `Weight (kg)` with `1.5` is an attribute `weight: 1.5 kg`. */
function putMeasure(
  draft: Draft,
  row: Row,
  column: number | undefined,
  name: string,
  header: readonly string[],
): void {
  const cell = textOf(row, column);
  if (cell === undefined || column === undefined) return;
  const unit = /[(（]([^)）]+)[)）]/.exec(header[column] ?? '')?.[1];
  put(draft, ['attributes', name], unit === undefined ? cell.trim() : `${cell.trim()} ${unit}`, row, column);
}

/** An attribute with its values; a comma inside a value is written `\,`. */
function putAttribute(draft: Draft, row: Row, name: number | undefined, values: number | undefined): void {
  const label = textOf(row, name)?.trim();
  const cell = textOf(row, values);
  if (label === undefined || cell === undefined || values === undefined) return;
  const path = ['attributes', optionRole(label) ?? label];
  const parts = partsOf(cell, /(?<!\\),/g);
  if (parts.length > 1)
    for (const [index, { text, start }] of parts.entries())
      put(draft, [...path, index], text, row, values, start);
  else put(draft, path, codeOf(cell).text, row, values, codeOf(cell).start);
}

/** Variations join the product their parent column names, by SKU or as `id:123`, wherever it stands. */
function groupByParent(rows: readonly Row[], column: (key: string) => number | undefined): Grouping {
  const groups: [Row, ...Row[]][] = [];
  const products = new Map<string, [Row, ...Row[]]>();
  const isVariation = (row: Row) => typesOf(row, column('type')).includes('variation');
  for (const row of rows) {
    if (isVariation(row)) continue;
    const group: [Row, ...Row[]] = [row];
    groups.push(group);
    const sku = textOf(row, column('sku'));
    const id = textOf(row, column('id'));
    if (sku !== undefined && !products.has(codeOf(sku).text)) products.set(codeOf(sku).text, group);
    if (id !== undefined) products.set(`id:${id.trim()}`, group);
  }
  const orphans: Row[] = [];
  for (const row of rows) {
    if (!isVariation(row)) continue;
    const parent = products.get(codeOf(textOf(row, column('parent')) ?? '').text);
    if (parent) parent.push(row);
    else orphans.push(row);
  }
  return {
    groups,
    orphans,
    orphanMessage: 'row-without-parent',
    orphanColumn: column('parent') ?? (column('type') as number),
  };
}
