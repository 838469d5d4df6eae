import type { Span } from '../../model/path.ts';
import { type Compiled, compileTerms, eachTerm, longest, type Match } from '../lexicon.ts';
import { once, type Run } from '../run.ts';

/** The word lists of what a text claims, promises and asks; `claims.guards` takes the claim out of their words. */
export const claimLists = ['absolute', 'unproven', 'promo', 'urgency', 'placeholder'] as const;
export type ClaimList = (typeof claimLists)[number];

/** A term of a claim list in a folded text. */
export interface ClaimHit {
  readonly list: ClaimList;
  readonly group: string;
  readonly span: Span;
}

interface Entry {
  /** Undefined for a phrase that takes the claim out of every list. */
  readonly list: ClaimList | undefined;
  /** Undefined for a word that claims nothing. */
  readonly group: string | undefined;
}

/** `numbered` holds the terms with a number in them and reads every digit as 0. */
interface Lists {
  readonly plain: Compiled<Entry>;
  readonly numbered: Compiled<Entry>;
}

/** `#` stands for a number; `#1` for itself. */
const NUMBER = /#(?! ?\d)/g;
const NUMBERS = ['0', '00', '000', '0000'];

/** The lists of a run by language, compiled when a text is in it. */
const compiled = once((_: Run) => new Map<string, Lists>());

function listsOf(language: string, run: Run): Lists {
  const known = compiled(run);
  const lists = known.get(language) ?? compile(language, run);
  known.set(language, lists);
  return lists;
}

function compile(language: string, run: Run): Lists {
  const plain: [string, Entry][] = [];
  const numbered: [string, Entry][] = [];
  const add = (term: string, entry: Entry): void => {
    const slots = term.match(NUMBER)?.length ?? 0;
    if (slots === 0) plain.push([term, entry]);
    else for (const spelling of spellings(term.replace(/\d/g, '0'), slots)) numbered.push([spelling, entry]);
  };
  for (const list of claimLists) {
    const name = `claims.${list}`;
    for (const [group, byLanguage] of Object.entries(run.lexicon(name).groups)) {
      // A blank field (“-”) and a slot (“size”) are read where they stand: in running text they are common words.
      if (list === 'placeholder' && (group === 'whole' || group === 'slot')) continue;
      for (const term of byLanguage[language] ?? []) add(term, { list, group });
    }
    for (const term of run.allowed(name)) plain.push([term, { list, group: undefined }]);
  }
  for (const term of run.lexicon('claims.guards').groups.safe?.[language] ?? [])
    add(term, { list: undefined, group: undefined });
  return { plain: compileTerms(plain), numbered: compileTerms(numbered) };
}

function spellings(term: string, slots: number): readonly string[] {
  if (slots === 0) return [term];
  return NUMBERS.flatMap(number => spellings(term.replace(/#(?! ?\d)/, number), slots - 1));
}

/** The terms of all claim lists in a folded text of one language: of each list the longest. One walk for all lists. */
export function claimHits(folded: string, language: string, run: Run): readonly ClaimHit[] {
  const { plain, numbered } = listsOf(language, run);
  const matches: Match<Entry>[] = [];
  const take = (entries: readonly Entry[], start: number, end: number): void => {
    matches.push({ start, end, entries });
  };
  eachTerm(folded, plain, take);
  if (/\d/.test(folded)) eachTerm(folded.replace(/\d/g, '0'), numbered, take);
  if (matches.length === 0) return [];
  return claimLists.flatMap(list => ofList(list, matches));
}

function ofList(list: ClaimList, all: readonly Match<Entry>[]): readonly ClaimHit[] {
  const own = all.filter(({ entries }) =>
    entries?.some(entry => entry.list === list || entry.list === undefined),
  );
  if (!own.some(({ entries }) => entries?.some(entry => entry.list === list))) return [];
  return longest(own).flatMap(({ start, end, entries = [] }) => {
    const entry = entries.find(({ list: other, group }) => other === list && group !== undefined);
    if (!entry?.group || entries.some(({ list: other, group }) => other === list && !group)) return [];
    return [{ list, group: entry.group, span: { start, end } }];
  });
}
