import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/path.ts';
import { documentLanguage } from '../language.ts';
import { fact, type Run } from '../run.ts';
import { textAt, toText } from '../text.ts';
import {
  languageByTerms,
  type Mention,
  spacedMentions,
  type TitleList,
  unspacedMentions,
} from './mentions.ts';
import { repeatedStretches } from './repeats.ts';
import { stemmedLanguages } from './stems.ts';
import { isUnspaced, type TitleWord, titleWords, vocabularyOf } from './words.ts';

/** A piece of a title that says one thing: a term of the lists or a word of none. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
  /** What it says, as `list:group` and `word:stem`; a piece that says what an earlier one said is surplus. */
  readonly keys: readonly string[];
  /** Groups by list. */
  readonly groups: Readonly<Partial<Record<TitleList, readonly string[]>>>;
  /** Which product of a bundle ("A + B") it belongs to, from 0. */
  readonly product: number;
  /** Number of the bracket it stands in, 0 outside. */
  readonly bracket: number;
  /** Whether it is a maker's or a model's name. */
  readonly model: boolean;
}

/** A title taken apart. */
export interface TitleReading {
  readonly folded: string;
  readonly unspaced: boolean;
  readonly language: string;
  readonly words: readonly TitleWord[];
  readonly pieces: readonly Piece[];
  /** Words that join two names into one. */
  readonly joints: ReadonlySet<string>;
  /** Endings that make nouns in the title's language; words that share one are no compounds of one noun. */
  readonly endings: readonly string[];
}

/** Takes a folded title apart. `brand` is folded too; its words are nobody's surplus. */
export function readTitle(folded: string, language: string, brand: string, run: Run): TitleReading {
  const unspaced = isUnspaced(folded);
  const declared = language.split('-')[0]?.toLowerCase() ?? '';
  const tongue = unspaced ? 'zh' : stemmedLanguages.includes(declared) ? declared : guessed(folded, run);
  const words = titleWords(folded, tongue, run);
  const exempt = new Set(titleWords(brand, tongue, run).map(word => word.stem));
  const pieces = unspaced
    ? unspacedPieces(words, folded, unspacedMentions(folded, run), exempt, vocabularyOf(run).binding)
    : spacedPieces(
        words,
        folded,
        spacedMentions(words, tongue === 'en' ? ['en'] : [tongue, 'en'], run),
        exempt,
      );
  const { joints, endings } = vocabularyOf(run);
  return {
    folded,
    unspaced,
    language: tongue,
    words,
    pieces,
    joints,
    endings: tongue === 'de' ? endings : [],
  };
}

const guessed = (folded: string, run: Run): string => languageByTerms(titleWords(folded, 'en', run), run);

/** What follows is not read: platforms take 255 characters at most, and a longer title is no title. */
const LONGEST = 1000;

/** The title of a listing taken apart; undefined where it has none. */
export const titleReading: (document: Document<'listing'>, run: Run) => TitleReading | undefined = fact(
  (document: Document<'listing'>, run) => {
    const text = textAt(document, ['title']);
    const { brand } = document.value;
    return (
      text &&
      readTitle(
        text.folded.slice(0, LONGEST),
        documentLanguage(document, run),
        brand ? toText(brand).folded : '',
        run,
      )
    );
  },
);

/** What parts the products of a bundle: a plus sign between blanks or behind a Chinese character, not that of C++. */
const PLUS = / \+ |(?<=[\p{sc=Han}\p{L}\d)）])[+＋](?=[\p{sc=Han}])/gu;

/** Which product of a bundle stands at `index`, from 0. */
const productAt = (folded: string, index: number): number =>
  folded.includes('+') ? (folded.slice(0, index + 1).match(PLUS)?.length ?? 0) : 0;

/** Groups whose words name nothing that could be said twice. */
const isNamed = (group: string): boolean => !group.startsWith('_');
/** Lists whose groups are synonyms; the groups of `uses` are kinds, their words are different uses. */
const SYNONYMS: readonly TitleList[] = ['nouns', 'audiences', 'effects'];

