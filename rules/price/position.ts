import {
  addComparables,
  type ComparablesFold,
  categoryOfGroup,
  comparablesAmong,
  type Decimal,
  defineCatalogRule,
  fences,
  isService,
  type Listing,
  mergeComparables,
  noData,
  notApplicable,
  type PriceMark,
  priceMarkOf,
  quantile,
  say,
  sealComparables,
} from '../../src/rule/index.ts';

const currencyOf = ({ price }: Listing) =>
  price?.currency === undefined ? {} : { currency: price.currency };
/** A price of comparables as money; they are kept to three digits. */
const decimal = (price: number): Decimal => String(Number(price.toFixed(2))) as Decimal;

const scarves = (first: number, more: object = {}) => [
  {
    id: 'SCARF-0',
    title: 'Wool Scarf',
    category: 'apparel/accessories',
    price: { amount: first, currency: 'EUR' },
    ...more,
  },
  ...[24, 26, 27, 28, 29, 30, 32, 35].map((amount, index) => ({
    id: `SCARF-${index + 1}`,
    title: `Wool Scarf no. ${index + 1}`,
    category: 'apparel/accessories',
    price: { amount, currency: 'EUR' },
  })),
];
const RIVALS = [24, 26, 27, 28, 29, 30, 32, 35];

