import {
  defineRule,
  fieldOfSection,
  hasShippingWords,
  misplaced,
  noData,
  notApplicable,
  ownerOf,
  type ShippingSection,
  say,
  shippingPage,
  shippingSections,
} from '../../src/rule/index.ts';
import customs from '../markets/customs.yaml';

const { unions } = customs as { readonly unions: readonly (readonly string[])[] };

/** The customs union of a country; itself where it is in none. */
const unionOf = (country: string): string =>
  unions.find(members => members.includes(country))?.[0] ?? country;

/** Whether parcels cross a border with customs: to a market in none of the unions they are sent from, or to two. */
function crosses(markets: readonly string[], from: readonly string[]): boolean {
  const to = new Set(markets.map(unionOf));
  if (from.length === 0) return to.size > 1;
  const home = new Set(from.map(unionOf));
  return [...to].some(union => !home.has(union));
}

const store = (shipping: unknown, more: object = {}) => ({ kind: 'store', id: 'main', shipping, ...more });
const WHOLE =
  'You receive an order confirmation by e-mail. We dispatch within 2 business days. Standard delivery takes 3-5 business days and costs $5. We cannot deliver to PO boxes. When your parcel leaves, we email you the tracking number. On the day of delivery the driver will call you. If you are not at home, the courier leaves a card.';
const FIELDS = {
  steps: ['Order confirmed by e-mail', 'Packed', 'Handed to the carrier', 'Delivered'],
  processing: { max_days: 2 },
  options: [{ method: 'DHL', max_days: 3, cost: 4.9, currency: 'EUR' }],
  special: 'No PO boxes.',
  dispatch_notice: 'E-mail with the tracking number.',
  delivery_notice: 'Text message on the day.',
  not_at_home: 'A second attempt the next day.',
};

