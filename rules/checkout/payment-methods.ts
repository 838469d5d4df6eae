import {
  defineRule,
  noData,
  notApplicable,
  ownerOf,
  type Path,
  paymentOffers,
  type RuleFinding,
  type Source,
  say,
} from '../../src/rule/index.ts';
import data from '../markets/payment-methods.yaml';

/** How buyers of a country pay. */
interface Habits {
  readonly any: readonly string[];
  readonly expected: readonly string[];
  /** Whether a source for it was read; one was unless said. */
  readonly confirmed?: boolean;
  readonly source?: string;
}
const table = data as {
  readonly as_of: string;
  readonly source: string;
  readonly markets: Readonly<Record<string, Habits>>;
  readonly names: Readonly<Record<string, string>>;
  readonly retired: Readonly<Record<string, { readonly effective_from: string; readonly source: string }>>;
};
const sources: Readonly<Record<string, Source>> = Object.fromEntries([
  ...Object.entries(table.markets).flatMap(([market, { source }]) =>
    source ? [[market, { title: source, asOf: table.as_of }]] : [],
  ),
  ...Object.entries(table.retired).map(([name, { source }]) => [name, { title: source, asOf: table.as_of }]),
]);
const called = (methods: readonly string[]): readonly string[] =>
  methods.map(method => table.names[method] ?? method);
/** What is offered, as evidence shows it. */
const shown = (methods: ReadonlySet<string>): readonly string[] =>
  methods.size === 0 ? ['–'] : called([...methods]);

const store = (payment_methods: unknown) => ({ kind: 'store', id: 'main', payment_methods });

