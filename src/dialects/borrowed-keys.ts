import type { Path } from '../model/path.ts';
import { columnMeanings } from './match.ts';
import { foldName } from './names.ts';
import { isGroup } from './read.ts';
import { readScalar } from './scalar.ts';
import { type ObjectShape, type Shape, shapeAt } from './shape.ts';
import { isPrivate } from './spreadsheet/private.ts';

/** Where a key that is none of ours leads, by the names that columns of tables have. */
export type BorrowedKeys = ReadonlyMap<string, Path & readonly string[]>;

const none: BorrowedKeys = new Map();

/**
 * What the keys of another program's record mean (`beschreibung`, `prix`, `img`): the names of columns serve for
 * keys too. Our own names and private ones are never borrowed; of two keys for one field the better name counts, of
 * pictures the list.
 */
export function borrowedKeys(shape: ObjectShape, record: Readonly<Record<string, unknown>>): BorrowedKeys {
  const strange = Object.keys(record).filter(key => !isOwn(shape, key));
  if (strange.length === 0) return none;
  const taken = new Set(Object.keys(record).flatMap(key => ownField(shape, key) ?? []));
  const candidates = strange.flatMap(key =>
    isPrivate(key) ? [] : meaningsOf(shape, key, record[key]).map(meaning => ({ key, ...meaning })),
  );
  candidates.sort((left, right) => left.rank - right.rank);
  const found = new Map<string, Path & readonly string[]>();
  for (const { key, field } of candidates) {
    if (found.has(key) || taken.has(field)) continue;
    taken.add(field);
    found.set(key, field.split('.'));
  }
  return found;
}

interface Meaning {
  readonly field: string;
  readonly rank: number;
}

function meaningsOf(shape: ObjectShape, key: string, value: unknown): Meaning[] {
  return columnMeanings(key).flatMap(({ field, rank }) => {
    const target = field === 'price.sale' ? field : field.replace(/^(images|videos)\.src$/, '$1');
    const inner = shapeAt(shape, target === 'price.sale' ? 'price.amount' : target);
    if (inner === undefined || target.startsWith('images.') || !holds(inner, value)) return [];
    return [{ field: target, rank: rank - (Array.isArray(value) ? 1 : 0) }];
  });
}

/** Whether the value can be the field's: a structure is none, a word of a choice must be one that is known. */
function holds(shape: Shape, value: unknown): boolean {
  switch (shape.type) {
    case 'scalar':
      return (
        value === null ||
        (typeof value !== 'object' &&
          (shape.reading !== 'choice' || value === '' || readScalar(shape, String(value), {}) !== undefined))
      );
    case 'list':
      return Array.isArray(value) ? value.every(item => holds(shape.item, item)) : holds(shape.item, value);
    case 'object':
      return shape.bare !== undefined && !isGroup(value) && !Array.isArray(value);
    case 'union':
      return shape.options.some(option => holds(option, value));
    default:
      return false;
  }
}

const isOwn = (shape: ObjectShape, key: string): boolean => ownField(shape, key) !== undefined;

/** The field that a key of ours names, dotted. */
function ownField(shape: ObjectShape, key: string): string | undefined {
  if (shape.fields.has(key)) return key;
  const alias = shape.aliases.get(foldName(key));
  if (alias) return alias.join('.');
  return shape.fields.has(key.split('.')[0] as string) ? key : undefined;
}
