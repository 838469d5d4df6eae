import type { Row } from '../formats/format.ts';
import { type Path, valueAt } from '../model/path.ts';
import type { Shape } from './shape.ts';

/** A cell that says a value; `start` is where in the cell's text, absent where the value was transformed. */
export interface Place {
  readonly row: Row;
  readonly column: number;
  readonly start?: number;
}

/**
 * A document on its way from rows to its value. The same mapping runs to make the value and, when somebody asks
 * where a value stands, once more with `places`.
 */
export interface Draft {
  readonly value: Record<string, unknown>;
  readonly places: Map<string, Place[]> | undefined;
  /** Told of a cell that cannot be read as what its column should hold. */
  readonly bad: (row: Row, column: number, field: string, expected: Shape, text: string) => void;
}

/** The key of a path among a draft's places. */
export const pathKey = (path: Path): string => path.join('\u0000');

/**
 * Writes `value` at `path`, making what is missing on the way. The first value stays; the same value from
 * another cell is another place of it. Says whether the document now holds `value` there.
 */
export function put(
  draft: Draft,
  path: Path,
  value: unknown,
  row: Row,
  column: number,
  start?: number,
): boolean {
  let parent = draft.value as Record<string | number, unknown>;
  const last = path.length - 1;
  for (let depth = 0; depth < last; depth++) {
    const step = path[depth] as string | number;
    let next = ownValue(parent, step);
    if (step === '__proto__') return false;
    if (next === undefined) {
      next = typeof path[depth + 1] === 'number' ? [] : {};
      parent[step] = next;
    } else if (typeof next !== 'object') {
      return false;
    }
    parent = next as Record<string | number, unknown>;
  }
  const leaf = path[last] as string | number;
  if (leaf === '__proto__') return false;
  const known = ownValue(parent, leaf);
  if (known === undefined) parent[leaf] = value;
  else if (known !== value) return false;
  if (draft.places !== undefined) remember(draft.places, pathKey(path), row, column, start);
  return true;
}

/** Names come from files: `constructor` is one of them, not what every object inherits. */
function ownValue(parent: Record<string | number, unknown>, step: string | number): unknown {
  return Object.hasOwn(parent, step) ? parent[step] : undefined;
}

function remember(
  places: Map<string, Place[]>,
  key: string,
  row: Row,
  column: number,
  start: number | undefined,
): void {
  const known = places.get(key);
  const place: Place = start === undefined ? { row, column } : { row, column, start };
  if (known === undefined) places.set(key, [place]);
  else if (!known.some(other => other.row === row && other.column === column)) known.push(place);
}

/** How many items the list at a field has, of a group (`['checkout', 'steps']`) or at the top. */
export function lengthOf(draft: Draft, field: string | Path): number {
  const list = typeof field === 'string' ? draft.value[field] : valueAt(draft.value, field);
  return Array.isArray(list) ? list.length : 0;
}
