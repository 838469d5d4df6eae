import type { Money } from '../model/money.ts';
import type { Path } from '../model/path.ts';
import type { PriceHints } from '../model/price-text.ts';
import { type NameValue, nameValueOf } from './name-value.ts';
import { foldName } from './names.ts';
import { readScalar } from './scalar.ts';
import type { ObjectShape, ScalarShape, Shape } from './shape.ts';

/** What reading a tree of plain values needs to know, and whom it tells. Paths `from` are those of the file. */
export interface Reading {
  /** The scalar as it was written, where a parser has already made something else of it. */
  scalarText(from: Path): string | undefined;
  readonly hints: PriceHints;
  /** A value that is not of its type. */
  bad(from: Path, shape: Shape, raw: unknown): void;
  /** A key that is no field. */
  unknown(from: Path, shape: ObjectShape): void;
  /** Says of each value read where it stands in the file. */
  trace?(to: Path, from: Path): void;
  /** A key of the document that means another field here than its name says. */
  target?(key: string): readonly string[] | undefined;
}

type Group = Record<string, unknown>;

/**
 * The typed value of `raw`, for a `decimal` its money; undefined where it is empty or cannot be read, which
 * `bad` is then told.
 */
export function read(shape: Shape, raw: unknown, from: Path, to: Path, reading: Reading): unknown {
  if (raw === null || raw === undefined) return undefined;
  switch (shape.type) {
    case 'scalar':
      return readLeaf(shape, raw, from, to, reading);
    case 'list':
      return readList(shape.item, raw, from, to, reading);
    case 'pair':
      return readList(shape.item, raw, from, to, reading);
    case 'record':
      return readRecord(shape.value, raw, from, to, reading) ?? refuse(shape, raw, from, reading);
    case 'object':
      return readObject(shape, raw, from, to, reading);
    case 'union':
      return read(optionFor(shape.options, raw), raw, from, to, reading);
  }
}

/** The option of a union that the raw value's own type points at. */
function optionFor(options: readonly Shape[], raw: unknown): Shape {
  const order: readonly Shape['type'][] = Array.isArray(raw)
    ? raw.length === 2 && raw.every(item => typeof item === 'number')
      ? ['pair', 'list']
      : ['list', 'pair']
    : isGroup(raw)
      ? ['object', 'record']
      : ['scalar'];
  const fitting = order.flatMap(type => options.filter(option => option.type === type));
  const numeric = typeof raw === 'number';
  const exact = fitting.find(option => option.type !== 'scalar' || (option.reading === 'number') === numeric);
  return exact ?? fitting[0] ?? (options[0] as Shape);
}

function readLeaf(shape: ScalarShape, raw: unknown, from: Path, to: Path, reading: Reading): unknown {
  if (isGroup(raw) && typeof raw.name === 'string' && shape.reading !== 'choice') {
    return readLeaf(shape, raw.name, [...from, 'name'], to, reading);
  }
  if (Array.isArray(raw) && raw.length === 1) return readLeaf(shape, raw[0], [...from, 0], to, reading);
  if (typeof raw === 'object' && !(raw instanceof Date)) return refuse(shape, raw, from, reading);
  const text = typeof raw === 'string' ? raw : (reading.scalarText(from) ?? String(raw));
  if (text.trim() === '' && shape.reading !== 'text' && shape.reading !== 'string') return undefined;
  const value = readScalar(
    shape,
    text,
    typeof raw === 'number' ? { ...reading.hints, decimalSign: '.' } : reading.hints,
  );
  if (value === undefined) return refuse(shape, raw, from, reading);
  reading.trace?.(to, from);
  return value;
}

function readList(item: Shape, raw: unknown, from: Path, to: Path, reading: Reading): unknown[] | undefined {
  reading.trace?.(to, from);
  const items = Array.isArray(raw) ? raw : [raw];
  const list: unknown[] = [];
  for (const [index, entry] of items.entries()) {
    const value = read(item, entry, items === raw ? [...from, index] : from, [...to, list.length], reading);
    if (value !== undefined) list.push(plain(item, value));
  }
  return list;
}

function readRecord(value: Shape, raw: unknown, from: Path, to: Path, reading: Reading): Group | undefined {
  const entries = isGroup(raw)
    ? Object.entries(raw).map(([key, entry]) => ({ key, entry, at: [key] as Path }))
    : Array.isArray(raw)
      ? raw.map(nameValueOf)
      : undefined;
  if (entries === undefined || entries.includes(undefined)) return undefined;
  reading.trace?.(to, from);
  const record: Group = {};
  for (const { key, entry, at } of entries as NameValue[]) {
    if (Object.hasOwn(record, key)) continue;
    const made = read(value, entry, [...from, ...at], [...to, key], reading);
    if (made !== undefined) setOwn(record, key, plain(value, made));
  }
  return record;
}

