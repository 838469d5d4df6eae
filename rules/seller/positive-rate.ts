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
import dhgate from '../profiles/dhgate.yaml';

const limits = figureLimits([dhgate], ['positive']);

/** Of fewer orders nobody can tell how many buyers were asked. */
const ORDERS_TO_ASK = 100;

const seller = (positive: number, neutral: number, negative: number, more: object = {}) => ({
  kind: 'seller',
  id: 'north',
  profile: 'dhgate',
  feedback: { positive, neutral, negative },
  ...more,
});

export default defineRule({
  id: 'seller/positive-rate',
  on: ['seller'],
  severity: 'error',
  consequence: 'ranking',
  needs: ['feedback'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-24', 'R1-29', 'R1-42'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Positive feedback rate below limit', zh: '好评率低于标准' },
  messages: {
    beyond: say(
      'Only {share:percent} of reviews are positive; {platform:field} asks for {limit:percent}, and ranks all listings lower below it.',
      '好评率 {share:percent}，低于{platform:field}的标准 {limit:percent}，全部商品可能被后置。',
    ),
    near: {
      ...say(
        '{share:percent} of reviews are positive, close to the {limit:percent} that {platform:field} asks for.',
        '好评率 {share:percent}，接近{platform:field}的标准 {limit:percent}。',
      ),
      severity: 'warning',
    },
    'few-reviews': {
      ...say(
        'Only {share:percent} of orders bring a review: good reviews raise the rank.',
        '只有 {share:percent} 的订单留下评价；好评会提高排名。',
      ),
      severity: 'info',
    },
  },
  notes: {
    ...figureNotes,
    reviews: say('{count:number} reviews of {of:number} orders', '{of:number} 个订单，{count:number} 条评价'),
    ask: say(
      'After delivery ask each buyer for a review, without a reward and without asking for a good one.',
      '送达后请每位买家留评，不给奖励，也不要求好评。',
    ),
    listen: say(
      'Write to buyers who were not content: ask what went wrong, offer a remedy, do not ask them to change the review.',
      '主动联系不满意的买家，询问原因并提供解决方案，不要求改评。',
    ),
  },
  options: {
    minReviews: { default: 20, en: 'reviews from which the rate is judged', zh: '评价数达到多少才判断' },
    minAsked: {
      default: 0.05,
      en: 'share of orders that should bring a review',
      zh: '订单中应有多少比例留下评价',
    },
  },
  sources: {
    ...limits.sources,
    guide: { title: 'Seller guide on repeat purchase and ranking, part 3 (R1-24)', asOf: '2026-11-22' },
  },
  takes: limits.takes,
  docs: {
    what: {
      en: 'Positive reviews among all reviews (neutral ones counted), against what the platform of the figures asks for; and whether buyers leave reviews at all. Without a platform, or with few reviews, nothing is said.',
      zh: '将好评率（好评 / 全部评价，含中评）与数据所属平台的标准比较，并检查留评比例。未注明平台或评价太少时不判断。',
    },
    why: {
      en: 'Below the limit a platform pushes back all listings of the seller; each sale with a good review raises its listing.',
      zh: '低于标准时，平台会将该卖家的全部商品后置；售出后获得好评的商品排名会上升。',
    },
    how: {
      en: 'Ask all buyers for a review after delivery, and settle what the bad ones complain of.',
      zh: '送达后请所有买家留评，并解决差评反映的问题。',
    },
  },
  examples: {
    valid: [
      { name: 'well above', value: seller(190, 6, 4) },
      { name: '评价太少', value: seller(9, 1, 2), outcome: 'no-data' },
      { name: 'no platform', value: seller(10, 40, 50, { profile: '' }), outcome: 'no-data' },
      {
        name: 'a platform that asks for none',
        value: seller(10, 40, 50, { profile: 'amazon' }),
        outcome: 'not-applicable',
      },
      {
        name: 'no reviews counted',
        value: { kind: 'seller', id: 'north', orders: 300 },
        outcome: 'no-data',
      },
      {
        name: 'a team content with fewer reviews',
        value: seller(29, 1, 0, { orders: 900 }),
        options: { minAsked: 0.02 },
      },
    ],
    invalid: [
      {
        name: 'below what is asked for',
        value: seller(170, 12, 18),
        findings: [{ messageId: 'beyond', path: ['feedback'] }],
      },
      { name: '接近标准', value: seller(184, 8, 8), findings: [{ messageId: 'near' }] },
      {
        name: 'few reviews, for a team that judges them',
        value: seller(8, 2, 4),
        options: { minReviews: 10 },
        findings: [{ messageId: 'beyond' }],
      },
      {
        name: 'hardly a buyer leaves a review',
        value: seller(29, 1, 0, { orders: 900 }),
        findings: [{ messageId: 'few-reviews' }],
      },
    ],
  },

  check(value, context) {
    const { feedback, orders } = value;
    const { minReviews: least, minAsked } = context.options;
    const { positive, neutral = 0, negative = 0 } = feedback ?? {};
    if (positive === undefined) return context.absent('feedback');
    const platform = platformOf(value, context);
    if (!platform) return noData('profiles');
    const reviews = positive + neutral + negative;
    const answer = judgeFigure({
      figure: 'positive',
      limits,
      value,
      platform,
      run: context.run,
      now: { count: positive, of: reviews },
      least,
    });
    if (answer === 'few') return noData('orders.few');
    if (answer === 'none') return notApplicable('profile');
    const at = ['feedback'];
    const findings = answer.flatMap(({ id, data, details }) =>
      id === 'risen'
        ? []
        : [context.finding(id, data, { at, advice: context.note('listen', {}), ...details })],
    );
    if (orders !== undefined && orders >= ORDERS_TO_ASK && reviews < orders * minAsked) {
      const evidence = { ...context.note('reviews', { count: reviews, of: orders }), source: 'guide' };
      const details = { at, loss: 0.5, evidence, advice: context.note('ask', {}) };
      findings.push(context.finding('few-reviews', { share: reviews / orders }, details));
    }
    return context.outcome(findings);
  },
});
