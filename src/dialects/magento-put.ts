import type { Row } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import { valueAt } from '../model/path.ts';
import { type Part, partsOf, putScalar, textOf } from './cells.ts';
import { type Draft, put } from './draft.ts';
import { fieldOfCode, magentoTable, pairsOf, valuesOf, variationsOf } from './magento-attributes.ts';
import { optionRole } from './options.ts';
import { fieldOf } from './shape.ts';

/** Where a column of the export stands in the file. */
export type Column = (key: string) => number | undefined;

/** The stock, unless the shop does not count it. */
export function putStock(draft: Draft, path: Path, row: Row, column: Column): void {
  const isOff = (key: string) => (textOf(row, column(key)) ?? '0').trim() === '0';
  const uncounted =
    column('manage_stock') !== undefined && isOff('manage_stock') && isOff('default_manage_stock');
  if (!uncounted) putScalar(draft, path, fieldOf('stock'), row, column('qty'));
}

/** 1 is in the shop, 2 (in old exports 0) is not. */
export function putOnline(draft: Draft, row: Row, column: number | undefined): void {
  const cell = textOf(row, column)?.trim();
  if (cell !== undefined) put(draft, ['status'], cell === '1' ? 'active' : 'inactive', row, column as number);
}

/** The main picture of a row, if it has one. */
export function mainPicture(row: Row, column: Column): Part | undefined {
  return picturesIn(row, column('image'))[0];
}

function picturesIn(row: Row, column: number | undefined): Part[] {
  return partsOf(textOf(row, column) ?? '', /,/g).filter(({ text }) => !magentoTable.no_image.includes(text));
}

/** The main picture, then the others, each with its label; hidden ones are not on the page. */
export function putPictures(draft: Draft, row: Row, column: Column): void {
  const hidden = new Set(picturesIn(row, column('hidden_images')).map(({ text }) => text));
  for (const [addresses, labels, separator] of [
    ['image', 'image_label', /$^/g],
    ['images', 'image_labels', /,/g],
  ] as const) {
    const parts = picturesIn(row, column(addresses));
    const alts = partsOf(textOf(row, column(labels)) ?? '', separator);
    for (const [number, { text, start }] of parts.entries()) {
      if (hidden.has(text)) continue;
      const known = (draft.value.images ?? []) as readonly { readonly src?: string }[];
      const found = known.findIndex(({ src }) => src === text);
      const index = found < 0 ? known.length : found;
      put(draft, ['images', index, 'src'], text, row, column(addresses) as number, start);
      // Labels may hold commas themselves: then nobody knows which is whose.
      const alt = alts.length === parts.length ? alts[number] : undefined;
      if (alt) put(draft, ['images', index, 'alt'], alt.text, row, column(labels) as number, alt.start);
    }
  }
}

/** The variants that a configurable product names, and what it offers by that. */
export function putVariations(draft: Draft, row: Row, column: number | undefined): void {
  for (const [index, { sku, options }] of variationsOf(textOf(row, column) ?? '').entries()) {
    const say = (path: Path, { text, start }: Part) => put(draft, path, text, row, column as number, start);
    say(['variants', index, 'sku'], sku);
    for (const { code, value } of options) {
      const role = optionRole(code);
      if (role !== undefined) say(['variants', index, role], value);
      const path = ['attributes', role ?? code];
      const offered = valueAt(draft.value, path) ?? [];
      if (!Array.isArray(offered)) continue;
      const known = offered.indexOf(value.text);
      say([...path, known < 0 ? offered.length : known], value);
    }
  }
}

/** Attributes of the product; of one with several values, each. */
export function putAttributes(draft: Draft, row: Row, column: number | undefined): void {
  for (const { code, value } of pairsOf(textOf(row, column) ?? '')) {
    const path = fieldOfCode(code);
    if (path === undefined || valueAt(draft.value, path) !== undefined) continue;
    const values = path.length > 1 ? valuesOf(value) : [value];
    for (const [index, { text, start }] of values.entries())
      put(draft, values.length > 1 ? [...path, index] : path, text, row, column as number, start);
  }
}

/** What the attributes of a variant say of it. */
export function putVariantAttributes(
  draft: Draft,
  index: number,
  row: Row,
  column: number | undefined,
): void {
  for (const { code, value } of pairsOf(textOf(row, column) ?? '')) {
    const field = optionRole(code) ?? (fieldOfCode(code)?.[0] === 'gtin' ? 'gtin' : undefined);
    if (field !== undefined)
      put(draft, ['variants', index, field], value.text, row, column as number, value.start);
  }
}

/** Fields that the attributes and options of a file say. */
export function fieldsIn(
  rows: readonly Row[],
  column: Column,
): { readonly attributes: string[]; readonly options: string[] } {
  const attributes = new Set<string>();
  const options = new Set<string>();
  for (const row of rows) {
    for (const { code } of pairsOf(textOf(row, column('additional_attributes')) ?? '')) {
      const path = fieldOfCode(code);
      if (path !== undefined) attributes.add(path.join('.'));
    }
    for (const variation of variationsOf(textOf(row, column('variations')) ?? '')) {
      for (const { code } of variation.options) {
        const role = optionRole(code);
        options.add(`attributes.${role ?? code}`);
        if (role !== undefined) options.add(`variants.${role}`);
      }
    }
  }
  return { attributes: [...attributes], options: [...options] };
}
