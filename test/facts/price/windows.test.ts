import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import world from '../../../rules/markets/price-windows.yaml';
import { answerOf, type Reduction } from '../../../src/facts/price/answer.ts';
import type { WindowRow } from '../../../src/facts/price/claims.ts';
import { dayNumber, isoDay } from '../../../src/facts/price/days.ts';
import { saleStart } from '../../../src/facts/price/sale.ts';
import { type PricePoint, type Series, seriesOf } from '../../../src/facts/price/series.ts';
import type { Decimal } from '../../../src/model/money.ts';
import { type Diary, oracle } from './oracle.ts';

const { windows, outlier } = world as {
  readonly windows: Readonly<Record<string, WindowRow>>;
  readonly outlier: number;
};
const windowOf = (name: string): WindowRow => windows[name] as WindowRow;
const money = (cents: number): Decimal => (cents / 100).toFixed(2) as Decimal;
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const today = dayNumber('2026-11-22') as number;

/** The step function of a diary. */
function seriesFrom(diary: Diary): Series {
  const points = [...diary.seen].map(
    ([day, price]): PricePoint => ({
      date: isoDay(day),
      amount: money(price),
      ...(diary.lists?.has(day) ? { list: money(diary.lists.get(day) as number) } : {}),
    }),
  );
  const offer = { amount: money(diary.amount), compareAt: money(diary.compareAt) };
  const history = { points, through: isoDay(diary.through) };
  return seriesOf(history, offer, isoDay(diary.today), outlier) as Series;
}

/** Few prices, so that the same one comes back; gaps of days; lists on some. */
const diaries: fc.Arbitrary<Diary> = fc
  .record({
    steps: fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 40 }),
        price: fc.integer({ min: 5, max: 14 }),
        up: fc.option(fc.integer({ min: 1, max: 4 })),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    last: fc.integer({ min: 1, max: 20 }),
    looked: fc.nat({ max: 20 }),
    amount: fc.integer({ min: 5, max: 13 }),
    claim: fc.integer({ min: 1, max: 6 }),
    listed: fc.boolean(),
  })
  .map(({ steps, last, looked, amount, claim, listed }) => {
    const seen = new Map<number, number>();
    const lists = new Map<number, number>();
    let day = today - last;
    for (const { gap, price, up } of steps) {
      seen.set(day, price * 100);
      if (up !== null) lists.set(day, (price + up) * 100);
      day -= gap;
    }
    const known = listed && lists.size > 0 ? { lists } : {};
    const through = Math.min(today - 1, today - last + looked);
    return { seen, ...known, today, amount: amount * 100, compareAt: (amount + claim) * 100, through };
  });

