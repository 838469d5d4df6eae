import data from '../../rules/dialects/shopify.yaml';
import type { Row } from '../formats/format.ts';
import { valueAt } from '../model/path.ts';
import { carried } from './carriage.ts';
import { codeOf, partsOf, putParts, putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { findColumns, type HeaderTable, holdersOf, scoreOf, spellingOf } from './headers.ts';
import { isNoOption, optionFields, optionNames, optionRole } from './options.ts';
import { columnHints, type Grouping, type TableDialect } from './reading.ts';
import { readScalar } from './scalar.ts';
import { fieldOf } from './shape.ts';
import type { RowGroup, TablePlan } from './table.ts';

const table = data as HeaderTable;

/** Shopify's product CSV: several rows a product, joined by handle over the whole file. */
export const shopify: TableDialect = {
  name: 'shopify',
  score: header => scoreOf(table, header),
  prepare({ sheet }, settings) {
    const columns = findColumns(table, sheet.header.cells);
    const column = (key: string) => columns.one.get(key);
    const holders = holdersOf(table, columns);
    const options = [...(columns.numbered.get('option_value') ?? [])].map(([number, value]) => ({
      name: columns.numbered.get('option_name')?.get(number),
      value,
    }));
    const metafields = metafieldColumns(sheet.header.cells);
    const offered = optionFields(
      optionNames(sheet.rows, columns.numbered.get('option_name')?.values() ?? []),
    );
    for (const field of offered) if (options[0]) holders.set(field, options[0].value);
    for (const { field, column } of metafields) if (!holders.has(field)) holders.set(field, column);
    const price = columnHints(sheet, column('variant_price'), settings);
    const compareAt = columnHints(sheet, column('compare_at'), settings);
    const plan: TablePlan = {
      kind: 'listing',
      holders,
      carried: carried(holders.keys()),
      fill(rows, draft) {
        for (const row of rows) {
          putScalar(draft, ['id'], fieldOf('id'), row, column('handle'));
          putScalar(draft, ['title'], fieldOf('title'), row, column('title'));
          putScalar(draft, ['description'], fieldOf('description'), row, column('body'));
          putScalar(draft, ['brand'], fieldOf('brand'), row, column('vendor'));
          putScalar(draft, ['mpn'], fieldOf('mpn'), row, column('mpn'));
          for (const name of ['gender', 'age_group', 'condition']) {
            putScalar(draft, ['attributes', name], text, row, column(name));
          }
          putFlag(draft, row, column('gift_card'), 'type', { true: 'service' });
          putStatus(draft, row, column('status'), column('published'));
        }
        putUnsent(draft, rows, column('requires_shipping'));
        putFirst(draft, rows, ['product_category', 'google_category', 'type'].map(column));
        const tagRow = rows.find(row => textOf(row, column('tags')) !== undefined);
        const tags = textOf(tagRow ?? rows[0], column('tags'));
        if (tags !== undefined)
          putParts(draft, 'tags', partsOf(tags, /[,，]/g), tagRow ?? rows[0], column('tags') as number);
        putImages(draft, rows, column('image_src'), column('image_alt'), column('image_position'));
        putVariants(rows, draft);
        for (const { field, column } of metafields) {
          const row = rows[0];
          const cell = textOf(row, column);
          const path = field.split('.');
          if (cell !== undefined && valueAt(draft.value, path) === undefined)
            put(draft, path, cell.trim(), row, column, cell.indexOf(cell.trim()));
        }
      },
    };
    const putVariants = (rows: RowGroup, draft: Draft) => {
      const names = options.map(({ name }) => firstText(rows, name));
      const isVariant = (row: Row) =>
        textOf(row, column('variant_price')) !== undefined ||
        textOf(row, column('sku')) !== undefined ||
        options.some(({ value }) => textOf(row, value) !== undefined);
      for (const row of rows.filter(isVariant)) {
        const index = lengthOf(draft, 'variants');
        const at = (field: string) => ['variants', index, field];
        putScalar(draft, at('sku'), fieldOf('variants.sku'), row, column('sku'));
        putScalar(draft, at('price'), fieldOf('variants.price'), row, column('variant_price'), price);
        putScalar(draft, at('stock'), fieldOf('variants.stock'), row, column('inventory'));
        putScalar(draft, at('gtin'), fieldOf('variants.gtin'), row, column('barcode'));
        putScalar(draft, ['gtin'], fieldOf('gtin'), row, column('barcode'));
        putScalar(draft, at('image'), fieldOf('variants.image'), row, column('variant_image'));
        const samePrice = putScalar(
          draft,
          ['price', 'amount'],
          fieldOf('price.amount'),
          row,
          column('variant_price'),
          price,
          ['price', 'currency'],
        );
        if (!isZero(row, column('compare_at'))) {
          putScalar(
            draft,
            at('compare_at'),
            fieldOf('variants.compare_at'),
            row,
            column('compare_at'),
            compareAt,
          );
          if (samePrice)
            putScalar(
              draft,
              ['price', 'compare_at'],
              fieldOf('price.compare_at'),
              row,
              column('compare_at'),
              compareAt,
              ['price', 'currency'],
            );
        }
        for (const [number, { value }] of options.entries()) {
          const cell = textOf(row, value);
          const name = names[number];
          if (cell !== undefined && name !== undefined && !isNoOption(name, cell))
            putOption(draft, index, name, row, value, cell);
        }
      }
    };
    const used = new Set([...columns.used, ...metafields.map(({ column }) => column)]);
    return {
      spelling: spellingOf(table, columns),
      plan,
      used,
      options,
      group: rows => groupByHandle(rows, column('handle') as number, column('title')),
    };
  },
};

const text = { type: 'scalar', reading: 'string' } as const;
const metafield = /^(.+?) \(product\.metafields\.[^)]+\)$/i;

