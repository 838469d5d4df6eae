import type { ReportLanguage } from '../rule/phrase.ts';

/** A text of the help in the language of the run. */
export type Wording = (en: string, zh: string) => string;

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

/**
 * The system's language: the POSIX variables first, as terminals set them. Only where a system has other ways
 * (Windows, macOS) is `Intl` asked, which takes as long as the rest of the start.
 */
export function systemLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): ReportLanguage {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  if (locale && !/^(C|POSIX)\b/.test(locale)) return ofLocale(locale);
  if (platform !== 'win32' && platform !== 'darwin') return 'en';
  return ofLocale(Intl.DateTimeFormat().resolvedOptions().locale);
}
