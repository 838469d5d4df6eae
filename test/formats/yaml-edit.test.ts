import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, EditError, replaced, type TreeEdit } from '../../src/formats/edit.ts';
import { yaml } from '../../src/formats/yaml.ts';
import { editYaml } from '../../src/formats/yaml-edit.ts';
import { cases, hand } from './hand.ts';
import { holdLaws, someEdits } from './laws.ts';
import { records, source } from './source.ts';
import { yamlByHand } from './yaml-hand.ts';

type Edit = Omit<TreeEdit, 'record'> & { record?: number };

function edited(text: string, ...edits: readonly Edit[]): string {
  const parsed = yaml.parse(source(text)) as Parameters<typeof editYaml>[1];
  const full = edits.map(edit => ({ record: 0, ...edit }) as TreeEdit);
  return replaced(text, editYaml(source(text), parsed, full));
}

const set = (path: TreeEdit['path'], value: unknown): Edit => ({ op: 'set', path, value }) as Edit;
const add = (path: TreeEdit['path'], value: unknown): Edit => ({ op: 'add', path, value }) as Edit;
const remove = (path: TreeEdit['path']): Edit => ({ op: 'remove', path }) as Edit;
const splice = (path: TreeEdit['path'], start: number, end: number, text: string): Edit =>
  ({ op: 'splice', path, span: { start, end }, text }) as Edit;

describe('scalars', () => {
  test.each([
    ['plain', 'id: a\ntitle: Linen Dress # best\n', 'Silk Dress', 'id: a\ntitle: Silk Dress # best\n'],
    ['single quotes', "id: a\ntitle: 'Linen'\n", "Women's", "id: a\ntitle: 'Women''s'\n"],
    ['double quotes', 'id: a\ntitle: "Linen"\n', '19" wide', 'id: a\ntitle: "19\\" wide"\n'],
    ['in brackets', '{id: a, title: Linen}\n', 'Silk, red', '{id: a, title: "Silk, red"}\n'],
    [
      'literal',
      'id: a\ntitle: | # two\n  One\n  two\nb: 1\n',
      'Three\n',
      'id: a\ntitle: | # two\n  Three\nb: 1\n',
    ],
    ['literal without its line break', 'id: a\ntitle: |\n  One\n', 'Three', 'id: a\ntitle: |-\n  Three\n'],
    [
      'folded',
      'id: a\ntitle: >-\n  one two\n  three\n',
      'one two three four',
      'id: a\ntitle: >-\n  one two\n  three\n  four\n',
    ],
    ['what no block can say', 'id: a\ntitle: | # c\n  One\nb: 1\n', ' x', 'id: a\ntitle: " x" # c\nb: 1\n'],
    ['nothing yet', 'id: a\ntitle: # later\nb: 1\n', 'Linen', 'id: a\ntitle: Linen # later\nb: 1\n'],
    ['anchor and tag', 'id: a\ntitle: &t !!str Linen\n', 'Silk', 'id: a\ntitle: &t !!str Silk\n'],
    [
      'line ends',
      'id: a\r\ntitle: |\r\n  One\r\nb: 1\r\n',
      'A\nB\n',
      'id: a\r\ntitle: |\r\n  A\r\n  B\r\nb: 1\r\n',
    ],
    ['without a last line end', 'id: a\ntitle: Linen', 'Silk', 'id: a\ntitle: Silk'],
    ['a number that is a text', 'id: a\ntitle: Linen\n', '00123', 'id: a\ntitle: "00123"\n'],
    ['a word that is not', 'id: a\ntitle: Linen\n', 'NO', 'id: a\ntitle: "NO"\n'],
    ['a day', 'id: a\ntitle: Linen\n', '2026-01-01', 'id: a\ntitle: "2026-01-01"\n'],
    ['a day where one stood', 'id: a\ntitle: 2025-01-01\n', '2026-01-01', 'id: a\ntitle: 2026-01-01\n'],
    ['a colon', 'id: a\ntitle: Linen\n', 'Linen: red', 'id: a\ntitle: "Linen: red"\n'],
    ['quotes like the others', "id: 'a'\nb: 'c'\ntitle: Linen\n", '#1', "id: 'a'\nb: 'c'\ntitle: '#1'\n"],
    ['a number', 'id: a\ntitle: 19.90\n', 17.9, 'id: a\ntitle: 17.9\n'],
    ['a number as it is written', 'id: a\ntitle: 19.90\n', new Decimal('17.90'), 'id: a\ntitle: 17.90\n'],
  ])('%s', (_, before, value, after) => {
    expect(edited(before, set(['title'], value))).toBe(after);
  });

  test('a part is written inside its token, wherever it is folded', () => {
    const text = 'id: a\nbody: >\n  one two\n  three four\n\n  five\n';
    expect(edited(text, splice(['body'], 8, 13, '3'))).toBe(
      'id: a\nbody: >\n  one two\n  3 four\n\n  five\n',
    );
    expect(edited('id: a\nbody: "caf\\xe9 x"\n', splice(['body'], 5, 6, 'y"'))).toBe(
      'id: a\nbody: "caf\\xe9 y\\""\n',
    );
    expect(edited('id: 00123\n', splice(['id'], 4, 5, '4'))).toBe('id: 00124\n');
  });
});