/** Columns of the new template such as `Fabric (product.metafields.shopify.fabric)`. */
function metafieldColumns(header: readonly string[]): { readonly field: string; readonly column: number }[] {
  return header.flatMap((name, column) => {
    const label = metafield.exec(name.trim())?.[1];
    return label === undefined
      ? []
      : [{ field: `attributes.${optionRole(label) ?? label.toLowerCase().replaceAll('.', ' ')}`, column }];
  });
}

function firstText(rows: readonly Row[], column: number | undefined): string | undefined {
  for (const row of rows) {
    const found = textOf(row, column);
    if (found !== undefined) return found.trim();
  }
  return undefined;
}

/** The category from the first of these columns that any row fills. */
function putFirst(draft: Draft, rows: readonly Row[], columns: readonly (number | undefined)[]): void {
  for (const column of columns) {
    for (const row of rows) putScalar(draft, ['category'], text, row, column);
    if (draft.value.category !== undefined) return;
  }
}

function putFlag(
  draft: Draft,
  row: Row,
  column: number | undefined,
  field: string,
  values: Readonly<Record<string, string>>,
): void {
  const cell = textOf(row, column)?.trim().toLowerCase();
  const value = cell === undefined ? undefined : values[cell];
  if (value !== undefined && column !== undefined) put(draft, [field], value, row, column);
}

/** What is never sent is a service; one variant that is sent makes goods of it. */
function putUnsent(draft: Draft, rows: readonly Row[], column: number | undefined): void {
  const cells = rows.map(row => textOf(row, column)?.trim().toLowerCase() ?? '');
  const at = cells.indexOf('false');
  if (column !== undefined && at >= 0 && !cells.includes('true'))
    put(draft, ['type'], 'service', rows[at] as Row, column);
}

/** The status column says most; a product that is not published is inactive whatever else. */
function putStatus(draft: Draft, row: Row, status: number | undefined, published: number | undefined): void {
  const stated = textOf(row, status);
  const value = stated === undefined ? undefined : readScalar(fieldOf('status'), stated, {});
  const hidden = textOf(row, published)?.trim().toLowerCase() === 'false';
  if (value !== undefined && !(hidden && value === 'active'))
    put(draft, ['status'], value, row, status as number);
  else if (published !== undefined) putScalar(draft, ['status'], fieldOf('status'), row, published);
}

/** Pictures by position; the same one repeated on several rows is one picture with several places. */
function putImages(draft: Draft, rows: readonly Row[], src?: number, alt?: number, position?: number): void {
  if (src === undefined) return;
  const images = rows.flatMap((row, order) => {
    const address = textOf(row, src)?.trim();
    const number = Number(textOf(row, position) ?? Number.NaN);
    return address === undefined
      ? []
      : [{ row, address, place: Number.isNaN(number) ? 10_000 + order : number, number }];
  });
  images.sort((left, right) => left.place - right.place);
  const indexes = new Map<string, number>();
  for (const { row, address, number } of images) {
    const identity = `${number} ${address}`;
    const index = indexes.get(identity) ?? indexes.size;
    indexes.set(identity, index);
    putScalar(draft, ['images', index, 'src'], text, row, src);
    putScalar(draft, ['images', index, 'alt'], fieldOf('images.alt'), row, alt);
  }
}

/** A variant's option: its colour or size, and among the values the listing offers. */
function putOption(draft: Draft, index: number, name: string, row: Row, column: number, cell: string): void {
  const { text: value, start } = codeOf(cell);
  const role = optionRole(name);
  if (role !== undefined) put(draft, ['variants', index, role], value, row, column, start);
  const offered = valueAt(draft.value, ['attributes', role ?? name]) ?? [];
  if (!Array.isArray(offered)) return;
  const known = offered.indexOf(value);
  put(draft, ['attributes', role ?? name, known < 0 ? offered.length : known], value, row, column, start);
}

function isZero(row: Row, column: number | undefined): boolean {
  return /^\s*0*([.,]0*)?\s*$/.test(row.cells[column ?? -1] ?? '');
}

/** Rows by handle. A row without one is a listing of its own where it has a title, else nobody's. */
function groupByHandle(rows: readonly Row[], handle: number, title: number | undefined): Grouping {
  const groups = new Map<string, [Row, ...Row[]]>();
  const orphans: Row[] = [];
  for (const row of rows) {
    const key = textOf(row, handle)?.trim();
    if (key === undefined && textOf(row, title) === undefined) {
      orphans.push(row);
      continue;
    }
    const identity = key ?? `\u0000${row.number}`;
    const group = groups.get(identity);
    if (group) group.push(row);
    else groups.set(identity, [row]);
  }
  return { groups: [...groups.values()], orphans, orphanMessage: 'row-without-key', orphanColumn: handle };
}
