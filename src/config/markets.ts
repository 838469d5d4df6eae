import data from '../../rules/markets/codes.yaml';
import { nearest } from '../model/near.ts';

const { codes, unions, aliases } = data as {
  readonly codes: readonly string[];
  readonly unions: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
};
export const marketCodes: readonly string[] = [...codes, ...unions];
const known = new Set(marketCodes);

/** The code of a market as the tool writes it (`de` → DE, `UK` → GB); undefined where there is no such market. */
export function marketOf(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  const code = aliases[upper] ?? upper;
  return known.has(code) ? code : undefined;
}

/** Codes that were probably meant, by the country's English or Chinese name or by a code near it. */
export function nearMarkets(text: string): readonly string[] {
  // A list without its brackets, or quotation marks that are none of YAML's.
  const parts = text.split(/[\s,;，、；“”‘’「」"']+/).filter(Boolean);
  const meant = parts.map(marketOf);
  if (parts.length > 0 && meant.every(code => code !== undefined))
    return meant.length === 1 ? meant : [`[${meant.join(', ')}]`];
  return named(text, 'region', codes) ?? nearest(text, known);
}

const twoLetters = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)),
);

/** A language tag in its usual spelling (`ZH-cn` → zh-CN); undefined where its language is none (BCP-47, CLDR). */
export function languageOf(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    const [primary] = (tag as string).split('-');
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(primary as string);
    return name === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}

/** Tags that were probably meant, by the language's name. */
export const nearLanguages = (text: string): readonly string[] => named(text, 'language', twoLetters) ?? [];

/** Codes whose name in English or Chinese is `text` or near it. */
function named(
  text: string,
  type: 'region' | 'language',
  among: readonly string[],
): readonly string[] | undefined {
  const byName = new Map<string, string>();
  for (const language of ['en', 'zh']) {
    const names = new Intl.DisplayNames(language, { type, fallback: 'none' });
    for (const code of among) {
      const name = names.of(code);
      if (name !== undefined) byName.set(name.toLowerCase(), code);
    }
  }
  const exact = byName.get(text.trim().toLowerCase());
  if (exact !== undefined) return [exact];
  const near = nearest(text.trim(), byName.keys()).map(name => byName.get(name) as string);
  return near.length > 0 ? [...new Set(near)] : undefined;
}