export default defineRule({
  id: 'checkout/payment-methods',
  on: ['store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['payment_methods'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-44'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Payment methods do not fit the target market', zh: '支付方式不适合目标市场' },
  messages: {
    missing: say(
      'Buyers in {market:field} look for {methods:fields}; the shop offers none of them.',
      '{market:field}买家习惯使用 {methods:fields}，店铺未提供。',
    ),
    usual: {
      ...say(
        'Commonly expected in {market:field}: {methods:fields}; the shop offers none of them.',
        '{market:field}通常需要 {methods:fields}（一般经验），店铺未提供。',
      ),
      severity: 'info',
    },
    unnamed: say('No payment method is named for {markets:fields}.', '未列出{markets:fields}的支付方式。'),
    few: say(
      {
        one: 'The shop takes {count:count} way to pay; {least:count} are wanted.',
        other: 'The shop takes {count:count} ways to pay; {least:count} are wanted.',
      },
      '支付方式只有 {count:count} 种，至少应有 {least:count} 种。',
    ),
    retired: say('{words:quote} is no longer in service.', '{words:quote} 已停止服务。'),
    absent: say('The ways to pay are not named.', '未列出支付方式。'),
  },
  notes: {
    offered: say('offered: {methods:fields}', '已提供：{methods:fields}'),
    nothing: say('payment_methods is empty', 'payment_methods 为空'),
    written: say('written as {words:quote}', '写的是 {words:quote}'),
    add: say('Add {methods:fields}.', '增加 {methods:fields}。'),
    'add-also': say(
      'Add {methods:fields}; many also look for {more:fields}.',
      '增加 {methods:fields}；不少买家还会用 {more:fields}。',
    ),
    remove: say('Take it out of the checkout.', '从结账页移除。'),
    list: say(
      'List the ways to pay for each market (payment_methods).',
      '按目标市场列出支付方式（payment_methods）。',
    ),
  },
  options: {
    minMethods: { default: 2, en: 'ways to pay that a shop should take', zh: '至少应支持的支付方式种数' },
    usual: {
      default: true,
      en: 'whether markets are judged for which only common knowledge is at hand',
      zh: '仅有一般经验、未查到出处的市场是否提示',
    },
  },
  sources: {
    ...sources,
    opquast: { title: 'Opquast checklist V5, rule 58: at least two ways to pay', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'The ways to pay of a shop against what buyers of its markets look for (48 countries): none of the usual ones, fewer than two in all, or one that is out of service. A gateway that takes many methods (Stripe, Mollie) is not judged by market; a platform’s checkout is not the seller’s.',
      zh: '将店铺支付方式与目标市场（48 个国家和地区）买家的习惯比较：缺少当地常用方式、总数不足两种，或含已停用的方式。使用聚合支付（Stripe、Mollie 等）时不按市场判断；平台结账页不由卖家决定，不检查。',
    },
    why: {
      en: 'Who does not find the usual way to pay leaves at the last step: in Germany that is PayPal.',
      zh: '找不到习惯的支付方式，买家会在最后一步离开；德国买家首选 PayPal。',
    },
    how: {
      en: 'Add the method that most buyers of the market use, and name all of them before the checkout.',
      zh: '增加当地最常用的支付方式，并在结账前列明全部方式。',
    },
  },
  examples: {
    valid: [
      { name: 'PayPal in Germany', value: store(['PayPal', 'Kreditkarte']), run: { markets: ['DE'] } },
      { name: '支付宝和银行卡', value: store(['支付宝', '银行卡']), run: { markets: ['CN'] } },
      { name: 'a gateway takes many', value: store(['Stripe']), run: { markets: ['NL'] } },
      { name: 'no market', value: store(['PayPal', 'Visa']), outcome: 'no-data' },
      {
        name: 'the platform’s checkout',
        value: store(['Visa']),
        run: { profiles: ['amazon'], markets: ['DE'] },
        outcome: 'not-applicable',
      },
      {
        name: 'common knowledge is not judged',
        value: store(['PayPal', 'Visa']),
        run: { markets: ['CH'] },
        options: { usual: false },
      },
      {
        name: 'a bank that nobody knows, by market',
        value: store({ DE: ['PayPal', 'Rechnung'], NL: ['iDEAL', 'Visa'] }),
        run: { markets: ['DE', 'NL'] },
      },
    ],
    invalid: [
      {
        name: 'no PayPal in Germany',
        value: store(['Visa', 'Mastercard', 'Klarna']),
        run: { markets: ['DE'] },
        findings: [{ messageId: 'missing', path: ['payment_methods'] }],
      },
      {
        name: '瑞士没有 TWINT',
        value: store(['信用卡', 'PayPal']),
        run: { markets: ['CH'] },
        findings: [{ messageId: 'usual' }],
      },
      {
        name: 'one way to pay',
        value: store(['BLIK']),
        run: { markets: ['PL'] },
        findings: [{ messageId: 'few', path: ['payment_methods'] }],
      },
      {
        name: 'a market without any',
        value: store({ PL: ['BLIK', 'Visa'] }),
        run: { markets: ['PL', 'DE'] },
        findings: [{ messageId: 'unnamed', path: ['payment_methods'] }],
      },
      {
        name: 'a method that was closed',
        value: store(['PayPal', 'giropay']),
        run: { markets: ['DE'] },
        options: { minMethods: 1 },
        findings: [{ messageId: 'retired', path: ['payment_methods', 1], words: 'giropay' }],
      },
      {
        name: 'nothing named',
        value: { kind: 'store', id: 'main', checkout: { guest: true } },
        findings: [{ messageId: 'absent' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options, markets, profiles } = context;
    if (ownerOf(run, profiles, 'checkout') === 'platform') return notApplicable('owner');
    const at: Path = ['payment_methods'];
    const list = context.note('list', {});
    const empty = context.note('nothing', {});
    const offers = paymentOffers(document, run);
    if (offers.length === 0)
      return context.absent('payment_methods', () =>
        context.finding('absent', {}, { at, evidence: empty, advice: list }),
      );
    const findings: RuleFinding[] = [];
    for (const { method, words, ...place } of offers.flatMap(({ written }) => written)) {
      const closed = table.retired[method];
      if (!closed || closed.effective_from > run.asOf) continue;
      const evidence = { ...context.note('written', { words }), source: method };
      const details = { ...place, loss: 0.5, evidence, advice: context.note('remove', {}) };
      findings.push(context.finding('retired', { words }, details));
    }
    for (const { at: place, methods, listed } of offers) {
      const count = Math.max(listed, methods.size);
      if (count >= options.minMethods || methods.has('gateway')) continue;
      const evidence = { ...context.note('offered', { methods: shown(methods) }), source: 'opquast' };
      const details = { at: place, loss: 0.5, evidence, advice: list };
      findings.push(context.finding('few', { count, least: options.minMethods }, details));
    }
    const forAll = offers.find(({ market }) => market === undefined || market === 'EU');
    const byMarket = new Map(offers.map(offer => [offer.market, offer]));
    const asked = markets.length > 0 || forAll ? markets : offers.flatMap(({ market }) => market ?? []);
    const unnamed = forAll ? [] : asked.filter(market => !byMarket.has(market));
    if (unnamed.length > 0) {
      const details = { at, evidence: empty, advice: list, appliesTo: { markets: unnamed } };
      findings.push(context.finding('unnamed', { markets: unnamed }, details));
    }
    for (const market of asked) {
      const habits = table.markets[market];
      const offer = byMarket.get(market) ?? forAll;
      if (!habits || !offer || offer.methods.has('gateway')) continue;
      if (habits.any.some(method => offer.methods.has(method))) continue;
      const known = habits.confirmed !== false;
      if (!known && !options.usual) continue;
      const methods = called(habits.any);
      const more = called(habits.expected.filter(method => !offer.methods.has(method)));
      const details = {
        at: offer.at,
        evidence: {
          ...context.note('offered', { methods: shown(offer.methods) }),
          ...(known && { source: market }),
        },
        advice:
          more.length > 0 ? context.note('add-also', { methods, more }) : context.note('add', { methods }),
        appliesTo: { markets: [market] },
      };
      findings.push(context.finding(known ? 'missing' : 'usual', { market, methods }, details));
    }
    return findings.length === 0 && asked.length === 0 ? noData('markets') : context.outcome(findings);
  },
});
