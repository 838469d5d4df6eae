import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/path.ts';
import { type Compiled, compileTerms, eachTerm, foldedHits, longest, type Match } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';
import type { TitleReading } from '../title/reading.ts';
import { titleWords } from '../title/words.ts';
import { hasBasis } from './basis.ts';
import { type Knowledge, pairOf } from './lesson.ts';
import { isSameName } from './names.ts';
import { isCounted, listingsOf } from './tally.ts';

/** A maker that a text names and that is not the listing’s own. */
export interface Stranger {
  /** In the folded text. */
  readonly span: Span;
  /** Listings of the catalog that are sold under the name; 0 where only the word lists know it. */
  readonly listings: number;
}

/** So many listings have to be sold under a name before it is taken for a brand. */
const LEAST = 2;
/** A name of two Latin letters is as often an abbreviation (FA, OB). */
const SHORTEST = 3;
/** So many listings under a name show what company it keeps. */
const ESTABLISHED = 5;
/** Other listings that may have all words of a brand in their titles, as a share of its own; else it is an ordinary word. */
const SPREAD = 0.2;

const known = new WeakMap<Knowledge, Compiled<string>>();

/** Names of the catalog that are brands: their own listings name them, and few others do. */
function brandsOf(knowledge: Knowledge, run: Run): Compiled<string> {
  const made = known.get(knowledge);
  if (made) return made;
  const names = [...knowledge.titled.counts.keys()].filter(name => isBrand(name, knowledge, run));
  const compiled = compileTerms([...names, ...teamBrands(run)].map(name => [name, name] as const));
  known.set(knowledge, compiled);
  return compiled;
}

const teamBrands = (run: Run): readonly string[] =>
  Object.values(run.lexicon('brands').groups).flatMap(byLanguage => Object.values(byLanguage).flat());

function isBrand(name: string, { names, titled, words }: Knowledge, run: Run): boolean {
  const own = listingsOf(titled, name);
  if (own < LEAST || own * 2 < listingsOf(names, name)) return false;
  const parts = partsOf(name, run);
  if (parts.length === 0 || isOrdinary(name, run)) return false;
  if (/^\p{sc=Latin}*$/u.test(name) && name.length < SHORTEST) return false;
  const others = Math.min(...parts.map(part => listingsOf(words, part))) - own;
  return others <= 1 + SPREAD * own;
}

/** Words of a name that a title would be counted by. */
const partsOf = (name: string, run: Run): readonly string[] =>
  titleWords(name, 'en', run)
    .filter(({ kind }) => kind === 'content')
    .map(({ text }) => text);

/**
 * Whether titles of one name have the words of the other, besides the one asked about: a line and its house (King, Ledo),
 * two makers of one product. What the catalog is too small or too large to have
 * counted is taken for one.
 */
function keepCompany(own: string, name: string, { names, pairs }: Knowledge, run: Run): boolean {
  if (listingsOf(names, own) < ESTABLISHED) return true;
  const together = (one: string, other: string, besides: number): boolean => {
    const parts = partsOf(other, run).map(part => pairOf(one, part));
    return (
      parts.some(part => !isCounted(pairs, part)) ||
      (parts.length > 0 && parts.every(part => listingsOf(pairs, part) > besides))
    );
  };
  return together(own, name, 1) || together(name, own, 0);
}

const LISTS = ['title-nouns', 'title-uses', 'title-audiences', 'title-effects', 'variant', 'stopwords'];

/** Whether a name is, from end to end, a word of the lists: Home, Women, 面膜. */
const isOrdinary = (name: string, run: Run): boolean =>
  LISTS.some(list =>
    foldedHits(name, run.lexicon(list)).some(({ span }) => span.start === 0 && span.end === name.length),
  );

/** Whether what stands around a name says why it is there: for, compatible with, 适用于; 专用 behind it. */
function hasReason(folded: string, span: Span, run: Run): boolean {
  const found = (group: string, text: string): boolean => foldedHits(text, company(group, run)).length > 0;
  return found('before', folded.slice(0, span.start)) || found('behind', folded.slice(span.end));
}

const halves = new WeakMap<Lexicon, Map<string, Lexicon>>();

/** One group of the list of words that bind a maker. */
function company(group: string, run: Run): Lexicon {
  const whole = run.lexicon('title-company');
  const made = halves.get(whole) ?? new Map<string, Lexicon>();
  halves.set(whole, made);
  const half = made.get(group) ?? { ...whole, groups: { [group]: whole.groups[group] ?? {} } };
  made.set(group, half);
  return half;
}

/** What makes a name a part of another word: e-sharp, sharp-edged. */
const JOINED = /[-'’]/;

/**
 * Makers that a text names without a reason, besides the listing’s `own` names: brands of the catalog and of the team,
 * and the makers of the word lists that are `rivals` (groups of `title-brands`) in the listing’s field. `named`: whether
 * the title has its own name; where it has not, a brand of the catalog may be the right one.
 */
export function strangersIn(
  reading: TitleReading,
  own: readonly string[],
  rivals: readonly string[],
  named: boolean,
  knowledge: Knowledge,
  document: Document<'listing'>,
  run: Run,
): readonly Stranger[] {
  const { folded, pieces } = reading;
  const said = ({ start, end }: Span): string => folded.slice(start, end);
  const isOwn = ({ span }: Stranger): boolean => own.some(mine => isSameName(mine, said(span)));
  const matches: Match<string>[] = [];
  eachTerm(folded, brandsOf(knowledge, run), (entries, start, end) => {
    if (!JOINED.test(folded.slice(start - 1, start) + folded.slice(end, end + 1)))
      matches.push({ start, end, entries });
  });
  const found: Stranger[] = longest(matches)
    .map(({ start, end, entries = [] }) => ({
      span: { start, end },
      listings: Math.max(0, ...entries.map(name => listingsOf(knowledge.names, name))),
    }))
    .filter(
      ({ span, listings }) =>
        listings === 0 || (named && !own.some(mine => keepCompany(mine, said(span), knowledge, run))),
    );
  for (const { span, groups } of pieces) {
    const maker = groups.brands?.find(group => rivals.includes(group));
    // A maker that several listings of the brand name is a line of theirs.
    if (!maker || own.some(name => (knowledge.company.counts.get(name)?.get(maker) ?? 0) > 1)) continue;
    if (!found.some(other => other.span.start < span.end && span.start < other.span.end))
      found.push({ span, listings: 0 });
  }
  return found
    .filter(
      stranger =>
        !isOwn(stranger) &&
        !hasReason(folded, stranger.span, run) &&
        !hasBasis(said(stranger.span), document),
    )
    .sort((left, right) => left.span.start - right.span.start);
}
