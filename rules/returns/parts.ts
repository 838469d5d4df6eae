import {
  defineRule,
  fieldOfDetail,
  fieldOfFact,
  hasPolicyWords,
  type LawFile,
  lawSources,
  lawsIn,
  type MarketLaw,
  marketsOf,
  noData,
  notApplicable,
  ownerOf,
  type Path,
  type PolicyDetail,
  type PolicyFact,
  policyDetails,
  policyFacts,
  policyOfStore,
  type ReturnPolicy,
  returnLaws,
  returnPolicy,
  say,
} from '../../src/rule/index.ts';
import world from '../markets/returns.yaml';

/** The law of some markets: days of its window and refund, and the facts it wants told before the order. */
interface Law extends MarketLaw {
  readonly window_days: number;
  readonly refund_days?: number;
  readonly demands: readonly PolicyFact[];
}
const laws = world as LawFile<Law>;
const granted = returnLaws(laws);

/** The message of a fact that a law demands, where there is one. */
const byLaw = {
  window: 'window-by-law',
  process: 'process-by-law',
  'return-freight': 'return-freight-by-law',
} as const satisfies Partial<Record<PolicyFact, string>>;

/** The fact that a detail makes whole: without it the detail is not asked for. */
const factOf = {
  'window-start': 'window',
  'refund-method': 'refund-time',
} as const satisfies Readonly<Record<PolicyDetail, PolicyFact>>;

/** A shop that takes nothing back still owes the way to complain of faulty goods. */
const OWED_BY_REFUSAL: readonly PolicyFact[] = ['process'];

/** The text to paste for a missing fact, with the days the policy itself or the law names. */
function phraseFor(fact: PolicyFact, policy: ReturnPolicy, own: Law | undefined) {
  const days = (number: number | undefined) => (number === undefined ? {} : { days: number });
  const window = policy.facts.window?.days;
  if (policy.refuses) return { phrase: 'returns.no-returns', data: {} };
  if (fact === 'window') return { phrase: 'returns.window', data: days(own?.window_days) };
  if (fact === 'refund-time') return { phrase: 'returns.refund-time', data: days(own?.refund_days) };
  if (fact === 'process' && window !== undefined)
    return { phrase: 'returns.process-within', data: { days: window } };
  return { phrase: `returns.${fact}`, data: {} };
}

