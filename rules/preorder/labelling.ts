import {
  defineRule,
  hits,
  noData,
  notApplicable,
  type Outcome,
  type Path,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';

const bike = (preorder: object, title = 'Folding Bike') => ({
  id: 'BIKE-1',
  title,
  availability: 'preorder',
  preorder,
});

export default defineRule({
  id: 'preorder/labelling',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['preorder'],
  absent: 'finding',
  fix: 'auto-review',
  guidelines: ['S1-53', 'S1-57', 'S1-58'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Pre-order product lacks label, “What is pre-order?” link or uses “Add to cart”',
    zh: '预售商品缺少标签、“什么是预售”链接，或按钮仍为“加入购物车”',
  },
  messages: {
    'no-label': say('Nothing labels the product as a pre-order.', '商品没有预售标签。'),
    'no-explainer': say('No link explains what a pre-order is.', '没有“什么是预售”的说明链接。'),
    'cart-button': say(
      'The button says {words:quote}, as if the product were there.',
      '按钮写的是 {words:quote}，像是有现货。',
    ),
    'no-button': say('The button does not say that this is a pre-order.', '按钮未注明是预售。'),
  },
  notes: {
    preorder: say('the listing is on pre-order', '该商品为预售'),
    button: say('the button says {words:quote}', '按钮写的是 {words:quote}'),
    label: say('Label it “{word:text}” in the title or as a badge.', '在标题或角标中标注“{word:text}”。'),
    rename: say('Name the button “{word:text}”.', '将按钮改为“{word:text}”。'),
    explain: say(
      'Link a page that says when the money is taken, when it is sent and what happens if the target is missed.',
      '链接到说明页，写清何时扣款、何时发货、未达目标如何处理。',
    ),
  },
  options: {
    autofixButton: {
      default: true,
      en: 'whether a wrong button is given a fix',
      zh: '是否为错误的按钮提供自动修改',
    },
  },
  sources: { guide: { title: 'Cross-border seller guide, chapter 7 Pre-order', asOf: '2026-11-22' } },
  docs: {
    what: {
      en: 'A listing on pre-order: a label (preorder.label, or the word in the title), a link that explains it (preorder.explainer), a button that says pre-order and not “Add to cart”, in nine languages.',
      zh: '检查预售商品：标签（preorder.label 或标题中的字样）、说明链接（preorder.explainer），按钮写“预售”而不是“加入购物车”（支持九种语言）。',
    },
    why: {
      en: 'Who takes a pre-order for goods in stock waits, complains and sends it back.',
      zh: '买家误以为有现货，会因等待而投诉、退货。',
    },
    how: {
      en: 'Label title and button, and link a short page on how a pre-order works.',
      zh: '在标题和按钮上注明预售，并链接一页简短说明。',
    },
  },
  examples: {
    valid: [
      {
        name: 'label, button and link',
        value: bike({ label: 'Pre-order', button: 'Pre-order now', explainer: '/pages/what-is-pre-order' }),
      },
      {
        name: '标题中注明预售',
        value: bike({ button: '立即预订', explainer: '/pages/yushou' }, '【预售】折叠自行车'),
      },
      {
        name: 'in stock',
        value: { title: 'Folding Bike', availability: 'in_stock' },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'a button for goods that are there',
        proves: ['S1-58'],
        value: bike({ label: 'Pre-order', button: 'Add to cart', explainer: '/faq' }),
        findings: [{ messageId: 'cart-button', path: ['preorder', 'button'], words: 'Add to cart' }],
        fixed: { preorder: { button: 'Pre-order' } },
      },
      {
        name: '按钮仍是购物车，只提示',
        value: bike({ label: '预售', button: '加入购物车', explainer: '/faq' }, '折叠自行车'),
        options: { autofixButton: false },
        findings: [{ messageId: 'cart-button' }],
        fixed: { preorder: { button: '加入购物车' } },
      },
      {
        name: 'nothing but a date',
        proves: ['S1-53', 'S1-57'],
        value: bike({ end: '2026-12-24' }),
        findings: [
          { messageId: 'no-button', path: ['preorder', 'button'] },
          { messageId: 'no-explainer', path: ['preorder', 'explainer'] },
          { messageId: 'no-label', path: ['preorder', 'label'] },
        ],
      },
    ],
  },

  check({ availability, preorder = {} }, context) {
    if (availability !== 'preorder' && Object.keys(preorder).length === 0)
      return notApplicable('availability');
    const words = context.run.lexicon('preorder');
    const language = context.language.split('-', 1)[0] as string;
    const [word] = words.groups.button?.[language] ?? words.groups.button?.en ?? [];
    const says = (path: Path, group: string): boolean => {
      const text = context.text(path);
      return text !== undefined && hits(text, words).some(hit => hit.group === group);
    };
    const evidence = { ...context.note('preorder', {}), source: 'guide' };
    const outcomes: Outcome[] = [];
    const owe = (
      field: string,
      messageId: 'no-label' | 'no-button' | 'no-explainer',
      advice: RuleFinding['advice'],
    ) =>
      outcomes.push(
        context.absent(`preorder.${field}`, () =>
          context.finding(
            messageId,
            {},
            { at: ['preorder', field], loss: 0.5, evidence, ...(advice && { advice }) },
          ),
        ),
      );

    const named = word as string;
    const button = preorder.button;
    if (button === undefined) owe('button', 'no-button', context.note('rename', { word: named }));
    else if (says(['preorder', 'button'], 'cart') && !says(['preorder', 'button'], 'label')) {
      const at = ['preorder', 'button'];
      const advice = context.note('rename', { word: named });
      const details = {
        at,
        evidence: { ...context.note('button', { words: button }), source: 'guide' },
        advice,
        ...(context.options.autofixButton && {
          fix: {
            safety: 'unsafe' as const,
            title: advice,
            edits: [{ op: 'set' as const, path: at, value: named }],
          },
        }),
      };
      outcomes.push(context.outcome([context.finding('cart-button', { words: button }, details)]));
    }
    if (preorder.explainer === undefined) owe('explainer', 'no-explainer', context.note('explain', {}));
    if (preorder.label === undefined && !says(['title'], 'label'))
      owe('label', 'no-label', context.note('label', { word: named }));

    const findings = outcomes.flatMap(outcome => (outcome.kind === 'findings' ? outcome.findings : []));
    if (findings.length === 0 && outcomes.some(({ kind }) => kind === 'no-data')) return noData('preorder');
    return context.outcome(findings);
  },
});
