import data from '../../rules/dialects/table.yaml';
import type { Row } from '../formats/format.ts';
import type { Kind } from '../model/document.ts';
import { currencyOfMark } from '../model/price-text.ts';
import { partsOf, textOf } from './cells.ts';
import { columnsMatching, type FieldMapping, mappedFields } from './mapping.ts';
import { foldName } from './names.ts';
import { readScalar } from './scalar.ts';
import { type ObjectShape, type Shape, shapeAt, shapeOf, structured } from './shape.ts';
import { isPrivate } from './spreadsheet/private.ts';

const table = data as {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly dates: readonly string[];
  readonly recommended: readonly string[];
};

/** A column of a plain table and the field it holds. */
export interface Binding {
  /** Dotted; `price.sale` is the price of a row that has one besides its regular price. */
  readonly field: string;
  readonly column: number;
  /** `images.2.alt`: which item of the list, and what of it. */
  readonly item?: { readonly list: string; readonly number: number; readonly rest: string };
  /** How the config says the cells are split. */
  readonly split?: string;
  /** What stands in brackets behind the header: a unit, a currency. */
  readonly unit?: string;
}

/** A meaning of a header; the lowest rank fits best. */
interface Candidate extends Binding {
  readonly rank: number;
}

/** The cells of a table, wherever they stand. */
export interface Cells {
  readonly header: Pick<Row, 'cells'>;
  readonly rows: readonly Pick<Row, 'cells'>[];
}

/** Which column holds which field: the config's word first, then names, the better match winning. */
export function matchColumns(sheet: Cells, kind: Kind, mapping: FieldMapping | undefined): Binding[] {
  const shape = shapeOf(kind);
  const header = sheet.header.cells;
  const bound = mappedBindings(header, shape, mapping);
  const columns = new Set(bound.map(({ column }) => column));
  const fields = new Set(bound.map(({ field }) => field));
  const candidates = header.flatMap((name, column) =>
    columns.has(column) ? [] : meanings(name, column, kind, shape),
  );
  candidates.sort((left, right) => left.rank - right.rank || left.column - right.column);
  for (const candidate of candidates) {
    const { column, item } = candidate;
    if (columns.has(column)) continue;
    const binding = { ...candidate, field: settled(sheet, candidate, shape) };
    const single = item === undefined && !joins(shape, binding.field);
    if ((single && fields.has(binding.field)) || !fits(sheet, binding, shape)) continue;
    columns.add(column);
    fields.add(binding.field);
    bound.push(binding);
  }
  return settlePrices(bound, header);
}

/** The column that says of which day a row is. */
export function dateColumn(header: readonly string[]): number | undefined {
  const folded = header.map(foldName);
  for (const name of table.dates) {
    const column = folded.indexOf(foldName(name));
    if (column >= 0) return column;
  }
  return undefined;
}

/** The columns that the config names, of a list all, else the first one found. */
export function mappedBindings(
  header: readonly string[],
  shape: ObjectShape,
  mapping: FieldMapping | undefined,
): Binding[] {
  return mappedFields(mapping ?? {}).flatMap(({ field, columns, split }) => {
    const target = bareField(shape, field);
    const found = [...new Set(columns.flatMap(pattern => columnsMatching(header, pattern)))];
    const kept = joins(shape, target) ? found : found.slice(0, 1);
    return kept.map(column =>
      split === undefined ? { field: target, column } : { field: target, column, split },
    );
  });
}

const bracketed = /^(.+?)\s*[(（[]([^()（）[\]]+)[)）\]]\s*\*?$/;

function meanings(header: string, column: number, kind: Kind, shape: ObjectShape): Candidate[] {
  const found = named(header, column, kind, shape);
  const match = bracketed.exec(header.trim());
  if (match === null) return found;
  const [, base = '', unit = ''] = match;
  return [
    ...found,
    ...named(base, column, kind, shape).map(candidate => ({ ...candidate, rank: candidate.rank + 20, unit })),
  ];
}

