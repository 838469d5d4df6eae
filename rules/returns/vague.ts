import {
  defineRule,
  hasPolicyWords,
  type Owed,
  returnPolicy,
  say,
  vagueWords,
} from '../../src/rule/index.ts';

/** With so many vague passages a policy says next to nothing. */
const MANY = 6;

const phraseOf = {
  time: 'returns.days',
  about: 'returns.days',
  cost: 'returns.fee',
  goods: 'returns.goods',
} as const satisfies Partial<Record<Owed, string>>;

export default defineRule({
  id: 'returns/vague',
  on: ['listing', 'store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['returns'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['S1-79'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Vague wording instead of numbers',
    zh: '用语含糊，没有具体数字',
  },
  messages: {
    time: say('{words:quote} gives buyers no date.', '{words:quote}没有给出期限。'),
    about: say('{words:quote} without a number or a case.', '{words:quote}没有写明数字或适用情形。'),
    cost: say('{words:quote} names no amount.', '{words:quote}没有写明金额。'),
    goods: say('{words:quote} does not say which.', '{words:quote}没有写明是哪些商品。'),
    rule: say(
      '{words:quote} leaves the rule open: buyers cannot tell what holds for them.',
      '{words:quote}没有写明规则，买家无法判断自己是否适用。',
    ),
  },
  notes: {
    passage: say('in a sentence on {topic:fields}', '所在句子涉及{topic:fields}'),
    'say-when': say(
      'Write the number of days, from which day they count, and the one exception if there is any.',
      '写明天数、从哪一天起算，如有例外写明是什么情况。',
    ),
    'say-which': say(
      'Write the case and what follows from it, or leave the sentence out.',
      '写明具体情形和处理结果，否则删去这句话。',
    ),
  },
  options: {
    owed: {
      default: ['time', 'about', 'cost', 'goods', 'rule'],
      en: 'What vague words are judged that owe: time, about (a number), cost, goods (a list), rule.',
      zh: '检查哪些含糊用语：time（期限）、about（数字）、cost（金额）、goods（商品清单）、rule（规则）。',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 9 Returns', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Looks for vague words (as soon as possible, may be subject to, certain items) in a return policy, and in a store’s shipping text, but only in sentences about returns, refunds, freight or delivery that carry no number of their own for it.',
      zh: '检查退货政策和店铺物流说明中的含糊用语（尽快、视情况、部分商品），只看涉及退货、退款、运费、配送而又没有写明数字的句子。',
    },
    why: {
      en: 'Buyers read a vague promise in their favour, and ask or open a dispute when it is read otherwise.',
      zh: '承诺含糊时，买家会按有利于自己的方式理解，理解不一致就会咨询、投诉或发起纠纷。',
    },
    how: {
      en: 'Replace the words by the number or the case they stand for.',
      zh: '把含糊用语换成具体数字或具体情形。',
    },
  },
  examples: {
    valid: [
      {
        name: 'numbers stand for it',
        value: { kind: 'store', returns: 'We usually refund you within 5 days of receiving the parcel.' },
      },
      { name: 'no policy', value: { title: 'Canvas apron', description: 'Order as soon as possible.' } },
      {
        name: 'only periods are judged',
        value: { kind: 'store', returns: 'Refunds are at our discretion.' },
        options: { owed: ['time'] },
      },
      {
        name: '写明了天数',
        value: { kind: 'store', returns: '收到退货后 3 个工作日内退款，通常当天处理完毕。' },
      },
    ],
    invalid: [
      {
        name: 'no date for the refund',
        value: { kind: 'store', returns: 'We refund you as soon as possible after your return arrives.' },
        findings: [{ messageId: 'time', words: 'as soon as possible' }],
      },
      {
        name: 'no amount, no list, no rule',
        value: {
          kind: 'store',
          returns:
            'A restocking fee may apply. Some items cannot be returned. Refunds are at our discretion. Returns are normally accepted.',
        },
        findings: [
          { messageId: 'cost', words: 'may apply' },
          { messageId: 'goods', words: 'Some items' },
          { messageId: 'rule', words: 'at our discretion' },
          { messageId: 'about', words: 'normally accepted' },
        ],
      },
      {
        name: '没有期限',
        value: { kind: 'store', returns: '收到退货后我们会尽快退款，部分商品不支持退货。' },
        findings: [
          { messageId: 'time', words: '尽快' },
          { messageId: 'goods', words: '部分商品' },
        ],
      },
    ],
  },

  check(_value, context) {
    const { document, run } = context;
    const found = vagueWords(document, run);
    if (found.length === 0) {
      const policy = returnPolicy(document, run);
      return policy ? context.outcome([]) : context.absent('returns');
    }
    if (!hasPolicyWords(context.language, run)) return context.absent('returns');
    const judged = found.filter(({ owed }) => context.options.owed.includes(owed));
    return context.outcome(
      judged.map(({ at, span, owed, words, topics }) => {
        const phrase = owed === 'rule' ? undefined : phraseOf[owed];
        const isPeriod = owed === 'time' || owed === 'about';
        return context.finding(
          owed,
          { words },
          {
            at,
            span,
            loss: Math.min(1, judged.length / MANY),
            evidence: {
              ...context.note('passage', { topic: topics.map(topic => `policy.${topic}`) }),
              source: 'guide',
            },
            advice: context.note(isPeriod ? 'say-when' : 'say-which', {}),
            ...(phrase ? { suggestion: { phrase, data: {} } } : {}),
          },
        );
      }),
    );
  },
});
