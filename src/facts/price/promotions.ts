import { type CatalogPlace, firstOf } from './place.ts';

/** A listing of a promotion that promises “up to”, with the greatest share one of its prices is reduced by. */
export interface PromotionMark extends CatalogPlace {
  readonly promotion: string;
  readonly cut: number;
}

/** A promotion: its listings by whole percents they are reduced by, and the first of them. */
export interface Promotion {
  readonly listings: number;
  readonly cuts: ReadonlyMap<number, number>;
  readonly first: CatalogPlace;
}

export type PromotionFold = Map<string, Promotion>;

/** `folded` with one listing. */
export function addPromotion(
  folded: PromotionFold,
  { promotion, cut, ...place }: PromotionMark,
): PromotionFold {
  const one = { listings: 1, cuts: new Map([[Math.round(cut * 100), 1]]), first: place };
  return mergePromotions(folded, new Map([[promotion, one]]));
}

/** `left` with all of `right`; changes and returns `left`. */
export function mergePromotions(left: PromotionFold, right: PromotionFold): PromotionFold {
  for (const [name, added] of right) {
    const known = left.get(name);
    if (!known) left.set(name, added);
    else {
      const cuts = new Map(known.cuts);
      for (const [percent, count] of added.cuts) cuts.set(percent, (cuts.get(percent) ?? 0) + count);
      const listings = known.listings + added.listings;
      left.set(name, { listings, cuts, first: firstOf(known.first, added.first) as CatalogPlace });
    }
  }
  return left;
}

/** How many listings of a promotion are reduced by at least so many percent. */
export const reaching = ({ cuts }: Promotion, percent: number): number =>
  [...cuts].reduce((sum, [cut, count]) => sum + (cut >= percent ? count : 0), 0);
