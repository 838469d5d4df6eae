import {
  type Document,
  defineCatalogRule,
  noData,
  notApplicable,
  type PreorderPage,
  pagesOf,
  preorderPages,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';

const DAY = 86_400_000;
/** So many days earlier is no contradiction: “within three weeks” and 20 days. */
const SLACK = 2;
const dayOf = (date: string | undefined): string | undefined => date?.slice(0, 10);
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);
const laterBy = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const boots = (preorder: object, title = 'Trail Boots') => ({
  id: 'BOOT-1',
  title,
  availability: 'preorder',
  preorder,
});

const page = (campaign: object) => ({
  kind: 'store',
  id: 'north',
  campaigns: [{ id: 'boots-2026', kind: 'preorder', listings: ['BOOT-1'], ...campaign }],
});

export default defineCatalogRule({
  id: 'preorder/dates',
  on: ['listing'],
  gathers: ['store'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['preorder'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-47', 'S1-50', 'S1-55', 'S1-56', 'S1-68'],
  presets: ['core', 'recommended', 'strict'],
  version: 2,
  title: {
    en: 'Pre-order end or dispatch date missing, past, out of order or different from the page',
    zh: '预售截止/发货日期缺失、已过期、顺序错误或与预售页不一致',
  },
  messages: {
    'no-end': say('The pre-order does not say when it ends.', '预售未写明截止日期。'),
    'no-dispatch': say('The pre-order does not say when it is dispatched.', '预售未写明发货日期。'),
    ended: { ...say('The pre-order ended on {end:date}.', '预售已于{end:date}截止。'), severity: 'error' },
    'ship-past': {
      ...say('The dispatch date {ship:date} is past.', '发货日期{ship:date}已过。'),
      severity: 'error',
    },
    backwards: {
      ...say(
        'The pre-order ends on {end:date}, before it starts on {start:date}.',
        '预售截止日{end:date}早于开始日{start:date}。',
      ),
      severity: 'error',
    },
    'ship-early': {
      ...say(
        'Dispatched on {ship:date}, before the pre-order ends on {end:date}.',
        '发货日{ship:date}早于预售截止日{end:date}。',
      ),
      severity: 'error',
    },
    differ: {
      ...say(
        'Two dispatch dates: {ship:date}, and {days:number} days after the end, {other:date}.',
        '发货日期前后不一：{ship:date}；截止后 {days:number} 天则为{other:date}。',
      ),
      severity: 'error',
    },
    'other-end': {
      ...say(
        'The listing ends its pre-order on {end:date}, the pre-order page on {page:date}.',
        '商品写预售截止于{end:date}，预售页写{page:date}。',
      ),
      severity: 'error',
    },
    'other-dispatch': {
      ...say(
        'The listing is dispatched on {ship:date}, by the pre-order page on {page:date}.',
        '商品写发货日期{ship:date}，预售页写{page:date}。',
      ),
      severity: 'error',
    },
    'other-wait': {
      ...say(
        'The listing is dispatched {days:count} days after the end, by the pre-order page {least:number} to {most:number}.',
        '商品写截止后 {days:count} 天发货，预售页写 {least:number} 至 {most:number} 天。',
      ),
      severity: 'error',
    },
    far: say(
      'Dispatched in {days:number} days: Google takes a date at most {max:number} days ahead.',
      '{days:number} 天后才发货：Google 最多接受提前 {max:number} 天。',
    ),
  },
  notes: {
    today: say('today is {today:date}', '今天为{today:date}'),
    dates: say('end {end:date}, dispatch {ship:date}', '截止{end:date}，发货{ship:date}'),
    period: say('start {start:date}, end {end:date}', '开始{start:date}，截止{end:date}'),
    nothing: say('neither a date nor a number of days', '既没有日期也没有天数'),
    page: say('campaign {campaign:text} of the store page', '店铺页面的活动 {campaign:text}'),
    'say-end': say(
      'Write the last day of the pre-order (preorder.end).',
      '写明预售最后一天（preorder.end）。',
    ),
    'say-dispatch': say(
      'Write the day of dispatch, or how many days after the end (preorder.ship_date, preorder.ship_after_days).',
      '写明发货日期，或截止后多少天发货（preorder.ship_date、preorder.ship_after_days）。',
    ),
    renew: say(
      'Set a new date and tell those who have ordered, or sell it as in stock.',
      '更新日期并通知已下单的买家，或改为现货销售。',
    ),
    correct: say(
      'Correct the dates, and keep the pre-order page the same.',
      '更正日期，并与预售页保持一致。',
    ),
  },
  options: {
    maxAheadDays: { default: 365, en: 'days ahead that a dispatch may lie', zh: '发货日期最多可提前的天数' },
    endBeforeShip: {
      default: true,
      en: 'whether the pre-order must end before it is dispatched',
      zh: '预售是否须在发货前截止',
    },
  },
  sources: {
    google: {
      title: 'Google Merchant Center help 6324470, availability date: at most one year ahead',
      asOf: '2026-11-22',
      url: 'https://support.google.com/merchants/answer/6324470',
    },
    guide: { title: 'Cross-border seller guide, chapter 7 Pre-order', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'The dates of a pre-order: an end, a dispatch (a day or days after the end), both still to come, in order, not against each other and the same as on the store’s pre-order page that names the listing (campaigns).',
      zh: '检查预售日期：有截止日和发货日（日期或截止后天数），均未过期、顺序正确、互不矛盾，并与列出该商品的预售页（campaigns）一致。',
    },
    why: {
      en: 'A date is part of the contract: a shop that does not keep it owes the money back (16 CFR 435, Directive 2011/83/EU art. 18), and platforms refuse a date that is past or too far.',
      zh: '发货日期是合同内容，逾期须退款（美国 16 CFR 435、欧盟 2011/83/EU 第 18 条）；日期已过或过远，平台会拒绝。',
    },
    how: {
      en: 'Write end and dispatch as dates (2026-12-31), and change listing, page and messages together.',
      zh: '以 2026-12-31 的形式写明截止和发货日期；商品页、预售页和消息同步修改。',
    },
  },
  examples: {
    valid: [
      {
        name: 'an end and a dispatch',
        value: boots({ start: '2026-11-01', end: '2026-12-10', ship_date: '2027-01-15' }),
      },
      { name: '截止后若干天发货', value: boots({ end: '2026-12-10', ship_after_days: 20 }, '徒步靴') },
      {
        name: 'working days and a date near them',
        value: boots({ end: '2026-12-10', ship_after_days: 20, ship_date: '2027-01-07' }),
      },
      {
        name: 'the same as on the page; another page is for other listings',
        value: [
          boots({ end: '2026-12-10', ship_after_days: 20 }),
          page({ end: '2026-12-10', ships_after: 'within 3 weeks' }),
          page({ listings: ['BOOT-2'], end: '2026-12-24' }),
        ],
      },
      { name: 'not on pre-order', value: { title: 'Trail Boots' }, outcome: 'not-applicable' },
      {
        name: 'dispatched while orders still come, where a team does so',
        value: boots({ end: '2027-03-10', ship_date: '2027-01-15' }),
        options: { endBeforeShip: false },
      },
    ],
    invalid: [
      {
        name: 'neither end nor dispatch',
        proves: ['S1-55'],
        value: boots({ start: '2026-11-01' }),
        findings: [
          { messageId: 'no-dispatch', path: ['preorder', 'ship_date'] },
          { messageId: 'no-end', path: ['preorder', 'end'] },
        ],
      },
      {
        name: '已截止',
        proves: ['S1-47'],
        value: boots({ end: '2026-11-10', ship_date: '2026-12-15' }, '徒步靴'),
        findings: [{ messageId: 'ended', path: ['preorder', 'end'], words: '2026-11-10' }],
      },
      {
        name: 'a dispatch that has passed, before the end',
        value: boots({ end: '2026-12-10', ship_date: '2026-11-15' }),
        findings: [{ messageId: 'ship-past' }],
      },
      {
        name: 'an end before the start',
        value: boots({ start: '2026-12-20', end: '2026-12-10', ship_date: '2027-01-15' }),
        findings: [{ messageId: 'backwards' }],
      },
      {
        name: 'sent before the end',
        proves: ['S1-56'],
        value: boots({ end: '2026-12-10', ship_date: '2026-12-01' }),
        findings: [{ messageId: 'ship-early', path: ['preorder', 'ship_date'] }],
      },
      {
        name: 'a date and days that do not meet',
        proves: ['S1-68'],
        value: boots({ end: '2026-12-10', ship_date: '2027-02-15', ship_after_days: 14 }),
        findings: [{ messageId: 'differ' }],
      },
      {
        name: 'another end and another wait than on the page',
        proves: ['S1-50'],
        value: [
          boots({ end: '2026-12-10', ship_after_days: 20 }),
          page({ end: '2026-12-20', ships_after: '30-40 days after the end' }),
        ],
        findings: [
          { messageId: 'other-end', path: ['preorder', 'end'], words: '2026-12-10' },
          { messageId: 'other-wait', path: ['preorder', 'ship_after_days'] },
        ],
      },
      {
        name: '发货日期与预售页不同',
        value: [
          boots({ end: '2026-12-10', ship_date: '2027-01-15' }, '徒步靴'),
          page({ end: '2026-12-10', ships_after: '2027-02-01' }),
        ],
        findings: [{ messageId: 'other-dispatch', path: ['preorder', 'ship_date'] }],
      },
      {
        name: 'two years ahead',
        value: boots({ end: '2026-12-10', ship_date: '2028-12-01' }),
        options: { maxAheadDays: 300 },
        findings: [{ messageId: 'far' }],
      },
    ],
  },

  collect(_value, { document, run }, reference): readonly PreorderPage[] | undefined {
    return reference ? undefined : preorderPages(document as Document<'store'>, run);
  },

  fold: {
    empty: (): PreorderPage[] => [],
    add: (folded: PreorderPage[], pages: readonly PreorderPage[]) => folded.concat(pages),
    merge: (left: PreorderPage[], right: PreorderPage[]) => left.concat(right),
    seal: (folded: PreorderPage[]): readonly PreorderPage[] => folded.sort(byPlace),
  },

  judge(value, summary, context) {
    const { availability, preorder } = value;
    if (availability !== 'preorder' && preorder === undefined) return notApplicable('availability');
    const { options } = context;
    const today = context.run.asOf;
    const [start, end, ship] = [dayOf(preorder?.start), dayOf(preorder?.end), dayOf(preorder?.ship_date)];
    const after = preorder?.ship_after_days;
    const at = (field: string) => ['preorder', field];
    const advice = context.note('correct', {});
    const renew = context.note('renew', {});
    const now = { ...context.note('today', { today }), source: 'guide' };
    const owed = [
      ...(end === undefined ? [lacks('end', 'no-end', 'say-end')] : []),
      ...(ship === undefined && after === undefined
        ? [lacks('ship_date', 'no-dispatch', 'say-dispatch')]
        : []),
    ];
    const all = [
      ...ofEnd(),
      ...ofDispatch(),
      ...pagesOf(value, summary ?? []).flatMap(ofPage),
      ...owed.flatMap(outcome => (outcome.kind === 'findings' ? outcome.findings : [])),
    ].sort((left, right) => (left.messageId < right.messageId ? -1 : 1));
    const isUnknown = owed.some(outcome => outcome.kind === 'no-data');
    return all.length === 0 && isUnknown ? noData('preorder') : context.outcome(all);

    function lacks(field: string, message: 'no-end' | 'no-dispatch', say: 'say-end' | 'say-dispatch') {
      const evidence = { ...context.note('nothing', {}), source: 'guide' };
      const details = { at: at(field), loss: 0.5, evidence, advice: context.note(say, {}) };
      return context.absent(`preorder.${field}`, () => context.finding(message, {}, details));
    }

    function ofEnd(): RuleFinding[] {
      if (end === undefined) return [];
      if (start !== undefined && end < start) {
        const evidence = context.note('period', { start, end });
        return [context.finding('backwards', { start, end }, { at: at('end'), evidence, advice })];
      }
      if (end >= today) return [];
      return [context.finding('ended', { end }, { at: at('end'), evidence: now, advice: renew })];
    }

    function ofDispatch(): RuleFinding[] {
      if (ship === undefined) return [];
      if (ship < today)
        return [
          context.finding('ship-past', { ship }, { at: at('ship_date'), evidence: now, advice: renew }),
        ];
      const days = daysBetween(today, ship);
      const evidence = end === undefined ? now : context.note('dates', { end, ship });
      const details = { at: at('ship_date'), evidence, advice };
      const found: RuleFinding[] = [];
      const other = end !== undefined && after !== undefined ? laterBy(end, after) : undefined;
      if (options.endBeforeShip && end !== undefined && ship < end)
        found.push(context.finding('ship-early', { ship, end }, details));
      else if (other !== undefined && after !== undefined && !meets(ship, other, after))
        found.push(context.finding('differ', { ship, days: after, other }, details));
      if (days > options.maxAheadDays) {
        const limit = { ...details, loss: 0.5, evidence: { ...now, source: 'google' } };
        found.push(context.finding('far', { days, max: options.maxAheadDays }, limit));
      }
      return found;
    }

    /** What the store’s pre-order page says otherwise. */
    function ofPage({ key, index, end: until, dispatch, after: wait }: PreorderPage): RuleFinding[] {
      const details = (field: string, other: string) => ({
        at: at(field),
        evidence: { ...context.note('page', { campaign: String(index + 1) }), source: 'guide' },
        advice,
        related: [{ key, path: ['campaigns', index, other] }],
      });
      return [
        ...(end !== undefined && until !== undefined && end !== until
          ? [context.finding('other-end', { end, page: until }, details('end', 'end'))]
          : []),
        ...(ship !== undefined && dispatch !== undefined && ship !== dispatch
          ? [context.finding('other-dispatch', { ship, page: dispatch }, details('ship_date', 'ships_after'))]
          : []),
        ...(after !== undefined && wait !== undefined && (after < wait.least - SLACK || after > wait.days)
          ? [
              context.finding(
                'other-wait',
                { days: after, least: wait.least, most: wait.days },
                details('ship_after_days', 'ships_after'),
              ),
            ]
          : []),
      ];
    }
  },
});

/** Days may be working days, and holidays lie between. */
const meets = (ship: string, other: string, after: number): boolean =>
  daysBetween(ship, other) <= SLACK && daysBetween(other, ship) <= 4 + after;

const byPlace = (left: PreorderPage, right: PreorderPage): number =>
  left.key < right.key ? -1 : left.key > right.key ? 1 : left.index - right.index;