function keysOf(groups: Piece['groups']): string[] {
  return SYNONYMS.flatMap(list => (groups[list] ?? []).filter(isNamed).map(group => `${list}:${group}`));
}

function spacedPieces(
  words: readonly TitleWord[],
  folded: string,
  mentions: readonly Mention[],
  exempt: ReadonlySet<string>,
): readonly Piece[] {
  const byFirst = new Map<number, Mention[]>();
  for (const mention of mentions)
    byFirst.set(mention.first, [...(byFirst.get(mention.first) ?? []), mention]);
  const pieces: Piece[] = [];
  let model = false;
  for (let at = 0; at < words.length; ) {
    const own = byFirst.get(at) ?? [];
    const last = Math.max(at, ...own.map(mention => mention.last));
    const covered = words.slice(at, last + 1);
    const groups: Partial<Record<TitleList, readonly string[]>> = {};
    for (const mention of own) {
      if (mention.last === last && !mention.groups.includes('_neutral'))
        groups[mention.list] = mention.groups;
    }
    const neutral = own.some(({ list, groups }) => list === 'nouns' && groups.includes('_neutral'));
    const span = { start: (covered[0] as TitleWord).span.start, end: (covered.at(-1) as TitleWord).span.end };
    // What follows a maker is a model's name (Galaxy Core Prime / Core Max), until a word of the lists or a function word.
    const maker = groups.brands?.some(isNamed) ?? false;
    if (maker) model = true;
    else if (own.length > 0 || covered.some(word => word.kind === 'function')) model = false;
    const spoken = covered.filter(
      word => word.kind === 'content' && word.text.length > 2 && !exempt.has(word.stem),
    );
    const keys = neutral || model ? [] : [...keysOf(groups), ...spoken.map(word => `word:${word.stem}`)];
    pieces.push({
      text: folded.slice(span.start, span.end),
      span,
      keys,
      groups: neutral ? {} : groups,
      product: productAt(folded, span.start),
      bracket: covered[0]?.bracket ?? 0,
      model,
    });
    at = last + 1;
  }
  return pieces;
}

function unspacedPieces(
  words: readonly TitleWord[],
  folded: string,
  mentions: readonly Mention[],
  exempt: ReadonlySet<string>,
  binding: ReadonlySet<string>,
): readonly Piece[] {
  const bySpan = new Map<
    string,
    { span: Span; groups: Partial<Record<TitleList, readonly string[]>>; keys: string[] }
  >();
  const at = (span: Span) => {
    const key = `${span.start}-${span.end}`;
    const known = bySpan.get(key) ?? { span, groups: {}, keys: [] };
    bySpan.set(key, known);
    return known;
  };
  for (const { list, span, groups } of mentions) {
    if (groups.includes('_neutral')) continue;
    const piece = at(span);
    piece.groups[list] = groups;
    if (piece.keys.length === 0) piece.keys.push(`word:${folded.slice(span.start, span.end)}`);
  }
  for (const { text, spans } of repeatedStretches(folded, binding)) {
    for (const span of spans) {
      const inside = [...bySpan.values()].some(
        piece => piece.span.start < span.end && span.start < piece.span.end,
      );
      if (!inside) at(span).keys.push(`word:${text}`);
    }
  }
  for (const word of words) {
    if (word.kind === 'content' && /^\p{sc=Latin}{3,}$/u.test(word.text) && !exempt.has(word.stem))
      at(word.span).keys.push(`word:${word.stem}`);
  }
  return [...bySpan.values()]
    .map(({ span, groups, keys }) => ({
      text: folded.slice(span.start, span.end),
      span,
      groups,
      keys: groups.brands?.some(isNamed) ? [] : [...keysOf(groups), ...keys],
      product: productAt(folded, span.start),
      bracket: 0,
      model: groups.brands?.some(isNamed) ?? false,
    }))
    .sort((left, right) => left.span.start - right.span.start);
}
