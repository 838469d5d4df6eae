import { categoryOf } from '../facts/category/index.ts';
import type { Run } from '../facts/run.ts';
import type { Document } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import type { Seller } from '../model/seller.ts';
import type { Fold } from './rule.ts';

/** What is counted of one listing. `categories`: its category as it is written, and as the tree knows it. */
interface Counts {
  readonly id?: string | undefined;
  readonly categories: readonly string[];
  readonly impressions?: number | undefined;
  readonly clicks?: number | undefined;
  readonly orders?: number | undefined;
}

/** The figures that a listing of the run carries itself. */
interface OwnFigures extends Counts {
  readonly key: string;
  readonly seller?: string | undefined;
  readonly gtin?: string | undefined;
  readonly group?: string | undefined;
  readonly active: boolean;
}

/** A listing with its figures, wherever they are told. */
export interface ListingFigures extends Counts {
  /** Where a finding about it stands in the seller's figures. */
  readonly at: Path;
  /** The listing itself, where it is part of the run. */
  readonly document?: OwnFigures;
}

interface Gathered {
  readonly sellers: readonly string[];
  readonly listings: readonly OwnFigures[];
}

/** What a rule on a seller gathers of the run: its sellers, and the listings that carry figures. */
export function gatherFigures(document: Document, run: Run): Gathered | undefined {
  if (document.kind === 'seller') return { sellers: [document.key], listings: [] };
  if (document.kind !== 'listing') return undefined;
  const listing = document as Document<'listing'>;
  const { figures, id, seller, gtin, category, status, group_id: group } = listing.value;
  if (!figures) return undefined;
  const { impressions, clicks, orders = figures.sold_90d } = figures;
  const path = categoryOf(listing, run)?.path;
  const categories = [...new Set([category, path].filter(name => name !== undefined))];
  const active = (status ?? 'active') === 'active';
  const own = { key: document.key, id, seller, gtin, group, active, categories, impressions, clicks, orders };
  return { sellers: [], listings: [own] };
}

export const figuresFold: Fold<Gathered, Gathered, Gathered> = {
  empty: () => ({ sellers: [], listings: [] }),
  add: (left, right) => figuresFold.merge(left, right),
  merge: (left, right) => ({
    sellers: [...left.sellers, ...right.sellers],
    listings: [...left.listings, ...right.listings],
  }),
  seal: ({ sellers, listings }) => ({
    sellers: [...sellers].sort(),
    listings: [...listings].sort((left, right) => (left.key < right.key ? -1 : 1)),
  }),
};

/**
 * The listings of a seller with their figures: those the seller's figures list, and those of the run that carry their
 * own. A listing that names no seller is the seller's where the run has only one.
 */
export function listingFigures(
  { id: seller, listings = [] }: Seller,
  { sellers, listings: own }: Gathered,
): readonly ListingFigures[] {
  const ours = own.filter(one => (one.seller === undefined ? sellers.length <= 1 : one.seller === seller));
  const byId = new Map(ours.map(one => [one.id, one]));
  const told = listings.map((entry, index): ListingFigures => {
    const document = entry.id === undefined ? undefined : byId.get(entry.id);
    const categories = entry.category === undefined ? (document?.categories ?? []) : [entry.category];
    return { ...document, ...entry, categories, at: ['listings', index], ...(document && { document }) };
  });
  const named = new Set(listings.map(({ id }) => id));
  const rest = ours
    .filter(({ id }) => id === undefined || !named.has(id))
    .map((document): ListingFigures => ({ ...document, at: ['listings'], document }));
  return [...told, ...rest];
}

/** A greater average is a percentage: no category has a third of its shoppers click, or of its orders in dispute. */
const GREATEST_SHARE = 0.3;

/** The average of a listing's category, or of the nearest one above it, as a share; undefined where none is told. */
export function averageOf(
  averages: Seller['category_averages'],
  categories: readonly string[],
  what: 'ctr' | 'dispute_rate' | 'refund_rate',
): { readonly category: string; readonly share: number } | undefined {
  for (const stated of categories) {
    for (let name = stated; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
      const average = averages?.[name]?.[what];
      if (average !== undefined && average > 0)
        return { category: name, share: average > GREATEST_SHARE ? average / 100 : average };
    }
  }
  return undefined;
}
