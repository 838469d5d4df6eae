import {
  defineRule,
  discountOf,
  firstReduction,
  hits,
  noData,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';
import calendar from '../markets/occasions.yaml';

const { days: occasions } = calendar as {
  readonly days: Readonly<Record<string, readonly [from: string, to: string]>>;
};

const DAY = 86_400_000;
const dayOf = (moment: string): string => moment.slice(0, 10);
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Days between a period and the nearest time of an occasion in its years; 0 where they overlap. */
function distanceTo(occasion: string, start: string, end: string): number {
  const [from, to] = occasions[occasion] as readonly [string, string];
  const year = Number(start.slice(0, 4));
  return Math.min(
    ...[year - 1, year, year + 1].map(one => {
      const [begins, ends] = [`${one}-${from}`, `${one}-${to}`];
      return Math.max(0, daysBetween(end, begins), daysBetween(ends, start));
    }),
  );
}

const vase = (promotion?: object, title = 'Glass Vase', cut = 30) => ({
  id: 'VASE-1',
  title,
  price: { amount: 100 - cut, compare_at: 100, currency: 'EUR' },
  ...(promotion && { promotion }),
});

export default defineRule({
  id: 'price/discount-occasion',
  on: ['listing'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['promotion'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-24'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Discount has no occasion, no end date or runs too long',
    zh: '折扣没有活动理由、没有结束日期或持续过久',
  },
  messages: {
    missing: say(
      'The price is {cut:percent} off, without: {fields:fields}.',
      '降价 {cut:percent}，但缺少：{fields:fields}。',
    ),
    ended: say(
      'The promotion ended on {end:date}, and the price is still {cut:percent} off.',
      '促销已于{end:date}结束，价格仍降 {cut:percent}。',
    ),
    long: say(
      'The promotion runs for {days:number} days; {max:number} are usual.',
      '促销持续 {days:number} 天；一般不超过 {max:number} 天。',
    ),
    season: say(
      '{name:quote} is {days:number} days away from the time of this promotion.',
      '{name:quote} 与促销时间相差 {days:number} 天。',
    ),
    reason: say(
      '{reason:text} is no occasion that the team allows.',
      '{reason:text} 不在允许的活动理由之列。',
    ),
  },
  notes: {
    cut: say('{cut:percent} off the was-price', '比划线价低 {cut:percent}'),
    period: say('from {start:date} to {end:date}', '{start:date}至{end:date}'),
    today: say('today is {today:date}', '今天为{today:date}'),
    say: say(
      'Name the occasion (promotion.reason) and the days it runs (promotion.start, promotion.end).',
      '写明活动理由（promotion.reason）和起止日期（promotion.start、promotion.end）。',
    ),
    stop: say('Take the was-price off, or set a new end.', '去掉划线价，或更新结束日期。'),
    shorten: say('Shorten it, or make the lower price the price.', '缩短活动，或把低价定为正式售价。'),
    rename: say('Name the occasion that it is held for.', '改为与时间相符的活动名称。'),
  },
  options: {
    occasions: {
      default: ['season', 'clearance', 'new-customer', 'holiday', 'launch', 'anniversary', 'bundle'],
      en: 'occasions a promotion may have',
      zh: '允许的活动理由',
    },
    maxDays: { default: 30, en: 'days a promotion may run', zh: '促销最长天数' },
    maxSeasonDays: { default: 60, en: 'days a sale of the season may run', zh: '换季促销最长天数' },
    calendarDays: {
      default: 21,
      en: 'days that a promotion may lie from the occasion it is named after',
      zh: '促销与所称节日最多相差的天数',
    },
    minDiscount: {
      default: 0.05,
      en: 'share of the was-price from which a reduction needs an occasion',
      zh: '降价达到该比例才要求有活动理由',
    },
  },
  sources: {
    samr: {
      title: '规范促销行为暂行规定 (SAMR Order 32): basis, period and conditions of a promotion',
      asOf: '2020-12-01',
    },
    guide: { title: 'Cross-border seller guide, chapter 4 Price and discount', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Reduced prices whose promotion names no occasion or no end, has ended, runs longer than 30 days (60 for a season) or is named after a day of the calendar that is more than three weeks away. Recommended retail prices are no promotion.',
      zh: '检查降价商品的促销：没有活动理由或结束日期、已结束、超过 30 天（换季 60 天），或所称节日与时间相差三周以上。以建议零售价为对比的不算促销。',
    },
    why: {
      en: 'The guide keeps discounts for an occasion. A discount without an end is the price: buyers learn to wait, and China’s rules want basis, period and conditions told.',
      zh: '指南要求折扣用于适当的活动。没有结束日期的折扣等于常价，买家会习惯等待；《规范促销行为暂行规定》要求公示促销依据、期限和条件。',
    },
    how: {
      en: 'Give each promotion a reason, a start and an end, and take the was-price off when it is over.',
      zh: '为每个促销写明理由和起止日期，结束后去掉划线价。',
    },
  },
  examples: {
    valid: [
      {
        name: 'the end of the season',
        value: vase({ reason: 'season', start: '2026-11-01', end: '2026-12-20' }),
      },
      {
        name: '黑五促销',
        value: vase({ reason: 'holiday', name: '黑五', start: '2026-11-20', end: '2026-11-30' }, '玻璃花瓶'),
      },
      { name: 'nothing is reduced', value: { title: 'Glass Vase', price: { amount: 70, currency: 'EUR' } } },
      { name: 'a few percent', value: vase(undefined, 'Glass Vase', 8), options: { minDiscount: 0.1 } },
      {
        name: 'a recommended price',
        value: {
          title: 'Glass Vase',
          price: { amount: 70, compare_at: 100, compare_at_basis: 'rrp', currency: 'EUR' },
        },
      },
    ],
    invalid: [
      {
        name: 'nothing said',
        value: vase(),
        findings: [{ messageId: 'missing', path: ['promotion'] }],
      },
      {
        name: '没有结束日期',
        value: vase({ reason: 'clearance', start: '2026-11-01' }, '玻璃花瓶'),
        findings: [{ messageId: 'missing', path: ['promotion', 'end'] }],
      },
      {
        name: 'over, and still reduced',
        value: vase({ reason: 'launch', start: '2026-10-01', end: '2026-10-14' }),
        findings: [{ messageId: 'ended', path: ['promotion', 'end'], words: '2026-10-14' }],
      },
      {
        name: 'half a year, and a season longer than a team allows',
        value: vase({ reason: 'season', start: '2026-10-20', end: '2026-12-20' }),
        options: { maxDays: 20, maxSeasonDays: 40 },
        findings: [{ messageId: 'long' }],
      },
      {
        name: 'Valentine in November',
        value: vase({ reason: 'holiday', name: 'Valentine sale', start: '2026-11-20', end: '2026-11-30' }),
        options: { calendarDays: 14 },
        findings: [{ messageId: 'season', path: ['promotion', 'name'], words: 'Valentine' }],
      },
      {
        name: 'an occasion that a team does not want',
        value: vase({ reason: 'launch', start: '2026-11-20', end: '2026-11-30' }),
        options: { occasions: ['season'] },
        findings: [{ messageId: 'reason' }],
      },
    ],
  },

  check(value, context) {
    const { options, run } = context;
    const reduced = firstReduction(value);
    const basis = value.price?.compare_at_basis ?? 'own-price';
    const cut = reduced ? discountOf(reduced.compareAt, reduced.amount) : 0;
    if (!reduced || basis !== 'own-price' || cut < options.minDiscount) return context.outcome([]);
    const evidence = { ...context.note('cut', { cut }), source: 'guide' };
    const { promotion } = value;
    const { reason, start, end } = promotion ?? {};

    const empty = [...(reason === undefined ? ['reason'] : []), ...(end === undefined ? ['end'] : [])].map(
      part => `promotion.${part}`,
    );
    const owed = empty.filter(
      field => context.absent(field, tell(['promotion'], [field])).kind === 'findings',
    );
    const findings: RuleFinding[] = [];
    if (owed.length > 0) {
      const at = promotion === undefined || owed.length > 1 ? ['promotion'] : (owed[0] as string).split('.');
      findings.push(tell(at, owed)());
    }
    if (reason !== undefined && !options.occasions.includes(reason)) {
      const details = { at: ['promotion', 'reason'], loss: 0.5, evidence, advice: context.note('say', {}) };
      findings.push(context.finding('reason', { reason }, details));
    }
    if (end !== undefined && dayOf(end) < run.asOf) {
      const details = {
        at: ['promotion', 'end'],
        evidence: context.note('today', { today: run.asOf }),
        advice: context.note('stop', {}),
      };
      findings.push(context.finding('ended', { end: dayOf(end), cut }, details));
    } else if (start !== undefined && end !== undefined) findings.push(...inTime(dayOf(start), dayOf(end)));
    if (findings.length === 0 && empty.length > 0) return noData('promotion');
    return context.outcome(findings);

    function tell(at: readonly string[], fields: readonly string[]): () => RuleFinding {
      const details = {
        at,
        loss: fields.length / 2,
        evidence,
        advice: context.note('say', {}),
        // Exports have the columns of a promotion's days whether or not the shop plans them.
        ...(promotion === undefined && fields.length === 1 && { severity: 'info' as const }),
      };
      return () => context.finding('missing', { cut, fields }, details);
    }

    function inTime(from: string, to: string): RuleFinding[] {
      const days = daysBetween(from, to) + 1;
      const max = reason === 'season' ? options.maxSeasonDays : options.maxDays;
      const period = { ...context.note('period', { start: from, end: to }), source: 'samr' };
      const found: RuleFinding[] = [];
      if (days > max) {
        const details = {
          at: ['promotion', 'end'],
          loss: 0.5,
          evidence: period,
          advice: context.note('shorten', {}),
        };
        found.push(context.finding('long', { days, max }, details));
      }
      const name = context.text(['promotion', 'name']);
      const [named] = name ? hits(name, run.lexicon('occasions')) : [];
      const away = named && days > 0 ? distanceTo(named.group, from, to) : 0;
      if (name && named && away > options.calendarDays) {
        const span = name.rawSpan(named.span);
        const details = {
          at: ['promotion', 'name'],
          span,
          loss: 0.5,
          evidence: period,
          advice: context.note('rename', {}),
        };
        found.push(
          context.finding('season', { name: name.raw.slice(span.start, span.end), days: away }, details),
        );
      }
      return found;
    }
  },
});
