import {
  addPattern,
  appliesToOf,
  bindingWindows,
  type Decimal,
  defineCatalogRule,
  discountOf,
  type Endings,
  isoDay,
  type Money,
  mergePatterns,
  noData,
  ownReduction,
  type PatternEmission,
  type PatternFold,
  patternOf,
  priceWindows,
  say,
  sealPatterns,
  type Told,
  toldOf,
  type WindowRow,
} from '../../src/rule/index.ts';
import world from '../markets/price-windows.yaml';

const { windows, outlier, endings, as_of } = world as {
  readonly windows: Readonly<Record<string, WindowRow>>;
  readonly outlier: number;
  readonly endings: Endings;
  readonly as_of: string;
};

const bindingTo = priceWindows({ windows, as_of });

/** Prices of an example: one a step, from its day on. */
const history = (...steps: readonly (readonly [date: string, amount: number])[]) =>
  steps.map(([date, amount]) => ({ date, amount }));

const sold = (amount: number, compare_at: number, ...steps: (readonly [date: string, amount: number])[]) => ({
  id: 'KETTLE-1',
  title: 'Enamel Kettle, 1.5 l',
  price: { amount, currency: 'EUR', compare_at, history: history(...steps) },
});

/** A shop whose was-prices `invent` makes of the prices. */
const shop = (prices: readonly number[], invent: (price: number) => number) =>
  prices.map((amount, index) => ({
    id: `MUG-${index + 1}`,
    title: `Stoneware Mug no. ${index + 1}`,
    price: { amount, currency: 'EUR', compare_at: Math.round(invent(amount) * 100) / 100 },
  }));
const PRICES = [9.99, 12.5, 14.99, 18.95, 22.99, 24.5, 29.99, 34.99, 39.95, 45.99];
const LISTS = [20, 25, 30, 35, 40, 45, 55, 65, 75, 85];

