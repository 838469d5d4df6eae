import type { Span } from '../model/path.ts';
import type { Text } from '../model/text.ts';
import { fold, foldedAt } from './fold.ts';
import type { Lexicon, Run } from './run.ts';
import { type Trie, trie } from './trie.ts';

/** A term of a word list found in a text. */
export interface Hit {
  readonly group: string;
  /** The term as the list writes it. */
  readonly term: string;
  readonly language: string;
  /** In the folded text; `text.rawSpan(span)` takes it to the raw value. */
  readonly span: Span;
}

type Entry = Omit<Hit, 'span'>;

/** Terms ready to be found: by number, what each stands for, as a spelling may stand in several groups and languages. */
export interface Compiled<E> {
  readonly trie: Trie;
  readonly entries: readonly (readonly E[])[];
}

/** A stretch that terms cover. */
export interface Match<E> {
  readonly start: number;
  readonly end: number;
  /** Undefined for a word the team allows. */
  readonly entries: readonly E[] | undefined;
}

const compiled = new WeakMap<object, Compiled<Entry>>();

/**
 * The terms of `lexicon` in `text`, in order. The longest match wins where matches overlap; a word of
 * `allowed` is no hit and takes what it covers with it. A term that begins or ends with a letter or digit of a
 * script with blanks between words is found only at the edge of a word. With `languages`, terms of these only.
 */
export function hits(
  text: Text,
  lexicon: Lexicon,
  allowed: readonly string[] = [],
  languages?: readonly string[],
): readonly Hit[] {
  return foldedHits(text.folded, lexicon, allowed, languages);
}

/** The same, in a text that is folded already. */
export function foldedHits(
  folded: string,
  lexicon: Lexicon,
  allowed: readonly string[] = [],
  languages?: readonly string[],
): readonly Hit[] {
  const matches: Match<Entry>[] = [];
  collect(folded, compileLexicon(lexicon), matches, languages);
  if (matches.length === 0) return [];
  if (allowed.length > 0) collect(folded, compileAllowed(allowed), matches, undefined);
  const found: Hit[] = [];
  for (const { start, end, entries = [] } of longest(matches))
    for (const { group, term, language } of entries)
      found.push({ group, term, language, span: { start, end } });
  return found;
}

/** Calls `found` for every term in a folded text that begins and ends where words of its script do. */
export function eachTerm<E>(
  folded: string,
  terms: Compiled<E>,
  found: (entries: readonly E[], start: number, end: number) => void,
): void {
  terms.trie.scan(folded, (term, start, end) => found(terms.entries[term] as readonly E[], start, end));
}

/** The groups of all terms in a folded text, those inside longer ones too. */
export function groupsWithin(folded: string, lexicon: Lexicon): ReadonlySet<string> {
  const groups = new Set<string>();
  eachTerm(folded, compileLexicon(lexicon), entries => {
    for (const { group } of entries) groups.add(group);
  });
  return groups;
}

/**
 * What a shop's own field holds by its name (`fabric_type`, `CareInstructions`, 面料成分): groups of the word list
 * `field-names`.
 */
export const fieldGroups = (name: string, run: Pick<Run, 'lexicon'>): ReadonlySet<string> =>
  groupsWithin(fold(name.replace(/(\p{Ll})(?=\p{Lu})|_/gu, '$1 ')).folded, run.lexicon('field-names'));

function collect(
  folded: string,
  list: Compiled<Entry>,
  matches: Match<Entry>[],
  languages: readonly string[] | undefined,
): void {
  eachTerm(folded, list, (entries, start, end) => {
    if (entries.length === 0) matches.push({ start, end, entries: undefined });
    else {
      const spoken = oneAGroup(
        languages ? entries.filter(entry => languages.includes(entry.language)) : entries,
      );
      if (spoken.length > 0) matches.push({ start, end, entries: spoken });
    }
  });
}

/** A spelling that several languages share is one hit in its group. */
const oneAGroup = (entries: readonly Entry[]): readonly Entry[] =>
  entries.length < 2
    ? entries
    : entries.filter((entry, index) => entries.findIndex(other => other.group === entry.group) === index);

/** Of matches that overlap, the longest; of equals the allowed word, then the first. In order of place. */
export function longest<E>(matches: Match<E>[]): Match<E>[] {
  if (matches.length < 2) return matches;
  matches.sort((left, right) => left.start - right.start);
  const kept: Match<E>[] = [];
  let cluster: Match<E>[] = [];
  let clusterEnd = 0;
  for (const match of matches) {
    if (match.start >= clusterEnd) {
      kept.push(...longestOf(cluster));
      cluster = [];
    }
    cluster.push(match);
    clusterEnd = Math.max(clusterEnd, match.end);
  }
  kept.push(...longestOf(cluster));
  return kept;
}

/** The same among matches that hang together. */
function longestOf<E>(cluster: Match<E>[]): Match<E>[] {
  if (cluster.length < 2) return cluster;
  const ranked = [...cluster].sort(
    (left, right) =>
      right.end - right.start - (left.end - left.start) ||
      Number(left.entries !== undefined) - Number(right.entries !== undefined) ||
      left.start - right.start,
  );
  const taken: Match<E>[] = [];
  for (const match of ranked) {
    if (taken.every(other => match.end <= other.start || match.start >= other.end)) taken.push(match);
  }
  return taken.sort((left, right) => left.start - right.start);
}

function compileLexicon(lexicon: Lexicon): Compiled<Entry> {
  return compileOnce(lexicon, () => {
    const entries: [string, Entry][] = [];
    for (const [group, byLanguage] of Object.entries(lexicon.groups)) {
      for (const [language, terms] of Object.entries(byLanguage)) {
        for (const term of terms) entries.push([term, { group, term, language }]);
      }
    }
    return entries;
  });
}

const compileAllowed = (allowed: readonly string[]): Compiled<Entry> =>
  compileOnce(allowed, () => allowed.map(term => [term, undefined] as const));

function compileOnce(
  key: object,
  list: () => readonly (readonly [string, Entry | undefined])[],
): Compiled<Entry> {
  const found = compiled.get(key);
  if (found) return found;
  const made = compileTerms(list());
  compiled.set(key, made);
  return made;
}

/**
 * Terms with what each stands for; nothing for a word that is only allowed. Few of a list's terms begin as a word of a
 * text does: the others are not even folded.
 */
export function compileTerms<E>(terms: Iterable<readonly [term: string, entry: E | undefined]>): Compiled<E> {
  const entries: E[][] = [];
  const promised = new Map<number, (readonly [string, E | undefined])[]>();
  const made = trie(promise => {
    for (const [term, entry] of promised.get(promise) ?? []) take(term, entry);
    promised.delete(promise);
  });
  const take = (term: string, entry: E | undefined): void => {
    const { folded } = fold(term);
    if (folded === '') return;
    const number = made.add(folded);
    const own = entries[number] ?? [];
    entries[number] = own;
    if (entry !== undefined) own.push(entry);
  };
  for (const pair of terms) {
    const [first, second] = [foldedAt(pair[0], 0), foldedAt(pair[0], 1)];
    if (first === 0 || second === 0) {
      take(...pair);
      continue;
    }
    const promise = made.promise(first, second);
    const others = promised.get(promise);
    if (others) others.push(pair);
    else promised.set(promise, [pair]);
  }
  return { trie: made, entries };
}
