import { describe, expect, it } from 'vitest';
import { dialectNames, isOurs } from '../../src/dialects/index.ts';
import { closest, foldName } from '../../src/dialects/names.ts';
import { readDate } from '../../src/dialects/scalar.ts';
import { csv } from '../../src/formats/csv.ts';
import { json } from '../../src/formats/json.ts';
import { xml } from '../../src/formats/xml.ts';
import { reading } from './reading.ts';

const file = (text: string) => ({ file: 'x', text, encoding: 'utf-8' as const, bom: false });

describe('which files are ours', () => {
  it.each([
    '{"kind": "store", "id": "s"}',
    '{"id": "A1", "price": 12}',
    '{"title": "Cup", "images": ["a.jpg"]}',
    '{"id": "A1", "title": "Cup", "description": "Holds heat"}',
    '[{"sku": "A1", "gtin": "4006381333931", "warehouse": 3, "bin": 4, "aisle": 5}]',
  ])('a record: %s', text => {
    expect(isOurs(json.parse(file(text)))).toBe(true);
  });

  it.each([
    '{"name": "tool", "version": "1.0.0", "description": "A tool", "keywords": [], "scripts": {}, "license": "MIT", "type": "module"}',
    '{"compilerOptions": {}, "include": ["src"]}',
    '{"kind": "Deployment", "metadata": {"name": "web"}, "spec": {}}',
    '[1, 2, 3]',
    '{"title": "A page", "layout": "post", "date": "2026-01-01"}',
  ])('not a record: %s', text => {
    expect(isOurs(json.parse(file(text)))).toBe(false);
  });

  it.each([
    [
      '<rss><item><g:id>1</g:id><g:title>Cup</g:title><g:image_link>a</g:image_link><g:link>b</g:link></item></rss>',
      true,
    ],
    ['<products><product><id>1</id><title>Cup</title><price>5</price></product></products>', true],
    ['<rss><item><title>News</title><link>b</link><description>Open</description></item></rss>', false],
    ['<project><name>tool</name><version>1</version></project>', false],
  ])('a feed: %s', (text, ours) => {
    expect(isOurs(xml.parse(file(text)))).toBe(ours);
  });

  it.each([
    ['Handle,Title,Body (HTML),Variant Price\ncup,Cup,x,5\n', true],
    ['sku,name,price\nA,Cup,5\n', true],
    ['kind,id,body\nmessage,M1,Sent\n', true],
    ['商品标题,价格\n杯子,5\n', true],
    ['id,name,email\n1,Ann,a@x.example\n', false],
    ['date,page,visits\n2026-01-01,home,12\n', false],
  ])('a table: %s', (text, ours) => {
    expect(isOurs(csv.parse(file(text)))).toBe(ours);
  });
});

describe('the dialect of a table', () => {
  const few = 'Handle,Title,Vendor,Price\ncup,Cup,Norrfolk,5\n';

  it('needs marks that hardly another format has', () => {
    expect(reading('csv', few).dialect).toBe('table');
    expect(reading('csv', 'Type,SKU,Name,Price\nHome,A,Cup,5\n').dialect).toBe('table');
  });

  it('is the one asked for', () => {
    expect(dialectNames).toEqual([
      'native',
      'shopify',
      'woocommerce',
      'magento',
      'google-merchant',
      'amazon',
      'tiktok',
      '1688',
      'alibaba',
      'aliexpress',
      'table',
      'schema.org',
    ]);
    expect(reading('csv', few, { dialect: 'shopify' }).documents[0]?.value).toMatchObject({
      variants: [{ price: '5' }],
    });
  });
});

describe('names', () => {
  it('are the same in any spelling', () => {
    for (const name of ['Compare-at price', 'compare_at_price', 'ＣompareAt Price *', 'COMPARE AT PRICE']) {
      expect(foldName(name)).toBe('compareatprice');
    }
  });

  it('are guessed when near, never when far', () => {
    const known = ['title', 'alt', 'kind', 'description', 'expires'];
    expect(closest('tilte', known)).toBe('title');
    expect(closest('atl', known)).toBe('alt');
    expect(closest('discription', known)).toBe('description');
    expect(closest('bin', known)).toBeUndefined();
    expect(closest('warehouse', known)).toBeUndefined();
  });
});

describe('dates', () => {
  it.each([
    ['2026-11-05', '2026-11-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026年11月5日', '2026-11-05'],
    ['5.11.2026', '2026-11-05'],
    ['25/11/2026', '2026-11-25'],
    ['11/25/2026', '2026-11-25'],
    ['2026-11-05 7:30', '2026-11-05T07:30'],
    ['2026-11-05 07:30:00 UTC', '2026-11-05T07:30:00Z'],
  ])('%s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each(['03/04/2026', '2026-02-30', 'soon', '20261105', '2026'])('no clear date: %s', text => {
    expect(readDate(text)).toBeUndefined();
  });
});
