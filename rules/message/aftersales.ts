import {
  askFor,
  boughtReview,
  defineRule,
  elementNotes,
  isOutcome,
  lackDetails,
  messageElements,
  messageSources,
  ownerOf,
  say,
} from '../../src/rule/index.ts';
import platforms from '../profiles/messages.yaml';

/** Platforms that forbid to ask for another review: message/forbidden tells it there. */
const { profiles: rulesOf } = platforms as {
  readonly profiles: Readonly<Record<string, readonly { readonly words: readonly string[] }[]>>;
};
const forbids = (profile: string): boolean =>
  (rulesOf[profile] ?? []).some(({ words }) => words.includes('changed-review'));

/** What each type must say. */
const ELEMENTS = {
  'logistics-update': ['tracking-link', 'contact'],
  delivery: ['delivered', 'issue-help', 'contact'],
  thanks: ['thanks', 'next-benefit'],
  'post-purchase': ['after-delivery', 'contact'],
  'buyer-issue': ['photo', 'answer-time'],
  'negative-review': ['apology', 'question', 'remedy'],
  'return-instructions': ['return-address', 'deadline', 'return-payer'],
  'return-received': ['refund-days'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Messages about an order, which many platforms send themselves. */
const OF_AN_ORDER: ReadonlySet<string> = new Set([
  'logistics-update',
  'delivery',
  'return-instructions',
  'return-received',
]);

export default defineRule({
  id: 'message/aftersales',
  on: ['message'],
  severity: 'info',
  consequence: 'returns',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['R1-04', 'R1-07', 'R1-08', 'R1-10', 'R1-13', 'R1-14', 'R1-42'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'After-sales message lacks issue help, tracking, satisfaction question, thanks or polite listening',
    zh: '售后消息缺少问题处理、追踪、满意度询问、感谢或礼貌倾听',
  },
  messages: {
    empty: say('The message has no text.', '消息没有正文。'),
    'tracking-link': say('The update has no link to track the parcel.', '物流通知没有追踪链接。'),
    contact: say('The message does not say how to reach you.', '消息没有写明如何联系。'),
    delivered: say('The message does not say that the parcel was delivered.', '送达通知没有写明已送达。'),
    'issue-help': say(
      'The message does not say what to do if something is missing, damaged or wrong.',
      '送达通知没有写明少件、破损或错发时怎么办。',
    ),
    thanks: say('The thank-you message does not thank.', '感谢信没有表示感谢。'),
    'next-benefit': say(
      'The thank-you message offers nothing for the next order.',
      '感谢信没有给出下次购买的优惠（数额或日期）。',
    ),
    'after-delivery': say(
      'The follow-up asks at most one of: arrived in time, damaged, satisfied.',
      '回访没有问到以下至少两项：是否按时收到、有无破损、是否满意。',
    ),
    photo: say(
      'The reply does not say what to send, such as a photo.',
      '回复没有写明需要提供什么（如照片）。',
    ),
    'answer-time': say('The reply does not say when the buyer hears from you.', '回复没有写明多久内答复。'),
    apology: say('The reply to a bad review does not apologise.', '差评回复没有致歉。'),
    question: say(
      'The reply to a bad review asks nothing, so it does not listen.',
      '差评回复没有提问，没有倾听买家的意见。',
    ),
    remedy: say('The reply to a bad review offers no remedy.', '差评回复没有给出补救办法。'),
    bought: {
      ...say(
        'The reply asks for another review and offers something for it: {words:quote}.',
        '差评回复以利益要求修改或删除评价：{words:quote}。',
      ),
      severity: 'warning',
    },
    'return-address': say(
      'The return instructions do not say where the parcel goes.',
      '退货指引没有写明包裹寄往何处。',
    ),
    deadline: say(
      'The return instructions do not say until when to send it.',
      '退货指引没有写明寄回的截止日期。',
    ),
    'return-payer': say(
      'The return instructions do not say who pays the freight.',
      '退货指引没有写明运费由谁承担。',
    ),
    'refund-days': say('The message does not say when the refund comes.', '收到退件通知没有写明何时退款。'),
  },
  notes: {
    ...elementNotes,
    'no-reward': say(
      'Put right what went wrong whatever the review says; a bought review is forbidden nearly everywhere.',
      '无论评价如何都先解决问题；以利益换评价几乎在所有平台和市场都被禁止。',
    ),
  },
  options: {
    require: {
      default: [...new Set(Object.values(ELEMENTS).flat())] as readonly string[],
      en: 'What after-sales messages must say; each type is asked for its own.',
      zh: '售后消息须写明的内容，每类只查自己的几项。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in messages after the sale for what their type owes: tracking and contact, help if something is missing, damaged or wrong, questions after delivery, thanks with a benefit for the next order, a photo and a time to answer, and for a bad review apology, question and remedy. English, Chinese, German, French and Spanish. A benefit is not asked for where the platform has the messages in hand.',
      zh: '检查售后消息是否写明该类型应有的内容：物流追踪和联系方式、少件破损错发的处理、收货回访的提问、感谢和下次优惠、照片和答复时限；差评回复要有致歉、提问和补救。支持中文、英文、德文、法文、西班牙文。消息由平台掌握的，不要求写优惠。',
    },
    why: {
      en: 'Buyers come back to sellers who ask and help before they are asked.',
      zh: '主动询问、主动解决的卖家，买家才会再来。',
    },
    how: {
      en: 'Paste the sentence and set its numbers to what you really do.',
      zh: '粘贴建议的句子，把数字改成实际情况。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a follow-up that asks',
        value: {
          kind: 'message',
          type: 'post-purchase',
          body: 'Hello, did the lamp arrive in time and undamaged? If not, reply to this message.',
        },
      },
      {
        name: '差评回复',
        value: {
          kind: 'message',
          type: 'negative-review',
          body: '非常抱歉让你失望了。能告诉我们哪里不满意吗？可以换货或退款。',
        },
      },
      {
        name: 'thanks on a marketplace',
        value: { kind: 'message', type: 'thanks', body: 'Thank you for your order, it means a lot to us.' },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'a parcel that did not come needs no photo',
        value: {
          kind: 'message',
          type: 'buyer-issue',
          body: 'We are sorry that the parcel is not there yet. We ask the carrier and reply within 2 business days.',
        },
      },
      {
        name: 'a team that asks for less',
        value: { kind: 'message', type: 'thanks', body: 'Thank you for your order, see you soon.' },
        options: { require: ['thanks'] },
      },
      {
        name: 'the platform sends it',
        value: { kind: 'message', type: 'delivery', body: 'Delivered.' },
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'watch it yourself',
        value: {
          kind: 'message',
          type: 'logistics-update',
          body: 'Hello, the goods are on the way to you. Pay attention to them and sign as soon as possible.',
        },
        findings: [{ messageId: 'contact' }, { messageId: 'tracking-link' }],
      },
      {
        name: 'delivered, and that is all',
        value: {
          kind: 'message',
          type: 'delivery',
          body: 'Hello, here is the news of the day: it is at your home now.',
        },
        findings: [{ messageId: 'contact' }, { messageId: 'delivered' }, { messageId: 'issue-help' }],
      },
      {
        name: '感谢信',
        value: { kind: 'message', type: 'thanks', body: '您好，欢迎下次光临我们的小店。' },
        findings: [{ messageId: 'next-benefit' }, { messageId: 'thanks' }],
      },
      {
        name: 'a follow-up that asks nothing',
        value: {
          kind: 'message',
          type: 'post-purchase',
          body: 'Hello, we are the shop where you bought the lamp. See you again and all the best.',
        },
        findings: [{ messageId: 'after-delivery' }, { messageId: 'contact' }],
      },
      {
        name: 'send it and wait',
        value: {
          kind: 'message',
          type: 'buyer-issue',
          body: 'Hello, we heard that the bowl is broken. We look into it.',
        },
        findings: [{ messageId: 'answer-time' }, { messageId: 'photo' }],
      },
      {
        name: 'a review argued with',
        value: {
          kind: 'message',
          type: 'negative-review',
          body: 'Hello, your review is not fair to us. The scarf is as it was shown and all others like it.',
        },
        findings: [{ messageId: 'apology' }, { messageId: 'question' }, { messageId: 'remedy' }],
      },
      {
        name: '改评返现',
        value: {
          kind: 'message',
          type: 'negative-review',
          body: '非常抱歉。能帮忙改成好评吗？我们给您返现 10 元，也可以换货。',
        },
        run: { profiles: ['taobao'] },
        findings: [{ messageId: 'bought', words: '改成好评' }],
      },
      {
        name: 'come back somehow',
        value: {
          kind: 'message',
          type: 'return-instructions',
          body: 'Hello, you can bring the lamp back to us in its box.',
        },
        findings: [{ messageId: 'deadline' }, { messageId: 'return-address' }, { messageId: 'return-payer' }],
      },
      {
        name: '收到退件',
        value: { kind: 'message', type: 'return-received', body: '你好，退回的台灯已经收到了，谢谢。' },
        findings: [{ messageId: 'refund-days' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'p', type: 'thanks', subject: 'Thanks' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, profiles } = context;
    const asked = askFor(context, ELEMENTS, {
      owned: type => OF_AN_ORDER.has(type),
      empty: () => context.finding('empty', {}, { at: ['body'] }),
      // Of a parcel that never came there is nothing to photograph; a benefit may be forbidden by the platform.
      except: element =>
        (element === 'photo' && !messageElements(document, run)('issue-help')) ||
        (element === 'next-benefit' && ownerOf(run, profiles, 'messages') === 'platform'),
    });
    if (isOutcome(asked)) return asked;
    const isTold = profiles.some(forbids);
    const bought = value.type === 'negative-review' && !isTold ? boughtReview(document, run) : undefined;
    return context.outcome([
      ...(bought
        ? [
            context.finding(
              'bought',
              { words: bought.words },
              { at: bought.at, span: bought.span, advice: context.note('no-reward', {}) },
            ),
          ]
        : []),
      ...asked.missing.map(element =>
        context.finding(element, {}, lackDetails(context, element, asked, 'training')),
      ),
    ]);
  },
});
