import type { Listing } from './listing.ts';
import type { Message } from './message.ts';
import type { Origin } from './origin.ts';
import type { Path, Span } from './path.ts';
import type { Location } from './place.ts';
import type { Seller } from './seller.ts';
import type { Store } from './store.ts';

/** The value of each kind of document. */
export interface ValueOf {
  listing: Listing;
  store: Store;
  message: Message;
  seller: Seller;
}

export type Kind = keyof ValueOf;

/**
 * How a file can say a field: `carries` has a place of its own for it, `may-mention` could say it in free
 * text (a size chart inside an HTML body), `cannot` has no place for it.
 */
export type Carriage = 'carries' | 'may-mention' | 'cannot';

/** One listing, store, message or seller, with the way back to the file it came from. */
export interface Document<K extends Kind = Kind> {
  readonly kind: K;
  /** Unique in a run and stable for the same input: file and position. */
  readonly key: string;
  readonly file: string;
  /** Position among the documents of the file, from 0. */
  readonly index: number;
  readonly value: ValueOf[K];
  /** Whether the file carries `field`, a dotted name such as `size_chart.unit`. */
  carriage(field: string): Carriage;
  /**
   * Where `path` stands in the file, all places of it (a value repeated on every variant row has many), the
   * first being the one to show. A missing field points at its nearest existing ancestor, never nowhere.
   * With `span`, the part of the raw value; the whole token where the part cannot be proved.
   */
  locate(path: Path, span?: Span): readonly [Location, ...Location[]];
  /** Every place that says the value at `path` itself; none where nothing does. */
  origins(path: Path): readonly Origin[];
  /** Where a missing value at `path` could be said; undefined where the file has no place for it. */
  room(path: Path): Origin | undefined;
  /** Where the whole document stands. */
  readonly extent: Location;
}

/** A document of any kind, discriminated by `kind`. */
export type AnyDocument = { [K in Kind]: Document<K> }[Kind];
