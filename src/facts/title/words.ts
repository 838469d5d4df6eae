import type { Span } from '../../model/path.ts';
import { characterSorts } from '../characters.ts';
import type { Lexicon, Run } from '../run.ts';
import { stemOf } from './stems.ts';

/**
 * What a word does in a title. `content`: names or describes; `function`: article, preposition, conjunction;
 * `number`: a figure with or without its unit; `unit`: a unit behind a figure; `code`: letters and digits mixed,
 * a model or a part number; `variant`: colour or size.
 */
export type WordKind = 'content' | 'function' | 'number' | 'unit' | 'code' | 'variant';

/** A word of a title. Positions are in the folded text. */
export interface TitleWord {
  readonly text: string;
  readonly stem: string;
  readonly span: Span;
  readonly kind: WordKind;
  /** Part of the title it stands in, counted at commas, brackets, dashes, bars and plus signs. */
  readonly part: number;
  /** Number of the bracket it stands in, from 1; 0 outside of any. */
  readonly bracket: number;
}

/** A letter and a word (t-shirt), letters and figures (MFC-9130), or a run of letters and figures. */
const WORD =
  /(?<![\p{L}\p{N}])\p{L}-\p{L}{2,}|(?<![\p{L}\p{N}])\p{sc=Latin}{1,4}-\d[\p{L}\p{N}]*|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々〇]/u;
const scripts = characterSorts(UNSPACED, /\p{L}/u);
const UNSPACED_RUN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々〇\p{M}]+/gu;
const SPACED_ONLY = /^[\0-\u05ff]*$/;
const OPENS = /[([{【（「『<《“]/;
const CLOSES = /[)\]}】）」』>》”]/;
const PARTS = /[,;|/+•·*=:：，；、。!！?？&]|\s[-–—~]+\s|[-–—](?=\s)/;
const DIGIT = /\d/;
const NUMBER = /^\d+$/;
const MEASURE = /^\d+(?:[x×]\d+)*\p{L}{1,4}$/u;

interface Segment {
  readonly segment: string;
  readonly index: number;
}

let segmenter: Intl.Segmenter | undefined;
const MOST_RUNS = 20_000;
const segmented = new Map<string, readonly Segment[]>();

/** Words of a run of a script without blanks. A title is read in both passes, and its runs stand in many titles. */
function unspacedWords(run: string): readonly Segment[] {
  const known = segmented.get(run);
  if (known) return known;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: Segment[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(run))
    if (isWordLike) words.push({ segment, index });
  if (segmented.size >= MOST_RUNS) segmented.clear();
  segmented.set(run, words);
  return words;
}

interface Vocabulary {
  readonly functions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that more than one language has: `de`, `la`; a short title is often read as another language than its own. */
  readonly shared: ReadonlySet<string>;
  readonly variants: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** Chinese words that bind or count. */
  readonly binding: ReadonlySet<string>;
  /** What a device plugs into or speaks (USB, LED). */
  readonly interfaces: ReadonlySet<string>;
  /** What joins two names into one (pots and pans). */
  readonly joints: ReadonlySet<string>;
  /** German endings that make nouns. */
  readonly endings: readonly string[];
}

const vocabularies = new WeakMap<Lexicon, Vocabulary>();

export function vocabularyOf(run: Run): Vocabulary {
  const variant = run.lexicon('variant');
  const known = vocabularies.get(variant);
  if (known) return known;
  const binding = run.lexicon('title-binding').groups;
  const termsOf = (group: string): string[] => Object.values(variant.groups[group] ?? {}).flat();
  const functions = run.lexicon('stopwords').groups.words ?? {};
  const made: Vocabulary = {
    shared: sharedTerms(functions),
    functions: new Map(Object.entries(functions).map(([language, terms]) => [language, new Set(terms)])),
    variants: new Set([...termsOf('color'), ...termsOf('size')]),
    units: new Set([...termsOf('unit'), ...termsOf('pack')]),
    binding: new Set(Object.values(binding).flatMap(group => group.zh ?? [])),
    joints: new Set(Object.values(binding.joint ?? {}).flat()),
    interfaces: new Set(binding.interface?.en ?? []),
    endings: binding.ending?.de ?? [],
  };
  vocabularies.set(variant, made);
  return made;
}

function sharedTerms(lists: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const term of Object.values(lists).flatMap(terms => [...new Set(terms)])) {
    if (seen.has(term)) shared.add(term);
    seen.add(term);
  }
  return shared;
}

/** The words of a folded title in order. `language` is a primary tag (`en`, `zh`); English where unknown. */
export function titleWords(folded: string, language: string, run: Run): readonly TitleWord[] {
  const { functions, shared, variants, units, binding, interfaces } = vocabularyOf(run);
  const own = functions.get(language);
  const english = functions.get('en');
  const words: TitleWord[] = [];
  let part = 0;
  let depth = 0;
  let brackets = 0;
  let last = 0;

  const kindOf = (text: string): WordKind => {
    if (words.at(-1)?.kind === 'number' && units.has(text) && !NUMBER.test(text)) return 'unit';
    if (DIGIT.test(text)) return NUMBER.test(text) || MEASURE.test(text) ? 'number' : 'code';
    if (interfaces.has(text)) return 'code';
    if (own?.has(text) || english?.has(text) || shared.has(text) || binding.has(text)) return 'function';
    return variants.has(text) ? 'variant' : 'content';
  };
  const add = (text: string, start: number): void => {
    words.push({
      text,
      stem: stemOf(text, language),
      span: { start, end: start + text.length },
      kind: kindOf(text),
      part,
      bracket: depth > 0 ? brackets : 0,
    });
  };
  const cross = (gap: string): void => {
    for (const sign of gap) {
      if (OPENS.test(sign)) {
        if (depth === 0) brackets += 1;
        depth += 1;
      } else if (CLOSES.test(sign)) depth = Math.max(0, depth - 1);
    }
    if (words.length > 0 && (PARTS.test(gap) || OPENS.test(gap) || CLOSES.test(gap))) part += 1;
  };

  const spaced = SPACED_ONLY.test(folded);
  for (const match of folded.matchAll(WORD)) {
    // Most words stand one blank apart.
    if (match.index - last !== 1 || folded[last] !== ' ') cross(folded.slice(last, match.index));
    last = match.index + match[0].length;
    if (spaced || !UNSPACED.test(match[0])) {
      add(match[0], match.index);
      continue;
    }
    let at = 0;
    for (const run of match[0].matchAll(UNSPACED_RUN)) {
      if (run.index > at) add(match[0].slice(at, run.index), match.index + at);
      for (const { segment, index } of unspacedWords(run[0])) add(segment, match.index + run.index + index);
      at = run.index + run[0].length;
    }
    if (at < match[0].length) add(match[0].slice(at), match.index + at);
  }
  return words;
}

/** Whether a folded text is written, for the most part, without blanks between words. */
export function isUnspaced(folded: string): boolean {
  if (SPACED_ONLY.test(folded)) return false;
  const [, signs = 0, letters = 0] = scripts.counts(folded);
  // A sign says about as much as two and a half letters.
  return signs >= 2 && signs * 2.5 >= letters;
}
