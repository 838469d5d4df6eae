import {
  defineCatalogRule,
  messageSources,
  noData,
  notApplicable,
  orderKinds,
  ownerOf,
  preorderKinds,
  type RuleFinding,
  relationshipKinds,
  say,
  templateEmission,
  templatesFold,
  templatesOf,
  transactionalKinds,
  UNDECIDED,
} from '../../src/rule/index.ts';

const labels = (types: readonly string[]): string[] => types.map(type => `message.${type}`);

const templates = (...types: readonly string[]) =>
  types.map(type => ({ kind: 'message', id: `${type}.en`, type, language: 'en', body: 'Hello.' }));
const MANY = [...transactionalKinds, ...relationshipKinds];

export default defineCatalogRule({
  id: 'message/missing',
  on: ['message'],
  gathers: ['message', 'store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['type'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-77', 'S1-88', 'S1-75', 'S1-76', 'R1-19'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'A message template the store needs does not exist in every store language',
    zh: '缺少所需的消息模板或某语言版本',
  },
  messages: {
    transactional: say(
      {
        one: '{count:count} message about an order is not among the templates: {types:fields}.',
        other: '{count:count} messages about an order are not among the templates: {types:fields}.',
      },
      '模板中缺少 {count:count} 类订单消息：{types:fields}。',
    ),
    relationship: {
      ...say(
        {
          one: '{count:count} message that keeps buyers is not among the templates: {types:fields}.',
          other: '{count:count} messages that keep buyers are not among the templates: {types:fields}.',
        },
        '模板中缺少 {count:count} 类客户维护消息：{types:fields}。',
      ),
      severity: 'info',
    },
    language: say(
      'In {language:field} these are missing, which other languages have: {types:fields}.',
      '缺少{language:field}版本（其他语言已有）：{types:fields}。',
    ),
  },
  notes: {
    present: say(
      {
        one: '{count:count} type is there, in {languages:fields}',
        other: '{count:count} types are there, in {languages:fields}',
      },
      '已有 {count:count} 类，语言：{languages:fields}',
    ),
    'write-them': say(
      'Write the templates before they are needed; name what you do not send in the option that asks for it.',
      '提前准备好模板；确实不发送的类型，可在选项中去掉。',
    ),
  },
  options: {
    transactional: {
      default: [...transactionalKinds, ...preorderKinds] as readonly string[],
      en: 'Messages about an order that must exist. The two about pre-orders count where one of them is there.',
      zh: '必须有的订单消息；预售的两类仅在已有其一时要求。',
    },
    relationship: {
      default: [...relationshipKinds] as readonly string[],
      en: 'Messages that keep buyers, told as hints.',
      zh: '维护客户的消息，仅作提示。',
    },
    perLanguage: {
      default: true,
      en: 'Whether each type must exist in every language of the templates.',
      zh: '是否要求每类模板都有全部语言版本。',
    },
    minTypes: {
      default: 5,
      en: 'With fewer types in one run it is taken for a part of the templates, and not judged.',
      zh: '一次检查中类型少于该数时，视为只检查了部分模板，不作判断。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Looks at all templates of a shop, by platform, and tells which types it needs and does not have: messages about an order as a warning, messages that keep buyers as a hint, and types that exist in some languages only. Where a run holds several stores, a template belongs to the one whose folder it stands in. What a platform sends itself is not asked for. A shop with few types is taken for a part of the templates.',
      zh: '按平台查看店铺的全部模板，列出需要而没有的类型：订单消息作为警告，客户维护消息作为提示，并指出只有部分语言版本的类型。一次检查包含多家店铺时，模板归属于所在文件夹的店铺。由平台发送的不要求。类型很少时视为只检查了部分模板。',
    },
    why: {
      en: 'Buyers who are told what happens to their order need not ask; a template written in a hurry is the one with the faults.',
      zh: '主动告知订单状态，买家就不用来问；临时写的模板最容易出错。',
    },
    how: {
      en: 'Write the missing templates, in every language you sell in.',
      zh: '补齐缺少的模板和语言版本。',
    },
  },
  examples: {
    valid: [
      { name: 'all types', value: templates(...MANY) },
      {
        name: 'two languages',
        value: [
          ...templates(...MANY),
          ...templates(...MANY).map(one => ({
            ...one,
            id: `${one.type}.zh`,
            language: 'zh',
            body: '你好。',
          })),
        ],
      },
      {
        name: 'a platform sends those about orders',
        value: templates(...relationshipKinds),
        run: { profiles: ['aliexpress'] },
      },
      {
        name: 'a few files of many',
        value: templates('dispatch', 'refund'),
        outcome: 'no-data',
      },
      {
        name: 'a team that sends less',
        value: [
          ...templates('dispatch', 'refund'),
          { kind: 'message', id: 'dispatch.zh', type: 'dispatch', language: 'zh', body: '你好。' },
        ],
        options: { transactional: ['dispatch', 'refund'], relationship: [], perLanguage: false, minTypes: 2 },
      },
    ],
    invalid: [
      {
        name: 'no delay, no refund, half of a pre-order',
        value: templates(
          ...MANY.filter(type => !['dispatch-delay', 'refund', 'greeting'].includes(type)),
          'preorder-success',
        ),
        findings: [{ messageId: 'relationship' }, { messageId: 'transactional' }],
      },
      {
        name: 'one template in German only',
        value: [
          ...templates(...MANY),
          ...templates(...MANY.slice(1)).map(one => ({
            ...one,
            id: `${one.type}.de`,
            language: 'de',
            body: 'Hallo.',
          })),
        ],
        findings: [{ messageId: 'language' }],
      },
    ],
  },

  collect: (_value, { document, run, profiles }, reference) =>
    reference ? undefined : templateEmission(document, run, profiles),

  fold: templatesFold,

  judge(_value, summary, context) {
    const { document, run, profiles, options } = context;
    const shop = templatesOf(summary, document.file, profiles);
    if (!shop) return noData('message.templates');
    const types = new Set([...shop.types.values()].flatMap(all => [...all]));
    if (types.size < options.minTypes) return noData('message.templates');
    // The shop is judged once: at the message that comes first.
    if (document.key !== shop.first) return notApplicable('told once');
    const owned = ownerOf(run, profiles, 'messages') === 'platform';
    const isPreorder = (type: string): boolean => (preorderKinds as readonly string[]).includes(type);
    const hasPreorder = preorderKinds.some(type => types.has(type));
    const asked = owned ? [] : options.transactional.filter(type => !isPreorder(type) || hasPreorder);
    const kept = options.relationship.filter(type => !owned || !orderKinds.has(type));
    const languages = [...shop.types.keys()].filter(language => language !== UNDECIDED).sort();
    const details = {
      at: ['type'],
      evidence: {
        ...context.note('present', {
          count: types.size,
          languages: languages.map(language => `language.${language}`),
        }),
        source: 'guide',
      },
      advice: context.note('write-them', {}),
    };
    const findings: RuleFinding[] = [];
    const missing = asked.filter(type => !types.has(type));
    if (missing.length > 0)
      findings.push(
        context.finding('transactional', { count: missing.length, types: labels(missing) }, details),
      );
    const absent = kept.filter(type => !types.has(type));
    if (absent.length > 0)
      findings.push(
        context.finding('relationship', { count: absent.length, types: labels(absent) }, details),
      );
    if (options.perLanguage) {
      for (const language of languages) {
        const own = shop.types.get(language) ?? new Set();
        // A language of few templates is one that somebody wrote in now and then.
        if (own.size * 2 < types.size) continue;
        const lacking = [...asked, ...kept].filter(type => types.has(type) && !own.has(type));
        if (lacking.length > 0)
          findings.push(
            context.finding(
              'language',
              { language: `language.${language}`, types: labels(lacking) },
              details,
            ),
          );
      }
    }
    return context.outcome(findings);
  },
});
