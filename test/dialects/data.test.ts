import { describe, expect, it } from 'vitest';
import dialect1688 from '../../rules/dialects/1688.yaml';
import alibaba from '../../rules/dialects/alibaba.yaml';
import aliexpress from '../../rules/dialects/aliexpress.yaml';
import amazon from '../../rules/dialects/amazon.yaml';
import googleMerchant from '../../rules/dialects/google-merchant.yaml';
import magento from '../../rules/dialects/magento.yaml';
import mentions from '../../rules/dialects/mentions.yaml';
import native from '../../rules/dialects/native.yaml';
import options from '../../rules/dialects/options.yaml';
import schemaOrg from '../../rules/dialects/schema-org.yaml';
import shopify from '../../rules/dialects/shopify.yaml';
import table from '../../rules/dialects/table.yaml';
import tiktok from '../../rules/dialects/tiktok.yaml';
import values from '../../rules/dialects/values.yaml';
import woocommerce from '../../rules/dialects/woocommerce.yaml';
import type { HeaderTable } from '../../src/dialects/headers.ts';
import { foldName } from '../../src/dialects/names.ts';
import { shapeAt, shapeOf } from '../../src/dialects/shape.ts';
import type { Kind } from '../../src/model/document.ts';

const files = {
  dialect1688,
  alibaba,
  aliexpress,
  amazon,
  googleMerchant,
  magento,
  schemaOrg,
  mentions,
  native,
  options,
  shopify,
  table,
  tiktok,
  values,
  woocommerce,
} as Record<string, Record<string, unknown>>;

const formats = [
  dialect1688,
  alibaba,
  aliexpress,
  amazon,
  googleMerchant,
  magento,
  shopify,
  tiktok,
  woocommerce,
] as unknown as HeaderTable[];

/** Groups of free names, and the one name that is a role of two columns and no field. */
const isField = (kind: Kind, field: string) =>
  field === 'price.sale' || shapeAt(shapeOf(kind), field) !== undefined;

describe('header tables', () => {
  it.each(Object.entries(files))('%s says where it comes from and of when', (_name, data) => {
    expect(data.source).toBeTypeOf('string');
    expect(data.as_of).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('name fields of the model only', () => {
    const named = (table as { names: Record<string, string[]> }).names;
    expect(Object.keys(named).filter(field => !isField('listing', field))).toEqual([]);
    for (const [kind, names] of Object.entries((native as { names: Record<Kind, object> }).names)) {
      expect(Object.keys(names).filter(field => !isField(kind as Kind, field))).toEqual([]);
    }
    for (const format of formats) {
      const fields = Object.values(format.columns).flatMap(column => column.fields ?? []);
      expect(fields.filter(field => !isField('listing', field))).toEqual([]);
      for (const key of [...format.requires, ...format.marks])
        expect(Object.keys(format.columns)).toContain(key);
    }
    const { properties, variants, fields } = schemaOrg as Record<'properties' | 'variants', object> & {
      fields: string[];
    };
    const markup = [
      ...Object.keys(properties),
      ...Object.keys(variants).map(field => `variants.${field}`),
      ...fields,
    ];
    expect(markup.filter(field => !isField('listing', field))).toEqual([]);
    const { choices } = values as { choices: Record<string, Record<string, string[]>> };
    for (const [name, words] of Object.entries(choices)) {
      const [kind, ...steps] = name.split('.');
      const shape = shapeAt(shapeOf(kind as Kind), steps.join('.'));
      const scalar = shape?.type === 'union' ? shape.options[0] : shape;
      const known = new Set(scalar?.type === 'scalar' ? scalar.choices?.values() : []);
      expect(Object.keys(words).filter(value => !known.has(value))).toEqual([]);
    }
  });

  it('give a header of an export one meaning', () => {
    for (const format of formats.filter(({ dialect }) => dialect !== 'amazon')) {
      const meanings = new Map<string, string>();
      for (const [key, { names }] of Object.entries(format.columns)) {
        for (const name of Object.values(names).flat()) {
          expect([name, meanings.get(foldName(name)) ?? key]).toEqual([name, key]);
          meanings.set(foldName(name), key);
        }
      }
    }
  });
});
