import type { Parsed, Sheet } from '../formats/format.ts';
import { isReviewHeader } from '../model/review.ts';
import { dialectOf, treeDialectOf } from './detect.ts';
import { headed, headedText } from './header-row.ts';
import { matchColumns } from './match.ts';
import { foldName } from './names.ts';
import { kinds } from './native.ts';
import { plain } from './plain.ts';
import { isGroup } from './read.ts';
import type { ReadSettings } from './result.ts';
import { shapeOf } from './shape.ts';

/**
 * Whether a file of a searched folder is ours: it says `kind`, matches a dialect, or has an id or a title and
 * one more known field. Where the record has but a `name`, or mostly fields of something else, that field must
 * be one that only products have.
 */
export function isOurs(parsed: Parsed): boolean {
  if (parsed.shape === 'tree') {
    // Feeds of news also have titles and descriptions.
    const doubtful = parsed.format === 'xml';
    const first = parsed.records.slice(0, 20);
    return treeDialectOf(first) !== undefined || first.some(({ value }) => isOurRecord(value, doubtful));
  }
  const isWorkbook = parsed.format === 'xlsx';
  return parsed.sheets.some(sheet =>
    isOurSheet(isWorkbook ? headed(sheet, {}).sheet : headedText(sheet, {}), {}),
  );
}

/** Whether a table is ours; a sheet of a workbook beside which another is read must be as sure. */
export function isOurSheet(sheet: Sheet, { dialect, fields: mapping }: ReadSettings): boolean {
  const header = sheet.header.cells;
  // A review of ours names listings in every row, and holds none.
  if (isReviewHeader(header)) return false;
  const known = dialectOf(header, dialect);
  if (known !== plain && known.score(header) > 0) return true;
  if (hasKindColumn(header, sheet.rows.slice(0, 20))) return true;
  const fields = matchColumns(sheet, 'listing', mapping).map(({ field }) => field);
  return isListing(fields, false) || (hasBothNames(fields) && header.some(isTellingName));
}

function hasKindColumn(
  header: readonly string[],
  rows: readonly { readonly cells: readonly string[] }[],
): boolean {
  const column = header.findIndex(name => foldName(name) === 'kind');
  return column >= 0 && rows.some(({ cells }) => isKind(cells[column]));
}

function isOurRecord(value: unknown, doubtful: boolean): boolean {
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
  return isListing(fields, doubtful || !named || fields.length * 2 <= keys.length);
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
