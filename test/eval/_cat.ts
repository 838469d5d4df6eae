import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { judge } from './_title.ts';
const base = '/work/shared/data/';
const t = (f: string, enc = 'utf8') => Papa.parse<any>(iconv.decode(readFileSync(base + f), enc).replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
const pick = (f: string, c: string, b = '', enc = 'utf8') => t(f, enc).filter((r: any) => r[c]).map((r: any) => [r[c], b ? r[b] ?? '' : '']);
const cats: Record<string, () => string[][]> = {
  adidas: () => pick('listings_en/adidas_us_2021.csv', 'name', 'brand'),
  woo: () => pick('woocommerce/sample_products.csv', 'Name'),
  magento: () => pick('magento_sample/configurable_products.csv', 'name'),
  bags: () => pick('magento_sample/gear_bags.csv', 'name'), watches: () => pick('magento_sample/gear_watches.csv', 'name'),
  apparel: () => pick('shopify_exports/shopifypartners_apparel.csv', 'Title', 'Vendor'),
  home: () => pick('shopify_exports/shopifypartners_home-and-garden.csv', 'Title', 'Vendor'),
  jewel: () => pick('shopify_exports/shopifypartners_jewelery.csv', 'Title', 'Vendor'),
  swim: () => pick('shopify_exports/swiminista_2023.csv', 'Title', 'Vendor'),
  walmart: () => pick('listings_en/walmart_2022.csv', 'title', 'brand'),
  taobao: () => pick('listings_zh/taobao_python_books_2019.csv', 'name'),
  double11: () => [...new Set(pick('listings_zh/double11_beauty_2016.gb18030.csv', 'title', '', 'gb18030').map(x => x[0]))].map(x => [x!, '']),
  lazada: () => Papa.parse<string[]>(readFileSync(base + 'lazada_title_quality/data_valid.csv', 'utf8'), { skipEmptyLines: true }).data.map(r => [r[2]!, '']),
};
const [, , name, step = '1', lo = '0.5', hi = '1'] = process.argv;
const T = +lo;
if (!name || name === 'x') for (const [n, f] of Object.entries(cats)) {
  const rows = f(); const s = performance.now(); const sc = rows.map(([a, b]) => judge(a!, b!).score); const us = (performance.now() - s) * 1000 / rows.length;
  console.log(n, rows.length, 'flagged', sc.filter(x => x >= .5).length, (100 * sc.filter(x => x >= .5).length / rows.length).toFixed(1) + '%', us.toFixed(0), 'µs');
  if (n === 'lazada') {
    const silver = readFileSync(base + 'lazada_title_quality/silver_conciseness_valid_submission0.predict', 'utf8').trim().split('\n').map(Number);
    const r = (x: number[]) => { const o = x.map((v, i) => [v, i]).sort((a, b) => a[0]! - b[0]!); const k = new Array(x.length); o.forEach(([, i], j) => k[i!] = j); return k; };
    const pos = sc.filter((_, i) => silver[i]! < .3), neg = sc.filter((_, i) => silver[i]! > .7);
    let w = 0; for (const a of pos) for (const b of neg) w += a > b ? 1 : a === b ? .5 : 0;
    console.log('  silver AUC', (w / pos.length / neg.length).toFixed(3), pos.length, neg.length, 'flagged', pos.filter(x => x >= .5).length / pos.length, neg.filter(x => x >= .5).length / neg.length);
    for (const [a, b] of [[30, 60], [60, 80], [80, 110], [110, 999]]) { const ix = rows.map((_, i) => i).filter(i => rows[i]![0]!.length >= a! && rows[i]![0]!.length < b!); const p = ix.filter(i => silver[i]! < .3).map(i => sc[i]!), n2 = ix.filter(i => silver[i]! > .7).map(i => sc[i]!); let w2 = 0; for (const x of p) for (const y of n2) w2 += x > y ? 1 : x === y ? .5 : 0; console.log('   len', a, b, p.length, n2.length, (w2 / p.length / n2.length).toFixed(3), 'flag', (p.filter(x => x >= .5).length / p.length).toFixed(2), (n2.filter(x => x >= .5).length / n2.length).toFixed(2)); }
  }
} else { let k = 0; for (const [a, b] of cats[name]!()) { const s = judge(a!, b!); if (s.score < T || s.score > +hi) continue; if (k++ % +step) continue; console.log(s.score.toFixed(2), a, '\n      ', Object.entries(s.features).filter(([, v]) => v).map(([k, v]) => `${k} ${v}`).join(' '), '|', s.sayings.map((s: any) => `${s.key}=${s.pieces.map((p: any) => p.text).join(',')}`).join(' ; ')); } console.log(k); }