describe('lists and maps', () => {
  test('new keys stand below their siblings, before the comments that follow', () => {
    const text = 'id: a # first\nseo:\n    title: x # why\n    # more to come\n\nb: 1\n';
    expect(edited(text, set(['seo', 'description'], 'z'))).toBe(
      'id: a # first\nseo:\n    title: x # why\n    description: z\n    # more to come\n\nb: 1\n',
    );
  });

  test('what is nested is written as the file does it', () => {
    const text = 'id: a\ntags:\n- x\nseo:\n    title: x\n';
    expect(edited(text, set(['images', 0, 'alt'], 'front'), set(['images', 0, 'role'], 'front'))).toBe(
      `${text}images:\n- alt: front\n  role: front\n`,
    );
    expect(edited(text, set(['size', 'chart', 'unit'], 'cm'))).toBe(
      `${text}size:\n    chart:\n        unit: cm\n`,
    );
    expect(edited(text, set(['body'], 'one\ntwo'))).toBe(`${text}body: |-\n    one\n    two\n`);
  });

  test('items are added as the others are', () => {
    expect(edited('id: a\ntags:\n  -   x # c\n# end\n', add(['tags'], 'z'))).toBe(
      'id: a\ntags:\n  -   x # c\n  -   z\n# end\n',
    );
    expect(edited('id: a\nimages:\n  - {url: x}\n', add(['images'], { url: 'z' }))).toBe(
      'id: a\nimages:\n  - {url: x}\n  - {url: z}\n',
    );
    expect(edited("id: a\ntags: ['x', 'y']\n", add(['tags'], 'z'))).toBe("id: a\ntags: ['x', 'y', 'z']\n");
    expect(edited('id: a\ntags: []\n', add(['tags'], 'z'))).toBe('id: a\ntags: [z]\n');
    expect(edited('id: a\ntags: [\n  x, # c\n  y # d\n]\n', add(['tags'], 'z'))).toBe(
      'id: a\ntags: [\n  x, # c\n  y, # d\n  z\n]\n',
    );
  });

  test('what is removed goes with its own comment, and leaves no key without a value', () => {
    expect(edited('id: a\n# about b\nb: 1 # own\nc: 2\n', remove(['b']))).toBe('id: a\n# about b\nc: 2\n');
    expect(edited('- id: a\n  b: 1\n- id: b\n', remove(['id']))).toBe('- b: 1\n- id: b\n');
    expect(edited('id: a\ntags: # all\n  - x\n', remove(['tags', 0]))).toBe('id: a\ntags: [] # all\n');
    expect(edited('id: a\nseo:\n  title: x\nb: 1\n', remove(['seo', 'title']))).toBe(
      'id: a\nseo: {}\nb: 1\n',
    );
    expect(edited('id: a\ntags: [x, y, z]\n', remove(['tags', 0]), remove(['tags', 2]))).toBe(
      'id: a\ntags: [y]\n',
    );
    expect(edited('id: a\ntags: [\n  x, # one\n  y, # two\n]\n', remove(['tags', 1]))).toBe(
      'id: a\ntags: [\n  x, # one\n]\n',
    );
    expect(edited('id: a\ntags: [x]\n', remove(['tags', 0]))).toBe('id: a\ntags: []\n');
  });

  test('an empty line that a text above keeps goes with what is removed', () => {
    expect(edited('id: |+\n  a\n\nb: 1\n\nc: 2\n', remove(['b']))).toBe('id: |+\n  a\n\nc: 2\n');
  });

  test('documents of one file are records of their own', () => {
    const text = '%YAML 1.2\n---\nid: a # c\n...\n---\nid: b\n--- \nid: c\n';
    expect(edited(text, { ...set(['id'], 'x'), record: 1 }, { ...set(['t'], 'z'), record: 1 })).toBe(
      '%YAML 1.2\n---\nid: a # c\n...\n---\nid: x\nt: z\n--- \nid: c\n',
    );
  });
});

describe('what is refused', () => {
  const text = 'base: &b {unit: cm}\nid: a\nsize: *b\nchart:\n  <<: *b\n  rows: 1\n';
  test.each([
    ['a value that an alias stands for', set(['base', 'unit'], 'in'), 'shared-node'],
    ['a value through an alias', set(['size', 'unit'], 'in'), 'shared-node'],
    ['an alias itself', set(['size'], 'x'), 'shared-node'],
    ['a value that is merged in', set(['chart', 'unit'], 'in'), 'shared-node'],
    ['an anchor that is in use', remove(['base']), 'shared-node'],
    ['something inside a text', set(['id', 'x'], 'y'), 'no-place'],
    ['an item far behind the end', set(['list', 3], 'y'), 'no-place'],
  ])('%s', (_, edit, messageId) => {
    expect(() => edited(text, edit)).toThrow(messageId);
    expect(() => edited(text, edit)).toThrow(EditError);
  });

  test('two edits of one value', () => {
    expect(() => edited('id: a\n', set(['id'], 'x'), set(['id'], 'y'))).toThrow('overlapping-edits');
    expect(() => edited('id: abc\n', splice(['id'], 0, 2, 'x'), splice(['id'], 1, 3, 'y'))).toThrow(
      'overlapping-edits',
    );
  });
});

test('any edit of any document changes what it names and nothing else', () => {
  const outcomes = { written: 0, 'no-place': 0 } as Record<string, number>;
  fc.assert(
    fc.property(fc.nat(), seed => {
      const writer = hand(seed);
      const text = yamlByHand(writer);
      const parsed = yaml.parse(source(text));
      const found = records(parsed);
      if (found.length === 0 || parsed.problems.some(({ messageId }) => messageId !== 'duplicate-key'))
        return;
      const record = writer.below(found.length);
      const edits = someEdits(writer, record, found[record]?.value);
      const { refused = 'written' } = holdLaws(yaml, editYaml, text, edits);
      if (refused === 'shared-node') expect(text).toMatch(/&/);
      outcomes[refused] = (outcomes[refused] ?? 0) + 1;
    }),
    { numRuns: cases },
  );
  expect(outcomes.written).toBeGreaterThan(cases * 0.8);
  expect(outcomes['no-place']).toBeLessThan(cases * 0.02);
});
