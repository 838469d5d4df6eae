import { describe, expect, test } from 'vitest';
import { type Change, clash } from '../../../src/engine/fix/change.ts';
import { changesOf } from '../../../src/engine/fix/rewrite.ts';
import type { Edit } from '../../../src/model/edit.ts';
import { reading } from '../../dialects/reading.ts';

type Format = Parameters<typeof reading>[0];

function changes(format: Format, text: string, edit: Edit, which = 0): readonly Change[] {
  const document = reading(format, text).documents[which];
  if (document === undefined) throw new Error('no document');
  return changesOf(document, edit);
}

/** `B2: old text → new text`, as a person would check it. */
const cells = (found: readonly Change[]): string[] =>
  found.map(change => {
    if (change.kind !== 'cell') throw new Error(change.kind);
    const { text, span, insert, column, row } = change;
    const after = text.slice(0, span.start) + insert + text.slice(span.end);
    return `${'ABCDEFGH'[column]}${row}: ${text} → ${after}`;
  });

describe('a table', () => {
  const shop = [
    'Handle,Title,Body (HTML),Tags,Variant Price,Variant Compare At Price,Image Src,Image Alt Text',
    'mug,Mug  blue,<p>Big mug</p>,"home, mug, mug","€12,50",,mug.jpg,',
    'mug,,,,"€12,50",,mug-2.jpg,Handle',
  ].join('\n');

  test('a splice changes its part of the cell', () => {
    const edit: Edit = { op: 'splice', path: ['title'], span: { start: 3, end: 5 }, text: ' ' };
    expect(cells(changes('csv', shop, edit))).toEqual(['B2: Mug  blue → Mug blue']);
  });

  test('a value on several rows changes on all of them, a price keeps its words', () => {
    const edit: Edit = { op: 'set', path: ['price', 'amount'], value: '9.90' };
    expect(cells(changes('csv', shop, edit))).toEqual(['E2: €12,50 → €9,90', 'E3: €12,50 → €9,90']);
  });

  test('a missing value goes into the empty cell of its own row and column', () => {
    const edit: Edit = { op: 'set', path: ['images', 0, 'alt'], value: 'Front' };
    expect(cells(changes('csv', shop, edit))).toEqual(['H2:  → Front']);
    const other: Edit = { op: 'set', path: ['price', 'compare_at'], value: '15.00' };
    expect(cells(changes('csv', shop, other))).toEqual(['F2:  → 15.00']);
  });

  test('an item of a list goes with the separator that parts it', () => {
    expect(cells(changes('csv', shop, { op: 'remove', path: ['tags', 2] }))).toEqual([
      'D2: home, mug, mug → home, mug',
    ]);
    expect(cells(changes('csv', shop, { op: 'remove', path: ['tags', 0] }))).toEqual([
      'D2: home, mug, mug → mug, mug',
    ]);
    expect(cells(changes('csv', shop, { op: 'add', path: ['tags'], value: 'gift' }))).toEqual([
      'D2: home, mug, mug → home, mug, mug, gift',
    ]);
  });

  test('a value inside JSON in a cell changes inside it', () => {
    const table = 'id,title,size_chart\nA,Coat,"{""rows"":[{""size"":""M"",""bust"":96}]}"\n';
    const edit: Edit = { op: 'set', path: ['size_chart', 'unit'], value: 'cm' };
    expect(cells(changes('csv', table, edit))).toEqual([
      'C2: {"rows":[{"size":"M","bust":96}]} → {"rows":[{"size":"M","bust":96}],"unit":"cm"}',
    ]);
  });

  test('what no column could hold is refused', () => {
    const edit: Edit = { op: 'set', path: ['returns'], value: '30 days' };
    expect(() => changes('csv', shop, edit)).toThrow('no-place');
  });
});

describe('a record', () => {
  test('edits follow the names that the file has', () => {
    const text = '- sku: A1\n  name: Mug  blue\n  price: 9.50\n';
    expect(
      changes('yaml', text, { op: 'splice', path: ['title'], span: { start: 3, end: 5 }, text: ' ' }),
    ).toMatchObject([
      { kind: 'record', path: ['name'], change: { op: 'splice', span: { start: 3, end: 5 } } },
    ]);
    expect(() => changes('yaml', text, { op: 'set', path: ['price', 'compare_at'], value: '12.00' })).toThrow(
      'no-place',
    );
  });

  test('a missing value stands below its nearest group', () => {
    const text = '{"id": "A", "title": "Coat", "size_chart": {"rows": [{"size": "M", "bust": 96}]}}';
    expect(changes('json', text, { op: 'set', path: ['size_chart', 'unit'], value: 'cm' })).toMatchObject([
      { kind: 'record', path: ['size_chart', 'unit'], change: { op: 'set', value: 'cm' } },
    ]);
  });

  test('a price in words of its own keeps them', () => {
    const text = 'id: A\ntitle: Mug\nprice: {amount: "1.299,00 €"}\n';
    expect(changes('yaml', text, { op: 'set', path: ['price', 'amount'], value: '999.5' })).toMatchObject([
      { change: { op: 'set', value: '999,50 €' } },
    ]);
  });
});

describe('changes that meet', () => {
  const splice = (start: number, end: number): Change => ({
    kind: 'record',
    record: 0,
    path: ['title'],
    change: { op: 'splice', span: { start, end }, text: '' },
  });
  const remove = (...path: (string | number)[]): Change => ({
    kind: 'record',
    record: 0,
    path,
    change: { op: 'remove' },
  });

  test('parts of one text may change at once unless they share a unit', () => {
    expect(clash(splice(0, 2), splice(2, 4))).toBe(false);
    expect(clash(splice(0, 3), splice(2, 4))).toBe(true);
    expect(clash(splice(2, 2), splice(2, 4))).toBe(true);
  });

  test('an item taken out moves those of its list, not those of others', () => {
    expect(clash(remove('images', 1), remove('images', 3))).toBe(true);
    expect(clash(remove('images', 1), remove('bullets', 3))).toBe(false);
    expect(clash(remove('images'), remove('images', 3, 'alt'))).toBe(true);
  });
});
