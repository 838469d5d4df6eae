import { expect, test } from 'vitest';
import { replaced } from '../../src/formats/edit.ts';
import { formatFor } from '../../src/formats/index.ts';
import { editCells, editRecords } from '../../src/formats/write.ts';
import { source } from './source.ts';

test.each([
  ['a.yaml', 'id: a\ntitle: x\n', 'id: a\ntitle: Linen\n'],
  ['a.json', '{"id": "a", "title": "x"}', '{"id": "a", "title": "Linen"}'],
  ['a.jsonl', '{"id":"a","title":"x"}\n', '{"id":"a","title":"Linen"}\n'],
])('%s: edits of records are written by its own format', async (file, before, after) => {
  const parsed = (await formatFor(file))?.parse(source(before, file));
  if (parsed?.shape !== 'tree') throw new Error('not a tree');
  const edit = { record: 0, op: 'set', path: ['title'], value: 'Linen' } as const;
  expect(replaced(before, await editRecords(source(before, file), parsed, [edit]))).toBe(after);
});

test('edits of cells are written by theirs', async () => {
  const before = 'id,title\na,x\n';
  const parsed = (await formatFor('a.csv'))?.parse(source(before, 'a.csv'));
  if (parsed?.shape !== 'table') throw new Error('not a table');
  const edit = { sheet: 0, row: 2, column: 1, text: 'Linen' };
  const replacements = await editCells(source(before, 'a.csv'), parsed, [edit]);
  expect(replaced(before, replacements)).toBe('id,title\na,Linen\n');
});
