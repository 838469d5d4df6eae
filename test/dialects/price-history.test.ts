import { expect, test } from 'vitest';
import { priceBook } from '../../src/dialects/price-history/book.ts';
import { dayInName, readPriceHistory } from '../../src/dialects/price-history/index.ts';
import type { SeenPrice } from '../../src/dialects/price-history/seen.ts';
import { read } from '../../src/input/read.ts';

/** The prices of a history file as `code date amount list currency`. */
async function seen(file: string, text: string): Promise<string[] | undefined> {
  const { source, parsed } = await read(file, new TextEncoder().encode(text));
  return parsed && readPriceHistory(source, parsed)?.map(line);
}
const line = ({ code, date, amount, list = '-', currency = '-' }: SeenPrice): string =>
  `${code} ${date} ${amount} ${list} ${currency}`;

test('a row a product and day, with what it was compared with', async () => {
  const text =
    'date,id,price,list_price,currency\n2026-11-20,007,12.50,15.00,EUR\n2026-11-21,007,9.90,,EUR\n';
  expect(await seen('history/prices.csv', text)).toEqual([
    '007 2026-11-20 12.50 15.00 EUR',
    '007 2026-11-21 9.90 - EUR',
  ]);
});

test('a single day is a history too: ids need not repeat', async () => {
  expect(await seen('p.csv', 'id,date,price\nA,2026-11-20,5\nB,2026-11-20,6\n')).toEqual([
    'A 2026-11-20 5 - -',
    'B 2026-11-20 6 - -',
  ]);
});

test('Chinese names, dates with a slash, a sale price against a price', async () => {
  const text = '日期,商品编号,价格,促销价\n2026/11/1,K1,100,\n2026/11/2,K1,100,80\n';
  expect(await seen('价格.csv', text)).toEqual(['K1 2026-11-01 100 - -', 'K1 2026-11-02 80 100 -']);
});

test('a column a day, prices with a decimal comma', async () => {
  const text = 'sku;2026-11-01;2026-11-02;03.11.2026\nA-1;12,50 €;;11,90 €\nA-2;7,00 €;7,00 €;7,00 €\n';
  expect(await seen('wide.csv', text)).toEqual([
    'A-1 2026-11-01 12.50 - EUR',
    'A-1 2026-11-03 11.90 - EUR',
    'A-2 2026-11-01 7.00 - EUR',
    'A-2 2026-11-02 7.00 - EUR',
    'A-2 2026-11-03 7.00 - EUR',
  ]);
});

test('a product with SKUs: each price under its own SKU', async () => {
  const text = 'product_id,variant_sku,date,price\nP,P-S,2026-11-01,10\nP,P-L,2026-11-01,12\n';
  expect(await seen('p.csv', text)).toEqual(['P-S 2026-11-01 10 - -', 'P-L 2026-11-01 12 - -']);
});

test.each([
  ['points', { id: 'A', prices: [{ x: '2026-11-01', y: 9.5 }] }],
  ['named points', { sku: 'A', history: [{ date: '2026-11-01', price: '9.50', currency: 'EUR' }] }],
  ['pairs with milliseconds', { id: 'A', data: [[Date.UTC(2026, 10, 1), 9.5]] }],
  ['days with prices', { id: 'A', series: { '2026-11-01': 9.5 } }],
  ['listings of ours', { id: 'A', price: { history: [{ date: '2026-11-01', amount: '9.5' }] } }],
  ['one record a day', { id: 'A', date: '2026-11-01', price: 9.5 }],
])('a tracker: %s', async (_, record) => {
  const found = await seen('tracker.json', JSON.stringify([record, { id: 'B', name: 'never priced' }]));
  expect(found).toHaveLength(1);
  expect(found?.[0]).toMatch(/^A 2026-11-01 9\.50? /);
});

test('exports whose name carries the day, variants by SKU', async () => {
  const text =
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Image Src\n' +
    'sock,Sock,Size,S,SOCK-S,8.00,10.00,\nsock,,Size,L,SOCK-L,9.00,,\n';
  expect(await seen('exports/products_2026-11-05.csv', text)).toEqual([
    'sock 2026-11-05 8.00 10.00 -',
    'SOCK-S 2026-11-05 8.00 10.00 -',
    'SOCK-L 2026-11-05 9.00 - -',
  ]);
  expect(await seen('exports/products.csv', text)).toBeUndefined();
});

test('the day in a file name', () => {
  expect(dayInName('a/20261105.csv')).toBe('2026-11-05');
  expect(dayInName('shop_1601_2026-11-05.csv')).toBe('2026-11-05');
  expect(dayInName('2026-13-05.csv')).toBeUndefined();
  expect(dayInName('2026-11-05/prices.csv')).toBeUndefined();
  expect(dayInName('order-120261105.csv')).toBeUndefined();
});

test('a book keeps currencies apart and knows the last day anybody looked', () => {
  const of = priceBook([
    { file: 'a.csv', prices: [{ code: 'A', date: '2026-11-01', amount: '5', currency: 'EUR' }] },
    {
      file: 'b.csv',
      prices: [
        { code: 'A', date: '2026-11-02', amount: '6', currency: 'EUR' },
        { code: 'A', date: '2026-11-02', amount: '7', currency: 'USD' },
        { code: 'B', date: '2026-11-09', amount: '1' },
        { code: 'C', date: '2026-11-01', amount: '1', currency: 'USD' },
      ],
    },
  ]);
  expect(of('A', 'EUR')).toEqual({
    points: [
      { date: '2026-11-01', amount: '5' },
      { date: '2026-11-02', amount: '6' },
    ],
    through: '2026-11-09',
    file: 'a.csv, b.csv',
  });
  expect(of('A', undefined)).toBeUndefined();
  expect(of('B', 'EUR')?.points).toHaveLength(1);
  expect(of('C', undefined)?.points).toHaveLength(1);
  expect(of('C', 'EUR')).toBeUndefined();
  expect(of('D', 'EUR')).toBeUndefined();
});
