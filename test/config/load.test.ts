import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConfigFlags } from '../../src/config/flags.ts';
import { loadConfig } from '../../src/config/load.ts';
import { ConfigError, problemsText } from '../../src/config/problem.ts';
import { known } from './known.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listing-lint-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
};
const load = (cwd = '.', flags: ConfigFlags = {}) =>
  loadConfig(join(folder, cwd), flags, { known: () => known, load: undefined });
const read = async (cwd?: string, flags?: ConfigFlags) =>
  (await load(cwd, flags)).layers.map(({ source }) => source.file);
const problems = async (cwd?: string, flags?: ConfigFlags): Promise<string> => {
  try {
    await load(cwd, flags);
  } catch (error) {
    if (error instanceof ConfigError) return problemsText(error.problems, 'en');
    throw error;
  }
  return '';
};

test('the nearest config up to the root of the repository holds', async () => {
  write({
    '.git/HEAD': '',
    'listing-lint.yaml': '',
    'shop/a/x': '',
    'team/listing-lint.yml': '',
    'team/b/x': '',
  });
  expect(await read('shop/a')).toEqual(['../../listing-lint.yaml']);
  expect(await read('team/b')).toEqual(['../listing-lint.yml']);
  expect(await read('team/b', { config: false })).toEqual([]);
  expect(await read('shop', { config: '../team/listing-lint.yml' })).toEqual(['../team/listing-lint.yml']);
});

test('.yaml goes before .yml', async () => {
  write({ 'listing-lint.yml': '', 'listing-lint.yaml': '' });
  expect(await read()).toEqual(['listing-lint.yaml']);
});

test('a config above the root of the repository, or without a repository above the folder, is another’s', async () => {
  write({ 'listing-lint.yaml': '', 'repo/.git/HEAD': '', 'repo/shop/x': '', 'loose/x': '' });
  expect(await read('repo/shop')).toEqual([]);
  expect(await read('loose')).toEqual([]);
});

test('what is extended comes first, presets in the order they are named', async () => {
  write({
    'listing-lint.yaml': 'extends: [./conf/team.yaml]\n',
    'conf/team.yaml': 'extends: [strict, ../base.yaml]\n',
    'base.yaml': '\ufeffextends: core\n',
  });
  expect(await read()).toEqual(['base.yaml', 'conf/team.yaml', 'listing-lint.yaml']);
  expect((await load()).preset).toBe('core');
});

test('a preset of the file itself counts more than one it extends, and recommended is the default', async () => {
  write({
    'listing-lint.yaml': 'extends: [./team.yaml, core]\n',
    'team.yaml': 'extends: strict\n',
    'x/listing-lint.yaml': '',
  });
  expect((await load()).preset).toBe('core');
  expect((await load('x')).preset).toBe('recommended');
});

test('all that is wrong with files and flags is told at once', async () => {
  write({
    'listing-lint.yaml': 'extends: [./team.yaml, recomended, "@acme/rules", ./gone.yaml]\nmarkets: [XX]\n',
    'team.yaml': 'extends: ./listing-lint.yaml\nlanguage: klingonish\n',
  });
  expect(
    await problems('.', {
      profile: ['amazon', 'amzon'],
      market: ['Japan'],
      rule: ['image/*', 'img/*'],
      asOf: 'today',
    }),
  ).toBe(
    [
      '--profile amzon: unknown platform “amzon”',
      '  did you mean amazon?',
      '  valid: amazon, ebay, google, shopify',
      '',
      '--market Japan: unknown market “Japan”: two letters of ISO 3166-1 such as DE or US, or EU',
      '  did you mean JP?',
      '',
      '--rule img/*: “img/*” matches no rule (listing-lint rules lists them)',
      '',
      '--as-of today: “today” is no day of the calendar; write it as 2026-11-22',
      '',
      'team.yaml:2:11: unknown language “klingonish”: a tag such as en, zh or pt-BR',
      '  2 | language: klingonish',
      '    |           ^^^^^^^^^^',
      '',
      'team.yaml:1:10: “./listing-lint.yaml” extends itself, directly or through others',
      '  1 | extends: ./listing-lint.yaml',
      '    |          ^^^^^^^^^^^^^^^^^^^',
      '',
      'listing-lint.yaml:2:11: unknown market “XX”: two letters of ISO 3166-1 such as DE or US, or EU',
      '  2 | markets: [XX]',
      '    |           ^^',
      '',
      'listing-lint.yaml:1:24: “recomended” is neither a preset nor a file (./team.yaml), and no installed package has such a config',
      '  1 | extends: [./team.yaml, recomended, "@acme/rules", ./gone.yaml]',
      '    |                        ^^^^^^^^^^',
      '      did you mean recommended?',
      '      valid: core, recommended, strict',
      '',
      'listing-lint.yaml:1:36: “@acme/rules” is neither a preset nor a file (./team.yaml), and no installed package has such a config',
      '  1 | extends: [./team.yaml, recomended, "@acme/rules", ./gone.yaml]',
      '    |                                    ^^^^^^^^^^^^^',
      '      valid: core, recommended, strict',
      '',
      'listing-lint.yaml:1:51: file “./gone.yaml” is not there',
      '  1 | extends: [./team.yaml, recomended, "@acme/rules", ./gone.yaml]',
      '    |                                                   ^^^^^^^^^^^',
    ].join('\n'),
  );
});

test('a config that was asked for must be there, and be a text', async () => {
  expect(await problems('.', { config: 'ci.yaml' })).toBe('--config ci.yaml: no such config file');
  writeFileSync(join(folder, 'ci.yaml'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0x14, 0, 0, 0, 1, 2]));
  expect(await problems('.', { config: 'ci.yaml' })).toMatch(/^ci\.yaml:1:1: the file is not a text/);
});

test('globs of a config are relative to its folder', async () => {
  write({ '.git/HEAD': '', 'listing-lint.yaml': '', 'shop/a/x': '' });
  const { places } = await load('shop');
  expect(places.inFolder('a/x.csv')).toBe('shop/a/x.csv');
  expect(places.inFolder('../y.csv')).toBe('y.csv');
  expect(places.fromFolder('catalog/**')).toBe('../catalog/**');
  expect(
    places.ignored(['*.bak', '/shop/old/', 'shop/new/**', 'other/**', '!shop/a/keep.csv', '/x', '**/y']),
  ).toEqual(['*.bak', '/old/', '/new/**', '!/a/keep.csv', '**/y']);
  expect((await load()).places.ignored(['other/**'])).toEqual(['other/**']);
});
