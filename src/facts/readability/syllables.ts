const VOWELS: Readonly<Record<string, RegExp>> = {
  en: /[aeiouy]+/g,
  de: /äu|[aeiouyäöü][iueo]?/g,
  fr: /[aeiouyàâäéèêëîïôöùûü]+/g,
  es: /[iuü]?[aeoáéó][iuy]?|[iuíúü]/g,
};
/** Vowels at the end of a word that nobody speaks. */
const SILENT: Readonly<Record<string, RegExp>> = {
  en: /(?<=[^aeiouyl])e(?:s|d)?$/,
  fr: /(?<=[^aeiouyéèê])(?:e|es|ent)$/,
};

const MOST_WORDS = 20_000;
const known = new Map<string, Map<string, number>>();

/** Syllables of a word by its groups of vowels; right within a tenth over a text. Counted once: most words come again. */
export function syllablesOf(word: string, language: string): number {
  const counted = known.get(language) ?? new Map<string, number>();
  known.set(language, counted);
  const found = counted.get(word);
  if (found !== undefined) return found;
  const count = countSyllables(word.toLowerCase(), language);
  if (counted.size >= MOST_WORDS) counted.clear();
  counted.set(word, count);
  return count;
}

function countSyllables(word: string, language: string): number {
  const spoken = SILENT[language] ? word.replace(SILENT[language], '') : word;
  return Math.max(1, spoken.match(VOWELS[language] ?? /[aeiouy]+/g)?.length ?? 1);
}
