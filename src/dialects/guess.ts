import type { ColumnRead } from './result.ts';
import { isPrivate } from './spreadsheet/private.ts';

/** A column that nobody's name gave away, and the field its cells look like. */
export interface Guess {
  readonly column: ColumnRead;
  readonly field: 'images' | 'description' | 'title' | 'price.amount';
}

const picture = /^(?:https?:\/\/|[\w./-]+\/)?[^\s]+\.(?:jpe?g|png|webp|gif)(?:[?#]\S*)?$/iu;
const price = /^[\p{Sc}A-Z]{0,3}\s?\d{1,6}([.,]\d{1,3})*[.,]\d{2}\s?[\p{Sc}A-Z]{0,3}$/u;

/** What unread columns of a table may hold, told by their first cells; only fields that no column holds yet. */
export function guesses(columns: readonly ColumnRead[]): readonly Guess[] {
  const held = new Set(columns.flatMap(({ fields }) => fields));
  const free = (field: string): boolean =>
    ![...held].some(name => name === field || name.startsWith(`${field}.`));
  const found: Guess[] = [];
  for (const column of columns) {
    if (column.read || isPrivate(column.name)) continue;
    const field = fieldOf(column.sample);
    if (field === undefined || !free(field)) continue;
    held.add(field);
    found.push({ column, field });
  }
  return found;
}

function fieldOf(cells: readonly string[]): Guess['field'] | undefined {
  if (cells.length < 2) return undefined;
  const all = (test: (cell: string) => boolean): boolean => cells.every(test);
  if (all(cell => cell.split(/[,;|\s]+/).every(part => picture.test(part)))) return 'images';
  if (all(cell => price.test(cell.trim()))) return 'price.amount';
  const words = (cell: string): boolean => /\p{L}{2}/u.test(cell) && !/^https?:/u.test(cell);
  if (!all(words)) return undefined;
  const mean = cells.reduce((sum, { length }) => sum + length, 0) / cells.length;
  const isHan = cells.some(cell => /\p{sc=Han}{4}/u.test(cell));
  if (mean >= (isHan ? 60 : 150)) return 'description';
  return mean >= (isHan ? 8 : 20) ? 'title' : undefined;
}
