import {
  averageOf,
  defineCatalogRule,
  figuresFold,
  gatherFigures,
  listingFigures,
  noData,
  rateOf,
  say,
} from '../../src/rule/index.ts';

const seller = (impressions: number, clicks: number, more: object = {}) => ({
  kind: 'seller',
  id: 'north',
  listings: [{ id: 'MUG-1', category: 'home/kitchen', impressions, clicks }],
  category_averages: { 'home/kitchen': { ctr: 0.02 } },
  ...more,
});

export default defineCatalogRule({
  id: 'seller/low-ctr',
  on: ['seller'],
  gathers: ['listing', 'seller'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['listings'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-21', 'R1-36', 'R1-44'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Many impressions, few clicks', zh: '曝光多、点击少' },
  messages: {
    low: say(
      '{listing:text} is shown often and clicked seldom: {rate:number}%; the average of {category:text} is {average:number}%.',
      '{listing:text} 曝光多、点击少：点击率 {rate:number}%，类目“{category:text}”平均 {average:number}%。',
    ),
  },
  notes: {
    counted: say(
      '{clicks:number} clicks of {impressions:number} impressions; with 95 % confidence {low:number}% to {high:number}%',
      '曝光 {impressions:number} 次，点击 {clicks:number} 次，95% 置信区间 {low:number}% 至 {high:number}%',
    ),
    show: say(
      'Shoppers see title, main picture and price before they click: mend the findings on these first, then the search terms.',
      '买家点击前只看到标题、主图和价格：先解决这三项的问题，再优化后台搜索词。',
    ),
  },
  options: {
    minImpressions: {
      default: 500,
      en: 'impressions from which a listing is judged',
      zh: '曝光达到多少次才判断',
    },
    gap: {
      default: 0.2,
      en: 'relative distance below the average from which it is told',
      zh: '低于平均多少（相对值）才提示',
    },
  },
  sources: {
    guide: { title: 'Seller guide on repeat purchase and ranking, part 3 (R1-21)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Clicks per impression of each listing, from the seller’s figures or the listing’s own, against the average of its category (category_averages). A listing is told where the whole 95 % interval (Wilson) lies below the average and the rate a fifth below it.',
      zh: '将每个商品的点击率（取自店铺指标或商品自身数据）与类目平均（category_averages）比较。仅当 95% 置信区间（Wilson）整体低于平均、且低出五分之一以上时提示。',
    },
    why: {
      en: 'A listing that is shown often and not clicked soon loses its rank.',
      zh: '展示机会多而点击少的商品，排名会迅速下降。',
    },
    how: {
      en: 'Change one thing at a time (main picture, then title, then price) and compare after a week.',
      zh: '每次只改一项（先主图，再标题，再价格），一周后对比。',
    },
  },
  examples: {
    valid: [
      { name: 'as often as others', value: seller(4000, 84) },
      { name: '曝光太少', value: seller(300, 1), outcome: 'no-data' },
      { name: 'a little below, as may be chance', value: seller(1200, 20) },
      { name: 'surely below, but by little', value: seller(400_000, 7400) },
      {
        name: 'no average of the category',
        value: seller(4000, 8, { category_averages: {} }),
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'half of what others get',
        value: seller(5000, 45),
        findings: [{ messageId: 'low', path: ['listings', 0, 'clicks'] }],
      },
      {
        name: '平均值写成百分数，取上级类目',
        value: seller(5000, 45, { category_averages: { home: { ctr: 2.1 } } }),
        findings: [{ messageId: 'low' }],
      },
      {
        name: 'a team that looks sooner and closer',
        value: seller(400, 1, { category_averages: { 'home/kitchen': { ctr: 0.025 } } }),
        options: { minImpressions: 200, gap: 0.1 },
        findings: [{ messageId: 'low' }],
      },
      {
        name: 'figures of the listing itself',
        value: [
          { kind: 'seller', id: 'north', orders: 90, category_averages: { 'home/kitchen': { ctr: 0.02 } } },
          {
            id: 'MUG-1',
            title: 'Stoneware Mug',
            category: 'home/kitchen',
            figures: { impressions: 5000, clicks: 40 },
          },
        ],
        findings: [{ messageId: 'low', path: ['listings'] }],
      },
    ],
  },

  collect: (_value, { document, run }) => gatherFigures(document, run),
  fold: figuresFold,

  judge(value, summary, context) {
    const { minImpressions, gap } = context.options;
    const counted = listingFigures(value, summary).flatMap(listing => {
      const rate = rateOf(listing.clicks ?? Number.NaN, listing.impressions ?? Number.NaN);
      return rate ? [{ listing, rate }] : [];
    });
    if (counted.length === 0) return noData('listings');
    const shown = counted.filter(({ rate }) => rate.of >= minImpressions);
    if (shown.length === 0) return noData('orders.few');
    const compared = shown.flatMap(({ listing, rate }) => {
      const average = averageOf(value.category_averages, listing.categories, 'ctr');
      return average ? [{ listing, rate, average }] : [];
    });
    if (compared.length === 0) return noData('category_averages');
    const low = compared.filter(
      ({ rate, average }) => rate.high < average.share && rate.share < average.share * (1 - gap),
    );
    return context.outcome(
      low.map(({ listing: { id = '', at, document }, rate, average: { category, share } }) => {
        const { count: clicks, of: impressions } = rate;
        const data = { listing: id, rate: rate.share * 100, average: share * 100, category };
        const evidence = {
          ...context.note('counted', {
            clicks,
            impressions,
            low: rate.low * 100,
            high: rate.high * 100,
          }),
          source: 'guide',
        };
        return context.finding('low', data, {
          at: at.length > 1 ? [...at, 'clicks'] : at,
          loss: low.length / compared.length,
          evidence,
          advice: context.note('show', {}),
          ...(document && { related: [{ key: document.key, path: ['title'] }] }),
        });
      }),
    );
  },
});
