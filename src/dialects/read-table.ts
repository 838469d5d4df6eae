import type { InputProblem, Row, Sheet } from '../formats/format.ts';
import type { AnyDocument } from '../model/document.ts';
import type { Cell } from '../model/place.ts';
import { columnLetter } from '../model/place.ts';
import { complaint, shown } from './complaint.ts';
import { dialectOf } from './detect.ts';
import type { Draft } from './draft.ts';
import { duplicateIds } from './ids.ts';
import { withMapping } from './mapped.ts';
import { misspeltColumns } from './misspelt.ts';
import { lintField } from './names.ts';
import { plain } from './plain.ts';
import type { Prepared } from './reading.ts';
import type { ColumnRead, DocumentsRead, ReadSettings } from './result.ts';
import { type ColumnDamage, damageOf, withoutDamaged } from './spreadsheet/damage.ts';
import { unmarked } from './spreadsheet/text-mark.ts';
import { columnName, placeAt, type RowGroup, type Table, type TablePlan, tableDocument } from './table.ts';
import { inFileOrder, type Tally, tally } from './tally.ts';

type Place = Pick<InputProblem, 'range' | 'cell' | 'location'>;

/** The documents of one table; `firstIndex` is the number of documents of the file before it. */
export function readTable(
  { source, sheet: written }: Table,
  settings: ReadSettings,
  firstIndex: number,
): DocumentsRead {
  const sheet = unmarked(written);
  const table = { source, sheet };
  const header = sheet.header.cells;
  const dialect = dialectOf(header, settings.dialect);
  const ready = dialect.prepare(table, settings);
  const mapped = dialect === plain ? ready : withMapping(ready, table, settings);
  const damaged = damageOf(sheet, mapped);
  const prepared = withoutDamaged(mapped, damaged);
  const { plan, used } = prepared;
  const place = (row: Row, column: number): Place => {
    const location = placeAt(sheet, row, column);
    return { range: sheet.locate(row, column), cell: location.cell as Cell, location };
  };
  const facts = {
    dialect: dialect.name,
    columnsRead: used.size,
    columns: columnsOf(sheet, plan, used),
    columnsIgnored: header.flatMap((name, column) =>
      name.trim() === '' || name.trim() === lintField || used.has(column) ? [] : [columnName(sheet, column)],
    ),
  };
  if (!isReadable(prepared)) {
    const names = header.slice(0, 3).filter(isWord).map(shown);
    const data = { columns: names.length > 0 ? names : [columnLetter(0)] };
    const problem: InputProblem = {
      rule: 'input/syntax',
      messageId: 'no-known-column',
      data,
      ...place(sheet.header, 0),
    };
    const rows = sheet.rows.length;
    return {
      ...facts,
      columnsIgnored: [],
      documents: [],
      problems: [problem],
      rows,
      rowsJoined: 0,
      rowsReported: rows,
      listings: 0,
      views: 0,
    };
  }
  const found = tally();
  const { documents, first, views, rows, rowsJoined, rowsReported } = readRows(
    table,
    prepared,
    firstIndex,
    found,
    place,
  );
  const misspelt = prepared.spelling ? misspeltColumns(sheet, used, prepared.spelling) : [];
  const listings = documents.filter(document => document.kind === 'listing' && !views.has(document)).length;
  const idColumn = plan.holders.get('id');
  if (idColumn === undefined) {
    if (listings > 0)
      found.add('id', () => ({
        rule: 'input/missing-id',
        messageId: 'no-id-column',
        data: {},
        ...place(sheet.header, 0),
      }));
  } else {
    for (const [index, document] of documents.entries()) {
      if (document.kind !== 'listing' || document.value.id !== undefined || views.has(document)) continue;
      found.add('id', () => ({
        rule: 'input/missing-id',
        messageId: 'missing-id',
        data: {},
        ...place(first[index] as Row, idColumn),
      }));
    }
  }
  // Ids that a spreadsheet has rounded are the same for that reason alone.
  const rounded = new Set(damaged.flatMap(({ fields, rows }) => (fields.includes('id') ? rows : [])));
  const named = documents.filter(({ index }) => !rounded.has(first[index - firstIndex] as Row));
  const repeated = duplicateIds(named, ({ index }) => place(first[index - firstIndex] as Row, idColumn ?? 0));
  return {
    ...facts,
    documents,
    problems: inFileOrder([
      ...found.problems(),
      ...repeated,
      ...unsavedFormulas(sheet, used, place),
      ...damaged.map(column => damageProblem(column, sheet, place)),
      ...misspelt.map(
        ({ column, suggestion }): InputProblem => ({
          rule: 'input/unknown-field',
          messageId: 'misspelt-column',
          data: { column: header[column], suggestion },
          ...place(sheet.header, column),
        }),
      ),
    ]),
    rows,
    rowsJoined,
    rowsReported,
    listings,
    views: views.size,
  };
}

function columnsOf({ header, rows }: Sheet, plan: TablePlan, used: ReadonlySet<number>): ColumnRead[] {
  const holders = [...plan.holders];
  return header.cells.flatMap((name, column) =>
    name.trim() === ''
      ? []
      : {
          letter: columnLetter(column),
          name: name.trim(),
          fields: holders.filter(([, holder]) => holder === column).map(([field]) => field),
          read: used.has(column),
          get sample() {
            const cells = rows.slice(0, sampledRows).map(row => row.cells[column]?.trim() ?? '');
            return [...new Set(cells.filter(cell => cell !== ''))].slice(0, sampledCells);
          },
        },
  );
}

