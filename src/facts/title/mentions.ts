import type { Span } from '../../model/path.ts';
import { type Compiled, compileTerms, eachTerm, longest, type Match } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';
import { baseOf, stemmedLanguages } from './stems.ts';
import {
  lexiconOf,
  type TermEntry,
  type TermNode,
  type Terms,
  type TitleList,
  termsOf,
  titleLists,
} from './terms.ts';
import type { TitleWord } from './words.ts';

export type { TitleList } from './terms.ts';

/** A place of a title where a word list speaks, with the groups that hold the term. */
export interface Mention {
  readonly list: TitleList;
  readonly groups: readonly string[];
  readonly span: Span;
  /** Positions of the first and the last word it covers; of no meaning in a script without blanks. */
  readonly first: number;
  readonly last: number;
}

/** A title's words in the forms one language's terms are looked up by. */
interface Lookup {
  readonly terms: Terms;
  readonly bases: readonly string[];
}

/** The longest term of a list that begins at a word. */
interface Longest {
  readonly list: TitleList;
  last: number;
  groups: readonly string[];
}

/** Takes the terms of one language that begin at a word and do not cross a break of the title. */
function takeTermsAt(
  words: readonly TitleWord[],
  first: number,
  { terms, bases }: Lookup,
  take: (entry: TermEntry, last: number) => void,
): void {
  const { part, text } = words[first] as TitleWord;
  terms.open(text);
  terms.open(bases[first] as string);
  let at: TermNode | undefined = terms.root;
  for (let last = first; at && last < words.length && words[last]?.part === part; last++) {
    const whole: TermNode | undefined =
      at.whole.size > 0 ? at.whole.get((words[last] as TitleWord).text) : undefined;
    at = at.next.get(bases[last] as string);
    if (whole) for (const entry of whole.entries) take(entry, last);
    if (at) for (const entry of at.entries) take(entry, last);
  }
}

/** Mentions in a title of a script with blanks: of each list the longest term of any of `languages`, in order. */
export function spacedMentions(
  words: readonly TitleWord[],
  languages: readonly string[],
  run: Run,
): readonly Mention[] {
  const lookups = languages.map(language => ({
    terms: termsOf(language, run),
    bases: words.map(word => baseOf(word.text, language)),
  }));
  const mentions: Mention[] = [];
  const free: Partial<Record<TitleList, number>> = {};
  let first = 0;
  let found: Longest[] = [];
  const take = ({ list, groups }: TermEntry, last: number): void => {
    if ((free[list] ?? 0) > first) return;
    const known = found.find(one => one.list === list);
    if (!known) found.push({ list, last, groups });
    else if (last > known.last) Object.assign(known, { last, groups });
    else if (last === known.last) known.groups = [...new Set([...known.groups, ...groups])];
  };
  for (; first < words.length; first++) {
    for (const lookup of lookups) takeTermsAt(words, first, lookup, take);
    if (found.length === 0) continue;
    for (const { list, last, groups } of found) {
      free[list] = last + 1;
      const span = {
        start: (words[first] as TitleWord).span.start,
        end: (words[last] as TitleWord).span.end,
      };
      mentions.push({ list, groups, span, first, last });
    }
    found = [];
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

/** A group that holds a term, with its list. */
interface Sign {
  readonly list: number;
  readonly group: string;
}

const signs = new WeakMap<Lexicon, Compiled<Sign>>();

/** The Chinese and English terms of all lists, so that one walk through a title finds those of each. */
function signsOf(run: Run): Compiled<Sign> {
  const owner = lexiconOf('nouns', run);
  const known = signs.get(owner);
  if (known) return known;
  const terms: [string, Sign][] = [];
  titleLists.forEach((name, list) => {
    for (const [group, { zh = [], en = [] }] of Object.entries(lexiconOf(name, run).groups))
      for (const term of [...zh, ...en]) terms.push([term, { list, group }]);
  });
  const made = compileTerms(terms);
  signs.set(owner, made);
  return made;
}

/** Mentions in a title of a script without blanks, the longest term first; segmentation plays no part. */
export function unspacedMentions(folded: string, run: Run): readonly Mention[] {
  const found: Match<Sign>[][] = titleLists.map(() => []);
  eachTerm(folded, signsOf(run), (entries, start, end) => {
    for (const [list, matches] of found.entries()) {
      const own = entries.filter(entry => entry.list === list);
      if (own.length > 0) matches.push({ start, end, entries: own });
    }
  });
  return found.flatMap((matches, list) =>
    longest(matches).map(({ start, end, entries = [] }) => ({
      list: titleLists[list] as TitleList,
      groups: [...new Set(entries.map(({ group }) => group))],
      span: { start, end },
      first: 0,
      last: 0,
    })),
  );
}
