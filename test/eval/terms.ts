import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import builtIn from '../../rules/index.ts';
import irrelevant from '../../rules/title/irrelevant-term.ts';
import { categoriesOf } from '../../src/config/categories.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { documentLanguage } from '../../src/facts/language.ts';
import type { Run } from '../../src/facts/run.ts';
import { textAt } from '../../src/facts/text.ts';
import { hash } from '../../src/model/hash.ts';
import type { Listing } from '../../src/model/listing.ts';
import { type Knowledge, pass, type RuleFinding } from '../../src/rule/index.ts';
import { documentsOf } from '../facts/near-copy/catalog.ts';
import { shared } from './shared.ts';

/**
 * title/irrelevant-term against truth of our own making: into one title in eight of a real catalog the name of another
 * brand or a product of another category is planted; what is told of the untouched titles is read as a false alarm.
 */

const data = new URL('data/', shared);
type Row = Readonly<Record<string, string>>;
const read = (file: string, encoding = 'utf-8'): string =>
  new TextDecoder(encoding).decode(readFileSync(new URL(file, data))).replace(/^\uFEFF/, '');
const table = (file: string, encoding?: string): Row[] =>
  Papa.parse<Row>(read(file, encoding), { header: true, skipEmptyLines: true }).data;

const shopify = (name: string): Listing[] =>
  table(`shopify_exports/${name}.csv`)
    .filter(row => row.Title)
    .map(
      row =>
        ({
          title: row.Title,
          brand: row.Vendor,
          category: row.Type,
          description: row['Body (HTML)'],
        }) as Listing,
    );

const catalogs: Readonly<Record<string, () => Listing[]>> = {
  adidas: () =>
    table('listings_en/adidas_us_2021.csv').map(
      row =>
        ({
          title: row.name,
          brand: row.brand,
          category: row.category,
          description: row.description,
        }) as Listing,
    ),
  lazada: () =>
    Papa.parse<string[]>(read('lazada_title_quality/data_valid.csv'), { skipEmptyLines: true }).data.map(
      row => ({ title: row[2], category: row.slice(3, 6).join(' > '), description: row[6] }) as Listing,
    ),
  walmart: () =>
    table('listings_en/walmart_2022.csv').map(
      row => ({ title: row.title, brand: row.brand, description: row.description }) as Listing,
    ),
  'walmart-amazon': () =>
    [
      ...read('product_matching/walmart-amazon_valid.txt').matchAll(
        /COL title VAL (.*?) COL category VAL (.*?) COL brand VAL (.*?) COL/g,
      ),
    ].map(
      ([, title, category, brand]) =>
        ({ title, category: category?.trim(), brand: brand?.trim() }) as Listing,
    ),
  double11: () =>
    table('listings_zh/double11_beauty_2016.gb18030.csv', 'gb18030').map(
      row => ({ title: row.title, seller: row.店名 }) as Listing,
    ),
  swiminista: () => shopify('swiminista_2023'),
  jewelery: () => shopify('shopifypartners_jewelery'),
};

const planted = {
  en: {
    brands: [
      'Nike',
      'Gucci',
      'Chanel',
      'Rolex',
      'Samsung',
      'Adidas',
      'Louis Vuitton',
      'Puma',
      'Huawei',
      'Casio',
      'Apple',
      'Sony',
    ],
    products: [
      'Laptop',
      'Dress',
      'Sofa',
      'Lipstick',
      'Necklace',
      'Blender',
      'Headphones',
      'Sneakers',
      'Shampoo',
      'Curtain',
      'Drone',
      'Dog Leash',
      'Wine',
      'Backpack',
      'Wrench',
      'Tent',
      'Pillow',
      'Guitar',
      'Diaper',
      'Keyboard',
      'Bikini',
      'Vacuum Cleaner',
    ],
  },
  zh: {
    brands: ['耐克', '香奈儿', '迪奥', '古驰', '三星', '华为', '阿迪达斯'],
    products: [
      '连衣裙',
      '手机壳',
      '沙发',
      '耳机',
      '运动鞋',
      '项链',
      '榨汁机',
      '窗帘',
      '牙刷架',
      '帐篷',
      '键盘',
      '双肩包',
    ],
  },
};

interface Planted {
  readonly listing: Listing;
  readonly kind?: 'brand' | 'rival' | 'product';
  readonly place?: 'end' | 'inside' | 'part';
}

const draw = (text: string, salt: string): number => Number.parseInt(hash(`${salt} ${text}`).slice(0, 8), 16);

