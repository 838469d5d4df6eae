import type { Row } from '../formats/format.ts';
import { carried } from './carriage.ts';
import { addressesOf, partsOf, putAddresses, putParts, putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import {
  betterCategory,
  copied,
  detailParts,
  google,
  highlightsOf,
  intervalOf,
  shippingParts,
  withoutPrefix,
} from './google-attributes.ts';
import { findColumns, holdersOf, scoreOf } from './headers.ts';
import { columnHints, type TableDialect } from './reading.ts';
import { readScalar } from './scalar.ts';
import { fieldOf } from './shape.ts';
import type { RowGroup, TablePlan } from './table.ts';

/** Google's product data as a text file: a row an item, variants being items of their own. */
export const googleMerchant: TableDialect = {
  name: google.dialect,
  profile: google.profile,
  score: header => scoreOf(google, header.map(baseName)),
  prepare({ sheet }, settings) {
    const header = sheet.header.cells;
    const columns = findColumns(google, header.map(baseName));
    const column = (key: string) => columns.one.get(key);
    const holders = holdersOf(google, columns);
    const hints = new Map(
      ['price', 'sale_price'].map(key => [key, columnHints(sheet, column(key), settings)] as const),
    );
    const shippingOrder = partNames(header[column('shipping') ?? -1] ?? '') ?? google.shipping.order;

    const putPrice = (draft: Draft, row: Row, field: string, key: string): boolean =>
      putScalar(draft, ['price', field], fieldOf(`price.${field}`), row, column(key), hints.get(key), [
        'price',
        'currency',
      ]);
    const plan: TablePlan = {
      kind: 'listing',
      holders,
      carried: carried(holders.keys(), column('product_detail') === undefined ? [] : ['attributes']),
      fill([row], draft) {
        for (const [key, field] of copied) {
          const path = field.split('.');
          if (field === 'videos.src') putAddressesAt(draft, 'videos', row, column(key));
          else putScalar(draft, path, path[0] === 'attributes' ? text : fieldOf(field), row, column(key));
        }
        if (putPrice(draft, row, 'amount', 'sale_price')) putPrice(draft, row, 'compare_at', 'price');
        else putPrice(draft, row, 'amount', 'price');
        putInterval(draft, row, column('sale_price_effective_date'));
        if (draft.value.availability === 'preorder' || draft.value.availability === 'backorder')
          putScalar(
            draft,
            ['preorder', 'ship_date'],
            fieldOf('preorder.ship_date'),
            row,
            column('availability_date'),
          );
        const filled = (key: string) => (textOf(row, column(key)) === undefined ? [] : [key]);
        const category = betterCategory(
          filled('google_product_category'),
          filled('product_type'),
          key => textOf(row, column(key)) ?? '',
        );
        if (category !== undefined)
          putScalar(draft, ['category'], fieldOf('category'), row, column(category));
        putAddressesAt(draft, 'images', row, column('image_link'));
        putAddressesAt(draft, 'images', row, column('additional_image_link'));
        putLifestyle(draft, row, column('lifestyle_image_link'));
        const highlights = column('product_highlight');
        if (highlights !== undefined)
          putParts(draft, 'bullets', highlightsOf(textOf(row, highlights) ?? ''), row, highlights);
        putDetails(draft, row, column('product_detail'));
        putShipping(draft, row, column('shipping'), shippingOrder);
      },
    };
    return {
      plan,
      used: columns.used,
      group: rows => ({
        groups: rows.map((row): RowGroup => [row]),
        orphans: [],
        orphanMessage: 'empty-row',
        orphanColumn: 0,
      }),
    };
  },
};

const text = { type: 'scalar', reading: 'string' } as const;

/** `shipping` of `g:shipping(country:price)`. */
const baseName = (name: string): string => withoutPrefix(name.replace(/\(.*$/s, '').trim());

/** The parts that a header names in parentheses. */
const partNames = (name: string): readonly string[] | undefined =>
  /\(([^)]+)\)/
    .exec(name)?.[1]
    ?.split(':')
    .map(part => part.trim().toLowerCase());

function putAddressesAt(draft: Draft, field: string, row: Row, column: number | undefined): void {
  const cell = textOf(row, column);
  if (cell !== undefined) putAddresses(draft, field, addressesOf(cell), row, column as number);
}

function putLifestyle(draft: Draft, row: Row, column: number | undefined): void {
  const from = lengthOf(draft, 'images');
  putAddressesAt(draft, 'images', row, column);
  for (let index = from; index < lengthOf(draft, 'images'); index++)
    put(draft, ['images', index, 'role'], 'lifestyle', row, column as number);
}

function putInterval(draft: Draft, row: Row, column: number | undefined): void {
  const cell = textOf(row, column);
  if (cell === undefined) return;
  const parts = intervalOf(cell);
  for (const [index, name] of ['start', 'end'].entries()) {
    const part = parts[index];
    const day = part && readScalar(fieldOf(`promotion.${name}`), part.text, {});
    if (day !== undefined) put(draft, ['promotion', name], day, row, column as number);
    else draft.bad(row, column as number, `promotion.${name}`, fieldOf(`promotion.${name}`), cell);
  }
}

function putDetails(draft: Draft, row: Row, column: number | undefined): void {
  const cell = textOf(row, column);
  if (cell === undefined) return;
  for (const part of partsOf(cell, /,(?=[^:,]*:[^:,]+:)/g)) {
    const detail = detailParts(part.text);
    if (detail)
      put(
        draft,
        ['attributes', detail.name],
        detail.value.text,
        row,
        column as number,
        part.start + detail.value.start,
      );
  }
}

function putShipping(draft: Draft, row: Row, column: number | undefined, order: readonly string[]): void {
  const cell = textOf(row, column);
  if (cell === undefined || column === undefined) return;
  for (const option of partsOf(cell, /,(?=[^,]*:)/g)) {
    const index = lengthOf(draft, 'shipping');
    for (const { field, text: said, start } of shippingParts(option.text, order)) {
      const path = ['shipping', index, field];
      const shape = fieldOf(`shipping.${field}`);
      const value = readScalar(shape, said, {});
      if (value === undefined) draft.bad(row, column, `shipping.${field}`, shape, said);
      else if (typeof value !== 'object') put(draft, path, value, row, column, option.start + start);
      else {
        put(draft, path, value.amount, row, column);
        if (value.currency !== undefined)
          put(draft, ['shipping', index, 'currency'], value.currency, row, column);
      }
    }
  }
}
