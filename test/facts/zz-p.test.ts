import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { it } from 'vitest';
import { markupOf } from '../../src/facts/text.ts';
import { parseHtml } from '../../src/facts/html.ts';
import { fold } from '../../src/facts/fold.ts';
import { Tokenizer } from 'htmlparser2';
it('p', () => {
  const rows: any[] = Papa.parse<any>(readFileSync('/work/shared/data/magento_sample/configurable_products.csv', 'utf8'), { header: true }).data;
  const texts = rows.flatMap(r => Object.values(r)).filter((x): x is string => typeof x === 'string' && x.length > 20).filter(x => markupOf(x) === 'html').map(x => Buffer.from(x).toString());
  const n = texts.length; const time = (name: string, f: (x: string) => any) => { for (let k = 0; k < 4; k++) { const t = performance.now(); for (const x of texts) f(x); if (k === 3) console.log(name, ((performance.now() - t) * 1000 / n).toFixed(1)); } };
  const no = () => {}; const cbs: any = new Proxy({}, { get: () => no }); const plainCbs: any = {}; for (const k of ['onattribdata','onattribentity','onattribend','onattribname','oncdata','onclosetag','oncomment','ondeclaration','onend','onopentagend','onopentagname','onprocessinginstruction','onselfclosingtag','ontext','ontextentity']) plainCbs[k] = no;
  time('markup', x => markupOf(x));
  time('tokenizer', x => { const t = new Tokenizer({}, plainCbs); t.write(x); t.end(); });
  time('parseHtml', x => parseHtml(x));
  const plains = texts.map(x => parseHtml(x).plain); let i = 0;
  time('fold', () => fold(plains[i++ % n] as string));
});
