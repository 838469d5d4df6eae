import { reviewColumns } from '../model/review.ts';
import { comingOf } from './coming.ts';
import type { Reporter } from './context.ts';
import { columnNames, reviewRows } from './review.ts';

/**
 * One finding a row, with empty columns for what a reviewer decides. Begins with a byte order mark, without
 * which spreadsheets take Chinese for something else.
 */
export const csv: Reporter = function* (result, context) {
  yield `\ufeff${lineOf(columnNames.map(name => reviewColumns[name][context.lang]))}`;
  for (const { cells, points } of reviewRows(result, context))
    yield lineOf(columnNames.map(name => (name === 'points' ? String(points ?? '') : cells[name])));
  // Nothing to decide on: it has no key.
  for (const { rule, text } of comingOf(result, context))
    yield lineOf(columnNames.map(name => (name === 'rule' ? rule : name === 'problem' ? text : '')));
};

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** Texts come from shops: one that a spreadsheet would calculate gets an apostrophe (OWASP, CSV injection). */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
