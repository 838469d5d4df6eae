import type { Lexicon, Run } from '../facts/run.ts';
import { nearest } from '../model/near.ts';
import { faults } from './phrases.ts';
import { type Fault, fault } from './problem.ts';

/** A team’s changes of a word list: words that are no hit, and words of its own. */
export interface ListChange {
  readonly allow?: readonly string[] | undefined;
  readonly add?: readonly string[] | undefined;
}

/** Lists that hold only a team’s own words. */
const ownLists: readonly string[] = ['brands'];

/** A list by name, or one group of a list as `list.group`; undefined where there is neither. */
function targetOf(name: string, lexicons: readonly Lexicon[]): { list: string; group?: string } | undefined {
  if (ownLists.includes(name) || lexicons.some(({ list }) => list === name)) return { list: name };
  for (const { list, groups } of lexicons) {
    const group = name.startsWith(`${list}.`) ? name.slice(list.length + 1) : '';
    if (Object.hasOwn(groups, group)) return { list, group };
  }
  return undefined;
}

/** A fault where no list and no group of one has this name. */
export function wordListFault(name: string, lexicons: readonly Lexicon[]): Fault | undefined {
  if (targetOf(name, lexicons)) return undefined;
  const valid = listNames(lexicons);
  return fault(faults.unknownList, { name }, { near: nearest(name, wordListNames(lexicons)), valid });
}

const listNames = (lexicons: readonly Lexicon[]): readonly string[] => [
  ...ownLists,
  ...lexicons.map(({ list }) => list),
];

/** The lists that a team may change, and the groups of each. */
export const wordListNames = (lexicons: readonly Lexicon[]): readonly string[] => [
  ...listNames(lexicons),
  ...lexicons.flatMap(({ list, groups }) => Object.keys(groups).map(group => `${list}.${group}`)),
];

/**
 * The word lists of a run: the plugins’ with a team’s words added and its allowed ones taken out. A word a
 * team adds counts in every language of its list; it joins the group it names (`variant.color`), the only
 * group of the list, or else a group `own`.
 */
export function lexiconsWith(
  base: readonly Lexicon[],
  words: Readonly<Record<string, ListChange>>,
): Pick<Run, 'lexicon' | 'allowed'> {
  const own = ownLists.map(list => ({ list, as_of: '', source: '', groups: {} }));
  const lexicons = new Map<string, Lexicon>([...own, ...base].map(lexicon => [lexicon.list, lexicon]));
  const allowed = new Map<string, readonly string[]>();
  for (const [name, { add = [], allow = [] }] of Object.entries(words)) {
    const target = targetOf(name, base);
    // A list of a plugin that was left out.
    if (!target) continue;
    const { list, group } = target;
    const before = lexicons.get(list) as Lexicon;
    lexicons.set(list, without(added(before, add, group), allow, group));
    allowed.set(list, [...(allowed.get(list) ?? []), ...allow]);
  }
  const none: readonly string[] = [];
  return {
    lexicon(name) {
      const lexicon = lexicons.get(name);
      if (!lexicon) throw new Error(`no word list ${name}`);
      return lexicon;
    },
    allowed: name => allowed.get(name) ?? none,
  };
}

function added(lexicon: Lexicon, words: readonly string[], named: string | undefined): Lexicon {
  if (words.length === 0) return lexicon;
  const names = Object.keys(lexicon.groups);
  const group = named ?? (names.length === 1 ? (names[0] as string) : 'own');
  const languages = new Set(Object.values(lexicon.groups).flatMap(byLanguage => Object.keys(byLanguage)));
  const byLanguage = { ...lexicon.groups[group] };
  for (const language of languages.size > 0 ? languages : ['und']) {
    byLanguage[language] = [...(byLanguage[language] ?? []), ...words];
  }
  return { ...lexicon, groups: { ...lexicon.groups, [group]: byLanguage } };
}

const folded = (word: string): string => word.normalize('NFKC').toLowerCase();

function without(lexicon: Lexicon, words: readonly string[], group: string | undefined): Lexicon {
  if (words.length === 0) return lexicon;
  const out = new Set(words.map(folded));
  const groups = Object.entries(lexicon.groups).map(([name, byLanguage]) => {
    if (group !== undefined && name !== group) return [name, byLanguage];
    const kept = Object.entries(byLanguage).map(([language, terms]) => [
      language,
      terms.filter(term => !out.has(folded(term))),
    ]);
    return [name, Object.fromEntries(kept)];
  });
  return { ...lexicon, groups: Object.fromEntries(groups) };
}
