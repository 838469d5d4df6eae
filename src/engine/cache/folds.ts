import { deserialize, serialize } from 'node:v8';
import type { CatalogRule } from '../../rule/rule.ts';
import { type Folds, merged } from '../collect.ts';

/** What was serialised. A copy, since folding changes what it is given and the bytes may be needed again. */
export const plain = (bytes: Uint8Array): unknown => deserialize(Buffer.from(bytes));

/** For each rule its folds as one, serialised; none for a rule that has none. */
export const mergedBy = (
  rules: readonly CatalogRule[],
  foldsOf: (rule: string) => readonly unknown[],
): ReadonlyMap<string, Uint8Array> =>
  new Map(
    rules.flatMap(rule => {
      const folds = foldsOf(rule.id);
      return folds.length === 0 ? [] : [[rule.id, serialize(merged(rule, folds))]];
    }),
  );

/** The folds as bytes; that of a rule which is not plain data is a crash of the rule. */
export function serialised(folds: Folds, crashes: Map<string, Error>): Uint8Array {
  try {
    return serialize(folds);
  } catch {
    const sound: Folds = new Map();
    for (const [rule, fold] of folds) {
      try {
        serialize(fold);
        sound.set(rule, fold);
      } catch (error) {
        crashes.set(rule, error as Error);
      }
    }
    return serialize(sound);
  }
}
