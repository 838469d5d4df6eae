import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { json } from '../../src/formats/json.ts';
import { countKeys, countMembers } from '../../src/formats/json-skim.ts';
import { jsonLines } from '../../src/formats/jsonl.ts';
import { rowsReported } from '../../src/formats/syntax.ts';
import type { Path } from '../../src/model/path.ts';
import { record as recordOf, records, reported, slice, source } from './source.ts';

const parse = (text: string) => json.parse(source(text));

/** All scalars of a value with their paths. */
function* scalars(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  if (value === null || typeof value !== 'object') yield [path, value];
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* scalars(item, [...path, index]);
  else for (const [key, item] of Object.entries(value)) yield* scalars(item, [...path, key]);
}

const text = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '\n', '连', '👗', '{', ']', ':', ',', ' ', '\u0001'),
  maxLength: 8,
});
const { value: anyValue } = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
}));
const record = fc.dictionary(text, anyValue, { minKeys: 1, maxKeys: 4 });

describe('positions', () => {
  test('every scalar and every part of a string is found', () => {
    const indents = fc.constantFrom(undefined, 2, '\t');
    const wrappers = fc.constantFrom(
      (list: unknown) => list,
      (list: unknown) => ({ meta: [{ a: '[' }], data: { products: list } }),
    );
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 3 }),
        indents,
        wrappers,
        fc.nat(),
        (list, indent, wrap, from) => {
          const file = JSON.stringify(wrap(list), null, indent);
          const found = records(parse(file));
          expect(found.map(each => each.value)).toEqual(list);
          for (const each of found) {
            expect(JSON.parse(slice(file, each.range))).toEqual(each.value);
            for (const [path, value] of scalars(each.value)) {
              expect(JSON.parse(slice(file, each.locate(path)))).toBe(value);
              expect(each.scalarText(path)).toBe(typeof value === 'string' ? value : JSON.stringify(value));
              if (typeof value !== 'string' || value === '') continue;
              const start = from % value.length;
              const span = { start, end: Math.min(value.length, start + 3) };
              expect(JSON.parse(`"${slice(file, each.locate(path, span))}"`)).toBe(
                value.slice(span.start, span.end),
              );
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('numbers keep their source text', () => {
    const [found] = records(parse('{"title": "x", "price": 1.10, "gtin": 1e3, "ok": true}'));
    expect(['price', 'gtin', 'ok'].map(field => found?.scalarText([field]))).toEqual(['1.10', '1e3', 'true']);
  });

  test('lists stand at their key, missing values at the nearest that exists', () => {
    const file = '[{"id": "A", "title": "Dress", "images": [{"src": "a.jpg"}, "b.jpg"], "price": {}}]';
    const found = recordOf(parse(file));
    const at = (...path: Path) => slice(file, found.locate(path));
    expect(at('images')).toBe('images');
    expect(at('images', 0)).toBe('src');
    expect(at('images', 0, 'alt')).toBe('src');
    expect(at('images', 1, 'alt')).toBe('"b.jpg"');
    expect(at('images', 7)).toBe('images');
    expect(at('price', 'amount')).toBe('price');
    expect(at('brand')).toBe('"Dress"');
    expect(at()).toBe('"Dress"');
    expect(found.locateKey(['images'])).toEqual({ start: 32, end: 38 });
    expect(found.locateKey(['images', 0])).toBeUndefined();
  });
});

test('a comment, for which a tree is built, moves no place', () => {
  fc.assert(
    fc.property(record, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const plain = JSON.stringify(value, null, indent);
      const [walked, built] = [plain, `${plain.slice(0, -1)}/**/}`].map(file => recordOf(parse(file)));
      for (const [path] of scalars(value))
        for (const asked of [path, path.slice(0, -1), [...path, 'more'], [...path, 0], [...path, 7]]) {
          expect(walked?.locate(asked)).toEqual(built?.locate(asked));
          expect(walked?.locateKey(asked)).toEqual(built?.locateKey(asked));
          expect(walked?.scalarText(asked)).toBe(built?.scalarText(asked));
        }
    }),
    { numRuns: 500 },
  );
});

describe('what is a record', () => {
  test.each([
    ['a list', '[{"id": 1}, {"id": 2}]', 2],
    ['a wrapped list', '{"count": 2, "products": [{"id": 1}, {"id": 2}]}', 2],
    ['a list inside an envelope', '{"data": {"page": 1, "items": [{"id": 1}]}, "ok": true}', 1],
    ['a document with a list of its own', '{"title": "Set", "items": [{"id": 1}, {"id": 2}]}', 1],
    ['a store', '{"kind": "store", "data": [{"a": 1}]}', 1],
  ])('%s', (_, file, count) => {
    expect(records(parse(file))).toHaveLength(count);
  });

  test('other things in the list are reported, one by one beside records', () => {
    const file = '[{"id": 1}, 7, {"id": 2}, "x"]';
    expect(reported(parse(file), file)).toEqual(['not-a-document: 7', 'not-a-document: "x"']);
    const list = parse('["a", "b", "c"]');
    expect(list.problems).toHaveLength(1);
    expect(rowsReported(list.problems)).toBe(3);
  });
});

describe('broken files', () => {
  test('comments and trailing commas are tolerated', () => {
    const file = '// goods\n[{"id": 1, /* x */ "title": "a",},\n{"id": 2},]';
    expect(parse(file).problems).toEqual([]);
    expect(records(parse(file)).map(each => each.value)).toEqual([{ id: 1, title: 'a' }, { id: 2 }]);
    expect(slice(file, recordOf(parse(file)).locate(['title']))).toBe('"a"');
  });

  test('a fault costs its record only', () => {
    const file = '[\n{"id": 1},\n{"id" 2, "title": "x"},\n{"id": 3}\n]';
    expect(records(parse(file)).map(each => each.value)).toEqual([{ id: 1 }, { id: 3 }]);
    expect(reported(parse(file), file)).toEqual(['missing-colon: 2']);
    expect(rowsReported(parse(file).problems)).toBe(1);
  });

  test('a string that never closes is named', () => {
    const file = '[{"id": 1},\n{"title": "x}]\n';
    expect(records(parse(file)).map(each => each.value)).toEqual([{ id: 1 }]);
    expect(reported(parse(file), file)[0]).toMatch(/^unclosed-quote: "x/);
  });

  test('a key said twice is reported at its repetition', () => {
    const file = '[{"a": {"b": 1, "c": "b\\":", "b": 2}, "d": {"a": 1}}]';
    expect(reported(parse(file), file)).toEqual(['duplicate-key: "b"']);
    expect(recordOf(parse(file)).value).toMatchObject({ a: { b: 2 } });
    const found = recordOf(parse(file)).locate(['a', 'b']);
    expect(slice(file, found)).toBe('2');
  });

  test('members in the text = keys in the value, so a repeated key is noticed', () => {
    fc.assert(
      fc.property(anyValue, value => {
        expect(countMembers(JSON.stringify(value, null, 1))).toBe(countKeys(value));
      }),
    );
  });

  test('an empty file is reported', () => {
    expect(reported(parse(' \n'), ' \n')).toEqual(['empty: ']);
    expect(reported(parse('[]'), '[]')).toEqual(['empty: ']);
  });
});

describe('JSON Lines', () => {
  const file = '{"id": 1, "title": "连衣裙"}\r\n\r\n{"id": 2,, "x": 1}\n7\n{"id": 3, "id": 4}\n';

  test('a broken line is reported and the others go on', () => {
    const parsed = jsonLines.parse(source(file));
    expect(records(parsed).map(each => each.value)).toEqual([{ id: 1, title: '连衣裙' }, { id: 4 }]);
    expect(reported(parsed, file)).toEqual(['missing-key: ,', 'not-a-document: 7', 'duplicate-key: "id"']);
    expect(rowsReported(parsed.problems)).toBe(2);
  });

  test('places are those of the file', () => {
    const parsed = jsonLines.parse(source(file));
    expect(slice(file, recordOf(parsed, 0).locate(['title'], { start: 1, end: 3 }))).toBe('衣裙');
    expect(slice(file, recordOf(parsed, 1).locate(['id']))).toBe('4');
  });

  test('the name may be wrong: lines in .json, one value over many lines in .jsonl', () => {
    expect(parse('{"id": 1}\n{"id": 2}\n')).toMatchObject({
      format: 'jsonl',
      records: [{ value: { id: 1 } }, { value: { id: 2 } }],
    });
    expect(records(jsonLines.parse(source('[\n  {"id": 1},\n  {"id": 2}\n]')))).toHaveLength(2);
  });
});
