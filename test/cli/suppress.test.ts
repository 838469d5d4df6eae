import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneSheet } from '../formats/xlsx/workbook.ts';
import { command } from './command.ts';
import { shopWith } from './shop.ts';

const title = 'Blue Mug Blue Mug Blue Mug Blue';
const report = (cwd: string, ...args: string[]) =>
  JSON.parse(command(['--as-of', '2026-11-22', '--format', 'json', ...args], { cwd }).stdout);
const said = (cwd: string) => {
  const { documents, catalog } = report(cwd);
  const all = [
    ...documents.flatMap((document: { findings: object[] }) => document.findings),
    ...catalog.findings,
  ];
  return all.map(({ rule, status, reason }) => [rule, status, reason].filter(Boolean).join(' ')).sort();
};

describe('_lint', () => {
  const yaml = (lint: string) => `id: A\ntitle: ${title}\ndescription: Holds 350 ml.\n_lint: ${lint}\n`;
  const json = (lint: unknown) =>
    JSON.stringify({ id: 'A', title, description: 'Holds 350 ml.', _lint: lint });

  test.each<[string, Record<string, string>]>([
    ['short in YAML', { 'a.yaml': yaml('{title/word-repeat: agreed until=2026-12-05}') }],
    ['short in JSON', { 'a.json': json({ 'title/word-repeat': 'agreed until=2026-12-05' }) }],
    [
      'long',
      { 'a.json': json({ ignore: [{ rule: 'title/word-repeat', reason: 'agreed', until: '2026-12-05' }] }) },
    ],
    [
      'with a date that YAML reads as one',
      { 'a.yaml': yaml('{title/word-repeat: {reason: agreed, until: 2026-12-05}}') },
    ],
    ['as a line', { 'a.yaml': yaml('title/word-repeat -- agreed until=2026-12-05') }],
    [
      'as a column, in the second row of two',
      {
        'a.csv': `id,title,description,_lint\nB,Oak tray,Holds bread.,\nA,${title},Holds 350 ml.,title/word-repeat -- agreed until=2026-12-05\n`,
      },
    ],
    [
      'by line',
      {
        'a.jsonl': `${json({ 'title/word-repeat': 'agreed' })}\n{"id":"B","title":"Oak tray","description":"x"}\n`,
      },
    ],
  ])('%s', (_, files) => {
    expect(said(shopWith(files))).toEqual(['title/word-repeat suppressed agreed']);
  });

  test('holds for its own record only', () => {
    const record = (id: string, more: object) => ({ id, title, description: 'Holds 350 ml.', ...more });
    const cwd = shopWith({
      'a.json': JSON.stringify([record('A', { _lint: { 'title/word-repeat': 'agreed' } }), record('B', {})]),
    });
    expect(said(cwd)).toEqual(['title/word-repeat open', 'title/word-repeat suppressed agreed']);
  });

  test('unused, unknown, expired, blanket, reasonless and unreadable ones are findings at their place', () => {
    const cwd = shopWith({
      'a.yaml': `id: A
title: Stoneware mug
description: Holds 350 ml.
_lint:
  title/word-repeat: agreed
  title/wrod-repeat: agreed
  title/stuffing: agreed until=2026-11-01
  "*": agreed
  image/detail:
  size/chart-unit: 5
`,
    });
    const { documents, catalog } = report(cwd, '--rule', 'title/*');
    const all = [...documents[0].findings, ...catalog.findings];
    expect(
      all.map(({ rule, messageId, location }) => `${location.line} ${rule} ${messageId}`).sort(),
    ).toEqual([
      '10 suppress/unknown form',
      '5 suppress/unused unused',
      '6 suppress/unknown near',
      '7 suppress/expired expired',
      '8 suppress/blanket blanket',
      '8 suppress/unused unused',
      '9 suppress/no-reason no-reason',
    ]);
  });

  test('is no field: nothing is said of it, and it is not among the columns left out', () => {
    const cwd = shopWith({ 'a.csv': `id,title,description,_lint,Shelf\nA,Oak tray,Holds bread.,,7\n` });
    expect(report(cwd).run.assumed[0].columnsIgnored).toEqual(['Shelf']);
  });
});

test('--fix takes out what is not needed any more, wherever it stands, and nothing else', () => {
  const cwd = shopWith({
    'a.yaml': `- id: A
  title: ${title}
  description: Holds 350 ml.
  _lint: {title/word-repeat: agreed}
# listing-lint-ignore title/word-repeat -- agreed
- id: B
  title: Oak tray
  description: Holds bread.
  _lint:
    title/word-repeat: agreed
`,
    'b.json':
      '{\n  "id": "C",\n  "title": "Oak bowl",\n  "description": "x",\n  "_lint": {"title/word-repeat": "r"}\n}\n',
    'c.csv': 'id,title,_lint,description\nD,Oak box,title/word-repeat -- agreed,x\n',
    'd.xlsx': oneSheet([
      ['id', 'title', '_lint', 'description'],
      ['E', 'Oak lid', 'title/word-repeat -- agreed', 'x'],
    ]),
  });
  const { stdout, status } = command(['--fix'], { cwd });
  expect(status).toBe(0);
  expect(stdout).not.toContain('Not fixed');
  const read = (file: string) => readFileSync(join(cwd, file), 'utf8');
  expect(read('a.yaml')).toBe(`- id: A
  title: ${title}
  description: Holds 350 ml.
  _lint: {title/word-repeat: agreed}
- id: B
  title: Oak tray
  description: Holds bread.
`);
  expect(read('b.json')).toBe('{\n  "id": "C",\n  "title": "Oak bowl",\n  "description": "x"\n}\n');
  // Tables go beside the originals, to be uploaded.
  expect(read('listing-lint-fixed/c.csv')).toBe('id,title,_lint,description\nD,Oak box,,x\n');
  expect(report(cwd, 'listing-lint-fixed/d.xlsx').summary.infos).toBe(0);
});
