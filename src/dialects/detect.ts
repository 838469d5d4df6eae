import type { Parsed } from '../formats/format.ts';
import { matchColumns } from './match.ts';
import { foldName } from './names.ts';
import { kinds } from './native.ts';
import { plain } from './plain.ts';
import { isGroup } from './read.ts';
import type { TableDialect } from './reading.ts';
import { shapeOf } from './shape.ts';
import { shopify } from './shopify.ts';
import { woocommerce } from './woocommerce.ts';

/** The dialects of tables, the most particular first. */
const tableDialects: readonly TableDialect[] = [shopify, woocommerce, plain];

/** What `--dialect` takes. */
export const dialectNames: readonly string[] = ['native', ...tableDialects.map(({ name }) => name)];

/** The dialect of a table: the one asked for, else the one that knows most of the header. */
export function dialectOf(header: readonly string[], asked?: string): TableDialect {
  if (asked === 'native') return plain;
  const named = tableDialects.find(({ name }) => name === asked);
  if (named) return named;
  return tableDialects.find(dialect => dialect !== plain && dialect.score(header) > 0) ?? plain;
}

/**
 * Whether a file of a searched folder is ours: it says `kind`, matches a dialect, or has an id or a title and
 * one more known field. Where the record has but a `name`, or mostly fields of something else, that field must
 * be one that only products have.
 */
export function isOurs(parsed: Parsed): boolean {
  if (parsed.shape === 'tree') return parsed.records.slice(0, 20).some(({ value }) => isOurRecord(value));
  return parsed.sheets.some(sheet => {
    const header = sheet.header.cells;
    if (dialectOf(header) !== plain || hasKindColumn(header, sheet.rows.slice(0, 20))) return true;
    const fields = matchColumns(sheet, 'listing', undefined).map(({ field }) => field);
    return isListing(fields, false) || (hasBothNames(fields) && header.some(isTellingName));
  });
}

function hasKindColumn(
  header: readonly string[],
  rows: readonly { readonly cells: readonly string[] }[],
): boolean {
  const column = header.findIndex(name => foldName(name) === 'kind');
  return column >= 0 && rows.some(({ cells }) => isKind(cells[column]));
}

function isOurRecord(value: unknown): boolean {
  if (!isGroup(value)) return false;
  if (value.kind !== undefined) return isKind(value.kind);
  const shape = shapeOf('listing');
  const keys = Object.keys(value);
  const fields = keys.flatMap(key => {
    if (shape.fields.has(key)) return [key];
    const [first = ''] = key.split('.');
    const target = shape.aliases.get(foldName(key)) ?? (shape.fields.has(first) ? [key] : undefined);
    return target ? [target.join('.')] : [];
  });
  const named = keys.some(key => key !== 'name' && isName(shape.aliases.get(foldName(key))?.[0]));
  return isListing(fields, !named || fields.length * 2 <= keys.length);
}

const isKind = (value: unknown): boolean => kinds.some(kind => kind === value);

/** Fields that records about other things than products also have. */
const common = new Set([
  'id',
  'title',
  'description',
  'keywords',
  'tags',
  'type',
  'status',
  'language',
  'owner',
  'seller',
  'stock',
]);

const isName = (field: string | undefined): boolean => field === 'id' || field === 'title';

const hasBothNames = (fields: readonly string[]): boolean =>
  fields.includes('id') && fields.includes('title');

/** A column of an id or a title that lists of people and pages do not have: `sku`, `商品标题`. */
const isTellingName = (header: string): boolean => {
  const name = foldName(header);
  return name !== 'id' && name !== 'name' && isName(shapeOf('listing').aliases.get(name)?.[0]);
};

/** `doubtful`: only a field that nothing but a product has decides. */
function isListing(fields: readonly string[], doubtful: boolean): boolean {
  const others = fields.filter(field => !isName(field));
  if (others.length === fields.length) return false;
  return others.some(field => !doubtful || !common.has(field));
}
