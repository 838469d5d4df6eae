import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  emptyTally,
  mergeTallies,
  sealTally,
  type Tally,
} from '../../../src/facts/belonging/tally.ts';

const MOST = 5;
const said = fc.array(fc.tuple(fc.nat(30).map(String), fc.constantFrom('apparel', 'home', '')), {
  maxLength: 60,
});
const tallyOf = (entries: readonly (readonly [string, string])[]): Tally => {
  const tally = emptyTally(MOST);
  for (const [term, topic] of entries) count(tally, term, topic);
  return tally;
};
const bytes = (tally: Tally): string => {
  const { counts, limit } = sealTally(tally);
  return JSON.stringify([String(limit), ...[...counts].map(([term, topics]) => [term, ...topics])]);
};

test('law: any order, split and tree of folds gives the same tally', () => {
  fc.assert(
    fc.property(
      said.chain(entries =>
        fc.tuple(
          fc.constant(entries),
          fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
        ),
      ),
      fc.array(fc.nat(60), { maxLength: 5 }),
      fc.boolean(),
      ([entries, shuffled], cuts, fromRight) => {
        const edges = [0, ...cuts, shuffled.length].sort((left, right) => left - right);
        const parts = edges.slice(1).map((end, index) => tallyOf(shuffled.slice(edges[index], end)));
        const merged = fromRight
          ? parts.reduceRight((right, left) => mergeTallies(left, right))
          : parts.reduce(mergeTallies);
        expect(bytes(merged)).toBe(bytes(tallyOf(entries)));
      },
    ),
    { numRuns: Number(process.env.LAW_RUNS ?? 300) },
  );
});

test('what is kept is counted to the last listing', () => {
  fc.assert(
    fc.property(said, entries => {
      const kept = sealTally(tallyOf(entries)).counts;
      expect(kept.size).toBe(Math.min(MOST, new Set(entries.map(([term]) => term)).size));
      for (const [term, topics] of kept) {
        for (const [topic, listings] of topics)
          expect(listings).toBe(entries.filter(([one, other]) => one === term && other === topic).length);
      }
    }),
  );
});
