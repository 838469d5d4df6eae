import {
  bindingsOf,
  type DatedLimit,
  defineRule,
  forbiddenPhrases,
  foreignLinks,
  noData,
  onlyThanks,
  ownerOf,
  pass,
  type RuleFinding,
  type Source,
  say,
  statedContact,
} from '../../src/rule/index.ts';
import platforms from '../profiles/messages.yaml';

/** What a platform forbids in messages; see the file. */
interface Limit extends DatedLimit {
  readonly types: readonly string[];
  readonly words: readonly string[];
  readonly own: readonly string[];
  readonly confirmed?: boolean;
  readonly source: Omit<Source, 'asOf'>;
}

const { profiles: limits, as_of: asOf } = platforms as {
  readonly as_of: string;
  readonly profiles: Readonly<Record<string, readonly Limit[]>>;
};
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(limits).flatMap(([name, versions]) =>
    versions.map(({ source }) => [name, { ...source, asOf }]),
  ),
);

/** Groups of `message.forbidden` that a finding tells with their words. */
const PHRASES = [
  'positive-review',
  'changed-review',
  'paid-review',
  'demanded-review',
  'coupon',
  'off-platform',
] as const;
/** Those that a neutral request for a review takes the place of. */
const ON_REVIEWS: ReadonlySet<string> = new Set(PHRASES.slice(0, 4));