describe.each(Object.keys(windows))('window %s', name => {
  test('day by day the same answer, prior price and days', () => {
    fc.assert(
      fc.property(diaries, diary => {
        const claim: Reduction = { amount: money(diary.amount), compareAt: money(diary.compareAt) };
        const answer = answerOf(seriesFrom(diary), windowOf(name), claim);
        const expected = oracle(diary, windowOf(name));
        expect(answer.kind).toBe(expected.kind);
        if ('by' in answer) {
          expect(cents(answer.by.prior)).toBe(expected.prior);
          expect([answer.by.from, answer.by.to]).toEqual([expected.from, expected.to]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** A case of the law, worked by hand: prices from their day on, the listing today, and the prior price. */
interface LawCase {
  readonly law: string;
  readonly window: string;
  readonly prices: readonly (readonly [date: string, price: number])[];
  readonly now: number;
  readonly was: number;
  readonly prior: string;
  readonly answer: ReturnType<typeof answerOf>['kind'];
  readonly start?: string;
}

const cases: readonly LawCase[] = [
  {
    law: 'Directive 98/6/EC art. 6a(1)-(2): the lowest price of the 30 days before the reduction; 100 all along, so “was 100” is right',
    window: 'eu',
    prices: [
      ['2026-08-01', 100],
      ['2026-11-20', 80],
    ],
    now: 80,
    was: 100,
    prior: '100',
    answer: 'fair',
    start: '2026-11-20',
  },
  {
    law: 'Notice 2021/C 526/02, 2.1: an earlier price of 80 within the 30 days is the prior price, though 100 was asked on the last day',
    window: 'eu',
    prices: [
      ['2026-08-01', 100],
      ['2026-11-01', 80],
      ['2026-11-06', 100],
      ['2026-11-20', 70],
    ],
    now: 70,
    was: 100,
    prior: '80',
    answer: 'above-prior',
    start: '2026-11-20',
  },
  {
    law: 'CJEU C-330/23 Aldi Süd: a price as high as the lowest of the 30 days is no reduction, whatever the last price was',
    window: 'eu',
    prices: [
      ['2026-08-01', 1.69],
      ['2026-11-02', 1.29],
      ['2026-11-10', 1.69],
      ['2026-11-21', 1.29],
    ],
    now: 1.29,
    was: 1.69,
    prior: '1.29',
    answer: 'no-reduction',
    start: '2026-11-21',
  },
  {
    law: 'Directive 98/6/EC art. 6a(5): a reduction progressively increased without interruption keeps the price before the first reduction',
    window: 'eu',
    prices: [
      ['2026-06-01', 100],
      ['2026-10-01', 90],
      ['2026-10-20', 80],
      ['2026-11-15', 70],
    ],
    now: 70,
    was: 100,
    prior: '100',
    answer: 'fair',
    start: '2026-10-01',
  },
  {
    law: 'Art. 6a(5) the other way: back to 95 in between interrupts the series, so 80 counts',
    window: 'eu',
    prices: [
      ['2026-06-01', 100],
      ['2026-10-28', 80],
      ['2026-11-10', 95],
      ['2026-11-15', 70],
    ],
    now: 70,
    was: 100,
    prior: '80',
    answer: 'above-prior',
    start: '2026-11-15',
  },
  {
    law: 'SAMR Order 56: basis not stated, so the lowest price of the 7 days before; 80 of nine days before no longer counts',
    window: 'cn',
    prices: [
      ['2026-10-01', 80],
      ['2026-11-12', 120],
      ['2026-11-21', 90],
    ],
    now: 90,
    was: 120,
    prior: '120',
    answer: 'fair',
    start: '2026-11-21',
  },
  {
    law: 'SAMR Order 56: raised two days before the promotion, then “reduced” to the old price',
    window: 'cn',
    prices: [
      ['2026-10-01', 80],
      ['2026-11-19', 120],
      ['2026-11-21', 80],
    ],
    now: 80,
    was: 120,
    prior: '80',
    answer: 'no-reduction',
    start: '2026-11-21',
  },
  {
    law: 'Google 9017019: 120 was asked on 29 of the last 200 days, one too few; 100 on more',
    window: 'google',
    prices: [
      ['2026-05-01', 100],
      ['2026-09-01', 120],
      ['2026-09-30', 80],
    ],
    now: 80,
    was: 120,
    prior: '100',
    answer: 'above-prior',
  },
  {
    law: '二重価格表示 guideline: 29 of the 56 days before the sale at 100, the last of them the day before, is more than half',
    window: 'jp',
    prices: [
      ['2026-07-01', 80],
      ['2026-10-23', 100],
      ['2026-11-21', 70],
    ],
    now: 70,
    was: 100,
    prior: '100',
    answer: 'fair',
    start: '2026-11-21',
  },
  {
    law: '二重価格表示 guideline: more than half, but last charged 15 days before the sale, over two weeks',
    window: 'jp',
    prices: [
      ['2026-07-01', 100],
      ['2026-11-07', 85],
      ['2026-11-10', 90],
      ['2026-11-21', 70],
    ],
    now: 70,
    was: 100,
    prior: '90',
    answer: 'above-prior',
    start: '2026-11-21',
  },
  {
    law: 'Competition Act s. 74.01(3)(b): 91 of the 182 days before is half, not more',
    window: 'ca',
    prices: [
      ['2026-01-01', 80],
      ['2026-08-22', 100],
      ['2026-11-21', 70],
    ],
    now: 70,
    was: 100,
    prior: '80',
    answer: 'above-prior',
  },
  {
    law: 'Competition Act s. 74.01(3)(b): 92 of the 182 days before is more than half',
    window: 'ca',
    prices: [
      ['2026-01-01', 80],
      ['2026-08-21', 100],
      ['2026-11-21', 70],
    ],
    now: 70,
    was: 100,
    prior: '100',
    answer: 'fair',
  },
];

test.each(cases)('$law', ({ window, prices, now, was, prior, answer, start }) => {
  const points = prices.map(([date, price]) => ({ date, amount: String(price) }));
  const claim: Reduction = { amount: String(now) as Decimal, compareAt: String(was) as Decimal };
  const series = seriesOf({ points, through: '2026-11-21' }, claim, '2026-11-22', outlier) as Series;
  if (start) expect(isoDay(saleStart(series) as number)).toBe(start);
  const given = answerOf(series, windowOf(window), claim);
  expect(given.kind).toBe(answer);
  if ('by' in given) expect(given.by.prior).toBe(prior);
});
