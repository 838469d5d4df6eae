import { fold } from '../fold.ts';
import type { Run } from '../run.ts';
import { readTitle } from '../title/reading.ts';
import { commonOf, type Names } from './names.ts';
import { nodeOfTitle } from './title.ts';
import { chainOf, keyOf, type Lookup, lookupOf, type Stated, segmentsOf, topOf, typeKey } from './tree.ts';

const LONGEST_CACHE = 5000;

const NUMBER = /^(\d+)(?:\s*-\s*.*)?$/s;
const NUMBERED = /^\d+\s*-\s*/;
const TYPE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$|^[a-z0-9]+$/;
const LISTED = /\s*[,;，；、]\s*/;

/**
 * The node of the tree that a shop's own words for a category mean; undefined where they mean none. `text` is a path
 * of any make: of the tree, Google's, Shopify's, an Amazon product type, or what the shop calls it.
 */
export function statedCategory(text: string, run: Run): Stated | undefined {
  const lookup = lookupOf(run.categories);
  const { answers } = lookup;
  const known = answers.get(text);
  if (known !== undefined) return known ?? undefined;
  const whole = text.trim();
  const found = whole === '' ? undefined : (one(whole, lookup, run) ?? several(whole, lookup, run));
  if (answers.size >= LONGEST_CACHE) answers.clear();
  answers.set(text, found ?? null);
  return found;
}

function one(text: string, lookup: Lookup, run: Run): Stated | undefined {
  if (lookup.paths.has(text)) return { path: text, from: 'tree' };
  const segments = segmentsOf(text.replace(NUMBERED, ''));
  if (segments.length === 0) return undefined;
  const config = longestPrefix(segments, lookup.config);
  if (config) return { path: config, from: 'config' };
  const own = text.includes('>') ? undefined : lookup.ownPaths.get(chainOf(segments));
  if (own) return { path: own, from: 'tree' };
  const id = NUMBER.exec(text)?.[1];
  const google = (id && lookup.googleIds.get(Number(id))) || longestPrefix(segments, lookup.google);
  if (google) return { path: refined(google, segments, lookup), from: 'google' };
  const type = TYPE.test(text) ? lookup.amazon.get(typeKey(text)) : undefined;
  if (type) return { path: type, from: 'amazon' };
  const name = lookup.names.get(keyOf(text));
  return name ? { path: name, from: 'names' } : named(segments, lookup, run);
}

/** A shop that files a listing in several places means what all of them say. */
function several(text: string, lookup: Lookup, run: Run): Stated | undefined {
  if (!LISTED.test(text)) return undefined;
  const found = text.split(LISTED).flatMap(path => (path === '' ? [] : (one(path, lookup, run) ?? [])));
  const [first] = found;
  const path = found.map(stated => stated.path).reduce(deeperOf, first?.path ?? '');
  return first && path !== '' ? { path, from: first.from } : undefined;
}

/** Of two paths the one that lies below the other, else what lies above both. */
function deeperOf(left: string, right: string): string {
  const common = commonOf(left, right);
  return common === left ? right : common === right ? left : common;
}

function longestPrefix(segments: readonly string[], names: Names): string | undefined {
  const keys = segments.map(keyOf);
  for (let end = keys.length; end > 0; end--) {
    const node = names.get(keys.slice(0, end).join('>'));
    if (node) return node;
  }
  return undefined;
}

/** A deeper node that the last segment names below the one found. */
function refined(node: string, segments: readonly string[], lookup: Lookup): string {
  const last = lookup.names.get(keyOf(segments.at(-1) as string));
  return last?.startsWith(`${node}/`) ? last : node;
}

/** The most specific segment that means anything, unless a segment above claims all that lies below it. */
function named(segments: readonly string[], lookup: Lookup, run: Run): Stated | undefined {
  const keys = segments.map(keyOf);
  for (let at = keys.length - 1; at >= 0; at--) {
    const key = keys[at] as string;
    const pair = at > 0 ? lookup.names.get(`${keys[at - 1]}>${key}`) : undefined;
    const name = pair ?? lookup.names.get(key);
    const path = name ?? nounOf(segments[at] as string, run);
    if (!path) continue;
    const above = keys.slice(0, at).flatMap(other => lookup.names.get(other) ?? []);
    // A name above counts more than a noun below it, and some names claim whatever lies below them.
    const claims = above.findLast(
      node => topOf(node) !== topOf(path) && (!name || lookup.closed.has(topOf(node))),
    );
    return { path: claims ?? path, from: name || claims ? 'names' : 'nouns' };
  }
  return undefined;
}

/** A segment read as a title: `Yoga mats`, `COFFEE_MAKER`. */
function nounOf(segment: string, run: Run): string | undefined {
  const spaced = segment.replaceAll('_', ' ');
  if (LISTED.test(spaced)) return undefined;
  const reading = readTitle(fold(spaced).folded, 'und', '', run);
  // “Apparel & accessories” is more than apparel.
  if (reading.pieces.some(({ groups }) => groups.nouns?.includes('_general'))) return undefined;
  return nodeOfTitle(reading, run)?.path;
}
