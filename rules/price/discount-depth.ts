import {
  addComparables,
  type Comparables,
  type ComparablesFold,
  categoryOfGroup,
  copyPaths,
  type Decimal,
  defineCatalogRule,
  discountOf,
  firstReduction,
  hits,
  listingsAbove,
  type Money,
  mergeComparables,
  type PriceMark,
  priceMarkOf,
  quantile,
  say,
  sealComparables,
} from '../../src/rule/index.ts';

/** Where the prices before reductions stand, beside the prices of a group. */
const listOf = (group: string): string => `${group}\nlist`;

const watch = (amount: number, compare_at?: number, more: object = {}) => ({
  id: 'WATCH-1',
  title: 'Field Watch',
  category: 'watches',
  price: { amount, currency: 'EUR', ...(compare_at === undefined ? {} : { compare_at }) },
  ...more,
});

/** A watch among others of 80 to 120. */
const among = (first: object, others = 10) => [
  first,
  ...Array.from({ length: others }, (_, index) => ({
    ...watch(80 + 4 * index),
    id: `WATCH-${index + 2}`,
    title: `Field Watch no. ${index + 2}`,
  })),
];

export default defineCatalogRule({
  id: 'price/discount-depth',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['price'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-27'],
  presets: ['recommended', 'strict'],
  version: 2,
  title: {
    en: 'Deep discount or premium wording sets a quality expectation the price does not support',
    zh: '折扣过深或高端措辞与价格不匹配，造成质量预期落差',
  },
  messages: {
    deep: say(
      '{cut:percent} off: buyers expect goods of {compare:money} and pay {price:money}.',
      '降价 {cut:percent}：买家按 {compare:money} 的质量预期，只付 {price:money}。',
    ),
    'above-list': say(
      'The was-price {compare:money} is {times:number} times what comparable listings cost before reductions, and the price {price:money} is no higher than theirs.',
      '划线价 {compare:money} 是同类商品折前价的 {times:number} 倍，而售价 {price:money} 并不高于同类。',
    ),
    premium: {
      ...say(
        '{words:quotes} promises upper-class goods, but {share:percent} of comparable listings cost more.',
        '{words:quotes}暗示高端品质，但 {share:percent} 的同类商品售价更高。',
      ),
      severity: 'info',
    },
  },
  notes: {
    prices: say(
      'was-price {compare:money}, price {price:money}',
      '划线价 {compare:money}，售价 {price:money}',
    ),
    list: say(
      '{count:number} listings of {category:text}: middle before reductions about {list:money}, middle price about {middle:money}',
      '{category:text} 的 {count:number} 个商品：折前中间价约 {list:money}，售价中间价约 {middle:money}',
    ),
    quarter: say(
      'price {price:money}; {count:number} listings of {category:text}, middle price about {middle:money}',
      '售价 {price:money}；{category:text} 的 {count:number} 个商品，中间价约 {middle:money}',
    ),
    reason: say(
      'Check the was-price. If it was really charged, say why the price is so low: end of line, last sizes, packaging damaged.',
      '核对划线价；如确实卖过该价格，说明低价原因：清仓、断码、包装破损。',
    ),
    plain: say(
      'Name material, make and finish instead, so that buyers know what they get at this price.',
      '改写材质、做工和工艺，让买家知道这个价格买到什么。',
    ),
  },
  options: {
    depthWarn: {
      default: 0.7,
      en: 'share of the was-price from which a discount is deep',
      zh: '降价达到该比例即为折扣过深',
    },
    compareAtVsMedian: {
      default: 2,
      en: 'times the middle list price of comparable listings from which a was-price is too high',
      zh: '划线价达到同类折前中间价的该倍数即为过高',
    },
    premiumBelow: {
      default: 0.25,
      en: 'share of the comparable prices below which premium words (list premium) do not fit',
      zh: '售价处于同类该比例以下时，不宜使用高端措辞（词表 premium）',
    },
    premiumRatio: {
      default: 1.5,
      en: 'times the price that the middle of comparable prices must be at least for that',
      zh: '同类中间价须至少为售价的该倍数',
    },
    minComparables: { default: 8, en: 'listings to compare with, at least', zh: '至少应有的同类商品数' },
  },
  sources: {
    guide: {
      title: 'Cross-border seller guide, chapter 4 Price and discount: price and expected quality',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Reductions of 70 % and more that are not a clearance; was-prices of more than twice what the seller’s listings of the category cost before reductions, where the price is not above the middle; premium words (list premium) on the cheapest quarter of a category, two thirds of its middle price or less. Categories are compared from 8 other listings on.',
      zh: '检查非清仓商品降价 70% 及以上；划线价超过同一卖家同类目折前中间价两倍而售价不高于中间价；同类目最便宜的四分之一商品（且不高于中间价三分之二）使用高端措辞（词表 premium）。同类商品至少 8 个才比较。',
    },
    why: {
      en: 'A buyer judges by the was-price and the words: goods worth 20 that are sold as worth 100 come back, with a bad review.',
      zh: '买家按划线价和措辞判断质量：价值 20 的商品标成 100 来卖，会换来退货和差评。',
    },
    how: {
      en: 'Set the was-price to what was charged, or say on the page why the price is so low. Name material and make instead of a class.',
      zh: '将划线价改为真实售价，或在页面说明低价原因。写材质和做工，不写档次。',
    },
  },
  examples: {
    valid: [
      { name: 'half the price', value: watch(50, 100) },
      { name: '没有折扣', value: watch(50, undefined, { title: '军表' }) },
      {
        name: 'a clearance',
        value: watch(20, 100, { promotion: { reason: 'clearance', end: '2026-12-01' } }),
      },
      { name: 'a deep cut that a team allows', value: watch(22, 100), options: { depthWarn: 0.8 } },
      { name: 'a dear watch, reduced, is no cheap one', value: among(watch(190, 260)) },
      {
        name: 'a was-price that a team allows',
        value: among(watch(90, 260)),
        options: { compareAtVsMedian: 3 },
      },
      { name: 'premium words at the middle', value: among(watch(100, undefined, { title: 'Luxury Watch' })) },
      {
        name: 'premium in the brand',
        value: among(watch(60, undefined, { title: 'Premium Basics Watch', brand: 'Premium Basics' })),
      },
      { name: '同类太少', value: among(watch(60, undefined, { title: '轻奢手表' }), 5) },
      {
        name: 'second to cheapest, where a team minds the cheapest alone',
        value: among(watch(82, undefined, { title: 'Luxury Watch' })),
        options: { minComparables: 10, premiumBelow: 0.05, premiumRatio: 1.1 },
      },
    ],
    invalid: [
      {
        name: 'a hundred for twenty',
        value: watch(20, 100),
        findings: [{ messageId: 'deep', path: ['price', 'compare_at'] }],
      },
      { name: '两折', value: watch(19.9, 99.9, { title: '军表' }), findings: [{ messageId: 'deep' }] },
      {
        name: 'a was-price far above the others, at their price',
        value: among(watch(90, 260)),
        findings: [{ messageId: 'above-list', path: ['price', 'compare_at'] }],
      },
      {
        name: '最便宜的一款却写轻奢',
        value: among(watch(60, undefined, { title: '轻奢手表', description: '高端大气，送礼佳品。' })),
        findings: [{ messageId: 'premium', path: ['title'], words: '轻奢' }],
      },
    ],
  },

  collect(value, { document, run }, reference): readonly PriceMark[] | undefined {
    const mark = reference ? undefined : priceMarkOf(document, run);
    if (!mark) return undefined;
    const before = Number(value.price?.compare_at ?? 0);
    return [mark, { group: listOf(mark.group), price: Math.max(mark.price, before) }];
  },

  fold: {
    empty: (): ComparablesFold => new Map(),
    add: (folded: ComparablesFold, marks: readonly PriceMark[]) => addComparables(folded, marks),
    merge: mergeComparables,
    seal: sealComparables,
  },

  judge(value, summary, context) {
    const { document, run, options } = context;
    const money = (amount: number | string): Money => ({
      amount: (typeof amount === 'string' ? amount : String(Number(amount.toFixed(2)))) as Decimal,
      ...(value.price?.currency !== undefined && { currency: value.price.currency }),
    });
    const reduced = firstReduction(value);
    const cut = reduced ? discountOf(reduced.compareAt, reduced.amount) : 0;
    const isClearance = value.promotion?.reason === 'clearance';
    const advice = context.note('reason', {});
    if (reduced && cut >= options.depthWarn && !isClearance) {
      const prices = { compare: money(reduced.compareAt), price: money(reduced.amount) };
      const evidence = { ...context.note('prices', prices), source: 'guide' };
      const details = { at: reduced.at, loss: cut, evidence, advice };
      return context.outcome([context.finding('deep', { ...prices, cut }, details)]);
    }

    const mark = priceMarkOf(document, run);
    const prices = mark && summary.get(mark.group);
    const lists = mark && summary.get(listOf(mark.group));
    // The listing itself is among them.
    if (!mark || !prices || !lists || prices.count - 1 < options.minComparables) return context.outcome([]);
    const middle = quantile(prices, 0.5) as number;
    const list = quantile(lists, 0.5) as number;
    const data = {
      count: prices.count - 1,
      category: categoryOfGroup(mark.group),
      middle: money(middle),
    };
    if (reduced && !isClearance && Number(reduced.amount) <= middle) {
      const times = Number(reduced.compareAt) / list;
      if (times > options.compareAtVsMedian) {
        const evidence = { ...context.note('list', { ...data, list: money(list) }), source: 'guide' };
        const told = {
          compare: money(reduced.compareAt),
          price: money(reduced.amount),
          times: rounded(times),
        };
        return context.outcome([
          context.finding('above-list', told, { at: reduced.at, loss: 0.5, evidence, advice }),
        ]);
      }
    }

    if (middle < options.premiumRatio * mark.price) return context.outcome([]);
    const dearer = shareAbove(prices, mark.price);
    if (1 - dearer > options.premiumBelow) return context.outcome([]);
    const brand = value.brand?.toLowerCase() ?? '';
    const lexicon = run.lexicon('premium');
    for (const at of copyPaths(document)) {
      const text = context.text(at);
      const [hit] = text
        ? hits(text, lexicon, run.allowed('premium')).filter(({ term }) => !brand.includes(term))
        : [];
      if (!text || !hit) continue;
      const plain = text.plainSpan(hit.span);
      const evidence = {
        ...context.note('quarter', { ...data, price: money(mark.price) }),
        source: 'guide',
      };
      const details = {
        at,
        span: text.rawSpan(hit.span),
        loss: 0.3,
        evidence,
        advice: context.note('plain', {}),
      };
      const words = [text.plain.slice(plain.start, plain.end)];
      return context.outcome([context.finding('premium', { words, share: dearer }, details)]);
    }
    return context.outcome([]);
  },
});

const rounded = (times: number): number => Math.round(times * 10) / 10;

/** The share of the other listings that ask more. */
const shareAbove = (comparables: Comparables, price: number): number =>
  listingsAbove(comparables, price) / Math.max(1, comparables.count - 1);
