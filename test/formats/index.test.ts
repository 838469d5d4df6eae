import { expect, test } from 'vitest';
import { formatFor, searchedExtensions, sniff } from '../../src/formats/index.ts';

test('the format goes by the extension', async () => {
  const names = ['a.YAML', 'b.yml', 'c.json', 'd.ndjson', 'e.jsonl', 'f.tsv', 'dir.csv/g.csv'];
  const formats = await Promise.all(names.map(name => formatFor(name)));
  expect(formats.map(format => format?.name)).toEqual([
    'yaml',
    'yaml',
    'json',
    'jsonl',
    'jsonl',
    'csv',
    'csv',
  ]);
  expect(formatFor('notes.txt')).toBeUndefined();
  expect(formatFor('dir.csv/notes')).toBeUndefined();
});

test('each format is found by its extensions', async () => {
  for (const extension of searchedExtensions) {
    expect((await formatFor(`goods${extension}`))?.extensions).toContain(extension);
  }
});

test.each([
  ['{"id": 1}\n{"id": 2}\n', 'jsonl'],
  ['{\n  "id": 1\n}\n', 'json'],
  ['[{"id": 1}]', 'json'],
  ['// goods\n[]', 'json'],
  ['---\nid: 1\n', 'yaml'],
  ['- id: 1\n', 'yaml'],
  ['title: Dress, blue\nprice: 1\n', 'yaml'],
  ['商品标题: 裙\n', 'yaml'],
  ['Handle,Title,Image: Src\nA,b,c\n', 'csv'],
  ['"id";"title"\n1;2\n', 'csv'],
  ['商品标题\t价格\n裙\t1\n', 'csv'],
  ['sep=;\na;b\n', 'csv'],
  ['<?xml version="1.0"?><rss/>', 'xml'],
  ['<rss version="2.0">', 'xml'],
  ['<!doctype html><p>', undefined],
])('%j is %s', (text, name) => {
  expect(sniff(text)).toBe(name);
});
