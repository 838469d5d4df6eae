import fc from 'fast-check';
import { expect, test } from 'vitest';
import world from '../../../rules/markets/price-windows.yaml';
import {
  addPattern,
  type Endings,
  mergePatterns,
  type PatternEmission,
  type PatternFold,
  sealPatterns,
} from '../../../src/facts/price/pattern.ts';
import type { Decimal } from '../../../src/model/money.ts';

const { endings } = world as { readonly endings: Endings };
const money = (cents: number): Decimal => (cents / 100).toFixed(2) as Decimal;
const fold = (emissions: readonly PatternEmission[]): PatternFold =>
  emissions.reduce<PatternFold>((folded, emission) => addPattern(folded, emission, endings), new Map());

const reduced = (amount: number, compareAt: number, seller = ''): PatternEmission => ({
  seller,
  dated: false,
  reduced: { amount: money(amount), compareAt: money(compareAt) },
});

const emissions: fc.Arbitrary<PatternEmission[]> = fc.array(
  fc.record({
    seller: fc.constantFrom('north', 'south'),
    dated: fc.boolean(),
    reduced: fc.option(
      fc
        .record({ amount: fc.integer({ min: 100, max: 130 }), more: fc.constantFrom(1000, 2000, 25, 50) })
        .map(({ amount, more }) => ({ amount: money(amount), compareAt: money(amount + more) })),
      { nil: undefined },
    ),
  }),
  { maxLength: 60 },
);

test('any split and order of the catalog gives the same summary', () => {
  fc.assert(
    fc.property(emissions, fc.array(fc.nat({ max: 3 }), { maxLength: 60 }), (all, parts) => {
      const whole = sealPatterns(fold(all));
      const shards: PatternEmission[][] = [[], [], [], []];
      for (const [index, emission] of all.entries()) shards[parts[index] ?? 0]?.push(emission);
      const [first, second, third, fourth] = shards.map(shard => fold(shard.reverse())) as [
        PatternFold,
        PatternFold,
        PatternFold,
        PatternFold,
      ];
      const joined = mergePatterns(mergePatterns(fourth, second), mergePatterns(third, first));
      expect([...sealPatterns(joined)].sort()).toEqual([...whole].sort());
    }),
  );
});

test('a seller with more differences than can be counted shows none, in any order', () => {
  const own = Array.from({ length: 1200 }, (_, index) => reduced(500 + index, 500 + index + 100 + index));
  const same = Array.from({ length: 50_000 }, (_, index) => reduced(500 + (index % 90), 1500 + (index % 90)));
  const amounts = (all: readonly PatternEmission[]) =>
    (sealPatterns(fold(all)).get('') ?? []).filter(({ kind }) => kind === 'amount');
  expect(amounts(same)).toEqual([{ kind: 'amount', key: '10', count: 50_000, of: 50_000 }]);
  expect(amounts([...same, ...own])).toEqual([]);
  expect(amounts([...own, ...same])).toEqual([]);
});

test('one price level tells nothing: the same difference follows from it', () => {
  expect(sealPatterns(fold(Array.from({ length: 40 }, () => reduced(2000, 3000)))).size).toBe(0);
});

test('prices that were computed from list prices are a sale, list prices computed from prices are not', () => {
  const hand = [1999, 2499, 2999, 3499, 3999, 4999, 5999, 7999];
  const sale = hand.map(price => reduced(Math.round(price * 0.83), price));
  const invented = hand.map(price => reduced(price, Math.round(price / 0.83)));
  const kinds = (all: readonly PatternEmission[]) =>
    (sealPatterns(fold(all)).get('') ?? [])
      .filter(({ kind }) => kind === 'percent')
      .map(({ count }) => count);
  expect(kinds(sale)).toEqual([]);
  expect(kinds(invented)).toEqual([8]);
});

test('a sale that says when it ends is no pattern of percentages', () => {
  const dated = [1999, 2499, 2999, 3499, 3999].map(price => ({
    ...reduced(price, Math.round(price / 0.83)),
    dated: true,
  }));
  expect((sealPatterns(fold(dated)).get('') ?? []).filter(({ kind }) => kind === 'percent')).toEqual([]);
});