/** What a column of this name can hold; a private one nothing, unless the config says so. */
function named(header: string, column: number, kind: Kind, shape: ObjectShape): Candidate[] {
  if (isPrivate(header)) return [];
  const dotted = dottedHeader(header, column, shape);
  if (dotted) return [dotted];
  const folded = foldName(header);
  const found: Candidate[] = [];
  const own = shape.aliases.get(folded);
  const synonyms = kind === 'listing' ? (synonymsByName().get(folded) ?? []) : [];
  const onSale = synonyms.some(({ field }) => field === 'price.sale');
  if (own && !onSale)
    found.push({
      field: own.join('.'),
      column,
      // Beside a column called after products (`goods`), a bare `name` is that of somebody else: shop or buyer.
      rank: own.length === 1 && foldName(own[0] as string) === folded ? 0 : folded === 'name' ? 3.99 : 2,
    });
  for (const { field, rank } of synonyms)
    found.push({ field, column, rank: (isChoice(shape, field) ? 1 : 3) + rank / 100 });
  for (const { field, rank } of synonymsByName().get(folded.replace(/\d+/, '#')) ?? [])
    if (kind === 'listing' && isTimed(field)) found.push({ field, column, rank: 3 + rank / 100 });
  const numbered = /^(.*?\D)#?(\d{1,2})$/.exec(folded);
  if (numbered) {
    const [, base = '', number] = numbered;
    const lists = [
      ...(shape.aliases.has(base) ? [(shape.aliases.get(base) as readonly string[]).join('.')] : []),
      ...(kind === 'listing' ? (synonymsByName().get(base) ?? []).map(({ field }) => field) : []),
    ];
    for (const field of lists) {
      if (joins(shape, bareField(shape, field)))
        found.push({ field, column, rank: 5 + Number(number) / 100 });
    }
  }
  return found;
}

/** The lowest price of so many days: its names carry the number. */
const isTimed = (field: string): boolean => field === 'price.lowest_prior.amount';

/** A column whose cells are all values of a choice hardly means anything else. */
const isChoice = (shape: ObjectShape, field: string): boolean => {
  const found = shapeAt(shape, field);
  return found?.type === 'scalar' && found.reading === 'choice';
};

/** `price.amount`, `images.1.role`, `attributes.color`: a field by its path. */
function dottedHeader(header: string, column: number, shape: ObjectShape): Candidate | undefined {
  const steps = header.trim().split('.');
  if (steps.length < 2) return undefined;
  const first = shape.fields.has(steps[0] as string)
    ? (steps[0] as string)
    : shape.aliases.get(foldName(steps[0] as string))?.[0];
  if (first === undefined) return undefined;
  const number = /^\d+$/.test(steps[1] as string) ? Number(steps[1]) : undefined;
  const rest = steps.slice(number === undefined ? 1 : 2).join('.');
  const field = rest === '' ? first : `${first}.${rest}`;
  if (shapeAt(shape, field) === undefined) return undefined;
  return number === undefined
    ? { field, column, rank: 0 }
    : { field, column, rank: 0, item: { list: first, number, rest } };
}

interface Synonym {
  readonly field: string;
  readonly rank: number;
}

let synonyms: Map<string, Synonym[]> | undefined;

function synonymsByName(): Map<string, Synonym[]> {
  if (synonyms) return synonyms;
  synonyms = new Map();
  for (const [field, names] of Object.entries(table.names)) {
    for (const [rank, name] of names.entries()) {
      const known = synonyms.get(foldName(name));
      if (known) known.push({ field, rank });
      else synonyms.set(foldName(name), [{ field, rank }]);
    }
  }
  return synonyms;
}

/** The fields that a column of this name can hold, by rank. */
export const columnMeanings = (name: string): readonly Synonym[] =>
  synonymsByName().get(foldName(name)) ?? [];

/** A field of which several columns may say a part. */
function joins(shape: ObjectShape, field: string): boolean {
  return (
    field === 'images.src' ||
    field === 'images.alt' ||
    field === 'videos.src' ||
    shapeAt(shape, field)?.type === 'list'
  );
}

