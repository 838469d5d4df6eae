import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DuplicateEmission, sealDuplicates } from '../../src/facts/duplicates/index.ts';

const emission = fc.record({
  file: fc.constantFrom('a.csv', 'b.csv'),
  index: fc.nat(30),
  marks: fc.array(fc.nat(12), { maxLength: 4 }),
});
const catalog = fc
  .array(emission, { maxLength: 40 })
  .map(rows => rows.map((row, at): DuplicateEmission => ({ ...row, key: `${row.file}#${row.index}#${at}` })));

test('candidates are the same in whatever order the listings come', () => {
  fc.assert(
    fc.property(
      catalog.chain(rows =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      ),
      ([rows, shuffled]) => {
        expect([...sealDuplicates(shuffled)]).toEqual([...sealDuplicates(rows)]);
      },
    ),
  );
});

test('a mark of many listings names no product, and nobody has more than six candidates', () => {
  const rows = (count: number): DuplicateEmission[] =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, file: 'a.csv', index, marks: [7] }));
  expect(sealDuplicates(rows(30)).size).toBe(0);
  expect(Math.max(...[...sealDuplicates(rows(20)).values()].map(peers => peers.length))).toBe(6);
});

test('a listing that is to be judged has the candidates that it has among all', () => {
  fc.assert(
    fc.property(catalog, fc.nat(40), (rows, at) => {
      const key = rows[at]?.key ?? 'none';
      expect(sealDuplicates(rows, new Set([key])).get(key)).toEqual(sealDuplicates(rows).get(key));
    }),
  );
});
