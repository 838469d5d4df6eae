/** The rule kit: all that a rule may import, built-in and third-party alike. */

export * from '../facts/belonging/index.ts';
export type { Brought, MarketFiles, PlatformFile } from '../facts/brought.ts';
export * from '../facts/campaign.ts';
export * from '../facts/category/index.ts';
export { type Letters, lettersIn } from '../facts/characters.ts';
export * from '../facts/claims/index.ts';
export { type Contact, type ContactKind, contactsIn } from '../facts/contact/index.ts';
export { withoutContacts } from '../facts/contact/without.ts';
export * from '../facts/count.ts';
export { namesDay } from '../facts/dates.ts';
export {
  type DuplicateEmission,
  type DuplicateFold,
  emitDuplicate,
  hasTitle,
  sealDuplicates,
  type Twin,
  twinOf,
} from '../facts/duplicates/index.ts';
export { estimateOf, estimatesFold, tooEarly } from '../facts/estimates.ts';
export * from '../facts/figures/index.ts';
export { fold } from '../facts/fold.ts';
export { type Picture, type Pictures, picturesOf } from '../facts/images.ts';
export * from '../facts/keywords.ts';
export { FILLER, textLanguage, UNDECIDED } from '../facts/language.ts';
export { type Lead, leadOf } from '../facts/lead.ts';
export { policyOfStore } from '../facts/lean.ts';
export { fieldGroups, foldedHits, type Hit, hits } from '../facts/lexicon.ts';
export * from '../facts/message/index.ts';
export * from '../facts/near-copy/index.ts';
export { dayAfter, type OpenNotice, openNotices } from '../facts/notices.ts';
export * from '../facts/owners.ts';
export { type PaymentOffer, paymentOffers } from '../facts/payment.ts';
export { fileWords, standIn } from '../facts/picture-words.ts';
export * from '../facts/pixels/index.ts';
export { type SizedPicture, sizedPictures } from '../facts/pixels/size.ts';
export * from '../facts/policy/index.ts';
export { type PreorderPage, pagesOf, preorderPages } from '../facts/preorder.ts';
export * from '../facts/price/index.ts';
export { isReadable, readingOf, signReadingOf } from '../facts/readability/index.ts';
export type { Lexicon, Run } from '../facts/run.ts';
export * from '../facts/said/index.ts';
export * from '../facts/same-picture/index.ts';
export * from '../facts/shipping/index.ts';
export { folderOf, shopAround } from '../facts/shop.ts';
export * from '../facts/size-chart/index.ts';
export { type Composition, compositionsOf } from '../facts/statements/composition.ts';
export { agree, type Statement, statementsOf } from '../facts/statements/index.ts';
export * from '../facts/title/index.ts';
export * from '../facts/writing/index.ts';
export type { Document, Kind } from '../model/document.ts';
export type { Edit } from '../model/edit.ts';
export { gtinLengths, hasCheckDigit } from '../model/gtin.ts';
export type { Image, Listing, SizeChart } from '../model/listing.ts';
export type { Decimal, Money } from '../model/money.ts';
export { formatPath, type Path, type Span } from '../model/path.ts';
export type { Text } from '../model/text.ts';
export { type ClaimLaws, claimDetails, claimSources } from './claims.ts';
export { drawnSample } from './drawn-sample.ts';
export * from './finding.ts';
export * from './laws.ts';
export * from './limits.ts';
export * from './listing-figures.ts';
export * from './message.ts';
export * from './phrase.ts';
export * from './plugin.ts';
export * from './preorder-items.ts';
export * from './price-windows.ts';
export * from './rule.ts';
export * from './seller.ts';
