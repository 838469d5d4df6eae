import type { Document } from '../../model/document.ts';
import { familyNames } from '../near-copy/family.ts';
import type { Run } from '../run.ts';
import { folded, offeredBy, type Traits, traitsOfListing } from './traits.ts';

/** What two listings of one product have in common: fields of the listing. */
export type Shared = 'gtin' | 'mpn' | 'images' | 'description' | 'attributes';

/** Two listings of one product. */
export interface Twin {
  readonly peer: Document<'listing'>;
  /** Jaccard similarity of the titles' words, 0 to 1. */
  readonly title: number;
  readonly shared: readonly Shared[];
  /** A code that stands on both. */
  readonly code?: string;
}

export interface TwinSettings {
  /** Least Jaccard similarity of the titles. */
  readonly title: number;
  /** Least share of the attributes that both have and that are equal. */
  readonly attributes: number;
}

/** Fewer attributes in common say nothing. */
const FEWEST_ATTRIBUTES = 3;
const CONDITION: ReadonlySet<string> = new Set([
  'condition',
  'item condition',
  '成色',
  '新旧程度',
  'zustand',
]);

/** Whether `peer` lists the product of `document` again; undefined where it does not or is a variant of it. */
export function twinOf(
  document: Document<'listing'>,
  peer: Document<'listing'>,
  settings: TwinSettings,
  run: Run,
): Twin | undefined {
  if (areApart(document, peer)) return undefined;
  const [own, other] = [traitsOfListing(document), traitsOfListing(peer)];
  const title = jaccard(own.words, other.words);
  const code = [...own.codes].find(one => other.codes.has(one));
  // Two codes are two articles, whatever else is alike; so are two part numbers.
  if (code === undefined && own.codes.size > 0 && other.codes.size > 0) return undefined;
  if (code === undefined && own.part !== '' && other.part !== '' && own.part !== other.part) return undefined;
  if (code === undefined && (title < settings.title || !modelsAgree(own, other, run))) return undefined;
  if (areVariants(document, peer, own, other, title, run)) return undefined;
  const shared: Shared[] = [
    ...(code === undefined ? [] : (['gtin'] as const)),
    ...(own.part !== '' && own.part === other.part && own.maker === other.maker ? (['mpn'] as const) : []),
    ...(own.picture !== '' && own.picture === other.picture ? (['images'] as const) : []),
    ...(sameDescription(document, peer) ? (['description'] as const) : []),
    ...(attributesAgree(own, other, settings.attributes) ? (['attributes'] as const) : []),
  ];
  const isTwin = code !== undefined || provesIt(shared, own, other, title);
  return isTwin ? { peer, title, shared, ...(code !== undefined && { code }) } : undefined;
}

const sameDescription = (
  { value: own }: Document<'listing'>,
  { value: other }: Document<'listing'>,
): boolean => folded(own.description) !== '' && folded(own.description) === folded(other.description);

/** One record for several markets or languages, a group, something not on sale. */
function areApart(
  { value: own, key }: Document<'listing'>,
  { value: other, key: peer }: Document<'listing'>,
) {
  const differ = (left: string | undefined, right: string | undefined): boolean =>
    left !== undefined && right !== undefined && left !== right;
  return (
    key === peer ||
    (own.id !== undefined && own.id === other.id) ||
    (own.group_id !== undefined && own.group_id === other.group_id) ||
    differ(own.language, other.language) ||
    differ(own.markets?.join(), other.markets?.join()) ||
    differ(own.profiles?.join(), other.profiles?.join()) ||
    !isListed(own.status) ||
    !isListed(other.status)
  );
}

const isListed = (status: string | undefined): boolean => status === undefined || status === 'active';

/** Listings that differ only in colour, size, pack or pattern. */
function areVariants(
  document: Document<'listing'>,
  peer: Document<'listing'>,
  own: Traits,
  other: Traits,
  title: number,
  run: Run,
): boolean {
  const variant = run.lexicon('variant');
  const telling = new Set(Object.values(variant.groups.attribute ?? {}).flat());
  for (const [name, said] of own.attributes) {
    const there = other.attributes.get(name);
    if ((telling.has(name) || CONDITION.has(name)) && there !== said) return true;
  }
  for (const name of other.attributes.keys()) {
    if ((telling.has(name) || CONDITION.has(name)) && !own.attributes.has(name)) return true;
  }
  if (offeredBy(document.value) !== offeredBy(peer.value)) return true;
  if (title === 1) return false;
  const names = new Set(familyNames(document, folded(document.value.description), variant));
  return familyNames(peer, folded(peer.value.description), variant).some(name => names.has(name));
}

function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let both = 0;
  for (const word of left) if (right.has(word)) both++;
  const all = left.size + right.size - both;
  return all === 0 ? 0 : both / all;
}

/** The numbers and model names of two titles are the same: a case for the 11 is none for the 12, nor for the 11 Pro. */
function modelsAgree({ words: left }: Traits, { words: right }: Traits, run: Run): boolean {
  const tiers = Object.values(run.lexicon('variant').groups.tier ?? {});
  const tells = (word: string): boolean => /\d/.test(word) || tiers.some(words => words.includes(word));
  const differ = (here: ReadonlySet<string>, there: ReadonlySet<string>): boolean =>
    [...here].some(word => tells(word) && !there.has(word));
  return !differ(left, right) && !differ(right, left);
}

function attributesAgree(
  { attributes: left }: Traits,
  { attributes: right }: Traits,
  least: number,
): boolean {
  const names = [...left.keys()].filter(name => right.has(name));
  const equal = names.filter(name => left.get(name) === right.get(name)).length;
  const all = new Set([...left.keys(), ...right.keys()]).size;
  return names.length >= FEWEST_ATTRIBUTES && equal / all >= least;
}

/**
 * Beside a title that is alike, the same picture or part number proves it; the same attributes or text only where the
 * titles say the same words and no other picture speaks against it, since templates fill both.
 */
const provesIt = (shared: readonly Shared[], own: Traits, other: Traits, title: number): boolean =>
  shared.includes('images') ||
  shared.includes('mpn') ||
  (title === 1 &&
    (own.picture === '' || other.picture === '') &&
    (shared.includes('attributes') || shared.includes('description')));

/** A text that folds to nothing is none. */
export const hasTitle = ({ value }: Document<'listing'>): boolean => folded(value.title) !== '';
