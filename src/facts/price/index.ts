/** Price windows: what a price was before it was reduced, and what was claimed of it. */
export { agreementOf, percentOf, wholePercent } from './agreement.ts';
export { discountOf, isReduction } from './answer.ts';
export {
  type BindingWindow,
  bindingWindows,
  type ClaimVerdict,
  verdictOfDeclared,
  verdictOfHistory,
  type WindowRow,
} from './claims.ts';
export {
  addComparables,
  type Comparables,
  type ComparablesFold,
  comparablesAmong,
  fences,
  listingsAbove,
  mergeComparables,
  type PriceMark,
  quantile,
  sealComparables,
} from './comparables.ts';
export { isoDay } from './days.ts';
export { categoryOfGroup, priceMarkOf } from './group.ts';
export {
  type ComparedOffer,
  comparedOffers,
  cutOf,
  declaredLowest,
  firstReduction,
  historyOf,
  type ListedOffer,
  offersOf,
} from './offers.ts';
export {
  addPattern,
  type Endings,
  keysOf,
  mergePatterns,
  type PatternEmission,
  type PatternFold,
  type PatternSummary,
  sealPatterns,
} from './pattern.ts';
export { type CatalogPlace, firstOf } from './place.ts';
export { type PrintedDiscount, printedDiscounts } from './printed.ts';
export {
  addPromotion,
  mergePromotions,
  type PromotionFold,
  type PromotionMark,
  reaching,
} from './promotions.ts';
export type { PriceHistory, PricePoint } from './series.ts';
export { appliesToOf, ownReduction, patternOf, type Told, toldOf } from './told.ts';
