/** The rule kit: all that a rule may import, built-in and third-party alike. */

export * from '../facts/category/index.ts';
export * from '../facts/claims/index.ts';
export * from '../facts/count.ts';
export { type Picture, type Pictures, picturesOf } from '../facts/images.ts';
export * from '../facts/keywords.ts';
export { FILLER, languageOf, UNDECIDED } from '../facts/language.ts';
export { type Hit, hits } from '../facts/lexicon.ts';
export * from '../facts/near-copy/index.ts';
export * from '../facts/policy/index.ts';
export * from '../facts/price/index.ts';
export type { Lexicon, Run } from '../facts/run.ts';
export * from '../facts/size-chart/index.ts';
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
export * from './finding.ts';
export * from './limits.ts';
export * from './phrase.ts';
export * from './plugin.ts';
export * from './rule.ts';
