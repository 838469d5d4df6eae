import data from '../../rules/dialects/amazon.yaml';
import type { Row } from '../formats/format.ts';
import { type HeaderTable, scoreOf } from './headers.ts';

/** The columns of Amazon's templates, and what their values mean. */
export const amazonTable = data as HeaderTable & {
  readonly gtin_types: readonly string[];
  readonly deletes: readonly string[];
  readonly partial_updates: readonly string[];
  readonly example_skus: readonly string[];
  readonly marketplaces: Readonly<Record<string, { readonly country: string; readonly currency: string }>>;
};

/** What the ids of a template say of the market and the language its columns are in. */
export interface Audience {
  readonly marketplace: string | undefined;
  /** BCP-47. */
  readonly language: string | undefined;
  /** Columns that say the marketplace and the language. */
  readonly marketColumn: number;
  readonly languageColumn: number;
}

const marketplaceOf = (id: string): string | undefined => /\[marketplace_id=([^\]]+)\]/.exec(id)?.[1];
const languageOf = (id: string): string | undefined =>
  /\[language_tag=([^\]]+)\]/.exec(id)?.[1]?.replace('_', '-');

/** `item_name#1.value` of `item_name[marketplace_id=…][language_tag=…]#1.value`. */
const bareId = (id: string): string => id.replace(/\[[^\]]*\]/g, '').trim();

/** Whom a template is for: the marketplace that most ids name, and the language that most of those are in. */
export function audienceOf(header: readonly string[]): Audience {
  const marketplace = mostNamed(header, marketplaceOf);
  const there = header.map(id => ((marketplaceOf(id) ?? marketplace) === marketplace ? id : ''));
  const language = mostNamed(there, languageOf);
  /** Of the title, which every reader finds, else of the first id that says it. */
  const columnOf = (isSaid: (id: string) => boolean): number => {
    const title = there.findIndex(id => bareId(id) === titleId && isSaid(id));
    return title < 0 ? there.findIndex(isSaid) : title;
  };
  return {
    marketplace,
    language,
    marketColumn: columnOf(id => marketplaceOf(id) === marketplace),
    languageColumn: columnOf(id => languageOf(id) === language),
  };
}

/** A title that names its market or its language. */
interface TitleColumn extends Audience {
  readonly column: number;
}

/**
 * All whom a template is for, the one that most ids name first: a title column each. A template for several
 * markets or languages has the same texts once more in columns of their own.
 */
export function audiencesOf(header: readonly string[]): readonly [Audience, ...TitleColumn[]] {
  const main = audienceOf(header);
  const named = new Set([nameOf(main)]);
  const others = header.flatMap((id, column): TitleColumn[] => {
    if (bareId(id) !== titleId) return [];
    const audience = {
      marketplace: marketplaceOf(id) ?? main.marketplace,
      language: languageOf(id) ?? main.language,
      marketColumn: column,
      languageColumn: column,
      column,
    };
    if (named.has(nameOf(audience))) return [];
    named.add(nameOf(audience));
    return [audience];
  });
  return [main, ...others];
}

const nameOf = ({ marketplace, language }: Audience): string => `${marketplace ?? ''} ${language ?? ''}`;
const titleId = 'item_name#1.value';

/** What most ids say; of two said equally often, the first. */
function mostNamed(ids: readonly string[], said: (id: string) => string | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = said(id);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let most: string | undefined;
  for (const [name, count] of counts)
    if (most === undefined || count > (counts.get(most) as number)) most = name;
  return most;
}

/** The ids without their brackets; those for other marketplaces or in other languages left blank. */
export function idsFor(header: readonly string[], { marketplace, language }: Audience): string[] {
  return header.map(id => {
    const isOther =
      (marketplaceOf(id) ?? marketplace) !== marketplace || (languageOf(id) ?? language) !== language;
    return isOther ? '' : bareId(id);
  });
}

export const scoreOfIds = (header: readonly string[]): number =>
  scoreOf(amazonTable, idsFor(header, audienceOf(header)));

/** Where the first listing stands, where the settings in the template's first cell say (`…&dataRow=7&…`). */
export function dataRowOf(above: readonly Row[]): number | undefined {
  const settings = above.flatMap(({ cells }) => cells.filter(cell => /^settings=/i.test(cell.trim())))[0];
  const row = Number(/[=&]dataRow=(\d+)/i.exec(settings ?? '')?.[1]);
  return Number.isNaN(row) ? undefined : row;
}
