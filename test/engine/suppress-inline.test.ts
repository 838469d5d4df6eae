import { expect, test } from 'vitest';
import { inlineSuppressions, suppressionText } from '../../src/engine/suppress-inline.ts';
import { replaced } from '../../src/formats/edit.ts';

const found = (text: string) =>
  inlineSuppressions({ file: 'a.yaml', text, encoding: 'utf-8', bom: false }).map(
    ({ rule, reason, until, scope, place }) => {
      const stretch = scope.kind === 'stretch' && scope.stretch;
      const where = stretch
        ? `${stretch.line}:${stretch.column}-${stretch.endLine}:${stretch.endColumn}`
        : scope.kind === 'stretch'
          ? 'nowhere'
          : scope.kind;
      return [`${place.line}:${place.column}`, rule, reason, until, where];
    },
  );

test.each([
  [
    'image/detail -- supplier sends photos until=2026-12-05',
    [['image/detail'], 'supplier sends photos', '2026-12-05'],
  ],
  ['image/detail until=2026-12-05 -- reason', [['image/detail'], 'reason', '2026-12-05']],
  ['image/detail, title/*  size/x', [['image/detail', 'title/*', 'size/x'], '', undefined]],
  ['-- only a reason -- in two parts', [[''], 'only a reason -- in two parts', undefined]],
  ['', [[''], '', undefined]],
  ['a/b -- until=soon', [['a/b'], '', 'soon']],
  ['a/b -- 供应商--无图', [['a/b'], '供应商--无图', undefined]],
])('what a comment says: %s', (text, [rules, reason, until]) => {
  expect(suppressionText(text)).toEqual({ rules, reason, ...(until === undefined ? {} : { until }) });
});

test('above a key it holds for the key with its value', () => {
  expect(
    found(`id: A
# listing-lint-ignore image/detail, image/count -- supplier sends photos until=2026-12-05
images:
  - src: a.jpg
  - src: b.jpg
title: X
`),
  ).toEqual([
    ['2:1', 'image/detail', 'supplier sends photos', '2026-12-05', '3:1-6:1'],
    ['2:1', 'image/count', 'supplier sends photos', '2026-12-05', '3:1-6:1'],
  ]);
});

test('above an item it holds for the item, also where other comments and blank lines are between', () => {
  expect(
    found(
      '- id: A\n  title: X\n\n# listing-lint-ignore title/* -- r\n# more\n\n- id: B\n  title: Y\n- id: C\n',
    ),
  ).toEqual([['4:1', 'title/*', 'r', undefined, '7:3-9:1']]);
});

test('behind a key it holds for what begins on the line', () => {
  expect(
    found(
      '- title: X # listing-lint-ignore title/length -- r\n  price: {amount: 1, currency: EUR} # listing-lint-ignore price/x -- r\n',
    ),
  ).toEqual([
    ['1:12', 'title/length', 'r', undefined, '1:3-1:11'],
    ['2:37', 'price/x', 'r', undefined, '2:3-2:36'],
  ]);
  expect(found('images: # listing-lint-ignore image/detail -- r\n  - src: a\n')).toEqual([
    ['1:9', 'image/detail', 'r', undefined, '1:1-3:1'],
  ]);
});

test('inside brackets it holds for the next item', () => {
  expect(found('images: [\n  # listing-lint-ignore image/alt -- r\n  {src: a},\n  {src: b}]\n')).toEqual([
    ['2:3', 'image/alt', 'r', undefined, '3:3-3:11'],
  ]);
});

test('ignore-file holds for the file, in each of its documents', () => {
  expect(found('# listing-lint-ignore-file title/length -- r\n---\nid: A\n---\nid: B\n')).toEqual([
    ['1:1', 'title/length', 'r', undefined, 'file'],
  ]);
});

test('a comment of a later document belongs to that document', () => {
  expect(found('id: A\n---\n# listing-lint-ignore x/y -- r\nid: B\n')).toEqual([
    ['3:1', 'x/y', 'r', undefined, '4:1-4:6'],
  ]);
});

test('with Windows line ends the places are the same', () => {
  expect(found('id: A\r\n# listing-lint-ignore x/y -- r\r\ntitle: B\r\n')).toEqual([
    ['2:1', 'x/y', 'r', undefined, '3:1-3:9'],
  ]);
});

test('above nothing it holds nowhere', () => {
  expect(found('id: A\n# listing-lint-ignore x/y -- r\n')).toEqual([
    ['2:1', 'x/y', 'r', undefined, 'nowhere'],
  ]);
});

test('texts that look like a comment are texts', () => {
  expect(
    found(`title: "# listing-lint-ignore a/b -- r"
bullets: ['x # listing-lint-ignore a/b', y#listing-lint-ignore]
description: |
  # listing-lint-ignore a/b -- r
notes: >-
  # listing-lint-ignore a/b -- r
plain: a
  # listing-lint-ignored a/b
`),
  ).toEqual([]);
});

test('a broken file still gives what its comments say', () => {
  expect(found('a: [1\n# listing-lint-ignore-file x/y -- r\nb: 2\n')).toEqual([
    ['2:1', 'x/y', 'r', undefined, 'file'],
  ]);
});

test.each([
  ['id: A\n# listing-lint-ignore a/b -- r\ntitle: X\n', 'id: A\ntitle: X\n'],
  ['id: A\r\n  # listing-lint-ignore a/b -- r\r\ntitle: X\r\n', 'id: A\r\ntitle: X\r\n'],
  ['id: A\ntitle: X  # listing-lint-ignore a/b -- r\n', 'id: A\ntitle: X\n'],
  ['# listing-lint-ignore-file a/b -- r', ''],
  ['# listing-lint-ignore a/b, c/d -- r\nid: A\n', '# listing-lint-ignore c/d -- r\nid: A\n'],
  ['# listing-lint-ignore c/d, a/b -- r\nid: A\n', '# listing-lint-ignore c/d -- r\nid: A\n'],
  [
    '# listing-lint-ignore c/d a/b until=2026-12-05\nid: A\n',
    '# listing-lint-ignore c/d until=2026-12-05\nid: A\n',
  ],
  ['# listing-lint-ignore x/a/b, a/b, c/d\nid: A\n', '# listing-lint-ignore x/a/b, c/d\nid: A\n'],
])('what takes a/b out of %j', (text, after) => {
  const source = { file: 'a.yaml', text, encoding: 'utf-8', bom: false } as const;
  const removal = inlineSuppressions(source).find(({ rule }) => rule === 'a/b')?.removal;
  const texts = removal?.flatMap(change => (change.kind === 'text' ? [change.replacement] : []));
  expect(texts && replaced(text, texts)).toBe(after);
});
