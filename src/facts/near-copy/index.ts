/**
 * Near-copies: how much of a text stands in another, for two texts and over a catalog. The one definition of
 * the product: containment of shingles of the folded text, without sentences that stand all over the shop.
 */
export { type CopyScope, descriptionOf, emitCopy, realmOf } from './collect.ts';
export { type Copied, compareTexts, isJudgeable, type OwnText, withoutBoilerplate } from './compare.ts';
export { addToFold, type CopyEmission, type CopyFold, emptyFold, joinFolds, mergeFolds } from './fold.ts';
export { sealFold } from './seal.ts';
export { LEAST_SHINGLES, type Shingled, shingle } from './shingles.ts';
export type { CopyEntry, CopySummary, Family } from './summary.ts';
export { type VerifiedCopy, verifyCopies } from './verify.ts';
