import { defineRule, noData, notApplicable, say } from '../../src/rule/index.ts';

const tent = (preorder: object, title = 'Ridge Tent') => ({
  id: 'TENT-1',
  title,
  availability: 'preorder',
  preorder,
});

export default defineRule({
  id: 'preorder/progress',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['preorder'],
  absent: 'finding',
  fix: 'auto',
  guidelines: ['S1-54'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Percentage to the minimum target is missing or wrong',
    zh: '未显示距预售目标百分比或计算错误',
  },
  messages: {
    missing: say(
      'The pre-order does not show how far it is from its target: {percent:number} %.',
      '预售未显示距目标的百分比：应为 {percent:number}%。',
    ),
    wrong: say(
      'The pre-order shows {shown:number} % of its target; it is {percent:number} %.',
      '预售显示已达目标的 {shown:number}%，实际为 {percent:number}%。',
    ),
  },
  notes: {
    orders: say('{current:number} of {goal:number} orders', '{goal:number} 单中的 {current:number} 单'),
    compute: say('Show {percent:number} %.', '显示 {percent:number}%。'),
  },
  options: {
    tolerance: {
      default: 1,
      en: 'percentage points by which the number may be off, for rounding',
      zh: '允许的误差（百分点），用于取整',
    },
  },
  sources: { guide: { title: 'Cross-border seller guide, chapter 7 Pre-order', asOf: '2026-11-22' } },
  docs: {
    what: {
      en: 'The percentage a pre-order shows (preorder.progress_percent) against its orders and target: 100 · current ÷ goal, rounded down.',
      zh: '核对预售显示的百分比（preorder.progress_percent）与订单数、目标：100 × current ÷ goal，向下取整。',
    },
    why: {
      en: 'A buyer who orders before the product exists wants to know how sure it is.',
      zh: '买家在商品生产前下单，需要知道达成目标的把握有多大。',
    },
    how: {
      en: 'Let the tool write the number (listing-lint --fix), or compute it in the shop.',
      zh: '用 listing-lint --fix 写入数值，或由店铺自动计算。',
    },
  },
  examples: {
    valid: [
      { name: 'the right number', value: tent({ goal: 300, current: 125, progress_percent: 41 }) },
      { name: '四舍五入', value: tent({ goal: 300, current: 125, progress_percent: 42 }, '山脊帐篷') },
      { name: 'no target, no percentage', value: tent({ current: 125 }), outcome: 'no-data' },
      {
        name: 'not on pre-order',
        value: { id: 'TENT-2', title: 'Ridge Tent', availability: 'in_stock' },
        outcome: 'not-applicable',
      },
      {
        name: 'a larger error, where a team allows it',
        value: tent({ goal: 300, current: 125, progress_percent: 45 }),
        options: { tolerance: 5 },
      },
    ],
    invalid: [
      {
        name: 'no number',
        value: tent({ goal: 300, current: 125 }),
        findings: [{ messageId: 'missing', path: ['preorder', 'progress_percent'] }],
        fixed: { preorder: { progress_percent: 41 } },
      },
      {
        name: '计算错误',
        value: tent({ goal: 200, current: 250, progress_percent: 80 }, '山脊帐篷'),
        findings: [{ messageId: 'wrong' }],
        fixed: { preorder: { progress_percent: 125 } },
      },
      {
        name: 'nearly is not there',
        value: tent({ goal: 1000, current: 985, progress_percent: 100 }),
        findings: [{ messageId: 'wrong' }],
        fixed: { preorder: { progress_percent: 98 } },
      },
    ],
  },

  check({ availability, preorder }, context) {
    if (availability !== 'preorder' && preorder === undefined) return notApplicable('availability');
    const { goal, current, progress_percent: shown } = preorder ?? {};
    if (goal === undefined || goal <= 0) return noData('preorder.goal');
    if (current === undefined || current < 0) return noData('preorder.current');
    const exact = (100 * current) / goal;
    if (shown !== undefined && Math.abs(shown - exact) <= context.options.tolerance)
      return context.outcome([]);
    const percent = Math.floor(exact);
    const at = ['preorder', 'progress_percent'];
    const details = {
      at,
      evidence: { ...context.note('orders', { current, goal }), source: 'guide' },
      advice: context.note('compute', { percent }),
      fix: {
        safety: 'safe' as const,
        title: context.note('compute', { percent }),
        edits: [{ op: 'set' as const, path: at, value: percent }],
      },
    };
    if (shown !== undefined) return context.outcome([context.finding('wrong', { shown, percent }, details)]);
    return context.absent('preorder.progress_percent', () =>
      context.finding('missing', { percent }, details),
    );
  },
});
