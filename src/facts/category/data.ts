/**
 * What rules ask of a category. `sized`: comes in sizes of the body. `worn`: worn on the body. `modelled`: shown on a
 * living model. `textile`: fibres and care are told. `hygiene`: cannot be sold again once unsealed. `perishable`:
 * spoils or expires soon. `demonstrated`: shown in use. `recorded`: recordings, software. `service`: nothing is sent.
 */
export const traits = [
  'sized',
  'worn',
  'modelled',
  'textile',
  'hygiene',
  'perishable',
  'demonstrated',
  'recorded',
  'service',
] as const;
export type Trait = (typeof traits)[number];

/** A node of the tree, by path (`apparel/swimwear`). */
export interface CategoryNode {
  readonly en: string;
  readonly zh: string;
  /** Those of the node above, where it says none. */
  readonly traits?: readonly Trait[];
  /** Groups of `title-nouns` whose things belong here. */
  readonly nouns?: readonly string[];
  /** What a shop files below it belongs to it, whatever its name. */
  readonly closed?: boolean;
}

type ByNode<T> = Readonly<Record<string, T>>;
type ByLanguage = Readonly<Record<string, readonly string[]>>;

/** The tree of product categories and the names others give its nodes. */
export interface CategoryTree {
  readonly nodes: ByNode<CategoryNode>;
  /** Words that name things of several categories, by language. */
  readonly vague: ByLanguage;
  /** Groups of `title-brands` by first level: a vague word beside one of them is meant in that sense. */
  readonly makers: Readonly<Record<string, readonly string[]>>;
  /** Groups of `title-nouns` and `title-brands` by first level: where one is named, the goods may be for it (dog coat). */
  readonly doubts: Readonly<Record<string, readonly string[]>>;
  /** Paths (`A > B`) and numbers of the Google product taxonomy. */
  readonly google: {
    readonly paths: ByNode<readonly string[]>;
    readonly ids: ByNode<readonly number[]>;
  };
  /** Amazon product types. */
  readonly amazon: ByNode<readonly string[]>;
  /** What shops call their categories, by language. */
  readonly names: ByNode<ByLanguage>;
}

/** The tree of a run, with what the config says a shop's own categories are. */
export interface Categories extends CategoryTree {
  /** Paths of the tree by a shop's own name. */
  readonly own: Readonly<Record<string, string>>;
}
