import stopwords from '../../../rules/lexicons/stopwords.yaml';
import audiences from '../../../rules/lexicons/title-audiences.yaml';
import binding from '../../../rules/lexicons/title-binding.yaml';
import brands from '../../../rules/lexicons/title-brands.yaml';
import effects from '../../../rules/lexicons/title-effects.yaml';
import nouns from '../../../rules/lexicons/title-nouns.yaml';
import services from '../../../rules/lexicons/title-services.yaml';
import uses from '../../../rules/lexicons/title-uses.yaml';
import variant from '../../../rules/lexicons/variant.yaml';
import stuffing from '../../../rules/title/stuffing.ts';
import wordRepeat from '../../../rules/title/word-repeat.ts';
import { documentLanguage } from '../../../src/facts/language.ts';
import type { Lexicon, Run } from '../../../src/facts/run.ts';
import { textAt } from '../../../src/facts/text.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Listing } from '../../../src/model/listing.ts';
import { pass, type RuleFinding } from '../../../src/rule/finding.ts';
import {
  readTitle,
  scoreTitle,
  type TitleReading,
  type TitleScore,
  titleReading,
} from '../../../src/rule/index.ts';
import { categories } from '../category/categories.ts';

const lexicons = new Map(
  ([audiences, binding, brands, effects, nouns, services, stopwords, uses, variant] as Lexicon[]).map(
    list => [list.list, list],
  ),
);

export const run: Run = {
  asOf: '2026-11-24',
  scope: 'store',
  lexicon: name => {
    const found = lexicons.get(name);
    if (!found) throw new Error(`no list ${name}`);
    return found;
  },
  allowed: () => [],
  categories,
  owners: {},
};

const extent = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 1, cell: null };

/** A listing of a title and a brand as a document. */
export const titled = (title: string, brand?: string): Document<'listing'> => ({
  kind: 'listing',
  key: 'a.yaml#0',
  file: 'a.yaml',
  index: 0,
  value: { title, ...(brand && { brand }) } as Listing,
  carriage: () => 'carries',
  origins: () => [],
  room: () => undefined,
  locate: () => [extent],
  extent,
});

/** The title taken apart and scored. */
export function scored(title: string, brand?: string): TitleScore & { readonly reading: TitleReading } {
  const reading = titleReading(titled(title, brand), run) ?? readTitle('', 'en', '', run);
  return { ...scoreTitle(reading), reading };
}

const rules = { stuffing, 'word-repeat': wordRepeat };

/** What a rule says of a title. */
export function findingsOn(
  rule: keyof typeof rules,
  title: string,
  brand?: string,
  options: Readonly<Record<string, unknown>> = {},
): readonly RuleFinding[] {
  const document = titled(title, brand);
  const defaults = Object.entries(rules[rule].options).map(([name, option]) => [name, option.default]);
  const context = {
    document,
    run,
    language: documentLanguage(document, run),
    options: { ...Object.fromEntries(defaults), ...options },
    text: (path: readonly string[]) => textAt(document, path),
    absent: () => pass,
    finding: (messageId: string, data: object, details: object) => ({ ...details, messageId, data }),
    note: (id: string, data: object) => ({ id, data }),
    outcome: (findings: readonly RuleFinding[]) =>
      findings.length === 0 ? pass : { kind: 'findings', findings },
  };
  const outcome = rules[rule].check(document.value, context as never);
  return outcome.kind === 'findings' ? outcome.findings : [];
}
