/** What of a shop a platform may have in its own hand; see `rules/profiles/owners.yaml`. */
export type ShopPart = 'checkout' | 'messages' | 'returns' | 'shipping' | 'protection';

export type Owner = 'platform' | 'seller';

/** Who owns what, by profile. */
export type Owners = Readonly<Record<string, Readonly<Record<ShopPart, Owner>>>>;

/**
 * Who owns a part of the shop on the platforms a document is for. The seller, where one of them leaves it to the
 * seller, where no platform is set (a shop of one's own), and on a platform that nothing is known of.
 */
export function ownerOf(
  { owners }: { readonly owners: Owners },
  profiles: readonly string[],
  part: ShopPart,
): Owner {
  const owned = profiles.length > 0 && profiles.every(profile => owners[profile]?.[part] === 'platform');
  return owned ? 'platform' : 'seller';
}
