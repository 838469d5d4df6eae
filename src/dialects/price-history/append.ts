import { type Replacement, replaced } from '../../formats/edit.ts';
import type { Parsed, Row, Sheet, SourceFile } from '../../formats/format.ts';
import type { Listing } from '../../model/listing.ts';
import { compareDecimals } from '../../model/money.ts';
import { codeOf, textOf } from '../cells.ts';
import type { Draft } from '../draft.ts';
import { dateColumn } from '../match.ts';
import { plain } from '../plain.ts';
import type { ReadSettings } from '../result.ts';
import { readDate } from '../scalar.ts';
import type { SeenPrice } from './seen.ts';

/** The columns of a history that the tool begins. */
export const historyHeader = 'date,id,price,list_price,currency\n';

/** A history's text with more prices in it. */
export interface Appended {
  readonly text: string;
  readonly added: number;
  /** Rows of the same day that now have a lower price, or another one to compare it with. */
  readonly changed: number;
  readonly kept: number;
}

/**
 * A history with a row a product and day, with today's prices at its end. A product has one row a day, with the
 * lowest price of that day; every other byte stays. Undefined where the text has no such rows.
 */
export function appendPrices(
  source: SourceFile,
  parsed: Parsed,
  prices: readonly SeenPrice[],
  settings: ReadSettings,
): Appended | undefined {
  if (parsed.format !== 'csv') return undefined;
  const [sheet] = parsed.sheets;
  const columns = sheet && columnsOf(source, sheet, settings);
  if (!columns) return undefined;
  const { text } = source;
  const delimiter = parsed.delimiter ?? ',';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const known = new Map<string, { readonly row: Row; readonly seen: SeenPrice }>();
  for (const row of sheet.rows) {
    const seen = columns.priceOf(row);
    if (seen) known.set(keyOf(seen), { row, seen });
  }
  const pieces: Replacement[] = [];
  const more: string[] = [];
  let kept = 0;
  for (const price of lowestOf(prices)) {
    const line = lineOf(price, sheet, columns, delimiter);
    const today = known.get(keyOf(price));
    if (!today) more.push(line);
    else if (isNews(price, today.seen)) pieces.push({ ...today.row.range, text: line });
    else kept++;
  }
  const end = text === '' || /[\r\n]$/.test(text) ? '' : newline;
  const tail = more.length > 0 ? `${end}${more.join(newline)}${newline}` : '';
  return { text: `${replaced(text, pieces)}${tail}`, added: more.length, changed: pieces.length, kept };
}

interface Columns {
  readonly date: number;
  readonly id: number;
  readonly price: number;
  readonly list: number | undefined;
  readonly currency: number | undefined;
  /** What a row says; undefined where it says no price of a product on a day. */
  priceOf(row: Row): SeenPrice | undefined;
}

function columnsOf(source: SourceFile, sheet: Sheet, settings: ReadSettings): Columns | undefined {
  const { plan } = plain.prepare({ source, sheet }, settings);
  const id = plan.holders.get('id');
  const price = plan.holders.get('price.amount');
  const date = dateColumn(sheet.header.cells);
  if (id === undefined || price === undefined || date === undefined) return undefined;
  const priceOf = (row: Row): SeenPrice | undefined => {
    const code = textOf(row, id);
    const day = readDate(textOf(row, date) ?? '')?.slice(0, 10);
    const draft: Draft = { value: {}, places: undefined, bad: () => {} };
    plan.fill([row], draft);
    const { amount, compare_at: list, currency } = (draft.value as Listing).price ?? {};
    return code === undefined || day === undefined || amount === undefined
      ? undefined
      : { code: codeOf(code).text, date: day, amount, list, currency };
  };
  return {
    date,
    id,
    price,
    list: plan.holders.get('price.compare_at'),
    currency: plan.holders.get('price.currency'),
    priceOf,
  };
}

const keyOf = ({ code, date, currency = '' }: SeenPrice): string => [code, date, currency].join('\u0000');

/** Whether a price of the same day is lower, or as low and compared with another. */
function isNews(price: SeenPrice, known: SeenPrice): boolean {
  const order = compareDecimals(price.amount, known.amount);
  return order < 0 || (order === 0 && (price.list ?? '') !== (known.list ?? ''));
}

/** One price a product: of several the lowest. */
function lowestOf(prices: readonly SeenPrice[]): Iterable<SeenPrice> {
  const lowest = new Map<string, SeenPrice>();
  for (const price of prices) {
    const known = lowest.get(keyOf(price));
    if (!known || compareDecimals(price.amount, known.amount) < 0) lowest.set(keyOf(price), price);
  }
  return lowest.values();
}

function lineOf(price: SeenPrice, { header }: Sheet, columns: Columns, delimiter: string): string {
  const cells = header.cells.map(() => '');
  cells[columns.date] = price.date;
  cells[columns.id] = price.code;
  cells[columns.price] = price.amount;
  if (columns.list !== undefined) cells[columns.list] = price.list ?? '';
  if (columns.currency !== undefined) cells[columns.currency] = price.currency ?? '';
  return cells.map(cell => quoted(cell, delimiter)).join(delimiter);
}

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
