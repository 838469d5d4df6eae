import {
  askFor,
  defineRule,
  elementNotes,
  isOutcome,
  lackDetails,
  messageSources,
  say,
} from '../../src/rule/index.ts';

const ELEMENTS = ['order-number', 'items', 'total', 'payment', 'eta', 'address'] as const;

const WHOLE = `Hello {{ customer.first_name }},

thank you for your order {{ order.name }}.

{% for line in line_items %}{{ line.quantity }} x {{ line.title }}{% endfor %}
Total: {{ total_price | money }}, paid with {{ payment_gateway }}
Expected delivery: {{ estimated_delivery_date }}
Delivery address: {{ shipping_address }}

Your team at Nordhaus`;

export default defineRule({
  id: 'message/order-confirmation',
  on: ['message'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-63', 'S1-64', 'S1-65', 'S1-66'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Order confirmation lacks details, payment record, date or address',
    zh: '订单确认缺少明细、付款记录、预计日期或地址',
  },
  messages: {
    empty: say('The order confirmation has no text.', '订单确认没有正文。'),
    'order-number': say(
      'The order confirmation does not say which order it is.',
      '订单确认没有写明是哪个订单（订单号）。',
    ),
    items: say('The order confirmation does not list what was ordered.', '订单确认没有列出商品明细。'),
    total: say('The order confirmation does not say how much was paid.', '订单确认没有写明金额。'),
    payment: say(
      'The order confirmation has no record of the payment.',
      '订单确认没有付款记录（付款方式）。',
    ),
    eta: say(
      'The order confirmation does not say when the order is sent or arrives.',
      '订单确认没有写明预计发货或送达日期。',
    ),
    address: say('The order confirmation does not say where the order goes.', '订单确认没有写明配送地址。'),
  },
  notes: elementNotes,
  options: {
    require: {
      default: [...ELEMENTS] as readonly string[],
      en: 'What an order confirmation must say: order-number, items, total, payment, eta (dispatch or delivery date), address.',
      zh: '订单确认须写明的内容：order-number（订单号）、items（明细）、total（金额）、payment（付款记录）、eta（预计发货或送达日期）、address（地址）。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in order confirmations for order number, items, total, payment, expected date and delivery address: as placeholders of the usual engines, by name and synonym, or in words. English, Chinese, German, French and Spanish. A template that brings in other files is not judged for what may stand there, nor one that the platform sends itself.',
      zh: '检查订单确认是否写明订单号、商品明细、金额、付款记录、预计日期和配送地址：可以是各种模板变量（按名称和同义词识别），也可以是文字。支持中文、英文、德文、法文、西班牙文。引用了其他文件的模板不判断缺失，由平台发送的消息不检查。',
    },
    why: {
      en: 'The confirmation is the buyer’s record. What it leaves out comes back as questions and disputes; in the EU, contract details must be confirmed on a durable medium (Directive 2011/83/EU, art. 8(7)).',
      zh: '订单确认是买家手里的凭据，没写的内容会变成咨询和纠纷。欧盟要求以可留存的方式确认合同内容（2011/83/EU 指令第 8 条第 7 款）。',
    },
    how: {
      en: 'Add the line; the name of the variable is the one your shop system uses.',
      zh: '补上这一行，变量名改成店铺系统里的名称。',
    },
  },
  examples: {
    valid: [
      { name: 'all six', value: { kind: 'message', type: 'order-confirmation', body: WHOLE } },
      {
        name: '六项齐全',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          body: '【客户姓名】，你好：\n订单【订单号】已确认。商品明细：【商品清单】。实付金额：【金额】，付款方式：【付款方式】。预计送达时间：【日期】。收货地址：【地址】。\n北岸客服',
        },
      },
      {
        name: 'names that the document explains',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          language: 'en',
          body: '{a} {b} {c} {d} {e} {f}',
          placeholders: {
            a: 'order number',
            b: 'items',
            c: 'total',
            d: '付款方式',
            e: 'delivery-date',
            f: 'address',
          },
        },
      },
      {
        name: 'a file that is brought in may say it',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          language: 'en',
          body: "Thank you for your order. {% render 'order-summary' %}",
        },
        outcome: 'no-data',
      },
      {
        name: 'another type',
        value: { kind: 'message', type: 'thanks', body: 'Thank you for your order.' },
        outcome: 'not-applicable',
      },
      {
        name: 'the platform sends it',
        value: { kind: 'message', type: 'order-confirmation', body: 'Thank you for your order.' },
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
      {
        name: 'Swedish has no word list',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          language: 'sv',
          body: 'Tack för din beställning.',
        },
        outcome: 'no-data',
      },
      {
        name: 'a team that asks for less',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          body: 'Thank you for your order {{ order_number }}.',
        },
        options: { require: ['order-number'] },
      },
    ],
    invalid: [
      {
        name: 'thanks and nothing more',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          body: 'Hello {{ name }}, thank you for shopping with us. We will be in touch.',
        },
        findings: ELEMENTS.toSorted().map(messageId => ({ messageId, path: ['body'] })),
      },
      {
        name: '缺少付款记录、日期和地址',
        value: {
          kind: 'message',
          type: 'order-confirmation',
          body: '{{ 姓名 }}，你好：订单 {{ 订单号 }} 已收到，商品清单：{{ 商品清单 }}，合计 {{ 金额 }}。我们会尽快安排。',
        },
        findings: [{ messageId: 'address' }, { messageId: 'eta' }, { messageId: 'payment' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'oc', type: 'order-confirmation', subject: 'Your order' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(_value, context) {
    const asked = askFor(
      context,
      { 'order-confirmation': ELEMENTS },
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