export default defineCatalogRule({
  id: 'price/position',
  on: ['listing'],
  severity: 'info',
  consequence: 'ranking',
  needs: ['price.amount'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-28', 'S1-27', 'R1-39', 'R1-40'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Price sits far from the middle of comparable prices; no bundle or gift to offset',
    zh: '价格偏离同类中间价，且无捆绑/赠品',
  },
  messages: {
    above: say(
      'The price {price:money} is far above the middle of {count:number} comparable listings, about {middle:money}.',
      '售价 {price:money} 远高于 {count:number} 个同类商品的中间价（约 {middle:money}）。',
    ),
    below: say(
      'The price {price:money} is far below the middle of {count:number} comparable listings, about {middle:money}.',
      '售价 {price:money} 远低于 {count:number} 个同类商品的中间价（约 {middle:money}）。',
    ),
    rivals: say(
      'The price {price:money} is above {share:percent} of {count:number} competitors’ prices; their middle is {middle:money}.',
      '售价 {price:money} 高于 {count:number} 个同行价格中的 {share:percent}；中间价为 {middle:money}。',
    ),
  },
  notes: {
    category: say(
      'compared by category ({category:text}); the middle half asks about {low:money} to {high:money}',
      '按类目（{category:text}）比较；中间一半的售价约为 {low:money} 至 {high:money}',
    ),
    rivals: say('competitor_prices: {low:money} to {high:money}', '同类价格：{low:money} 至 {high:money}'),
    bundle: say(
      'Check the price; if it stays, say what it is worth, or offer a bundle or a gift with it.',
      '核对售价；如保持不变，说明价值所在，或搭配捆绑、赠品。',
    ),
    check: say('Check the price.', '核对售价。'),
  },
  options: {
    minComparables: { default: 8, en: 'prices to compare with, at least', zh: '至少应有的同类价格数' },
    high: {
      default: 0.75,
      en: 'share of the competitors’ prices above which a price is high',
      zh: '高于同行价格的该比例即视为偏高',
    },
    newSeller: {
      default: false,
      en: 'whether the seller is new and should ask a little less than the middle',
      zh: '是否为新卖家（建议中间偏低）',
    },
    outlier: {
      default: 1.5,
      en: 'reach of the fences around the middle half, in its widths (Tukey)',
      zh: '以中间一半的宽度为单位的偏离界限（Tukey）',
    },
    ratio: {
      default: 2,
      en: 'how many times the middle a price must be, or the middle the price, to be far from it',
      zh: '售价与中间价相差达到该倍数才视为偏离',
    },
    bundleSuggest: {
      default: true,
      en: 'whether a bundle or gift is advised for a high price',
      zh: '价格偏高时是否建议捆绑或赠品',
    },
  },
  sources: {
    guide: { title: 'Seller guide on repeat purchase and ranking, part 4 Tips', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Prices far outside of the middle half of the seller’s listings of one category and currency, and prices above three quarters of the competitors’ prices that the listing names. At least 8 prices are needed. A bundle offsets a high price.',
      zh: '检查远离同一卖家同类目、同币种商品中间一半售价的价格，以及高于所列同行价格四分之三的价格。至少需要 8 个价格。捆绑销售可抵消偏高的价格。',
    },
    why: {
      en: 'Buyers compare within a category. A price far off the others is often a slip, and else needs a reason that the page tells.',
      zh: '买家会在同类目中比价。远离同类的价格往往是填错，否则页面需要说明理由。',
    },
    how: {
      en: 'Correct slips. Where the price is meant, say why, or add a bundle or a gift.',
      zh: '填错的更正；有意定价的，说明理由，或增加捆绑、赠品。',
    },
  },
  examples: {
    valid: [
      { name: 'in the middle', value: scarves(28) },
      { name: '同类太少', value: scarves(28).slice(0, 4), outcome: 'no-data' },
      { name: 'a bundle', value: scarves(140, { promotion: { reason: 'bundle' } }) },
      {
        name: 'far off, where a team allows it',
        value: scarves(60),
        options: { outlier: 5 },
      },
      { name: 'twice the middle, where that is usual', value: scarves(60), options: { ratio: 3 } },
      {
        name: 'fewer than a team wants',
        value: scarves(140),
        options: { minComparables: 20 },
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'a slip by a digit',
        proves: ['S1-27'],
        value: scarves(280),
        findings: [{ messageId: 'above', path: ['price', 'amount'] }],
      },
      { name: '少了一位', value: scarves(2.8), findings: [{ messageId: 'below' }] },
      {
        name: 'above the competitors',
        proves: ['S1-28', 'R1-40'],
        value: { title: 'Wool Scarf', price: { amount: 34, currency: 'EUR' }, competitor_prices: RIVALS },
        options: { bundleSuggest: false },
        findings: [{ messageId: 'rivals' }],
      },
      {
        name: 'a new seller above the middle',
        proves: ['R1-39'],
        value: { title: 'Wool Scarf', price: { amount: 29.5, currency: 'EUR' }, competitor_prices: RIVALS },
        options: { newSeller: true, high: 0.9 },
        findings: [{ messageId: 'rivals' }],
      },
    ],
  },

  collect: (_value, { document, run }, reference) => (reference ? undefined : priceMarkOf(document, run)),

  fold: {
    empty: (): ComparablesFold => new Map(),
    add: (folded: ComparablesFold, mark: PriceMark) => addComparables(folded, [mark]),
    merge: mergeComparables,
    seal: sealComparables,
  },

  judge(value, summary, context) {
    const { document, run, options } = context;
    const amount = value.price?.amount;
    if (amount === undefined || !(Number(amount) > 0)) return context.absent('price.amount');
    if (isService(document, run)) return notApplicable('type');
    const money = (price: number) => ({ amount: decimal(price), ...currencyOf(value) });
    const price = { amount: amount as Decimal, ...currencyOf(value) };
    const isBundle = value.promotion?.reason === 'bundle';
    const at = ['price', 'amount'];
    const advice = context.note(options.bundleSuggest ? 'bundle' : 'check', {});

    const rivals = (value.competitor_prices ?? []).map(Number).filter(rival => rival > 0);
    if (rivals.length >= options.minComparables) {
      const among = comparablesAmong(rivals);
      const share = rivals.filter(rival => rival < Number(amount)).length / rivals.length;
      const high = options.newSeller ? Math.min(0.5, options.high) : options.high;
      if (isBundle || share <= high) return context.outcome([]);
      const ends = { low: money(Math.min(...rivals)), high: money(Math.max(...rivals)) };
      const evidence = { ...context.note('rivals', ends), source: 'guide' };
      const data = { price, share, count: rivals.length, middle: money(quantile(among, 0.5) as number) };
      return context.outcome([context.finding('rivals', data, { at, evidence, advice })]);
    }

    const mark = priceMarkOf(document, run);
    const comparables = mark && summary.get(mark.group);
    if (!comparables) return noData('category');
    // The listing itself is among them.
    if (comparables.count - 1 < options.minComparables) return noData('catalog');
    const [low, high] = fences(comparables, options.outlier) ?? [0, Number.POSITIVE_INFINITY];
    const isAbove = mark.price > high;
    const middle = quantile(comparables, 0.5) as number;
    const isNear = Math.max(mark.price / middle, middle / mark.price) < options.ratio;
    if (isNear || (!isAbove && mark.price >= low) || (isAbove && isBundle)) return context.outcome([]);
    const ends = {
      category: categoryOfGroup(mark.group),
      low: money(quantile(comparables, 0.25) as number),
      high: money(quantile(comparables, 0.75) as number),
    };
    const data = { price, count: comparables.count - 1, middle: money(middle) };
    const details = {
      at,
      loss: 0.5,
      evidence: { ...context.note('category', ends), source: 'guide' },
      advice: isAbove ? advice : context.note('check', {}),
    };
    return context.outcome([context.finding(isAbove ? 'above' : 'below', data, details)]);
  },
});
