import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import world from '../../rules/markets/price-windows.yaml';
import type { WindowRow } from '../../src/facts/price/claims.ts';
import { dayNumber } from '../../src/facts/price/days.ts';
import { type Diary, oracle } from '../facts/price/oracle.ts';
import { shared } from './shared.ts';

const { windows } = world as { readonly windows: Readonly<Record<string, WindowRow>> };
const rule = 'price/inflated-original';
const data = (file: string): string => fileURLToPath(new URL(`data/price_history/${file}`, shared));

interface Report {
  readonly documents: readonly {
    readonly id: string;
    readonly findings: readonly { readonly rule: string; readonly messageId: string }[];
    readonly noData: readonly { readonly rule: string }[];
  }[];
}

/** What the rule says of each listing, through the built command: a message, `fair`, or `unknown`. */
function answers(args: readonly string[]): Map<string, string> {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/listing-lint.js', ...args, '--rule', rule, '--format', 'json', '--fail-on', 'never'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (stdout === '') throw new Error(stderr);
  return new Map(
    (JSON.parse(stdout) as Report).documents.map(({ id, findings, noData }) => [
      id,
      findings.find(finding => finding.rule === rule)?.messageId ?? (noData.length > 0 ? 'unknown' : 'fair'),
    ]),
  );
}

/** The published lowest price of 30 days against the special price: the rows that reduce nothing. */
function konzum(): string {
  const file = data('konzum_hr_1601_2025-07-03.csv');
  const rows = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  const truth = rows.filter(
    ({ SpecialPrice, BestPrice30 }) =>
      SpecialPrice && BestPrice30 && Number(SpecialPrice) >= Number(BestPrice30),
  );
  const lines = ['HR', undefined].map(market => {
    const given = answers([file, '--no-config', ...(market ? ['--market', market] : [])]);
    const found = [...given].filter(([, answer]) => answer === 'no-reduction').map(([id]) => id);
    const wanted = new Set(truth.map(({ ProductId }) => ProductId));
    const same = found.length === wanted.size && found.every(id => wanted.has(id));
    const others = [...given.values()].filter(
      answer => !['no-reduction', 'fair', 'unknown'].includes(answer),
    );
    return `  Konzum, market ${market ?? 'not set'}: no-reduction on ${found.length} of ${rows.length} rows, truth ${wanted.size}, ${same ? 'the same set' : 'NOT the same'}; other findings ${others.length}`;
  });
  return lines.join('\n');
}

interface Product {
  readonly id: string;
  readonly name: string;
  readonly prices?: readonly { readonly x: string; readonly y: number }[];
}

const cents = (amount: number): number => Math.round(amount * 100);

/** Claims put on the last day of each series, and how to ask for the window that judges them. */
const claims: Readonly<Record<string, (prices: readonly number[]) => number>> = {
  maximum: prices => Math.max(...prices),
  mean: prices => Math.round(prices.reduce((sum, price) => sum + price, 0) / prices.length),
  first: prices => prices[0] as number,
};
const asked: Readonly<Record<string, readonly string[]>> = {
  eu: ['--market', 'DE'],
  cn: ['--market', 'CN'],
  jp: ['--market', 'JP'],
  ca: ['--market', 'CA'],
  google: ['--profile', 'google'],
};

/** Series of an idealo collection with an injected was-price, against the day-by-day oracle. */
function idealo(folder: string): string {
  const file = data('idealo_blackfriday_2018_prices.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as Product[];
  const products = [...new Map(all.map(product => [product.id, product])).values()].filter(
    ({ prices = [] }) => prices.length > 1,
  );
  writeFileSync(join(folder, 'listing-lint.yaml'), `priceHistory: [${JSON.stringify(file)}]\n`);
  const lines: string[] = [];
  for (const [claim, invent] of Object.entries(claims)) {
    const diaries = new Map<string, Diary>();
    const listings = products.map(({ id, name, prices = [] }) => {
      const seen = prices.map(({ x, y }) => [dayNumber(x) as number, cents(y)] as const);
      const [today, amount] = seen.at(-1) as readonly [number, number];
      const compareAt = invent(seen.map(([, price]) => price));
      const earlier = new Map(seen.filter(([day]) => day < today));
      diaries.set(id, { seen: earlier, today, amount, compareAt, through: today - 1 });
      const price = {
        amount: (amount / 100).toFixed(2),
        currency: 'EUR',
        compare_at: (compareAt / 100).toFixed(2),
      };
      return { id, title: name, price };
    });
    const catalog = join(folder, 'catalog.json');
    writeFileSync(catalog, JSON.stringify(listings));
    for (const [name, flags] of Object.entries(asked)) {
      const given = answers([
        catalog,
        '--config',
        join(folder, 'listing-lint.yaml'),
        '--as-of',
        '2018-11-23',
        ...flags,
      ]);
      lines.push(compare(claim, name, given, diaries));
    }
  }
  return lines.join('\n');
}

function compare(
  claim: string,
  name: string,
  given: ReadonlyMap<string, string>,
  diaries: ReadonlyMap<string, Diary>,
): string {
  const counts = new Map<string, number>();
  const wrong: string[] = [];
  for (const [id, diary] of diaries) {
    const expected = diary.compareAt > diary.amount ? oracle(diary, windows[name] as WindowRow).kind : 'fair';
    const answer = given.get(id) ?? 'missing';
    // A rise before the sale is told only where the window itself has nothing to object to.
    const agrees =
      answer === expected ||
      (answer === 'raised-before-sale' && (expected === 'fair' || expected === 'unknown'));
    if (!agrees) wrong.push(`${id} ${answer} not ${expected}`);
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  const told = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([kind, n]) => `${kind} ${n}`);
  const verdict =
    wrong.length === 0 ? 'all agree' : `${wrong.length} DISAGREE, e.g. ${wrong.slice(0, 3).join('; ')}`;
  return `  idealo, ${claim} as was-price, ${name}: ${diaries.size} series, ${verdict} (${told.join(', ')})`;
}

/** Was-prices against published truth and against the oracle. */
export function evaluatePrices(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-'));
  try {
    return `${rule}\n${konzum()}\n${idealo(folder)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