export default defineRule({
  id: 'message/forbidden',
  on: ['message'],
  severity: 'error',
  consequence: 'refused',
  needs: ['profile'],
  absent: 'no-data',
  fix: 'suggest',
  guidelines: ['R1-08', 'R1-42'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'The message, or a phrase in it, is forbidden by the platform',
    zh: '消息或其中的措辞被平台禁止',
  },
  messages: {
    type: say(
      '{platforms:fields} does not let sellers send this kind of message ({type:field}).',
      '{platforms:fields} 不允许卖家发送这类消息（{type:field}）。',
    ),
    'positive-review': say(
      '{words:quote} asks for a good review, which {platforms:fields} forbids.',
      '{words:quote}索要好评，{platforms:fields} 禁止。',
    ),
    'changed-review': say(
      '{words:quote} asks to change or remove a review, which {platforms:fields} forbids.',
      '{words:quote}要求修改或删除评价，{platforms:fields} 禁止。',
    ),
    'paid-review': say(
      '{words:quote} rewards a review, which {platforms:fields} forbids.',
      '{words:quote}以利益换评价，{platforms:fields} 禁止。',
    ),
    'demanded-review': say(
      '{words:quote} makes a review a condition, which {platforms:fields} forbids.',
      '{words:quote}把评价作为条件，{platforms:fields} 禁止。',
    ),
    coupon: say(
      '{words:quote} is promotion, which {platforms:fields} forbids in messages to buyers.',
      '{words:quote}属于促销内容，{platforms:fields} 禁止在买家消息中使用。',
    ),
    'off-platform': say(
      '{words:quote} leads the buyer away, which {platforms:fields} forbids.',
      '{words:quote}引导买家离开平台，{platforms:fields} 禁止。',
    ),
    link: say(
      '{words:quote} links to another site, which {platforms:fields} forbids.',
      '{words:quote}是站外链接，{platforms:fields} 禁止。',
    ),
    contact: say(
      '{words:quote} gives an address or a number of your own, which {platforms:fields} forbids.',
      '{words:quote}是站外联系方式，{platforms:fields} 禁止。',
    ),
    'thanks-only': say(
      'The message only thanks or offers help, which {platforms:fields} forbids.',
      '消息只有感谢或客套，{platforms:fields} 禁止。',
    ),
  },
  notes: {
    found: say('rules of {platforms:fields} on messages to buyers', '{platforms:fields} 关于买家消息的规定'),
    'leave-it': say(
      'Do not send it: the platform tells the buyer itself, or wants no marketing.',
      '不要发送：平台会自行通知买家，或不允许营销消息。',
    ),
    'leave-out': say('Leave the words out.', '删去这些内容。'),
    'ask-neutrally': say(
      'Ask for a review without saying which, and offer nothing for it.',
      '可以中性地请买家评价，不指定好评，也不给好处。',
    ),
    'say-more': say('Send it only where the order needs it.', '仅在订单需要时才发送消息。'),
  },
  options: {
    kinds: {
      default: ['type', ...PHRASES, 'link', 'contact', 'thanks-only'] as readonly string[],
      en: 'What is looked for: type (kinds of message), positive-review, changed-review, paid-review, demanded-review, coupon, off-platform, link, contact, thanks-only.',
      zh: '检查哪些内容：type（消息类型）、positive-review（索要好评）、changed-review（改评删评）、paid-review（利益换评价）、demanded-review（强制评价）、coupon（优惠促销）、off-platform（引导站外）、link（站外链接）、contact（联系方式）、thanks-only（只有感谢）。',
    },
  },
  sources,
  docs: {
    what: {
      en: 'Compares messages with what their platform forbids, as dated in rules/profiles/messages.yaml: kinds of message that it sends itself or wants nobody to send, requests for a good or changed review, rewards for one, coupons, ways around the platform, links and contacts, messages that only thank. Platforms: Amazon, eBay, TikTok Shop; AliExpress as a warning, as only guides for sellers were read.',
      zh: '对照平台规则（rules/profiles/messages.yaml，注明日期）检查消息：平台自行发送或不允许发送的消息类型、索要好评或改评、以利益换评价、优惠券、引导站外、站外链接和联系方式、只有感谢的消息。覆盖 Amazon、eBay、TikTok Shop；速卖通只读到卖家指南，作为警告。',
    },
    why: {
      en: 'Platforms block such messages, and take away the right to write to buyers or to sell.',
      zh: '平台会拦截这类消息，甚至取消联系买家或销售的权限。',
    },
    how: { en: 'Leave the words out, or do not send the message.', zh: '删去这些内容，或不发送该消息。' },
  },
  examples: {
    valid: [
      {
        name: 'a neutral request',
        value: {
          kind: 'message',
          type: 'post-purchase',
          body: 'Hello, was the lamp delivered in time? If you have a moment, we would be glad to read your review of it.',
        },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'a good review that was written already',
        value: {
          kind: 'message',
          body: 'Your positive review made our day; the parcel of your next lamp is on its way.',
        },
        run: { profiles: ['amazon'] },
      },
      {
        name: '感谢已有的好评',
        value: { kind: 'message', body: '感谢您的好评！包裹已发出。' },
        run: { profiles: ['tiktok'] },
      },
      {
        name: 'links of the platform and of a carrier',
        value: {
          kind: 'message',
          body: 'Your parcel: https://www.dhl.de/track?id=1. Return it at https://www.amazon.de/returns',
        },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'a shop of one’s own may give coupons',
        value: { kind: 'message', type: 'thanks', body: 'Use coupon code FJORD10.' },
        run: { profiles: ['shopify'] },
      },
      {
        name: 'no platform set',
        value: { kind: 'message', type: 'thanks', body: 'Use coupon code FJORD10.' },
        outcome: 'no-data',
      },
      {
        name: 'a kind the team does not mind',
        value: {
          kind: 'message',
          type: 'post-purchase',
          body: 'Your parcel: write to us at help@fjord.example.',
        },
        run: { profiles: ['ebay'] },
        options: { kinds: ['coupon'] },
      },
    ],
    invalid: [
      {
        name: 'what Amazon sends itself',
        value: { kind: 'message', type: 'dispatch', body: 'Your parcel left today.' },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'type' }],
      },
      {
        name: 'reviews and coupons',
        value: {
          kind: 'message',
          type: 'post-purchase',
          body: 'Leave us a 5-star review. Did you write a bad one? Please remove your review and use this coupon. A refund for a review is on its way.',
        },
        run: { profiles: ['amazon'] },
        findings: [
          { messageId: 'positive-review', words: '5-star' },
          { messageId: 'changed-review', words: 'remove your review' },
          { messageId: 'coupon', words: 'coupon' },
          { messageId: 'paid-review', words: 'refund for a review' },
        ],
      },
      {
        name: '好评返现与加微信',
        value: { kind: 'message', type: 'post-purchase', body: '包裹收到了吗？好评返现 5 元，加微信领取。' },
        run: { profiles: ['tiktok'] },
        findings: [
          { messageId: 'paid-review', words: '好评返现' },
          { messageId: 'off-platform', words: '加微信' },
        ],
      },
      {
        name: 'links, contacts and conditions',
        value: {
          kind: 'message',
          type: 'inquiry-reply',
          body: 'See https://fjord.example/lamp or write to ines@fjord.example. You must leave positive feedback before we send the parcel.',
        },
        run: { profiles: ['ebay'] },
        findings: [
          { messageId: 'link', words: 'https://fjord.example/lamp' },
          { messageId: 'contact', words: 'ines@fjord.example' },
          { messageId: 'demanded-review', words: 'You must leave positive' },
        ],
      },
      {
        name: 'only thanks',
        value: {
          kind: 'message',
          type: 'thanks',
          body: 'Dear {{ buyer_name }}, thank you so much from {{ store_name }}.',
        },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'thanks-only', path: ['body'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, profiles, options } = context;
    if (profiles.length === 0) return noData('profiles');
    const binding = bindingsOf(limits, profiles, run.asOf).filter(({ starts }) => starts === undefined);
    if (binding.length === 0)
      return ownerOf(run, profiles, 'messages') === 'seller' ? pass : noData('profiles');

    const told: RuleFinding[] = [];
    /** Told once, for all platforms that forbid it. */
    const tell = (
      kind: string,
      by: (limit: Limit) => boolean,
      make: (platforms: readonly string[], details: { severity?: 'warning' }) => RuleFinding,
    ): void => {
      const forbidding = binding.filter(({ limit }) => by(limit));
      if (forbidding.length === 0 || !options.kinds.includes(kind)) return;
      const names = forbidding.map(({ profile }) => profile);
      const sure = forbidding.some(({ limit }) => limit.confirmed !== false);
      const [first] = forbidding;
      const made = make(names, sure ? {} : { severity: 'warning' });
      told.push({
        ...made,
        evidence: {
          ...context.note('found', { platforms: names }),
          source: first?.profile ?? '',
        },
        appliesTo: { profiles: names },
      });
    };
    const forbids = (kind: string) => (limit: Limit) => limit.words.includes(kind);
    const { type = '' } = value;
    tell(
      'type',
      limit => limit.types.includes(type),
      (names, details) =>
        context.finding(
          'type',
          { platforms: names, type: `message.${type}` },
          { ...details, at: ['type'], advice: context.note('leave-it', {}) },
        ),
    );
    const phrases = forbiddenPhrases(document, run);
    for (const kind of PHRASES) {
      const found = phrases.find(({ group }) => group === kind);
      if (!found) continue;
      const { at, span, words } = found;
      const neutral = ON_REVIEWS.has(kind)
        ? {
            advice: context.note('ask-neutrally', {}),
            suggestion: { phrase: 'message.neutral-review', data: {} },
          }
        : { advice: context.note('leave-out', {}) };
      tell(kind, forbids(kind), (names, details) =>
        context.finding(kind, { words, platforms: names }, { ...details, at, span, ...neutral }),
      );
    }
    const own = binding.flatMap(({ limit }) => limit.own);
    const advice = context.note('leave-out', {});
    const [link] = foreignLinks(document, own, run);
    if (link)
      tell('link', forbids('link'), (names, details) =>
        context.finding(
          'link',
          { words: link.words, platforms: names },
          { ...details, at: link.at, span: link.span, advice },
        ),
      );
    const contact = statedContact(document, run);
    if (contact)
      tell('contact', forbids('contact'), (names, details) =>
        context.finding(
          'contact',
          { words: contact.words, platforms: names },
          { ...details, at: contact.at, span: contact.span, advice },
        ),
      );
    if (told.length === 0 && onlyThanks(document, run))
      tell('thanks-only', forbids('thanks-only'), (names, details) =>
        context.finding(
          'thanks-only',
          { platforms: names },
          { ...details, at: ['body'], advice: context.note('say-more', {}) },
        ),
      );
    return context.outcome(told);
  },
});
