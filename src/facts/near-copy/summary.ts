/** How often sentences stand in the texts of one realm. */
export interface RealmSentences {
  /** Different texts of the realm. */
  readonly texts: number;
  /** How many of them hold a sentence, by its hash; only sentences of at least `LEAST_SHARE` of them. */
  readonly holders: ReadonlyMap<number, number>;
}

/** Where copies of one listing's text are to be looked for. Keys are document keys, the likeliest first. */
export interface CopyEntry {
  readonly peers: readonly string[];
  readonly references: readonly string[];
  /** Listings outside the family whose text is about this one. */
  readonly others: number;
}

/** Siblings to be named once, at the first of them. */
export interface Family {
  /** Listings that have the very same text, this one among them. */
  readonly same: number;
  readonly siblings: readonly string[];
}

/** What the first pass leaves: bounded by the listings that have a candidate, never by pairs. */
export interface CopySummary {
  readonly realms: ReadonlyMap<string, RealmSentences>;
  readonly entries: ReadonlyMap<string, CopyEntry>;
  readonly families: ReadonlyMap<string, Family>;
}
