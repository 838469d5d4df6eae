import { UNDECIDED } from '../language.ts';
import type { Lexicon, Run } from '../run.ts';

const known = new WeakMap<Lexicon, ReadonlySet<string>>();

/**
 * Whether the word lists know the products of a language (BCP-47). A title too short to tell its language is
 * read with the English ones, which most catalogs use.
 */
export function hasTitleWords(language: string, run: Run): boolean {
  const nouns = run.lexicon('title-nouns');
  let languages = known.get(nouns);
  if (!languages) {
    languages = new Set(Object.values(nouns.groups).flatMap(byLanguage => Object.keys(byLanguage)));
    known.set(nouns, languages);
  }
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return primary === UNDECIDED || languages.has(primary);
}