/** `images` in a cell means the pictures' addresses, `price` its amount. */
function bareField(shape: ObjectShape, field: string): string {
  const inner = shapeAt(shape, field);
  const holder = inner && structured(inner);
  return holder?.type === 'object' && (holder.bare === 'src' || holder.bare === 'amount')
    ? `${field}.${holder.bare}`
    : field;
}

/** The bare field, unless the column's cells are JSON. */
function settled(sheet: Cells, { field, column, item }: Binding, shape: ObjectShape): string {
  if (item !== undefined) return field;
  return samples(sheet, column, 1).some(isJson) ? field : bareField(shape, field);
}

export const isJson = (cell: string): boolean => /^\s*[[{]/.test(cell);

/** A name alone does not make a column: half of a sample of its cells must be readable as the field. */
export function fits(sheet: Cells, { field, column, item }: Binding, shape: ObjectShape): boolean {
  const target = shapeAt(shape, field === 'price.sale' ? 'price.amount' : field);
  if (target === undefined) return false;
  const cells = samples(sheet, column, 50);
  const readable = cells.filter(
    cell => canRead(target, cell, field) || (item !== undefined && target.type === 'object'),
  );
  return readable.length * 2 >= cells.length;
}

function canRead(shape: Shape, cell: string, field: string): boolean {
  switch (shape.type) {
    case 'scalar':
      return readScalar(shape, cell.trim(), {}) !== undefined;
    case 'list':
      return (
        isJson(cell) ||
        (structured(shape) === undefined &&
          partsOf(cell, /\s\|\s|[,;、，；\n]/g).every(({ text }) => canRead(shape.item, text, field)))
      );
    case 'union':
      return shape.options.some(option => canRead(option, cell, field));
    default:
      return isJson(cell) || field === 'size_chart';
  }
}

function samples({ rows }: Cells, column: number, wanted: number): string[] {
  const found: string[] = [];
  for (const row of rows) {
    const cell = textOf(row, column);
    if (cell !== undefined && found.push(cell) >= wanted) break;
  }
  return found;
}

/** Without a price of its own, a lone “regular price” is the price; else a sale price is. */
function settlePrices(bindings: readonly Binding[], header: readonly string[]): Binding[] {
  const at = (field: string) => bindings.find(binding => binding.field === field);
  if (at('price.amount')) return [...bindings];
  const regular = at('price.compare_at');
  const asked = regular && isPriceName(header, regular) ? regular : at('price.sale');
  return bindings.map(binding => (binding === asked ? { ...binding, field: 'price.amount' } : binding));
}

/** Whether the column's name can also mean the price itself. */
export function isPriceName(header: readonly string[], { column }: Binding): boolean {
  return (synonymsByName().get(foldName(header[column] ?? '')) ?? []).some(
    ({ field }) => field === 'price.amount',
  );
}

/** Whether a compare-at column's name says that it is a recommended price. */
export const isRecommended = (name: string): boolean => {
  const folded = foldName(bracketed.exec(name.trim())?.[1] ?? name);
  return table.recommended.some(known => foldName(known) === folded);
};

/** The names that columns may have, with the field each holds, as written; those of the model last, folded. */
export function namesOfColumns(shape: ObjectShape): readonly (readonly [name: string, field: string])[] {
  const names = [
    ...[...shape.fields.keys()].map(name => [name, name] as const),
    ...Object.entries(table.names).flatMap(([field, others]) =>
      isTimed(field) ? [] : others.map(name => [name, field] as const),
    ),
    ...[...shape.aliases].map(([name, steps]) => [name, steps.join('.')] as const),
  ];
  return names.map(([name, field]) => [name, bareField(shape, field)]);
}

/** ISO 4217 of a unit behind a price's header, `价格(元)`. */
export const unitCurrency = (unit: string | undefined): string | undefined =>
  unit === undefined ? undefined : currencyOfMark(unit.trim());
