import { fold, foldedAt } from '../fold.ts';
import type { Lexicon, Run } from '../run.ts';
import { baseOf, isPlural } from './stems.ts';

/** The word lists a title is read with. */
export const titleLists = ['nouns', 'audiences', 'uses', 'effects', 'brands'] as const;
export type TitleList = (typeof titleLists)[number];

/** Groups of one list that hold a term. */
export interface TermEntry {
  readonly list: TitleList;
  readonly groups: string[];
}

export interface TermNode {
  readonly next: Map<string, TermNode>;
  /** Where the next word has to be written as it is. */
  readonly whole: Map<string, TermNode>;
  /** The terms that end here. */
  readonly entries: TermEntry[];
}

/** The terms of all lists in one language by the base form of their words. */
export interface Terms {
  readonly root: TermNode;
  /** Brings in the terms that begin as `word` does: before a walk, said of its first word and of that word's base form. */
  open(word: string): void;
}

type Term = readonly [term: string, list: TitleList, group: string];

const node = (): TermNode => ({ next: new Map(), whole: new Map(), entries: [] });

const known = new WeakMap<Lexicon, Map<string, Terms>>();
const TERM_WORD = /(?<![\p{L}\p{N}])\p{L}-\p{L}{2,}|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;
/** The singular of these begins otherwise: ties, ty. */
const SHORT_PLURAL = /^.ies(?!\p{L})/u;

export const lexiconOf = (list: TitleList, run: Run): Lexicon => run.lexicon(`title-${list}`);

/** Of thousands of terms, those are brought in that begin as a word of a title does. */
export function termsOf(language: string, run: Run): Terms {
  const owner = lexiconOf('nouns', run);
  const byLanguage = known.get(owner) ?? new Map<string, Terms>();
  known.set(owner, byLanguage);
  const made = byLanguage.get(language) ?? termsIn(language, run);
  byLanguage.set(language, made);
  return made;
}

function termsIn(language: string, run: Run): Terms {
  const root = node();
  const waiting = new Map<number, Term[]>();
  const take = ([term, list, group]: Term): void => addTerm(root, fold(term).folded, language, list, group);
  for (const list of titleLists) {
    for (const [group, terms] of Object.entries(lexiconOf(list, run).groups)) {
      for (const term of terms[language] ?? []) {
        const [first, second] = [foldedAt(term, 0), foldedAt(term, 1)];
        const opening = openingOf(first, second);
        const others = waiting.get(opening);
        if (first === 0 || second === 0 || SHORT_PLURAL.test(term)) take([term, list, group]);
        else if (others) others.push([term, list, group]);
        else waiting.set(opening, [[term, list, group]]);
      }
    }
  }
  return {
    root,
    open(word) {
      const opening = openingOf(word.charCodeAt(0), word.charCodeAt(1));
      const terms = waiting.get(opening);
      if (!terms) return;
      waiting.delete(opening);
      for (const term of terms) take(term);
    },
  };
}

const openingOf = (first: number, second: number): number => first * 0x1_0000 + second;

/**
 * An English term written in the plural (shorts, glasses) stands for the plural only: its last word keeps its form.
 */
function addTerm(root: TermNode, term: string, language: string, list: TitleList, group: string): void {
  const words = [...term.matchAll(TERM_WORD)].map(([word]) => word);
  let at = root;
  words.forEach((word, index) => {
    const isWhole = language === 'en' && index === words.length - 1 && isPlural(word);
    const edges = isWhole ? at.whole : at.next;
    const form = isWhole ? word : baseOf(word, language);
    const next = edges.get(form) ?? node();
    edges.set(form, next);
    at = next;
  });
  if (at === root) return;
  const entry = at.entries.find(entry => entry.list === list);
  if (!entry) at.entries.push({ list, groups: [group] });
  else if (!entry.groups.includes(group)) entry.groups.push(group);
}
