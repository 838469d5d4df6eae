import { expect, it } from 'vitest';
import { command, folderWith } from './command.ts';

const header = 'sku,title,price,seller,brand,负责人';
const stuffed = 'Linen Dress Linen Dress Linen Dress Blue';
const rows = [
  `A1,${stuffed},12,norrfolk-shop,Norrfolk,李雷`,
  'A2,Norrfolk linen shirt with two pockets,12,norrfolk-shop,Norrfolk,韩梅梅',
  `A3,${stuffed},3,cup-house,,李雷`,
  'A4,Enamel plate with a blue rim,3,,Cups,',
];
const cwd = folderWith({ 'a.csv': `${[header, ...rows].join('\n')}\n`, 'b.csv': `${header}\n${rows[1]}\n` });

const groupsBy = (value: string) =>
  JSON.parse(command(['.', '--group-by', value, '--format', 'json'], { cwd }).stdout).summary.groups;

it('listings are counted by seller, brand, owner and file: the lowest score first, those without a value last', () => {
  const keys = (value: string) =>
    groupsBy(value).map(({ key, listings }: Record<string, unknown>) => [key, listings]);
  expect(keys('seller')).toEqual([
    ['cup-house', 1],
    ['norrfolk-shop', 3],
    [null, 1],
  ]);
  expect(keys('brand')).toEqual([
    ['Norrfolk', 3],
    ['Cups', 1],
    [null, 1],
  ]);
  expect(keys('owner')).toEqual([
    ['李雷', 2],
    ['韩梅梅', 2],
    [null, 1],
  ]);
  expect(keys('file')).toEqual([
    ['a.csv', 4],
    ['b.csv', 1],
  ]);
  const [worst] = groupsBy('seller');
  expect(worst).toMatchObject({ by: 'seller', topRule: 'title/stuffing' });
  expect(Object.values(worst.verdicts as Record<string, number>).reduce((sum, count) => sum + count)).toBe(1);
});

it('the report has a table of them in the language of the reader, and none where nobody asks', () => {
  const pretty = (args: readonly string[]) => command(['.', ...args], { cwd }).stdout;
  const english = pretty(['--lang', 'en', '--group-by', 'seller']);
  expect(english).toMatch(/Seller +listings +score +checked +blocked +needs work +ready/);
  expect(english).toMatch(/^ {2}cup-house +1 +\d+\.\d +\d+% +0 +\d +\d.* title\/stuffing$/m);
  expect(english).toMatch(/^ {2}\(none\) +1 /m);
  const chinese = pretty(['--lang', 'zh', '--group-by', 'owner']);
  expect(chinese).toMatch(/负责人 +商品数 +质量分 +已检查 +必须修改 +建议修改 +可上架/);
  expect(chinese).toMatch(/^ {2}（无） +1 /m);
  expect(pretty(['--lang', 'en', '--group-by', 'file', '--rule', 'title/*'])).toMatch(
    /File +listings +costs most/,
  );
  expect(pretty(['--lang', 'en'])).not.toContain('costs most');
  expect(command(['.', '--group-by', 'shop'], { cwd }).status).toBe(2);
});

it('the language of the config is that of the titles too', () => {
  const titles = folderWith({
    'a.csv': 'sku,title,price\nA,Kruh Kruh Kruh Kruh bijeli,1\n',
    'listing-lint.yaml': 'language: hr\n',
  });
  const { documents } = JSON.parse(command(['a.csv', '--format', 'json'], { cwd: titles }).stdout);
  expect(documents[0].noData.map(({ rule }: { rule: string }) => rule)).toContain('title/stuffing');
});
