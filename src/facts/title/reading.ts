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

/** What a title is written in, and its words. */
export type TitleText = Pick<TitleReading, 'folded' | 'unspaced' | 'language' | 'words'>;

/** The words of a folded title in the language they are read in. */
export function readWords(folded: string, language: string, run: Run): TitleText {
  const unspaced = isUnspaced(folded);
  const declared = language.split('-')[0]?.toLowerCase() ?? '';
  if (unspaced || stemmedLanguages.includes(declared)) {
    const tongue = unspaced ? 'zh' : declared;
    return { folded, unspaced, language: tongue, words: titleWords(folded, tongue, run) };
  }
  const words = titleWords(folded, 'en', run);
  const tongue = languageByTerms(words, run);
  return {
    folded,
    unspaced,
    language: tongue,
    words: tongue === 'en' ? words : titleWords(folded, tongue, run),
  };
}

/** Takes a folded title apart. `brand` is folded too; its words are nobody's surplus. */
export function readTitle(folded: string, language: string, brand: string, run: Run): TitleReading {
  const text = readWords(folded, language, run);
  const { joints, endings } = vocabularyOf(run);
  return {
    ...text,
    pieces: piecesOf(text, brand, run),
    joints,
    endings: text.language === 'de' ? endings : [],
  };
}

function piecesOf(text: TitleText, brand: string, run: Run): readonly Piece[] {
  let stems: ReadonlySet<string> | undefined;
  const isExempt = ({ stem }: TitleWord): boolean => {
    if (brand === '') return false;
    stems ??= new Set(titleWords(brand, text.language, run).map(word => word.stem));
    return stems.has(stem);
  };
  if (text.unspaced)
    return unspacedPieces(text, unspacedMentions(text.folded, run), isExempt, vocabularyOf(run).binding);
  const languages = text.language === 'en' ? ['en'] : [text.language, 'en'];
  return spacedPieces(text, spacedMentions(text.words, languages, run), isExempt);
}

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

/** What is shared by the many words that no list knows. */
const UNLISTED: Piece['groups'] = {};
const NONE: readonly never[] = [];

/** Groups whose words name nothing that could be said twice. */
const isNamed = (group: string): boolean => !group.startsWith('_');
/** Lists whose groups are synonyms; the groups of `uses` are kinds, their words are different uses. */
const SYNONYMS: readonly TitleList[] = ['nouns', 'audiences', 'effects'];

function keysOf(groups: Piece['groups']): readonly string[] {
  if (groups === UNLISTED) return NONE;
  return SYNONYMS.flatMap(list => (groups[list] ?? []).filter(isNamed).map(group => `${list}:${group}`));
}

function spacedPieces(
  { words, folded }: TitleText,
  mentions: readonly Mention[],
  isExempt: (word: TitleWord) => boolean,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let model = false;
  let next = 0;
  for (let at = 0; at < words.length; ) {
    const first = words[at] as TitleWord;
    while ((mentions[next]?.first ?? at) < at) next += 1;
    const begun = next;
    while (mentions[next]?.first === at) next += 1;
    const own = begun === next ? NONE : mentions.slice(begun, next);
    const last = own.reduce((most, mention) => Math.max(most, mention.last), at);
    const covered = last === at ? [first] : words.slice(at, last + 1);
    const said = own.length === 0 ? UNLISTED : groupsOf(own, last);
    const neutral = own.some(({ list, groups }) => list === 'nouns' && groups.includes('_neutral'));
    // What follows a maker is a model's name (Galaxy Core Prime / Core Max), until a word of the lists or a function word.
    if (said.brands?.some(isNamed)) model = true;
    else if (own.length > 0 || covered.some(word => word.kind === 'function')) model = false;
    const spoken = covered.filter(word => word.kind === 'content' && word.text.length > 2 && !isExempt(word));
    const span =
      last === at ? first.span : { start: first.span.start, end: (words[last] as TitleWord).span.end };
    pieces.push({
      text: folded.slice(span.start, span.end),
      span,
      keys: neutral || model ? NONE : [...keysOf(said), ...spoken.map(({ stem }) => `word:${stem}`)],
      groups: neutral ? UNLISTED : said,
      product: productAt(folded, span.start),
      bracket: first.bracket,
      model,
    });
    at = last + 1;
  }
  return pieces;
}

/** The groups of the terms that end at a word, by list. */
function groupsOf(mentions: readonly Mention[], last: number): Piece['groups'] {
  const groups: Partial<Record<TitleList, readonly string[]>> = {};
  for (const mention of mentions)
    if (mention.last === last && !mention.groups.includes('_neutral')) groups[mention.list] = mention.groups;
  return groups;
}

function unspacedPieces(
  { words, folded }: TitleText,
  mentions: readonly Mention[],
  isExempt: (word: TitleWord) => boolean,
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
    if (word.kind === 'content' && /^\p{sc=Latin}{3,}$/u.test(word.text) && !isExempt(word))
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
