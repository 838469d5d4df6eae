import type { Path } from '../model/path.ts';

/** Names under which exports and interfaces wrap their list of records. */
const wrappers = [
  'products',
  'listings',
  'items',
  'entries',
  'records',
  'documents',
  'data',
  'results',
  'rows',
  '商品',
  '@graph',
];

/** Fields that only a document of its own has: an object with one of them is no wrapper. */
const ownFields = ['kind', 'id', 'sku', 'handle', 'title', 'name', 'price', 'description', 'body'];

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Where the list of records stands in a file's value: `[]` for a list, `['products']` or `['data', 'items']`
 * for one inside a wrapper object, undefined where the value is one document (or none).
 */
export function listPath(value: unknown): Path | undefined {
  if (Array.isArray(value)) return [];
  if (!isRecord(value) || ownFields.some(field => field in value)) return undefined;
  for (const name of wrappers) {
    const inner = value[name];
    if (Array.isArray(inner) && inner.length > 0 && inner.every(isRecord)) return [name];
    const deeper = isRecord(inner) ? listPath(inner) : undefined;
    if (deeper !== undefined) return [name, ...deeper];
  }
  return undefined;
}
