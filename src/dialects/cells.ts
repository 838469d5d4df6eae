import type { Row } from '../formats/format.ts';
import type { Money } from '../model/money.ts';
import type { Path } from '../model/path.ts';
import type { PriceHints } from '../model/price-text.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { readScalar } from './scalar.ts';
import type { ScalarShape } from './shape.ts';

/** A part of a cell and where in the cell's text it starts. */
export interface Part {
  readonly text: string;
  readonly start: number;
}

/** The cell's text, or undefined where it is blank. */
export function textOf(row: Pick<Row, 'cells'>, column: number | undefined): string | undefined {
  if (column === undefined) return undefined;
  const cell = row.cells[column];
  return cell === undefined || cell === '' || cell.trim() === '' ? undefined : cell;
}

/** The part of a cell that is a code: without blanks around it. */
export function codeOf(cell: string): Part {
  const text = cell.trim();
  return { text, start: cell.indexOf(text) };
}

/** The parts of a cell between separators, blank ones left out. */
export function partsOf(cell: string, separator: RegExp): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const take = (to: number) => {
    const piece = cell.slice(from, to);
    const text = piece.trim();
    if (text !== '') parts.push({ text, start: from + piece.indexOf(text) });
  };
  for (const match of cell.matchAll(separator)) {
    take(match.index);
    from = match.index + match[0].length;
  }
  take(cell.length);
  return parts;
}

/** Reads a cell as a scalar and writes it; a price's currency goes beside it if `currencyAt` says where. */
export function putScalar(
  draft: Draft,
  path: Path,
  shape: ScalarShape,
  row: Row,
  column: number | undefined,
  hints: PriceHints = {},
  currencyAt?: Path,
): boolean {
  const cell = textOf(row, column);
  if (cell === undefined || column === undefined) return false;
  if (shape.reading === 'text') return put(draft, path, cell, row, column, 0);
  const code = codeOf(cell);
  if (shape.reading === 'string') return put(draft, path, code.text, row, column, code.start);
  const value = readScalar(shape, code.text, hints);
  if (value === undefined) {
    draft.bad(row, column, nameOf(path), shape, cell);
    return false;
  }
  if (typeof value !== 'object') return put(draft, path, value, row, column);
  const { amount, currency } = value as Money;
  const written = put(draft, path, amount, row, column);
  if (written && currency !== undefined && currencyAt !== undefined)
    put(draft, currencyAt, currency, row, column);
  return written;
}

/** Appends the parts of a cell to a list of texts. */
export function putParts(
  draft: Draft,
  field: string | Path,
  parts: readonly Part[],
  row: Row,
  column: number,
): void {
  const path = typeof field === 'string' ? [field] : field;
  for (const { text, start } of parts) put(draft, [...path, lengthOf(draft, path)], text, row, column, start);
}

/** Appends the addresses of a cell to a list of pictures or videos; one that is there already is the same. */
export function putAddresses(
  draft: Draft,
  field: string,
  parts: readonly Part[],
  row: Row,
  column: number,
): void {
  for (const { text, start } of parts) {
    const list = (draft.value[field] ?? []) as readonly { readonly src?: string }[];
    const known = list.findIndex(({ src }) => src === text);
    put(draft, [field, known < 0 ? list.length : known, 'src'], text, row, column, start);
  }
}

/**
 * The addresses in a cell. With web addresses in it a separator counts only before the next one, because
 * commas, tildes and semicolons also stand inside addresses.
 */
export function addressesOf(cell: string, split?: string): Part[] {
  if (split !== undefined) return partsOf(cell, new RegExp(literally(split), 'g'));
  if (cell.startsWith('data:')) return partsOf(cell, /[\s|]+(?=data:|https?:\/\/)/g);
  return partsOf(
    cell,
    /:?\/\//.test(cell) ? /\s*[~|,;，；]\s*(?=(?:https?:)?\/\/)|\s+(?=https?:\/\/)/g : /[~|;,，；、\n]+/g,
  );
}

/** A text that a regular expression takes literally. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A dotted field name for a path: list positions left out. */
export const nameOf = (path: Path): string => path.filter(step => typeof step === 'string').join('.');
