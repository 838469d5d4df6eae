import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mergeSayings,
  type Said,
  type Sayings,
  sayingsOf,
  sealSayings,
} from '../../../src/facts/said/index.ts';

const value = fc.oneof(
  fc.constantFrom('buyer', 'seller'),
  fc.integer({ min: 1, max: 60 }).map(to => ({ to })),
);

const said = fc.record({
  fact: fc.constantFrom('return-window', 'handling', 'return-payer'),
  about: fc.constantFrom('', 'USD'),
  main: fc.array(value, { minLength: 1, maxLength: 2 }),
  all: fc.array(value, { minLength: 1, maxLength: 2 }),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  at: fc.constantFrom(['returns'], ['shipping'], ['body']),
  quote: fc.constant('so many days'),
  ofListing: fc.boolean(),
  ofMessage: fc.constant(false),
  ofLonePage: fc.boolean(),
  markets: fc.constantFrom([], ['DE'], ['US']),
  languages: fc.constant([]),
}) as fc.Arbitrary<Said>;

const document = fc.record({
  seller: fc.constantFrom('', 'North'),
  said: fc.array(said, { minLength: 1, maxLength: 3 }),
});

const emitted = (documents: readonly { seller: string; said: readonly Said[] }[]): Sayings[] =>
  documents.map(one => sayingsOf(one.seller, one.said));
const folded = (sayings: readonly Sayings[]): Sayings => sayings.reduce(mergeSayings, new Map());

test('any split and any order of the documents give the same summary', () => {
  fc.assert(
    fc.property(
      fc
        .array(document, { maxLength: 80 })
        .chain(documents =>
          fc.tuple(
            fc.constant(documents),
            fc.shuffledSubarray(documents, { minLength: documents.length }),
            fc.nat({ max: documents.length }),
          ),
        ),
      ([documents, shuffled, cut]) => {
        const whole = sealSayings(folded(emitted(documents)));
        const parts = mergeSayings(
          folded(emitted(shuffled.slice(cut))),
          folded(emitted(shuffled.slice(0, cut))),
        );
        expect([...sealSayings(parts)].map(plain)).toEqual([...whole].map(plain));
      },
    ),
  );
});

test('a fact keeps so many sayings and no more', () => {
  const many = Array.from(
    { length: 200 },
    (_, days): Said => ({
      fact: 'handling',
      about: '',
      main: [{ to: days + 1 }],
      all: [{ to: days + 1 }],
      key: `listing-${days}`,
      at: ['handling_time'],
      quote: String(days),
      ofListing: true,
      ofMessage: false,
      ofLonePage: false,
      markets: [],
      languages: [],
    }),
  );
  const [sayings] = [...sealSayings(folded(many.map(one => sayingsOf('', [one])))).values()];
  expect(sayings?.size).toBeLessThan(many.length);
});

const plain = ([topic, sayings]: [string, ReadonlyMap<string, unknown>]) => [topic, [...sayings]];
