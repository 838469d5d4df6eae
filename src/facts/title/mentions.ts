import type { Span } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { foldedHits } from '../lexicon.ts';
import type { Lexicon } from '../run.ts';
import { baseOf, isPlural, stemmedLanguages } from './stems.ts';
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

/**
 * The terms of one language by the base form of their words. An English term written in the plural (shorts, glasses)
 * stands for the plural only: its last word keeps its form.
 */
function trieOf(lexicon: Lexicon, language: string): Node {
  const byLanguage = tries.get(lexicon) ?? new Map<string, Node>();
  tries.set(lexicon, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const root: Node = { next: new Map(), groups: [] };
  for (const [group, terms] of Object.entries(lexicon.groups)) {
    for (const term of terms[language] ?? []) {
      const words = [...fold(term).folded.matchAll(TERM_WORD)].map(([word]) => word);
      let node = root;
      words.forEach((word, index) => {
        const whole = language === 'en' && index === words.length - 1 && isPlural(word);
        const form = whole ? `${word} ` : baseOf(word, language);
        const next = node.next.get(form) ?? { next: new Map(), groups: [] };
        node.next.set(form, next);
        node = next;
      });
      if (node !== root && !node.groups.includes(group)) node.groups.push(group);
    }
  }
  byLanguage.set(language, root);
  return root;
}

/** The longest term of one language that begins at a word and does not cross a break of the title. */
function termAt(
  words: readonly TitleWord[],
  first: number,
  root: Node,
  language: string,
): { last: number; groups: readonly string[] } | undefined {
  let node: Node | undefined = root;
  let found: { last: number; groups: readonly string[] } | undefined;
  for (let last = first; node && last < words.length; last++) {
    const word = words[last] as TitleWord;
    if (word.part !== words[first]?.part) break;
    const whole = language === 'en' ? node.next.get(`${word.text} `)?.groups : undefined;
    node = node.next.get(baseOf(word.text, language));
    const groups = [...new Set([...(whole ?? []), ...(node?.groups ?? [])])];
    if (groups.length > 0) found = { last, groups };
  }
  return found;
}

/** Mentions in a title of a script with blanks, the longest term of any of `languages` at each place. */
export function spacedMentions(
  words: readonly TitleWord[],
  folded: string,
  lexicon: Lexicon,
  languages: readonly string[],
): readonly Mention[] {
  const roots = languages.map(language => ({ language, root: trieOf(lexicon, language) }));
  const mentions: Mention[] = [];
  for (let first = 0; first < words.length; first++) {
    let longest: { last: number; groups: readonly string[] } | undefined;
    for (const { language, root } of roots) {
      const found = termAt(words, first, root, language);
      if (found && (!longest || found.last > longest.last)) longest = found;
    }
    if (!longest) continue;
    const span = {
      start: (words[first] as TitleWord).span.start,
      end: (words[longest.last] as TitleWord).span.end,
    };
    mentions.push({ groups: longest.groups, text: folded.slice(span.start, span.end), span, first, last: longest.last });
    first = longest.last;
  }
  return mentions;
}

/**
 * The language whose terms a title uses most: short titles without function words show it by their nouns only.
 * English where none leads.
 */
export function languageByTerms(words: readonly TitleWord[], folded: string, lexicon: Lexicon): string {
  let best = 'en';
  let most = -1;
  for (const language of stemmedLanguages) {
    const found = spacedMentions(words, folded, lexicon, [language]).length;
    if (found > most) {
      best = language;
      most = found;
    }
  }
  return best;
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
