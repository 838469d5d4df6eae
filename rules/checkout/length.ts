import { defineRule, hits, notApplicable, ownerOf, type RuleFinding, say } from '../../src/rule/index.ts';

/** What an order cannot do without. */
const NEEDED = ['contact', 'address', 'delivery', 'payment', 'legal'];

const steps = (count: number): string[] => Array.from({ length: count }, (_, index) => `step ${index + 1}`);
const fields = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ name: `line ${index + 1}`, purpose: 'address' }));
const store = (checkout: object) => ({ kind: 'store', id: 'main', checkout });

export default defineRule({
  id: 'checkout/length',
  on: ['store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['checkout'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-42', 'S1-43'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Checkout has too many steps, fields or unneeded questions, or forces an account',
    zh: '结账步骤/字段过多、有不必要问题或强制注册',
  },
  messages: {
    steps: say(
      'The checkout has {count:count} steps; buyers meet {max:count} elsewhere.',
      '结账有 {count:count} 个步骤，一般不超过 {max:count} 个。',
    ),
    fields: say(
      'The checkout asks for {count:count} fields; {ideal:count} are enough, and {max:count} the most.',
      '结账需填写 {count:count} 项，{ideal:count} 项即可，最多 {max:count} 项。',
    ),
    question: say(
      '{words:quote} must be answered before the order, but no order needs it.',
      '下单前必须回答 {words:quote}，但订单并不需要。',
    ),
    account: say('Buyers have to open an account before they can order.', '必须注册账号才能下单。'),
    absent: {
      ...say(
        'Nothing is said of the checkout, so nobody can tell whether it is short.',
        '未描述结账流程，无法判断是否简短。',
      ),
      severity: 'info',
    },
  },
  notes: {
    named: say('they are: {names:list}', '依次为：{names:list}'),
    guest: say('checkout.guest is false', 'checkout.guest 为 false'),
    empty: say('checkout is empty', 'checkout 为空'),
    purpose: say(
      'required, and for none of contact, address, delivery, payment, law',
      '为必填，且与联系、地址、配送、支付、法定要求无关',
    ),
    shorten: say(
      'Join steps: address and delivery on one page, payment and summary on the next.',
      '合并步骤：地址与配送一页，支付与确认一页。',
    ),
    'fewer-fields': say(
      'One field for the name, the second address line behind a link, the billing address as the delivery address.',
      '姓名合为一项，地址第二行收起，账单地址默认与收货地址相同。',
    ),
    'ask-later': say('Ask after the payment, or leave it out.', '改到付款后再问，或删去。'),
    'let-guests': say(
      'Let buyers order as guests, and offer the account after the order.',
      '允许游客下单，下单后再邀请注册。',
    ),
    describe: say(
      'List steps, fields and guest orders under checkout.',
      '在 checkout 中列出步骤、填写项，以及是否允许游客下单。',
    ),
  },
  options: {
    maxSteps: { default: 5, en: 'steps a checkout may have', zh: '结账步骤上限' },
    errorSteps: { default: 7, en: 'steps above which it is an error', zh: '步骤超过多少为错误' },
    maxFields: { default: 12, en: 'fields a buyer may have to see', zh: '填写项上限' },
    idealFields: { default: 8, en: 'fields that are enough', zh: '理想的填写项数' },
    questions: {
      default: true,
      en: 'whether required questions that no order needs are told',
      zh: '是否检查不必要的必填问题',
    },
    guest: { default: true, en: 'whether guests must be able to order', zh: '是否要求允许游客下单' },
  },
  sources: {
    baymard: {
      title:
        'Baymard Institute, checkout flow: 5.1 steps and 11.3 fields on average, 8 are enough, about one in five leaves for its length',
      asOf: '2026-11-22',
      url: 'https://baymard.com/blog/checkout-flow-average-form-fields',
    },
    guide: { title: 'Cross-border seller guide, chapter 6 Checkout', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Steps and fields of a checkout, required questions that no order needs (by their purpose, else by their name in five languages), and whether guests may order. A platform’s checkout is not judged.',
      zh: '检查结账的步骤数和填写项数、不必要的必填问题（按用途判断，未注明用途时按名称，支持五种语言），以及能否游客下单。平台的结账页不检查。',
    },
    why: {
      en: 'About one buyer in five has left a checkout because it was too long.',
      zh: '约五分之一的买家曾因结账太长而放弃。',
    },
    how: {
      en: 'Ask only what delivery and payment need; everything else can follow the order.',
      zh: '只问配送和支付需要的内容，其余下单后再问。',
    },
  },
  examples: {
    valid: [
      {
        name: 'short, and open to guests',
        value: store({ steps: ['Address', 'Payment', 'Summary'], fields: fields(8), guest: true }),
      },
      {
        name: '选填的问题',
        value: store({ fields: [{ name: '生日', purpose: 'survey', required: false }] }),
      },
      {
        name: 'a team that asks all it wants',
        value: store({ guest: false, fields: [{ name: 'Gender', purpose: 'survey', required: true }] }),
        options: { questions: false, guest: false },
      },
      {
        name: 'the platform’s checkout',
        value: store({ steps: steps(9) }),
        run: { profiles: ['tiktok'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'six steps',
        value: store({ steps: steps(6) }),
        findings: [{ messageId: 'steps', path: ['checkout', 'steps'] }],
      },
      {
        name: '步骤和填写项都太多',
        value: store({ steps: steps(5), fields: fields(11) }),
        options: { maxSteps: 3, errorSteps: 4, maxFields: 10, idealFields: 6 },
        findings: [{ messageId: 'steps' }, { messageId: 'fields', path: ['checkout', 'fields'] }],
      },
      {
        name: 'questions that can wait, one by its name alone',
        value: store({
          fields: [
            { name: 'Shoe brand you like', purpose: 'survey', required: true },
            { name: 'Date of birth', required: true },
            { name: 'E-mail', purpose: 'contact', required: true },
          ],
        }),
        findings: [
          { messageId: 'question', path: ['checkout', 'fields', 0] },
          { messageId: 'question', path: ['checkout', 'fields', 1] },
        ],
      },
      { name: 'an account first', value: store({ guest: false }), findings: [{ messageId: 'account' }] },
      {
        name: 'nothing is said',
        value: { kind: 'store', id: 'main', payment_methods: ['PayPal'] },
        findings: [{ messageId: 'absent' }],
      },
    ],
  },

  check({ checkout }, context) {
    const { run, options, profiles } = context;
    if (ownerOf(run, profiles, 'checkout') === 'platform') return notApplicable('owner');
    const { steps: named = [], fields: asked = [], guest } = checkout ?? {};
    const isTold = named.length > 0 || asked.length > 0 || guest !== undefined;
    if (!isTold && checkout?.order_button === undefined)
      return context.absent('checkout', () =>
        context.finding(
          'absent',
          {},
          { at: ['checkout'], evidence: context.note('empty', {}), advice: context.note('describe', {}) },
        ),
      );
    const findings: RuleFinding[] = [];
    if (named.length > options.maxSteps) {
      const isMany = named.length > options.errorSteps;
      const details = {
        at: ['checkout', 'steps'],
        loss: isMany ? 1 : 0.5,
        ...(isMany && { severity: 'error' as const }),
        evidence: { ...context.note('named', { names: named }), source: 'baymard' },
        advice: context.note('shorten', {}),
      };
      findings.push(context.finding('steps', { count: named.length, max: options.maxSteps }, details));
    }
    if (asked.length > options.maxFields) {
      const { maxFields: max, idealFields: ideal } = options;
      const names = asked.map(({ name = '' }) => name);
      const details = {
        at: ['checkout', 'fields'],
        loss: 0.5,
        evidence: { ...context.note('named', { names }), source: 'baymard' },
        advice: context.note('fewer-fields', {}),
      };
      findings.push(context.finding('fields', { count: asked.length, max, ideal }, details));
    }
    for (const [index, { name = '', purpose, required }] of asked.entries()) {
      if (!options.questions || !required) continue;
      const text = context.text(['checkout', 'fields', index, 'name']);
      const isSurvey = (): boolean =>
        text !== undefined &&
        hits(text, run.lexicon('checkout'), run.allowed('checkout')).some(({ group }) => group === 'survey');
      if (purpose === undefined ? !isSurvey() : NEEDED.includes(purpose)) continue;
      const details = {
        at: ['checkout', 'fields', index],
        loss: 0.5,
        evidence: { ...context.note('purpose', {}), source: 'guide' },
        advice: context.note('ask-later', {}),
      };
      findings.push(context.finding('question', { words: name }, details));
    }
    if (options.guest && guest === false) {
      const evidence = { ...context.note('guest', {}), source: 'baymard' };
      const details = { at: ['checkout', 'guest'], evidence, advice: context.note('let-guests', {}) };
      findings.push(context.finding('account', {}, details));
    }
    return context.outcome(findings);
  },
});
