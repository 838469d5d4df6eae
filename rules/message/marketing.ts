import {
  askFor,
  defineRule,
  elementNotes,
  isOutcome,
  type LawFile,
  lackDetails,
  lawSources,
  lawsIn,
  type MarketLaw,
  marketsOf,
  messageElements,
  messageSources,
  say,
  vagueTalk,
} from '../../src/rule/index.ts';
import world from '../markets/marketing.yaml';

/** The laws that want a way out of such messages. */
const laws = world as LawFile<MarketLaw>;

/** What each type must say. */
const ELEMENTS = {
  'new-product': ['link'],
  seasonal: ['link', 'occasion'],
  greeting: ['occasion'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export default defineRule({
  id: 'message/marketing',
  on: ['message'],
  severity: 'info',
  consequence: 'polish',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['R1-05', 'R1-06', 'R1-09', 'R1-15'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'New-product, season or greeting message lacks link, segment, date or opt-out, or promises profit',
    zh: '新品/节日/营销消息缺少链接、分组、日期或退订，或含收益承诺',
  },
  messages: {
    empty: say('The message has no text.', '消息没有正文。'),
    link: say('The message has no link to the products.', '消息没有商品链接。'),
    segment: say('The message does not say which buyers it is for.', '消息没有注明面向哪个客户分组。'),
    'opt-out': {
      ...say(
        'The message has no way to opt out, which the law of {markets:fields} demands.',
        '消息没有退订方式，{markets:fields} 法律要求提供。',
      ),
      severity: 'warning',
    },
    profit: {
      ...say(
        '{words:quote} promises a profit that nobody can vouch for.',
        '{words:quote}承诺收益，无法保证。',
      ),
      severity: 'warning',
    },
    occasion: say('The message names no season, holiday or date.', '消息没有写明节日、季节或日期。'),
  },
  notes: {
    ...elementNotes,
    'name-group': say('Name the group of buyers in segment.', '在 segment 写明客户分组。'),
    'leave-out': say('Leave it out, or give figures with their source.', '删去，或给出数字和出处。'),
  },
  options: {
    require: {
      default: ['link', 'occasion', 'segment', 'opt-out'] as readonly string[],
      en: 'What marketing messages must say: link (new-product, seasonal), occasion (seasonal, greeting), segment (the field), opt-out (where a law wants it).',
      zh: '营销消息须有的内容：link（新品、节日促销的链接）、occasion（节日、问候的名称或日期）、segment（客户分组字段）、opt-out（法律要求的退订方式）。',
    },
  },
  sources: {
    ...messageSources,
    ...lawSources(laws),
  },
  docs: {
    what: {
      en: 'Looks in messages about new products, seasons and holidays for a link, the occasion, the group of buyers they are for (field segment) and, in markets whose law wants it, a way to opt out. It also finds promises of profit to resellers. English, Chinese, German, French and Spanish.',
      zh: '检查新品、节日和问候消息是否有商品链接、节日或日期、所面向的客户分组（segment 字段），以及法律要求的退订方式；也检查对转售买家的收益承诺。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: 'A message that fits its reader is read; one sent to all is spam, and in many countries unlawful without a way out. Nobody can promise a profit.',
      zh: '对得上需求的消息才有人看，群发等于骚扰；许多国家要求提供退订方式。没有人能保证收益。',
    },
    how: {
      en: 'Add what is missing; name the group in segment.',
      zh: '补上缺少的内容，在 segment 写明客户分组。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a new product for those who asked',
        value: {
          kind: 'message',
          type: 'new-product',
          body: 'The lantern is here: https://shop.example/tern. Unsubscribe: https://shop.example/bye',
          segment: 'lighting',
        },
        run: { markets: ['DE'] },
      },
      {
        name: '节日问候',
        value: { kind: 'message', type: 'greeting', body: '中秋快乐！北岸家居全体', segment: '老客户' },
      },
      {
        name: 'the system adds the way out',
        value: {
          kind: 'message',
          type: 'seasonal',
          body: 'Candles for Christmas: {{ link }}',
          segment: 'regulars',
          opt_out: true,
        },
        run: { markets: ['US'] },
      },
      {
        name: 'a team that asks for less',
        value: { kind: 'message', type: 'greeting', body: 'All the best from us to you and yours.' },
        options: { require: [] },
      },
      {
        name: 'not marketing',
        value: { kind: 'message', type: 'refund', body: 'Refunded.' },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'about nothing',
        value: {
          kind: 'message',
          type: 'seasonal',
          body: 'Hello, we have new things that you will like.',
          segment: 'regulars',
        },
        findings: [{ messageId: 'link' }, { messageId: 'occasion' }],
      },
      {
        name: 'to everybody',
        value: {
          kind: 'message',
          type: 'new-product',
          body: 'The lantern is here: {{ product_url }}',
          segment: '',
        },
        findings: [{ messageId: 'segment' }],
      },
      {
        name: 'no way out',
        value: {
          kind: 'message',
          type: 'new-product',
          body: 'The lantern is here: {{ product_url }}',
          segment: 'lighting',
        },
        run: { markets: ['DE', 'US'] },
        findings: [{ messageId: 'opt-out' }],
      },
      {
        name: '收益承诺',
        value: {
          kind: 'message',
          type: 'seasonal',
          body: '圣诞节快到了，这款产品利润不错，点击了解：{{ 链接 }}',
          segment: '批发客户',
        },
        findings: [{ messageId: 'profit', words: '利润不错' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'p', type: 'greeting', subject: 'Hello' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(value, context) {
    const asked = askFor(context, ELEMENTS, {
      owned: () => false,
      empty: () => context.finding('empty', {}, { at: ['body'] }),
    });
    if (isOutcome(asked)) return asked;
    const { document, run, markets: where, options } = context;
    const findings = asked.missing.map(element =>
      context.finding(element, {}, lackDetails(context, element, asked, 'training')),
    );
    for (const { group, at, span, words } of vagueTalk(document, run)) {
      if (group !== 'profit') continue;
      findings.push(
        context.finding('profit', { words }, { at, span, advice: context.note('leave-out', {}) }),
      );
    }
    const bound = lawsIn(laws, where, run.asOf);
    const [law] = bound;
    const wayOut = value.opt_out === true || messageElements(document, run)('opt-out') !== undefined;
    if (law && !wayOut && options.require.includes('opt-out')) {
      const markets = marketsOf(bound, where);
      const details = lackDetails(context, 'opt-out', { stated: [], missing: ['opt-out'] }, 'training');
      const evidence = details.evidence && { ...details.evidence, source: law.name };
      findings.push(
        context.finding(
          'opt-out',
          { markets },
          { ...details, ...(evidence && { evidence }), appliesTo: { markets } },
        ),
      );
    }
    if (
      !value.segment &&
      context.document.carriage('segment') === 'carries' &&
      options.require.includes('segment')
    )
      findings.push(
        context.finding('segment', {}, { at: ['segment'], advice: context.note('name-group', {}) }),
      );
    return context.outcome(findings);
  },
});
