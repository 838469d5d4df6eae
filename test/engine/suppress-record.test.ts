import { expect, test } from 'vitest';
import { readDocuments } from '../../src/dialects/index.ts';
import { changed } from '../../src/engine/fix/apply.ts';
import type { FileState } from '../../src/engine/fix/state.ts';
import { recordSuppressions } from '../../src/engine/suppress-record.ts';
import type { SourceFile } from '../../src/formats/format.ts';
import { loadFormat } from '../../src/formats/index.ts';

type Format = 'yaml' | 'json' | 'jsonl' | 'csv';

async function stateOf(format: Format, text: string): Promise<FileState> {
  const source: SourceFile = { file: `a.${format}`, text, encoding: 'utf-8', bom: false };
  const parsed = (await loadFormat(format)).parse(source);
  const { documents } = readDocuments(source, parsed);
  return { file: source.file, bytes: Buffer.from(text), source, parsed, documents };
}

async function read(format: Format, text: string) {
  const { source, parsed, documents } = await stateOf(format, text);
  return recordSuppressions(source, parsed, documents);
}

test.each([
  [
    'yaml',
    'id: A\ntitle: Mug\n_lint:\n  a/b: why # note\n  c/d: why\n',
    'id: A\ntitle: Mug\n_lint:\n  c/d: why\n',
  ],
  ['yaml', 'id: A\n_lint:\n  a/b: why\ntitle: Mug\n', 'id: A\ntitle: Mug\n'],
  [
    'yaml',
    '- id: A\n  title: Mug\n  _lint: a/b, c/d -- why\n- id: B\n',
    '- id: A\n  title: Mug\n  _lint: c/d -- why\n- id: B\n',
  ],
  [
    'yaml',
    'id: A\ntitle: Mug\n_lint:\n  ignore:\n    - rule: a/b\n      reason: why\n    - {rule: c/d}\n',
    'id: A\ntitle: Mug\n_lint:\n  ignore:\n    - {rule: c/d}\n',
  ],
  ['json', '[{"id": "A", "title": "Mug", "_lint": {"a/b": "why"}}]', '[{"id": "A", "title": "Mug"}]'],
  [
    'json',
    '{\n  "id": "A",\n  "_lint": {"ignore": [{"rule": "a/b"}, {"rule": "c/d"}]},\n  "title": "Mug"\n}\n',
    '{\n  "id": "A",\n  "_lint": {"ignore": [{"rule": "c/d"}]},\n  "title": "Mug"\n}\n',
  ],
  [
    'jsonl',
    '{"id":"A","title":"Mug"}\n{"id":"B","title":"Cup","_lint":"a/b -- why"}\n',
    '{"id":"A","title":"Mug"}\n{"id":"B","title":"Cup"}\n',
  ],
  ['csv', 'id,_lint,title\nA,a/b -- why,Mug\n', 'id,_lint,title\nA,,Mug\n'],
  ['csv', 'id;_lint;title\nA;"a/b; -- why\nc/d -- x";Mug\n', 'id;_lint;title\nA;"c/d -- x";Mug\n'],
  [
    'csv',
    'id,_lint,title\nA,"a/b, c/d -- why until=2026-12-05",Mug\n',
    'id,_lint,title\nA,"c/d -- why until=2026-12-05",Mug\n',
  ],
] as const)('what takes a/b out of %s %j', async (format, text, after) => {
  const { suppressions } = await read(format, text);
  const removal = suppressions.find(({ rule }) => rule.startsWith('a/b'))?.removal;
  const done = await changed(await stateOf(format, text), removal ?? [], (_, bytes) =>
    stateOf(format, Buffer.from(bytes).toString()),
  );
  expect(done.source.text).toBe(after);
});

test('the document a suppression holds for is the one of its record or row', async () => {
  const { suppressions } = await read('csv', 'id,title,_lint\nA,Mug,\nB,Cup,a/b -- why\n');
  expect(suppressions).toMatchObject([
    { rule: 'a/b', reason: 'why', scope: { key: 'a.csv#1' }, place: { cell: { letter: 'C', row: 3 } } },
  ]);
});

test('what cannot be understood is told at its place', async () => {
  const { faults } = await read(
    'json',
    '{"id":"A","title":"Mug","_lint":{"a/b":5,"ignore":[{"reason":"x"}]}}',
  );
  expect(faults.map(({ rule, messageId, key, location }) => [rule, messageId, key, location.column])).toEqual(
    [
      ['suppress/unknown', 'form', 'a.json#0', 40],
      ['suppress/unknown', 'form', 'a.json#0', 54],
    ],
  );
});
