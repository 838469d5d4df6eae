/** A document's place in the catalog. */
export interface CatalogPlace {
  readonly key: string;
  readonly file: string;
  readonly index: number;
}

const precedes = (left: CatalogPlace, right: CatalogPlace): boolean =>
  left.file < right.file || (left.file === right.file && left.index < right.index);

/** The one that stands first. */
export const firstOf = (
  left: CatalogPlace | undefined,
  right: CatalogPlace | undefined,
): CatalogPlace | undefined => (left && right ? (precedes(left, right) ? left : right) : (left ?? right));
