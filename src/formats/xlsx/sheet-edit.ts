import { Parser } from 'htmlparser2';
import { columnLetter } from '../../model/place.ts';
import { EditError, type Replacement, replaced } from '../edit.ts';
import type { Book } from './book.ts';
import { type Merge, mergeOf } from './merge.ts';
import { numberText, numberWritten } from './number.ts';
import { columnOf } from './reference.ts';
import { plainText, writtenText } from './strings.ts';
import { plainForm } from './styles.ts';
import { type Attributes, localName } from './xml.ts';

/** New texts of a sheet's cells: by row as the spreadsheet counts, and column from 0. */
export type NewCells = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** A cell as it stands in the part. */
interface CellElement {
  readonly start: number;
  readonly column: number;
  readonly attributes: Attributes;
  readonly hasFormula: boolean;
  /** What stands in `v`. */
  readonly value: string;
  /** What stands in `is`, where it is written as plain text. */
  readonly inline: string;
}

/**
 * A sheet's part with other texts in some cells; undefined where all say so already. A number stays one where the
 * new text is a number as the cell's format shows it; any other text stands in the cell itself, so that no other
 * part changes.
 * @throws EditError where a formula gives a cell its value, or nobody would see it
 */
export function editSheet(bytes: Uint8Array, book: Book, cells: NewCells): Uint8Array | undefined {
  if (bytes.includes(0)) throw new EditError('format-read-only');
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const merges: Merge[] = [];
  const replacements: Replacement[] = [];
  const open = new Map(cells);
  readRows(text, merges, (number, row) => {
    const wanted = open.get(number);
    if (!wanted) return;
    open.delete(number);
    for (const [column, written] of [...wanted].sort(([left], [right]) => left - right))
      replacements.push(...newCell(text, book, row, number, column, written));
  });
  const [missing] = open.keys();
  if (missing !== undefined) throw new EditError('no-place', { row: missing });
  for (const [row, columns] of cells)
    for (const column of columns.keys())
      if (merges.some(merge => isCovered(merge, row, column)))
        throw new EditError('no-place', { row, column });
  return replacements.length === 0 ? undefined : new TextEncoder().encode(replaced(text, replacements));
}

/** Whether a merged cell lies over this one, so that its own text is not seen. */
const isCovered = ({ top, left, bottom, right }: Merge, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left);

interface RowElement {
  readonly cells: readonly (CellElement & { readonly end: number })[];
  /** Where its end tag starts. */
  readonly end: number;
  /** Of its elements' names: `x:` or none. */
  readonly prefix: string;
  /** Whether each of its cells says where it stands. */
  readonly isPlaced: boolean;
}

function readRows(text: string, merges: Merge[], onRow: (number: number, row: RowElement) => void): void {
  let number = 0;
  let column = -1;
  let cells: RowElement['cells'][number][] = [];
  let isPlaced = true;
  let cell: { -readonly [Field in keyof CellElement]: CellElement[Field] } | undefined;
  let inside: 'v' | 't' | undefined;
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag);
        if (name === 'row') {
          number = attributes.r === undefined ? number + 1 : Number(attributes.r);
          cells = [];
          column = -1;
          isPlaced = true;
        } else if (name === 'c') {
          column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
          isPlaced &&= attributes.r !== undefined;
          cell = { start: parser.startIndex, column, attributes, hasFormula: false, value: '', inline: '' };
        } else if (name === 'f' && cell) cell.hasFormula = true;
        else if (name === 'v' || name === 't') inside = name;
        else if (name === 'r' && cell) cell.inline += '\0';
        else if (name === 'mergeCell') merges.push(mergeOf(attributes.ref ?? ''));
      },
      onclosetag(tag) {
        const name = localName(tag);
        if (name === 'v' || name === 't') inside = undefined;
        else if (name === 'c' && cell) {
          cells.push({ ...cell, end: parser.endIndex + 1 });
          cell = undefined;
        } else if (name === 'row')
          onRow(number, { cells, end: parser.startIndex, prefix: tag.slice(0, -'row'.length), isPlaced });
      },
      ontext(said) {
        if (cell && inside === 'v') cell.value += said;
        else if (cell && inside === 't') cell.inline += said;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
}

function newCell(
  text: string,
  book: Book,
  row: RowElement,
  number: number,
  column: number,
  written: string,
): readonly Replacement[] {
  const { cells, prefix, end } = row;
  const cell = cells.findLast(({ column: at }) => at === column);
  if (!cell) {
    if (written === '') return [];
    // A cell more would move those that count on their order, or stand in a row that ends in its start tag.
    if (!row.isPlaced || text[end - 1] === undefined || !text.startsWith('</', end))
      throw new EditError('no-place', { row: number, column });
    const at = cells.find(({ column: other }) => other > column)?.start ?? end;
    const start = `<${prefix}c r="${columnLetter(column)}${number}"`;
    return [{ start: at, end: at, text: start + textContent(written, prefix) }];
  }
  if (cell.hasFormula) throw new EditError('formula-cell', { row: number, column });
  // A picture or another thing that is no text.
  if (cell.attributes.vm !== undefined) throw new EditError('no-place', { row: number, column });
  if (said(cell, book) === written) return [];
  const tag = startTag(text, cell.start);
  const bare = tag
    .replace(/\/?>$/, '')
    .replace(/\s+t\s*=\s*("[^"]*"|'[^']*')/, '')
    .trimEnd();
  return [{ start: cell.start, end: cell.end, text: bare + content(cell, book, written, prefix) }];
}

/** What a cell says already; undefined for a rich text, which is never only that. */
function said({ attributes: { t, s }, value, inline }: CellElement, book: Book): string | undefined {
  if (t === 's') return book.strings[Number(value)];
  if (t === 'inlineStr') return inline.includes('\0') ? undefined : plainText(inline);
  if (t === 'str') return plainText(value);
  if (t === 'b') return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
  return t !== undefined && t !== 'n'
    ? value
    : value === ''
      ? ''
      : numberText(value, book.forms[Number(s)] ?? plainForm, book.epoch);
}

/** The rest of a cell's element behind its attributes. */
function content(
  { attributes: { t, s }, value }: CellElement,
  book: Book,
  written: string,
  prefix: string,
): string {
  if (written === '') return '/>';
  if (t === 'b' && /^(TRUE|FALSE)$/.test(written))
    return ` t="b"><${prefix}v>${Number(written === 'TRUE')}</${prefix}v></${prefix}c>`;
  const isNumber = (t === undefined || t === 'n') && value !== '';
  const number = isNumber
    ? numberWritten(written, book.forms[Number(s)] ?? plainForm, book.epoch)
    : undefined;
  return number === undefined
    ? textContent(written, prefix)
    : `><${prefix}v>${number}</${prefix}v></${prefix}c>`;
}

const textContent = (written: string, prefix: string): string =>
  ` t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${writtenText(written)}</${prefix}t></${prefix}is></${prefix}c>`;

/** The start tag at an offset; `>` may stand in its attributes. */
function startTag(text: string, at: number): string {
  const tag = /<(?:[^>"']|"[^"]*"|'[^']*')*>/y;
  tag.lastIndex = at;
  return tag.exec(text)?.[0] ?? '';
}
