import {
  askFor,
  type Document,
  defineRule,
  elementNotes,
  isOutcome,
  lackDetails,
  messageElements,
  messageSources,
  type Run,
  say,
} from '../../src/rule/index.ts';

/** What each type must say. */
const ELEMENTS = {
  'preorder-success': ['success', 'ship-date'],
  'preorder-failure': ['goal', 'full-refund', 'refund-days'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What is not asked for one by one where there is no word of a refund. */
const ON_REFUND: ReadonlySet<string> = new Set(['full-refund', 'refund-days']);

const promisesRefund = (document: Document<'message'>, run: Run): boolean =>
  messageElements(document, run)('refund-promise') !== undefined;

export default defineRule({
  id: 'message/preorder-result',
  on: ['message'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-67', 'S1-68', 'S1-69', 'S1-70'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Pre-order success/failure message lacks result, date or full refund',
    zh: '预售成功/失败通知缺少结果、发货日期或全额退款说明',
  },
  messages: {
    empty: say('The message on the pre-order has no text.', '预售通知没有正文。'),
    success: say('The message does not say that the pre-order succeeded.', '通知没有写明预售已成功。'),
    'ship-date': say(
      'The message does not say when the pre-order ships.',
      '通知没有写明发货日期（原定日期）。',
    ),
    goal: say(
      'The message does not say that the pre-order missed its goal.',
      '通知没有写明预售未达到最低目标。',
    ),
    'full-refund': say(
      'The message does not say that the full amount is refunded.',
      '通知没有写明全额退款。',
    ),
    'refund-days': say('The message does not say when the refund arrives.', '通知没有写明退款何时到账。'),
    'no-refund': {
      ...say('The pre-order failed, and the message promises no refund.', '预售失败，而通知没有承诺退款。'),
      severity: 'error',
    },
  },
  notes: elementNotes,
  options: {
    require: {
      default: [...new Set(Object.values(ELEMENTS).flat())] as readonly string[],
      en: 'What the messages must say. Success: success, ship-date. Failure: goal (missed), full-refund, refund-days.',
      zh: '通知须写明的内容。成功：success（已成功）、ship-date（发货日期）；失败：goal（未达目标）、full-refund（全额退款）、refund-days（到账时间）。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in messages on the result of a pre-order: a success says that it succeeded and when it ships; a failure says that the goal was missed, that the full amount is refunded, and when. English, Chinese, German, French and Spanish.',
      zh: '检查预售结果通知：成功的须写明已成功和发货日期；失败的须写明未达目标、全额退款和到账时间。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: 'Buyers of a pre-order have paid for goods that do not exist yet. Without the date, or the word that all of it comes back, they go to their bank.',
      zh: '预售买家已为尚未生产的商品付款，看不到日期或全额退款的说明，就会去找银行拒付。',
    },
    how: {
      en: 'Paste the sentence; keep the date that was promised when the buyer ordered.',
      zh: '粘贴建议的句子，日期与下单时承诺的一致。',
    },
  },
  examples: {
    valid: [
      {
        name: 'success',
        value: {
          kind: 'message',
          type: 'preorder-success',
          body: 'Good news {{ name }}: the pre-order reached its goal and your order {{ order_number }} is confirmed. As planned, we ship on {{ ship_date }}.',
        },
      },
      {
        name: 'failure',
        value: {
          kind: 'message',
          type: 'preorder-failure',
          body: 'The pre-order of the Fjord lamp did not reach its goal of 200 pieces. We refund the full amount, {{ total }}, within 5 business days.',
        },
      },
      {
        name: '预售失败',
        value: {
          kind: 'message',
          type: 'preorder-failure',
          body: '很抱歉，本次预售未达到最低数量目标 100 件。我们会在 3 个工作日内将全部款项原路退还。',
        },
      },
      {
        name: 'a team that asks for less',
        value: { kind: 'message', type: 'preorder-success', body: 'Your pre-order is confirmed, thank you.' },
        options: { require: ['success'] },
      },
      {
        name: 'another type',
        value: { kind: 'message', type: 'dispatch', body: 'It left.' },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'thanks for waiting',
        value: {
          kind: 'message',
          type: 'preorder-success',
          body: 'Hello {{ name }}, thank you for waiting. We have news of the lamp that you chose, more will follow.',
        },
        findings: [{ messageId: 'ship-date' }, { messageId: 'success' }],
      },
      {
        name: 'no word of money',
        value: {
          kind: 'message',
          type: 'preorder-failure',
          body: 'Hello, the lamp will not be made. We hope that you find something else in our shop.',
        },
        findings: [{ messageId: 'goal' }, { messageId: 'no-refund' }],
      },
      {
        name: '没有写全额和到账时间',
        value: {
          kind: 'message',
          type: 'preorder-failure',
          body: '您好，本次预售未达成目标，我们会为您退款。',
        },
        findings: [{ messageId: 'full-refund' }, { messageId: 'refund-days' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'p', type: 'preorder-failure', subject: 'Pre-order' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(value, context) {
    const asked = askFor(context, ELEMENTS, {
      owned: () => true,
      empty: () => context.finding('empty', {}, { at: ['body'] }),
    });
    if (isOutcome(asked)) return asked;
    const refunds = value.type === 'preorder-success' || promisesRefund(context.document, context.run);
    const findings = asked.missing
      .filter(element => refunds || !ON_REFUND.has(element))
      .map(element => context.finding(element, {}, lackDetails(context, element, asked, 'guide')));
    const details = lackDetails(context, 'full-refund', asked, 'guide');
    if (!refunds && asked.owed.some(element => ON_REFUND.has(element)))
      findings.push(context.finding('no-refund', {}, details));
    return context.outcome(findings);
  },
});
