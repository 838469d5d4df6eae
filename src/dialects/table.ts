import type { Row, Sheet, SourceFile } from '../formats/format.ts';
import type { AnyDocument, Kind } from '../model/document.ts';
import type { Origin } from '../model/origin.ts';
import { type Path, type Span, valueAt } from '../model/path.ts';
import { type Cell, columnLetter, type Location } from '../model/place.ts';
import { type Carried, carriageOf } from './carriage.ts';
import { nameOf } from './cells.ts';
import { type Draft, type Place, pathKey } from './draft.ts';
import { writtenCell } from './spreadsheet/text-mark.ts';

/** How the rows of one document become its value, and which column would hold a field. */
export interface TablePlan {
  readonly kind: Kind;
  fill(rows: RowGroup, draft: Draft): void;
  /** Column by dotted field name. */
  readonly holders: ReadonlyMap<string, number>;
  readonly carried: Carried;
  /** Whether the rows say a field but so that it is better not read: then they do not carry it. */
  isUnread?(rows: RowGroup, field: string): boolean;
}

/** A table being read. */
export interface Table {
  readonly source: SourceFile;
  readonly sheet: Sheet;
}

/** The rows of one document, the first being where it is looked at. */
export type RowGroup = readonly [Row, ...Row[]];

/** One document of a table; its places are found by running the plan once more, when somebody asks. */
export function tableDocument(
  table: Table,
  plan: TablePlan,
  rows: RowGroup,
  value: AnyDocument['value'],
  index: number,
): AnyDocument {
  let places: Map<string, Place[]> | undefined;
  const { source, sheet } = table;
  const prefix = sheet.name === null ? source.file : `${source.file}#${sheet.name}`;
  const known = (): Map<string, Place[]> => {
    places ??= placesOf(plan, rows);
    return places;
  };
  const document = {
    kind: plan.kind,
    key: `${prefix}#${index}`,
    file: source.file,
    index,
    value,
    carriage: (field: string) => (plan.isUnread?.(rows, field) ? 'cannot' : carriageOf(plan.carried, field)),
    locate(path: Path, span?: Span) {
      const found = find(plan, known(), rows, path);
      const text = valueAt(value, path);
      return found.map(place => locatePlace(table, place, text, span)) as [Location, ...Location[]];
    },
    origins: (path: Path) => (known().get(pathKey(path)) ?? []).map(place => originAt(sheet, place)),
    room: (path: Path) => roomAt(sheet, plan, known(), rows, path),
    get extent() {
      return extentOf(sheet, rows);
    },
  };
  return document as unknown as AnyDocument;
}

function originAt(sheet: Sheet, { row, column, start }: Place): Origin {
  return {
    kind: 'cell',
    sheet: sheet.name,
    row: row.number,
    column,
    text: row.cells[column] ?? '',
    written: writtenCell(row, column) ?? '',
    ...(start === undefined ? {} : { start }),
  };
}

/** The empty cell that would hold a missing value. Columns of items are numbered: `images.2.alt` is of `images.2.src`. */
function roomAt(
  sheet: Sheet,
  plan: TablePlan,
  places: ReadonlyMap<string, Place[]>,
  rows: RowGroup,
  path: Path,
): Origin | undefined {
  const near = nearest(places, path);
  const item = near && /^(.+\.\d+)(\.[^.]+)?$/.exec(sheet.header.cells[near.column]?.trim() ?? '')?.[1];
  const column = item
    ? sheet.header.cells.findIndex(cell => cell.trim() === `${item}.${String(path.at(-1))}`)
    : (plan.holders.get(nameOf(path)) ?? -1);
  if (column < 0) return undefined;
  const row = near?.row ?? rows[0];
  return (row.cells[column] ?? '').trim() === '' ? originAt(sheet, { row, column, start: 0 }) : undefined;
}

function placesOf(plan: TablePlan, rows: RowGroup): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  plan.fill(rows, { value: {}, places, bad: () => {} });
  return places;
}

/**
 * The places of the value at `path`: its own, those of the value it is part of, those of its parts. A missing
 * one stands in the column that would hold it, in the row of its nearest ancestor; else at that ancestor, else
 * at the title or the id.
 */
