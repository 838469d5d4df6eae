import type { TreeRecord } from '../formats/format.ts';
import { isGroup } from './read.ts';
import type { TreeDialect } from './read-tree.ts';
import { listingOf } from './schema-org-listing.ts';
import {
  isProductGroup,
  productsIn,
  type Resolve,
  resolverOf,
  type Said,
  valuesAt,
  vocabulary,
} from './schema-org-nodes.ts';

/** Product markup of schema.org as JSON-LD, as shops publish it on their pages. */
export const schemaOrg: TreeDialect = {
  name: vocabulary.dialect,
  knows: value => productsIn({ record: nowhere, from: [], value }).length > 0,
  fields: [
    ...Object.keys(vocabulary.properties),
    ...Object.keys(vocabulary.variants).map(field => `variants.${field}`),
    ...vocabulary.fields,
  ],
  translate(records) {
    const resolve = resolverOf(records);
    const found = records.map(record => productsIn({ record, from: [], value: record.value }));
    const products = found.flat();
    const variants = variantsOf(products, resolve);
    const parts = new Set([...variants.values()].flat().map(({ value }) => value));
    const whole = products.filter(({ value }) => !parts.has(value));
    const names = new Set(products.flatMap(({ value }) => Object.keys(value as object)));
    const isKnown = (name: string) => known.has(name.replace(/^schema:/, ''));
    return {
      listings: whole.map(product => listingOf(product, variants.get(product.value) ?? [], resolve)),
      joined: products.length - whole.length,
      strangers: records.filter((record, index) => found[index]?.length === 0 && !isMarkup(record.value)),
      fieldsRead: [...names].filter(isKnown),
      fieldsIgnored: [...names].filter(name => !isKnown(name)),
    };
  },
};

const nowhere: TreeRecord = {
  value: undefined,
  range: { start: 0, end: 0 },
  locate: () => ({ start: 0, end: 0 }),
  locateKey: () => undefined,
  scalarText: () => undefined,
};

const known = new Set([
  ...vocabulary.structures,
  ...Object.values(vocabulary.properties)
    .flat()
    .map(name => name.split('.', 1)[0] as string),
]);

/** Markup of something else (a shop, a list of crumbs), which stands beside products in every page. */
const isMarkup = (value: unknown): boolean =>
  isGroup(value) && ('@type' in value || '@context' in value || '@id' in value);

/** The products that a group is sold as, by the group: inside it, named by it, or naming it. */
function variantsOf(products: readonly Said[], resolve: Resolve): ReadonlyMap<unknown, readonly Said[]> {
  const groups = products.filter(({ value }) => isProductGroup(value));
  const variants = new Map<unknown, Said[]>(
    groups.map(group => [
      group.value,
      valuesAt(group, 'hasVariant', resolve).filter(({ value }) => isGroup(value) && !isProductGroup(value)),
    ]),
  );
  const byId = new Map<unknown, unknown>();
  for (const group of groups)
    for (const id of valuesAt(group, 'productGroupID', resolve)) byId.set(id.value, group.value);
  for (const product of products) {
    const [named] = valuesAt(product, 'isVariantOf', resolve);
    const [id] = valuesAt(product, 'inProductGroupWithID', resolve);
    const own = variants.get(named?.value) ?? variants.get(byId.get(id?.value));
    if (own && !variants.has(product.value) && !own.some(({ value }) => value === product.value))
      own.push(product);
  }
  return variants;
}
