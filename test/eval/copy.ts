import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { familyNames } from '../../src/facts/near-copy/family.ts';
import type { Document } from '../../src/model/document.ts';
import type { Listing } from '../../src/model/listing.ts';
import type { CopySummary } from '../../src/rule/index.ts';
import { descriptionOf, isJudgeable, realmOf, shingle, withoutBoilerplate } from '../../src/rule/index.ts';
import { documentsOf, judgeCatalog, variant } from '../facts/near-copy/catalog.ts';
import { shared } from './shared.ts';
import { wilson } from './stats.ts';

/**
 * copy/duplicated against every pair of a catalog compared shingle by shingle. A listing is copied where some
 * other listing holds at least the limit of its own shingles and is no sibling of it (equal group or family).
 */

const data = new URL('data/', shared);

type Row = Readonly<Record<string, string>>;
const table = (file: string): Row[] =>
  Papa.parse<Row>(read(file), { header: true, skipEmptyLines: true }).data;
const read = (file: string): string => readFileSync(new URL(file, data), 'utf8').replace(/^\uFEFF/, '');

/** Catalogs that ought to be nearly silent, and two with copies in them. */
export const catalogs: Readonly<Record<string, () => Listing[]>> = {
  walmart: () =>
    table('listings_en/walmart_2022.csv').map(r => ({
      id: r.sku,
      title: r.title,
      brand: r.brand,
      description: r.description,
    })),
  lazada: () =>
    Papa.parse<string[]>(read('lazada_title_quality/data_valid.csv'), { skipEmptyLines: true }).data.map(
      r => ({
        id: r[1],
        title: r[2],
        description: r[6],
      }),
    ),
  adidas: () =>
    table('listings_en/adidas_us_2021.csv').map(r => ({
      id: r.sku,
      title: r.name,
      brand: r.brand,
      description: r.description,
    })),
  woocommerce: () =>
    table('woocommerce/sample_products.csv').map(r => ({
      id: r.SKU,
      title: r.Name,
      description: r.Description,
    })),
  magento: () =>
    table('magento_sample/configurable_products.csv').map(r => ({
      id: r.sku,
      title: r.name,
      description: r.description,
    })),
  bags: () =>
    table('magento_sample/gear_bags.csv').map(r => ({
      id: r.sku,
      title: r.name,
      description: r.description,
    })),
  watches: () =>
    table('magento_sample/gear_watches.csv').map(r => ({
      id: r.sku,
      title: r.name,
      description: r.description,
    })),
  apparel: () => shopify('apparel'),
  'home-and-garden': () => shopify('home-and-garden'),
  jewelery: () => shopify('jewelery'),
  swiminista: () =>
    table('shopify_exports/swiminista_2023.csv')
      .filter(r => r.Title)
      .map(r => ({ id: r.Handle, title: r.Title, description: r['Body (HTML)'] })),
  alsooq: () =>
    [...read('google_merchant/alsooq_first_300.xml').matchAll(/<item>([\s\S]*?)<\/item>/g)].map(
      ([, item]) => {
        const tag = (name: string) =>
          new RegExp(`<g:${name}><!\\[CDATA\\[(.*?)\\]\\]>`).exec(item as string)?.[1];
        return { title: tag('title'), description: tag('description') } as Listing;
      },
    ),
  'abt-buy': () => matching('abt-buy', 'name', 'description'),
} as Record<string, () => Listing[]>;

const shopify = (name: string): Listing[] =>
  table(`shopify_exports/shopifypartners_${name}.csv`)
    .filter(r => r.Title)
    .map(r => ({ id: r.Handle, title: r.Title, description: r['Body (HTML)'] }) as Listing);

/** Both sides of each pair, each record once. */
function matching(name: string, title: string, description: string): Listing[] {
  const records = new Map<string, Listing>();
  for (const line of read(`product_matching/${name}_valid.txt`).split('\n')) {
    for (const side of line.split('\t').slice(0, 2)) {
      const fields = Object.fromEntries(
        side
          .split('COL ')
          .slice(1)
          .map(part => part.split(' VAL ').map(s => s.trim())),
      );
      if (!records.has(side))
        records.set(side, {
          id: `${records.size}`,
          title: fields[title],
          description: fields[description] ?? '',
        } as Listing);
    }
  }
  return [...records.values()];
}

