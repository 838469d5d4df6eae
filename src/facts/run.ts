import type { AnyDocument } from '../model/document.ts';

/** A word list: groups (a concept, a view, a measure) of terms by language, dated and sourced. */
export interface Lexicon {
  readonly list: string;
  readonly as_of: string;
  readonly source: string;
  readonly groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What holds for a whole run and facts may lean on. */
export interface Run {
  /** ISO 8601 day that counts as today. */
  readonly asOf: string;
  /** Whether catalog rules compare the listings of one seller or those of all. */
  readonly scope: 'store' | 'marketplace';
  /** Word lists by name, with the team's own words already added and allowed ones taken out. */
  lexicon(name: string): Lexicon;
  /** Words a team allows in a list: never a hit. */
  allowed(list: string): readonly string[];
}

/** Something measured once a document (and run) and shared by rules. */
export function fact<D extends object, T>(
  measure: (document: D, run: Run) => T,
): (document: D, run: Run) => T {
  const known = new WeakMap<object, T>();
  return (document, run) => {
    const found = known.get(document);
    if (found !== undefined || known.has(document)) return found as T;
    const measured = measure(document, run);
    known.set(document, measured);
    return measured;
  };
}

/** For signatures that take a document of any kind. */
export type Measured = AnyDocument;
