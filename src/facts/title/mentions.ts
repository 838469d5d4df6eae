import type { Span } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { foldedHits } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';
import { baseOf, isPlural, stemmedLanguages } from './stems.ts';
import type { TitleWord } from './words.ts';

/** The word lists a title is read with. */
export const titleLists = ['nouns', 'audiences', 'uses', 'effects', 'brands'] as const;
export type TitleList = (typeof titleLists)[number];

/** A place of a title where a word list speaks, with the groups that hold the term. */
export interface Mention {
  readonly list: TitleList;
  readonly groups: readonly string[];
  readonly span: Span;
  /** Positions of the first and the last word it covers; of no meaning in a script without blanks. */
  readonly first: number;
  readonly last: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Groups of the terms that end here, by list. */
  readonly groups: Map<TitleList, string[]>;
}

const tries = new WeakMap<Lexicon, Map<string, Node>>();
const TERM_WORD = /(?<![\p{L}\p{N}])\p{L}-\p{L}{2,}|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;

const lexiconOf = (list: TitleList, run: Run): Lexicon => run.lexicon(`title-${list}`);

/**
 * The terms of all lists in one language by the base form of their words. An English term written in the plural
 * (shorts, glasses) stands for the plural only: its last word keeps its form.
 */
function trieOf(language: string, run: Run): Node {
  const owner = lexiconOf('nouns', run);
  const byLanguage = tries.get(owner) ?? new Map<string, Node>();
  tries.set(owner, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const root: Node = { next: new Map(), groups: new Map() };
  for (const list of titleLists) {
    for (const [group, terms] of Object.entries(lexiconOf(list, run).groups)) {
      for (const term of terms[language] ?? []) addTerm(root, fold(term).folded, language, list, group);
    }
  }
  byLanguage.set(language, root);
  return root;
}

function addTerm(root: Node, term: string, language: string, list: TitleList, group: string): void {
  const words = [...term.matchAll(TERM_WORD)].map(([word]) => word);
  let node = root;
  words.forEach((word, index) => {
    const whole = language === 'en' && index === words.length - 1 && isPlural(word);
    const form = whole ? `${word} ` : baseOf(word, language);
    let next = node.next.get(form);
    if (!next) {
      next = { next: new Map(), groups: new Map() };
      node.next.set(form, next);
    }
    node = next;
  });
  if (node === root) return;
  const groups = node.groups.get(list);
  if (!groups) node.groups.set(list, [group]);
  else if (!groups.includes(group)) groups.push(group);
}

/** A title's words in the forms one language's terms are looked up by. */
interface Lookup {
  readonly root: Node;
  readonly bases: readonly string[];
  /** English only: the words as they are, for terms that stand for the plural only. */
  readonly wholes: readonly string[] | undefined;
}

const lookupIn = (language: string, words: readonly TitleWord[], run: Run): Lookup => ({
  root: trieOf(language, run),
  bases: words.map(word => baseOf(word.text, language)),
  wholes: language === 'en' ? words.map(word => `${word.text} `) : undefined,
});

type Found = (list: TitleList, last: number, groups: readonly string[]) => void;

/** Calls `found` for each term that begins at a word and does not cross a break of the title. */
function termsAt(
  words: readonly TitleWord[],
  first: number,
  { root, bases, wholes }: Lookup,
  found: Found,
): void {
  const { part } = words[first] as TitleWord;
  let node: Node | undefined = root;
  for (let last = first; node && last < words.length && words[last]?.part === part; last++) {
    const plural: Node | undefined = wholes && node.next.get(wholes[last] as string);
    node = node.next.get(bases[last] as string);
    if (plural) for (const [list, groups] of plural.groups) found(list, last, groups);
    if (node) for (const [list, groups] of node.groups) found(list, last, groups);
  }
}

/** Mentions in a title of a script with blanks: of each list the longest term of any of `languages`, in order. */
export function spacedMentions(
  words: readonly TitleWord[],
  languages: readonly string[],
  run: Run,
): readonly Mention[] {
  const lookups = languages.map(language => lookupIn(language, words, run));
  const mentions: Mention[] = [];
  const free = new Map<TitleList, number>();
  for (let first = 0; first < words.length; first++) {
    const longest = new Map<TitleList, { last: number; groups: readonly string[] }>();
    const found: Found = (list, last, groups) => {
      if ((free.get(list) ?? 0) > first) return;
      const known = longest.get(list);
      if (!known || last > known.last) longest.set(list, { last, groups });
      else if (last === known.last)
        longest.set(list, { last, groups: [...new Set([...known.groups, ...groups])] });
    };
    for (const lookup of lookups) termsAt(words, first, lookup, found);
    for (const [list, { last, groups }] of longest) {
      free.set(list, last + 1);
      const span = {
        start: (words[first] as TitleWord).span.start,
        end: (words[last] as TitleWord).span.end,
      };
      mentions.push({ list, groups, span, first, last });
    }
  }
  return mentions;
}

/**
 * The language whose terms a title uses most: short titles without function words show it by their nouns only.
 * English unless another leads by two, since stems of few letters meet by chance.
 */
export function languageByTerms(words: readonly TitleWord[], run: Run): string {
  const count = (language: string): number => spacedMentions(words, [language], run).length;
  let best = 'en';
  let most = count('en') + 1;
  for (const language of stemmedLanguages) {
    const found = count(language);
    if (found > most) {
      best = language;
      most = found;
    }
  }
  return best;
}

/** Mentions in a title of a script without blanks, the longest term first; segmentation plays no part. */
export function unspacedMentions(folded: string, run: Run): readonly Mention[] {
  return titleLists.flatMap(list => {
    const merged = new Map<number, { readonly span: Span; readonly groups: string[] }>();
    for (const { group, span } of foldedHits(folded, lexiconOf(list, run), [], ['zh', 'en'])) {
      const known = merged.get(span.start);
      if (known) known.groups.push(group);
      else merged.set(span.start, { groups: [group], span });
    }
    return [...merged.values()].map(({ groups, span }) => ({ list, groups, span, first: 0, last: 0 }));
  });
}
