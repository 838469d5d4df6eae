import { amazon } from './amazon.ts';
import { googleFeed } from './google-feed.ts';
import { googleMerchant } from './google-merchant.ts';
import { magento } from './magento.ts';
import { plain } from './plain.ts';
import type { TreeDialect } from './read-tree.ts';
import type { TableDialect } from './reading.ts';
import { schemaOrg } from './schema-org.ts';
import { shopify } from './shopify.ts';
import { skuDialects } from './sku-rows.ts';
import { woocommerce } from './woocommerce.ts';

/** The dialects of tables, the most particular first. */
const tableDialects: readonly TableDialect[] = [
  shopify,
  woocommerce,
  magento,
  googleMerchant,
  amazon,
  ...skuDialects,
  plain,
];

/** The dialects of trees besides the model's own names. */
const treeDialects: readonly TreeDialect[] = [googleFeed, schemaOrg];

/** What `--dialect` takes. */
export const dialectNames: readonly string[] = [
  ...new Set(['native', ...[...tableDialects, ...treeDialects].map(({ name }) => name)]),
];

/** The platform that files of a dialect are made for; mostly called like it. */
export function profileOf(dialect: string): string {
  return tableDialects.find(({ name }) => name === dialect)?.profile ?? dialect;
}

/** The dialect of a tree: the one asked for, else one that knows any of its first records; none for native ones. */
export function treeDialectOf(
  records: readonly { readonly value: unknown }[],
  asked?: string,
): TreeDialect | undefined {
  if (asked === 'native') return undefined;
  const named = treeDialects.find(({ name }) => name === asked);
  const first = records.slice(0, 20);
  return named ?? treeDialects.find(dialect => first.some(({ value }) => dialect.knows(value)));
}

/** The dialect of a table: the one asked for, else the one that knows most of the header. */
export function dialectOf(header: readonly string[], asked?: string): TableDialect {
  if (asked === 'native') return plain;
  const named = tableDialects.find(({ name }) => name === asked);
  if (named) return named;
  return tableDialects.find(dialect => dialect !== plain && dialect.score(header) > 0) ?? plain;
}
