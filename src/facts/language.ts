import type { Document } from '../model/document.ts';
import type { Text } from '../model/text.ts';
import { characterSorts } from './characters.ts';
import { fold } from './fold.ts';
import { fact, type Lexicon, type Run } from './run.ts';
import { textAt } from './text.ts';

/** The tag of a text whose language cannot be told (BCP-47, ISO 639-2). */
export const UNDECIDED = 'und';
/** Latin, which no shop writes: lorem ipsum. */
export const FILLER = 'la';

/** A language is known by its words long before this; what follows is not read. In UTF-16 units. */
const ENOUGH = 1200;

/** Scripts that one language of trade uses nearly alone. */
const ONE_LANGUAGE: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Hangul}/u, 'ko'],
  [/\p{sc=Thai}/u, 'th'],
  [/\p{sc=Greek}/u, 'el'],
  [/\p{sc=Hebrew}/u, 'he'],
  [/\p{sc=Devanagari}/u, 'hi'],
];
const scripts = characterSorts(
  /[a-z\u00df-\u024f\u1e00-\u1eff]/,
  /\p{sc=Han}/u,
  /[\p{sc=Hiragana}\p{sc=Katakana}]/u,
  /\p{sc=Cyrillic}/u,
  /\p{sc=Arabic}/u,
  ...ONE_LANGUAGE.map(([script]) => script),
);
const ONLY_LATIN = /^[\0-\u024f\u1e00-\u218f\u2300-\u2bff]*$/;

/** Names in the marks of templates are a program's, whatever language stands around them. */
const CODE =
  /\{\{[^{}]{0,300}\}\}|\{%[^%]{1,300}%\}|\$?\{[\p{L}_][\p{L}\p{N}_.\- ]{0,60}\}|%[a-z_]\w{1,40}%/gu;

/** A character of Chinese says about as much as this many Latin letters. */
const LETTERS_A_HAN = 2.5;

/**
 * The language of a folded text: by script, and among the languages of Latin script by a vote of frequent
 * words. `und` where the text is too short or too mixed to tell.
 */
