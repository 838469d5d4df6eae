import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, replaced, type TreeEdit } from '../../src/formats/edit.ts';
import { json } from '../../src/formats/json.ts';
import { editJson } from '../../src/formats/json-edit.ts';
import { cases, hand } from './hand.ts';
import { jsonByHand } from './json-hand.ts';
import { holdLaws, someEdits } from './laws.ts';
import { records, source } from './source.ts';

function edited(text: string, ...edits: readonly Record<string, unknown>[]): string {
  const parsed = json.parse(source(text)) as Parameters<typeof editJson>[1];
  const full = edits.map(edit => ({ record: 0, ...edit }) as unknown as TreeEdit);
  return replaced(text, editJson(source(text), parsed, full));
}

const set = (path: TreeEdit['path'], value: unknown) => ({ op: 'set', path, value });
const add = (path: TreeEdit['path'], value: unknown) => ({ op: 'add', path, value });
const remove = (path: TreeEdit['path']) => ({ op: 'remove', path });
const splice = (path: TreeEdit['path'], start: number, end: number, text: string) => ({
  op: 'splice',
  path,
  span: { start, end },
  text,
});

describe('values', () => {
  test.each([
    ['a text', '{"id": "a", "t" : "x"}', set(['t'], 'é "y"'), '{"id": "a", "t" : "é \\"y\\""}'],
    ['only ASCII', '{"id": "caf\\u00e9", "t": "x"}', set(['t'], 'é'), '{"id": "caf\\u00e9", "t": "\\u00e9"}'],
    ['a number', '{"id": "a", "t": 1.10}', set(['t'], new Decimal('1.20')), '{"id": "a", "t": 1.20}'],
    [
      'a part',
      '{"id": "a", "t": "caf\\u00e9 x\\/y"}',
      splice(['t'], 5, 6, 'z'),
      '{"id": "a", "t": "caf\\u00e9 z\\/y"}',
    ],
    ['a part of a number', '{"id": "a", "t": 12.50}', splice(['t'], 0, 2, '13'), '{"id": "a", "t": 13.50}'],
    [
      'a part that makes a text of it',
      '{"id": "a", "t": 12}',
      splice(['t'], 2, 2, ' cm'),
      '{"id": "a", "t": "12 cm"}',
    ],
    ['half an emoji', '{"id": "a", "t": "👗"}', splice(['t'], 0, 1, ''), '{"id": "a", "t": "\\udc57"}'],
  ])('%s', (_, before, edit, after) => {
    expect(edited(before, edit)).toBe(after);
  });
});

describe('lists and maps', () => {
  const text = '{\n\t"id": "a",\n\t"tags": [\n\t\t"x", // one\n\t\t"y" // two\n\t],\n\t"seo": {}\n}\n';

  test('new items and keys get a line where their siblings have one', () => {
    expect(edited(text, add(['tags'], 'z'), set(['seo', 'title'], 't'))).toBe(
      text.replace('"y" // two', '"y", // two\n\t\t"z"').replace('{}', '{\n\t\t"title": "t"\n\t}'),
    );
    expect(edited(text, set(['images', 0, 'alt'], 'front'))).toBe(
      text.replace('{}', '{},\n\t"images": [\n\t\t{\n\t\t\t"alt": "front"\n\t\t}\n\t]'),
    );
  });

  test('what stands on one line stays there', () => {
    const lines = '{"id":"a","tags":["x"]}\n{"id":"b","seo":{}}\n';
    expect(edited(lines, add(['tags'], { a: 1 }), set(['images', 0], 'x'))).toBe(
      '{"id":"a","tags":["x",{"a":1}],"images":["x"]}\n{"id":"b","seo":{}}\n',
    );
    expect(edited('{"id": "a", "tags": []}', add(['tags'], 'x'))).toBe('{"id": "a", "tags": ["x"]}');
  });

  test('commas go with what is removed', () => {
    expect(edited(text, remove(['tags', 1]))).toBe(text.replace('"x", // one\n\t\t"y" // two', '"x" // one'));
    expect(edited(text, remove(['tags', 0]))).toBe(text.replace('\t\t"x", // one\n', ''));
    expect(edited(text, remove(['seo']))).toBe(text.replace(',\n\t"seo": {}', ''));
    expect(edited('{"id": "a", "t": [1, 2, 3,]}', remove(['t', 1]), remove(['t', 2]))).toBe(
      '{"id": "a", "t": [1,]}',
    );
    expect(edited('{"id": "a", "t": 1, "t": 2}', remove(['t']))).toBe('{"id": "a"}');
  });

  test('comments between items stay', () => {
    expect(edited('{"id": "a", "t": [ /* one */ 1, /* two */ 2 ]}', remove(['t', 0]), remove(['t', 1]))).toBe(
      '{"id": "a", "t": [ /* one */  /* two */  ]}',
    );
  });
});

test('any edit of any document changes what it names and nothing else', () => {
  const outcomes = { written: 0 } as Record<string, number>;
  fc.assert(
    fc.property(fc.nat(), seed => {
      const writer = hand(seed);
      const text = jsonByHand(writer);
      const parsed = json.parse(source(text));
      const found = records(parsed);
      if (found.length === 0 || parsed.problems.some(({ messageId }) => messageId !== 'duplicate-key'))
        return;
      const record = writer.below(found.length);
      const edits = someEdits(writer, record, found[record]?.value);
      const { refused = 'written', text: result } = holdLaws(json, editJson, text, edits);
      if (parsed.shape === 'tree' && parsed.format === 'jsonl')
        expect(result.split('\n').length).toBe(text.split('\n').length);
      outcomes[refused] = (outcomes[refused] ?? 0) + 1;
    }),
    { numRuns: cases },
  );
  expect(outcomes.written).toBeGreaterThan(cases * 0.8);
  expect(outcomes['no-place'] ?? 0).toBe(0);
});
