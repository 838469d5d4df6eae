import { fold } from '../fold.ts';
import { baseOf } from '../title/stems.ts';
import type { Categories, CategoryTree, Trait } from './data.ts';
import { byName, type Names } from './names.ts';

/** What a stated category was understood through. */
export type StatedFrom = 'tree' | 'config' | 'google' | 'amazon' | 'names' | 'nouns';

/** What a stated category means. */
export interface Stated {
  readonly path: string;
  readonly from: StatedFrom;
}

/** The tree ready to be asked. */
export interface Lookup {
  readonly paths: ReadonlySet<string>;
  /** Node by the key of its own path, for paths of several segments. */
  readonly ownPaths: Names;
  readonly config: Names;
  readonly google: Names;
  readonly googleIds: ReadonlyMap<number, string>;
  readonly amazon: Names;
  readonly names: Names;
  /** Node by group of `title-nouns`. */
  readonly nouns: ReadonlyMap<string, string>;
  /** Folded words that name things of several categories. */
  readonly vague: ReadonlySet<string>;
  /** First level by group of `title-brands`. */
  readonly makers: ReadonlyMap<string, string>;
  /** Groups of words that make a title's category doubtful, by first level. */
  readonly doubts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly closed: ReadonlySet<string>;
  /** What stated categories were found to mean, null for nothing: a catalog repeats a few of them. */
  readonly answers: Map<string, Stated | null>;
  /** The node of what is no goods. */
  readonly service: string | undefined;
}

const lookups = new WeakMap<Categories, Lookup>();

/** First segment of a path: the level rules are sure of first. */
export const topOf = (path: string): string => path.split('/', 1)[0] as string;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;
const JOINTS = new Set(['and', 'und', 'et', 'y']);
const ARTICLES = new Set(['the', 'of', 'de', 'du', 'des', 'la', 'le', 'les', 'del']);

/** The form in which two names of a category meet: without case, plural, articles and punctuation, one sign for all ands. */
export function keyOf(segment: string): string {
  const { folded } = fold(segment.replaceAll(/[&+]/g, ' and '));
  const words: string[] = [];
  for (const [word] of folded.matchAll(WORD)) {
    if (!ARTICLES.has(word)) words.push(JOINTS.has(word) ? '&' : baseOf(word, 'en'));
  }
  return words.join(' ');
}

/** A folded term with its last word in the singular. */
export function singularOf(term: string): string {
  const last = term.lastIndexOf(' ') + 1;
  return term.slice(0, last) + baseOf(term.slice(last), 'en');
}

/** The key of several segments in a row. */
export const chainOf = (segments: readonly string[]): string => segments.map(keyOf).join('>');

/** The form of an Amazon product type: letters and digits only. */
export const typeKey = (type: string): string => type.toLowerCase().replace(/[^a-z0-9]/g, '');

const split = (path: string): string[] => path.split('>').map(part => part.trim());

export function lookupOf(categories: Categories): Lookup {
  const known = lookups.get(categories);
  if (known) return known;
  const nodes = Object.entries(categories.nodes);
  // Thousands of names are folded only where a shop does not use the tree's own.
  const google = lazy(() => byName(categories.google.paths, path => chainOf(split(path))));
  const amazon = lazy(() => byName(categories.amazon, typeKey));
  const names = lazy(() =>
    byName(
      Object.fromEntries(
        Object.entries(categories.names).map(([node, byLanguage]) => [
          node,
          Object.values(byLanguage).flat(),
        ]),
      ),
      name => chainOf(split(name)),
    ),
  );
  const vague = lazy(
    () =>
      new Set(
        Object.values(categories.vague)
          .flat()
          .map(term => singularOf(fold(term).folded)),
      ),
  );
  const made: Lookup = {
    paths: new Set(Object.keys(categories.nodes)),
    ownPaths: byName(
      Object.fromEntries(nodes.flatMap(([path]) => (path.includes('/') ? [[path, [path]]] : []))),
      path => chainOf(path.split('/')),
    ),
    config: new Map(Object.entries(categories.own).map(([name, node]) => [chainOf(segmentsOf(name)), node])),
    get google() {
      return google();
    },
    googleIds: new Map(
      Object.entries(categories.google.ids).flatMap(([node, ids]) =>
        ids.map((id): [number, string] => [id, node]),
      ),
    ),
    get amazon() {
      return amazon();
    },
    get names() {
      return names();
    },
    nouns: new Map(nodes.flatMap(([path, { nouns = [] }]) => nouns.map(noun => [noun, path]))),
    get vague() {
      return vague();
    },
    makers: new Map(
      Object.entries(categories.makers).flatMap(([top, groups]) => groups.map(group => [group, top])),
    ),
    answers: new Map(),
    service: nodes.find(([, { traits: own }]) => own?.includes('service'))?.[0],
    doubts: new Map(Object.entries(categories.doubts).map(([top, groups]) => [top, new Set(groups)])),
    closed: new Set(nodes.flatMap(([path, { closed }]) => (closed ? [path] : []))),
  };
  lookups.set(categories, made);
  return made;
}

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What a path is split at: the strongest separator it holds. */
const SEPARATORS = [/\s*(?:[>›»→]|::|\n)+\s*/, /\s*\|\s*/, /\s*\/\s*/];

/** The segments of a category path as shops write them, from the top. */
export function segmentsOf(path: string): string[] {
  const separator = SEPARATORS.find(sign => sign.test(path));
  const segments = separator ? path.split(separator) : [path];
  return segments.map(segment => segment.trim()).filter(segment => segment !== '');
}

const NONE: readonly Trait[] = [];

/** What rules may ask of a node: its own traits, else those of the nearest node above that has any. */
export function traitsOf(path: string, tree: CategoryTree): readonly Trait[] {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const own = tree.nodes[at]?.traits;
    if (own) return own;
  }
  return NONE;
}
