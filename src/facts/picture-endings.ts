/** An ending that picture files of many listings have, such as `_01`, `-F`, `.PT02` or `(3)`. */
export interface NameEnding {
  readonly ending: string;
  readonly listings: number;
}

/** Letters, a number of two figures, or both, set apart from what stands before. */
const ending = /(?:[-_. ](?=.)\p{L}{0,4}\d{0,2}|[(（]\d{1,2}[)）])$/u;

/** Fewer listings, or a smaller share of them, may end alike by chance. */
const least = { listings: 3, share: 0.15 };

/** With fewer endings pictures are not told from each other, with more there is no fixed order. */
const kinds = { least: 2, most: 12 };

/**
 * The endings by which a shop seems to tell the pictures of a listing from each other, in their order; none where there
 * is no such order. `listings` holds the file names of each listing, without what shop systems add (`ownName`).
 */
export function sharedEndings(listings: readonly (readonly string[])[]): readonly NameEnding[] {
  const several = listings.filter(names => names.length > 1);
  const counts = new Map<string, number>();
  for (const names of several)
    for (const found of new Set(names.flatMap(name => ending.exec(name)?.[0] ?? [])))
      counts.set(found, (counts.get(found) ?? 0) + 1);
  const enough = Math.max(least.listings, several.length * least.share);
  const shared = [...counts]
    .filter(([, count]) => count >= enough)
    .map(([text, count]) => ({ ending: text, listings: count }))
    .sort((left, right) => byOrder.compare(left.ending, right.ending));
  return shared.length >= kinds.least && shared.length <= kinds.most ? shared : [];
}

const byOrder = new Intl.Collator('en', { numeric: true });
