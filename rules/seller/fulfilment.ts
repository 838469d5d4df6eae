import {
  defineRule,
  figureLimits,
  figureNotes,
  judgeFigure,
  noData,
  notApplicable,
  platformOf,
  say,
} from '../../src/rule/index.ts';
import amazon from '../profiles/amazon.yaml';
import ebay from '../profiles/ebay.yaml';
import tiktok from '../profiles/tiktok.yaml';

/** The figures, with the field that counts each. */
const FIELDS = {
  defects: 'defects',
  cancelled: 'cancelled_by_seller',
  late: 'late_dispatch',
  tracked: 'tracked',
} as const;
const figures = ['defects', 'cancelled', 'late', 'tracked'] as const satisfies (keyof typeof FIELDS)[];
const limits = figureLimits([amazon, ebay, tiktok], figures);

const seller = (profile: string, more: object) => ({
  kind: 'seller',
  id: 'north',
  profile,
  orders: 800,
  ...more,
});

export default defineRule({
  id: 'seller/fulfilment',
  on: ['seller'],
  severity: 'error',
  consequence: 'refused',
  needs: ['profile', 'orders'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-43'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Late dispatch, cancellation, tracking or defect rate beyond the platform’s limit',
    zh: '延迟发货率、取消率、有效追踪率或订单缺陷率超出平台要求',
  },
  messages: {
    defects: say(
      '{share:percent} of orders have a defect; {platform:field} allows {limit:percent}.',
      '订单缺陷率 {share:percent}，{platform:field} 要求不超过 {limit:percent}。',
    ),
    cancelled: say(
      '{share:percent} of orders were cancelled by the seller; {platform:field} allows {limit:percent}.',
      '卖家取消率 {share:percent}，{platform:field} 要求不超过 {limit:percent}。',
    ),
    late: say(
      '{share:percent} of orders were dispatched late; {platform:field} allows {limit:percent}.',
      '延迟发货率 {share:percent}，{platform:field} 要求不超过 {limit:percent}。',
    ),
    tracked: say(
      'Only {share:percent} of orders have a valid tracking number; {platform:field} asks for {limit:percent}.',
      '有效追踪率 {share:percent}，{platform:field} 要求不低于 {limit:percent}。',
    ),
  },
  notes: {
    ...figureNotes,
    'fix-defects': say(
      'Settle open complaints first, then the cause most of them share.',
      '先处理未结的投诉，再解决最主要的原因。',
    ),
    'fix-cancelled': say(
      'Keep the stock of all channels in step, and take off sale what is not there.',
      '各渠道库存保持同步，无货商品及时下架。',
    ),
    'fix-late': say(
      'Raise the handling time to what you keep, or dispatch earlier.',
      '按实际能力延长备货时间，或提前发货。',
    ),
    'fix-tracked': say(
      'Use carriers that the platform can follow, and enter the number on dispatch.',
      '选用平台可追踪的物流商，发货时即填写运单号。',
    ),
  },
  options: {
    minOrders: { default: 20, en: 'orders from which a rate is judged', zh: '订单数达到多少才判断' },
  },
  sources: limits.sources,
  takes: limits.takes,
  docs: {
    what: {
      en: 'Orders with a defect, cancelled by the seller, dispatched late, and with a valid tracking number, against the limits of the platform that the figures name (Amazon, eBay, TikTok Shop). Where a single order among few is beyond a limit it is a warning; without a platform nothing is said.',
      zh: '将订单缺陷率、卖家取消率、延迟发货率、有效追踪率与数据所属平台（亚马逊、eBay、TikTok Shop）的要求比较。订单很少、仅一单就超出时只作警告；未注明平台时不判断。',
    },
    why: {
      en: 'Beyond these limits platforms hold payments, hide listings or close the account.',
      zh: '超出要求后，平台可能冻结货款、屏蔽商品或关闭账号。',
    },
    how: {
      en: 'Look at the figures each week, over the days the platform counts.',
      zh: '每周按平台的统计天数查看这些指标。',
    },
  },
  examples: {
    valid: [
      {
        name: 'within all limits',
        value: seller('amazon', { defects: 4, cancelled_by_seller: 8, late_dispatch: 20, tracked: 790 }),
      },
      { name: '订单太少', value: seller('tiktok', { orders: 12, late_dispatch: 3 }), outcome: 'no-data' },
      { name: 'no platform, no limit', value: seller('', { late_dispatch: 300 }), outcome: 'no-data' },
      { name: '平台不认识', value: seller('corner-market', { late_dispatch: 300 }), outcome: 'no-data' },
      {
        name: 'a platform that sets none',
        value: seller('google', { late_dispatch: 300 }),
        outcome: 'not-applicable',
      },
      {
        name: 'four defects are none to eBay',
        value: seller('ebay', { orders: 100, defects: 4 }),
      },
      {
        name: 'before the limit was in force',
        value: seller('tiktok', { tracked: 700 }),
        run: { asOf: '2024-06-01' },
      },
      { name: 'nothing is counted', value: seller('amazon', {}), outcome: 'no-data' },
    ],
    invalid: [
      {
        name: 'all four beyond',
        value: seller('amazon', {
          defects: 12,
          cancelled_by_seller: 30,
          late_dispatch: 40,
          tracked: 700,
          period: { from: '2026-10-01', to: '2026-10-30' },
        }),
        findings: [
          { messageId: 'defects', path: ['defects'] },
          { messageId: 'cancelled', path: ['cancelled_by_seller'] },
          { messageId: 'late', path: ['late_dispatch'] },
          { messageId: 'tracked', path: ['tracked'] },
        ],
      },
      {
        name: '单一订单即超出',
        value: seller('amazon', { orders: 50, defects: 1 }),
        findings: [{ messageId: 'defects' }],
      },
      {
        name: 'few orders, for a team that judges them',
        value: seller('tiktok', { orders: 15, cancelled_by_seller: 3 }),
        options: { minOrders: 10 },
        findings: [{ messageId: 'cancelled' }],
      },
    ],
  },

  check(value, context) {
    const platform = platformOf(value, context);
    if (!platform) return noData('profiles');
    const counted = figures.filter(figure => value[FIELDS[figure]] !== undefined);
    if (counted.length === 0) return noData(FIELDS.defects);
    if (value.orders === undefined) return noData('orders');
    const answers = counted.map(figure => ({
      figure,
      answer: judgeFigure({
        figure,
        limits,
        value,
        platform,
        run: context.run,
        now: { count: value[FIELDS[figure]], of: value.orders },
        least: context.options.minOrders,
      }),
    }));
    if (answers.every(({ answer }) => answer === 'none')) return notApplicable('profile');
    if (answers.every(({ answer }) => typeof answer === 'string')) return noData('orders.few');
    return context.outcome(
      answers.flatMap(({ figure, answer }) =>
        typeof answer === 'string'
          ? []
          : answer.map(({ data, details }) =>
              context.finding(figure, data, {
                at: [FIELDS[figure]],
                advice: context.note(`fix-${figure}`, {}),
                ...details,
              }),
            ),
      ),
    );
  },
});
