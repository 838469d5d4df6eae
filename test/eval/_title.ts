import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { toText } from '../../src/facts/text.ts';
import { languageOf } from '../../src/facts/language.ts';
import { readTitle } from '../../src/facts/title/reading.ts';
import { scoreTitle } from '../../src/facts/title/score.ts';
const lex = (n: string) => { const c = cache.get(n) ?? parse(readFileSync(`/work/main/rules/lexicons/${n}.yaml`, 'utf8')); cache.set(n, c); return c; };
const cache = new Map<string, any>();
const run = { asOf: '2026-11-24', lexicon: lex, allowed: () => [] } as any;
export const judge = (title: string, brand = '') => {
  const t = toText(title);
  return scoreTitle(readTitle(t.folded, languageOf(t.folded, lex('stopwords')), toText(brand).folded, run));
};
const rows = readFileSync('/work/shared/eval/titles.jsonl', 'utf8').trim().split('\n').map(l => JSON.parse(l));
const auc = (p: number[], n: number[]) => { let w = 0; for (const a of p) for (const b of n) w += a > b ? 1 : a === b ? .5 : 0; return w / p.length / n.length; };
const T = +(process.argv[2] ?? .5);
if (process.argv[1]?.includes("_title")) for (const lang of ['en', 'zh', 'all']) {
  const mine = rows.filter(r => lang === 'all' || r.lang === lang).map(r => ({ ...r, s: judge(r.title) }));
  const pos = mine.filter(r => r.stuffed === 2), neg = mine.filter(r => r.stuffed === 0);
  const tp = pos.filter(r => r.s.score >= T).length, fp = neg.filter(r => r.s.score >= T).length;
  console.log(lang, 'n+', pos.length, 'n-', neg.length, 'tp', tp, 'fp', fp, 'F1', (2 * tp / (tp + fp + pos.length)).toFixed(3), 'AUC', auc(pos.map(r => r.s.score), neg.map(r => r.s.score)).toFixed(3), '1s flagged', mine.filter(r => r.stuffed === 1 && r.s.score >= T).length, '/', mine.filter(r => r.stuffed === 1).length);
  if (lang === 'all') {
    const sorted = [...pos, ...neg].sort((a, b) => a.title.length - b.title.length);
    for (let k = 0; k < 3; k++) { const t = sorted.slice(Math.floor(k * sorted.length / 3), Math.floor((k + 1) * sorted.length / 3)); console.log('  third', k, t.filter(r => r.stuffed === 2).length, t.filter(r => r.stuffed === 0).length, auc(t.filter(r => r.stuffed === 2).map(r => r.s.score), t.filter(r => r.stuffed === 0).map(r => r.s.score)).toFixed(3)); }
  } else if (process.argv[3]) for (const r of mine.sort((a, b) => a.s.score - b.s.score)) if (process.argv[3] === 'all' || (r.stuffed === 2 && r.s.score < T) || (r.stuffed === 0 && r.s.score > T - .2)) console.log(' ', r.stuffed, r.s.score.toFixed(2), r.id, r.title, '\n        ', Object.entries(r.s.features).filter(([, v]) => v).map(([k, v]) => `${k} ${v}`).join(' '), '|', r.s.sayings.map((s: any) => `${s.key}=${s.pieces.map((p: any) => p.text).join(',')}`).join(' ; '));
}
