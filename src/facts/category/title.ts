import type { Run } from '../run.ts';
import { HEAD_FIRST, limitOf } from '../title/head.ts';
import type { Piece, TitleReading } from '../title/reading.ts';
import { commonOf } from './names.ts';
import { type Lookup, lookupOf, singularOf, topOf } from './tree.ts';

/**
 * How a title speaks of its category. `agreed`: several nouns of one top level and none of another; `alone`: one
 * noun, where its language puts the head; `most`: more nouns of the head's top level than of all others.
 */
export type Evidence = 'agreed' | 'alone' | 'most';

export interface TitleNode {
  readonly path: string;
  readonly from: Evidence;
}

interface Noun {
  /** Undefined where the noun tells no category. */
  readonly node: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Part of the title it stands in. */
  readonly part: number;
}

/**
 * The node that a title's head noun names: the last noun of the first part that has one, the first noun in French and
 * Spanish, before any word that says what the thing is for or made of. Undefined where it names none, and where the
 * title leaves a doubt: unknown is better than wrong.
 */
export function nodeOfTitle(reading: TitleReading, run: Run): TitleNode | undefined {
  const lookup = lookupOf(run.categories);
  const nouns = nounsOf(reading, lookup);
  const [first] = nouns;
  if (!first) return undefined;
  const limit = limitOf(reading, first.end);
  const spoken = nouns.filter(noun => noun.start < limit);
  const together = reading.unspaced ? spoken : spoken.filter(noun => noun.part === first.part);
  const head = HEAD_FIRST.has(reading.language) ? together[0] : together.at(-1);
  if (!head?.node) return undefined;
  if (isDoubtful(reading, head.node, lookup)) return undefined;
  const from = evidenceOf(head.node, spoken);
  if (!from || (from !== 'agreed' && !isHead(reading, head, limit))) return undefined;
  return { path: head.node, from };
}

/** The node that groups of `title-nouns` have in common; empty where they tell no category. */
const nodeOfGroups = (groups: readonly string[], lookup: Lookup): string =>
  groups.map(group => lookup.nouns.get(group) ?? '').reduce(commonOf);

/** The node that a name of a product tells by itself; undefined where it tells none, or names things of several. */
export function nodeOfName({ groups, text }: Piece, run: Run): string | undefined {
  const lookup = lookupOf(run.categories);
  if (!groups.nouns || lookup.vague.has(singularOf(text))) return undefined;
  return nodeOfGroups(groups.nouns, lookup) || undefined;
}

function isDoubtful({ pieces }: TitleReading, node: string, lookup: Lookup): boolean {
  const doubts = lookup.doubts.get(topOf(node));
  if (!doubts) return false;
  return pieces.some(
    ({ groups }) =>
      groups.nouns?.some(group => doubts.has(group)) || groups.brands?.some(group => doubts.has(group)),
  );
}

function evidenceOf(node: string, nouns: readonly Noun[]): Evidence | undefined {
  const tops = nouns.flatMap(noun => (noun.node === undefined ? [] : topOf(noun.node)));
  const same = tops.filter(top => top === topOf(node)).length;
  const others = tops.length - same;
  if (others === 0) return same > 1 ? 'agreed' : 'alone';
  return same > 1 && same > others ? 'most' : undefined;
}

/** The nouns of a title outside of brackets, in order, with the node each means; of a bundle those of its first product. */
function nounsOf({ pieces, words }: TitleReading, lookup: Lookup): Noun[] {
  const isMade = (top: string): boolean =>
    pieces.some(({ groups }) => groups.brands?.some(group => lookup.makers.get(group) === top));
  const nouns: Noun[] = [];
  let at = 0;
  for (const { groups, span, text, bracket, product } of pieces) {
    if (!groups.nouns || bracket > 0 || product > 0) continue;
    const node = nodeOfGroups(groups.nouns, lookup);
    while (at < words.length - 1 && (words[at]?.span.start as number) < span.start) at++;
    const tells = node !== '' && (!lookup.vague.has(singularOf(text)) || isMade(topOf(node)));
    nouns.push({
      node: tells ? node : undefined,
      start: span.start,
      end: span.end,
      part: words[at]?.part ?? 0,
    });
  }
  return nouns;
}

/**
 * Whether a noun stands where its language puts the head: at the end of its part, but for figures, codes, colours,
 * sizes and what makers and models are called.
 */
function isHead(reading: TitleReading, noun: Noun, limit: number): boolean {
  const { words, pieces, unspaced, language } = reading;
  if (unspaced || HEAD_FIRST.has(language)) return true;
  const isNamed = (start: number): boolean =>
    pieces.some(
      ({ span, groups, model }) => span.start <= start && start < span.end && (model || groups.brands),
    );
  return !words.some(
    word =>
      word.kind === 'content' &&
      word.part === noun.part &&
      word.span.start >= noun.end &&
      word.span.start < limit &&
      !isNamed(word.span.start),
  );
}
