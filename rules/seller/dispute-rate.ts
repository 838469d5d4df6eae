import { defineRule, figureLimits, figureNotes, judgeOrders, mostOn, say } from '../../src/rule/index.ts';
import dhgate from '../profiles/dhgate.yaml';

const limits = figureLimits([dhgate], ['disputes']);

const seller = (more: object) => ({ kind: 'seller', id: 'north', profile: 'dhgate', orders: 400, ...more });

export default defineRule({
  id: 'seller/dispute-rate',
  on: ['seller'],
  severity: 'error',
  consequence: 'ranking',
  needs: ['disputes'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-28', 'R1-43'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Platform dispute rate above limit', zh: '平台纠纷率超标' },
  messages: {
    beyond: say(
      'Disputes that reached the platform are {share:percent} of orders; {platform:field} allows {limit:percent}, and ranks all listings lower above it.',
      '平台纠纷率 {share:percent}，超出{platform:field}的上限 {limit:percent}，全部商品可能被后置。',
    ),
    near: {
      ...say(
        'Disputes that reached the platform are {share:percent} of orders, close to the {limit:percent} that {platform:field} allows.',
        '平台纠纷率 {share:percent}，接近{platform:field}的上限 {limit:percent}。',
      ),
      severity: 'warning',
    },
    risen: {
      ...say(
        'Disputes have risen from {before:percent} to {share:percent} of orders.',
        '平台纠纷率由上期的 {before:percent} 升至 {share:percent}。',
      ),
      severity: 'warning',
    },
  },
  notes: {
    ...figureNotes,
    'begin-with': say(
      'Begin with the listings that {share:percent} of them are on: {listings:list}.',
      '先处理纠纷最多的商品（占 {share:percent}）：{listings:list}。',
    ),
    answer: say(
      'Answer complaints within a day and offer a remedy before the buyer turns to the platform.',
      '一天内回复投诉并给出解决方案，避免买家升级到平台。',
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
      en: 'Disputes that the platform had to decide among the orders, against the limit of the platform that the figures name, and against the period before. Without a platform, or with few orders, nothing is said; a rise counts only where it is no accident (one-sided binomial test, 5 %).',
      zh: '将上升到平台的纠纷率与数据所属平台的上限、与上一周期比较。未注明平台或订单太少时不判断；上升须排除偶然（单侧二项检验，5%）才提示。',
    },
    why: {
      en: 'Above the limit a platform pushes back all listings of the seller.',
      zh: '超过上限后，平台会将该卖家的全部商品后置。',
    },
    how: {
      en: 'Settle complaints with the buyer, and correct the listings that most disputes come from.',
      zh: '与买家协商解决投诉，并改进纠纷集中的商品。',
    },
  },
  examples: {
    valid: [
      { name: 'within', value: seller({ disputes: 20 }) },
      { name: '订单太少', value: seller({ orders: 12, disputes: 3 }), outcome: 'no-data' },
      { name: 'no platform, no limit', value: seller({ profile: '', disputes: 90 }), outcome: 'no-data' },
      {
        name: 'a platform that sets none',
        value: seller({ profile: 'amazon', disputes: 90 }),
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'above the limit',
        value: seller({ disputes: 44, listings: [{ id: 'LAMP-7', disputes: 30 }] }),
        findings: [{ messageId: 'beyond', path: ['disputes'] }],
      },
      { name: '接近上限', value: seller({ disputes: 36 }), findings: [{ messageId: 'near' }] },
      {
        name: 'few orders, for a team that judges them',
        value: seller({ orders: 15, disputes: 4 }),
        options: { minOrders: 10 },
        findings: [{ messageId: 'beyond' }],
      },
      {
        name: 'twice as many as before, on a platform without a limit',
        value: seller({ profile: 'ebay', disputes: 24, previous: { orders: 420, disputes: 9 } }),
        options: { trend: 0.5 },
        findings: [{ messageId: 'risen' }],
      },
    ],
  },

  check({ listings }, context) {
    const verdicts = judgeOrders(context, { figure: 'disputes', field: 'disputes', limits });
    if ('kind' in verdicts) return verdicts;
    const most = mostOn(listings, 'disputes');
    const advice = most ? context.note('begin-with', most) : context.note('answer', {});
    return context.outcome(
      verdicts.map(({ id, data, details }) =>
        context.finding(id, data, { at: ['disputes'], advice, ...details }),
      ),
    );
  },
});
