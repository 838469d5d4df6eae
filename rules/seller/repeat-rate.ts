import { defineRule, hasFallen, noData, type RuleFinding, rateOf, say } from '../../src/rule/index.ts';

const seller = (total: number, repeat: number, more: object = {}) => ({
  kind: 'seller',
  id: 'north',
  buyers: { total, repeat },
  ...more,
});

export default defineRule({
  id: 'seller/repeat-rate',
  on: ['seller'],
  severity: 'info',
  consequence: 'ranking',
  needs: ['buyers'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-07', 'R1-26', 'R1-42'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Repeat-buyer rate low or falling', zh: '买家复购率偏低或下降' },
  messages: {
    fallen: say(
      'Fewer buyers come back: {share:percent}, {before:percent} in the period before.',
      '复购率下降：本期 {share:percent}，上期 {before:percent}。',
    ),
    low: say(
      '{share:percent} of buyers come back; the team’s target is {target:percent}.',
      '复购率 {share:percent}，低于团队目标 {target:percent}。',
    ),
  },
  notes: {
    counted: say(
      '{count:number} of {of:number} buyers; with 95 % confidence {low:percent} to {high:percent}',
      '{of:number} 位买家中 {count:number} 位复购，95% 置信区间 {low:percent} 至 {high:percent}',
    ),
    changed: say(
      '{count:number} of {of:number} buyers, {countBefore:number} of {ofBefore:number} in the period before',
      '本期 {count:number} / {of:number} 位买家，上期 {countBefore:number} / {ofBefore:number}',
    ),
    care: say(
      'Ask after delivery whether all is well, thank with a reason to return, and tell past buyers of what is new.',
      '送达后主动询问，感谢时给出下次优惠，并把新品告诉老买家。',
    ),
  },
  options: {
    min: {
      default: 0,
      en: 'share of buyers that should come back (0: only a fall is told)',
      zh: '复购率目标（0 表示只提示下降）',
    },
    drop: {
      default: 0.2,
      en: 'relative fall on the period before that counts',
      zh: '较上期下降多少（相对值）才提示',
    },
    minBuyers: { default: 20, en: 'buyers from which the rate is judged', zh: '买家数达到多少才判断' },
  },
  sources: {
    guide: { title: 'Seller guide on repeat purchase and ranking, part 3 (R1-26)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Buyers who came back among all buyers, against the period before and a target of the team. A fall counts only where it is no accident (one-sided binomial test, 5 %).',
      zh: '将复购买家的比例与上一周期、与团队目标比较；下降须排除偶然（单侧二项检验，5%）才提示。',
    },
    why: {
      en: 'The more buyers come back, the higher a platform ranks the seller.',
      zh: '买家重复购买比率越高，平台给卖家的排名越高。',
    },
    how: {
      en: 'Keep in touch after the order: delivery, thanks, news. Goods and service decide the rest.',
      zh: '下单后保持联系：物流、感谢、新品；其余取决于商品和服务。',
    },
  },
  examples: {
    valid: [
      { name: 'as before', value: seller(500, 90, { previous: { buyers: { total: 480, repeat: 88 } } }) },
      { name: '降幅可能是偶然', value: seller(60, 9, { previous: { buyers: { total: 60, repeat: 12 } } }) },
      { name: 'few buyers', value: seller(12, 0), outcome: 'no-data' },
      { name: 'nothing to compare with', value: seller(500, 20), outcome: 'no-data' },
      { name: 'not counted', value: { kind: 'seller', id: 'north', orders: 90 }, outcome: 'no-data' },
    ],
    invalid: [
      {
        name: 'a third fewer come back',
        value: seller(500, 60, { previous: { buyers: { total: 480, repeat: 96 } } }),
        findings: [{ messageId: 'fallen', path: ['buyers', 'repeat'] }],
      },
      {
        name: '低于团队目标',
        value: seller(500, 40),
        options: { min: 0.15 },
        findings: [{ messageId: 'low' }],
      },
      {
        name: 'a team that looks closer',
        value: seller(800, 130, { previous: { buyers: { total: 800, repeat: 170 } } }),
        options: { drop: 0.1, minBuyers: 100 },
        findings: [{ messageId: 'fallen' }],
      },
    ],
  },

  check({ buyers, previous }, context) {
    const { min, drop, minBuyers } = context.options;
    const rateFrom = (counted: typeof buyers) =>
      rateOf(counted?.repeat ?? Number.NaN, counted?.total ?? Number.NaN);
    const now = rateFrom(buyers);
    if (!now) return context.absent('buyers');
    if (now.of < minBuyers) return noData('orders.few');
    const before = rateFrom(previous?.buyers);
    if (!before && min === 0) return noData('previous');
    const { count, of, low, high, share } = now;
    const details = { at: ['buyers', 'repeat'], advice: context.note('care', {}) };
    const findings: RuleFinding[] = [];
    if (before && before.of >= minBuyers && hasFallen(now, before, drop)) {
      const counts = { count, of, countBefore: before.count, ofBefore: before.of };
      const evidence = { ...context.note('changed', counts), source: 'guide' };
      findings.push(context.finding('fallen', { share, before: before.share }, { ...details, evidence }));
    }
    if (high < min) {
      const evidence = { ...context.note('counted', { count, of, low, high }), source: 'guide' };
      findings.push(context.finding('low', { share, target: min }, { ...details, evidence }));
    }
    return context.outcome(findings);
  },
});
