import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { marketFiles, platformFile } from '../../src/cli/plugin-data.ts';
import { command, folderWith, root } from './command.ts';

const otto = `profile: otto
as_of: "2026-11-26"
limits:
  title:
    length:
      - {max: 20, source: "OTTO Market, product data"}
  images:
    count:
      - {min: 8, source: "OTTO Market, pictures", url: "https://example.com/pictures"}
  seller:
    late:
      - {max: 0.03, windows: [30], source: "OTTO Market, delivery"}
`;
const swiss = `as_of: "2026-11-26"
laws:
  ch-code:
    markets: [CH]
    window_days: 10
    demands: []
    source: {title: "Code of the Swiss mail-order trade"}
`;
const windows = `as_of: "2026-11-26"
windows:
  ch:
    kind: lowest
    days: 30
    markets: [CH]
    source: "Swiss ordinance on prices, article 16"
`;
const shop = `- id: A
  title: A linen dress with a very long title
  price: {amount: 60, currency: CHF, compare_at: 100, history: [{date: 2026-11-01, amount: 70}, {date: 2026-11-20, amount: 60}]}
  images: [a.jpg, b.jpg]
- {kind: store, id: S, returns: {window_days: 7}}
- {kind: seller, id: O, profile: otto, orders: 1000, late_dispatch: 90}
`;

interface Report {
  readonly documents: readonly {
    readonly findings: readonly {
      readonly rule: string;
      readonly message: string;
      readonly evidence: { readonly source: { readonly title: string } | null } | null;
    }[];
  }[];
}

function found(files: Readonly<Record<string, string>>, ...args: string[]): readonly string[] {
  const cwd = folderWith({ 'shop.yaml': shop, ...files });
  const flags = ['--format', 'json', '--as-of', '2026-11-26', '--fail-on', 'never'];
  const { stdout, stderr } = command(['shop.yaml', ...flags, ...args], { cwd });
  expect(stderr).toBe('');
  const { documents } = JSON.parse(stdout) as Report;
  return documents.flatMap(({ findings }) =>
    findings.map(({ rule, message, evidence }) => `${rule}: ${message} (${evidence?.source?.title})`),
  );
}

describe('limits of a platform that a plugin brings', () => {
  const config = 'plugins: [./otto.yaml]\nprofiles: [otto]\n';
  test('bind listings and figures, with their source', () => {
    const said = found({ 'listing-lint.yaml': config, 'otto.yaml': otto });
    expect(said).toContain(
      'title/length: The title has 36 characters; the limit of otto is 20. (OTTO Market, product data)',
    );
    expect(said).toContainEqual(expect.stringMatching(/^image\/count: .*8.*\(OTTO Market, pictures\)/));
    expect(said).toContainEqual(
      expect.stringMatching(/^seller\/fulfilment: .*9.*3.*\(OTTO Market, delivery\)/),
    );
  });

  test('in a module as well, and the platform is known to flags', () => {
    const module = `export default { name: 'otto', limits: [${JSON.stringify(parse(otto))}] };\n`;
    const files = { 'listing-lint.yaml': 'plugins: [./otto.mjs]\n', 'otto.mjs': module };
    expect(found(files, '--profile', 'otto')).toContainEqual(expect.stringMatching(/^title\/length: /));
    const wrong = command(['shop.yaml', '--profile', 'oto'], {
      cwd: folderWith({ ...files, 'shop.yaml': shop }),
    });
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean otto?') });
  });
});

test('laws of a market that a plugin brings', () => {
  const files = {
    'listing-lint.yaml': 'plugins: [./returns.yaml, ./windows.yml]\nmarkets: [CH]\n',
    'returns.yaml': swiss,
    'windows.yml': windows,
  };
  const said = found(files);
  expect(said).toContainEqual(
    expect.stringMatching(/^returns\/law: .*7 days.*10 days\..*\(Code of the Swiss mail-order trade\)$/),
  );
  expect(said).toContainEqual(
    expect.stringMatching(/^price\/inflated-original: .*\(Swiss ordinance on prices, article 16\)$/),
  );
  expect(found({ 'listing-lint.yaml': 'markets: [CH]\n' }).filter(one => one.includes('Swiss'))).toEqual([]);
});

test.each([
  [
    otto.replace('otto', 'amazon'),
    'brings “limits.title.length” of “amazon”, and there is one already',
    '已经有了',
  ],
  [otto.replace('length', 'lenght'), '“limits.title.lenght”, which no rule reads', '没有检查项会读取'],
  [
    otto.replace('max: 20', 'max: "20"'),
    'limits.title.length[0].max is missing or of the wrong kind',
    '类型不对',
  ],
  [otto.replace('max: 20', 'max: 20, most: 3'), 'unknown key limits.title.length[0].most', '未知的配置项'],
  [otto.replace(/as_of.*\n/, ''), 'as_of is missing', '缺失'],
  [swiss.replace('CH', 'DE'), 'brings “laws.returns” of “DE”, and there is one already', '已经有了'],
  [swiss.replace('CH', 'Swiss'), 'unknown market “Swiss”', '未知的目标市场'],
  [windows.replace('lowest', 'least'), 'windows.ch.kind is missing or', '类型不对'],
  ['profile: [', 'does not load', '无法加载'],
])('%#: refused where the config names it', (text, en, zh) => {
  const cwd = folderWith({ 'listing-lint.yaml': 'plugins: [./more.yaml]\n', 'more.yaml': text });
  const english = command(['config', 'verify'], { cwd });
  expect(english.status).toBe(2);
  expect(english.stderr).toContain('listing-lint.yaml:1:11: ');
  expect(english.stderr).toContain(en);
  expect(command(['config', 'verify', '--lang', 'zh'], { cwd }).stderr).toContain(zh);
});

test('two plugins may not bring the same', () => {
  const cwd = folderWith({
    'listing-lint.yaml': 'plugins: [./a.yaml, ./b.yaml]\n',
    'a.yaml': otto,
    'b.yaml': otto,
  });
  expect(command(['config', 'verify'], { cwd }).stderr).toContain(
    'listing-lint.yaml:1:21: plugin “./b.yaml” brings “limits.title.length” of “otto”',
  );
});

test('the form is that of the built-in files', () => {
  const read = (file: string): unknown => parse(readFileSync(join(root, 'rules', file), 'utf8'));
  for (const name of [
    'alibaba',
    'aliexpress',
    'amazon',
    'dhgate',
    'ebay',
    'etsy',
    'google',
    'joom',
    'taobao',
    'tiktok',
  ])
    expect(platformFile.safeParse(read(`profiles/${name}.yaml`)).error?.issues ?? [], name).toEqual([]);
  const markets = {
    returns: read('markets/returns.yaml'),
    'price-windows': read('markets/price-windows.yaml'),
  };
  expect(marketFiles.safeParse(markets).error?.issues ?? []).toEqual([]);
});
