import {
  daysOf,
  defineCatalogRule,
  figuresFold,
  gatherFigures,
  type ListingFigures,
  listingFigures,
  noData,
  pass,
  say,
} from '../../src/rule/index.ts';

/** Codes of trade items have so many digits at least. */
const CODE = /^\d{8,14}$/;

/** Listings that sell one and the same article, by its code; variants of one listing are left out. */
function splitIn(listings: readonly ListingFigures[]): readonly (readonly ListingFigures[])[] {
  const byCode = new Map<string, ListingFigures[]>();
  for (const listing of listings) {
    const code = listing.document?.gtin?.replace(/[\s-]/g, '').padStart(14, '0') ?? '';
    if (CODE.test(code) && (listing.orders ?? 0) > 0)
      byCode.set(code, [...(byCode.get(code) ?? []), listing]);
  }
  return [...byCode.values()].filter(same => {
    const groups = same.map(({ document }) => document?.group);
    return same.length > 1 && (groups[0] === undefined || groups.some(group => group !== groups[0]));
  });
}

const seller = (clicks: number, orders: number, more: object = {}) => ({
  kind: 'seller',
  id: 'north',
  period: { from: '2026-09-01', to: '2026-11-20' },
  listings: [{ id: 'LAMP-7', clicks, orders }],
  ...more,
});

