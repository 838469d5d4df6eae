import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'listing-lint-pack-'));
const run = (command: string, args: string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  const tarball = run(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    root,
  ).trim();
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)], folder);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes of a folder, links not followed. */
function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map(entry => statSync(join(path, entry), { throwIfNoEntry: false }))
    .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
}

test('an install of the packed tarball takes at most 45 MB and brings no database driver', () => {
  const modules = join(folder, 'node_modules');
  expect(sizeOf(modules) / 1e6).toBeLessThanOrEqual(45);
  const packages = readdirSync(modules).flatMap(name =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map(child => `${name}/${child}`) : [name],
  );
  expect(packages.filter(name => /mongo|redis|^pg$|mysql|memjs|sqlite|wordnet/.test(name))).toEqual([]);
});

test('a plugin that takes only the public API passes its tests, is typed, and runs by its config', () => {
  const plugin = join(folder, 'node_modules/listing-lint-plugin-outdoor');
  cpSync(join(root, 'fixtures/plugin'), plugin, { recursive: true });
  expect(run(process.execPath, ['--test'], plugin)).toMatch(/^# fail 0$/m);
  const options = [
    '--noEmit',
    '--allowJs',
    '--checkJs',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
  ];
  const sources = ['index.js', 'words.js', 'rules/litres.js', 'rules/waterproof.js'];
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...sources], plugin);
  const shop = mkdtempSync(join(folder, 'shop-'));
  writeFileSync(join(shop, 'listing-lint.yaml'), 'extends: [listing-lint-plugin-outdoor]\n');
  writeFileSync(join(shop, 'bag.yaml'), 'id: B-1\ntitle: Hiking Backpack 35 Liters\n');
  const found = run('npx', ['--no-install', 'listing-lint', 'bag.yaml', '--format', 'compact'], shop);
  expect(found).toContain('bag.yaml:2:24 info outdoor/litres B-1: “35 Liters” is written 35 L here.');
  const summit = [
    '--profile',
    'summit',
    '--rule',
    'image/count',
    '--format',
    'compact',
    '--fail-on',
    'never',
  ];
  writeFileSync(join(shop, 'cap.yaml'), 'id: C-1\ntitle: Cap\nimages: [a.jpg, b.jpg]\n');
  expect(run('npx', ['--no-install', 'listing-lint', 'cap.yaml', ...summit], shop)).toContain('summit');
});

test('the packed API checks files as the command does, byte for byte, and is typed', () => {
  const shop = mkdtempSync(join(folder, 'files-'));
  const files = {
    'listing-lint.yaml':
      'markets: [DE]\nfiles: [catalog/**]\ndeclare: [{id: acme/sku, field: id, match: "[A-Z]-[0-9]+"}]\n',
    'team.yaml': 'markets: [US]\n',
    'catalog/mug.yaml': 'id: m1\ntitle: Stoneware Mug!!!\nprice: 12 EUR\n',
    'catalog/bowl.csv': 'sku,title\nB-1,Stoneware Bowl\nB-2,Stoneware Bowl\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(shop, name)), { recursive: true });
    writeFileSync(join(shop, name), text);
  }
  const printed = (...args: string[]): string =>
    run('npx', ['--no-install', 'listing-lint', '--format', 'json', '--fail-on', 'never', ...args], shop);
  const use = (options: string): string => {
    const code = `import { lint } from 'listing-lint';
      const report = await lint(${options});
      process.stdout.write(JSON.stringify(report, null, 2) + '\\n');`;
    return run(process.execPath, ['--input-type=module', '-e', code], shop);
  };
  const report = printed();
  expect(report).toContain('acme/sku');
  expect(use('{}')).toBe(report);
  expect(use('{ files: "catalog/*.csv", config: "team.yaml", lang: "zh" }')).toBe(
    printed('catalog/*.csv', '--config', 'team.yaml', '--lang', 'zh'),
  );
  expect(use('{ files: ["catalog/mug.yaml"], config: false, images: false }')).toBe(
    printed('catalog/mug.yaml', '--no-config', '--no-images'),
  );
  const inline = use('{ config: { extends: "./team.yaml", files: ["catalog/**"], markets: ["GB"] } }');
  expect(JSON.parse(inline).run.assumed[0].markets).toEqual(['GB']);
  const refused = (options: string): string => use(`${options} }).catch(error => ({ said: error.message })`);
  expect(refused('{ config: { markets: "Germny" }')).toContain('config:1:10: unknown market “Germny”');
  expect(refused('{ files: "none"')).toContain('Nothing to check');
  expect(refused('{ cwd: "nowhere"')).toContain('nowhere: no such folder');
  const source = `import { lint, type FilesOptions, type Report } from 'listing-lint';
const options: FilesOptions = { files: ['catalog'], cwd: '.', config: { markets: ['DE'] }, lang: 'zh' };
const report: Report = await lint(options);
const texts: Report = await lint([{ file: 'a.yaml', text: 'id: A' }], { lang: 'en' });
// @ts-expect-error a key that no config has
await lint({ config: { market: 'DE' } });
export const scores = [...report.documents, ...texts.documents].map(({ score }) => score);
`;
  writeFileSync(join(shop, 'use.mts'), source);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'use.mts'], shop);
}, 300_000);

test('the installed command lints a file, and its licence notices come along', () => {
  writeFileSync(
    join(folder, 'mug.yaml'),
    'id: M-1\ntitle: Stoneware Mug, 350 ml\ndescription: Holds 350 ml.\n',
  );
  const report = JSON.parse(
    run('npx', ['--no-install', 'listing-lint', 'mug.yaml', '--format', 'json'], folder),
  );
  expect(report.documents[0].id).toBe('M-1');
  expect(existsSync(join(folder, 'node_modules/listing-lint/dist/NOTICES.txt'))).toBe(true);
});

test('a run that meets something new keeps the code compiled for it', () => {
  const cache = join(folder, 'node_modules/listing-lint/dist/cache');
  const kept = (...args: string[]): number => {
    run('npx', ['--no-install', 'listing-lint', ...args], folder);
    // Node 22 keeps it elsewhere.
    return existsSync(cache) ? sizeOf(cache) : Number.NaN;
  };
  rmSync(cache, { recursive: true, force: true });
  const help = kept('--help');
  if (Number.isNaN(help)) return;
  const check = kept('mug.yaml');
  expect(check).toBeGreaterThan(help);
  expect(kept('mug.yaml', '--quiet')).toBe(check);
});
