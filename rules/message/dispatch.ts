import {
  askFor,
  defineRule,
  elementNotes,
  isOutcome,
  lackDetails,
  messageSources,
  say,
} from '../../src/rule/index.ts';

const ELEMENTS = ['carrier', 'tracking-number', 'tracking-link', 'eta', 'address'] as const;

export default defineRule({
  id: 'message/dispatch',
  on: ['message'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-71', 'S1-72', 'S1-73', 'S1-74'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Dispatch notice lacks carrier, tracking, date or address',
    zh: '发货通知缺少物流、追踪、预计日期或地址',
  },
  messages: {
    empty: say('The dispatch notice has no text.', '发货通知没有正文。'),
    carrier: say('The dispatch notice does not say who carries the parcel.', '发货通知没有写明物流公司。'),
    'tracking-number': say('The dispatch notice has no tracking number.', '发货通知没有追踪号（物流单号）。'),
    'tracking-link': say('The dispatch notice has no link to track the parcel.', '发货通知没有追踪链接。'),
    eta: say('The dispatch notice does not say when the parcel arrives.', '发货通知没有写明预计送达日期。'),
    address: say('The dispatch notice does not say where the parcel goes.', '发货通知没有写明送货地址。'),
  },
  notes: elementNotes,
  options: {
    require: {
      default: [...ELEMENTS] as readonly string[],
      en: 'What a dispatch notice must say: carrier, tracking-number, tracking-link, eta (delivery date), address.',
      zh: '发货通知须写明的内容：carrier（物流公司）、tracking-number（追踪号）、tracking-link（追踪链接）、eta（预计送达日期）、address（地址）。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in dispatch notices for carrier, tracking number and link, expected delivery and address: as placeholders, by name and synonym, or in words. English, Chinese, German, French and Spanish.',
      zh: '检查发货通知是否写明物流公司、追踪号和追踪链接、预计送达日期和送货地址：模板变量（按名称和同义词识别）或文字均可。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: '“Where is my order” is what buyers ask most. A notice that answers it saves the question, and a wrong address is still caught in time.',
      zh: '买家问得最多的就是“货到哪了”。通知里写清楚就不用再问，地址有误也来得及更正。',
    },
    how: {
      en: 'Add the line; the name of the variable is the one your shop system uses.',
      zh: '补上这一行，变量名改成店铺系统里的名称。',
    },
  },
  examples: {
    valid: [
      {
        name: 'all five',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: 'Good news, {customer_name}: your order {order_number} is on its way.\n\nCarrier: {carrier}\nTracking number: {tracking_number}, follow it here: {tracking_url}\nExpected delivery: {delivery_date}\nDelivery address: {shipping_address}',
        },
      },
      {
        name: 'in words, filled in',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: 'We handed your parcel to DHL today. Tracking number: 00340434161094021501. Track it at https://www.dhl.de/track. It should reach you within 2-3 business days at your delivery address: 12 Mill Lane, York.',
        },
      },
      {
        name: '五项齐全',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: '订单【订单号】已由【物流公司】发出，物流单号：【物流单号】，查询链接：【追踪链接】。预计【日期】送达，收货地址：【地址】。',
        },
      },
      {
        name: 'a button in HTML',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: '<p>Ihr Paket ist mit {{ carrier }} unterwegs. Sendungsnummer: {{ tracking_number }}</p><p>Voraussichtliche Lieferung: {{ delivery_date }}</p><p>Lieferadresse: {{ shipping_address }}</p><a href="{{ tracking_url }}">Sendung verfolgen</a>',
        },
      },
      {
        name: 'a team that asks for less',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: 'Your parcel left us with UPS today and travels to you.',
        },
        options: { require: ['carrier'] },
      },
      {
        name: 'the platform sends it',
        value: { kind: 'message', type: 'dispatch', body: 'It left.' },
        run: { profiles: ['ebay'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'soon is no date',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: 'Hello {{ name }}, the goods you bought have been sent and will reach you soon. Please sign for them when they come.',
        },
        findings: [
          { messageId: 'address' },
          { messageId: 'carrier' },
          { messageId: 'eta' },
          { messageId: 'tracking-link' },
          { messageId: 'tracking-number' },
        ],
      },
      {
        name: '只有单号',
        value: {
          kind: 'message',
          type: 'dispatch',
          body: '{{ 姓名 }}，你好：订单 {{ 订单号 }} 已发货，快递：{{ 物流公司 }}，单号：{{ 物流单号 }}，请注意查收。',
        },
        findings: [{ messageId: 'address' }, { messageId: 'eta' }, { messageId: 'tracking-link' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'd', type: 'dispatch', subject: 'On its way' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(_value, context) {
    const asked = askFor(
      context,
      { dispatch: ELEMENTS },
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
