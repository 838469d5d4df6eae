import {
  averageOf,
  chanceOfAtLeast,
  defineRule,
  noAccidentUpTo,
  noData,
  rateOf,
  say,
} from '../../src/rule/index.ts';

/** What is compared, with the average it is held against. */
const CASES = { disputes: 'dispute_rate', refunds: 'refund_rate' } as const;
const cases = ['disputes', 'refunds'] as const;

/** Of so many comparisons one is out of line by chance alone: from here on chances are weighed together. */
const MANY = 20;

const averages = { 'home/lighting': { dispute_rate: 0.03, refund_rate: 0.05 } };
const seller = (listing: object, more: object = {}) => ({
  kind: 'seller',
  id: 'north',
  listings: [{ id: 'LAMP-7', category: 'home/lighting', ...listing }],
  category_averages: averages,
  ...more,
});

export default defineRule({
  id: 'seller/listing-dispute',
  on: ['seller'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['listings'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-25', 'R1-43'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'A listing’s dispute/refund share is above its category average',
    zh: '单品纠纷/退款比例高于类目平均',
  },
  messages: {
    disputes: say(
      '{listing:text} has disputes on {share:percent} of its orders; {category:text} has {average:percent} on average.',
      '{listing:text} 的纠纷率 {share:percent}，高于类目“{category:text}”平均 {average:percent}。',
    ),
    refunds: say(
      '{listing:text} has refunds on {share:percent} of its orders; {category:text} has {average:percent} on average.',
      '{listing:text} 的退款率 {share:percent}，高于类目“{category:text}”平均 {average:percent}。',
    ),
  },
  notes: {
    counted: say(
      '{count:number} of {of:number} orders; so many or more by chance: {chance:percent}',
      '{of:number} 单中 {count:number} 单；偶然达到或超过此数的概率 {chance:percent}',
    ),
    look: say(
      'Read the complaints about this listing, and correct what they share: description, size, packing or the goods.',
      '查看该商品的投诉，改正共同原因：描述、尺码、包装或货品本身。',
    ),
  },
  options: {
    minOrders: { default: 20, en: 'orders from which a listing is judged', zh: '订单数达到多少才判断' },
    p: {
      default: 0.05,
      en: 'chance below which an excess is no accident (one-sided binomial test)',
      zh: '低于此概率时认为不是偶然（单侧二项检验）',
    },
  },
  sources: {
    guide: { title: 'Seller guide on repeat purchase and ranking, part 3 (R1-25)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Disputes and refunds of each listing among its orders, against the average of its category (category_averages), by a one-sided binomial test. Of twenty comparisons or more the chances are weighed together (Benjamini and Hochberg), so that a large shop gets no list of accidents.',
      zh: '用单侧二项检验比较每个商品的纠纷率、退款率与类目平均（category_averages）。比较达到 20 项时合并校正（Benjamini–Hochberg），避免大店铺出现成批的偶然结果。',
    },
    why: {
      en: 'A listing above the average of its category is ranked lower, or pushed back altogether.',
      zh: '比例高于类目平均的商品会被降低排名，甚至强行后置。',
    },
    how: {
      en: 'Correct the listing or its source, or take it off sale until that is done.',
      zh: '改进商品或货源；未解决前先下架。',
    },
  },
  examples: {
    valid: [
      { name: 'near the average', value: seller({ orders: 200, disputes: 7 }) },
      { name: '十二单不作结论', value: seller({ orders: 12, disputes: 4 }), outcome: 'no-data' },
      {
        name: 'no average',
        value: seller({ orders: 200, disputes: 40 }, { category_averages: {} }),
        outcome: 'no-data',
      },
      {
        name: 'one of many, as happens by chance',
        value: seller(
          {},
          {
            listings: Array.from({ length: 24 }, (_, index) => ({
              id: `LAMP-${index}`,
              category: 'home/lighting',
              orders: 100,
              disputes: index === 0 ? 7 : 3,
            })),
          },
        ),
      },
    ],
    invalid: [
      {
        name: 'three times the average',
        value: seller({ orders: 120, disputes: 11 }),
        findings: [{ messageId: 'disputes', path: ['listings', 0, 'disputes'] }],
      },
      {
        name: '退款率高',
        value: seller({ orders: 80, refunds: 14 }),
        findings: [{ messageId: 'refunds' }],
      },
      {
        name: 'a team that looks sooner, and is sure later',
        value: seller({ orders: 15, disputes: 5 }),
        options: { minOrders: 10, p: 0.01 },
        findings: [{ messageId: 'disputes' }],
      },
    ],
  },

  check({ listings = [], category_averages }, context) {
    const { minOrders, p } = context.options;
    if (listings.length === 0) return context.absent('listings');
    const counted = listings.flatMap((listing, index) =>
      cases.flatMap(what => {
        const rate = rateOf(listing[what] ?? Number.NaN, listing.orders ?? Number.NaN);
        return rate ? [{ listing, index, what, rate }] : [];
      }),
    );
    if (counted.length === 0) return noData('listings.orders');
    const enough = counted.filter(({ rate }) => rate.of >= minOrders);
    if (enough.length === 0) return noData('orders.few');
    const compared = enough.flatMap(each => {
      const { category } = each.listing;
      const average = averageOf(
        category_averages,
        category === undefined ? [] : [category],
        CASES[each.what],
      );
      const { count, of } = each.rate;
      return average ? [{ ...each, average, chance: chanceOfAtLeast(count, of, average.share) }] : [];
    });
    if (compared.length === 0) return noData('category_averages');
    const chances = compared.map(({ chance }) => chance);
    const level = compared.length < MANY ? p : noAccidentUpTo(chances, p);
    const told = compared.filter(({ chance }) => chance < p && chance <= level);
    return context.outcome(
      told.map(({ listing: { id = '' }, index, what, rate: { count, of, share }, average, chance }) =>
        context.finding(
          what,
          { listing: id, share, category: average.category, average: average.share },
          {
            at: ['listings', index, what],
            loss: Math.min(1, (2 * told.length) / compared.length),
            evidence: { ...context.note('counted', { count, of, chance }), source: 'guide' },
            advice: context.note('look', {}),
          },
        ),
      ),
    );
  },
});
