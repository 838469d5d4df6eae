import type { Book } from './book.ts';
import { WorkbookFault } from './fault.ts';
import { limits } from './limits.ts';
import { clearMerged, type Merge, mergeOf } from './merge.ts';
import { numberText } from './number.ts';
import { columnOf } from './reference.ts';
import { plainText, richText } from './strings.ts';
import { plainForm } from './styles.ts';
import { type Attributes, readXml } from './xml.ts';

/** A row with something in it. */
export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number;
  /** From column A on; ends with the last filled cell. */
  readonly cells: string[];
}

/** The cells of one sheet. */
export interface SheetCells {
  readonly rows: readonly SheetRow[];
  /** Formulas whose result was never saved, by column: how many, and the row of the first. */
  readonly unsaved: ReadonlyMap<number, { readonly count: number; readonly row: number }>;
}

/** How many more cells a workbook may have. */
export interface CellBudget {
  left: number;
}

/**
 * The cells of a sheet as the spreadsheet shows them, where that changes what they say. Of formulas only the
 * saved result is read.
 * @throws WorkbookFault
 */
export function readSheet(bytes: Uint8Array, part: string, book: Book, budget: CellBudget): SheetCells {
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  const rich = richText();
  const unsaved = new Map<number, { count: number; readonly row: number }>();
  let number = 0;
  let cells: string[] = [];
  let column = -1;
  let cell: Attributes | undefined;
  let value = '';
  let inValue = false;
  let isFormula = false;

  const endCell = (attributes: Attributes): void => {
    const text = attributes.t === 'inlineStr' ? rich.take() : cellText(value, attributes, book);
    if (isFormula && value === '' && attributes.t !== 'str') {
      const known = unsaved.get(column);
      if (known) known.count++;
      else unsaved.set(column, { count: 1, row: number });
    }
    if (text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const endRow = (): void => {
    budget.left -= cells.length;
    if (budget.left < 0) throw new WorkbookFault('oversized-workbook');
    if (cells.some(text => text.trim() !== '')) rows.push({ number, cells });
  };

  readXml(bytes, part, {
    open(name, attributes) {
      if (name === 'row') {
        number = attributes.r === undefined ? number + 1 : Number(attributes.r);
        if (!(number >= 1 && number <= limits.rows)) throw new WorkbookFault('broken-workbook', { part });
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (!(column >= 0 && column < limits.columns)) throw new WorkbookFault('broken-workbook', { part });
        cell = attributes;
        value = '';
        isFormula = false;
      } else if (name === 'v') inValue = true;
      else if (name === 'f') isFormula = true;
      else if (name === 'mergeCell') merges.push(mergeOf(attributes.ref ?? ''));
      else if (cell) rich.open(name);
    },
    close(name) {
      if (name === 'c' && cell) {
        endCell(cell);
        cell = undefined;
      } else if (name === 'v') inValue = false;
      else if (name === 'row') endRow();
      else if (cell) rich.close(name);
    },
    text(text) {
      if (inValue) value += text;
      else if (cell) rich.text(text);
    },
  });
  return { rows: clearMerged(inOrder(rows), merges), unsaved };
}

function cellText(value: string, { t, s }: Attributes, book: Book): string {
  switch (t) {
    case 's':
      return book.strings[Number(value)] ?? '';
    case 'b':
      return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'str':
      return plainText(value);
    case 'e':
    case 'd':
      return value;
    default:
      return value === ''
        ? ''
        : numberText(value, (s === undefined ? undefined : book.forms[Number(s)]) ?? plainForm, book.epoch);
  }
}

function inOrder(rows: SheetRow[]): SheetRow[] {
  const sorted = rows.every((row, index) => index === 0 || row.number > (rows[index - 1] as SheetRow).number);
  return sorted ? rows : rows.sort((left, right) => left.number - right.number);
}
