import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { categoriesOf } from '../../src/config/categories.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { readDocuments } from '../../src/dialects/index.ts';
import { baselineKeys, baselineMemory, formatBaseline, parseBaseline } from '../../src/engine/baseline.ts';
import { readDecisions } from '../../src/engine/decision-file.ts';
import { decisionMemory } from '../../src/engine/decisions.ts';
import { lint } from '../../src/engine/lint.ts';
import { type Memory, memoryOf } from '../../src/engine/memory.ts';
import type { Finding, RunResult } from '../../src/engine/result.ts';
import { toolPhrases } from '../../src/engine/tool-rules.ts';
import type { SourceFile } from '../../src/formats/format.ts';
import { loadFormat } from '../../src/formats/index.ts';
import { type ReviewVerdict, reviewColumns, verdictNames } from '../../src/model/review.ts';
import type { ReportContext } from '../../src/report/index.ts';
import { binaryReporters, reporters } from '../../src/report/index.ts';
import { type Encoding, encoders } from '../../src/tester/encode.ts';
import { oneSheet } from '../formats/xlsx/workbook.ts';

const runs = Number(process.env.LAW_RUNS ?? 200);
const asOf = '2026-11-22';
const rules = new Map(
  builtIn.rules
    .filter(({ id }) => ['title/word-repeat', 'image/detail', 'size/chart-unit'].includes(id))
    .map(rule => [rule.id, rule]),
);

const categories = categoriesOf([builtIn], {});

type Shop = readonly Readonly<Record<string, unknown>>[];

/** A shop’s listings as a file of some format, checked. */
async function check(shop: Shop, encoding: Encoding, memory: Memory = memoryOf([])): Promise<RunResult> {
  const source: SourceFile = {
    file: `shop.${encoding}`,
    text: encoders[encoding].write(shop),
    encoding: 'utf-8',
    bom: false,
  };
  const parsed = (await loadFormat(encoding)).parse(source);
  const { documents, ...read } = readDocuments(source, parsed);
  return lint({
    version: 'test',
    files: [
      {
        file: source.file,
        documents,
        findings: [],
        assumed: {
          file: source.file,
          format: encoding,
          encoding: 'utf-8',
          profiles: [],
          markets: [],
          language: null,
          ...read,
          documents: documents.length,
        },
      },
    ],
    references: [],
    rules: [...rules.values()],
    run: { asOf, scope: 'store', categories, owners: {}, ...lexiconsWith(builtIn.lexicons, {}) },
    settings: () => ({
      profiles: [],
      markets: [],
      language: 'en',
      rule: rule => ({ severity: null, options: defaultsOf(rule.options) }),
    }),
    complete: [],
    memory,
    notes: () => [],
    otherFiles: 0,
    partial: false,
    timing: false,
  });
}

const defaultsOf = (options: object) =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, (option as { default: unknown }).default]),
  );

const findingsOf = (result: RunResult): readonly Finding[] =>
  result.documents.flatMap(({ findings }) => findings);
const openOf = (result: RunResult) => findingsOf(result).filter(({ status }) => status === 'open');

const word = fc.constantFrom('Mug', 'Cup', 'Blue', 'Stoneware', '350 ml', '马克杯', '=Mug', 'Tray, oak');
const picture = fc.record({
  src: fc.nat(30).map(number => `https://shop.example/${number}.jpg`),
  role: fc.constantFrom('main', 'lifestyle', 'detail'),
});
const chart = fc.record({
  rows: fc.constantFrom(
    [
      { size: 'S', bust: 88 },
      { size: 'M', bust: 92 },
    ],
    [{ size: 'L', bust: 96 }],
  ),
});
const listing = fc.record(
  {
    id: fc.nat(99).map(number => `A-${number}`),
    title: fc.array(word, { minLength: 1, maxLength: 9 }).map(words => words.join(' ')),
    description: fc.constantFrom('Holds 350 ml.', 'Two\nlines.'),
    images: fc.uniqueArray(picture, { selector: ({ src }) => src, minLength: 1, maxLength: 4 }),
    language: fc.constantFrom('en', 'de'),
    size_chart: chart,
  },
  { requiredKeys: ['title', 'images', 'description'] },
);
const shop = fc.uniqueArray(listing, {
  selector: ({ id, title }) => id ?? title,
  minLength: 1,
  maxLength: 4,
});
const encoding = fc.constantFrom<Encoding>('yaml', 'json', 'jsonl', 'csv');
const tree = fc.constantFrom<Encoding>('yaml', 'json', 'jsonl');
const shuffled = shop.chain(listings =>
  fc.tuple(
    fc.constant(listings),
    fc.shuffledSubarray(listings, { minLength: listings.length, maxLength: listings.length }),
  ),
);

