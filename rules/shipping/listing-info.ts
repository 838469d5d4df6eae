import {
  defineRule,
  isService,
  type Listing,
  noData,
  notApplicable,
  ownerOf,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';

/** What a product page owes its buyer before the order. */
const REQUIRED = {
  stock: 'availability',
  handling: 'handling_time',
  options: 'shipping',
  estimate: 'delivery_estimate',
} as const;
type Part = keyof typeof REQUIRED;

/** Pieces in stock, where the listing or each of its variants counts them. */
function piecesOf({ stock, variants = [] }: Listing): number | undefined {
  const counts = variants.map(variant => variant.stock);
  if (counts.length === 0 || counts.some(count => count === undefined)) return stock;
  return counts.reduce<number>((sum, count) => sum + Math.max(0, count ?? 0), 0);
}

const FULL = {
  availability: 'in_stock',
  handling_time: { min: 1, max: 2 },
  shipping: [{ method: 'DHL', min_days: 2, max_days: 4, cost: 4.9, currency: 'EUR' }],
};
const chair = (more: object, title = 'Oak Chair') => ({ id: 'CHAIR-1', title, ...FULL, ...more });

export default defineRule({
  id: 'shipping/listing-info',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['availability', 'handling_time', 'shipping'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-29', 'S1-30', 'S1-31', 'S1-32'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Product page lacks stock status, handling time, shipping options with time and cost, or delivery date',
    zh: '商品页缺少库存状态、备货时间、物流方式（时效与费用）或预计送达',
  },
  messages: {
    missing: say('The product page does not say: {fields:fields}.', '商品页缺少：{fields:fields}。'),
    contradiction: {
      ...say(
        'The page says {availability:text}, and {pieces:number} are in stock.',
        '页面写的是 {availability:text}，库存数为 {pieces:number}。',
      ),
      severity: 'error',
    },
    slow: say(
      'It takes up to {days:number} business days until dispatch; buyers accept {max:number}.',
      '备货最长需 {days:number} 个工作日；一般不超过 {max:number} 个。',
    ),
    range: say(
      'The handling time ends before it begins: {min:number} to {max:number} days.',
      '备货时间前后颠倒：{min:number} 至 {max:number} 天。',
    ),
    option: say('A way to ship lacks: {fields:fields}.', '有物流方式缺少：{fields:fields}。'),
    market: say('No way to ship to {markets:fields} is named.', '未列出到{markets:fields}的物流方式。'),
  },
  notes: {
    empty: say('empty: {fields:fields}', '为空：{fields:fields}'),
    pieces: say(
      'availability {availability:text}, stock {pieces:number}',
      '库存状态 {availability:text}，库存数 {pieces:number}',
    ),
    days: say('{min:number} to {max:number} business days', '{min:number} 至 {max:number} 个工作日'),
    options: say('ways to ship: {count:number}', '物流方式：{count:number} 种'),
    add: say(
      'Say stock, days until dispatch, and each way to ship with days and cost.',
      '写明库存状态、备货时间，以及每种物流方式的时效和费用。',
    ),
    agree: say('Correct the status or the number.', '更正库存状态或库存数。'),
  },
  options: {
    require: {
      default: ['stock', 'handling', 'options'],
      en: 'what a page must say: stock, handling, options, estimate',
      zh: '商品页必须写明的内容：stock、handling、options、estimate',
    },
    maxHandling: { default: 10, en: 'business days until dispatch, at most', zh: '备货时间上限（工作日）' },
    perMarket: {
      default: true,
      en: 'whether each market needs a way to ship',
      zh: '是否要求每个目标市场都有物流方式',
    },
  },
  sources: { guide: { title: 'Cross-border seller guide, chapter 5 Shipping', asOf: '2026-11-22' } },
  docs: {
    what: {
      en: 'Stock status, handling time and shipping options of a listing: missing where the file has a place for them, without days or cost, none for a market, too slow, or against the number in stock.',
      zh: '检查库存状态、备货时间和物流方式：文件有相应字段但为空、缺少时效或费用、某个目标市场没有物流方式、备货过慢，或与库存数矛盾。',
    },
    why: {
      en: 'The guide asks for them on the product page: who learns the cost and the days only at the checkout leaves.',
      zh: '指南要求在商品页写明：买家到结账时才知道运费和时效，往往会离开。',
    },
    how: {
      en: 'Fill the three fields for all listings, by template where they are the same.',
      zh: '为所有商品填写这三项；内容相同的可用模板。',
    },
  },
  examples: {
    valid: [
      { name: 'all three', value: chair({}) },
      {
        name: '免运费',
        value: chair({ shipping: [{ method: '快递', min_days: 1, max_days: 3, cost: 0 }] }, '橡木椅'),
      },
      {
        name: 'the platform shows times and ways',
        value: { title: 'Oak Chair', stock: 4 },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'on pre-order',
        value: chair({
          availability: 'preorder',
          handling_time: undefined,
          preorder: { ship_date: '2027-03-15' },
        }),
      },
      { name: 'a service', value: { title: 'Gift Card', type: 'service' }, outcome: 'not-applicable' },
      {
        name: 'a way for every market',
        value: chair({ shipping: [{ market: 'DE', min_days: 2, max_days: 4, cost: 4.9 }] }),
        run: { markets: ['DE', 'FR'] },
        options: { perMarket: false },
      },
    ],
    invalid: [
      { name: 'nothing said', value: { title: 'Oak Chair' }, findings: [{ messageId: 'missing' }] },
      {
        name: '要求预计送达',
        proves: ['S1-32'],
        value: chair({}, '橡木椅'),
        options: { require: ['stock', 'estimate'] },
        findings: [{ messageId: 'missing', path: ['delivery_estimate'] }],
      },
      {
        name: 'in stock, and none there',
        proves: ['S1-29'],
        value: chair({ stock: 0 }),
        findings: [{ messageId: 'contradiction', path: ['availability'], words: 'in_stock' }],
      },
      {
        name: 'three weeks until dispatch',
        proves: ['S1-30'],
        value: chair({ handling_time: { min: 10, max: 21 } }),
        options: { maxHandling: 14 },
        findings: [{ messageId: 'slow' }],
      },
      {
        name: 'an end before the beginning',
        value: chair({ handling_time: { min: 5, max: 2 } }),
        findings: [{ messageId: 'range' }],
      },
      {
        name: 'no cost',
        proves: ['S1-31'],
        value: chair({
          shipping: [
            { method: 'DHL', min_days: 2, max_days: 4, cost: 4.9 },
            { method: 'Courier', min_days: 1, max_days: 2 },
          ],
        }),
        findings: [{ messageId: 'option', path: ['shipping', 1] }],
      },
      {
        name: 'nothing for France',
        value: chair({ shipping: [{ market: 'DE', min_days: 2, max_days: 4, cost: 4.9 }] }),
        run: { markets: ['DE', 'FR'] },
        findings: [{ messageId: 'market', path: ['shipping'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options, markets, profiles } = context;
    if (isService(document, run)) return notApplicable('type');
    const { availability, handling_time: handling, shipping = [] } = value;
    const pieces = piecesOf(value);
    const said: Readonly<Record<Part, boolean>> = {
      stock: availability !== undefined || pieces !== undefined,
      handling: handling?.max !== undefined || handling?.min !== undefined,
      options: shipping.length > 0,
      estimate: value.delivery_estimate !== undefined,
    };
    // A platform shows its own times and ways to ship; a pre-order has a day of dispatch instead.
    const owned = ownerOf(run, profiles, 'shipping') === 'platform';
    const awaited = value.preorder?.ship_date ?? value.preorder?.ship_after_days;
    const asked = (Object.keys(REQUIRED) as Part[]).filter(
      part =>
        options.require.includes(part) &&
        !said[part] &&
        (part === 'stock' || !owned) &&
        !(part === 'handling' && awaited !== undefined),
    );
    const empty = asked.map(part => REQUIRED[part]);
    const add = context.note('add', {});
    const tell = (fields: readonly string[]): RuleFinding =>
      context.finding(
        'missing',
        { fields },
        {
          at: [fields[0] as string],
          loss: fields.length / options.require.length,
          evidence: { ...context.note('empty', { fields }), source: 'guide' },
          advice: add,
          suggestion: { phrase: 'shipping.times', data: {} },
        },
      );
    const absences = empty.map(field => ({ field, kind: context.absent(field, () => tell([field])).kind }));
    const owed = absences.flatMap(({ field, kind }) => (kind === 'findings' ? [field] : []));
    const untold = absences.find(({ kind }) => kind === 'no-data');
    const findings: RuleFinding[] = owed.length > 0 ? [tell(owed)] : [];

    if (
      pieces !== undefined &&
      ((availability === 'in_stock' && pieces <= 0) || (availability === 'out_of_stock' && pieces > 0))
    ) {
      const details = {
        at: ['availability'],
        loss: 0.5,
        evidence: context.note('pieces', { availability, pieces }),
        advice: context.note('agree', {}),
        // Pieces may be kept back for other channels.
        ...(pieces > 0 && { severity: 'warning' as const }),
      };
      findings.push(context.finding('contradiction', { availability, pieces }, details));
    }

    const { min = 0, max = min } = handling ?? {};
    const at = ['handling_time'];
    const span = { ...context.note('days', { min, max }), source: 'guide' };
    if (max < min)
      findings.push(context.finding('range', { min, max }, { at, loss: 0.5, evidence: span, advice: add }));
    else if (max > options.maxHandling)
      findings.push(
        context.finding(
          'slow',
          { days: max, max: options.maxHandling },
          { at, loss: 0.5, evidence: span, advice: add },
        ),
      );

    const evidence = { ...context.note('options', { count: shipping.length }), source: 'guide' };
    // A feed that has no place for days cannot say them.
    const carries = (field: string): boolean => document.carriage(`shipping.${field}`) === 'carries';
    const gaps = shipping.map(option => [
      ...(option.max_days === undefined && option.min_days === undefined && carries('max_days')
        ? ['shipping.max_days']
        : []),
      ...(option.cost === undefined && carries('cost') ? ['shipping.cost'] : []),
    ]);
    const first = gaps.findIndex(fields => fields.length > 0);
    if (first >= 0) {
      const details = { at: ['shipping', first], loss: 0.4, evidence, advice: add };
      findings.push(context.finding('option', { fields: gaps[first] as string[] }, details));
    }
    const unserved = markets.filter(
      market => !shipping.some(({ market: to }) => to === undefined || to === market || to === 'EU'),
    );
    if (options.perMarket && shipping.length > 0 && unserved.length > 0) {
      const details = {
        at: ['shipping'],
        loss: 0.5,
        evidence,
        advice: add,
        appliesTo: { markets: unserved },
      };
      findings.push(context.finding('market', { markets: unserved }, details));
    }
    if (findings.length === 0 && untold) return noData(untold.field);
    return context.outcome(findings);
  },
});
