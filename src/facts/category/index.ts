import type { Document } from '../../model/document.ts';
import { documentLanguage } from '../language.ts';
import { fact, type Run } from '../run.ts';
import { hasTitleWords } from '../title/languages.ts';
import { titleReading } from '../title/reading.ts';
import certaintyData from './certainty.yaml';
import type { Trait } from './data.ts';
import { namesService } from './service.ts';
import { statedCategory } from './stated.ts';
import { type Evidence, nodeOfTitle } from './title.ts';
import { lookupOf, type StatedFrom, traitsOf } from './tree.ts';

export { type Categories, type CategoryTree, type Trait, traits } from './data.ts';
export { nodeOfName } from './title.ts';
export { traitsOf } from './tree.ts';

/** What a listing is, as a path of the tree. */
export interface Category {
  readonly path: string;
  /** Whether the listing states it or its title's nouns name it. */
  readonly from: 'stated' | 'title';
  /** Chance from 0 to 1 that the first level is right; how it was measured stands in `certainty.yaml`. */
  readonly certainty: number;
}

const certainty = certaintyData as Readonly<Record<StatedFrom | Evidence, number>>;

/**
 * The category of a listing: what it states (a path of the tree, a name the config gives, a Google or Shopify path or
 * number, an Amazon product type, a shop's own words), else what its title's nouns name. Undefined where neither says
 * enough: then a rule that needs it says `noData('category')`.
 */
export const categoryOf: (document: Document<'listing'>, run: Run) => Category | undefined = fact(
  (document: Document<'listing'>, run: Run): Category | undefined => {
    const { category } = document.value;
    const stated = category === undefined ? undefined : statedCategory(category, run);
    if (stated) return { path: stated.path, from: 'stated', certainty: certainty[stated.from] };
    if (!hasTitleWords(documentLanguage(document, run), run)) return undefined;
    const reading = titleReading(document, run);
    if (!reading) return undefined;
    const { service } = lookupOf(run.categories);
    if (service && namesService(reading, run))
      return { path: service, from: 'title', certainty: certainty.alone };
    const found = nodeOfTitle(reading, run);
    return found && { path: found.path, from: 'title', certainty: certainty[found.from] };
  },
);

const isListing = (document: Document): document is Document<'listing'> => document.kind === 'listing';

/** Whether a listing's category is known to have a trait; undefined where the category is not known, and of pages. */
export function hasTrait(trait: Trait, document: Document, run: Run): boolean | undefined {
  const category = isListing(document) ? categoryOf(document, run) : undefined;
  return category && traitsOf(category.path, run.categories).includes(trait);
}

/** Whether a path of the tree is another or lies below it: `apparel/swimwear` is within `apparel`. */
export const isWithin = (path: string, node: string): boolean => path === node || path.startsWith(`${node}/`);

/** Whether a document is the listing of a service: what it says itself stands, else its category tells. */
export function isService(document: Document, run: Run): boolean {
  if (!isListing(document)) return false;
  const { type } = document.value;
  return type === undefined ? hasTrait('service', document, run) === true : type === 'service';
}
