import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

interface Judged {
  readonly documents: readonly {
    readonly id: string;
    readonly findings: readonly {
      readonly messageId: string;
      readonly path: readonly unknown[];
      readonly evidence: { readonly text: string };
      readonly location: { readonly line: number };
    }[];
    readonly noData: readonly { readonly field: string }[];
  }[];
}

const lint = (cwd: string, ...args: readonly string[]): Judged => {
  const { stdout, stderr } = command(
    [...args, '--rule', 'price/inflated-original', '--format', 'json', '--as-of', '2026-11-22'],
    { cwd },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Judged;
};

const listings = 'id,title,price,compare_at\nA,Kettle,80,100\nB,Teapot,70,90\nC,Tray,10,12\n';

test('a history is joined by id, names its file, and is not judged itself', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: [history/*.csv]\nmarkets: [DE]\n',
    'shop/catalog.csv': listings,
    'history/prices.csv':
      'id,date,price\nA,2026-10-01,85\nA,2026-11-20,80\nB,2026-10-01,90\nB,2026-11-20,70\n',
  });
  const { documents } = lint(cwd);
  expect(documents.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  const [kettle, teapot, tray] = documents;
  expect(kettle?.findings).toMatchObject([
    { messageId: 'above-prior', path: ['price', 'compare_at'], location: { line: 2 } },
  ]);
  expect(kettle?.findings[0]?.evidence.text).toContain('history/prices.csv');
  expect([teapot?.findings, teapot?.noData]).toEqual([[], []]);
  expect(tray?.noData).toMatchObject([{ field: 'price.history' }]);
});

test('variants are joined by SKU and told at their own cells, once a listing', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: history.csv\nmarkets: [FR]\n',
    'products.csv':
      'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Image Src\n' +
      'sock,Sock,Size,S,S-S,8.00,10.00,\nsock,,Size,M,S-M,9.00,20.00,\nsock,,Size,L,S-L,9.50,15.00,\n',
    'history.csv':
      'sku,date,price\nS-S,2026-10-01,10\nS-S,2026-11-21,8\nS-M,2026-10-01,9\nS-M,2026-11-01,11\nS-M,2026-11-21,9\nS-L,2026-10-01,12\nS-L,2026-11-21,9.5\n',
  });
  const [{ findings }] = lint(cwd, 'products.csv').documents as [Judged['documents'][number]];
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    messageId: 'no-reduction',
    path: ['variants', 1, 'compare_at'],
    location: { line: 3 },
  });
});

test('a file of priceHistory without prices by day makes the run invalid, and says what would do', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: [notes.csv]\n',
    'catalog.csv': listings,
    'notes.csv': 'who,what\nme,nothing\n',
  });
  const { status, stderr } = command(['catalog.csv'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('notes.csv');
  expect(stderr).toContain('id, date, price');
});

const add = (cwd: string, ...args: readonly string[]) => command(['history', 'add', ...args], { cwd });
const textOf = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

test('history add begins the file that the config looks for, and adds nothing twice on one day', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: [history/*.csv]\nmarkets: [DE]\n',
    'catalog.csv': 'id,title,price,compare_at\n007,"Kettle, red",80,100\nB,Teapot,70,\nC,Tray,,\n',
  });
  const first = add(cwd, 'catalog.csv', '--as-of', '2026-11-21');
  expect([first.status, first.stdout]).toEqual([0, 'history/prices.csv: 2 prices of Nov 21, 2026 added\n']);
  const text = 'date,id,price,list_price,currency\n2026-11-21,007,80,100,\n2026-11-21,B,70,,\n';
  expect(textOf(cwd, 'history/prices.csv')).toBe(text);
  const again = add(cwd, 'catalog.csv', '--as-of', '2026-11-21', '--lang', 'zh');
  expect(again.stdout).toContain('2 条已有记录');
  expect(textOf(cwd, 'history/prices.csv')).toBe(text);
  add(cwd, '.', '--as-of', '2026-11-22');
  expect(textOf(cwd, 'history/prices.csv')).toBe(`${text}2026-11-22,007,80,100,\n2026-11-22,B,70,,\n`);
});

test('a price that falls on the same day replaces the higher one; every other byte stays', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: prices.csv\n',
    'prices.csv':
      '\ufeffid;note;date;price\r\n"A";"said ""so""";21.11.2026;9,00\r\nB;;21.11.2026;9,00\r\nA;"x";20.11.2026;12,00',
    'catalog.csv': 'id,title,price\nA,Kettle,8\nB,Teapot,10\nN,New,3\n',
  });
  expect(add(cwd, 'catalog.csv', '--as-of', '2026-11-21').stdout).toBe(
    'prices.csv: 1 price of Nov 21, 2026 added\n1 replaced by a lower one, 1 already there\n',
  );
  expect(textOf(cwd, 'prices.csv')).toBe(
    '\ufeffid;note;date;price\r\nA;;2026-11-21;8\r\nB;;21.11.2026;9,00\r\nA;"x";20.11.2026;12,00\r\nN;;2026-11-21;3\r\n',
  );
});

test('without priceHistory a new file is begun and the line for the config is said', () => {
  const cwd = folderWith({ 'catalog.csv': listings });
  const { stdout } = add(cwd, 'catalog.csv', '--as-of', '2026-11-21');
  expect(stdout).toContain('priceHistory: [history/prices.csv]');
  expect(textOf(cwd, 'history/prices.csv').split('\n')).toHaveLength(5);
});

test('nothing is written where nothing has a price, or the history has another shape', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: [wide.csv]\n',
    'wide.csv': 'id,2026-11-01,2026-11-02\nA,1,2\n',
    'catalog.csv': listings,
    'titles.csv': 'id,title\nA,Kettle\n',
  });
  const nothing = add(cwd, 'titles.csv', '--no-config');
  expect([nothing.status, existsSync(join(cwd, 'history'))]).toEqual([2, false]);
  const wide = add(cwd, 'catalog.csv');
  expect([wide.status, textOf(cwd, 'wide.csv')]).toEqual([2, 'id,2026-11-01,2026-11-02\nA,1,2\n']);
  expect(wide.stderr).toContain('wide.csv');
});

test('what history add writes is what the rule judges by', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'priceHistory: [history/*.csv]\nmarkets: [DE]\n',
    'catalog.csv': 'id,title,price,compare_at\nA,Kettle,100,\n',
    'sale.csv': 'id,title,price,compare_at\nA,Kettle,80,120\n',
  });
  for (const day of ['2026-11-19', '2026-11-20', '2026-11-21']) add(cwd, 'catalog.csv', '--as-of', day);
  expect(lint(cwd, 'sale.csv').documents[0]?.findings).toMatchObject([{ messageId: 'above-prior' }]);
});
