export { type Claim, claimsIn } from './claim.ts';
export { type ClaimGroup, type ClaimLaw, groupClaims, lawOn } from './law.ts';
export type { ClaimList } from './lists.ts';
export { type Placeholder, type PlaceholderKind, placeholdersIn } from './placeholders.ts';
export { withoutWords } from './without.ts';
