import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { jpeg, product } from '../facts/pixels/photographs.ts';
import { command, folderWith } from './command.ts';

const photo = (seed: number) => product(700, { seed });
const own = await jpeg(photo(1));
const copy = await jpeg(sharp(await photo(2).png().toBuffer()).resize(400), 60);
const listing = 'id: MUG\ntitle: Stoneware Mug\nimages: [{src: img/1.jpg}, {src: img/2.jpg}]\n';
const supplied = 'references: [suppliers]\nrules: {"*/*": off, "image/near-duplicate": warning}\n';

/** A shop with a picture of its own and one of a supplier, whose folder git ignores. */
async function shop(config: string): Promise<string> {
  return folderWith({
    'shop/listing-lint.yaml': config,
    'shop/.gitignore': 'suppliers/\n',
    'shop/catalog/mug.yaml': listing,
    'shop/catalog/img/1.jpg': own,
    'shop/catalog/img/2.jpg': copy,
    'shop/suppliers/north/cup-350.png': await photo(2).png().toBuffer(),
    'shop/suppliers/north/cup-351.jpg': await jpeg(photo(3)),
    'shop/suppliers/north/broken.jpg': 'no picture',
    'shop/suppliers/prices.csv': 'sku,title\nS1,Cup 350\n',
  });
}

interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly path: readonly unknown[];
}
function findings(cwd: string, ...args: string[]): readonly Finding[] {
  const { stdout, stderr, status } = command(['--format', 'json', '--fail-on', 'never', ...args], { cwd });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as { documents: { file: string; findings: Finding[] }[] };
  return report.documents.flatMap(document => document.findings);
}
const message = 'Picture 2: same picture as supplier file suppliers/north/cup-350.png.';

test.each(['[suppliers]', '["suppliers/**"]', '["suppliers/north/*.png"]', '[suppliers/north/cup-350.png]'])(
  'references: %s names pictures, as the config sees them, whether git ignores them or not',
  async references => {
    const cwd = await shop(supplied.replace('[suppliers]', references));
    execFileSync('git', ['init', '-q'], { cwd: join(cwd, 'shop') });
    for (const folder of ['shop', 'shop/catalog'])
      expect(findings(join(cwd, folder))).toMatchObject([{ message, path: ['images', 1, 'src'] }]);
    expect(findings(join(cwd, 'shop'), '--no-images')).toEqual([]);
    expect(findings(join(cwd, 'shop'), '--lang', 'zh')).toMatchObject([
      { message: '第 2 张图与供应商文件 suppliers/north/cup-350.png 是同一张图片。' },
    ]);
  },
);

const all = (cwd: string, ...args: string[]): string =>
  command(['--format', 'json', ...args], { cwd }).stdout;

test('the same from a cold, a warm and no cache', async () => {
  const cwd = join(await shop(supplied), 'shop');
  const cold = all(cwd);
  expect(cold).toContain(message);
  expect(all(cwd)).toBe(cold);
  expect(all(cwd, '--no-cache')).toBe(cold);
});

test('a supplier’s picture in what is staged is told, and the cache stays out of git’s sight', async () => {
  const cwd = join(await shop(supplied), 'shop');
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  git('init', '-q');
  git('add', '-A');
  const staged = all(cwd, '--staged');
  expect(staged).toContain(message);
  expect(all(cwd, '--staged')).toBe(staged);
  expect(git('status', '--short')).not.toContain('listing-lint-cache');
});

test('a cache that came with the repository is not believed', async () => {
  const cwd = join(await shop(supplied), 'shop');
  // Looks of other pictures under the names of these.
  const put = (file: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), bytes);
  };
  put('.listing-lint-cache/pictures/0123456789abcdef/looks-00', Buffer.from('anything'));
  execFileSync('git', ['init', '-q'], { cwd });
  execFileSync('git', ['add', '-A', '-f'], { cwd });
  expect(findings(cwd)).toMatchObject([{ message }]);
  expect(execFileSync('git', ['status', '--short', '-uall'], { cwd, encoding: 'utf8' })).not.toContain('??');
});
