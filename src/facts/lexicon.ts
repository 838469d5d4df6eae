import type { Span } from '../model/path.ts';
import type { Text } from '../model/text.ts';
import { type Automaton, automaton, matchingForm } from './automaton.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './run.ts';

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

interface Compiled {
  readonly automaton: Automaton;
  /** What each pattern stands for: a spelling may stand in several groups and languages. */
  readonly entries: readonly (readonly Entry[])[];
  /** Whether a pattern's first and last character want the edge of a word. */
  readonly wantsEdge: readonly { readonly before: boolean; readonly after: boolean }[];
}

interface Match {
  readonly start: number;
  readonly end: number;
  /** Undefined for a word the team allows. */
  readonly entries: readonly Entry[] | undefined;
}

const compiled = new WeakMap<object, Compiled>();

/** Letters, digits and marks of scripts that put blanks between words. */
const SPACED_WORD =
  /^(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々])[\p{L}\p{N}\p{M}]/u;

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
  const matches: Match[] = [];
  collect(folded, compileLexicon(lexicon), matches, languages);
  if (matches.length === 0) return [];
  if (allowed.length > 0) collect(folded, compileAllowed(allowed), matches, undefined);
  return longest(matches).flatMap(({ start, end, entries = [] }) =>
    entries.map(entry => ({ ...entry, span: { start, end } })),
  );
}

function collect(
  folded: string,
  list: Compiled,
  matches: Match[],
  languages: readonly string[] | undefined,
): void {
  list.automaton.scan(folded, (pattern, start, end) => {
    const wants = list.wantsEdge[pattern];
    if (wants?.before && start > 0 && SPACED_WORD.test(folded[start - 1] as string)) return;
    if (wants?.after && end < folded.length && SPACED_WORD.test(folded[end] as string)) return;
    const entries = list.entries[pattern] as readonly Entry[];
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
function longest(matches: Match[]): Match[] {
  matches.sort((left, right) => left.start - right.start);
  const kept: Match[] = [];
  let cluster: Match[] = [];
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
function longestOf(cluster: Match[]): Match[] {
  if (cluster.length < 2) return cluster;
  const ranked = [...cluster].sort(
    (left, right) =>
      right.end - right.start - (left.end - left.start) ||
      Number(left.entries !== undefined) - Number(right.entries !== undefined) ||
      left.start - right.start,
  );
  const taken: Match[] = [];
  for (const match of ranked) {
    if (taken.every(other => match.end <= other.start || match.start >= other.end)) taken.push(match);
  }
  return taken.sort((left, right) => left.start - right.start);
}

function compileLexicon(lexicon: Lexicon): Compiled {
  return compileOnce(lexicon, () => {
    const entries: Entry[] = [];
    for (const [group, byLanguage] of Object.entries(lexicon.groups)) {
      for (const [language, terms] of Object.entries(byLanguage)) {
        for (const term of terms) entries.push({ group, term, language });
      }
    }
    return entries;
  });
}

const compileAllowed = (allowed: readonly string[]): Compiled =>
  compileOnce(allowed, () => allowed.map(term => ({ group: '', term, language: '' })), true);

function compileOnce(key: object, list: () => readonly Entry[], anonymous = false): Compiled {
  const found = compiled.get(key);
  if (found) return found;
  const byPattern = new Map<string, { readonly pattern: string; readonly entries: Entry[] }>();
  for (const entry of list()) {
    const pattern = fold(entry.term).folded;
    if (pattern === '') continue;
    const form = matchingForm(pattern);
    const same = byPattern.get(form) ?? { pattern, entries: [] };
    byPattern.set(form, same);
    if (!anonymous) same.entries.push(entry);
  }
  const all = [...byPattern.values()];
  const made: Compiled = {
    automaton: automaton(all.map(({ pattern }) => pattern)),
    entries: all.map(({ entries }) => entries),
    wantsEdge: all.map(({ pattern }) => ({
      before: SPACED_WORD.test(pattern[0] as string),
      after: SPACED_WORD.test(pattern.at(-1) as string),
    })),
  };
  compiled.set(key, made);
  return made;
}
