import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { fold } from '../fold.ts';
import { foldedHits, groupsWithin } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';
import { type Period, periodsIn } from './periods.ts';

/** Words of the list, with the groups they and the words inside them belong to. */
export interface Words {
  readonly groups: ReadonlySet<string>;
  readonly span: Span;
}

/** What one sentence says, by the groups of a list. */
export interface Sentence {
  readonly span: Span;
  readonly text: string;
  readonly words: readonly Words[];
  readonly groups: ReadonlySet<string>;
  readonly periods: readonly Period[];
  /** The sentence is a heading or a question, which says what the following ones are about. */
  readonly isHeading: boolean;
  /** Groups of the heading above it. */
  readonly heading: ReadonlySet<string>;
  /** Position of the section it stands in. */
  readonly section: number;
}

/** Groups that a group says with it, though its words do not. */
const implied: Readonly<Record<string, readonly string[]>> = {
  'free-return': ['return', 'freight', 'return-freight', 'payer'],
  'all-final': ['no-return'],
  'no-return': ['return'],
  'ask-refund': ['return'],
  'return-freight': ['return', 'freight'],
  label: ['return'],
};

const inside = new WeakMap<Lexicon, Map<string, ReadonlySet<string>>>();

/** The groups of a term and of the shorter terms inside it: “cost of returning” speaks of a return. */
function groupsIn(term: string, lexicon: Lexicon): ReadonlySet<string> {
  const known = inside.get(lexicon) ?? new Map<string, ReadonlySet<string>>();
  inside.set(lexicon, known);
  let groups = known.get(term);
  if (!groups) {
    const own = new Set(groupsWithin(fold(term).folded, lexicon));
    for (const group of [...own]) for (const other of implied[group] ?? []) own.add(other);
    groups = own;
    known.set(term, groups);
  }
  return groups;
}

const NOTHING: ReadonlySet<string> = new Set();

/** An end of a sentence; not the dot of “e.g.” or “1.”. */
const END = /(?<!\b\p{L}\.?|\b\d{1,2})[.!?](?=\s|$)|[。！？；;](?!\w)|[!?](?=\s)/gu;
/** Two sentences run together, “location.Returns”, where a capital follows in the text as written. */
const RUN_TOGETHER = /(?<=\p{Ll}{2})[.!?](?=\p{Ll}{2})/gu;

/** Groups of the shipping list that alone make no heading of their own. */
const parts: ReadonlySet<string> = new Set(['region', 'method', 'abroad', 'special-case']);

/** A line that leads a list, and the length of its longest item, in UTF-16 units. */
const LEADS = /[:：]\W*$/u;
const ITEM = 80;

/** A line that is a period but for so many signs is a cell of a table. */
const BESIDE = 3;

/** The sentences of a policy, with the heading each stands under; `topic` stands above the first. */
export function sentencesOf(
  text: Text,
  run: Run,
  topic: ReadonlySet<string> = NOTHING,
  list: 'policy' | 'shipping' = 'policy',
): readonly Sentence[] {
  const { folded } = text;
  const lexicon = run.lexicon(list);
  const found = foldedHits(folded, lexicon, run.allowed(list)).map(({ term, span }) => ({
    groups: groupsIn(term, lexicon),
    span,
  }));
  const wordsOf = within(found);
  const periodsOf = within(periodsIn(folded, run));
  const sentences: Sentence[] = [];
  let heading = topic;
  let section = 0;
  let inList = false;
  for (const { span, isLine } of stretches(text)) {
    const words = wordsOf(span);
    const written = folded.slice(span.start, span.end);
    const groups = groupsOf(words);
    const periods = periodsOf(span);
    // A short line under “These cannot be returned:” is an item of its list.
    if (!isLine || written.length > ITEM) inList = false;
    const isHeading =
      isLine &&
      !periods.some(period => written.length - (period.span.end - period.span.start) <= BESIDE) &&
      looksLikeHeading(text, span, written) &&
      !(inList && groups.size === 0 && !LEADS.test(written));
    if (LEADS.test(written) && groups.has('no-return')) inList = true;
    if (isHeading) {
      // “Germany” under “Delivery times” heads a part of it.
      heading =
        groups.size > 0 && [...groups].every(group => parts.has(group))
          ? new Set([...heading, ...groups])
          : groups;
      section += 1;
    }
    sentences.push({
      span,
      text: written,
      words,
      groups,
      periods,
      isHeading,
      heading: isHeading ? NOTHING : heading,
      section,
    });
  }
  return sentences;
}

