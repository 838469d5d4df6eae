import {
  comesBefore,
  type Digest,
  defineCatalogRule,
  differencesOf,
  digestOf,
  messageSources,
  noData,
  type PairFact,
  pairKeys,
  partnerKeys,
  type RuleFinding,
  say,
  UNDECIDED,
  versionsIn,
} from '../../src/rule/index.ts';

/** One language version of a message, as the first pass keeps it. */
interface Version {
  readonly key: string;
  readonly digest: Digest;
}

/** By the names under which a version finds the others. */
type Versions = Map<string, Version[]>;

const merge = (left: Versions, right: Versions): Versions => {
  for (const [name, versions] of right) left.set(name, [...(left.get(name) ?? []), ...versions]);
  return left;
};

export default defineCatalogRule({
  id: 'message/language-pair',
  on: ['message'],
  severity: 'error',
  consequence: 'returns',
  needs: ['pair'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-14', 'S1-12', 'R1-17'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'The two language versions of a template differ in number, currency, placeholders or topic',
    zh: '双语模板的数字、币种、占位符或主题不一致',
  },
  messages: {
    currency: say(
      '{here:quote} here is {there:quote} in the {language:field} version: the same number in another currency.',
      '此处为{here:quote}，{language:field}版为{there:quote}：数字相同，币种不同。',
    ),
    amount: say(
      '{here:quote} here is {there:quote} in the {language:field} version.',
      '此处金额为{here:quote}，{language:field}版为{there:quote}。',
    ),
    number: say(
      '{here:quotes} here, {there:quotes} in the {language:field} version.',
      '此处为{here:quotes}，{language:field}版为{there:quotes}。',
    ),
    topic: say(
      'The two versions are about different things: {here:fields} here, {there:fields} in the {language:field} version.',
      '两个版本说的不是一回事：此处为{here:fields}，{language:field}版为{there:fields}。',
    ),
    'lacking-there': {
      ...say('The {language:field} version lacks {words:quotes}.', '{language:field}版缺少{words:quotes}。'),
      severity: 'warning',
    },
    'lacking-here': {
      ...say(
        'This version lacks {words:quotes}, which the {language:field} version has.',
        '此版本缺少{language:field}版中的{words:quotes}。',
      ),
      severity: 'warning',
    },
    length: {
      ...say(
        'The longer version is {ratio:number} times as long as the other ({language:field}).',
        '较长的版本是另一版本（{language:field}）的 {ratio:number} 倍长。',
      ),
      severity: 'warning',
    },
  },
  notes: {
    compared: say('compared with {file:quote}', '对比对象：{file:quote}'),
    within: say('both versions stand in one body', '两个版本在同一正文中'),
    'use-slot': say(
      'Use one placeholder with its currency in both versions.',
      '两个版本使用同一个带币种的变量。',
    ),
    'make-equal': say('Check which is right and say the same in both.', '核对后两个版本写成一致。'),
  },
  options: {
    ratio: {
      default: 3,
      en: 'So many times as long as the other a version may be (a Chinese character counts as three letters).',
      zh: '一个版本最多可为另一版本的多少倍长（1 个汉字计 3 个字母）。',
    },
    minLength: {
      default: 120,
      en: 'Letters from which lengths are compared.',
      zh: '达到多少字母才比较长度。',
    },
  },
  sources: messageSources,
  docs: {
    what: {
      en: 'Compares the language versions of a message: amounts with their currency, percentages, days, dates, links, placeholders, topic and length. Versions are found by pair, or by the same id but for its language (refund.en, refund.zh) and type; two languages in one body are compared too. An amount in another currency with another number may be a conversion and is left alone.',
      zh: '比较同一消息的不同语言版本：金额与币种、百分比、天数、日期、链接、变量、主题和长度。按 pair 配对，或按去掉语言后缀的相同编号（refund.en、refund.zh）和类型自动配对；同一正文里的双语也会比较。币种和数字都不同的金额可能是换算，不报告。',
    },
    why: {
      en: 'A buyer who is told $25 in one language and 25 yuan in the other holds you to the better one. The sample messages of a training for sellers print both, and pair an out-of-stock message with a price reply.',
      zh: '一种语言写 25 美元、另一种写 25 元，买家会按便宜的那个要求你。某卖家培训资料的样例里两处都错：币种不同，断货通知配的是议价回复。',
    },
    how: { en: 'Decide which is right, and change the other.', zh: '确认哪个正确，改另一个。' },
  },
  examples: {
    valid: [
      {
        name: 'the same in both',
        value: [
          {
            kind: 'message',
            id: 'q.en',
            type: 'bulk-quote',
            language: 'en',
            body: '100 pieces: $25.00 each, 15% off, valid until 24 December, ships in 3 days.',
          },
          {
            kind: 'message',
            id: 'q.zh',
            type: 'bulk-quote',
            language: 'zh',
            body: '100 件每件 25 美元，8.5 折，有效期至 12月24日，3 天内发货。',
          },
        ],
      },
      {
        name: 'slots in the language of each, and a conversion',
        value: [
          {
            kind: 'message',
            id: 'a',
            pair: 'b',
            type: 'dispatch',
            language: 'en',
            body: 'Sent: [tracking number]. Free from $50.',
          },
          {
            kind: 'message',
            id: 'b',
            type: 'dispatch',
            language: 'zh',
            body: '已发出：【物流单号】。满 350 元免运费。',
          },
        ],
      },
      {
        name: 'nothing to compare with',
        value: { kind: 'message', id: 'q.en', type: 'refund', language: 'en', body: 'Refunded: $25.' },
        outcome: 'no-data',
      },
      {
        name: 'short versions may differ in length',
        value: [
          {
            kind: 'message',
            id: 't.en',
            type: 'thanks',
            language: 'en',
            body: 'Thank you for the order that you placed with us today.',
          },
          { kind: 'message', id: 't.zh', type: 'thanks', language: 'zh', body: '谢谢！' },
        ],
        options: { ratio: 4, minLength: 200 },
      },
    ],
    invalid: [
      {
        name: 'dollars and yuan',
        value: [
          {
            kind: 'message',
            id: 'bulk.en',
            type: 'bulk-quote',
            language: 'en',
            body: 'For 100 pieces the wholesale price is $25 each.',
          },
          {
            kind: 'message',
            id: 'bulk.zh',
            type: 'bulk-quote',
            language: 'zh',
            body: '一次购买 100 件，批发价每件 25 元。',
          },
        ],
        findings: [{ messageId: 'currency', words: '$25' }],
      },
      {
        name: 'a price reply below an out-of-stock text',
        value: {
          kind: 'message',
          id: 'stock',
          type: 'out-of-stock',
          body: 'Hello,\nwe are sorry that the shoes you chose are out of stock at the moment.\n\n你好！我们重新设置了价格，在原有基础上再给你一个折扣，希望能接受。',
        },
        findings: [{ messageId: 'topic' }],
      },
      {
        name: 'days, dates and amounts',
        value: [
          {
            kind: 'message',
            id: 'r.en',
            type: 'refund',
            language: 'en',
            body: 'We refund €30 within 5 days, before 24 December, less 10%.',
          },
          {
            kind: 'message',
            id: 'r.de',
            type: 'refund',
            language: 'de',
            body: 'Wir erstatten 35 € innerhalb von 7 Tagen, vor dem 20. Dezember, abzüglich 15 %.',
          },
        ],
        findings: [
          { messageId: 'amount', words: '€30' },
          { messageId: 'number', words: '5 days' },
          { messageId: 'number', words: '24 December' },
          { messageId: 'number', words: '10%' },
        ],
      },
      {
        name: 'a link and a slot on one side only',
        value: [
          {
            kind: 'message',
            id: 'd.en',
            type: 'dispatch',
            language: 'en',
            body: 'Your parcel {{ order_number }} left us, see https://shop.example/help for help.',
          },
          {
            kind: 'message',
            id: 'd.zh',
            type: 'dispatch',
            language: 'zh',
            body: '包裹已发出，单号 {{ tracking_number }}。',
          },
        ],
        findings: [{ messageId: 'lacking-here' }, { messageId: 'lacking-there' }],
      },
      {
        name: 'half of it',
        value: [
          {
            kind: 'message',
            id: 't.en',
            type: 'thanks',
            language: 'en',
            body: 'Thank you for the order that you placed with us today. We pack it with care in our workshop by the lake, and hope that you enjoy it for many years to come.',
          },
          { kind: 'message', id: 't.zh', type: 'thanks', language: 'zh', body: '谢谢购买！' },
        ],
        findings: [{ messageId: 'length' }],
      },
    ],
  },

  collect(_value, { document, run }, reference) {
    if (reference) return undefined;
    const digest = digestOf(document, run);
    return digest.language === UNDECIDED
      ? undefined
      : { names: pairKeys(document), version: { key: document.key, digest } };
  },

  fold: {
    empty: (): Versions => new Map(),
    add: (folded: Versions, { names, version }: { names: readonly string[]; version: Version }): Versions =>
      merge(folded, new Map(names.map(name => [name, [version]]))),
    merge,
    // Kept in one order, whatever the order they came in.
    seal: (folded: Versions): Versions =>
      new Map(
        [...folded]
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([name, versions]) => [
            name,
            versions.toSorted((left, right) => (left.key < right.key ? -1 : 1)),
          ]),
      ),
  },

  judge(_value, summary, context) {
    const { document, run, options } = context;
    const own = digestOf(document, run);
    const within = versionsIn(document, run);
    const partners = new Map<string, Version>();
    for (const name of partnerKeys(document)) {
      for (const version of summary.get(name) ?? []) {
        if (version.key !== document.key && version.digest.language !== own.language)
          partners.set(version.key, version);
      }
    }
    if (partners.size === 0 && !within) return noData('message.pair');
    const findings: RuleFinding[] = [];

    const compare = (here: Digest, there: Digest, place: string | undefined): void => {
      const language = `language.${there.language}`;
      const related = place === undefined ? {} : { related: [{ key: place, path: ['body'] }] };
      const evidence = {
        ...(place === undefined
          ? context.note('within', {})
          : context.note('compared', { file: place.replace(/#0$/, '') })),
        source: 'training',
      };
      const at = (said: PairFact | undefined) => ({
        at: said?.at ?? ['body'],
        ...(said ? { span: said.span } : {}),
        evidence,
        ...related,
      });
      const equal = context.note('make-equal', {});
      const wordsOf = (facts: readonly PairFact[]): string[] => facts.map(({ words }) => words);
      for (const difference of differencesOf(here, there, options)) {
        const { kind } = difference;
        switch (kind) {
          case 'currency':
          case 'amount': {
            const data = { here: difference.here.words, there: difference.there.words, language };
            const advice = kind === 'currency' ? context.note('use-slot', {}) : equal;
            findings.push(context.finding(kind, data, { ...at(difference.here), advice }));
            break;
          }
          case 'number': {
            const data = { here: wordsOf(difference.here), there: wordsOf(difference.there), language };
            findings.push(context.finding(kind, data, { ...at(difference.here[0]), advice: equal }));
            break;
          }
          case 'topic': {
            const labels = (topics: readonly string[]) => topics.map(topic => `topic.${topic}`);
            const data = { here: labels(difference.here), there: labels(difference.there), language };
            findings.push(context.finding(kind, data, { ...at(undefined), advice: equal }));
            break;
          }
          case 'lacking-there':
          case 'lacking-here': {
            const place = kind === 'lacking-there' ? difference.facts[0] : undefined;
            const data = { words: wordsOf(difference.facts), language };
            findings.push(context.finding(kind, data, { ...at(place), advice: equal }));
            break;
          }
          case 'length':
            findings.push(
              context.finding(
                kind,
                { ratio: difference.ratio, language },
                { ...at(undefined), advice: equal },
              ),
            );
        }
      }
    };

    if (within) compare(within[0], within[1], undefined);
    // Each pair is told once: at the message that comes first.
    for (const [key, { digest }] of [...partners].sort(([left], [right]) => (left < right ? -1 : 1)))
      if (comesBefore(document.key, key)) compare(own, digest, key);
    return context.outcome(findings);
  },
});
