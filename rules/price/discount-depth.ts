import { defineRule, discountOf, firstReduction, type Money, say } from '../../src/rule/index.ts';

const watch = (amount: number, compare_at?: number, title = 'Field Watch') => ({
  id: 'WATCH-1',
  title,
  price: { amount, currency: 'EUR', ...(compare_at === undefined ? {} : { compare_at }) },
});

export default defineRule({
  id: 'price/discount-depth',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['price'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-27'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Deep discount sets a quality expectation the price does not support',
    zh: '折扣过深，造成质量预期落差',
  },
  messages: {
    deep: say(
      '{cut:percent} off: buyers expect goods of {compare:money} and pay {price:money}.',
      '降价 {cut:percent}：买家按 {compare:money} 的质量预期，只付 {price:money}。',
    ),
  },
  notes: {
    prices: say(
      'was-price {compare:money}, price {price:money}',
      '划线价 {compare:money}，售价 {price:money}',
    ),
    reason: say(
      'Check the was-price. If it was really charged, say why the price is so low: end of line, last sizes, packaging damaged.',
      '核对划线价；如确实卖过该价格，说明低价原因：清仓、断码、包装破损。',
    ),
  },
  options: {
    depthWarn: {
      default: 0.7,
      en: 'share of the was-price from which a discount is deep',
      zh: '降价达到该比例即为折扣过深',
    },
  },
  sources: {
    guide: {
      title: 'Cross-border seller guide, chapter 4 Price and discount: price and expected quality',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Reductions of 70 % and more that are not a clearance.',
      zh: '检查非清仓商品降价 70% 及以上的情况。',
    },
    why: {
      en: 'A buyer judges by the was-price: goods worth 20 that are sold as worth 100 come back, with a bad review.',
      zh: '买家按划线价判断质量：价值 20 的商品标成 100 来卖，会换来退货和差评。',
    },
    how: {
      en: 'Set the was-price to what was charged, or say on the page why the price is so low.',
      zh: '将划线价改为真实售价，或在页面说明低价原因。',
    },
  },
  examples: {
    valid: [
      { name: 'half the price', value: watch(50, 100) },
      { name: '没有折扣', value: watch(50, undefined, '军表') },
      {
        name: 'a clearance',
        value: { ...watch(20, 100), promotion: { reason: 'clearance', end: '2026-12-01' } },
      },
      { name: 'a deep cut that a team allows', value: watch(22, 100), options: { depthWarn: 0.8 } },
    ],
    invalid: [
      {
        name: 'a hundred for twenty',
        value: watch(20, 100),
        findings: [{ messageId: 'deep', path: ['price', 'compare_at'] }],
      },
      { name: '两折', value: watch(19.9, 99.9, '军表'), findings: [{ messageId: 'deep' }] },
    ],
  },

  check(value, context) {
    const reduced = firstReduction(value);
    const cut = reduced ? discountOf(reduced.compareAt, reduced.amount) : 0;
    if (!reduced || cut < context.options.depthWarn || value.promotion?.reason === 'clearance')
      return context.outcome([]);
    const money = (amount: Money['amount']): Money => ({
      amount,
      ...(value.price?.currency !== undefined && { currency: value.price.currency }),
    });
    const prices = { compare: money(reduced.compareAt), price: money(reduced.amount) };
    const details = {
      at: reduced.at,
      loss: cut,
      evidence: { ...context.note('prices', prices), source: 'guide' },
      advice: context.note('reason', {}),
    };
    return context.outcome([context.finding('deep', { ...prices, cut }, details)]);
  },
});