function find(
  plan: TablePlan,
  places: ReadonlyMap<string, Place[]>,
  rows: RowGroup,
  path: Path,
): readonly Place[] {
  const exact = places.get(pathKey(path));
  if (exact) return exact;
  for (let length = path.length - 1; length > 0; length--) {
    const whole = places.get(pathKey(path.slice(0, length)));
    if (whole) return whole;
  }
  const parts = partsBelow(places, path);
  if (parts.length > 0) return parts;
  const near = nearest(places, path);
  const holder = holderOf(plan.holders, nameOf(path));
  if (holder !== undefined) return [{ row: near?.row ?? rows[0], column: holder }];
  if (near) return [near];
  return (
    places.get('title') ??
    places.get('id') ?? [{ row: rows[0], column: plan.holders.values().next().value ?? 0 }]
  );
}

/** Groups of free names, each with a place of its own: one says nothing of where another would stand. */
const freeNames = new Set(['attributes', 'sections']);

/** A cell of the nearest ancestor that has one, its chief value's (`amount`, `src`) if that is there. */
function nearest(places: ReadonlyMap<string, Place[]>, path: Path): Place | undefined {
  if (freeNames.has(path[0] as string)) return undefined;
  for (let length = path.length - 1; length > 0; length--) {
    const ancestor = path.slice(0, length);
    for (const chief of ['amount', 'src']) {
      const [place] = places.get(pathKey([...ancestor, chief])) ?? [];
      if (place) return { row: place.row, column: place.column };
    }
    const [part] = partsBelow(places, ancestor);
    if (part) return part;
  }
  return undefined;
}

/** The cells that say anything below `path`, each once. */
function partsBelow(places: ReadonlyMap<string, Place[]>, path: Path): Place[] {
  const prefix = `${pathKey(path)}\u0000`;
  const cells = new Map<string, Place>();
  for (const [key, found] of places) {
    if (!key.startsWith(prefix)) continue;
    for (const { row, column } of found) cells.set(`${row.number},${column}`, { row, column });
  }
  return [...cells.values()];
}

/** The column of the field itself, of the first field inside it, or of a field it is part of. */
function holderOf(holders: ReadonlyMap<string, number>, field: string): number | undefined {
  const own = holders.get(field);
  if (own !== undefined) return own;
  for (const [name, column] of holders) if (name.startsWith(`${field}.`)) return column;
  const dot = field.lastIndexOf('.');
  return dot < 0 || freeNames.has(field.slice(0, dot)) ? undefined : holders.get(field.slice(0, dot));
}

function locatePlace(
  { sheet }: Table,
  { row, column, start }: Place,
  value: unknown,
  span: Span | undefined,
): Location {
  return placeAt(sheet, row, column, partOf(row.cells[column], start, value, span));
}

/** Where a cell, or a part of its text, stands: in the file and in the spreadsheet. */
export function placeAt(sheet: Sheet, row: Row, column: number, span?: Span): Location {
  return { ...sheet.place(row, column, span), cell: cellAt(sheet, row, column) };
}

/** The span inside the cell's text; the whole cell where the value is not a piece of it. */
function partOf(
  cell: string | undefined,
  start: number | undefined,
  value: unknown,
  span: Span | undefined,
): Span | undefined {
  if (start === undefined || typeof value !== 'string' || cell === undefined) return undefined;
  if (span) return { start: start + span.start, end: start + span.end };
  return value.length === cell.length ? undefined : { start, end: start + value.length };
}

/** What a spreadsheet shows for a cell. */
export function cellAt(sheet: Sheet, row: Row, column: number): Cell {
  return {
    sheet: sheet.name,
    row: row.number,
    letter: columnLetter(column),
    column: columnName(sheet, column),
  };
}

/** What people call a column: its label, else what the header says. */
export const columnName = ({ labels, header }: Sheet, column: number): string =>
  labels?.cells[column] || header.cells[column] || '';

/** All rows where they stand together, else the first. */
function extentOf(sheet: Sheet, rows: RowGroup): Location {
  const [first] = rows;
  const together = rows.every((row, index) => row.number === first.number + index);
  return sheet.extent(first, together ? (rows[rows.length - 1] as Row) : first);
}
