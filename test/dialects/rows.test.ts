import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/model/path.ts';
import { reading } from './reading.ts';

const headers = {
  shopify: [
    'Handle',
    'Title',
    'Body (HTML)',
    'Option1 Name',
    'Option1 Value',
    'Variant SKU',
    'Variant Price',
    'Variant Compare At Price',
    'Image Src',
    'Image Position',
    'Tags',
  ],
  woocommerce: [
    'ID',
    'Type',
    'SKU',
    'Name',
    'Sale price',
    'Regular price',
    'In stock?',
    'Images',
    'Parent',
    'Attribute 1 name',
    'Attribute 1 value(s)',
  ],
  magento: [
    'sku',
    'store_view_code',
    'product_type',
    'categories',
    'name',
    'visibility',
    'price',
    'special_price',
    'base_image',
    'additional_images',
    'additional_image_labels',
    'additional_attributes',
    'configurable_variations',
    'url_key',
  ],
  'google-merchant': [
    'id',
    'title',
    'link',
    'image_link',
    'additional_image_link',
    'price',
    'sale_price',
    'sale_price_effective_date',
    'product_highlight',
    'product_detail',
    'shipping',
  ],
  table: [
    'id',
    'title',
    'price',
    'sale_price',
    'images',
    'image_alt',
    'bullets',
    'attributes.color',
    'images.1.src',
    'variants',
    'kind',
  ],
};

const cell = fc.constantFrom(
  '',
  '',
  'A',
  'B',
  'id:A',
  'variation',
  'simple',
  'Color',
  '12',
  '12,50 €',
  'soon',
  'a | b',
  'a.jpg, b.jpg',
  '[{"sku":"x"}]',
  '{',
  '__proto__',
  'constructor',
  '=“x”',
  'message',
  '-1',
  "'07",
  'sku=A,size=B|sku=B,color=A',
  'sku=A|sku=A|sku=,size=B',
  '__proto__=A,size=B|C',
  'A:B:C:12 EUR,B::x:5',
);

const paths: Path[] = [
  ['title'],
  ['price', 'amount'],
  ['price', 'compare_at'],
  ['images', 0, 'src'],
  ['images', 3, 'alt'],
  ['variants', 0, 'price'],
  ['attributes', 'color', 0],
  ['tags', 0],
  ['size_chart', 'unit'],
  ['nothing', 'at', 'all'],
];

/** The paths of all scalars of a value. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

describe('rows of any content', () => {
  it.each(Object.entries(headers))(
    '%s: each is a listing, joined or reported, and every value has a place',
    (name, header) => {
      const row = fc.array(cell, { minLength: header.length, maxLength: header.length });
      fc.assert(
        fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
          const quoted = [header, ...rows].map(cells =>
            cells.map(text => `"${text.replaceAll('"', '""')}"`).join(','),
          );
          const read = reading('csv', `${quoted.join('\n')}\n`);
          expect(read.dialect).toBe(name);
          expect(read.rows).toBe(read.listings + read.rowsJoined + read.rowsReported);
          const gaps = read.documents.flatMap(({ value }) => leaves(value).filter(path => path.length === 0));
          expect(gaps).toEqual([]);
          for (const document of read.documents) {
            expect(JSON.stringify(document.value)).not.toContain('null');
            for (const path of [...paths, ...leaves(document.value)]) {
              const [place] = document.locate(path);
              expect(place.cell?.row).toBeGreaterThan(1);
              expect(place.endLine).toBeGreaterThanOrEqual(place.line);
            }
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});
