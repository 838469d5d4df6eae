import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import stuffing from '../../rules/title/stuffing.ts';
import { findingsOn, scored } from '../facts/title/titles.ts';
import { auc, confusionOf, describe, f1, wilson } from './stats.ts';

/**
 * title/stuffing against titles that people labelled (2 clearly a keyword list, 0 reads easily; 1 is left out), and
 * how often both title rules speak on catalogs that ought to be silent and on marketplaces.
 */

const limit = stuffing.options.warn.default;
const shared = new URL('../../../shared/', import.meta.url);

interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly stuffed: boolean;
  readonly score: number;
}

function labelled(): Labelled[] {
  const lines = readFileSync(new URL('eval/titles.jsonl', shared), 'utf8').trim().split('\n');
  return lines
    .map(line => JSON.parse(line) as { id: string; lang: string; title: string; stuffed: unknown })
    .filter(({ stuffed }) => stuffed === 0 || stuffed === 2)
    .map(({ id, lang, title, stuffed }) => ({
      id,
      lang,
      title,
      stuffed: stuffed === 2,
      score: scored(title).score,
    }));
}

const aucOf = (titles: readonly Labelled[]): number =>
  auc(
    titles.filter(title => title.stuffed).map(title => title.score),
    titles.filter(title => !title.stuffed).map(title => title.score),
  );

const figure = (titles: readonly Labelled[]): string => {
  const positives = titles.filter(title => title.stuffed).length;
  return `${aucOf(titles).toFixed(3)} (n⁺ ${positives}, n⁻ ${titles.length - positives})`;
};

const confusionAt = (titles: readonly Labelled[], from: number) =>
  confusionOf(titles.map(({ stuffed, score }) => ({ truth: stuffed, guess: score >= from })));

/** The limit with the best F1; the middle one where several tie. */
function bestLimit(titles: readonly Labelled[]): number {
  const limits = Array.from({ length: 61 }, (_, step) => 0.2 + step / 100);
  const scores = limits.map(candidate => f1(confusionAt(titles, candidate)));
  const best = Math.max(...scores);
  const tied = limits.filter((_, index) => scores[index] === best);
  return tied[Math.floor(tied.length / 2)] as number;
}

/** A fixed sequence of numbers from 0 to 1 (mulberry32), so that every run shuffles alike. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Repeated 5-fold: the limit is set on four parts, the fifth is judged. All judgements of a repetition count once. */
function crossValidated(
  titles: readonly Labelled[],
  repetitions = 20,
): { readonly mean: number; readonly low: number; readonly flagged: number } {
  const next = sequence(7);
  const values: number[] = [];
  let flagged = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const shuffled = titles.map(title => ({ title, order: next() })).sort((a, b) => a.order - b.order);
    const pairs = [0, 1, 2, 3, 4].flatMap(fold => {
      const train = shuffled.filter((_, index) => index % 5 !== fold).map(({ title }) => title);
      const set = bestLimit(train);
      return shuffled
        .filter((_, index) => index % 5 === fold)
        .map(({ title }) => ({ truth: title.stuffed, guess: title.score >= set }));
    });
    const counts = confusionOf(pairs);
    values.push(f1(counts));
    flagged += counts.falsePositive / (counts.falsePositive + counts.trueNegative) / repetitions;
  }
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / repetitions,
    low: Math.min(...values),
    flagged,
  };
}

type Titled = readonly [title: string, brand: string | undefined];

function table(file: string, title: string, brand?: string, encoding = 'utf8'): Titled[] {
  const text = iconv.decode(readFileSync(new URL(`data/${file}`, shared)), encoding).replace(/^\uFEFF/, '');
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  return rows.filter(row => row[title]).map(row => [row[title] as string, brand ? row[brand] : undefined]);
}

const shopify = (name: string): Titled[] => table(`shopify_exports/${name}.csv`, 'Title', 'Vendor');

