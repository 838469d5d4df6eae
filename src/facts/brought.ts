/** Limits of one platform, as a file of `rules/profiles` writes them. */
export interface PlatformFile {
  readonly profile: string;
  /** ISO 8601 day on which this was so. */
  readonly as_of: string;
  /** By field and kind: `title: {length: [{max: 70, source: …}]}`. */
  readonly limits: Readonly<Record<string, unknown>>;
}

/** A law of some markets, by name in a file of `rules/markets`. */
export interface MarketEntry {
  readonly markets?: readonly string[];
  /** ISO 8601 day from which it holds; since ever where absent. */
  readonly effective_from?: string;
}

/** Laws of markets, as the files of `rules/markets` write them: of returns, and of the price before a reduction. */
export interface MarketFiles {
  readonly returns?: { readonly as_of: string; readonly laws: Readonly<Record<string, MarketEntry>> };
  readonly 'price-windows'?: {
    readonly as_of: string;
    readonly windows: Readonly<Record<string, MarketEntry>>;
  };
}

/** What plugins bring to rules that they did not write. */
export interface Brought {
  readonly limits: readonly PlatformFile[];
  readonly laws: readonly MarketFiles[];
}

/** What a file says at a dotted place of its limits (`title.length`). */
export const limitAt = ({ limits }: PlatformFile, place: string): unknown =>
  place
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], limits);
