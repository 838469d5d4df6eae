import type { Parsed, SourceFile } from '../../formats/format.ts';
import { dayOf } from '../../model/day.ts';
import type { AnyDocument } from '../../model/document.ts';
import { readDocuments } from '../index.ts';
import type { ReadSettings } from '../result.ts';
import type { SeenPrice } from './seen.ts';
import { seenInTable } from './table.ts';
import { seenInTree } from './tree.ts';

/**
 * The prices of a history file: a table with a row a product and day or a column a day, a tracker's series, listings
 * with `price.history`, or an export of listings whose file name carries the day. Undefined where it is none.
 */
export function readPriceHistory(
  source: SourceFile,
  parsed: Parsed,
  settings: ReadSettings = {},
): readonly SeenPrice[] | undefined {
  const direct =
    parsed.shape === 'table' ? seenInTable(source, parsed, settings) : seenInTree(parsed.records);
  if (direct) return direct;
  const { documents } = readDocuments(source, parsed, settings);
  const listed = documents.flatMap(listedHistory);
  if (listed.length > 0) return listed;
  const date = dayInName(source.file);
  const offered = date === undefined ? [] : documents.flatMap(document => pricesOf(document, date));
  return offered.length > 0 ? offered : undefined;
}

function listedHistory({ kind, value }: AnyDocument): SeenPrice[] {
  if (kind !== 'listing' || value.id === undefined) return [];
  const { id: code, price } = value;
  return (price?.history ?? []).flatMap(({ date, amount, list }) =>
    date === undefined || amount === undefined
      ? []
      : [{ code, date, amount, list, currency: price?.currency }],
  );
}

/** What a listing and its variants cost on a day. */
export function pricesOf({ kind, value }: AnyDocument, date: string): SeenPrice[] {
  if (kind !== 'listing') return [];
  const { id, price: { amount, compare_at: list, currency } = {}, variants = [] } = value;
  const own = id === undefined || amount === undefined ? [] : [{ code: id, date, amount, list, currency }];
  const others = variants.flatMap(({ sku, price: asked = amount, compare_at }): SeenPrice[] =>
    sku === undefined || sku === id || asked === undefined
      ? []
      : [
          {
            code: sku,
            date,
            amount: asked,
            list: compare_at ?? (asked === amount ? list : undefined),
            currency,
          },
        ],
  );
  return [...own, ...others];
}

/** The day in a file's name: `prices-2026-11-22.csv`, `20261122.json`. */
export function dayInName(file: string): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  for (const [, year, month, day] of name.matchAll(/(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/g)) {
    const found = dayOf(`${year}-${month}-${day}`);
    if (found) return found;
  }
  return undefined;
}
