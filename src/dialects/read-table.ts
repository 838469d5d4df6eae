import type { InputProblem, Row } from '../formats/format.ts';
import type { AnyDocument } from '../model/document.ts';
import { complaint, shown } from './complaint.ts';
import { dialectOf } from './detect.ts';
import type { Draft } from './draft.ts';
import { duplicateIds } from './ids.ts';
import { withMapping } from './mapped.ts';
import { plain } from './plain.ts';
import type { Prepared } from './reading.ts';
import type { DocumentsRead, ReadSettings } from './result.ts';
import { cellAt, type Table, tableDocument } from './table.ts';
import { inFileOrder, type Tally, tally } from './tally.ts';

type Place = Pick<InputProblem, 'range' | 'cell'>;

/** The documents of one table; `firstIndex` is the number of documents of the file before it. */
export function readTable(table: Table, settings: ReadSettings, firstIndex: number): DocumentsRead {
  const { sheet } = table;
  const header = sheet.header.cells;
  const dialect = dialectOf(header, settings.dialect);
  const ready = dialect.prepare(table, settings);
  const prepared = dialect === plain ? ready : withMapping(ready, table, settings);
  const { plan, used } = prepared;
  const place = (row: Row, column: number): Place => ({
    range: sheet.locate(row, column),
    cell: cellAt(sheet, row, column),
  });
  const facts = {
    dialect: dialect.name,
    columnsRead: used.size,
    columnsIgnored: header.filter((name, column) => name.trim() !== '' && !used.has(column)),
  };
  if (!isReadable(prepared)) {
    const data = { columns: header.slice(0, 5).map(shown) };
    const problem: InputProblem = {
      rule: 'input/syntax',
      messageId: 'no-known-column',
      data,
      ...place(sheet.header, 0),
    };
    const rows = sheet.rows.length;
    return {
      ...facts,
      documents: [],
      problems: [problem],
      rows,
      rowsJoined: 0,
      rowsReported: rows,
      listings: 0,
    };
  }
  const found = tally();
  const { documents, first, rows, rowsJoined, rowsReported } = readRows(
    table,
    prepared,
    firstIndex,
    found,
    place,
  );
  const listings = documents.filter(({ kind }) => kind === 'listing').length;
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
    for (const [index, { kind, value }] of documents.entries()) {
      if (kind !== 'listing' || value.id !== undefined) continue;
      found.add('id', () => ({
        rule: 'input/missing-id',
        messageId: 'missing-id',
        data: {},
        ...place(first[index] as Row, idColumn),
      }));
    }
  }
  const repeated = duplicateIds(documents, ({ index }) =>
    place(first[index - firstIndex] as Row, idColumn ?? 0),
  );
  return {
    ...facts,
    documents,
    problems: inFileOrder([...found.problems(), ...repeated]),
    rows,
    rowsJoined,
    rowsReported,
    listings,
  };
}

interface RowsRead {
  readonly documents: readonly AnyDocument[];
  /** First row of each document. */
  readonly first: readonly Row[];
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
    const data = { column: sheet.header.cells[orphanColumn] ?? '' };
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
  let rowsJoined = 0;
  let rowsReported = orphans.length;
  let ofOtherKinds = 0;
  for (const rows of groups) {
    const plan = prepared.planFor?.(rows[0]) ?? prepared.plan;
    const draft: Draft = { value: {}, places: undefined, bad };
    plan.fill(rows, draft);
    if (isEmpty(draft.value)) {
      rowsReported += rows.length;
      found.add('empty-row', () => ({
        rule: 'input/missing-id',
        messageId: 'empty-row',
        data: {},
        ...place(rows[0], 0),
      }));
      continue;
    }
    documents.push(
      tableDocument(table, plan, rows, draft.value as AnyDocument['value'], firstIndex + documents.length),
    );
    first.push(rows[0]);
    if (plan.kind === 'listing') rowsJoined += rows.length - 1;
    else ofOtherKinds += rows.length;
  }
  return { documents, first, rows: sheet.rows.length - ofOtherKinds, rowsJoined, rowsReported };
}

/** Cells that are not of their column's type, told once a column. */
function badCells(found: Tally, place: (row: Row, column: number) => Place): Draft['bad'] {
  return (row, column, field, expected, text) => {
    const { messageId, known } = complaint(expected);
    const data = { field, value: shown(text), known };
    found.add(`${column} ${messageId}`, () => ({
      rule: 'input/bad-value',
      messageId,
      data,
      ...place(row, column),
    }));
  };
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

/** A table without a column that says what a row is about has no header, or is about something else. */
function isReadable({ plan, used }: Prepared): boolean {
  if (plan.kind !== 'listing') return used.size > 0;
  return plan.holders.has('title') || plan.holders.has('id') || used.size > 1;
}
