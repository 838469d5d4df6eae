import { currenciesOfMark } from '../../model/price-text.ts';
import data from './currency.yaml';

const table = data as {
  readonly open: readonly string[];
  readonly as_shown: readonly string[];
  readonly locales: Readonly<Record<string, readonly (string | number)[]>>;
  readonly currencies: Readonly<Record<string, string>>;
};
const open = new Set(table.open);
const asShown = new Set(table.as_shown);
const territories = new Map(
  Object.entries(table.locales).flatMap(([territory, codes]) =>
    codes.map(code => [String(code).toUpperCase(), territory] as const),
  ),
);

/**
 * The currency that a number format writes beside the number, as it would stand in a text: `€` of `#,##0.00 "€"`,
 * `USD` of `[$$-409]#,##0`. Undefined where it writes none, or one of several and no locale says which.
 */
export function currencyOfFormat(code: string): string | undefined {
  const [section = ''] = splitSections(code);
  const tagged = /\[\$([^\]-]+)(?:-([^\]]*))?\]/.exec(section);
  const mark = (tagged?.[1] ?? literalsOf(section)).normalize('NFKC').trim();
  if (mark === '') return undefined;
  const candidates = currenciesOfMark(mark);
  const local = currencyOfLocale(tagged?.[2] ?? '');
  if (open.has(mark)) return local;
  if (candidates.length < 2 || asShown.has(mark))
    return candidates.length === 0
      ? undefined
      : local !== undefined && candidates.includes(local)
        ? local
        : mark;
  return local !== undefined && candidates.includes(local) ? local : undefined;
}

/** `407`, `x-sysdate,407`, `en-US`: what the country of a locale pays with. */
function currencyOfLocale(locale: string): string | undefined {
  const named = /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})$/.exec(locale)?.[1];
  const territory = named ?? territories.get(locale.toUpperCase().replace(/^0+/, ''));
  return territory === undefined ? undefined : table.currencies[territory];
}

/** The sections of a format; a `;` in quotes separates none. */
const splitSections = (code: string): string[] => code.match(/(?:"[^"]*"|\\.|[^;"])+/gs) ?? [];

/** What a section writes besides digits and blanks. */
const literalsOf = (section: string): string =>
  section
    .replace(/\[[^\]]*\]|[_*]./g, '')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/[0#?.,\-+()\s]+/g, ' ');
