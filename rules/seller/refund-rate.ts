import { defineRule, figureLimits, figureNotes, judgeOrders, mostOn, say } from '../../src/rule/index.ts';
import dhgate from '../profiles/dhgate.yaml';

const limits = figureLimits([dhgate], ['refunds']);

const seller = (more: object) => ({ kind: 'seller', id: 'north', profile: 'dhgate', orders: 600, ...more });

export default defineRule({
  id: 'seller/refund-rate',
  on: ['seller'],
  severity: 'error',
  consequence: 'ranking',
  needs: ['refunds_seller_fault'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-27', 'R1-43'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Seller-fault refund rate above limit', zh: '卖家原因退款率超标' },
  messages: {
    beyond: say(
      'Refunds for the seller’s fault are {share:percent} of orders; {platform:field} allows {limit:percent}, and ranks all listings lower above it.',
      '卖家原因退款率 {share:percent}，超出{platform:field}的上限 {limit:percent}，全部商品可能被后置。',
    ),
    near: {
      ...say(
        'Refunds for the seller’s fault are {share:percent} of orders, close to the {limit:percent} that {platform:field} allows.',
        '卖家原因退款率 {share:percent}，接近{platform:field}的上限 {limit:percent}。',
      ),
      severity: 'warning',
    },
    risen: {
      ...say(
        'Refunds for the seller’s fault have risen from {before:percent} to {share:percent} of orders.',
        '卖家原因退款率由上期的 {before:percent} 升至 {share:percent}。',
      ),
      severity: 'warning',
    },
  },
  notes: {
    ...figureNotes,
    'begin-with': say(
      'Begin with the listings that {share:percent} of them are on: {listings:list}.',
      '先处理退款最多的商品（占 {share:percent}）：{listings:list}。',
    ),
    reasons: say(
      'Sort the refunds by listing and reason, and mend the first cause: description, packing or supplier.',
      '按商品和原因整理退款，先解决最主要的原因（描述、包装或货源）。',
    ),
  },
  options: {
    minOrders: { default: 20, en: 'orders from which the rate is judged', zh: '订单数达到多少才判断' },
    trend: {
      default: 0.2,
      en: 'relative rise on the period before that counts',
      zh: '较上期上升多少（相对值）才提示',
    },
  },
  sources: limits.sources,
  takes: limits.takes,
  docs: {
    what: {
      en: 'Refunds for the seller’s fault among the orders, against the limit of the platform that the figures name, and against the period before. Without a platform, or with few orders, nothing is said; a rise counts only where it is no accident (one-sided binomial test, 5 %).',
      zh: '将卖家原因退款率与数据所属平台的上限、与上一周期比较。未注明平台或订单太少时不判断；上升须排除偶然（单侧二项检验，5%）才提示。',
    },
    why: {
      en: 'Above the limit a platform pushes back all listings of the seller, not only those that were sent back.',
      zh: '超过上限后，平台会将该卖家的全部商品后置，而不只是被退款的商品。',
    },
    how: {
      en: 'Find the few listings that most refunds come from, and correct them or take them off sale.',
      zh: '找出退款集中的少数商品，改进或下架。',
    },
  },
  examples: {
    valid: [
      { name: 'within', value: seller({ refunds_seller_fault: 18 }) },
      { name: '刚好等于上限的警戒线', value: seller({ refunds_seller_fault: 24 }) },
      {
        name: 'twelve orders prove nothing',
        value: seller({ orders: 12, refunds_seller_fault: 3 }),
        outcome: 'no-data',
      },
      {
        name: 'no platform, no limit',
        value: { kind: 'seller', id: 'north', orders: 600, refunds_seller_fault: 60 },
        outcome: 'no-data',
      },
      {
        name: 'a platform that sets none',
        value: seller({ profile: 'etsy', refunds_seller_fault: 60 }),
        outcome: 'not-applicable',
      },
      {
        name: 'two platforms are set, and the figures are of neither',
        value: { kind: 'seller', id: 'north', orders: 600, refunds_seller_fault: 60 },
        run: { profiles: ['dhgate', 'amazon'] },
        outcome: 'no-data',
      },
      {
        name: 'a rise that may be chance',
        value: seller({
          refunds_seller_fault: 9,
          previous: { orders: 600, refunds_seller_fault: 7 },
        }),
      },
      { name: 'refunds are not counted', value: seller({ disputes: 3 }), outcome: 'no-data' },
    ],
    invalid: [
      {
        name: 'above the limit',
        value: seller({
          refunds_seller_fault: 36,
          period: { from: '2026-08-01', to: '2026-10-31' },
          listings: [
            { id: 'MUG-1', refunds: 20 },
            { id: 'MUG-2', refunds: 2 },
          ],
        }),
        findings: [{ messageId: 'beyond', path: ['refunds_seller_fault'] }],
      },
      {
        name: '接近上限',
        value: seller({ refunds_seller_fault: 27 }),
        findings: [{ messageId: 'near' }],
      },
      {
        name: 'few orders, for a team that judges them',
        value: seller({ orders: 16, refunds_seller_fault: 4 }),
        options: { minOrders: 10 },
        findings: [{ messageId: 'beyond' }],
      },
      {
        name: 'twice as many as before, still within',
        value: seller({
          refunds_seller_fault: 20,
          previous: { orders: 650, refunds_seller_fault: 8 },
        }),
        options: { trend: 0.5 },
        findings: [{ messageId: 'risen' }],
      },
    ],
  },

  check({ listings }, context) {
    const verdicts = judgeOrders(context, { figure: 'refunds', field: 'refunds_seller_fault', limits });
    if ('kind' in verdicts) return verdicts;
    const most = mostOn(listings, 'refunds');
    const advice = most ? context.note('begin-with', most) : context.note('reasons', {});
    return context.outcome(
      verdicts.map(({ id, data, details }) =>
        context.finding(id, data, { at: ['refunds_seller_fault'], advice, ...details }),
      ),
    );
  },
});
