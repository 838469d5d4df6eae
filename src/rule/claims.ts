import type { ClaimGroup, ClaimLaw, ClaimList } from '../facts/claims/index.ts';
import type { FindingDetails } from './finding.ts';
import { type LawFile, lawSources } from './laws.ts';
import type { Note } from './phrase.ts';
import type { Source } from './rule.ts';

/** With so many claims in one text the loss is full. */
const MANY = 4;

/** `rules/markets/claims.yaml`. */
export type ClaimLaws = LawFile<ClaimLaw>;

/** Where the laws about a list of claims are written, by name, as evidence cites them. */
export const claimSources = (
  { laws, as_of: asOf }: ClaimLaws,
  list: ClaimList,
): Readonly<Record<string, Source>> =>
  lawSources({
    as_of: asOf,
    laws: Object.fromEntries(Object.entries(laws).filter(([, law]) => law.list === list)),
  });

/** What a finding about claims of one text rests on: the first of them, how many they are, the law or `source`. */
export const claimDetails = (
  { claims, law }: ClaimGroup<string>,
  found: Note,
  source: string,
): FindingDetails => ({
  at: claims[0].at,
  span: claims[0].span,
  loss: Math.min(1, claims.length / MANY),
  evidence: { ...found, source: law?.name ?? source },
  ...(law && { appliesTo: { markets: law.markets } }),
});
