import type { Decimal, Money } from '../model/money.ts';

/** The languages every text of the tool is written in. */
export type ReportLanguage = 'en' | 'zh';

/** What a placeholder `{name:kind}` takes. Rendered by `Intl` at the edge, never in a rule. */
export interface PlaceholderKinds {
  /** Whole number; chooses between `one` and `other` in English. */
  count: number;
  /** Any number, with at most two decimals. */
  number: number;
  /** A share from 0 to 1. */
  percent: number;
  money: Money;
  decimal: Decimal;
  /** ISO 8601 day. */
  date: string;
  /** A word of the tool or of the data, as it is. */
  text: string;
  /** Words of the listing, in quotation marks. */
  quote: string;
  /** Several words, joined as the language joins a list. */
  list: readonly string[];
  /** Several words of the listing, each in quotation marks. */
  quotes: readonly string[];
  /** A name of the data's own (field, platform, market), with its label in the report's language. */
  field: string;
  /** Several such names. */
  fields: readonly string[];
}

/** Text with `{name:kind}` placeholders; English may have a form for one and one for all other counts. */
export type Template = string | { readonly one: string; readonly other: string };

type VarsOf<S extends string> = S extends `${string}{${infer Name}:${infer Kind}}${infer Rest}`
  ? { [K in Name]: Kind extends keyof PlaceholderKinds ? PlaceholderKinds[Kind] : never } & VarsOf<Rest>
  : Record<never, never>;

type Flat<T> = { [K in keyof T]: T[K] };
type Vars<T extends Template> = Flat<
  T extends string ? VarsOf<T> : T extends { other: infer O extends string } ? VarsOf<O> : never
>;
type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** A sentence in both languages whose placeholders take the data `D`. */
export interface Phrase<D = unknown> {
  readonly en: Template;
  readonly zh: string;
  /** Only for the compiler: the data the placeholders take. */
  readonly data?: D;
}

/** Two languages, one set of placeholders: a difference between them does not compile. */
export function say<const E extends Template, const Z extends string>(
  en: E,
  zh: Equal<Vars<E>, Vars<Z>> extends true ? Z : never,
): Phrase<Vars<E>> {
  return { en, zh };
}

/** The data a phrase needs. */
export type DataOf<P> = P extends Phrase<infer D> ? D : never;

/** A phrase by name with its data: what findings, caches and baselines carry instead of text. */
export interface Note {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}