test('law: after writing a baseline nothing is new, in any order of rows and in any format', async () => {
  await fc.assert(
    fc.asyncProperty(shuffled, encoding, encoding, async ([before, after], first, second) => {
      const found = await check(before, first);
      const text = formatBaseline(baselineKeys(found.documents));
      const memory = baselineMemory({ file: 'b', entries: parseBaseline(text) });
      const again = await check(after, second, memory);
      expect(openOf(again)).toEqual([]);
      expect(formatBaseline(baselineKeys(again.documents))).toBe(text);
      expect(again.summary.score).toBe((await check(after, second)).summary.score);
    }),
    { numRuns: runs },
  );
});

test('law: a picture more, anywhere behind the first, keeps a baseline; an edited title opens what stands on it', async () => {
  await fc.assert(
    fc.asyncProperty(shop, tree, fc.nat(), fc.nat(), async (listings, format, which, place) => {
      const found = await check(listings, format);
      const memory = baselineMemory({
        file: 'b',
        entries: parseBaseline(formatBaseline(baselineKeys(found.documents))),
      });
      const index = which % listings.length;
      const chosen = listings[index] as (typeof listings)[number];
      const images = [...chosen.images];
      images.splice(1 + (place % images.length), 0, {
        src: 'https://shop.example/new.jpg',
        role: 'lifestyle',
      });
      const more = await check(listings.with(index, { ...chosen, images }), format, memory);
      expect(openOf(more).filter(({ at }) => at[0] !== 'images')).toEqual([]);

      const edited = await check(
        listings.with(index, { ...chosen, title: `${chosen.title} New` }),
        format,
        memory,
      );
      for (const finding of openOf(edited)) expect(finding.key?.document).toContain(chosen.id ?? '#');
      const onTitle = findingsOf(edited).filter(
        ({ at, location }) => at[0] === 'title' && location.line === edited.documents[index]?.location.line,
      );
      expect(onTitle.every(({ status }) => status === 'open')).toBe(true);
    }),
    { numRuns: runs },
  );
});

const entry = fc.record({
  document: fc.constantFrom('listing|A|||', 'listing|B|en|DE|'),
  rule: fc.constantFrom('title/word-repeat', 'image/detail'),
  message: fc.constantFrom('repeated', 'missing'),
  path: fc.constantFrom('title', 'images.=a.jpg.alt'),
  words: fc.constantFrom('', '0123456789abcdef'),
  ordinal: fc.nat(2),
});

test('law: lines of two branches, joined in any order with any repeats, are the entries of both', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), fc.infiniteStream(fc.nat()), (left, right, numbers) => {
      const order = (): number => (numbers.next().value as number) % 3;
      const lines = [formatBaseline(left), formatBaseline(right)].flatMap(text => text.split('\n'));
      const joined = lines.map(line => ({ line, at: order() })).sort((one, other) => one.at - other.at);
      const text = joined.map(({ line }) => line).join('\n');
      expect(formatBaseline(parseBaseline(text))).toBe(formatBaseline([...left, ...right]));
    }),
    { numRuns: runs },
  );
});

const contextOf = (lang: 'en' | 'zh'): ReportContext => ({
  lang,
  color: false,
  columns: 80,
  verbose: false,
  quiet: false,
  minSeverity: 'info',
  rules,
  toolPhrases,
  phrases: builtIn.phrases,
});
const verdict = fc.constantFrom<ReviewVerdict | ''>('fix', 'accept', 'false-alarm', '');
const decided = fc.record({ verdict, lang: fc.constantFrom('en', 'zh') });

