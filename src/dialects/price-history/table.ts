import type { Parsed, Sheet, SourceFile } from '../../formats/format.ts';
import type { Listing } from '../../model/listing.ts';
import { parsePrice } from '../../model/price-text.ts';
import { codeOf, textOf } from '../cells.ts';
import type { Draft } from '../draft.ts';
import { headed, headedText } from '../header-row.ts';
import { dateColumn } from '../match.ts';
import { plain } from '../plain.ts';
import { columnHints } from '../reading.ts';
import type { ReadSettings } from '../result.ts';
import { readDate } from '../scalar.ts';
import { skuColumn } from './names.ts';
import type { SeenPrice } from './seen.ts';

type Tables = Extract<Parsed, { shape: 'table' }>;

/** The prices of tables with a row a product and day, or a column a day; undefined where no sheet is one. */
export function seenInTable(
  source: SourceFile,
  { format, sheets }: Tables,
  settings: ReadSettings,
): readonly SeenPrice[] | undefined {
  const found = sheets
    .map(sheet => (format === 'xlsx' ? headed(sheet, settings).sheet : headedText(sheet, settings)))
    .map(sheet => seenInSheet(source, sheet, settings));
  const read = found.filter(prices => prices !== undefined);
  return read.length > 0 ? read.flat() : undefined;
}

function seenInSheet(
  source: SourceFile,
  sheet: Sheet,
  settings: ReadSettings,
): readonly SeenPrice[] | undefined {
  const header = sheet.header.cells;
  const { plan } = plain.prepare({ source, sheet }, settings);
  const id = plan.holders.get('id');
  const codes = [skuColumn(header, id), id].filter(column => column !== undefined);
  if (codes.length === 0) return undefined;
  const days = header.flatMap((name, column) => {
    const day = readDate(name)?.slice(0, 10);
    return day === undefined || codes.includes(column) ? [] : [{ day, column }];
  });
  if (days.length > 1) return columnsOfDays(sheet, codes, days, settings);
  const date = dateColumn(header);
  if (date === undefined || !plan.holders.has('price.amount')) return undefined;
  const prices: SeenPrice[] = [];
  for (const row of sheet.rows) {
    const day = readDate(textOf(row, date) ?? '')?.slice(0, 10);
    if (day === undefined) continue;
    const draft: Draft = { value: {}, places: undefined, bad: () => {} };
    plan.fill([row], draft);
    const { amount, compare_at: list, currency } = (draft.value as Listing).price ?? {};
    if (amount === undefined) continue;
    for (const code of codesIn(row.cells, codes)) prices.push({ code, date: day, amount, list, currency });
  }
  return prices;
}

function columnsOfDays(
  sheet: Sheet,
  codes: readonly number[],
  days: readonly { readonly day: string; readonly column: number }[],
  settings: ReadSettings,
): SeenPrice[] {
  const columns = days.map(entry => ({ ...entry, hints: columnHints(sheet, entry.column, settings) }));
  return sheet.rows.flatMap(row => {
    const own = codesIn(row.cells, codes);
    return columns.flatMap(({ day, column, hints }): SeenPrice[] => {
      const cell = textOf(row, column);
      const money = cell === undefined ? undefined : parsePrice(cell, hints);
      return money ? own.map(code => ({ code, date: day, ...money })) : [];
    });
  });
}

/** A price is known under its SKU; under the product's id only where the row has no SKU. */
function codesIn(cells: readonly string[], columns: readonly number[]): string[] {
  for (const column of columns) {
    const cell = textOf({ cells }, column);
    if (cell !== undefined) return [codeOf(cell).text];
  }
  return [];
}
