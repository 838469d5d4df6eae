import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFiles, type InputFile, readBytes } from '../../src/input/files.ts';
import { read } from '../../src/input/read.ts';

let root = '';

const tree: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  '.gitignore': 'build/\n*.tmp.csv\n/drafts/*\n!/drafts/keep.yaml\n',
  'build/deep/out.json': '{}',
  'catalog/.gitignore': 'secret.yaml\n!wanted.tmp.csv\n',
  'catalog/b.yaml': 'id: B\n',
  'catalog/a.CSV': 'id\n1\n',
  'catalog/secret.yaml': '',
  'catalog/old.tmp.csv': '',
  'catalog/wanted.tmp.csv': 'id\n1\n',
  'catalog/archive/c.jsonl': '{}',
  'catalog/notes.txt': 'id\n1\n',
  'catalog/photo.jpg': '',
  'catalog/名 [1].yml': 'id: C\n',
  'drafts/keep.yaml': '',
  'drafts/gone.yaml': '',
  '.hidden/x.yaml': '',
  'node_modules/p/x.json': '{}',
  'package.json': '{}',
  'package-lock.json': '{}',
  'listing-lint.yaml': '',
  'listing-lint.baseline.jsonl': '',
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'listing-lint-files-'));
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  symlinkSync(root, join(root, 'catalog/loop'));
});
afterAll(() => rmSync(root, { recursive: true }));

const search = (
  paths: string[],
  more: { cwd?: string; files?: string[]; ignore?: string[]; stdinName?: string } = {},
) => findFiles({ cwd: root, ...more, paths });
const names = async (...given: Parameters<typeof search>) =>
  (await search(...given)).files.map(({ file }) => file);
const all = [
  'catalog/a.CSV',
  'catalog/archive/c.jsonl',
  'catalog/b.yaml',
  'catalog/wanted.tmp.csv',
  'catalog/名 [1].yml',
  'drafts/keep.yaml',
];

test('the working directory, without what git ignores, dot-files, lock files and our own', async () => {
  expect(await names([])).toEqual(all);
  expect((await search([])).tried).toEqual([{ pattern: '.', kind: 'folder', matched: 6, ignored: 4 }]);
});

test('.gitignore files above the working directory count', async () => {
  expect(await names(['.'], { cwd: join(root, 'catalog') })).toEqual([
    'a.CSV',
    'archive/c.jsonl',
    'b.yaml',
    'wanted.tmp.csv',
    '名 [1].yml',
  ]);
  expect(await names(['.'], { cwd: join(root, 'build') })).toEqual([]);
});

test('globs, also with backslashes; config files and ignore', async () => {
  expect(await names(['catalog/*.{csv,yaml}'])).toEqual([
    'catalog/a.CSV',
    'catalog/b.yaml',
    'catalog/wanted.tmp.csv',
  ]);
  expect(await names(['catalog\\**\\*.jsonl'])).toEqual(['catalog/archive/c.jsonl']);
  expect(await names(['catalog/*.txt'])).toEqual(['catalog/notes.txt']);
  expect(await names([], { files: ['catalog/**'], ignore: ['catalog/archive/**', '*.csv'] })).toEqual([
    'catalog/b.yaml',
    'catalog/名 [1].yml',
  ]);
  expect(await names(['drafts'], { files: ['catalog/**'] })).toEqual(['drafts/keep.yaml']);
});

test('a named file always answers, and only once', async () => {
  const { files } = await search([
    'catalog/secret.yaml',
    'catalog',
    './catalog/b.yaml',
    'catalog/名 [1].yml',
    'package.json',
    '.hidden/x.yaml',
  ]);
  expect(files.filter(({ named }) => named).map(({ file }) => file)).toEqual([
    '.hidden/x.yaml',
    'catalog/b.yaml',
    'catalog/secret.yaml',
    'catalog/名 [1].yml',
    'package.json',
  ]);
  expect(files).toHaveLength(8);
});

test('what matched nothing is told', async () => {
  expect((await search(['nothing.csv', 'catalog/*.xml', 'drafts/gone.*', '.hidden'])).tried).toEqual([
    { pattern: 'nothing.csv', kind: 'missing', matched: 0, ignored: 0 },
    { pattern: 'catalog/*.xml', kind: 'glob', matched: 0, ignored: 0 },
    { pattern: 'drafts/gone.*', kind: 'glob', matched: 0, ignored: 1 },
    { pattern: '.hidden', kind: 'folder', matched: 1, ignored: 0 },
  ]);
});

test('standard input goes by its name', async () => {
  expect((await search(['-'], { stdinName: 'goods.tsv' })).files).toEqual([
    { file: 'goods.tsv', path: null, named: true },
  ]);
});

test('a file is read by its extension, else by its text; a binary one says so', async () => {
  const file = (await search(['catalog/a.CSV'])).files[0] as InputFile;
  expect(await read(file.file, await readBytes(file))).toMatchObject({
    parsed: { format: 'csv' },
    problems: [],
  });
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(await read('stdin', bytes('- id: 1\n'))).toMatchObject({ parsed: { format: 'yaml' } });
  expect(await read('page.html', bytes('<html></html>'))).toMatchObject({
    problems: [{ messageId: 'unknown-format' }],
  });
  const binary = await read('a.csv', new Uint8Array(99));
  expect(binary.parsed).toBeUndefined();
  expect(binary.problems).toMatchObject([{ rule: 'input/encoding', messageId: 'binary' }]);
});
