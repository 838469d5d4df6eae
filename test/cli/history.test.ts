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
