import type { Document } from '../model/document.ts';
import { periodsIn } from './policy/periods.ts';
import type { Run } from './run.ts';

/** What a pre-order page of a store says of the dates of its listings. */
export interface PreorderPage {
  /** Of the store document, and the place among its campaigns. */
  readonly key: string;
  readonly index: number;
  readonly seller: string | undefined;
  readonly listings: readonly string[];
  /** ISO 8601 days. */
  readonly end: string | undefined;
  readonly dispatch: string | undefined;
  /** Days from the end to the dispatch, where it says so many. */
  readonly after: { readonly least: number; readonly days: number } | undefined;
}

const ISO_DAY = /\d{4}-\d{2}-\d{2}/;

/** The pre-order pages of a store that name listings. */
export function preorderPages({ key, value }: Document<'store'>, run: Run): readonly PreorderPage[] {
  return (value.campaigns ?? []).flatMap((campaign, index): PreorderPage[] => {
    const { kind = 'preorder', listings = [], end, ships_after: ships = '' } = campaign;
    if (kind !== 'preorder' || listings.length === 0) return [];
    const dispatch = ISO_DAY.exec(ships)?.[0];
    const [period] = dispatch === undefined ? periodsIn(ships.normalize('NFKC').toLowerCase(), run) : [];
    const after = period && { least: period.least, days: period.days };
    return [{ key, index, seller: value.seller, listings, end: end?.slice(0, 10), dispatch, after }];
  });
}

/** The pages that name a listing, by its own id or that of its group, of its seller where both are known. */
export const pagesOf = (
  { id, group_id: group, seller }: Document<'listing'>['value'],
  pages: readonly PreorderPage[],
): readonly PreorderPage[] =>
  pages.filter(
    page =>
      (page.seller === undefined || seller === undefined || page.seller === seller) &&
      page.listings.some(named => named === id || named === group),
  );