/** Listings, some with a term planted; which depends on the title alone. */
function plant(listings: readonly Listing[], half: number): Planted[] {
  const names = [...new Set(listings.map(({ brand, seller }) => brand || seller || ''))].filter(
    name => name.length > 1,
  );
  return listings.map(listing => {
    const { title = '', brand, seller } = listing;
    if (draw(title, 'plant') % 16 !== 0 || draw(title, 'half') % 2 !== half) return { listing };
    const lang = /\p{sc=Han}/u.test(title) ? 'zh' : 'en';
    const kind = (['brand', 'rival', 'product'] as const)[draw(title, 'kind') % 3] as
      | 'brand'
      | 'rival'
      | 'product';
    const from = kind === 'brand' ? names : kind === 'rival' ? planted[lang].brands : planted[lang].products;
    const term = from[draw(title, 'term') % from.length];
    if (!term || term === brand || term === seller || title.toLowerCase().includes(term.toLowerCase()))
      return { listing };
    const place = (['end', 'inside', 'part'] as const)[draw(title, 'place') % 3] as 'end' | 'inside' | 'part';
    const words = title.split(' ');
    const gap = lang === 'zh' && !/ /.test(title) ? '' : ' ';
    const made =
      place === 'end'
        ? `${title}${gap}${term}`
        : place === 'part'
          ? `${title}, ${term}`
          : words.toSpliced(1 + (draw(title, 'at') % Math.max(1, words.length - 1)), 0, term).join(' ');
    return { listing: { ...listing, title: made }, kind, place };
  });
}

const run: Run = {
  owners: {},
  asOf: '2026-11-24',
  scope: 'store',
  categories: categoriesOf([builtIn], {}),
  ...lexiconsWith(builtIn.lexicons, {}),
};

function judge(listings: readonly Listing[]): (readonly RuleFinding[] | string)[] {
  const documents = documentsOf(listings);
  const options = Object.fromEntries(
    Object.entries(irrelevant.options).map(([name, option]) => [name, option.default]),
  );
  const contextOf = (document: (typeof documents)[number]) => ({
    document,
    run,
    options,
    profiles: [],
    markets: [],
    language: documentLanguage(document, run),
    text: (path: readonly string[]) => textAt(document, path),
    absent: () => pass,
    finding: (messageId: string, data: object, details: object) => ({ ...details, messageId, data }),
    note: (id: string, data: object) => ({ id, data }),
    outcome: (findings: readonly RuleFinding[]) =>
      findings.length === 0 ? pass : { kind: 'findings', findings },
  });
  const lessons = irrelevant.fold.empty();
  for (const document of documents) {
    const lesson = irrelevant.collect(document.value, contextOf(document) as never, false);
    if (lesson) irrelevant.fold.add(lessons, lesson);
  }
  const knowledge: Knowledge = irrelevant.fold.seal(lessons);
  return documents.map(document => {
    const outcome = irrelevant.judge(document.value, knowledge, contextOf(document) as never);
    return outcome.kind === 'findings' ? outcome.findings : outcome.kind === 'pass' ? [] : outcome.kind;
  });
}

/** All figures as text, of the half that tuning looked at (0) or of the one kept for measuring (1). */
export function evaluateTerms(half: number, names = Object.keys(catalogs), verbose = false): string {
  return names
    .map(name => {
      const seen = new Set<string>();
      const listings = (catalogs[name] as () => Listing[])().filter(({ title = '' }) =>
        seen.has(title) ? false : seen.add(title) && title !== '',
      );
      const rows = plant(listings, half);
      const start = performance.now();
      const outcomes = judge(rows.map(({ listing }) => listing));
      const each = ((performance.now() - start) * 1000) / rows.length;
      const tally = new Map<string, [found: number, all: number]>();
      const lines: string[] = [];
      let untouched = 0;
      let alarms = 0;
      rows.forEach(({ listing, kind, place }, index) => {
        const outcome = outcomes[index] as readonly RuleFinding[] | string;
        const found = typeof outcome !== 'string' && outcome.length > 0;
        if (!kind) {
          if (draw(listing.title ?? '', 'half') % 2 !== half) return;
          untouched += 1;
          if (!found) return;
          alarms += 1;
          for (const { messageId, data } of outcome as readonly RuleFinding[])
            lines.push(
              `    alarm ${messageId} ${JSON.stringify(data)} ${listing.title} [${listing.category ?? ''}]`,
            );
          return;
        }
        for (const key of [kind, `${kind} ${place}`]) {
          const [hits, all] = tally.get(key) ?? [0, 0];
          tally.set(key, [hits + (found ? 1 : 0), all + 1]);
        }
        if (verbose && !found)
          lines.push(
            `    missed ${kind} ${place} ${typeof outcome === 'string' ? outcome : ''} ${listing.title} [${listing.category ?? ''}] ${listing.brand ?? ''}`,
          );
      });
      const judged = outcomes.filter(outcome => typeof outcome !== 'string').length;
      const recall = [...tally].sort().map(([key, [hits, all]]) => `${key} ${hits}/${all}`);
      return [
        `title/irrelevant-term ${name} (${rows.length}, judged ${judged}): alarms ${alarms} of ${untouched}; ${recall.join(', ')}; ${each.toFixed(0)} µs`,
        ...lines,
      ].join('\n');
    })
    .join('\n');
}

if (process.argv[1]?.endsWith('terms.ts'))
  console.log(
    evaluateTerms(Number(process.argv[2] ?? 0), process.argv[3]?.split(','), process.argv[4] === 'v'),
  );
