import { describe, expect, it } from 'vitest';
import amazon from '../../rules/dialects/amazon.yaml';
import googleMerchant from '../../rules/dialects/google-merchant.yaml';
import magento from '../../rules/dialects/magento.yaml';
import mentions from '../../rules/dialects/mentions.yaml';
import native from '../../rules/dialects/native.yaml';
import options from '../../rules/dialects/options.yaml';
import schemaOrg from '../../rules/dialects/schema-org.yaml';
import shopify from '../../rules/dialects/shopify.yaml';
import table from '../../rules/dialects/table.yaml';
import values from '../../rules/dialects/values.yaml';
import woocommerce from '../../rules/dialects/woocommerce.yaml';
import type { HeaderTable } from '../../src/dialects/headers.ts';
import { foldName } from '../../src/dialects/names.ts';
import { shapeAt, shapeOf } from '../../src/dialects/shape.ts';
import type { Kind } from '../../src/model/document.ts';

const files = {
  amazon,
  googleMerchant,
  magento,
  schemaOrg,
  mentions,
  native,
  options,
  shopify,
  table,
  values,
  woocommerce,
} as Record<string, Record<string, unknown>>;

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
    for (const format of [amazon, googleMerchant, magento, shopify, woocommerce] as HeaderTable[]) {
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
    for (const format of [googleMerchant, magento, shopify, woocommerce] as HeaderTable[]) {
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
