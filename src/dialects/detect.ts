import type { Parsed } from '../formats/format.ts';
import { foldName } from './names.ts';
import { kinds } from './native.ts';
import { matchColumns } from './match.ts';
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
 * one more known field. A name that many files have (`name`, `description`) is enough only where most of the
 * record's fields are known.
 */
export function isOurs(parsed: Parsed): boolean {
  if (parsed.shape === 'tree') return parsed.records.slice(0, 20).some(({ value }) => isOurRecord(value));
  return parsed.sheets.some(sheet => {
    const header = sheet.header.cells;
    if (dialectOf(header) !== plain || hasKindColumn(header, sheet.rows.slice(0, 20))) return true;
    return isListing(matchColumns(sheet, 'listing', undefined).map(({ field }) => field), header.length, false);
  });
}

function hasKindColumn(header: readonly string[], rows: readonly { readonly cells: readonly string[] }[]): boolean {
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
    const target = shape.aliases.get(foldName(key)) ?? (shape.fields.has(key.split('.')[0] as string) ? [key] : undefined);
    return target ? [target.join('.')] : [];
  });
  return isListing(fields, keys.length, true);
}

const isKind = (value: unknown): boolean => kinds.some(kind => kind === value);

/** Fields that records about other things than products also have. */
const common = new Set(['id', 'title', 'description', 'keywords', 'tags', 'type', 'status', 'language', 'owner', 'seller', 'stock']);

function isListing(fields: readonly string[], size: number, mostKnown: boolean): boolean {
  const named = fields.some(field => field === 'id' || field === 'title');
  const others = fields.filter(field => field !== 'id' && field !== 'title');
  if (!named) return false;
  if (others.some(field => !common.has(field))) return true;
  return others.length > 0 && (!mostKnown || fields.length * 2 > size);
}
