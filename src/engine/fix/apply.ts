import { remarked } from '../../dialects/spreadsheet/text-mark.ts';
import { type CellEdit, Decimal, EditError, replaced, type TreeEdit } from '../../formats/edit.ts';
import type { Parsed } from '../../formats/format.ts';
import { editCells, editRecords, editWorkbook } from '../../formats/write.ts';
import { reencode } from '../../input/reencode.ts';
import { applyEdits } from '../../model/edit.ts';
import { sameValue } from '../../model/equal.ts';
import type { CellChange, Change, RecordChange } from './change.ts';
import type { FileState, Reread } from './state.ts';

/**
 * The file after `changes`, proved: reading it again gives every record and cell as it was, but for what the
 * changes name.
 * @throws EditError where it cannot be written, or reads otherwise than meant.
 */
export async function changed(
  state: FileState,
  changes: readonly Change[],
  reread: Reread,
): Promise<FileState> {
  const { source, parsed } = state;
  const records = treeEdits(parsed, changes.filter(isRecordChange));
  const cells = cellEdits(parsed, changes.filter(isCellChange));
  const bytes =
    source.bytes && parsed.shape === 'table'
      ? await editWorkbook(source, parsed, cells)
      : reencode(source, state.bytes, await textAfter(state, changes, records, cells));
  const after = await reread(state.file, bytes);
  const texts = changes.some(({ kind }) => kind === 'text');
  const meant =
    after && (texts ? sameDocuments(state, after) : isAsMeant(parsed, after.parsed, records, cells));
  if (!after || !meant) throw new EditError('post-condition');
  return after;
}

async function textAfter(
  { source, parsed }: FileState,
  changes: readonly Change[],
  records: readonly TreeEdit[],
  cells: readonly CellEdit[],
): Promise<string> {
  const texts = changes.flatMap(change => (change.kind === 'text' ? [change.replacement] : []));
  if (texts.length > 0) return replaced(source.text, texts);
  const edits =
    parsed.shape === 'tree' ? editRecords(source, parsed, records) : editCells(source, parsed, cells);
  return replaced(source.text, await edits);
}

const isRecordChange = (change: Change): change is RecordChange => change.kind === 'record';
const isCellChange = (change: Change): change is CellChange => change.kind === 'cell';

/** Edits of the file's records, in the order that the changes came. */
function treeEdits(parsed: Parsed, changes: readonly RecordChange[]): readonly TreeEdit[] {
  if (parsed.shape !== 'tree') return [];
  const positions = new Map(parsed.records.map(({ range }, index) => [range.start, index]));
  return changes.map(({ record: start, path, change }) => {
    const record = positions.get(start);
    if (record === undefined) throw new EditError('no-place', { field: path.join('.') });
    return { record, path, ...change };
  });
}

/** The new text of each changed cell, its text mark kept. */
function cellEdits(parsed: Parsed, changes: readonly CellChange[]): readonly CellEdit[] {
  if (parsed.shape !== 'table') return [];
  const byCell = new Map<string, [CellChange, ...CellChange[]]>();
  for (const change of changes) {
    const key = JSON.stringify([change.sheet, change.row, change.column]);
    const same = byCell.get(key);
    if (same) same.push(change);
    else byCell.set(key, [change]);
  }
  return [...byCell.values()].map(same => {
    const [{ sheet, row, column, text, written }] = same;
    const after = replaced(
      text,
      same.map(({ span, insert }) => ({ ...span, text: insert })),
    );
    return {
      sheet: parsed.sheets.findIndex(({ name }) => name === sheet),
      row,
      column,
      text: remarked(written, after),
    };
  });
}

/** Whether the documents are what they were: all that a change of the text may be. */
const sameDocuments = (before: FileState, after: FileState): boolean =>
  sameValue(
    before.documents.map(({ kind, value }) => ({ kind, value })),
    after.documents.map(({ kind, value }) => ({ kind, value })),
  );

/** Whether every record and cell is as it was, but for the edits. */
function isAsMeant(
  before: Parsed,
  after: Parsed,
  records: readonly TreeEdit[],
  cells: readonly CellEdit[],
): boolean {
  if (before.shape === 'tree' && after.shape === 'tree') {
    const meant = before.records.map(({ value }, index) =>
      applyEdits(value, records.filter(({ record }) => record === index).map(asRead)),
    );
    return sameValue(
      meant,
      after.records.map(({ value }) => value),
    );
  }
  if (before.shape !== 'table' || after.shape !== 'table') return false;
  return sameValue(cellsOf(before, cells), cellsOf(after, []));
}

/** A number with given digits reads as a number. */
const asRead = (edit: TreeEdit): TreeEdit =>
  'value' in edit && edit.value instanceof Decimal ? { ...edit, value: Number(edit.value.text) } : edit;

/** The cells of every sheet by row number, with `edits`; blank cells at the end of a row say nothing. */
function cellsOf(parsed: Extract<Parsed, { shape: 'table' }>, edits: readonly CellEdit[]) {
  return parsed.sheets.map(({ header, rows }, sheet) => {
    const own = edits.filter(edit => edit.sheet === sheet);
    return [header, ...rows].map(({ number, cells }) => {
      const after = [...cells];
      for (const edit of own) if (edit.row === number) setAt(after, edit.column, edit.text);
      while (after.at(-1) === '') after.pop();
      return [number, ...after];
    });
  });
}

function setAt(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('');
  cells[column] = text;
}
