import {
  defineRule,
  hasMessageWords,
  messageReading,
  messageSources,
  noData,
  pass,
  type RuleFinding,
  say,
  slotFor,
  toneOf,
  UNDECIDED,
} from '../../src/rule/index.ts';
import platforms from '../profiles/messages.yaml';

/** Platforms where a seller writes in a chat under the name of the account, with the address that is usual there. */
const { chats } = platforms as {
  readonly chats: Readonly<Record<string, { readonly address?: readonly string[] }>>;
};

/** The text to paste for a letter that has no beginning or no end. */
const FRAME = { greeting: 'addressee', signoff: 'sender' } as const;

export default defineRule({
  id: 'message/tone',
  on: ['message'],
  severity: 'warning',
  consequence: 'polish',
  needs: ['body'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['R1-01', 'R1-11'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Tone: over-familiar, pushy, blaming, shouting or without greeting/sign-off',
    zh: '语气不当：过于亲昵、催促、指责、全大写，或缺少问候/落款',
  },
  messages: {
    familiar: say('{words:quote} is too familiar for a buyer.', '{words:quote}过于亲昵。'),
    pushy: say('{words:quote} pushes the buyer.', '{words:quote}带有催促。'),
    blaming: say('{words:quote} blames the buyer.', '{words:quote}在指责买家。'),
    shouting: say(
      '{share:percent} of the letters are capitals, which reads as shouting.',
      '{share:percent} 的字母为大写，读起来像在喊。',
    ),
    exclamations: {
      ...say(
        '{count:count} exclamation marks beside greeting and sign-off (at most {max:count}).',
        '问候和落款之外有 {count:count} 个感叹号（不超过 {max:count} 个）。',
      ),
      severity: 'info',
    },
    greeting: { ...say('The message has no greeting.', '消息没有问候。'), severity: 'info' },
    signoff: { ...say('The message does not say who writes.', '消息没有落款。'), severity: 'info' },
  },
  notes: {
    'use-name': say('Use the buyer’s name, or “Hello”.', '称呼买家姓名，或用“你好”。'),
    'give-date': say(
      'Say until when and why instead, and leave the choice to the buyer.',
      '改为写明截止时间和原因，由买家决定。',
    ),
    'say-what': say('Say what happened and what you do about it.', '只写发生了什么、怎么处理。'),
    'small-letters': say('Write it in small letters.', '改为正常大小写。'),
    'full-stop': say('End the other sentences with a full stop.', '其他句子用句号结尾。'),
  },
  options: {
    capitals: {
      default: 0.3,
      en: 'Share of capital letters from which a text shouts.',
      zh: '大写字母占比超过该值即视为喊叫。',
    },
    exclamations: {
      default: 1,
      en: 'Exclamation marks allowed beside greeting and sign-off.',
      zh: '问候和落款之外允许的感叹号个数。',
    },
    needGreeting: { default: true, en: 'Whether a greeting is asked for.', zh: '是否要求问候。' },
    needSignoff: { default: true, en: 'Whether a sign-off is asked for.', zh: '是否要求落款。' },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks in messages for words that are too familiar (“my dear”, “hi friend”), push (“hurry”, “pay immediately”) or blame (“your fault”), for texts in capitals or full of exclamation marks, and for a greeting and a sign-off: a formula, a name, or the variable for one. English, Chinese, German, French and Spanish.',
      zh: '检查消息中过于亲昵（“亲”“my dear”）、催促（“赶紧”“pay immediately”）或指责（“是您的错”）的用语，全大写和过多感叹号，以及有无问候和落款（套语、姓名或相应变量均可）。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: 'Proper language is the first thing a buyer judges a seller by.',
      zh: '得体的语言，是给买家留下好印象的第一步。',
    },
    how: { en: 'Write as to a customer you have met once.', zh: '像给见过一面的客人写信那样写。' },
  },
  examples: {
    valid: [
      {
        name: 'greeting and sign-off',
        value: {
          kind: 'message',
          body: 'Hello {{ name }},\n\nyour order left today.\n\nKind regards,\nAnna',
        },
      },
      {
        name: '问候与落款',
        value: { kind: 'message', body: '张女士，您好：\n给母亲，父亲的礼物已发出。\n山行家纺' },
      },
      {
        name: '淘宝客服聊天',
        value: { kind: 'message', body: '亲，您好！您看的这款现货，今天下单当天发出。' },
        run: { profiles: ['taobao'] },
      },
      {
        name: 'a name and a variable are enough',
        value: {
          kind: 'message',
          language: 'en',
          body: '{{ first_name }}, your order left today.\n{{ shop_name }}',
        },
      },
      {
        name: 'a team that is brief and loud',
        value: {
          kind: 'message',
          language: 'en',
          body: 'YOUR ORDER LEFT OUR HOUSE TODAY AND IS WITH YOU SOON.\nYes! Yes! Yes!\nIt is.\nIt left.',
        },
        options: { needGreeting: false, needSignoff: false, capitals: 0.9, exclamations: 5 },
      },
      {
        name: 'Swedish has no word list',
        value: { kind: 'message', language: 'sv', body: 'Paketet har skickats idag.' },
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'friends who hurry',
        value: {
          kind: 'message',
          body: 'Hi friend, the goods are ready.\nHurry up and pay.\nThe delay was your fault.\nAnna',
        },
        findings: [
          { messageId: 'familiar', words: 'Hi friend' },
          { messageId: 'pushy', words: 'Hurry up' },
          { messageId: 'blaming', words: 'your fault' },
        ],
      },
      {
        name: '亲，赶紧',
        value: { kind: 'message', body: '亲，您好！订单已预留，赶紧付款。\n山行家纺' },
        findings: [
          { messageId: 'familiar', words: '亲，' },
          { messageId: 'pushy', words: '赶紧' },
        ],
      },
      {
        name: 'shouting',
        value: {
          kind: 'message',
          body: 'Hello,\nPLEASE READ THIS BEFORE YOU OPEN THE BOX! IT IS FRAGILE!\nThe lid is glass.\nRegards\nAnna',
        },
        findings: [{ messageId: 'exclamations' }, { messageId: 'shouting' }],
      },
      {
        name: 'no beginning and no end',
        value: {
          kind: 'message',
          body: 'The parcel left our warehouse today and should be with you before the end of the week.',
        },
        findings: [{ messageId: 'greeting' }, { messageId: 'signoff' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options, profiles } = context;
    const tone = toneOf(document, run);
    if (!tone) return pass;
    const { language } = messageReading(document, run);
    if (language === UNDECIDED) return noData('language');
    if (!hasMessageWords(language, run)) return noData('lexicon');
    const at = ['body'];
    const isChat = profiles.length > 0 && profiles.every(profile => profile in chats);
    const usual = isChat ? (chats[profiles[0] as string]?.address ?? []) : [];
    const isUsual = (words: string): boolean => usual.some(address => words.startsWith(address));
    const body = context.text(['body'])?.plain.trimStart() ?? '';
    const evidenceOf = { familiar: 'use-name', pushy: 'give-date', blaming: 'say-what' } as const;
    const offences = tone.words.filter(({ group, words }) => group !== 'familiar' || !isUsual(words));
    const findings: RuleFinding[] = offences.map(({ group, at: place, span, words }) => {
      const kind = group as keyof typeof evidenceOf;
      return context.finding(
        kind,
        { words },
        { at: place, span, advice: context.note(evidenceOf[kind], {}) },
      );
    });
    if (tone.capitals !== undefined && tone.capitals > options.capitals)
      findings.push(
        context.finding(
          'shouting',
          { share: tone.capitals },
          { at, advice: context.note('small-letters', {}) },
        ),
      );
    if (tone.exclamations > options.exclamations)
      findings.push(
        context.finding(
          'exclamations',
          { count: tone.exclamations, max: options.exclamations },
          { at, advice: context.note('full-stop', {}) },
        ),
      );
    for (const kind of ['greeting', 'signoff'] as const) {
      const asked =
        kind === 'greeting'
          ? options.needGreeting && !tone.greets && !isUsual(body)
          : options.needSignoff && !tone.signsOff && !isChat;
      if (!asked) continue;
      const slot = slotFor(document, FRAME[kind], run);
      const suggestion = { phrase: `message.${kind}`, data: slot === undefined ? {} : { slot } };
      findings.push(context.finding(kind, {}, { at, suggestion }));
    }
    return context.outcome(findings);
  },
});