export default defineCatalogRule({
  id: 'price/inflated-original',
  on: ['listing'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['price.compare_at', 'price.history'],
  absent: 'no-data',
  fix: 'suggest',
  guidelines: ['S1-26'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Was-price is higher than the price really charged in the look-back window',
    zh: '划线价高于近 N 天实际售价或最低价',
  },
  messages: {
    'no-reduction': say(
      'No real reduction: the price {price:money} is not under the price before, {prior:money}.',
      '没有真正降价：售价 {price:money} 不低于此前价格 {prior:money}。',
    ),
    'above-prior': say(
      'The was-price {compare:money} is above the price before the reduction, {prior:money}: really {real:percent} off, not {claimed:percent}.',
      '划线价 {compare:money} 高于降价前的价格 {prior:money}：标称折扣降 {claimed:percent}，实际降 {real:percent}。',
    ),
    'raised-before-sale': say(
      'The price was raised by {rise:percent}, from {low:money} to {raised:money}, before it was reduced to {price:money}.',
      '先提价后打折：价格先从 {low:money} 上调 {rise:percent} 至 {raised:money}，再降到 {price:money}。',
    ),
    'same-amount': say(
      'The was-price {compare:money} is the price plus {difference:money}, as on {count:number} of {of:number} listings: it looks computed, not once charged.',
      '划线价 {compare:money} 正好是售价加 {difference:money}，{of:number} 个商品中有 {count:number} 个如此：像是算出来的，不像真实卖过的价格。',
    ),
    'same-percent': say(
      'The was-price {compare:money} gives about {claimed:percent} off, as on {count:number} of {of:number} listings: it looks computed from the price, not once charged.',
      '划线价 {compare:money} 对应降价约 {claimed:percent}，{of:number} 个商品中有 {count:number} 个如此：像是按售价倒推的，不像真实卖过的价格。',
    ),
  },
  notes: {
    lowest: say(
      'lowest price from {from:date} to {to:date}, the {days:number} days before the reduction: {prior:money}; claimed {claimed:percent} off, real {real:percent}; from {history:text}',
      '降价前 {days:number} 天（{from:date}至{to:date}）的最低价：{prior:money}；标称折扣降 {claimed:percent}，实际降 {real:percent}；数据来自 {history:text}',
    ),
    charged: say(
      'highest price charged on {days:number} days or more from {from:date} to {to:date}: {prior:money}; claimed {claimed:percent} off, real {real:percent}; from {history:text}',
      '{from:date}至{to:date}内至少 {days:number} 天实际执行过的最高价：{prior:money}；标称折扣降 {claimed:percent}，实际降 {real:percent}；数据来自 {history:text}',
    ),
    declared: say(
      'the listing’s own lowest price of {days:number} days before: {prior:money}; claimed {claimed:percent} off, real {real:percent}',
      '商品自己标注的近 {days:number} 天最低价：{prior:money}；标称折扣降 {claimed:percent}，实际降 {real:percent}',
    ),
    'declared-only': say(
      'the listing’s own lowest price of {days:number} days before: {prior:money}',
      '商品自己标注的近 {days:number} 天最低价：{prior:money}',
    ),
    rise: say(
      'prices from {from:date} to {to:date}; claimed {claimed:percent} off, from the price before the rise {real:percent}; from {history:text}',
      '{from:date}至{to:date}的价格；标称折扣降 {claimed:percent}，按提价前的价格实际降 {real:percent}；数据来自 {history:text}',
    ),
    prices: say(
      'price {price:money}, was-price {compare:money}, {claimed:percent} off; no price history to compare with',
      '售价 {price:money}，划线价 {compare:money}，降 {claimed:percent}；没有价格历史可核对',
    ),
    correct: say(
      'Set the was-price to {prior:money}, or take it off.',
      '将划线价改为 {prior:money}，或去掉划线价。',
    ),
    'take-off': say('Take the was-price and the word “sale” off.', '去掉划线价和“促销”字样。'),
    prove: say(
      'Show a was-price only where it was really charged, and keep a price history (listing-lint history add).',
      '只标真实卖过的划线价，并保存价格历史（listing-lint history add）。',
    ),
    several: say(
      'The same holds for {count:number} of {of:number} prices of the listing: correct each, or take the was-prices off.',
      '该商品 {of:number} 个价格中有 {count:number} 个有同样问题：逐一更正，或去掉划线价。',
    ),
  },
  options: {
    raise: {
      default: 0.1,
      en: 'rise of the price, as a share, from which it counts as raised before the sale',
      zh: '打折前涨价达到该比例即视为先提价后打折',
    },
    raiseDays: {
      default: 30,
      en: 'days before the reduction in which a rise counts',
      zh: '打折前多少天内的涨价计入',
    },
    patternShare: {
      default: 0.9,
      en: 'share of a seller’s listings with the same difference or percentage, from which it is a pattern',
      zh: '同一卖家差额或折扣相同的商品达到该比例即视为规律',
    },
    patternListings: { default: 10, en: 'listings a pattern needs at least', zh: '视为规律所需的最少商品数' },
  },
  sources: bindingTo.sources,
  takes: [bindingTo.taking],
  docs: {
    what: {
      en: 'Was-prices that were not charged. With a price history (priceHistory in the config, or price.history) the prior price is found as the market or platform finds it: the lowest price of 30 days before the reduction in the EU, of 7 days in China, a price charged on 30 of the last 200 days for Google, on more than half of 8 weeks in Japan or of 6 months in Canada. Reported: the was-price above it, a price that is not under it, a price raised before the sale. A lowest price that the listing declares itself is taken at its word. Without either, a difference or percentage that nearly all listings of a seller have in common is a hint that the was-price is computed. Was-prices declared as a recommended or a competitor’s price are not judged. No legal advice: check with counsel.',
      zh: '查找没有真实卖过的划线价。有价格历史时（配置中的 priceHistory 或商品的 price.history），按目标市场或平台的规定确定此前价格：欧盟为降价前 30 天最低价，中国为 7 天最低价，Google 为近 200 天内执行满 30 天的价格，日本为 8 周内、加拿大为 6 个月内过半时间执行的价格。报告三种情况：划线价高于此前价格、售价不低于此前价格、先提价后打折。商品自己标注近期最低价的，以标注为准。两者都没有时，若同一卖家几乎所有商品的差额或折扣相同，则提示划线价像是算出来的。注明为建议零售价或他店价格的不检查。本检查不是法律意见，请咨询律师。',
    },
    why: {
      en: 'The guide warns against raising the price first and reducing it deeply afterwards. In the EU (Directive 98/6/EC art. 6a) and China (SAMR Order 56) it is forbidden, Google leaves the sale price out, and buyers compare.',
      zh: '指南提醒不要“提高原价再打大折扣”。欧盟（98/6/EC 指令第 6a 条）和中国（《明码标价和禁止价格欺诈规定》）明令禁止，Google 会不展示促销价，买家也会比价。',
    },
    how: {
      en: 'Set the was-price to the prior price, compute the percentage from it, or take the was-price off. Run listing-lint history add every day, so that the prior price is known.',
      zh: '把划线价改为此前价格并据此计算折扣，或去掉划线价。每天运行 listing-lint history add 保存价格，以便知道此前价格。',
    },
  },
  examples: {
    valid: [
      {
        name: 'the lowest price of the 30 days before',
        value: sold(80, 100, ['2026-09-01', 100], ['2026-11-20', 80]),
        run: { markets: ['DE'] },
      },
      {
        name: 'a reduction that only grows keeps its first prior price',
        value: sold(70, 100, ['2026-09-01', 100], ['2026-11-01', 90], ['2026-11-10', 80], ['2026-11-20', 70]),
        run: { markets: ['FR'] },
      },
      {
        name: 'no reduction is shown',
        value: { id: 'P-1', title: 'Plain Mug', price: { amount: 12, currency: 'EUR' } },
      },
      {
        name: 'a recommended price is no price of the shop’s own',
        value: {
          id: 'P-1',
          title: 'Plain Mug',
          price: { amount: 12, currency: 'EUR', compare_at: 20, compare_at_basis: 'rrp' },
        },
        run: { markets: ['DE'] },
      },
      {
        name: 'a history, but no market that says how long to look back',
        value: sold(80, 100, ['2026-09-01', 100], ['2026-11-20', 80]),
        outcome: 'no-data',
      },
      {
        name: 'a history too short to prove what Google asks for',
        value: sold(80, 100, ['2026-11-01', 90], ['2026-11-20', 80]),
        run: { profiles: ['google'] },
        outcome: 'no-data',
      },
      {
        name: 'a shop that takes seven in a hundred off its list prices',
        value: shop(
          LISTS.map(price => (price * 93) / 100),
          price => (price * 100) / 93,
        ),
        outcome: 'no-data',
      },
      {
        name: 'a price that goes back up after an offer and down again, outside of any window',
        value: sold(
          80,
          100,
          ['2026-06-01', 100],
          ['2026-11-01', 80],
          ['2026-11-05', 100],
          ['2026-11-20', 80],
        ),
        run: { markets: ['CA'] },
      },
    ],
    invalid: [
      {
        name: 'a was-price above the lowest price of 30 days',
        value: sold(
          70,
          100,
          ['2026-09-01', 100],
          ['2026-11-01', 80],
          ['2026-11-08', 100],
          ['2026-11-20', 70],
        ),
        run: { markets: ['DE'] },
        findings: [{ messageId: 'above-prior', path: ['price', 'compare_at'], words: '100' }],
      },
      {
        name: 'a declared lowest price of 30 days that the price does not beat',
        value: {
          id: 'P-1',
          title: 'Plain Mug',
          price: { amount: 12, currency: 'EUR', lowest_prior: { amount: 12, days: 30 } },
        },
        findings: [{ messageId: 'no-reduction', path: ['price', 'amount'], words: '12' }],
      },
      {
        name: 'never charged on 30 of the last 200 days',
        value: sold(80, 120, ['2026-04-01', 100], ['2026-11-01', 120], ['2026-11-10', 80]),
        run: { profiles: ['google'] },
        findings: [{ messageId: 'above-prior' }],
      },
      {
        name: 'raised two weeks before the sale',
        value: sold(90, 120, ['2026-04-01', 100], ['2026-11-01', 120], ['2026-11-20', 90]),
        options: { raise: 0.15, raiseDays: 40 },
        findings: [{ messageId: 'raised-before-sale' }],
      },
      {
        name: 'variants with an invented was-price, told once',
        value: {
          id: 'SOCK',
          title: 'Wool Socks',
          price: { amount: 12, currency: 'EUR', history: history(['2026-08-01', 12], ['2026-11-20', 10]) },
          variants: [
            { sku: 'SOCK-S', price: 12 },
            { sku: 'SOCK-M', price: 12, compare_at: 19 },
            { sku: 'SOCK-L', price: 12, compare_at: 18 },
          ],
        },
        run: { markets: ['AT'] },
        findings: [{ messageId: 'no-reduction', path: ['variants', 1, 'compare_at'], words: '19' }],
      },
      {
        name: 'every listing ten more',
        value: shop(PRICES, price => price + 10),
        findings: [{ messageId: 'same-amount' }],
      },
      {
        name: 'every was-price computed from the price',
        value: shop(PRICES, price => price * 1.43),
        options: { patternShare: 0.95, patternListings: 8 },
        findings: [{ messageId: 'same-percent' }],
      },
    ],
  },

  collect(value, _context, reference): PatternEmission | undefined {
    if (reference || value.price?.amount === undefined) return undefined;
    const dated = value.promotion?.end !== undefined;
    return { seller: value.seller ?? '', reduced: ownReduction(value), dated };
  },

  fold: {
    empty: (): PatternFold => new Map(),
    add: (folded: PatternFold, emission: PatternEmission) => addPattern(folded, emission, endings),
    merge: mergePatterns,
    seal: sealPatterns,
  },

  judge(value, summary, context) {
    const { options, run, markets, profiles, document } = context;
    const currency = value.price?.currency;
    const money = (amount: Decimal): Money => ({ amount, ...(currency !== undefined && { currency }) });
    // Past prices are judged by the rules of today: only what has yet to start waits for its day.
    const bound = bindingWindows(bindingTo.of(run), markets, profiles, [run.asOf, as_of]);
    const told = toldOf(value, bound, run, markets.length > 0, { ...options, outlier });
    switch (told.kind) {
      case 'nothing':
        return document.carriage('price.compare_at') === 'cannot'
          ? context.absent('price.compare_at')
          : context.outcome([]);
      case 'fair':
        return context.outcome([]);
      case 'unknown':
        return told.hasHistory ? noData(bound.length === 0 ? 'markets' : 'price.history') : byPattern();
      case 'raised':
        return context.outcome([raised(told)]);
      case 'broken':
        return context.outcome([broken(told)]);
    }

    function raised(rise: Bad<'raised'>) {
      const { amount, compareAt = amount, at } = rise.offer;
      const { low, raised, from, to } = rise.raise;
      const shares = { claimed: discountOf(compareAt, amount), real: discountOf(low, amount) };
      const dates = { from: isoDay(from), to: isoDay(to - 1) };
      const evidence = context.note('rise', { ...dates, ...shares, history: fileOf(rise) });
      const advice = several(rise) ?? context.note('correct', { prior: money(low) });
      const prices = { low: money(low), raised: money(raised), price: money(amount) };
      const data = { ...prices, rise: -discountOf(low, raised) };
      return context.finding('raised-before-sale', data, { at, evidence, advice });
    }

    function broken(breach: Bad<'broken'>) {
      const { amount, compareAt, at } = breach.offer;
      const { window, kind, by } = breach.strictest;
      const isLowest = (window?.rule.kind ?? 'lowest') === 'lowest';
      const prior = money(by.prior);
      const price = money(amount);
      const real = discountOf(by.prior, amount);
      const shares = { prior, claimed: discountOf(compareAt ?? amount, amount), real };
      const days = by.days || (window?.rule.kind === 'lowest' ? window.rule.days : 30);
      const dates = { from: isoDay(by.from), to: isoDay(by.to - 1), days, history: fileOf(breach) };
      const evidence = breach.history
        ? context.note(window?.rule.kind === 'lowest' ? 'lowest' : 'charged', { ...shares, ...dates })
        : compareAt === undefined
          ? context.note('declared-only', { prior, days })
          : context.note('declared', { ...shares, days });
      const advice =
        several(breach) ?? (real > 0 ? context.note('correct', { prior }) : context.note('take-off', {}));
      const details = {
        at: compareAt === undefined ? ['price', 'amount'] : at,
        evidence: window ? { ...evidence, source: window.name } : evidence,
        advice,
        suggestion: suggestionOf(isLowest && real > 0, real > 0, {
          days: window?.rule.kind === 'lowest' ? window.rule.days : days,
          prior: textOf(prior),
          price: textOf(price),
        }),
        // What no law or platform demands of these markets is good practice.
        severity: window && !window.rule.guide ? 'error' : 'warning',
        ...appliesToOf(breach.all),
      } as const;
      if (compareAt === undefined || kind === 'no-reduction')
        return context.finding('no-reduction', { price, prior }, details);
      return context.finding('above-prior', { ...shares, compare: money(compareAt) }, details);
    }

    /** Without a history: what nearly all listings of the seller have in common. */
    function byPattern() {
      const pattern = patternOf(value, summary, options);
      if (!pattern) return noData('price.history');
      const { kind, count, of, reduced, difference } = pattern;
      const compare = money(reduced.compareAt);
      const claimed = discountOf(reduced.compareAt, reduced.amount);
      const evidence = context.note('prices', { price: money(reduced.amount), compare, claimed });
      const details = { at: reduced.at, evidence, advice: context.note('prove', {}) };
      return context.outcome([
        kind === 'percent'
          ? context.finding('same-percent', { compare, claimed, count, of }, details)
          : context.finding(
              'same-amount',
              { compare, difference: money(difference as Decimal), count, of },
              details,
            ),
      ]);
    }

    function several({ count, of }: { readonly count: number; readonly of: number }) {
      return count > 1 ? context.note('several', { count, of }) : undefined;
    }
  },
});

type Bad<K extends 'raised' | 'broken'> = Extract<Told, { kind: K }>;

const fileOf = ({ history }: Bad<'raised' | 'broken'>): string => history?.file ?? 'price.history';

/** Money as a text to paste: a lone decimal gets its second. */
const textOf = ({ amount, currency }: Money): string => {
  const full = /\.\d$/.test(amount) ? `${amount}0` : amount;
  return currency ? `${full} ${currency}` : full;
};

/** What to print instead: the prior price where the market wants it shown, else both prices, else the price. */
const suggestionOf = (
  isLowest: boolean,
  isCut: boolean,
  data: Readonly<Record<string, string | number>>,
) => ({
  phrase: isLowest ? 'price.lowest-prior' : isCut ? 'price.was-now' : 'price.plain',
  data,
});