export default defineCatalogRule({
  id: 'seller/no-sales',
  on: ['seller'],
  gathers: ['listing', 'seller'],
  severity: 'info',
  consequence: 'ranking',
  needs: ['listings'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-22', 'R1-23', 'R1-46'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Active listing without sales, or sales split over duplicates',
    zh: '在架商品长期无销量，或销量被重复商品分散',
  },
  messages: {
    none: say(
      '{listing:text} was looked at {views:count} times and not sold once.',
      '{listing:text} 被浏览 {views:count} 次，没有一笔订单。',
    ),
    split: say(
      'One article, several listings: {listings:list} share {orders:count} orders.',
      '同一商品分散在多个链接：{listings:list}，合计 {orders:count} 单。',
    ),
  },
  notes: {
    views: say('{views:number} views, 0 orders', '浏览 {views:number} 次，0 单'),
    'views-in': say(
      '{views:number} views in {days:number} days, 0 orders',
      '{days:number} 天内浏览 {views:number} 次，0 单',
    ),
    code: say('the same code {code:text}', '条码相同：{code:text}'),
    page: say(
      'Who looks and does not buy found price, size, delivery or reviews wanting: go through the findings on this listing. A new shop may start its first sales with ads.',
      '看了不买，多半是价格、尺码、物流或评价有疑虑：逐项处理该商品的问题。新店可先投广告带动首批销量。',
    ),
    join: say(
      'Keep the listing that sells best and end the others: sales on one listing raise its rank.',
      '保留销量最好的一个，其余下架：销量集中才能提升排名。',
    ),
  },
  options: {
    minViews: {
      default: 200,
      en: 'views (clicks) from which a listing should have sold',
      zh: '浏览（点击）达到多少次应有销量',
    },
    days: {
      default: 30,
      en: 'days the figures must cover, where they say so',
      zh: '数据周期不足多少天时不判断',
    },
  },
  sources: {
    guide: {
      title: 'Seller guide on repeat purchase and ranking, part 3 (R1-22, R1-23)',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Active listings that were looked at 200 times or more and not sold, from the seller’s figures or the listing’s own; and several listings with the same code (GTIN) that share the sales of one article. Periods under 30 days are not judged.',
      zh: '检查浏览达到 200 次仍无订单的在架商品（取自店铺指标或商品自身数据），以及条码（GTIN）相同、销量被分散的多个商品。数据周期不足 30 天时不判断。',
    },
    why: {
      en: 'Listings with sales rank higher, and each further sale of the same listing raises it.',
      zh: '有售出记录的商品排名更高，同一商品多次售出还会继续提升。',
    },
    how: {
      en: 'Mend what keeps buyers from ordering, or take the listing off sale; keep one listing for one article.',
      zh: '解决影响下单的问题，或下架；同一商品只保留一个链接。',
    },
  },
  examples: {
    valid: [
      { name: 'it sells', value: seller(600, 4) },
      { name: '浏览太少', value: seller(120, 0) },
      {
        name: 'a week is too short',
        value: seller(600, 0, { period: { from: '2026-11-14', to: '2026-11-20' } }),
        outcome: 'no-data',
      },
      {
        name: 'not for sale',
        value: [
          { kind: 'seller', id: 'north', orders: 90 },
          { id: 'LAMP-7', title: 'Desk Lamp', status: 'inactive', figures: { clicks: 900, orders: 0 } },
        ],
      },
      {
        name: 'variants of one listing',
        value: [
          { kind: 'seller', id: 'north', orders: 90 },
          {
            id: 'A',
            group_id: 'G',
            title: 'Lamp',
            gtin: '4006381333931',
            figures: { clicks: 90, orders: 3 },
          },
          {
            id: 'B',
            group_id: 'G',
            title: 'Lamp',
            gtin: '4006381333931',
            figures: { clicks: 80, orders: 5 },
          },
        ],
      },
      { name: 'no listings counted', value: { kind: 'seller', id: 'north', orders: 90 }, outcome: 'no-data' },
    ],
    invalid: [
      {
        name: 'looked at and left',
        value: seller(640, 0),
        findings: [{ messageId: 'none', path: ['listings', 0, 'orders'] }],
      },
      {
        name: '团队看得更早',
        value: seller(90, 0, { period: { from: '2026-11-06', to: '2026-11-20' } }),
        options: { minViews: 50, days: 14 },
        findings: [{ messageId: 'none' }],
      },
      {
        name: 'one article under two ids',
        value: [
          { kind: 'seller', id: 'north', orders: 90 },
          { id: 'A', title: 'Desk Lamp', gtin: '4006381333931', figures: { clicks: 90, orders: 3 } },
          { id: 'B', title: 'Lamp for Desks', gtin: '04006381333931', figures: { clicks: 80, orders: 5 } },
        ],
        findings: [{ messageId: 'split', path: ['listings'] }],
      },
    ],
  },

  collect: (_value, { document, run }) => gatherFigures(document, run),
  fold: figuresFold,

  judge(value, summary, context) {
    const { minViews, days: least } = context.options;
    const days = daysOf(value.period ?? {});
    const listings = listingFigures(value, summary);
    const counted = listings.filter(({ clicks, orders }) => clicks !== undefined && orders !== undefined);
    const split = splitIn(listings);
    const tooShort = days !== undefined && days < least;
    if ((counted.length === 0 || tooShort) && split.length === 0)
      return noData(tooShort ? 'period' : 'listings');
    const unsold = tooShort
      ? []
      : counted.filter(
          ({ clicks = 0, orders, document }) =>
            orders === 0 && clicks >= minViews && document?.active !== false,
        );
    if (unsold.length === 0 && split.length === 0) return pass;
    return context.outcome([
      ...unsold.map(({ id = '', at, clicks: views = 0, document }) =>
        context.finding(
          'none',
          { listing: id, views },
          {
            at: at.length > 1 ? [...at, 'orders'] : at,
            loss: Math.min(1, unsold.length / Math.max(1, counted.length)),
            evidence: {
              ...(days === undefined
                ? context.note('views', { views })
                : context.note('views-in', { views, days })),
              source: 'guide',
            },
            advice: context.note('page', {}),
            ...(document && { related: [{ key: document.key, path: ['title'] }] }),
          },
        ),
      ),
      ...split.map(same =>
        context.finding(
          'split',
          {
            listings: same.map(({ id = '' }) => id),
            orders: same.reduce((sum, { orders = 0 }) => sum + orders, 0),
          },
          {
            at: ['listings'],
            loss: 0.5,
            evidence: {
              ...context.note('code', { code: same[0]?.document?.gtin ?? '' }),
              source: 'guide',
            },
            advice: context.note('join', {}),
            related: same.flatMap(({ document }) =>
              document ? [{ key: document.key, path: ['gtin'] }] : [],
            ),
          },
        ),
      ),
    ]);
  },
});
