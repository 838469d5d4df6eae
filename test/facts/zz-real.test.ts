import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { it } from 'vitest';
import { markupOf, toText } from '../../src/facts/text.ts';
import { documentLanguage, languageOf } from '../../src/facts/language.ts';
import stop from '../../rules/lexicons/stopwords.yaml';
const read = (f: string) => Papa.parse<any>(readFileSync('/work/shared/data/' + f, 'utf8').replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
it('real', () => {
  for (const f of ['magento_sample/configurable_products.csv','listings_en/walmart_2022.csv']) {
    let texts: string[] = []; const rows = read(f);
    for (const r of rows) for (const v of Object.values(r)) if (typeof v === 'string' && v.length > 20) texts.push(v);
    for (let k = 0; k < 3; k++) {
    for (const kind of ['html', 'plain', 'markdown']) { const of = texts.filter(x => markupOf(x) === kind).map(x => Buffer.from(x).toString());
      const t = performance.now(); for (const x of of) toText(x); const ms = performance.now() - t;
      console.log(f, kind, of.length, of.reduce((a, b) => a + b.length, 0), (of.reduce((a, b) => a + b.length, 0) / ms / 1000).toFixed(1) + 'M/s', (ms * 1000 / of.length).toFixed(1) + 'us'); }
    const run: any = { lexicon: () => stop };
    const docs = rows.map((r: any) => ({ value: { title: r.Title ?? r.Name ?? r.name ?? r.title, description: r['Body (HTML)'] ?? r.Description ?? r.description } }) as any);
    const fs = docs.map((d: any) => toText(d.value.title + '\n' + d.value.description).folded);
    const t2 = performance.now(); for (const x of fs) languageOf(x, stop as any);
    console.log('lang us', ((performance.now() - t2) * 1000 / fs.length).toFixed(1), fs.reduce((a: any, b: any) => a + b.length, 0) / fs.length);
    if (k === 0) for (const d of docs) { const l = documentLanguage(d, run); if (l !== 'en' && l !== 'und') console.log(l, d.value.title, '|', String(d.value.description).slice(0, 300)); }
    }
    const seen = new Set();
    for (const x of texts.map(x => toText(x))) for (const m of x.folded.matchAll(/[\p{L}\p{N}]+/gu)) { const s = x.rawSpan({ start: m.index, end: m.index + m[0].length }); const got = toText(x.raw.slice(s.start, s.end), markupOf(x.raw)).folded; if (got !== m[0] && !seen.has(m[0])) { seen.add(m[0]); console.log('LAW', markupOf(x.raw), m[0], '|', x.raw.slice(s.start - 10, s.end + 10), '|', got); } }
  }
});