export default defineRule({
  id: 'returns/parts',
  on: ['listing', 'store'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['returns'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-80', 'S1-81', 'S1-82', 'S1-83', 'S1-84'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Return policy lacks one of its five parts',
    zh: '退货政策缺少五要素之一',
  },
  messages: {
    window: say(
      'Return policy does not say within how many days goods can be returned.',
      '退货政策未写明退货期（多少天内可退）。',
    ),
    'window-by-law': {
      ...say(
        'Return policy does not say within how many days goods can be returned, which the law of {markets:fields} demands.',
        '退货政策未写明退货期（多少天内可退），{markets:fields} 法律要求写明。',
      ),
      severity: 'error',
    },
    conditions: say(
      'Return policy does not say in which condition goods come back, or which are excluded.',
      '退货政策未写明退货条件（商品状态、不可退的商品）。',
    ),
    process: say('Return policy does not say how to ask for a return.', '退货政策未写明如何申请退货。'),
    'process-by-law': {
      ...say(
        'Return policy does not say how to ask for a return, which the law of {markets:fields} demands.',
        '退货政策未写明如何申请退货，{markets:fields} 法律要求写明。',
      ),
      severity: 'error',
    },
    address: say(
      'Return policy does not say where the parcel goes: no address, no label.',
      '退货政策未写明包裹寄往何处（无退货地址，也无退货面单）。',
    ),
    'return-freight': say(
      'Return policy does not say who pays the return freight.',
      '退货政策未写明退货运费由谁承担。',
    ),
    'return-freight-by-law': {
      ...say(
        'Return policy does not say who pays the return freight, which the law of {markets:fields} demands.',
        '退货政策未写明退货运费由谁承担，{markets:fields} 法律要求写明。',
      ),
      severity: 'error',
    },
    'original-freight': say(
      'Return policy does not say whether the original freight is refunded.',
      '退货政策未写明原订单运费是否退还。',
    ),
    'refund-time': say(
      'Return policy does not say within how many days the money is refunded.',
      '退货政策未写明退款时效（收到退件后多少天内退款）。',
    ),
    'window-start': {
      ...say(
        'Return policy does not say from which day the return window counts.',
        '退货政策未写明退货期从哪一天起算。',
      ),
      severity: 'info',
    },
    'refund-method': {
      ...say('Return policy does not say how the money comes back.', '退货政策未写明退款方式（退到哪里）。'),
      severity: 'info',
    },
    'off-topic': say('This text says nothing on returns.', '该文本没有提到退货。'),
    absent: say('Store has no return policy.', '店铺没有退货政策。'),
    'absent-in-listing': {
      ...say('Listing says nothing on returns.', '商品没有退货说明。'),
      severity: 'info',
    },
  },
  notes: {
    found: say('stated are {facts:fields}: {quotes:quotes}', '已写明{facts:fields}：{quotes:quotes}'),
    above: say('what it does state is quoted in another finding on it', '已写明的内容见该政策的另一条问题'),
    none: say('none of these found: {facts:fields}', '以下各项均未找到：{facts:fields}'),
    'what-it-needs': say(
      'State the return window, conditions, how to ask, where to send, both freights and the refund time.',
      '写明退货期、退货条件、申请方式、退货地址、来回运费和退款时效。',
    ),
  },
  options: {
    facts: {
      default: [...policyFacts, ...policyDetails] as readonly string[],
      en: 'The facts a policy must state: window, conditions, process, address, return-freight, original-freight, refund-time; and with them window-start (from which day) and refund-method.',
      zh: '退货政策须写明的内容：window（退货期）、conditions（条件）、process（申请方式）、address（地址）、return-freight（退货运费）、original-freight（原运费）、refund-time（退款时效），以及 window-start（退货期起算日）、refund-method（退款方式）。',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 9 Returns', asOf: '2026-11-22' },
    google: {
      title: 'Google Merchant Center Help: set up return policies',
      asOf: '2026-11-22',
      url: 'https://support.google.com/merchants/answer/14011730',
    },
    ...lawSources(laws),
  },
  takes: [granted.taking],
  docs: {
    what: {
      en: 'Looks for seven facts in a return policy (text, page or fields; schema.org terms too): the window for returns of any reason, conditions or exceptions, how to ask, where the parcel goes or a label, who pays the return freight, whether the original freight is refunded, and the days until the refund. Where a window or a refund time is stated, the day it counts from and the way of payment are asked for too, as hints. A shop that takes nothing back only owes the way to report faulty goods. In a listing whose file has no field for it, a passage of the description counts where it states three of them. English, Chinese, German, French and Spanish.',
      zh: '在退货政策（文本、页面或字段，含 schema.org 用语）中查找七项内容：无理由退货的期限、条件或例外、申请方式、退货地址或面单、退货运费由谁承担、原运费是否退还、退款时效。写明了退货期或退款时效的，还会提示补充起算日和退款方式。明确不接受退货的店铺只需写明如何反映质量问题。文件没有退货字段时，详情中写明三项以上才视为退货政策。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: '49 % of buyers look for return information before they order. What is missing turns into questions, disputes and lost orders; where the law wants it told, the window grows (EU: by 12 months) or the seller pays the return freight.',
      zh: '49% 的买家下单前会查看退货信息，缺少的内容会变成咨询、纠纷和流失的订单。法律要求告知而未告知时，退货期会延长（欧盟延长 12 个月），或由卖家承担退货运费。',
    },
    how: {
      en: 'Paste the sentence and set its number to what you really do. Structured policies: fill the field named.',
      zh: '粘贴建议的句子，把数字改成实际情况。结构化的退货政策请填写对应字段。',
    },
  },
  examples: {
    valid: [
      {
        name: 'all seven facts',
        value: {
          kind: 'store',
          returns:
            'You can return any unused item within 30 days of delivery. Email us with your order number and we send a return label. We pay return shipping. Within 10 days of receiving the parcel we refund the price and the original shipping cost to your payment method.',
        },
      },
      {
        name: '七项齐全',
        value: {
          kind: 'store',
          returns:
            '自签收之日起 7 天内支持无理由退货，商品须未使用、包装完整。请联系客服申请退货。退货地址：杭州市余杭区文一西路 100 号。退货运费由买家承担，原订单运费不予退还。收到退货后 3 个工作日内原路退款。',
        },
      },
      {
        name: 'the verb of the refund stands behind its days',
        value: {
          kind: 'store',
          returns:
            'Sie können Ware innerhalb von 30 Tagen nach Erhalt zurückgeben, wenn sie unbenutzt ist. Schreiben Sie uns eine E-Mail mit der Bestellnummer, Sie erhalten ein Rücksendeetikett. Die Kosten der Rücksendung tragen wir. Den Kaufpreis samt Versandkosten haben wir binnen zehn Tagen ab dem Tag zurückzuzahlen, an dem die Ware bei uns eintrifft, mit demselben Zahlungsmittel.',
        },
      },
      {
        name: 'as fields',
        value: {
          kind: 'store',
          returns: {
            window_days: 30,
            window_starts: 'receipt',
            conditions: 'Unused, in the original packaging.',
            process: 'Email us.',
            address: '12 Mill Lane, York',
            return_freight: 'buyer',
            original_freight: 'refunded',
            refund_days: 10,
            refund_method: 'To the card you paid with.',
          },
        },
      },
      {
        name: 'nothing is taken back, and faulty goods have their way',
        value: {
          kind: 'store',
          returns:
            'All sales are final. If your item arrives damaged, email us a photo with your order number and we replace it.',
        },
      },
      {
        name: 'only some facts are asked for',
        value: { kind: 'store', returns: 'Return any item within 14 days of delivery.' },
        options: { facts: ['window'] },
      },
      {
        name: 'Japanese has no word list',
        value: {
          kind: 'store',
          returns: '商品到着後7日以内にご連絡いただいた場合のみ、返品をお受けいたします。',
        },
        outcome: 'no-data',
      },
      {
        name: 'the platform sets the terms',
        value: { title: 'Canvas apron', description: 'A sturdy apron.' },
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'a window and nothing more',
        proves: ['S1-81', 'S1-82', 'S1-83'],
        value: { kind: 'store', returns: 'You can return your order within 30 days of delivery.' },
        findings: [
          { messageId: 'address', path: ['returns'] },
          { messageId: 'conditions' },
          { messageId: 'original-freight' },
          { messageId: 'process' },
          { messageId: 'refund-time' },
          { messageId: 'return-freight' },
        ],
      },
      {
        name: 'a period for faulty goods is no window',
        proves: ['S1-80'],
        value: {
          kind: 'store',
          returns:
            'If the item is damaged, email us within 7 days of delivery. Return the item unused to our return address; you pay the return postage, original shipping is not refunded. Refunds are issued to your card within 5 days.',
        },
        findings: [{ messageId: 'window' }],
      },
      {
        name: 'what the law demands',
        value: { kind: 'store', returns: 'Unused items can be exchanged.' },
        options: { facts: ['window', 'conditions', 'process', 'return-freight'] },
        run: { markets: ['DE'] },
        findings: [
          { messageId: 'process-by-law' },
          { messageId: 'return-freight-by-law' },
          { messageId: 'window-by-law' },
        ],
      },
      {
        name: '只写了退货期和运费',
        value: {
          kind: 'store',
          returns: '签收后 7 天内支持无理由退货，退货运费由买家承担。未使用的商品才可退。',
        },
        findings: [
          { messageId: 'address' },
          { messageId: 'original-freight' },
          { messageId: 'process' },
          { messageId: 'refund-time' },
        ],
      },
      {
        name: 'a field is missing',
        proves: ['S1-84'],
        value: {
          kind: 'store',
          returns: {
            window_days: 14,
            window_starts: 'receipt',
            conditions: 'Unused.',
            process: 'Email us.',
            address: '12 Mill Lane, York',
            return_freight: 'seller',
            original_freight: 'refunded',
          },
        },
        findings: [{ messageId: 'refund-time', path: ['returns', 'refund_days'] }],
      },
      {
        name: 'the day a window counts from, and the way of a refund',
        value: { kind: 'store', returns: 'Our return window is 30 days. Refunds take 5 business days.' },
        options: { facts: ['window-start', 'refund-method'] },
        findings: [{ messageId: 'refund-method' }, { messageId: 'window-start' }],
      },
      {
        name: '没有写起算日和退款方式',
        value: { kind: 'store', returns: '支持 7 天无理由退货，收到退件后 3 天内退款。' },
        options: { facts: ['window-start', 'refund-method'] },
        findings: [{ messageId: 'refund-method' }],
      },
      {
        name: 'a text on something else',
        value: { kind: 'store', returns: 'We dispatch orders every morning from our workshop by the lake.' },
        findings: [{ messageId: 'off-topic' }],
      },
      {
        name: 'no policy',
        value: { kind: 'store', id: 'main', links: { returns: ['footer'] } },
        findings: [{ messageId: 'absent' }],
      },
      {
        name: 'a listing without a word on it',
        value: { title: 'Canvas apron', description: 'A sturdy apron.' },
        findings: [{ messageId: 'absent-in-listing' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, profiles, markets } = context;
    if ('type' in document.value && document.value.type === 'service') return notApplicable('type');
    if (ownerOf(run, profiles, 'returns') === 'platform') return notApplicable('owner');
    const policy = returnPolicy(document, run);
    const advice = context.note('what-it-needs', {});
    const at: Path = ['returns'];
    if (!policy) {
      const id = document.kind === 'store' ? 'absent' : 'absent-in-listing';
      return context.absent('returns', () => context.finding(id, {}, { at, advice }));
    }
    if (policy.hasText && !hasPolicyWords(context.language, run)) return noData('lexicon');
    if (policy.offTopic)
      return context.outcome([context.finding('off-topic', {}, { at: policy.at, advice })]);
    const asked = context.options.facts;
    const owed = policyFacts.filter(
      fact => asked.includes(fact) && (!policy.refuses || OWED_BY_REFUSAL.includes(fact)),
    );
    const ofStore = policyOfStore(document, run)?.facts ?? {};
    const missing = owed.filter(fact => !policy.facts[fact] && !ofStore[fact]);
    if (missing.length > 0 && policy.unread) return noData('returns.page');
    const stated = policyFacts.filter(fact => policy.facts[fact]);
    const bound = lawsIn(granted.of(run), markets, run.asOf);
    const strictest = [...bound].sort(
      ({ law: left }, { law: right }) => right.window_days - left.window_days,
    )[0]?.law;
    const evidence =
      stated.length > 0
        ? context.note('found', {
            facts: stated.map(fact => `policy.${fact}`),
            // One sentence may state several.
            quotes: [...new Set(stated.map(fact => policy.facts[fact]?.quote ?? ''))],
          })
        : context.note('none', { facts: owed.map(fact => `policy.${fact}`) });
    // What was found is said once: on the first finding.
    const evidenceOf = (position: number, source: string) => ({
      ...(position === 0 ? evidence : context.note('above', {})),
      source,
    });
    const findings = missing.map((fact, position) => {
      const details = {
        at: policy.structured ? ['returns', fieldOfFact(fact)] : policy.at,
        loss: missing.length / policyFacts.length,
        suggestion: phraseFor(fact, policy, strictest),
      };
      const demanding = policy.refuses ? [] : bound.filter(({ law }) => law.demands.includes(fact));
      const [first] = demanding;
      if (!first || !(fact in byLaw))
        return context.finding(fact, {}, { ...details, evidence: evidenceOf(position, 'guide') });
      const where = marketsOf(demanding, markets);
      return context.finding(
        byLaw[fact as keyof typeof byLaw],
        { markets: where },
        { ...details, evidence: evidenceOf(position, first.name), appliesTo: { markets: where } },
      );
    });
    const bare = policyDetails.filter(
      detail => asked.includes(detail) && policy.facts[factOf[detail]] && !policy.details.includes(detail),
    );
    const hints = bare.map((detail, position) =>
      context.finding(
        detail,
        {},
        {
          at: policy.structured ? ['returns', fieldOfDetail(detail)] : policy.at,
          evidence: evidenceOf(findings.length + position, 'guide'),
          suggestion: phraseFor(factOf[detail], policy, strictest),
        },
      ),
    );
    return context.outcome([...findings, ...hints]);
  },
});
