import type { Span } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { foldedHits } from '../lexicon.ts';
import type { Lexicon } from '../run.ts';
import { stemOf, stemmedLanguages } from './stems.ts';
import type { TitleWord } from './words.ts';

/** A place of a title where a word list speaks: the groups that hold the term, and the words it covers. */
export interface Mention {
  readonly groups: readonly string[];
  readonly text: string;
  readonly span: Span;
  /** Positions of the first and the last word it covers, in the title's words. */
  readonly first: number;
  readonly last: number;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly groups: string[];
}

const tries = new WeakMap<Lexicon, Map<string, Node>>();
const TERM_WORD = /(?<![\p{L}\p{N}])\p{L}-\p{L}{2,}|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;

/** Terms of the title's language and English by their stems, so that a list need not give every form. */
function trieOf(lexicon: Lexicon, language: string): Node {
  const byLanguage = tries.get(lexicon) ?? new Map<string, Node>();
  tries.set(lexicon, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const root: Node = { next: new Map(), groups: [] };
  for (const [group, terms] of Object.entries(lexicon.groups)) {
    for (const term of new Set([...(terms[language] ?? []), ...(terms.en ?? [])])) {
      let node = root;
      for (const [word] of fold(term).folded.matchAll(TERM_WORD)) {
        const stem = stemOf(word, language);
        const next = node.next.get(stem) ?? { next: new Map(), groups: [] };
        node.next.set(stem, next);
        node = next;
      }
      if (node !== root && !node.groups.includes(group)) node.groups.push(group);
    }
  }
  byLanguage.set(language, root);
  return root;
}

/** Mentions in a title of a script with blanks, the longest term first, none across a break of the title. */
export function spacedMentions(
  words: readonly TitleWord[],
  folded: string,
  lexicon: Lexicon,
  language: string,
): readonly Mention[] {
  const root = trieOf(lexicon, stemmedLanguages.includes(language) ? language : 'en');
  const mentions: Mention[] = [];
  for (let first = 0; first < words.length; first++) {
    let node: Node | undefined = root;
    let found: { last: number; groups: readonly string[] } | undefined;
    for (let last = first; last < words.length; last++) {
      const word = words[last] as TitleWord;
      if (last > first && word.part !== words[first]?.part) break;
      node = node.next.get(word.stem);
      if (!node) break;
      if (node.groups.length > 0) found = { last, groups: node.groups };
    }
    if (!found) continue;
    const span = {
      start: (words[first] as TitleWord).span.start,
      end: (words[found.last] as TitleWord).span.end,
    };
    mentions.push({ groups: found.groups, text: folded.slice(span.start, span.end), span, first, last: found.last });
    first = found.last;
  }
  return mentions;
}

/** Mentions in a title of a script without blanks, the longest term first; segmentation plays no part. */
export function unspacedMentions(
  words: readonly TitleWord[],
  folded: string,
  lexicon: Lexicon,
): readonly Mention[] {
  const merged = new Map<string, { groups: string[]; span: Span }>();
  for (const { group, span } of foldedHits(folded, lexicon, [], ['zh', 'en'])) {
    const key = `${span.start}-${span.end}`;
    const known = merged.get(key);
    if (known) known.groups.push(group);
    else merged.set(key, { groups: [group], span });
  }
  return [...merged.values()].map(({ groups, span }) => ({
    groups,
    span,
    text: folded.slice(span.start, span.end),
    first: words.findIndex(word => word.span.end > span.start),
    last: words.findLastIndex(word => word.span.start < span.end),
  }));
}
