import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';

interface Stemmer {
  stem(word: string): string;
}

/** Snowball stemmers (M. F. Porter) of the languages that have one here; others are compared word by word. */
const stemmers: Readonly<Record<string, Stemmer>> = { en: english, de: german, fr: french, es: spanish };

/** Languages whose word lists are matched by stem. */
export const stemmedLanguages: readonly string[] = Object.keys(stemmers);

const LONGEST_CACHE = 20_000;
const caches = new Map<string, Map<string, string>>();

/**
 * What the forms of a word have in common: plural and singular, possessive and plain. `word` is folded;
 * `language` is a primary tag, where English stands in for what has no stemmer.
 */
export function stemOf(word: string, language: string): string {
  const known = language in stemmers ? language : 'en';
  let cache = caches.get(known);
  if (!cache || cache.size > LONGEST_CACHE) {
    cache = new Map();
    caches.set(known, cache);
  }
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  const stem = computeStem(word, known);
  cache.set(word, stem);
  return stem;
}

function computeStem(word: string, language: string): string {
  const bare = withoutApostrophes(word);
  if (bare.length < 3 || /[^\p{L}]/u.test(bare)) return bare;
  const stem = stemmers[language]?.stem(bare) || bare;
  // Stems shorter than three letters say too little to call two words the same.
  return stem.length < 3 ? bare : stem;
}

/**
 * The singular of an English word by D. Harman's S stemmer ("How effective is suffixing?", JASIS 42(1), 1991): it
 * takes off plurals and nothing else, so that digital is no digit.
 */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/ies$/.test(word) && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  // Harman's rule leaves boxe and dresse; the sibilants of English take the e with them.
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return /[us]s$/.test(word) ? word : word.slice(0, -1);
}

/** The form in which a word list and a title meet: the singular in English, the stem elsewhere. */
export const baseOf = (word: string, language: string): string =>
  language === 'en' ? singular(withoutApostrophes(word)) : stemOf(word, language);

/** A word without its possessive ending and other apostrophes. */
const withoutApostrophes = (word: string): string =>
  /['’]/.test(word) ? word.replace(/['’]s?$/, '').replace(/['’]/g, '') : word;

/** Whether an English word is written in the plural. */
export const isPlural = (word: string): boolean => singular(word) !== word;