/** Enough to see what a column holds. */
const sampledRows = 100;
const sampledCells = 8;

interface RowsRead {
  readonly documents: readonly AnyDocument[];
  /** First row of each document. */
  readonly first: readonly Row[];
  /** Those that show a listing once more, for another market or in another language. */
  readonly views: ReadonlySet<AnyDocument>;
  readonly rows: number;
  readonly rowsJoined: number;
  readonly rowsReported: number;
}

function readRows(
  table: Table,
  prepared: Prepared,
  firstIndex: number,
  found: Tally,
  place: (row: Row, column: number) => Place,
): RowsRead {
  const { sheet } = table;
  const { groups, orphans, orphanMessage, orphanColumn } = prepared.group(sheet.rows);
  for (const row of orphans) {
    const data = { column: columnName(sheet, orphanColumn) };
    found.add(orphanMessage, () => ({
      rule: 'input/missing-id',
      messageId: orphanMessage,
      data,
      ...place(row, orphanColumn),
    }));
  }
  const bad = badCells(found, place);
  const documents: AnyDocument[] = [];
  const first: Row[] = [];
  const views = new Set<AnyDocument>();
  let rowsJoined = 0;
  let rowsReported = orphans.length;
  let ofOtherKinds = 0;
  for (const rows of groups) {
    const [plan, ...others] = prepared.plansFor?.(rows) ?? [prepared.plan];
    const add = (by: TablePlan, value: AnyDocument['value']): AnyDocument => {
      const document = tableDocument(table, by, rows, value, firstIndex + documents.length);
      documents.push(document);
      first.push(rows[0]);
      return document;
    };
    const value = filled(plan, rows, bad);
    if (value === undefined) {
      rowsReported += rows.length;
      found.add('empty-row', () => ({
        rule: 'input/missing-id',
        messageId: 'empty-row',
        data: {},
        ...place(rows[0], 0),
      }));
      continue;
    }
    add(plan, value);
    for (const view of others) {
      const shown = filled(view, rows, bad);
      if (shown !== undefined) views.add(add(view, shown));
    }
    if (plan.kind === 'listing') rowsJoined += rows.length - 1;
    else ofOtherKinds += rows.length;
  }
  return { documents, first, views, rows: sheet.rows.length - ofOtherKinds, rowsJoined, rowsReported };
}

/** What the rows say by a plan; undefined where that is nothing. */
function filled(plan: TablePlan, rows: RowGroup, bad: Draft['bad']): AnyDocument['value'] | undefined {
  const draft: Draft = { value: {}, places: undefined, bad };
  plan.fill(rows, draft);
  return isEmpty(draft.value) ? undefined : (draft.value as AnyDocument['value']);
}

/** Cells that are not of their column's type, told once a column; a cell that several documents share counts once. */
function badCells(found: Tally, place: (row: Row, column: number) => Place): Draft['bad'] {
  const known = new Set<string>();
  return (row, column, field, expected, text) => {
    if (known.has(`${row.number} ${column}`)) return;
    known.add(`${row.number} ${column}`);
    const { messageId, known: choices } = complaint(expected);
    const data = { field, value: shown(text), known: choices };
    found.add(`${column} ${messageId}`, () => ({
      rule: 'input/bad-value',
      messageId,
      data,
      ...place(row, column),
    }));
  };
}

/** Damage is told once a column, with the first cells of it. */
function damageProblem(
  { messageId, column, rows }: ColumnDamage,
  sheet: Sheet,
  place: (row: Row, column: number) => Place,
): InputProblem {
  const letter = columnLetter(column);
  const data = {
    column: columnName(sheet, column) || letter,
    count: rows.length,
    cells: rows.slice(0, 3).map(({ number }) => `${letter}${number}`),
    value: shown(rows[0].cells[column] ?? ''),
  };
  return { rule: 'input/excel-damage', messageId, data, ...place(rows[0], column) };
}

/** Programs that write workbooks without calculating leave formulas without a result; told where we would read it. */
function unsavedFormulas(
  { unsaved = [] }: Sheet,
  used: ReadonlySet<number>,
  place: (row: Row, column: number) => Place,
): InputProblem[] {
  return unsaved
    .filter(({ column }) => used.has(column))
    .map(({ column, count, first }) => ({
      rule: 'input/syntax',
      messageId: 'unsaved-formulas',
      data: { count },
      ...place(first, column),
    }));
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

/** A cell that may be meant as a name: where the header is missing, the first row has values that are nobody's business. */
const isWord = (cell: string): boolean => /\p{L}/u.test(cell) && !/^\p{Sc}?\s?\d|:\/\//u.test(cell.trim());

/** A table without a column that says what a row is about has no header, or is about something else. */
function isReadable({ plan, used }: Prepared): boolean {
  if (plan.kind !== 'listing') return used.size > 0;
  return plan.holders.has('title') || plan.holders.has('id') || used.size > 1;
}
