import type { Path, Span } from '../../model/path.ts';

/** Facts that a shop says in several places. */
export const sharedFacts = [
  'return-window',
  'return-payer',
  'refund-days',
  'handling',
  'transit',
  'free-threshold',
  'currency',
  'preorder-end',
] as const;

export type SharedFact = (typeof sharedFacts)[number];

/**
 * A value of a fact. Of times the days (`from` only where a range is said), of a threshold the amount, of the others
 * a word: who pays, a currency (ISO 4217), a day (ISO 8601).
 */
export type Value = Times | string;

export interface Times {
  readonly from?: number;
  readonly to: number;
  /** Which days they are, where that is said; an amount has none. */
  readonly unit?: 'day' | 'business-day';
}

/** One place where a fact is said. */
export interface Said {
  readonly fact: SharedFact;
  /** What the fact is of, where there are several: the currency of a threshold, the listing of a pre-order. */
  readonly about: string;
  /** What it says in general. */
  readonly main: readonly Value[];
  /** The same with what it says of exceptions: who says one of these does not contradict. */
  readonly all: readonly Value[];
  /** The document, and where in it. */
  readonly key: string;
  readonly at: Path;
  readonly span?: Span;
  readonly quote: string;
  /** A listing is an instance of what pages and messages say of all. */
  readonly ofListing: boolean;
  readonly ofMessage: boolean;
  /** A page by itself, which no id joins to a shop: two of them may be those of two shops. */
  readonly ofLonePage: boolean;
  /** What it holds for; empty for all. */
  readonly markets: readonly string[];
  readonly languages: readonly string[];
}
