import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { foldedHits } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';
import { namesOf } from '../writing/names.ts';

/** A place in a text with what stands around it. All folded. */
export interface Surroundings {
  readonly document: Document;
  readonly path: Path;
  readonly text: Text;
  readonly language: string;
  readonly span: Span;
  /** The whole sentence, and within its clause what stands before and after the place. */
  readonly sentence: string;
  readonly before: string;
  readonly after: string;
}

/** No sentence is read further than this from the place, in UTF-16 units. */
const REACH = 240;
const SENTENCE_END = /[!?。！？;；\n]|\.(?=\s|$)/u;
const CLAUSE_END = /[,，、:：()（）【】[\]|·•~–—-](?:\s|$)|[，、：；（）【】。]/u;

/** What stands around a hit. */
export function around(
  document: Document,
  path: Path,
  text: Text,
  language: string,
  span: Span,
): Surroundings {
  const { folded } = text;
  const left = lastPart(folded.slice(Math.max(0, span.start - REACH), span.start), SENTENCE_END);
  const right = firstPart(folded.slice(span.end, span.end + REACH), SENTENCE_END);
  return {
    document,
    path,
    text,
    language,
    span,
    sentence: left + folded.slice(span.start, span.end) + right,
    before: lastPart(left, CLAUSE_END),
    after: firstPart(right, CLAUSE_END),
  };
}

const firstPart = (text: string, end: RegExp): string => text.slice(0, text.search(end) >>> 0);

const everyEnd = new Map<RegExp, RegExp>();

function lastPart(text: string, end: RegExp): string {
  const every = everyEnd.get(end) ?? new RegExp(end.source, 'gu');
  everyEnd.set(end, every);
  const marks = [...text.matchAll(every)];
  const last = marks.at(-1);
  return last ? text.slice(last.index + last[0].length) : text;
}

const sets = new WeakMap<Lexicon, Map<string, ReadonlySet<string>>>();
const guards = new WeakMap<Lexicon, Map<string, Lexicon>>();

/** The words of a group of `claims.guards` in one language. */
export function guardWords(group: string, language: string, run: Run): ReadonlySet<string> {
  const lexicon = run.lexicon('claims.guards');
  return remember(
    sets,
    lexicon,
    `${group} ${language}`,
    () => new Set(lexicon.groups[group]?.[language] ?? []),
  );
}

/** Whether a folded text holds a term of a group of `claims.guards`. */
export function hasGuard(group: string, folded: string, language: string, run: Run): boolean {
  const lexicon = run.lexicon('claims.guards');
  const one = remember(guards, lexicon, `${group} ${language}`, () => ({
    ...lexicon,
    groups: { [group]: { [language]: lexicon.groups[group]?.[language] ?? [] } },
  }));
  return foldedHits(folded, one).length > 0;
}

function remember<T>(
  cache: WeakMap<Lexicon, Map<string, T>>,
  lexicon: Lexicon,
  key: string,
  make: () => T,
): T {
  const known = cache.get(lexicon) ?? new Map<string, T>();
  cache.set(lexicon, known);
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;

/** The last words of a folded text, the nearest first. */
export const wordsBefore = (before: string, count: number): readonly string[] =>
  [...before.matchAll(WORD)]
    .slice(-count)
    .map(([word]) => word.replace('’', "'"))
    .reverse();

/** So many words, or characters of a script without blanks, a negation reaches. */
const NEGATION_WORDS = 3;
const NEGATION_CHARACTERS = 6;
const UNSPACED = new Set(['zh', 'ja']);
/** A negation that denies nothing: not only, 不仅. */
const NOT_ONLY = /\bnot (?:only|just)\b|\bnicht nur\b|\bnon seulement\b|\bno solo\b|\bnão só\b/u;

export const isUnspaced = (language: string): boolean => UNSPACED.has(language);

/** The words stand under a negation. */
export function isNegated({ before, after, language }: Surroundings, run: Run): boolean {
  const words = guardWords('negation', language, run);
  if (isUnspaced(language)) {
    const near = language === 'ja' ? after.slice(0, NEGATION_CHARACTERS) : before.slice(-NEGATION_CHARACTERS);
    return [...words].some(word => near.includes(word));
  }
  if (NOT_ONLY.test(before)) return false;
  return wordsBefore(before, NEGATION_WORDS).some(word => words.has(word));
}

/** Longer quotations are texts of their own, whose words are the seller's again. */
const QUOTED = 60;
const QUOTATION = new RegExp(`["“„«「『]([^"“”„«»「」『』\\n]{2,${QUOTED}})["”“»」』]`, 'gu');

/** The words are quoted, not said. */
export function isQuoted({ text: { folded }, span }: Surroundings): boolean {
  const from = Math.max(0, span.start - QUOTED);
  const near = folded.slice(from, span.end + QUOTED);
  if (!/["“„«「『]/u.test(near)) return false;
  return [...near.matchAll(QUOTATION)].some(
    ({ 0: quote, index }) => from + index < span.start && from + index + quote.length > span.end,
  );
}

/** The words stand in the name of a brand or model, or the team's own brands. */
export function isNamed({ document, text: { folded }, span }: Surroundings, run: Run): boolean {
  return namesOf(document, run).some(name => {
    const sought = name.toLowerCase();
    const from = Math.max(0, span.end - sought.length);
    const at = folded.indexOf(sought, from);
    return at !== -1 && at <= span.start && at + sought.length >= span.end;
  });
}
