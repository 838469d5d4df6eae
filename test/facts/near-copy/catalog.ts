import duplicated from '../../../rules/copy/duplicated.ts';
import stopwordsData from '../../../rules/lexicons/stopwords.yaml';
import variantData from '../../../rules/lexicons/variant.yaml';
import type { Lexicon, Run } from '../../../src/facts/run.ts';
import type { AnyDocument, Document } from '../../../src/model/document.ts';
import type { Listing } from '../../../src/model/listing.ts';
import { type Outcome, pass, type RuleFinding } from '../../../src/rule/finding.ts';
import type { CopySummary } from '../../../src/rule/index.ts';
import { categories } from '../category/categories.ts';

export const variant = variantData as Lexicon;
const stopwords = stopwordsData as Lexicon;

const runIn = (scope: Run['scope']): Run => ({
  asOf: '2026-11-24',
  scope,
  lexicon: name => {
    const list = [variant, stopwords].find(lexicon => lexicon.list === name);
    if (!list) throw new Error(`no list ${name}`);
    return list;
  },
  allowed: () => [],
  categories,
  owners: {},
});

const extent = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 1, cell: null };

/** Listings as documents of one file. */
export const documentsOf = (values: readonly Listing[], file = 'catalog.yaml'): Document<'listing'>[] =>
  values.map((value, index) => ({
    kind: 'listing',
    key: `${file}#${index}`,
    file,
    index,
    value,
    carriage: () => 'carries',
    origins: () => [],
    room: () => undefined,
    locate: () => [extent],
    extent,
  }));

/** What the rule says of each of `own`, with the time each pass took in milliseconds. */
export function judgeCatalog(
  own: readonly Document<'listing'>[],
  options: Readonly<Record<string, unknown>> = {},
  references: readonly Document<'listing'>[] = [],
  scope: Run['scope'] = 'store',
): {
  outcomes: Outcome[];
  summary: CopySummary;
  milliseconds: { collect: number; seal: number; judge: number };
} {
  const set = {
    ...Object.fromEntries(Object.entries(duplicated.options).map(([name, o]) => [name, o.default])),
    ...options,
  };
  const byKey = new Map<string, AnyDocument>(
    [...own, ...references].map(document => [document.key, document]),
  );
  const context = (document: Document<'listing'>) =>
    ({
      document,
      run: runIn(scope),
      options: set,
      peer: (key: string) => byKey.get(key),
      absent: () => pass,
      finding: (messageId: string, data: object, details: object) => ({ ...details, messageId, data }),
      note: (id: string, data: object) => ({ id, data }),
      outcome: (findings: readonly RuleFinding[]) =>
        findings.length === 0 ? pass : { kind: 'findings', findings },
    }) as never;
  const { fold } = duplicated;
  const start = performance.now();
  let folded = fold.empty();
  for (const document of own) {
    const emission = duplicated.collect(document.value, context(document), false);
    if (emission) folded = fold.add(folded, emission);
  }
  for (const document of references) {
    const emission = duplicated.collect(document.value, context(document), true);
    if (emission) folded = fold.add(folded, emission);
  }
  const collected = performance.now();
  const summary = fold.seal(folded);
  const sealed = performance.now();
  const outcomes = own.map(document => duplicated.judge(document.value, summary, context(document)));
  return {
    outcomes,
    summary,
    milliseconds: { collect: collected - start, seal: sealed - collected, judge: performance.now() - sealed },
  };
}
