import type { Claim } from './claim.ts';
import type { ClaimList } from './lists.ts';

/** What the law of some markets says of claims. */
export interface ClaimLaw {
  readonly markets: readonly string[];
  readonly list: ClaimList;
  readonly groups: readonly string[];
  /** Forbidden as such; else proof is owed. */
  readonly forbidden: boolean;
  readonly effective_from: string;
  readonly source: { readonly title: string; readonly url?: string };
}

/** A law that holds for a claim, by name, with the markets it holds in; the one that forbids before the others. */
export interface BindingLaw {
  readonly name: string;
  readonly markets: readonly string[];
  readonly forbidden: boolean;
}

/** The law in force on a day that holds for a claim in one of `markets`. */
export function lawOn(
  { list, group }: Claim,
  markets: readonly string[],
  day: string,
  laws: Readonly<Record<string, ClaimLaw>>,
): BindingLaw | undefined {
  const binding = Object.entries(laws).flatMap(([name, law]): BindingLaw[] => {
    if (law.list !== list || !law.groups.includes(group) || law.effective_from > day) return [];
    const where = markets.filter(market => law.markets.includes(market));
    return where.length > 0 ? [{ name, markets: where, forbidden: law.forbidden }] : [];
  });
  return binding.find(({ forbidden }) => forbidden) ?? binding[0];
}

/** Claims of one text that are told together, in order of place. */
export interface ClaimGroup<K> {
  readonly kind: K;
  readonly claims: readonly [Claim, ...Claim[]];
  readonly law: BindingLaw | undefined;
  /** The words that differ, as they are written first. */
  readonly words: readonly string[];
}

/** Claims by text, kind and law: one finding each. */
export function groupClaims<K extends string>(
  claims: readonly Claim[],
  kindOf: (claim: Claim, law: BindingLaw | undefined) => K,
  lawOf: (claim: Claim) => BindingLaw | undefined,
): readonly ClaimGroup<K>[] {
  const groups = new Map<string, { kind: K; claims: [Claim, ...Claim[]]; law: BindingLaw | undefined }>();
  for (const claim of claims) {
    const law = lawOf(claim);
    const kind = kindOf(claim, law);
    const key = `${claim.at.join('\n')}\t${kind}\t${law?.name ?? ''}`;
    const same = groups.get(key);
    if (same) same.claims.push(claim);
    else groups.set(key, { kind, claims: [claim], law });
  }
  return [...groups.values()].map(group => ({
    ...group,
    words: [...new Map(group.claims.map(({ words }) => [words.toLowerCase(), words])).values()],
  }));
}
