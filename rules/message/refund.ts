import {
  askFor,
  defineRule,
  elementNotes,
  isOutcome,
  lackDetails,
  messageSources,
  say,
} from '../../src/rule/index.ts';

const ELEMENTS = ['order-number', 'refund-amount', 'refund-date', 'refund-method'] as const;

export default defineRule({
  id: 'message/refund',
  on: ['message'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-85', 'S1-86', 'S1-87', 'S1-88'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Refund notice lacks details, amount or date', zh: '退款通知缺少退款信息、金额或日期' },
  messages: {
    empty: say('The refund notice has no text.', '退款通知没有正文。'),
    'order-number': say(
      'The refund notice does not say which order it is for.',
      '退款通知没有写明是哪个订单（订单号）。',
    ),
    'refund-amount': say(
      'The refund notice does not say how much is refunded.',
      '退款通知没有写明退款金额。',
    ),
    'refund-date': say(
      'The refund notice does not say when the money was sent or arrives.',
      '退款通知没有写明退款日期或到账时间。',
    ),
    'refund-method': say(
      'The refund notice does not say how the money comes back.',
      '退款通知没有写明退款方式（退到哪里）。',
    ),
  },
  notes: elementNotes,
  options: {
    require: {
      default: [...ELEMENTS] as readonly string[],
      en: 'What a refund notice must say: order-number, refund-amount, refund-date, refund-method.',
      zh: '退款通知须写明的内容：order-number（订单号）、refund-amount（金额）、refund-date（日期）、refund-method（方式）。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in refund notices for order number, amount, date and the way the money comes back: as placeholders, by name and synonym, or in words. English, Chinese, German, French and Spanish.',
      zh: '检查退款通知是否写明订单号、退款金额、退款日期和退款方式：模板变量（按名称和同义词识别）或文字均可。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: 'A buyer who cannot see how much comes back, when and where, asks again or opens a dispute.',
      zh: '看不到退多少、何时退、退到哪里，买家就会再次询问或发起纠纷。',
    },
    how: {
      en: 'Add the line; the name of the variable is the one your shop system uses.',
      zh: '补上这一行，变量名改成店铺系统里的名称。',
    },
  },
  examples: {
    valid: [
      {
        name: 'all four',
        value: {
          kind: 'message',
          type: 'refund',
          body: 'We refunded order #{{ order_number }} today: {{ refund_amount }} to {{ payment_method }}. It appears on your statement within 5 business days.',
        },
      },
      {
        name: '四项齐全',
        value: {
          kind: 'message',
          type: 'refund',
          body: '订单 {订单号} 的退款已办理：金额 {退款金额}，原路退回付款账户，预计 3 个工作日内到账。',
        },
      },
      {
        name: 'in Spanish, filled in',
        value: {
          kind: 'message',
          type: 'refund',
          body: 'Hemos reembolsado 45,90 € de su pedido 100234 a su tarjeta. El reembolso aparecerá en su cuenta en 5 días hábiles.',
        },
      },
      {
        name: 'a team that asks for less',
        value: { kind: 'message', type: 'refund', body: 'We refunded {{ refund_amount }} for you.' },
        options: { require: ['refund-amount'] },
      },
      {
        name: 'the platform sends it',
        value: { kind: 'message', type: 'refund', body: 'Refunded.' },
        run: { profiles: ['tiktok'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'only the news',
        value: {
          kind: 'message',
          type: 'refund',
          body: 'Hello {{ name }}, your refund has been made. Thank you for your patience.',
        },
        findings: [
          { messageId: 'order-number' },
          { messageId: 'refund-amount' },
          { messageId: 'refund-date' },
          { messageId: 'refund-method' },
        ],
      },
      {
        name: '没有日期和方式',
        value: {
          kind: 'message',
          type: 'refund',
          body: '您好，订单 {{ 订单号 }} 已退款 {{ 退款金额 }}，请留意。',
        },
        findings: [{ messageId: 'refund-date' }, { messageId: 'refund-method' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'r', type: 'refund', subject: 'Refund' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(_value, context) {
    const asked = askFor(
      context,
      { refund: ELEMENTS },
      {
        owned: () => true,
        empty: () => context.finding('empty', {}, { at: ['body'] }),
      },
    );
    if (isOutcome(asked)) return asked;
    return context.outcome(
      asked.missing.map(element =>
        context.finding(element, {}, lackDetails(context, element, asked, 'guide')),
      ),
    );
  },
});