function readObject(
  shape: ObjectShape,
  raw: unknown,
  from: Path,
  to: Path,
  reading: Reading,
): Group | undefined {
  const { bare } = shape;
  reading.trace?.(to, from);
  const group: Group = {};
  if (!isGroup(raw)) {
    if (bare === undefined || Array.isArray(raw)) {
      refuse(shape, raw, from, reading);
      return undefined;
    }
    readField(shape, group, [bare], raw, from, to, reading);
    return Object.keys(group).length === 0 ? undefined : group;
  }
  const others: [string, readonly string[]][] = [];
  for (const key of Object.keys(raw)) {
    const target = to.length === 0 ? reading.target?.(key) : undefined;
    if (target !== undefined) readField(shape, group, target, raw[key], [...from, key], to, reading);
    else if (shape.fields.has(key)) readField(shape, group, [key], raw[key], [...from, key], to, reading);
    else others.push([key, shape.aliases.get(foldName(key)) ?? dotted(shape, key) ?? []]);
  }
  for (const [key, target] of others) {
    const term = shape.terms?.(key, raw[key]);
    if (term === 'nothing') continue;
    if (term) readField(shape, group, [term.field], term.value, [...from, key], to, reading);
    else if (target.length > 0) readField(shape, group, target, raw[key], [...from, key], to, reading);
    else readForeign(shape, group, key, raw[key], [...from, key], to, reading);
  }
  return group;
}

/** A key that is no field: a group of another vocabulary (`offers.price`), a private mark, or unknown. */
function readForeign(
  shape: ObjectShape,
  group: Group,
  key: string,
  raw: unknown,
  from: Path,
  to: Path,
  reading: Reading,
): void {
  const inner = Array.isArray(raw) ? raw[0] : raw;
  let found = false;
  if (isGroup(inner)) {
    for (const [sub, value] of Object.entries(inner)) {
      const target = shape.aliases.get(`${foldName(key)}.${foldName(sub)}`);
      if (target === undefined) continue;
      found = true;
      readField(shape, group, target, value, inner === raw ? [...from, sub] : [...from, 0, sub], to, reading);
    }
  }
  if (!found && !/^[_$@]|^x-/.test(key)) reading.unknown(from, shape);
}

/** Reads one value into its field, possibly of a nested group. What is there already stays. */
function readField(
  shape: ObjectShape,
  group: Group,
  target: readonly string[],
  raw: unknown,
  from: Path,
  to: Path,
  reading: Reading,
): void {
  let parent = group;
  let inner: ObjectShape = shape;
  for (const step of target.slice(0, -1)) {
    const next = inner.fields.get(step);
    if (next?.type !== 'object') return;
    parent[step] ??= {};
    parent = parent[step] as Group;
    inner = next;
  }
  const leaf = target.at(-1) as string;
  const field = inner.fields.get(leaf);
  if (
    field === undefined ||
    (parent[leaf] !== undefined && !(isGroup(parent[leaf]) && field.type === 'object'))
  )
    return;
  const value = read(field, raw, from, [...to, ...target], reading);
  if (value === undefined) return;
  if (isDecimal(field)) {
    const { amount, currency } = value as Money;
    parent[leaf] = amount;
    if (currency !== undefined && inner.fields.has('currency') && parent.currency === undefined) {
      parent.currency = currency;
      reading.trace?.([...to, ...target.slice(0, -1), 'currency'], from);
    }
  } else if (isGroup(parent[leaf]) && isGroup(value)) {
    parent[leaf] = { ...parent[leaf], ...value };
  } else {
    parent[leaf] = value;
  }
}

/** `price.amount` as a key: the fields of its steps, where they are all groups. */
function dotted(shape: ObjectShape, key: string): readonly string[] | undefined {
  if (!key.includes('.')) return undefined;
  const path: string[] = [];
  let current: Shape | undefined = shape;
  for (const step of key.split('.')) {
    if (current?.type !== 'object') return undefined;
    const target: readonly string[] | undefined = current.fields.has(step)
      ? [step]
      : current.aliases.get(foldName(step));
    if (target?.length !== 1) return undefined;
    path.push(...target);
    current = current.fields.get(target[0] as string);
  }
  return path;
}

function refuse(shape: Shape, raw: unknown, from: Path, reading: Reading): undefined {
  reading.bad(from, shape, raw);
  return undefined;
}

const isDecimal = (shape: Shape): boolean => shape.type === 'scalar' && shape.reading === 'decimal';

/** The value a document holds: of money the amount, where there is no field for its currency. */
const plain = (shape: Shape, value: unknown): unknown => (isDecimal(shape) ? (value as Money).amount : value);

function setOwn(record: Group, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  else record[key] = value;
}

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
