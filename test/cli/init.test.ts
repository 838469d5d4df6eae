import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const german = [
  'Artikelnr,Bezeichnung lang,Produktfotos,Netto,Einkaufspreis',
  'X1,Handgefertigte Kaffeetasse aus Steinzeug für die Küche,https://shop.example.de/a.jpg,12.90,4.00',
  'X2,Große Schale aus Steinzeug mit Deckel für den Ofen,https://shop.example.de/b.jpg,19.90,5.00',
  'X3,Teller flach aus Steinzeug und in Blau für die Küche,https://shop.example.de/c.jpg,9.90,3.00',
  '',
].join('\n');

const init = (cwd: string, ...args: string[]) => command(['init', ...args], { cwd });
const written = (cwd: string): string => readFileSync(join(cwd, 'listing-lint.yaml'), 'utf8');

describe('init', () => {
  test('proposes columns by what stands in them, never private ones, and writes a valid config', () => {
    const cwd = folderWith({ 'artikel.csv': german });
    const { stdout, status } = init(cwd, 'artikel.csv');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Wrote listing-lint\.yaml\. With it:\n\nlisting-lint \d{4}-/);
    const text = written(cwd);
    expect(text).toContain('# fields: {title: Bezeichnung lang, images: Produktfotos, price.amount: Netto}');
    expect(text).not.toMatch(/fields:.*Einkaufspreis/);
    expect(text).toContain('# yaml-language-server: $schema=listing-lint.schema.json');
    expect(command(['config', 'verify'], { cwd }).stdout).toContain('listing-lint.yaml: valid');
    // Uncommented, the proposal reads the columns.
    const ready = folderWith({
      'artikel.csv': german,
      'listing-lint.yaml': text.replace('# fields:', 'fields:'),
    });
    const columns = command(['config', 'print', '--columns', 'artikel.csv'], { cwd: ready }).stdout;
    expect(columns).toMatch(/B {2}Bezeichnung lang {2}title/);
  });

  test('a platform from the export, a country from the currency, the language where it is one', () => {
    const shopify = folderWith({
      'p.csv':
        'Handle,Title,Body (HTML),Vendor,Variant Price,Image Src\na,Oak table for the kitchen,<p>A table made of oak with four legs.</p>,N,9.00,x.jpg\n',
    });
    init(shopify);
    expect(written(shopify)).toMatch(/^profiles: \[shopify\]$/m);
    const yen = folderWith({
      'a.yaml': '- {id: A, title: 木製テーブルのご紹介です, brand: N, price: {amount: 900, currency: JPY}}\n',
    });
    init(yen);
    expect(written(yen)).toMatch(/^markets: \[JP\]$/m);
    expect(written(yen)).toMatch(/^language: ja$/m);
  });

  test('leaves a config that is there alone, and says when there is nothing to look at', () => {
    const cwd = folderWith({ 'artikel.csv': german, 'listing-lint.yaml': '# mine\n' });
    const { stdout, stderr } = init(cwd, 'artikel.csv', '--lang', 'zh');
    expect(stdout).toContain('configVersion: 1');
    expect(stderr).toContain('listing-lint.yaml 已存在');
    expect(written(cwd)).toBe('# mine\n');
    expect(init(folderWith({ 'a.txt': 'x' }))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('No listings here'),
    });
  });

  test('an order in the names of pictures is proposed, and understood once it holds', () => {
    const listings = Array.from({ length: 6 }, (_, at) => {
      const images = ['01', '02', '03', '04', '05'].map(number => ({ src: `DR-10${at}_${number}.jpg` }));
      return { id: `DR-10${at}`, title: `Leinenkleid ${at}`, images };
    });
    const cwd = folderWith({ 'dresses.json': JSON.stringify(listings) });
    init(cwd);
    const text = written(cwd);
    expect(text).toContain('file names end in _01, _02, _03, _04, _05.');
    expect(text).toContain('24 more pictures');
    expect(text).toContain('# pictureNames: {front: _01$, back: _02$, side: _03$, detail: _04$}');
    const judged = (config: string) => {
      const folder = folderWith({ 'dresses.json': JSON.stringify(listings), 'listing-lint.yaml': config });
      const args = ['--rule', 'image/angles', '--rule', 'image/detail', '--format', 'json'];
      return JSON.parse(command(args, { cwd: folder }).stdout).summary.byRule['image/detail'];
    };
    expect(judged(text)).toMatchObject({ judged: 0, noData: 6 });
    expect(judged(text.replace('# pictureNames', 'pictureNames'))).toMatchObject({ findings: 0, judged: 6 });
    // A name for each picture is no order.
    const named = listings.map(one => ({
      ...one,
      images: one.images.map(({ src }) => ({ src: src.replace(/-|_0/g, 'x') })),
    }));
    const other = folderWith({ 'dresses.json': JSON.stringify(named) });
    init(other);
    expect(written(other)).not.toContain('pictureNames');
  });
});
