import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionAt, toLocation } from '../../src/formats/lines.ts';
import { source } from './source.ts';

test('line and column lead back to the offset', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '连', '👗', '\n', '\r\n', ' '), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.nat(), (content, seed) => {
      const offset = seed % (content.length + 1);
      const { line, column } = positionAt(source(content), offset);
      const before = content.split('\n').slice(0, line - 1);
      expect(before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1).toBe(offset);
    }),
  );
});

test('a lone carriage return ends a line only where there is no line feed', () => {
  expect(positionAt(source('a\rb\rc'), 4)).toEqual({ line: 3, column: 1 });
  expect(positionAt(source('a\rb\nc'), 2)).toEqual({ line: 1, column: 3 });
});

test('a stretch over several lines', () => {
  expect(toLocation(source('id: 1\ntitle: |\n  连衣裙👗\n', 'a.yaml'), { start: 13, end: 22 })).toEqual({
    file: 'a.yaml',
    line: 2,
    column: 8,
    endLine: 3,
    endColumn: 8,
    cell: null,
  });
});
