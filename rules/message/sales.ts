import {
  askFor,
  defineRule,
  elementNotes,
  isOutcome,
  lackDetails,
  messageSources,
  say,
  vagueTalk,
} from '../../src/rule/index.ts';

/** What each type must say. */
const ELEMENTS = {
  'inquiry-reply': ['product-facts', 'offer-help'],
  'order-nudge': ['benefit', 'deadline'],
  'price-reply': ['final-price', 'discount', 'deadline'],
  'out-of-stock': ['apology', 'restock', 'alternative', 'wait-or-refund'],
  'bulk-quote': ['sample', 'styles', 'tiers', 'freight', 'deadline'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What words of a group of `message.vague` are told as. */
const TALK: Readonly<
  Record<string, { id: 'vague' | 'market' | 'anything'; advice: 'say-how-much' | 'show-it' | 'tell-facts' }>
> = {
  amount: { id: 'vague', advice: 'say-how-much' },
  discount: { id: 'vague', advice: 'say-how-much' },
  market: { id: 'market', advice: 'show-it' },
  anything: { id: 'anything', advice: 'tell-facts' },
};

export default defineRule({
  id: 'message/sales',
  on: ['message'],
  severity: 'info',
  consequence: 'polish',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['R1-11', 'R1-12', 'R1-16', 'R1-17', 'R1-18'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Sales reply lacks what its kind needs (inquiry, order nudge, price, out of stock, bulk quote)',
    zh: '售前回复缺少该类型应有内容（询盘、催单、议价、断货、批量报价）',
  },
  messages: {
    empty: say('The reply has no text.', '回复没有正文。'),
    'product-facts': say(
      'The reply names no fact of the product: no link, price or measure.',
      '回复没有产品信息：没有链接、价格或规格。',
    ),
    'offer-help': say('The reply does not offer to help further.', '回复没有表示可以继续提供帮助。'),
    benefit: say('The reminder does not say what the buyer gains, as a number.', '催单没有写明优惠数额。'),
    deadline: say('The offer does not say until when it holds.', '没有写明有效期或截止日期。'),
    'final-price': say('The reply does not name the final price.', '回复没有写明最终价格。'),
    discount: say('The reply does not say how large the discount is.', '回复没有写明折扣多少。'),
    apology: say('The message does not apologise for the missing stock.', '断货通知没有致歉。'),
    restock: say(
      'The message does not say when the item is back, or that nobody knows.',
      '断货通知没有写明补货时间（或说明时间未定）。',
    ),
    alternative: say(
      'The message shows no alternative that is in stock.',
      '断货通知没有给出有货的替代款链接。',
    ),
    'wait-or-refund': say(
      'The message does not let the buyer choose to wait or be refunded.',
      '断货通知没有给出等待或退款的选择。',
    ),
    sample: say('The quote does not name a sample and its price.', '报价没有写样品及其价格。'),
    styles: say(
      'The quote does not say which styles, colours or sizes it holds for.',
      '报价没有写明适用的款式、颜色或规格。',
    ),
    tiers: say(
      'The quote does not name at least two quantities with their prices.',
      '报价没有至少两档数量及对应价格。',
    ),
    vague: {
      ...say('{words:quote} promises and names no number.', '{words:quote}只有承诺，没有数字。'),
      severity: 'warning',
    },
    market: {
      ...say(
        '{words:quote} compares with a market price that nothing shows.',
        '{words:quote}与市场价比较，没有依据。',
      ),
      severity: 'warning',
    },
    anything: say('{words:quote} urges to buy and tells nothing.', '{words:quote}只是劝买，没有任何信息。'),
    freight: say('The quote does not say whether freight is included.', '报价没有写明是否含运费。'),
  },
  notes: {
    ...elementNotes,
    'say-how-much': say('Name the amount, the percentage or the threshold.', '写明金额、百分比或门槛。'),
    'show-it': say(
      'Name the price compared with, and where it is asked, or leave it out.',
      '写明比较的价格和出处，否则删去。',
    ),
    'tell-facts': say('Name a product, its price and what it is for.', '写明一款产品、价格和用途。'),
  },
  options: {
    require: {
      default: [...new Set(Object.values(ELEMENTS).flat())] as readonly string[],
      en: 'What sales messages must say; each type is asked for its own: product-facts, offer-help (inquiry-reply); benefit, deadline (order-nudge); final-price, discount, deadline (price-reply); apology, restock, alternative, wait-or-refund (out-of-stock); sample, styles, tiers, freight, deadline (bulk-quote).',
      zh: '售前消息须写明的内容，每类只查自己的几项：product-facts、offer-help（询盘回复）；benefit、deadline（催单）；final-price、discount、deadline（议价）；apology、restock、alternative、wait-or-refund（断货）；sample、styles、tiers、freight、deadline（批量报价）。',
    },
    words: {
      default: ['vague', 'market', 'anything'] as readonly string[],
      en: 'Which words are looked for: vague (amounts without a number), market (below market price), anything (buy anything).',
      zh: '查找哪几类用语：vague（没有数字的数额）、market（低于市场价）、anything（泛泛劝买）。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in replies before the sale for what their type owes: product facts, prices with currency and validity, tiers, alternatives and choices. It also finds amounts that are only promised (“a certain amount”, “a satisfying discount”), prices “below the market” and invitations to buy anything. English, Chinese, German, French and Spanish.',
      zh: '检查售前消息是否写明该类型应有的内容：产品信息、带币种和有效期的价格、阶梯价、替代款和选择。也检查只承诺不写数字的说法（“一定金额”“满意的折扣”）、“低于市场价”以及泛泛劝买的话。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: 'A buyer who asks compares several sellers: the one who answers with figures gets the order.',
      zh: '询价的买家会比较几家，先给出数字的卖家更容易成单。',
    },
    how: {
      en: 'Add the line with your own figures; replace promises with numbers.',
      zh: '补上这一行并填入实际数字，把空泛的承诺换成数字。',
    },
  },
  examples: {
    valid: [
      {
        name: 'an answer with facts',
        value: {
          kind: 'message',
          type: 'inquiry-reply',
          body: 'Hello Maria, the lamp is 42 cm high and costs €89. If you would like to know more, just reply.',
        },
      },
      {
        name: '阶梯报价',
        value: {
          kind: 'message',
          type: 'bulk-quote',
          body: '样品 9 美元；100 件每件 4.2 美元，500 件每件 3.6 美元，黑、白两色，含运费，有效期至 1 月 31 日。',
        },
      },
      {
        name: 'a discount with its number',
        value: {
          kind: 'message',
          type: 'price-reply',
          body: 'We can give you a good discount of 15 %: €21.25 each, valid until 15 December.',
        },
      },
      {
        name: 'a team that asks for less',
        value: {
          kind: 'message',
          type: 'order-nudge',
          body: 'Your basket is waiting for you with two chairs in it.',
        },
        options: { require: [], words: [] },
      },
      {
        name: 'not a sales message',
        value: { kind: 'message', type: 'thanks', body: 'Thank you.' },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'an inquiry answered with nothing',
        value: {
          kind: 'message',
          type: 'inquiry-reply',
          body: 'Hello, welcome to our shop. All that you see is good, buy anything you like.',
        },
        findings: [
          { messageId: 'offer-help' },
          { messageId: 'product-facts' },
          { messageId: 'anything', words: 'buy anything' },
        ],
      },
      {
        name: 'a reminder with a certain amount',
        value: {
          kind: 'message',
          type: 'order-nudge',
          body: 'Confirm the order as soon as possible. If your order reaches a certain amount, we add something nice.',
        },
        findings: [
          { messageId: 'benefit' },
          { messageId: 'deadline' },
          { messageId: 'vague', words: 'reaches a certain' },
        ],
      },
      {
        name: '议价回复没有数字',
        value: {
          kind: 'message',
          type: 'price-reply',
          body: '您好，我们已经重新设置了价格，比市场价要低，希望您能接受。',
        },
        findings: [
          { messageId: 'deadline' },
          { messageId: 'discount' },
          { messageId: 'final-price' },
          { messageId: 'market', words: '比市场价要低' },
        ],
      },
      {
        name: 'out of stock and nothing to do',
        value: {
          kind: 'message',
          type: 'out-of-stock',
          body: 'Hello, the shoes you chose are gone. The next ones are made now.',
        },
        findings: [
          { messageId: 'alternative' },
          { messageId: 'apology' },
          { messageId: 'restock' },
          { messageId: 'wait-or-refund' },
        ],
      },
      {
        name: 'one price for all',
        value: {
          kind: 'message',
          type: 'bulk-quote',
          body: 'Hello, thank you for the inquiry. We can do $25 for each of them.',
        },
        findings: [
          { messageId: 'deadline' },
          { messageId: 'freight' },
          { messageId: 'sample' },
          { messageId: 'styles' },
          { messageId: 'tiers' },
        ],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'p', type: 'bulk-quote', subject: 'Quote' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(_value, context) {
    const asked = askFor(context, ELEMENTS, {
      owned: () => false,
      empty: () => context.finding('empty', {}, { at: ['body'] }),
    });
    if (isOutcome(asked)) return asked;
    const missing = asked.missing.map(element =>
      context.finding(element, {}, lackDetails(context, element, asked, 'training')),
    );
    const talk = vagueTalk(context.document, context.run).flatMap(({ group, at, span, words }) => {
      const told = TALK[group];
      if (!told || !context.options.words.includes(told.id)) return [];
      const details = { at, span, advice: context.note(told.advice, {}) };
      return [context.finding(told.id, { words }, details)];
    });
    return context.outcome([...talk, ...missing]);
  },
});
