import {
  type Document,
  dayAfter,
  defineCatalogRule,
  estimateOf,
  estimatesFold,
  notApplicable,
  openNotices,
  ownerOf,
  type RuleFinding,
  say,
  tooEarly,
} from '../../src/rule/index.ts';
import data from '../markets/holidays.yaml';

/** A holiday or rush that holds up parcels: where, and its first and last days by year. */
interface Event {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly days: readonly (readonly [string, string])[];
}
const calendar = data as {
  readonly as_of: string;
  readonly source: string;
  readonly events: Readonly<Record<string, Event>>;
};

const notice = (more: object = {}) => ({
  reason: 'Lunar New Year',
  start: '2027-02-05',
  end: '2027-02-11',
  published: '2027-01-20',
  delay_days: 7,
  places: ['home', 'product', 'cart'],
  text: 'Closed for Lunar New Year: orders placed from 5 to 11 February leave from the 12th.',
  ...more,
});
const store = (notices: object[], more: object = {}) => ({ kind: 'store', id: 'main', notices, ...more });
const january = { asOf: '2027-01-25' };

export default defineCatalogRule({
  id: 'message/notice-placement',
  on: ['store'],
  gathers: ['store', 'listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['notices'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-59', 'S1-60', 'S1-61', 'S1-62'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Active delay or holiday has no notice on home, product or cart, or it came too late',
    zh: '特殊情况未在首页/商品页/购物车提示，或提示过晚',
  },
  messages: {
    places: say(
      'The notice on {reason:text} is not shown on: {places:fields}.',
      '“{reason:text}”的公告未出现在：{places:fields}。',
    ),
    late: say(
      'The notice on {reason:text} was published on {published:date}; buyers should know by {due:date}.',
      '“{reason:text}”的公告于{published:date}发布，应在{due:date}前告知买家。',
    ),
    'no-delay': say(
      'The notice on {reason:text} does not say how many days orders are held up.',
      '“{reason:text}”的公告未写明延误多少天。',
    ),
    long: {
      ...say(
        'The notice on {reason:text} is too long for the cart.',
        '“{reason:text}”的公告放在购物车里过长。',
      ),
      severity: 'info',
    },
    estimate: say(
      {
        one: 'While the notice on {reason:text} holds, {count:count} listing still promises a delivery that {days:count} days of delay do not allow.',
        other:
          'While the notice on {reason:text} holds, {count:count} listings still promise a delivery that {days:count} days of delay do not allow.',
      },
      '“{reason:text}”公告生效期间（延误 {days:count} 天），仍有 {count:count} 个商品的预计送达早于实际可能。',
    ),
    uncovered: say(
      '{event:field} ({from:date} to {to:date}) is near, and no notice says what it does to orders.',
      '{event:field}（{from:date}至{to:date}）临近，没有公告说明对订单的影响。',
    ),
  },
  notes: {
    possible: say('nothing ordered today is sent before {by:date}', '今天下单的订单最早 {by:date} 才能发出'),
    move: say(
      'Set their delivery_estimate to later days, or take it out.',
      '把这些商品的 delivery_estimate 往后调整，或暂时去掉。',
    ),
    shown: say('shown on: {places:fields}', '出现在：{places:fields}'),
    period: say('from {from:date} to {to:date}', '{from:date}至{to:date}'),
    length: say(
      '{count:number} characters, {max:number} fit a cart',
      '{count:number} 个字符，购物车提示以 {max:number} 个为宜',
    ),
    written: say('neither delay_days nor a number in the text', '既无 delay_days，文本中也没有数字'),
    put: say(
      'Announce it on the home page, set the delivery dates of product pages, and remind briefly in the cart.',
      '首页发公告，商品页调整预计送达，购物车简短提醒。',
    ),
    early: say('Publish it {days:number} days before.', '提前 {days:number} 天发布。'),
  },
  options: {
    placements: {
      default: ['home', 'product', 'cart'],
      en: 'where a notice must be shown (checkout counts as cart)',
      zh: '公告必须出现的位置（结账页等同购物车）',
    },
    leadDays: { default: 7, en: 'days a foreseen delay is announced before', zh: '可预见的延误应提前多少天' },
    calendar: {
      default: ['lunar-new-year', 'golden-week', 'black-friday', 'christmas'],
      en: 'holidays that want a notice',
      zh: '需要公告的节日',
    },
    needDelayDays: { default: true, en: 'whether the delay must be a number', zh: '是否要求写明延误天数' },
    cartMax: { default: 200, en: 'characters of a text for the cart', zh: '购物车提示的字符上限' },
  },
  sources: {
    guide: {
      title: 'Cross-border seller guide, chapter 8 Communication: special notices',
      asOf: '2026-11-22',
    },
    calendar: { title: calendar.source, asOf: calendar.as_of },
  },
  docs: {
    what: {
      en: 'Notices of a store that are active or to come: shown on home, product and cart (or checkout), published a week before a delay that could be foreseen, with the days it takes, short enough for the cart. While one holds, the delivery_estimate of the listings allows for its days. And holidays within a week that no notice covers: Lunar New Year and National Day week for shops that send from China, Christmas and Black Friday for those that sell there.',
      zh: '检查店铺生效中或即将生效的公告：是否出现在首页、商品页、购物车（或结账页），可预见的延误是否提前一周发布，是否写明延误天数，购物车文字是否简短；公告生效期间，商品的 delivery_estimate 是否计入延误。并检查一周内的节日是否有公告：从中国发货看春节和国庆，面向相关市场看圣诞和黑五。',
    },
    why: {
      en: 'A buyer who was told waits; one who was not opens a dispute.',
      zh: '事先知情的买家会等待，不知情的会发起纠纷。',
    },
    how: {
      en: 'Keep a calendar of your holidays, and publish the notice with its dates a week before.',
      zh: '维护节假日日历，提前一周发布带日期的公告。',
    },
  },
  examples: {
    valid: [
      { name: 'early, in all places', value: store([notice()], { ships_from: ['CN'] }), run: january },
      {
        name: 'product pages that allow for it',
        value: [
          store([notice()], { ships_from: ['CN'] }),
          { id: 'A', title: 'Linen Shirt', delivery_estimate: { from: '2027-02-14', to: '2027-02-18' } },
        ],
        run: { asOf: '2027-02-06' },
      },
      { name: 'over', value: store([notice({ places: [] })]), run: { asOf: '2027-03-01' } },
      {
        name: '附近没有节日',
        value: { kind: 'store', id: 'main', ships_from: ['CN'] },
        run: { asOf: '2026-07-01' },
      },
      {
        name: 'a strike is told at once',
        value: store([
          notice({
            reason: 'Carrier strike',
            start: '2027-01-24',
            published: '2027-01-24',
            text: 'Two days late.',
          }),
        ]),
        run: january,
      },
      {
        name: 'home and cart are the platform’s',
        value: store([notice({ places: [] })]),
        run: { ...january, profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
      {
        name: 'a team with rules of its own',
        value: store([
          notice({
            places: ['home'],
            published: '2027-02-02',
            delay_days: undefined,
            text: `Closed. ${'…'.repeat(210)}`,
          }),
        ]),
        options: { placements: ['home'], leadDays: 3, needDelayDays: false, cartMax: 300, calendar: [] },
        run: january,
      },
    ],
    invalid: [
      {
        name: 'only on the home page',
        value: store([notice({ places: ['home'] })]),
        run: january,
        findings: [{ messageId: 'places', path: ['notices', 0, 'places'] }],
      },
      {
        name: '春节前三天才发布',
        value: store([notice({ reason: '春节放假', published: '2027-02-02' })]),
        run: january,
        findings: [{ messageId: 'late', path: ['notices', 0, 'published'] }],
      },
      {
        name: 'no number, and long',
        value: store([
          notice({
            reason: 'Holidays',
            delay_days: undefined,
            text: 'Dear customers, our whole team takes a break over the holidays. Orders will take longer than usual, and the parcels of our carrier are slower too, as all the country is on the way home to their families. Thank you for your patience and support.',
          }),
        ]),
        run: january,
        findings: [{ messageId: 'long', path: ['notices', 0, 'text'] }, { messageId: 'no-delay' }],
      },
      {
        name: 'a delivery date as if nothing were the matter',
        proves: ['S1-61'],
        value: [
          store([notice()], { ships_from: ['CN'] }),
          {
            id: 'A',
            title: 'Linen Shirt',
            handling_time: { min: 1, max: 2 },
            shipping: [{ method: 'EMS', min_days: 3, max_days: 5, cost: 0 }],
            delivery_estimate: { from: '2027-02-10', to: '2027-02-12' },
          },
        ],
        run: { asOf: '2027-02-06' },
        findings: [{ messageId: 'estimate', path: ['notices', 0] }],
      },
      {
        name: 'a holiday nobody told of',
        value: { kind: 'store', id: 'main', ships_from: ['CN'] },
        run: { asOf: '2027-02-01' },
        findings: [{ messageId: 'uncovered', path: ['notices'] }],
      },
    ],
  },

  collect: (_value, { document }, reference) =>
    reference || document.kind !== 'listing' ? undefined : estimateOf(document as Document<'listing'>),

  fold: estimatesFold,

  judge({ notices = [], ships_from = [] }, estimates, context) {
    const { document, run, options, markets, profiles } = context;
    if (ownerOf(run, profiles, 'checkout') === 'platform') return notApplicable('owner');
    const today = run.asOf;
    const advice = context.note('put', {});
    const findings: RuleFinding[] = [];
    const guide = (note: RuleFinding['advice'] & object) => ({ ...note, source: 'guide' });
    for (const { at, reason, places, published, due, ...notice } of openNotices(document, run, options)) {
      const missing = options.placements.filter(place => !places.has(place)).map(place => `place.${place}`);
      if (missing.length > 0) {
        const shown = places.size > 0 ? [...places].map(place => `place.${place}`) : ['–'];
        const details = {
          at: [...at, 'places'],
          loss: missing.length / options.placements.length,
          evidence: guide(context.note('shown', { places: shown })),
          advice,
        };
        findings.push(context.finding('places', { reason, places: missing }, details));
      }
      if (due !== undefined && published !== undefined && published > due) {
        const details = {
          at: [...at, 'published'],
          loss: 0.5,
          evidence: guide(context.note('period', { from: notice.from, to: notice.to })),
          advice: context.note('early', { days: options.leadDays }),
        };
        findings.push(context.finding('late', { reason, published, due }, details));
      }
      if (options.needDelayDays && notice.isVague) {
        const evidence = guide(context.note('written', {}));
        const details = { loss: 0.5, evidence, suggestion: { phrase: 'notice.delay', data: {} } };
        findings.push(context.finding('no-delay', { reason }, { at: notice.where, ...details }));
      }
      const early =
        notice.delay !== undefined && notice.from !== '' && notice.from <= today && today <= notice.to
          ? tooEarly(estimates, today, notice.delay)
          : undefined;
      if (early) {
        const data = { reason, count: early.count, days: notice.delay as number };
        const evidence = guide(context.note('possible', { by: early.by }));
        const related = [{ key: early.key, path: ['delivery_estimate'] }];
        findings.push(
          context.finding('estimate', data, { at, evidence, related, advice: context.note('move', {}) }),
        );
      }
      if (places.has('cart') && notice.count > notice.max) {
        const evidence = guide(context.note('length', { count: notice.count, max: notice.max }));
        const details = { evidence, suggestion: { phrase: 'notice.cart', data: {} } };
        findings.push(context.finding('long', { reason }, { at: notice.where, ...details }));
      }
    }
    for (const [name, { from, to, days }] of Object.entries(calendar.events)) {
      if (!options.calendar.includes(name)) continue;
      const isBound = from
        ? ships_from.some(country => from.includes(country))
        : markets.some(market => to?.includes(market));
      const near = days.find(([first, last]) => dayAfter(first, -options.leadDays) <= today && today <= last);
      if (!isBound || !near) continue;
      const [first, last] = near;
      const isCovered = notices.some(
        ({ start, end }) => (start ?? '') <= last && (end ?? start ?? '') >= first,
      );
      if (isCovered) continue;
      const told = context.absent('notices', () =>
        context.finding(
          'uncovered',
          { event: `event.${name}`, from: first, to: last },
          {
            at: ['notices'],
            // Parcels stand still where all the country is on holiday; elsewhere they are slower.
            ...(from === undefined && { severity: 'info' as const }),
            evidence: { ...context.note('period', { from: first, to: last }), source: 'calendar' },
            advice,
            suggestion: { phrase: 'notice.delay', data: {} },
          },
        ),
      );
      if (told.kind === 'findings') findings.push(...told.findings);
      else if (findings.length === 0) return told;
    }
    return context.outcome(findings);
  },
});
