import type { TreeRecord } from '../formats/format.ts';
import { type Path, type Span, valueAt } from '../model/path.ts';

/** Where a value of a translated record comes from; `start` is where in the scalar's text, where it is a part. */
export interface Origin {
  readonly record: TreeRecord;
  readonly from: Path;
  readonly start?: number;
}

/** A record of another vocabulary on its way to the names of the model. */
export interface Translation {
  /** Says `value` at `to`; what is there already stays. Empty values say nothing. */
  put(to: Path, value: unknown, origin: Origin): void;
  valueAt(to: Path): unknown;
  /** How many items the list at a top-level field has. */
  length(field: string): number;
}

/**
 * The translation of `base` that `fill` makes; its places are those of the origins, found by translating once
 * more when somebody asks.
 */
export function translated(base: TreeRecord, fill: (into: Translation) => void): TreeRecord {
  const value: Group = {};
  fill(into(value, () => {}));
  let known: Origins | undefined;
  const origins = (): Origins => {
    if (known === undefined) {
      const found = new Map<string, { readonly origin: Origin; readonly value: unknown }>();
      fill(into({}, (to, said, origin) => found.set(keyOf(to), { origin, value: said })));
      known = found;
    }
    return known;
  };
  return recordOf(base, value, origins);
}

function into(value: Group, written: (to: Path, said: unknown, origin: Origin) => void): Translation {
  return {
    put(to, said, origin) {
      if (said === undefined || said === null || said === '') return;
      if (assign(value, to, said)) written(to, said, origin);
    },
    valueAt: to => valueAt(value, to),
    length: field => (Array.isArray(value[field]) ? (value[field] as unknown[]).length : 0),
  };
}

type Group = Record<string | number, unknown>;
type Origins = ReadonlyMap<string, { readonly origin: Origin; readonly value: unknown }>;

function recordOf(base: TreeRecord, value: Group, origins: () => Origins): TreeRecord {
  const below = (path: Path): Origin | undefined => {
    const prefix = `${keyOf(path)}\u0000`;
    for (const [key, { origin }] of origins()) if (key.startsWith(prefix)) return origin;
    return undefined;
  };
  /** The value itself, its first part, or the nearest ancestor's. */
  const nearest = (path: Path): Origin | undefined => {
    for (let length = path.length; length > 0; length--) {
      const own = path.slice(0, length);
      const found = origins().get(keyOf(own))?.origin ?? below(own);
      if (found) return found;
    }
    return origins().get('title')?.origin ?? origins().get('id')?.origin;
  };
  return {
    value,
    get range() {
      return base.range;
    },
    locate(path, span) {
      const exact = origins().get(keyOf(path));
      if (exact) return locate(exact.origin, exact.value, span);
      const near = nearest(path);
      return near ? near.record.locate(near.from) : base.locate(path);
    },
    locateKey(path) {
      const exact = origins().get(keyOf(path))?.origin;
      return exact?.record.locateKey(exact.from);
    },
    source(path) {
      const exact = origins().get(keyOf(path));
      if (!exact) return undefined;
      const { record, from } = exact.origin;
      const start = startIn(exact.origin, exact.value);
      return { record, path: from, ...(start === undefined ? {} : { start }) };
    },
    scalarText(path) {
      const exact = origins().get(keyOf(path));
      if (!exact || typeof exact.value === 'string') return exact?.value as string | undefined;
      return exact.origin.record.scalarText(exact.origin.from);
    },
  };
}

/** A part of a scalar at its own stretch; a value made of several at the whole token. */
function locate({ record, from, start }: Origin, value: unknown, span: Span | undefined) {
  if (typeof value !== 'string') return record.locate(from, span);
  const at = startIn({ record, from, ...(start === undefined ? {} : { start }) }, value);
  if (at === undefined) return record.locate(from);
  const { start: first, end: last } = span ?? { start: 0, end: value.length };
  const whole = span === undefined && value.length === record.scalarText(from)?.length;
  return record.locate(from, whole ? undefined : { start: at + first, end: at + last });
}

/** Where in the scalar's text a value begins that is a part of it. */
function startIn({ record, from, start }: Origin, value: unknown): number | undefined {
  const text = record.scalarText(from);
  const at = start ?? (text === value ? 0 : undefined);
  return at !== undefined && typeof value === 'string' && text?.startsWith(value, at) ? at : undefined;
}

function assign(value: Group, path: Path, said: unknown): boolean {
  let parent = value;
  for (const [depth, step] of path.entries()) {
    if (step === '__proto__') return false;
    const known = Object.hasOwn(parent, step) ? parent[step] : undefined;
    if (depth === path.length - 1) {
      if (known !== undefined) return false;
      parent[step] = said;
    } else if (known === undefined) {
      const made: Group | unknown[] = typeof path[depth + 1] === 'number' ? [] : {};
      parent[step] = made;
      parent = made as Group;
    } else if (typeof known === 'object') parent = known as Group;
    else return false;
  }
  return true;
}

const keyOf = (path: Path): string => path.join('\u0000');