export default defineRule({
  id: 'shipping/page-sections',
  on: ['store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['shipping'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-33', 'S1-34', 'S1-35', 'S1-36', 'S1-37', 'S1-38', 'S1-39', 'S1-40', 'S1-41'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Shipping page lacks a section or the steps after ordering',
    zh: '物流说明页缺少章节或下单后步骤',
  },
  messages: {
    absent: say('Store has no shipping page.', '店铺没有物流说明页。'),
    'off-topic': say('This text says nothing on shipping.', '该文本没有提到物流配送。'),
    'order-confirmation': say(
      'Shipping page does not say how an order is confirmed.',
      '物流说明未写明下单后如何收到订单确认。',
    ),
    processing: say(
      'Shipping page does not say within how many days an order is dispatched.',
      '物流说明未写明多久发货（订单处理时间）。',
    ),
    options: say(
      'Shipping page names no way to ship with its cost or its days.',
      '物流说明未写明物流方式及其费用和时效。',
    ),
    special: say(
      'Shipping page has no special instructions (address, PO boxes, remote areas, bulky goods).',
      '物流说明没有特别说明（地址填写、偏远地区、大件商品等）。',
    ),
    dispatch: say(
      'Shipping page does not say how a buyer learns that the parcel has left.',
      '物流说明未写明发货后如何通知买家、如何查询物流。',
    ),
    delivery: say(
      'Shipping page does not say how a delivery is announced.',
      '物流说明未写明派送或送达时如何通知买家。',
    ),
    'not-home': say(
      'Shipping page does not say what happens if nobody is at home.',
      '物流说明未写明无人收货时怎么办。',
    ),
    customs: say(
      'Shipping page does not say who pays customs duties, and parcels cross a border.',
      '物流说明未写明关税由谁承担，而包裹需要跨境。',
    ),
    'customs-payer': {
      ...say(
        'Shipping page speaks of customs and does not say who pays.',
        '物流说明提到关税，但未写明由谁承担。',
      ),
      severity: 'info',
    },
    'options-time': {
      ...say('Ways to ship have a cost and no days.', '物流方式写了费用，没有写时效。'),
      severity: 'info',
    },
    'options-cost': {
      ...say('Ways to ship have days and no cost.', '物流方式写了时效，没有写费用。'),
      severity: 'info',
    },
    'option-incomplete': say(
      'The way to ship {method:quote} lacks: {fields:fields}.',
      '物流方式{method:quote}缺少：{fields:fields}。',
    ),
    steps: {
      ...say('Shipping page does not list the steps after an order.', '物流说明没有按顺序列出下单后的步骤。'),
      severity: 'info',
    },
    'steps-order': {
      ...say(
        'The steps after an order are out of order: {first:field} comes before {next:field}.',
        '下单后的步骤顺序有误：“{first:field}”排在“{next:field}”之前。',
      ),
      severity: 'info',
    },
  },
  notes: {
    found: say('stated are {sections:fields}: {quotes:quotes}', '已写明{sections:fields}：{quotes:quotes}'),
    above: say('what it does state is quoted in another finding on it', '已写明的内容见该页面的另一条问题'),
    none: say('none of these found: {sections:fields}', '以下各项均未找到：{sections:fields}'),
    empty: say('nothing in {field:field}', '{field:field} 中没有相应内容'),
    stated: say('the page says {quote:quote}', '页面写的是{quote:quote}'),
    listed: say(
      'steps found: {count:number} of {least:number}',
      '找到步骤 {count:number} 个，要求 {least:number} 个',
    ),
    sequence: say('steps read: {stages:fields}', '读到的步骤：{stages:fields}'),
    row: say('the row options[{index:number}]', '第 options[{index:number}] 行'),
    'what-it-needs': say(
      'Say how an order is confirmed, when it leaves, the ways to ship with cost and days, special cases, the notices of dispatch and delivery, what happens if nobody is at home, and who pays customs.',
      '写明订单确认、发货时间、物流方式（费用和时效）、特别说明、发货通知、送达通知、无人收货的处理，以及关税由谁承担。',
    ),
    complete: say(
      'Give every way to ship a name, days and a cost (0 if free).',
      '为每种物流方式写明名称、时效和费用（免费写 0）。',
    ),
    reorder: say('Tell the steps in the order in which they happen.', '按实际发生的先后顺序列出步骤。'),
  },
  options: {
    sections: {
      default: [...shippingSections] as readonly string[],
      en: 'the parts a page must have; customs only where parcels cross a border',
      zh: '页面必须有的部分；customs 仅在跨境时要求',
    },
    minSteps: {
      default: 4,
      en: 'steps a page lists at least; 0 asks for none',
      zh: '至少列出的步骤数；0 为不要求',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 5 Shipping', asOf: '2026-11-22' },
    law: {
      title: 'Directive 2011/83/EU, articles 8 and 18',
      asOf: '2026-11-26',
      url: 'https://eur-lex.europa.eu/eli/dir/2011/83/oj',
    },
  },
  docs: {
    what: {
      en: 'Looks for eight parts in a store’s shipping page (text, page or fields): order confirmation, processing time, options with cost and days, special instructions, dispatch notice, delivery notice, nobody at home, and customs where a market lies across a border or the page says that it ships abroad; then for at least four steps in order (numbered, joined by arrows, or given as fields). English, Chinese, German, French and Spanish.',
      zh: '在店铺物流说明（文本、页面或字段）中查找八个部分：订单确认、处理时间、物流方式（费用和时效）、特别说明、发货通知、送达通知、无人收货、关税（目标市场跨境或页面说明发往境外时），并查找至少四个按顺序排列的步骤（编号、箭头或字段）。支持中文、英文、德文、法文、西班牙文。',
    },
    why: {
      en: 'Who knows each step after the order waits without asking. What is missing comes back as “where is my parcel”, refused parcels and disputes; EU law wants the delivery term told before the order.',
      zh: '买家清楚下单后的每一步，就不会反复催问。缺少的内容会变成“我的包裹在哪里”、拒收和纠纷；欧盟法律还要求下单前告知交付期限。',
    },
    how: {
      en: 'Paste the sentence and set its numbers to what you really do. Structured pages: fill the field named.',
      zh: '粘贴建议的句子，把数字改成实际情况。结构化的物流说明请填写对应字段。',
    },
  },
  examples: {
    valid: [
      { name: 'all parts, in order', value: store(WHOLE) },
      {
        name: '八个部分齐全',
        value: store(
          '下单后您会收到订单确认邮件。付款后 48 小时内发货，快递 3-5 天送达，运费 8 元，满 99 元包邮。请填写详细地址。发货后短信通知快递单号。派送前快递员会电话联系您。无人签收时放到代收点。海外订单的关税由买家承担。',
        ),
      },
      { name: 'as fields', value: store(FIELDS) },
      {
        name: 'from China to Germany, customs told',
        value: store({ ...FIELDS, customs: { payer: 'seller' } }, { ships_from: ['CN'] }),
        run: { markets: ['DE'] },
      },
      {
        name: 'no border inside the EU',
        value: store(FIELDS, { ships_from: ['FR'] }),
        run: { markets: ['DE', 'FR'] },
      },
      {
        name: 'only some parts are asked for',
        value: store('We dispatch within 2 business days.'),
        options: { sections: ['processing'], minSteps: 0 },
      },
      {
        name: 'Japanese has no word list',
        value: store('ご注文の確認後、三営業日以内に商品を発送いたします。送料は全国一律五百円です。'),
        outcome: 'no-data',
      },
      {
        name: 'the platform ships',
        value: store('By the platform.'),
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'two parts',
        value: store('We dispatch within 2 business days. Standard delivery takes 3-5 business days.'),
        findings: [
          { messageId: 'delivery', path: ['shipping'] },
          { messageId: 'dispatch' },
          { messageId: 'not-home' },
          { messageId: 'order-confirmation' },
          { messageId: 'special' },
          { messageId: 'steps' },
          { messageId: 'options-cost' },
        ],
      },
      {
        name: '只写了运费',
        value: store('付款后 24 小时内发货。全国包邮，请填写详细地址。'),
        options: { sections: ['processing', 'options', 'special'], minSteps: 0 },
        findings: [{ messageId: 'options-time' }],
      },
      {
        name: 'no time and no way to ship',
        value: store('If you are not at home, the courier leaves a card.'),
        options: { sections: ['processing', 'options'], minSteps: 0 },
        findings: [{ messageId: 'options' }, { messageId: 'processing' }],
      },
      {
        name: 'a way to ship without a cost',
        value: store({ ...FIELDS, options: [{ method: 'DHL', max_days: 3 }] }),
        findings: [{ messageId: 'option-incomplete', path: ['shipping', 'options', 0] }],
      },
      {
        name: 'a field is missing',
        value: store({ ...FIELDS, not_at_home: '' }),
        findings: [{ messageId: 'not-home', path: ['shipping', 'not_at_home'] }],
      },
      {
        name: 'customs not told',
        value: store(FIELDS, { ships_from: ['CN'] }),
        run: { markets: ['US'] },
        findings: [{ messageId: 'customs', path: ['shipping', 'customs'] }],
      },
      {
        name: 'customs told by halves',
        value: store({ ...FIELDS, customs: { note: 'Customs are checked.' } }),
        findings: [{ messageId: 'customs-payer' }],
      },
      {
        name: '步骤顺序有误',
        value: store({ ...FIELDS, steps: ['下单', '发货', '订单确认邮件', '签收'] }),
        findings: [{ messageId: 'steps-order' }],
      },
      {
        name: 'no page',
        value: { kind: 'store', id: 'main', links: { returns: ['footer'] } },
        findings: [{ messageId: 'absent' }],
      },
      {
        name: 'a text on something else',
        value: store('Our founder has painted since she was a child, and still does.'),
        findings: [{ messageId: 'off-topic' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, profiles, markets, options } = context;
    if (ownerOf(run, profiles, 'shipping') === 'platform') return notApplicable('owner');
    const page = shippingPage(document, run);
    const advice = context.note('what-it-needs', {});
    const tell = (id: 'absent' | 'off-topic') =>
      context.finding(
        id,
        {},
        { at: page?.at ?? ['shipping'], advice, evidence: { ...none(), source: 'guide' } },
      );
    const none = () => context.note('none', { sections: options.sections.map(name => `page.${name}`) });
    if (!page) return context.absent('shipping', () => tell('absent'));
    if (page.hasText && !hasShippingWords(context.language, run)) return noData('lexicon');
    if (page.offTopic) return context.outcome([tell('off-topic')]);

    const abroad = page.abroad || crosses(markets, value.ships_from ?? []);
    const asked = shippingSections.filter(
      section => options.sections.includes(section) && (section !== 'customs' || abroad),
    );
    const missing = asked.filter(section => !page.sections[section]);
    if (missing.length > 0 && page.unread) return noData('shipping.page');

    const told = shippingSections.flatMap(section => {
      const part = page.sections[section];
      return part ? [{ section, quote: part.quote }] : [];
    });
    const evidence =
      told.length > 0
        ? context.note('found', {
            sections: told.map(({ section }) => `page.${section}`),
            // One sentence may state several.
            quotes: [...new Set(told.map(({ quote }) => quote))],
          })
        : none();
    const placeOf = (section: ShippingSection) =>
      page.structured ? ['shipping', fieldOfSection[section]] : page.at;
    const [first] = [...missing].sort();
    const findings = missing.map(section =>
      context.finding(
        section,
        {},
        {
          at: placeOf(section),
          loss: missing.length / shippingSections.length,
          // What a text states is said once, on the finding that is sorted first; of fields that one is empty.
          evidence: {
            ...(page.structured
              ? context.note('empty', { field: `shipping.${fieldOfSection[section]}` })
              : section === first
                ? evidence
                : context.note('above', {})),
            source: 'guide',
          },
          suggestion: { phrase: `shipping.${section}`, data: {} },
        },
      ),
    );

    for (const detail of page.lacks) {
      const section = detail === 'customs-payer' ? 'customs' : 'options';
      const { at, span, quote } = page.sections[section] ?? { at: page.at, quote: '' };
      findings.push(
        context.finding(
          detail,
          {},
          {
            at,
            ...(span && { span }),
            evidence: { ...context.note('stated', { quote }), source: 'guide' },
            suggestion: { phrase: `shipping.${section}`, data: {} },
          },
        ),
      );
    }
    for (const { index, method, fields } of page.gaps) {
      findings.push(
        context.finding(
          'option-incomplete',
          { method, fields: fields.map(field => `shipping.${field}`) },
          {
            at: ['shipping', 'options', index],
            loss: 0.3,
            evidence: { ...context.note('row', { index }), source: 'guide' },
            advice: context.note('complete', {}),
          },
        ),
      );
    }

    const wrong = misplaced(page.steps);
    const at = page.structured ? ['shipping', 'steps'] : page.at;
    if (wrong) {
      const [stage, next] = wrong;
      const details = {
        at,
        evidence: {
          ...context.note('sequence', { stages: page.steps.map(step => `page.${step}`) }),
          source: 'guide',
        },
        advice: context.note('reorder', {}),
      };
      findings.push(
        context.finding('steps-order', { first: `page.${stage}`, next: `page.${next}` }, details),
      );
    } else if (page.steps.length < options.minSteps && !page.inOrder && !page.unread) {
      const details = {
        at,
        evidence: {
          ...context.note('listed', { count: page.steps.length, least: options.minSteps }),
          source: 'guide',
        },
        suggestion: { phrase: 'shipping.steps', data: {} },
      };
      findings.push(context.finding('steps', {}, details));
    }
    return context.outcome(findings);
  },
});
