import { globTest } from '../model/glob.ts';
import { valueAt } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import type { Override } from './schema.ts';

/** An override ready to be matched. */
export interface Scoped {
  readonly override: Override;
  readonly place: Location;
  /** Whether its `files` hold for a file, as globs of the config see it. */
  holdsForFile(file: string): boolean;
  /** Whether its `where` holds for a document’s value; `category` is the path it resolves to, asked only where needed. */
  holdsForValue(value: unknown, category: () => string | undefined): boolean;
}

/** Compiles the globs of an override that stands at `place`. */
export function scopedOverride(override: Override, place: Location): Scoped {
  const files = override.files?.map(globTest);
  return {
    override,
    place,
    holdsForFile: file => files?.some(test => test(file)) ?? true,
    holdsForValue: whereTest(override.where ?? {}),
  };
}

/** Whether each of the fields named has a value that one of its globs means. */
export function whereTest(fields: Readonly<Record<string, readonly string[]>>): Scoped['holdsForValue'] {
  const where = Object.entries(fields).map(([field, globs]) => ({
    path: field.split('.'),
    tests: globs.map(globTest),
  }));
  return (value, category) =>
    where.every(({ path, tests }) => {
      const holds = (text: string): boolean => tests.some(test => test(text));
      if (textsAt(value, path).some(holds)) return true;
      if (path.join('.') !== 'category') return false;
      const resolved = category();
      return resolved !== undefined && holds(resolved);
    });
}

/** The scalars at a dotted field; a list stands for each of its items. */
function textsAt(value: unknown, path: readonly string[]): readonly string[] {
  const [step, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap(item => textsAt(item, path));
  if (step !== undefined) return textsAt(valueAt(value, [step]), rest);
  return value === undefined || value === null || typeof value === 'object' ? [] : [String(value)];
}
