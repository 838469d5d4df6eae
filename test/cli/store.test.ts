import { expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const dress = (id: string): string =>
  `id: ${id}\ntitle: Linen Wrap Dress\ncategory: apparel/dress\navailability: in_stock\nvariants: [{sku: a, size: S}, {sku: b, size: M}]\n`;

const shop = {
  'store.yaml':
    'kind: store\nid: main\nreturns: {page: returns.md}\nshipping:\n  processing: {min_days: 1, max_days: 2}\n  options: [{method: DHL, min_days: 2, max_days: 4, cost: 4.90, currency: EUR}]\nsize_standard: {unit: cm, basis: body, rows: [{size: S, bust: 88}, {size: M, bust: 92}]}\n',
  'returns.md': 'You can return any unused item within 30 days of delivery.\n',
  'outlet.yaml': 'kind: store\nid: outlet\nlinks: {contact: [footer]}\n',
  'dress.yaml': dress('DRESS-1'),
  'sale/dress.yaml': dress('DRESS-2'),
};

const missing = (cwd: string, ...args: readonly string[]): readonly string[] => {
  const rules = ['returns/parts', 'shipping/listing-info', 'size/chart-missing'].flatMap(id => [
    '--rule',
    id,
  ]);
  const { stdout, stderr } = command([...args, ...rules, '--format', 'json'], { cwd });
  if (stdout === '') throw new Error(stderr);
  const { documents } = JSON.parse(stdout) as {
    readonly documents: readonly {
      readonly id: string;
      readonly findings: readonly { readonly rule: string }[];
    }[];
  };
  return documents.flatMap(({ id, findings }) => findings.map(({ rule }) => `${id} ${rule}`));
};

test('a listing lacks nothing that the store of the config says for it', () => {
  const cwd = folderWith({ ...shop, 'listing-lint.yaml': 'store: store.yaml\n' });
  expect(missing(cwd, 'dress.yaml')).toEqual([]);
  expect(missing(cwd, 'dress.yaml', '--no-config')).toEqual([
    'DRESS-1 returns/parts',
    'DRESS-1 shipping/listing-info',
    'DRESS-1 size/chart-missing',
  ]);
});

test('an override has listings lean on another store', () => {
  const config = 'store: store.yaml\noverrides:\n  - files: [sale/**]\n    store: outlet.yaml\n';
  const cwd = folderWith({ ...shop, 'listing-lint.yaml': config });
  expect(missing(cwd, 'dress.yaml', 'sale/dress.yaml')).toEqual([
    'DRESS-2 returns/parts',
    'DRESS-2 shipping/listing-info',
    'DRESS-2 size/chart-missing',
  ]);
});

test.each([
  ['gone.yaml', 'does not exist'],
  ['dress.yaml', 'holds no store'],
])('%s as the store is no valid run', (file, why) => {
  const cwd = folderWith({ ...shop, 'listing-lint.yaml': `store: ${file}\n` });
  const { status, stderr } = command(['sale/dress.yaml', '--lang', 'en'], { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
});
