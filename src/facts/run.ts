import type { Document } from '../model/document.ts';
import type { Brought } from './brought.ts';
import type { Categories } from './category/data.ts';
import type { Owners } from './owners.ts';
import type { Look } from './pixels/measurement.ts';
import type { PriceHistory } from './price/series.ts';
import type { Supplied } from './same-picture/supplied.ts';

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
  /** The language that config, flags or the listing itself set for a document (BCP-47). */
  language?(document: Document): string | undefined;
  /** Word lists by name, with the team's own words already added and allowed ones taken out. */
  lexicon(name: string): Lexicon;
  /** Product categories, with what the config says of the shop's own. */
  readonly categories: Categories;
  /** Who owns which part of a shop, by platform. */
  readonly owners: Owners;
  /** Limits and laws that plugins bring; absent where they bring none. */
  readonly brought?: Brought;
  /** Words a team allows in a list: never a hit. */
  allowed(list: string): readonly string[];
  /** The store that a listing leans on, where the config names one. */
  store?(listing: Document): Document<'store'> | undefined;
  /** What was seen of a price before, by id or SKU; absent where the run has no price history. */
  prices?(code: string, currency: string | undefined): PriceHistory | undefined;
  /** Roles and views that the shop's own pattern of file names says of a picture; absent where the config has none. */
  shownByName?(src: string): readonly string[];
  /** What a look at a picture of a listing in `file` gave; absent where the run looks at none. */
  look?(file: string, src: string): Look;
  /** The supplier’s picture that this one is; absent where the config names no pictures of suppliers. */
  supplied?(file: string, src: string): Supplied | undefined;
}

/**
 * Something measured once a document and shared by its rules. Kept for the last document only: they are judged
 * one after the other, and what was measured of a whole catalog would fill the memory.
 */
export function fact<D extends object, T>(
  measure: (document: D, run: Run) => T,
): (document: D, run: Run) => T {
  return latest(measure);
}

/** The same of what needs to know less. */
export function latest<K extends object, A extends readonly unknown[], T>(
  make: (of: K, ...rest: A) => T,
): (of: K, ...rest: A) => T {
  let last: { of: K; made: T } | undefined;
  return (of, ...rest) => {
    if (last?.of === of) return last.made;
    const made = make(of, ...rest);
    last = { of, made };
    return made;
  };
}

/** Something made of what holds for a whole run (a word list, the run itself), once for each. */
export function once<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return of => {
    const ready = known.get(of) ?? { made: make(of) };
    known.set(of, ready);
    return ready.made;
  };
}