/** Catalogs of good shops, then marketplaces. */
const catalogs: Readonly<Record<string, () => Titled[]>> = {
  'adidas (clean)': () => table('listings_en/adidas_us_2021.csv', 'name', 'brand'),
  'woocommerce (clean)': () => table('woocommerce/sample_products.csv', 'Name'),
  'magento (clean)': () => table('magento_sample/configurable_products.csv', 'name'),
  'magento bags (clean)': () => table('magento_sample/gear_bags.csv', 'name'),
  'magento watches (clean)': () => table('magento_sample/gear_watches.csv', 'name'),
  'shopify apparel (clean)': () => shopify('shopifypartners_apparel'),
  'shopify home (clean)': () => shopify('shopifypartners_home-and-garden'),
  'shopify jewelery (clean)': () => shopify('shopifypartners_jewelery'),
  swiminista: () => shopify('swiminista_2023'),
  walmart: () => table('listings_en/walmart_2022.csv', 'title', 'brand'),
  'taobao books': () => table('listings_zh/taobao_python_books_2019.csv', 'name'),
  double11: () => table('listings_zh/double11_beauty_2016.gb18030.csv', 'title', undefined, 'gb18030'),
};

function ratesOf(name: string, titles: readonly Titled[]): string {
  const rate = (rule: 'stuffing' | 'word-repeat'): string => {
    const start = performance.now();
    const found = titles.reduce((sum, [title, brand]) => sum + findingsOn(rule, title, brand).length, 0);
    const each = ((performance.now() - start) * 1000) / titles.length;
    return `${rule} ${((100 * found) / titles.length).toFixed(1)} a hundred, ${each.toFixed(0)} µs a title`;
  };
  return `  ${name} (${titles.length}): ${rate('stuffing')}; ${rate('word-repeat')}`;
}

/** A weak guide: another model's guess of conciseness of 4,000 English titles, its sure ends only. */
function silver(): string {
  const guesses = readFileSync(
    new URL('data/lazada_title_quality/silver_conciseness_valid_submission0.predict', shared),
    'utf8',
  );
  const concise = guesses.trim().split('\n').map(Number);
  const text = readFileSync(new URL('data/lazada_title_quality/data_valid.csv', shared), 'utf8');
  const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const titles = rows
    .map((row, index) => ({ id: '', lang: 'en', title: row[2] ?? '', guess: concise[index] as number }))
    .filter(({ guess }) => guess < 0.3 || guess > 0.7)
    .map(({ guess, ...title }) => ({ ...title, stuffed: guess < 0.3, score: scored(title.title).score }));
  const flagged = titles.filter(title => !title.stuffed && title.score >= limit).length;
  const clean = titles.filter(title => !title.stuffed).length;
  return `  Lazada silver conciseness < 0.3 against > 0.7: AUC ${figure(titles)}; of the concise flagged ${(flagged / clean).toFixed(3)}`;
}

/** All figures as text. */
export function evaluateTitles(): string {
  if (!existsSync(shared)) return 'titles skipped: no ../shared';
  const titles = labelled();
  const caught = titles.map(title => ({
    truth: title.stuffed,
    guess: findingsOn('stuffing', title.title).length > 0,
  }));
  const counts = confusionOf(caught);
  const byLength = [...titles].sort((a, b) => a.title.length - b.title.length);
  const third = (part: number): Labelled[] =>
    byLength.slice(Math.floor((part * titles.length) / 3), Math.floor(((part + 1) * titles.length) / 3));
  const cross = crossValidated(titles);
  const right = caught.filter(({ truth, guess }) => truth === guess).length;
  return [
    describe('title/stuffing: is the title a keyword list (2 against 0)?', counts, {
      name: 'F1',
      value: f1(counts),
      least: 0.85,
    }),
    `  right ${right} of ${caught.length} (${wilson(right, caught.length)
      .map(share => share.toFixed(2))
      .join('–')})`,
    ...['en', 'zh'].map(lang => {
      const own = titles.filter(title => title.lang === lang);
      return `  ${lang}: F1 ${f1(confusionAt(own, limit)).toFixed(3)} · AUC ${figure(own)}`;
    }),
    `  AUC ${figure(titles)} · by thirds of length ${[0, 1, 2].map(part => figure(third(part))).join(' · ')}`,
    `  limit set by 20 × 5-fold: F1 ${cross.mean.toFixed(3)}, worst repetition ${cross.low.toFixed(3)}, flagged among n⁻ ${cross.flagged.toFixed(3)}`,
    ...titles
      .filter(title => title.stuffed !== title.score >= limit)
      .map(title => `  ${title.stuffed ? 'missed' : 'false alarm'} ${title.score.toFixed(2)} ${title.id}`),
    silver(),
    ...Object.entries(catalogs).map(([name, load]) => ratesOf(name, load())),
  ].join('\n');
}

if (process.argv[1]?.endsWith('title.ts')) console.log(evaluateTitles());