export function languageOf(folded: string, stopwords: Lexicon): string {
  const written = /[{%]/.test(folded) ? folded.replace(CODE, ' ') : folded;
  const text = written.length > ENOUGH ? written.slice(0, ENOUGH) : written;
  if (ONLY_LATIN.test(text)) return votedLanguage(text, stopwords);
  const [, latin = 0, han = 0, kana = 0, cyrillic = 0, arabic = 0, ...others] = scripts.counts(text);
  const ranked: [number, () => string][] = [
    [latin, () => votedLanguage(text, stopwords)],
    // Japanese is never written without kana; Chinese has them only in a foreign name.
    [(han + kana) * LETTERS_A_HAN, () => (kana >= 2 && kana * 10 >= han ? 'ja' : 'zh')],
    [cyrillic, () => (/[іїєґ]/.test(text) && !/[ыэъё]/.test(text) ? 'uk' : 'ru')],
    [arabic, () => (/[پچژگ]/.test(text) ? 'fa' : 'ar')],
    ...ONE_LANGUAGE.map(([, language], position): [number, () => string] => [
      others[position] ?? 0,
      () => language,
    ]),
  ];
  const [letters, language] = ranked.reduce((most, next) => (next[0] > most[0] ? next : most));
  return letters < 2 ? UNDECIDED : language();
}

const told = new WeakMap<Text, string>();

/** The same of a text, told once. */
export function textLanguage(text: Text, run: Run): string {
  const language = told.get(text) ?? languageOf(text.folded, run.lexicon('stopwords'));
  told.set(text, language);
  return language;
}

/** The languages a word or letter speaks for, as positions in the ballot, and whether it did in this text. */
interface Voter {
  readonly languages: number[];
  voted: boolean;
}

interface Ballot {
  readonly languages: readonly string[];
  readonly words: ReadonlyMap<string, Voter>;
  readonly letters: ReadonlyMap<string, Voter>;
}

const ballots = new WeakMap<Lexicon, Ballot>();

function ballotOf(stopwords: Lexicon): Ballot {
  const known = ballots.get(stopwords);
  if (known) return known;
  const languages = Object.keys(stopwords.groups.words ?? {});
  const words = new Map<string, Voter>();
  const letters = new Map<string, Voter>();
  for (const [group, byLanguage] of Object.entries(stopwords.groups)) {
    const side = group === 'letters' ? letters : words;
    for (const [language, terms] of Object.entries(byLanguage)) {
      const position = languages.indexOf(language);
      for (const term of terms) {
        const key = fold(term).folded;
        const voter = side.get(key) ?? { languages: [], voted: false };
        side.set(key, voter);
        if (!voter.languages.includes(position)) voter.languages.push(position);
      }
    }
  }
  const ballot = { languages, words, letters };
  ballots.set(stopwords, ballot);
  return ballot;
}

/** A word of several languages is split between them; the winner needs this many words and this lead. */
const WORDS_TO_WIN = 1.5;
const LEAD_TO_WIN = 1.5;
/** In English one word is enough: titles in it have few others, and other languages borrow its nouns, not these. */
const ENGLISH_TO_WIN = 1;

/** With so many words for one language the rest is not read. */
const CERTAIN = 8;

const ASCII = /^[\0-\x7f]*$/;
/** A run of small letters, or a sign that may tell a language (¿). */
const PIECE = /[a-z\u00df-\uffff]+|[\u0080-\u00de]/g;

function votedLanguage(text: string, stopwords: Lexicon): string {
  const { languages, words, letters } = ballotOf(stopwords);
  const votes = new Float64Array(languages.length);
  const heard: Voter[] = [];
  let most = 0;
  const cast = (voter: Voter | undefined): void => {
    // A word repeated (a trim code, a name) says nothing new.
    if (!voter || voter.voted) return;
    voter.voted = true;
    heard.push(voter);
    for (const language of voter.languages) {
      const sum = (votes[language] as number) + 1 / voter.languages.length;
      votes[language] = sum;
      if (sum > most) most = sum;
    }
  };
  const isAscii = ASCII.test(text);
  for (const piece of text.match(PIECE) ?? []) {
    if (!isAscii)
      for (let at = 0; at < piece.length && most < CERTAIN; at++) cast(letters.get(piece[at] as string));
    if (most >= CERTAIN) break;
    cast(words.get(piece));
  }
  for (const voter of heard) voter.voted = false;
  let best = 0;
  for (let index = 1; index < votes.length; index++) {
    if ((votes[index] as number) > (votes[best] as number)) best = index;
  }
  const won = votes[best] as number;
  const lead = votes.every((vote, index) => index === best || won >= vote * LEAD_TO_WIN);
  const language = languages[best];
  const needed = language === 'en' ? ENGLISH_TO_WIN : WORDS_TO_WIN;
  // Sums of thirds and halves are not exact.
  return language !== undefined && lead && won >= needed - 1e-9 ? language : UNDECIDED;
}

/** The language of a document's texts (BCP-47): set or declared, else told from its title and copy; `und` if neither. */
export const documentLanguage: (document: Document, run: Run) => string = fact((document: Document, run) => {
  const declared = run.language?.(document) ?? (document.value as { readonly language?: unknown }).language;
  if (typeof declared === 'string' && declared.trim() !== '') return declared.trim().replaceAll('_', '-');
  const texts: string[] = [];
  let length = 0;
  for (const path of textPaths(document)) {
    const text = textAt(document, path);
    if (!text) continue;
    texts.push(text.folded.slice(0, ENOUGH));
    length += text.folded.length;
    if (length >= ENOUGH) break;
  }
  return languageOf(texts.join('\n'), run.lexicon('stopwords'));
});

/** Where a document speaks to buyers at most length. */
function* textPaths(document: Document): Generator<readonly (string | number)[]> {
  const value = document.value as { readonly bullets?: readonly unknown[] };
  const bullets = Array.isArray(value.bullets) ? value.bullets.keys() : [];
  yield ['title'];
  yield ['subject'];
  yield ['description'];
  for (const index of bullets) yield ['bullets', index];
  yield ['body'];
  yield ['returns'];
  yield ['returns', 'conditions'];
  yield ['returns', 'process'];
  yield ['shipping'];
  yield ['shipping', 'special'];
  yield ['campaigns', 0, 'text'];
  yield ['campaigns', 0, 'intro'];
  yield ['notices', 0, 'text'];
}