/** Takes those of `all`, which are in order, that begin before the end of each next stretch. */
export function within<T extends { readonly span: Span }>(
  all: readonly T[],
): (stretch: Span) => readonly T[] {
  let next = 0;
  return ({ end }) => {
    const from = next;
    while (next < all.length && (all[next] as T).span.start < end) next += 1;
    return all.slice(from, next);
  };
}

function groupsOf(words: readonly Words[]): ReadonlySet<string> {
  // “We ship it back to you” is no return.
  const groups = new Set(words.flatMap(({ groups: own }) => (own.has('to-buyer') ? ['to-buyer'] : [...own])));
  if (groups.has('send') && groups.has('back')) groups.add('return');
  return groups;
}

/** Lines cut into sentences. */
function* stretches(text: Text): Generator<{ span: Span; isLine: boolean }> {
  const { folded } = text;
  let start = 0;
  while (start < folded.length) {
    const end = endOfLine(text, start);
    let from = start;
    for (const stop of endsOf(text, start, end)) {
      yield { span: { start: from, end: stop }, isLine: false };
      from = stop;
    }
    if (from < end) yield { span: { start: from, end }, isLine: from === start };
    start = end + 1;
  }
}

/** So long a line may be broken by hand, in UTF-16 units. */
const WRAPPED = 30;

/** Where a line ends: a long one that goes on with a small letter at the left edge is broken by hand. */
function endOfLine(text: Text, start: number): number {
  const { folded, raw } = text;
  let from = start;
  for (;;) {
    const end = folded.indexOf('\n', from);
    if (end === -1) return folded.length;
    const next = text.rawSpan({ start: end + 1, end: end + 2 }).start;
    const goesOn = raw[next - 1] === '\n' && /[a-zà-ÿ(]/u.test(raw[next] ?? '');
    if (!goesOn || end - from < WRAPPED || /[.!?:;]$/u.test(folded.slice(from, end))) return end;
    from = end + 1;
  }
}

/** Where the sentences of a line end, but for the last. */
function endsOf(text: Text, start: number, end: number): readonly number[] {
  const line = text.folded.slice(start, end);
  const ends = [...line.matchAll(END)].map(({ 0: mark, index }) => start + index + mark.length);
  for (const { index } of line.matchAll(RUN_TOGETHER)) {
    const next = { start: start + index + 1, end: start + index + 2 };
    const { start: at } = text.plainSpan(next);
    if (/\p{Lu}/u.test(text.plain[at] ?? '')) ends.push(next.start);
  }
  return ends.filter(stop => stop < end).sort((left, right) => left - right);
}

/** Marks of a heading before its words, in HTML and in Markdown; of an item of a list; of a number. */
const HEADING_MARK = /(?:^|\n)\s{0,3}#{1,6}\s[*_\s]*$|<h[1-6][^>]*>\s*(?:<[^>]+>\s*)*$/u;
const BOLD_LINE = /(?:^|\n)\s*\*\*$|<(?:strong|b)>\s*$/u;
const ITEM_MARK = /(?:^|\n)\s*(?:[-*+•●·✅❌]|\d{1,2}[.)、])\s*(?:\*\*)?$|<li[^>]*>\s*(?:<[^>]+>\s*)*$/u;

/** A line of few words without the end of a sentence; what is marked as one; a question. */
function looksLikeHeading(text: Text, span: Span, words: string): boolean {
  if (/[?？]$/u.test(words)) return true;
  const { start, end } = text.rawSpan(span);
  const before = text.raw.slice(Math.max(0, start - 60), start);
  if (HEADING_MARK.test(before)) return true;
  if (!/\p{L}/u.test(words)) return false;
  if (text.tables.some(table => table.span.start <= start && start < table.span.end)) return false;
  const line = words.replace(/^[\d.、)\s]+|[*:：]+$/gu, '');
  if (/[.。;；,，!！\t]$|\t|[。；，]|[:：]\s*\S/u.test(words)) return false;
  if (BOLD_LINE.test(before) && /^(?:\*\*|<\/)/u.test(text.raw.slice(end, end + 9))) return true;
  if (ITEM_MARK.test(before)) return false;
  if (/\p{sc=Han}/u.test(line)) return line.length <= 12;
  const plain = line.split(/\s+/u);
  if (plain.length > 7 || line.length > 60) return false;
  if (plain.length <= 2 || /[:：]$/u.test(words)) return true;
  // Title case: English headings of plain texts; the other languages write theirs like sentences.
  const written = text.raw.slice(start, end).split(/\s+/u);
  const capitals = written.filter(word => /^[^\p{L}]*\p{Lu}/u.test(word) || word.length < 5).length;
  return capitals === written.length || plain.length <= 4;
}
