import { Decimal, EditError } from '../../formats/edit.ts';
import type { AnyDocument } from '../../model/document.ts';
import type { Edit } from '../../model/edit.ts';
import { isDecimal } from '../../model/money.ts';
import type { CellOrigin, Origin, RecordOrigin } from '../../model/origin.ts';
import { type Path, valueAt } from '../../model/path.ts';
import { repriced } from '../../model/price-text.ts';
import type { Change } from './change.ts';

/**
 * What an edit of a document comes to in its file: a change at every place that says the value.
 * @throws EditError where the file has no place for it, or a place says the value in other words than its own.
 */
export function changesOf(document: AnyDocument, edit: Edit): readonly Change[] {
  const origins = document.origins(edit.path);
  if (edit.op === 'add') return [addition(document, edit.path, edit.value, origins)];
  if (origins.length > 0) return origins.map(origin => changeAt(document, edit, origin));
  if (edit.op === 'set') return [intoRoom(document, edit.path, edit.value)];
  throw noPlace(edit.path);
}

const noPlace = (path: Path): EditError => new EditError('no-place', { field: path.join('.') });

function changeAt(document: AnyDocument, edit: Exclude<Edit, { op: 'add' }>, origin: Origin): Change {
  const value = valueAt(document.value, edit.path);
  if (origin.kind === 'record') return recordChange(edit, origin, value);
  switch (edit.op) {
    case 'splice': {
      const start = startOf(origin, edit.path);
      return piece(origin, start + edit.span.start, start + edit.span.end, edit.text);
    }
    case 'set':
      return setCell(origin, edit.path, value, edit.value);
    case 'remove':
      return removal(document, edit.path, origin, value);
  }
}

function startOf({ start }: Origin, path: Path): number {
  if (start === undefined) throw new EditError('derived', { field: path.join('.') });
  return start;
}

function recordChange(
  edit: Exclude<Edit, { op: 'add' }>,
  { record, path, raw, start }: RecordOrigin,
  value: unknown,
): Change {
  const at = { kind: 'record', record, path } as const;
  switch (edit.op) {
    case 'splice': {
      if (start === undefined) throw new EditError('derived', { field: edit.path.join('.') });
      const span = { start: start + edit.span.start, end: start + edit.span.end };
      return { ...at, change: { op: 'splice', span, text: edit.text } };
    }
    case 'set':
      if (start === undefined || typeof value !== 'string' || typeof edit.value !== 'string')
        return { ...at, change: { op: 'set', value: asRaw(raw, edit.value) } };
      return {
        ...at,
        change: { op: 'splice', span: { start, end: start + value.length }, text: edit.value },
      };
    case 'remove':
      return { ...at, change: { op: 'remove' } };
  }
}

/** A new value in the form the file gives the old one: a number stays one, a price keeps its words. */
function asRaw(raw: unknown, value: unknown): unknown {
  if (typeof value !== 'string' || !isDecimal(value)) return value;
  if (typeof raw === 'number') return new Decimal(value);
  return typeof raw === 'string' ? (repriced(raw, value) ?? value) : value;
}

function piece(origin: CellOrigin, start: number, end: number, insert: string): Change {
  const { sheet, row, column, text, written } = origin;
  return { kind: 'cell', sheet, row, column, text, written, span: { start, end }, insert };
}

/** The value's own piece of the cell; of a price in words of its own (`1.299,00 €`) the number. */
function setCell(origin: CellOrigin, path: Path, before: unknown, value: unknown): Change {
  const { start, text } = origin;
  const said = cellText(value, path);
  if (start !== undefined) return piece(origin, start, start + lengthOf(before), said);
  const priced = isDecimal(said) ? repriced(text, said) : undefined;
  return piece(origin, 0, text.length, priced ?? said);
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

function cellText(value: unknown, path: Path): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  throw new EditError('no-place', { field: path.join('.') });
}

/** A missing value, where the file has a place for it; in a cell that holds JSON, inside that. */
function intoRoom(document: AnyDocument, path: Path, value: unknown): Change {
  const inside = intoStructure(document, path, value);
  if (inside) return inside;
  const room = document.room(path);
  if (room === undefined) throw noPlace(path);
  if (room.kind === 'record')
    return { kind: 'record', record: room.record, path: room.path, change: { op: 'set', value } };
  return piece(room, 0, room.text.length, cellText(value, path));
}

function intoStructure(document: AnyDocument, path: Path, value: unknown): Change | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const [origin] = document.origins(path.slice(0, length));
    if (origin?.kind !== 'cell' || !/^\s*[[{]/.test(origin.text)) continue;
    const root: unknown = JSON.parse(origin.text);
    const parent = valueAt(root, path.slice(length, -1));
    if (typeof parent !== 'object' || parent === null) return undefined;
    (parent as Record<string | number, unknown>)[path.at(-1) as string | number] = value;
    return piece(origin, 0, origin.text.length, JSON.stringify(root));
  }
  return undefined;
}

/** Takes a value out of its cell; between others with the separator before it, else behind it. */
function removal(document: AnyDocument, path: Path, origin: CellOrigin, value: unknown): Change {
  const { start, text } = origin;
  if (start === undefined) {
    if (typeof value === 'object') throw noPlace(path);
    return piece(origin, 0, text.length, '');
  }
  const end = start + lengthOf(value);
  const last = path.at(-1);
  if (typeof last !== 'number') return piece(origin, start, end, '');
  const list = path.slice(0, -1);
  const before = neighbour(document, [...list, last - 1], origin);
  if (before) return piece(origin, before.end, end, '');
  const after = neighbour(document, [...list, last + 1], origin);
  return piece(origin, start, after?.start ?? end, '');
}

/** Where another item of a list stands in the same cell. */
function neighbour(
  document: AnyDocument,
  path: Path,
  { sheet, row, column }: CellOrigin,
): { start: number; end: number } | undefined {
  const found = document
    .origins(path)
    .find(
      origin =>
        origin.kind === 'cell' && origin.sheet === sheet && origin.row === row && origin.column === column,
    );
  if (found?.start === undefined) return undefined;
  return { start: found.start, end: found.start + lengthOf(valueAt(document.value, path)) };
}

/** One more item: in a record its list's, in a table behind the last one, parted as those before it are. */
function addition(document: AnyDocument, path: Path, value: unknown, origins: readonly Origin[]): Change {
  const [own] = origins;
  if (own?.kind === 'record')
    return { kind: 'record', record: own.record, path: own.path, change: { op: 'add', value } };
  const list = valueAt(document.value, path);
  const count = Array.isArray(list) ? list.length : 0;
  if (count === 0) return intoRoom(document, [...path, 0], value);
  const [last] = document.origins([...path, count - 1]);
  if (last?.kind !== 'cell') throw noPlace(path);
  const end = startOf(last, path) + lengthOf(valueAt(document.value, [...path, count - 1]));
  const before = count > 1 ? neighbour(document, [...path, count - 2], last) : undefined;
  const separator = before ? last.text.slice(before.end, last.start) : ' | ';
  return piece(last, end, end, separator + cellText(value, path));
}
