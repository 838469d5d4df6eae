import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { it } from 'vitest';
import detail from '../../rules/image/detail.ts';
import parts from '../../rules/lexicons/image-parts.yaml';
import edgeWords from '../../rules/lexicons/image-view-words.yaml';
import views from '../../rules/lexicons/image-views.yaml';
import { contextFor } from '../../src/engine/context.ts';
import { picturesOf } from '../../src/facts/images.ts';
const lists = [views, edgeWords, parts] as any[];
const run: any = { asOf: '', lexicon: (n: string) => lists.find(l => l.list === n), allowed: () => [] };
const read = (f: string) => Papa.parse<any>(readFileSync('/work/shared/data/' + f, 'utf8').replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
const opts = Object.fromEntries(Object.entries(detail.options).map(([k, o]: any) => [k, o.default]));
it('real', () => {
  const sets: Record<string, any[]> = {};
  for (const f of ['shopifypartners_apparel', 'shopifypartners_home-and-garden', 'shopifypartners_jewelery', 'swiminista_2023']) {
    const by = new Map<string, any>();
    for (const r of read(`shopify_exports/${f}.csv`)) {
      const d = by.get(r.Handle) ?? { id: r.Handle, title: r.Title, images: [] };
      by.set(r.Handle, d);
      if (r['Image Src']) d.images.push({ src: r['Image Src'], alt: r['Image Alt Text'] || undefined });
    }
    sets[f] = [...by.values()];
  }
  for (const f of ['importer_unit_test_sample', 'sample_products']) sets[f] = read(`woocommerce/${f}.csv`).filter(r => r.Type !== 'variation').map(r => ({ id: r.SKU, title: r.Name, images: (r.Images ?? '').split(',').map((s: string) => ({ src: s.trim() })).filter((i: any) => i.src) }));
  sets.adidas = read('listings_en/adidas_us_2021.csv').map(r => ({ id: r.sku, title: r.name, images: r.images.split('~').map((src: string) => ({ src })) }));
  sets.walmart = read('listings_en/walmart_2022.csv').map(r => ({ id: r.sku, title: r.title, images: (r.images ?? '').split(/[~|,]\s*(?=http)/).map((src: string) => ({ src })) }));
  const man = new Map<string, any>();
  for (const r of read('images/manifest.csv')) { const d = man.get(r.product) ?? { id: r.product, title: r.product.replace(/[_-]/g, ' '), images: [] }; man.set(r.product, d); d.images.push({ src: r.file }); }
  sets.manifest = [...man.values()];
  for (const [name, docs] of Object.entries(sets)) {
    const c: Record<string, number> = {}; const shows: Record<string, number> = {}; const ex: string[] = [];
    const documents = docs.map(value => ({ kind: 'listing', value }) as any);
    const t = performance.now();
    for (const document of documents) picturesOf(document, run);
    const us = (performance.now() - t) * 1000 / docs.length;
    for (const document of documents) {
      const value = document.value;
      const setting = { severity: null, options: opts };
      const o: any = detail.check(value, contextFor(detail, document, run, setting as any, { carriage: () => 'carries', settings: () => ({ profiles: [], markets: [], rule: () => setting }), peer: () => undefined } as any) as never);
      const key = o.kind === 'findings' ? o.findings[0].messageId : o.kind;
      c[key] = (c[key] ?? 0) + 1;
      const p = picturesOf(document, run);
      for (const x of p.distinct) for (const s of x.shows) { shows[s] = (shows[s] ?? 0) + 1; if (!/adidas/.test(name) || s !== 'detail') ex.push(`${s}: ${decodeURIComponent(value.images[x.index].src).split('/').pop()} | ${value.images[x.index].alt ?? ''} | ${value.title}`); }
      if (key === 'missing' && p.distinct.length > 1) ex.push(`MISSING ${value.title}: ${value.images.map((i: any) => i.src.split('/').pop()).join(' ')}`.slice(0, 400));
    }
    console.log(name, docs.length, JSON.stringify(c), JSON.stringify(shows), us.toFixed(1) + 'us\n' + ex.filter((_, i) => i % Math.ceil(ex.length / 14) === 0).join('\n'));
  }
});