/** The table of a review with what a reviewer writes into it, its columns and rows in another order. */
function filled(
  rows: readonly (readonly string[])[],
  lang: 'en' | 'zh',
  decisions: readonly { readonly verdict: ReviewVerdict | ''; readonly lang: 'en' | 'zh' }[],
  turn: number,
): string[][] {
  const [header = [], ...body] = rows;
  const column = header.indexOf(reviewColumns.decision[lang]);
  const reason = header.indexOf(reviewColumns.reason[lang]);
  const made = body.map((row, index) => {
    const { verdict, lang } = decisions[index % decisions.length] ?? { verdict: '', lang: 'en' };
    const cells = header.map((_, at) => row[at] ?? '');
    cells[column] = verdict === '' ? '' : verdictNames[verdict][lang];
    cells[reason] = 'agreed';
    return cells;
  });
  const turned = (cells: readonly string[]) =>
    cells.map((_, at) => cells[(at + turn) % cells.length] as string);
  return [turned(header), ...made.reverse().map(turned)];
}

test.each(['csv', 'xlsx'] as const)(
  'law: decisions in a review (%s) come back as they were made',
  async format => {
    await fc.assert(
      fc.asyncProperty(
        shuffled,
        encoding,
        fc.constantFrom<'en' | 'zh'>('en', 'zh'),
        fc.array(decided, { minLength: 1, maxLength: 6 }) as fc.Arbitrary<
          { verdict: ReviewVerdict | ''; lang: 'en' | 'zh' }[]
        >,
        fc.nat(20),
        async ([before, after], encoding, lang, decisions, turn) => {
          const found = await check(before, encoding);
          const table = filled(await reviewOf(found, format, lang), lang, decisions, turn);
          const read = await tableOf(table, format);
          const { faults, decisions: made } = readDecisions(read);
          expect(faults).toEqual([]);
          const memory = decisionMemory(made, { asOf, rules: new Set(rules.keys()) });
          const again = await check(after, encoding, memory);
          const wanted = new Map(
            findingsOf(found).map((finding, index) => [
              finding.fingerprint,
              decisions[index % decisions.length]?.verdict ?? '',
            ]),
          );
          for (const finding of findingsOf(again)) {
            const said = wanted.get(finding.fingerprint) ?? '';
            const holds = said === 'accept' || said === 'false-alarm';
            expect(finding.decision?.verdict).toBe(holds ? said : undefined);
            expect(finding.status).toBe(holds ? 'suppressed' : 'open');
          }
          expect(again.catalog).toEqual([]);
        },
      ),
      // Workbooks take longer to write and read than all the rest.
      { numRuns: format === 'csv' ? runs : Math.ceil(runs / 10) },
    );
  },
);

async function reviewOf(result: RunResult, format: 'csv' | 'xlsx', lang: 'en' | 'zh'): Promise<string[][]> {
  if (format === 'csv') {
    const text = [...reporters.csv(result, contextOf(lang))].join('').slice(1);
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  }
  const bytes = binaryReporters.xlsx(result, contextOf(lang));
  const read = (await loadFormat('xlsx')).parse({
    file: 'r',
    text: '',
    encoding: 'utf-8',
    bom: false,
    bytes,
  });
  const [sheet] = read.shape === 'table' ? read.sheets : [];
  return sheet ? [sheet.header, ...sheet.rows].map(({ cells }) => [...cells]) : [];
}

async function tableOf(rows: readonly (readonly string[])[], format: 'csv' | 'xlsx') {
  const text = format === 'csv' ? Papa.unparse(rows.map(row => [...row])) : '';
  const source: SourceFile = {
    file: `review.${format}`,
    text,
    encoding: 'utf-8',
    bom: false,
    ...(format === 'xlsx' ? { bytes: oneSheet(rows) } : {}),
  };
  const parsed = (await loadFormat(format)).parse(source);
  if (parsed.shape !== 'table') throw new Error('a review is a table');
  return parsed;
}
