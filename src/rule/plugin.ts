import type { MarketFiles, PlatformFile } from '../facts/brought.ts';
import type { CategoryTree } from '../facts/category/index.ts';
import type { Owners } from '../facts/owners.ts';
import type { Lexicon } from '../facts/run.ts';
import type { AnyRule } from './rule.ts';

/** Texts to paste, by phrase id, with `{name}` placeholders. */
export type PhraseBook = Readonly<Record<string, string>>;

/** What a plugin brings: rules and the data they stand on. The built-in rules are the first one. */
export interface Plugin {
  readonly name: string;
  readonly rules: readonly AnyRule[];
  readonly lexicons: readonly Lexicon[];
  /** A tree of product categories in place of that of the plugins before it. */
  readonly categories?: CategoryTree;
  /** Limits of platforms for the built-in rules, each in the form of a file of `rules/profiles`. */
  readonly limits: readonly PlatformFile[];
  /** Laws of markets for the built-in rules, in the form of the files of `rules/markets`. */
  readonly laws: MarketFiles;
  /** Platforms it knows. */
  readonly profiles: readonly string[];
  /** Who owns which part of a shop on them. */
  readonly owners: Owners;
  /** Texts to paste by language (BCP-47 primary tag). */
  readonly phrases: Readonly<Record<string, PhraseBook>>;
}

/** A plugin that brings `rules`, and of the rest what is given. */
export const pluginOf = (
  name: string,
  rules: readonly AnyRule[],
  rest: Partial<Omit<Plugin, 'name' | 'rules'>> = {},
): Plugin => ({
  lexicons: [],
  limits: [],
  laws: {},
  owners: {},
  phrases: {},
  ...rest,
  profiles: [...new Set([...(rest.profiles ?? []), ...(rest.limits ?? []).map(({ profile }) => profile)])],
  name,
  rules,
});