/** For each listing the greatest share of its own shingles that one other listing holds, and who. */
function bruteForce(
  own: readonly Document<'listing'>[],
  summary: CopySummary,
): { share: number; other: number }[][] {
  const realm = summary.realms.get(realmOf(undefined, 'store'));
  const texts = own.map(document => {
    const text = descriptionOf(document);
    return text ? withoutBoilerplate(shingle(text.folded), realm, 0.3) : undefined;
  });
  const holders = new Map<number, number[]>();
  texts.forEach((text, at) => {
    for (const hash of new Set(text?.shingled.shingles ?? [])) {
      const held = holders.get(hash);
      if (held) held.push(at);
      else holders.set(hash, [at]);
    }
  });
  return texts.map((text, at) => {
    if (!text || !isJudgeable(text)) return [];
    const counts = new Map<number, number>();
    for (const hash of text.shingles)
      for (const other of holders.get(hash) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
    counts.delete(at);
    return [...counts]
      .map(([other, shared]) => ({ share: shared / text.shingles.size, other }))
      .filter(pair => pair.share >= 0.5);
  });
}

const figure = (found: number, all: number): string =>
  all === 0
    ? `0 of 0`
    : `${found} of ${all} = ${(found / all).toFixed(4)} (${wilson(found, all)
        .map(x => x.toFixed(3))
        .join('–')})`;

/** A number for each listing, equal for siblings: names joined by repeated passes. */
function familiesOf(own: readonly Document<'listing'>[]): number[] {
  const names = own.map(document => familyNames(document, descriptionOf(document)?.folded ?? '', variant));
  const family = own.map((_, at) => at);
  for (let changed = true; changed; ) {
    changed = false;
    const least = new Map<string, number>();
    names.forEach((list, at) => {
      for (const name of list) least.set(name, Math.min(least.get(name) ?? at, family[at] as number));
    });
    names.forEach((list, at) => {
      const lower = Math.min(family[at] as number, ...list.map(name => least.get(name) as number));
      if (lower < (family[at] as number)) {
        family[at] = lower;
        changed = true;
      }
    });
  }
  return family;
}

/** Prints recall by listing and by pair, the findings by message and the time of one catalog. */
export function evaluateCopies(name: string, listings: readonly Listing[]): string {
  const own = documentsOf(listings, name);
  const { outcomes, summary, milliseconds } = judgeCatalog(own);
  const siblings = familiesOf(own);
  const truth = bruteForce(own, summary).map((row, at) =>
    row.filter(pair => siblings[pair.other] !== siblings[at]),
  );
  const position = new Map(own.map((document, at) => [document.key, at]));
  const findings = outcomes.map(outcome => (outcome.kind === 'findings' ? outcome.findings : []));
  const reported = findings.map(list =>
    list.find(finding => finding.messageId === 'same' || finding.messageId === 'part'),
  );
  const lines = [`${name}: ${own.length} listings`];
  for (const limit of [0.8, 0.5]) {
    const copied = truth.flatMap((row, at) => {
      const holders = new Set(row.filter(pair => pair.share >= limit).map(pair => pair.other));
      return holders.size > 0 ? [{ at, holders }] : [];
    });
    const found = copied.filter(({ at }) => (reported[at]?.loss ?? 0) >= limit);
    const peersOf = (at: number) =>
      (summary.entries.get((own[at] as Document).key)?.peers ?? []).map(key => position.get(key));
    const pairs = copied.reduce((sum, { holders }) => sum + holders.size, 0);
    const kept = copied.reduce(
      (sum, { at, holders }) => sum + peersOf(at).filter(peer => holders.has(peer as number)).length,
      0,
    );
    const bound = copied.reduce((sum, { holders }) => sum + Math.min(holders.size, 6), 0);
    lines.push(
      `  ≥ ${limit}: listings reported ${figure(found.length, copied.length)}; pairs ${pairs}, of the at most 6 a listing ${figure(kept, bound)}`,
    );
  }
  const wrong = reported.filter((finding, at) =>
    finding?.related?.some(({ key }) => !truth[at]?.some(pair => pair.other === position.get(key))),
  );
  const messages = new Map<string, number>();
  for (const finding of findings.flat())
    messages.set(finding.messageId, (messages.get(finding.messageId) ?? 0) + 1);
  lines.push(`  reported but no copy by brute force: ${wrong.length}`);
  lines.push(`  findings: ${[...messages].map(([id, count]) => `${id} ${count}`).join(', ') || 'none'}`);
  const each = (ms: number): string => `${((ms / own.length) * 1000).toFixed(1)} ms`;
  const { collect, seal, judge } = milliseconds;
  lines.push(
    `  a thousand listings: collect and fold ${each(collect)}, seal ${each(seal)}, judge ${each(judge)}`,
  );
  return lines.join('\n');
}
