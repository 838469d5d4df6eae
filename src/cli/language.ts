import type { ReportLanguage } from '../rule/phrase.ts';

/** The report language a locale stands for: Chinese for `zh…`, English for everything else. */
const ofLocale = (locale: string): ReportLanguage => (/^zh\b|^zh[_-]/i.test(locale) ? 'zh' : 'en');

/** `--lang` of a raw command line, before anything is parsed: help itself is bilingual. */
export function languageFlag(args: readonly string[]): ReportLanguage | undefined {
  for (const [index, arg] of args.entries()) {
    const value = arg === '--lang' ? args[index + 1] : /^--lang=(.*)$/.exec(arg)?.[1];
    if (value === 'en' || value === 'zh') return value;
  }
  return undefined;
}

/** The system's language: the POSIX variables first, as terminals set them, else what `Intl` knows. */
export function systemLanguage(environment: Readonly<Record<string, string | undefined>>): ReportLanguage {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  if (locale && !/^(C|POSIX)\b/.test(locale)) return ofLocale(locale);
  return ofLocale(Intl.DateTimeFormat().resolvedOptions().locale);
}
