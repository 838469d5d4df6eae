import {
  type CampaignPart,
  campaignPage,
  campaignParts,
  comparePreorders,
  defineCatalogRule,
  noData,
  notApplicable,
  ownerOf,
  type PreorderItem,
  pass,
  preorderFold,
  preorderItem,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';

/** The field where a missing part would stand. */
const FIELD = {
  intro: 'intro',
  discount: 'discount',
  period: 'end',
  goal: 'goal',
  refund: 'refund_if_missed',
  'refund-part': 'refund_if_missed',
  'refund-days': 'refund_if_missed',
  dispatch: 'ships_after',
  transit: 'transit',
  steps: 'text',
} as const satisfies Readonly<Record<CampaignPart, string>>;

const phraseOf = (part: CampaignPart): string =>
  part.startsWith('refund') ? 'preorder.refund' : `preorder.${part}`;

const INTRO =
  'We open pre-orders for the second run of our folding bike. The first run of two hundred was gone in nine days, so this time you can reserve yours before the frames are welded in our workshop.';
const campaign = {
  id: 'BIKE-2',
  kind: 'preorder',
  intro: INTRO,
  discount: '10 % off the later price',
  start: '2026-11-10',
  end: '2026-12-20',
  goal: 150,
  refund_if_missed: 'If the goal is not reached you get all your money back within 5 days.',
  ships_after: '30 days after the end',
  transit: '3-5 days in the EU',
  listings: ['BIKE-1'],
};
const store = (...campaigns: object[]) => ({ kind: 'store', id: 'main', campaigns });
const bike = (more: object = {}) => ({
  id: 'BIKE-1',
  title: 'Folding Bike',
  availability: 'preorder',
  preorder: { label: 'Pre-order' },
  ...more,
});
const without = (...fields: (keyof typeof campaign)[]) =>
  Object.fromEntries(Object.entries(campaign).filter(([field]) => !fields.includes(field as never)));

export default defineCatalogRule({
  id: 'preorder/page-sections',
  on: ['store'],
  gathers: ['listing'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['campaigns'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-45', 'S1-46', 'S1-47', 'S1-48', 'S1-49', 'S1-50', 'S1-51', 'S1-52', 'S1-89'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Pre-order page lacks intro, discount, period, goal, refund rule, dispatch or transit time, or does not list all pre-order products',
    zh: '预售页缺少介绍/折扣/预售期/目标/退款说明/发货/运送时间，或未列出全部预售商品',
  },
  messages: {
    intro: say('The pre-order page hardly introduces the pre-order.', '预售页缺少活动介绍（或过短）。'),
    discount: say(
      'The pre-order page does not say what buyers save, or that they do not.',
      '预售页未写明预售折扣（或注明无折扣）。',
    ),
    period: say('The pre-order page does not say until when it runs.', '预售页未写明预售期（截止日期）。'),
    goal: say(
      'The pre-order page names no minimum of orders, nor says that there is none.',
      '预售页未写明最低订单量目标（或注明不设目标）。',
    ),
    refund: say(
      'The pre-order page does not say what happens to the money if the goal is missed.',
      '预售页未写明未达目标时如何退款。',
    ),
    'refund-part': {
      ...say('The refund rule does not say that the whole amount comes back.', '退款说明未写明全额退款。'),
      severity: 'info',
    },
    'refund-days': {
      ...say('The refund rule does not say within how many days.', '退款说明未写明多少天内退款。'),
      severity: 'info',
    },
    dispatch: say(
      'The pre-order page does not say when the goods are dispatched after its end.',
      '预售页未写明结束后何时发货。',
    ),
    transit: say('The pre-order page does not say how long the delivery takes.', '预售页未写明运送时间。'),
    steps: {
      ...say(
        'The pre-order page does not list its steps: order, goal reached or not, dispatch or refund.',
        '预售页未列出预售步骤（下单、是否达标、发货或退款）。',
      ),
      severity: 'info',
    },
    'no-list': say('The pre-order page does not name its products.', '预售页未列出预售商品。'),
    unlisted: say(
      'On pre-order, but not on the pre-order page: {listings:list}.',
      '以下商品为预售，但预售页未列出：{listings:list}。',
    ),
    stale: say(
      'On the pre-order page, but no longer on pre-order: {listings:list}.',
      '预售页列出，但已不是预售商品：{listings:list}。',
    ),
    'no-page': say(
      'Listings are on pre-order ({listings:list}), but the store has no pre-order page.',
      '有预售商品（{listings:list}），但店铺没有预售页。',
    ),
    backwards: {
      ...say(
        'The pre-order ends on {end:date}, before it starts on {start:date}.',
        '预售截止日{end:date}早于开始日{start:date}。',
      ),
      severity: 'error',
    },
  },
  notes: {
    read: say('read: {fields:fields}', '已查看：{fields:fields}'),
    both: say(
      '{page:count} listed on the page, {listings:count} on pre-order in this run',
      '预售页列出 {page:count} 个，本次检查中预售商品 {listings:count} 个',
    ),
    write: say('Write it on the page, and the same on its listings.', '在预售页写明，并与商品页一致。'),
    align: say('Bring the page and the listings in line.', '使预售页与商品一致。'),
    open: say(
      'Give pre-orders a page of their own (campaigns), with its period, goal, refund and dispatch.',
      '为预售建立专页（campaigns），写明预售期、目标、退款和发货时间。',
    ),
  },
  options: {
    parts: {
      default: campaignParts,
      en: 'what a pre-order page has to say',
      zh: '预售页必须写明的内容',
    },
    items: { default: true, en: 'whether page and listings are compared', zh: '是否核对预售页与商品' },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 7 Pre-order', asOf: '2026-11-22' },
    mitor: {
      title: '16 CFR 435 (mail, internet and telephone orders): ship when promised, or refund',
      asOf: '2026-11-22',
      url: 'https://www.ecfr.gov/current/title-16/part-435',
    },
  },
  docs: {
    what: {
      en: 'Each pre-order page of a store (campaigns, as fields or as text in English, Chinese, German, French, Spanish): introduction, discount, period, minimum of orders, refund if it is missed (all of it, and when), dispatch, transit, steps. Its list of products is held against the listings on pre-order in the same run, both ways. Campaigns that have ended are left alone.',
      zh: '检查店铺的每个预售页（campaigns，可为字段或中英德法西文本）：活动介绍、折扣、预售期、最低订单量、未达目标的退款（全额、时限）、发货、运送时间、步骤；并与本次检查中的预售商品双向核对。已结束的活动不检查。',
    },
    why: {
      en: 'Who pays before the goods exist wants to know when they come, and what if not; in the United States and the EU the dates are binding.',
      zh: '买家先付款后等货，需要知道何时发货、不成如何退款；在美国和欧盟，承诺的日期具有约束力。',
    },
    how: {
      en: 'Fill the fields of the campaign, or paste the sentences into the page and set dates and numbers.',
      zh: '填写活动字段，或把建议的句子粘贴到页面并改为实际日期和数字。',
    },
  },
  examples: {
    valid: [
      { name: 'all parts as fields', value: [store(campaign), bike()] },
      {
        name: '文本写全',
        value: store({
          kind: 'preorder',
          text: '第二批折叠车开放预购。首批两百台九天售罄，这一批将在车架焊接之前接受预订，下单即可锁定名额，颜色与首批相同，另增一款哑光黑，欢迎新老朋友参与支持我们的小工坊。预购价立减 10%。预购截止：2026年12月20日。最低目标 150 台。未达目标时，5 天内全额退款。结束后 30 天内发货，运输时间 7-12 天。\n1. 下单付款\n2. 截止后公布是否达标\n3. 达标发货，未达标退款\n',
        }),
      },
      { name: 'no pre-orders at all', value: { kind: 'store', id: 'main' }, outcome: 'not-applicable' },
      { name: 'an ended campaign', value: store({ ...without('goal', 'transit'), end: '2026-10-01' }) },
      {
        name: 'a team that asks for less',
        value: [store({ ...without('discount', 'transit'), listings: [] }), bike()],
        options: { parts: ['period', 'goal', 'refund'], items: false },
      },
      {
        name: 'Polish has no word list',
        value: store({ kind: 'preorder', end: '2026-12-20', text: 'Zamówienia przedpremierowe na rower.' }),
        run: { language: 'pl' },
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'only what it is',
        value: store({ kind: 'preorder', text: 'Pre-order our new bike now, it will be great.' }),
        findings: [
          { messageId: 'discount' },
          { messageId: 'dispatch' },
          { messageId: 'goal' },
          { messageId: 'intro' },
          { messageId: 'period' },
          { messageId: 'refund' },
          { messageId: 'steps' },
          { messageId: 'transit' },
        ],
      },
      {
        name: '退款说明不完整',
        value: store({ ...campaign, refund_if_missed: '未达目标时退款。' }),
        findings: [
          { messageId: 'refund-days', path: ['campaigns', 0, 'refund_if_missed'] },
          { messageId: 'refund-part' },
        ],
      },
      {
        name: 'a product the page forgets, and one that is there already',
        value: [
          store({ ...campaign, listings: ['BIKE-0'] }),
          bike({ title: 'Gravel Frame' }),
          { id: 'BIKE-0', title: 'City Bike', availability: 'in_stock' },
        ],
        findings: [
          { messageId: 'stale', path: ['campaigns', 0, 'listings'] },
          { messageId: 'unlisted', path: ['campaigns', 0, 'listings'] },
        ],
      },
      { name: 'no products named', value: store(without('listings')), findings: [{ messageId: 'no-list' }] },
      {
        name: 'no page',
        value: [{ kind: 'store', id: 'main', languages: ['en'] }, bike()],
        findings: [{ messageId: 'no-page' }],
      },
      {
        name: 'an end before the start',
        value: store({ ...campaign, start: '2027-01-20' }),
        findings: [{ messageId: 'backwards', path: ['campaigns', 0, 'end'] }],
      },
    ],
  },

  collect: (value, { document }) => preorderItem(document.key, value),
  fold: preorderFold,

  judge(value, summary, context) {
    const { document, run, options, profiles } = context;
    if (ownerOf(run, profiles, 'checkout') === 'platform') return notApplicable('owner');
    const ours = summary.filter(
      ({ seller }) => seller === undefined || value.seller === undefined || seller === value.seller,
    );
    const onPreorder = ours.filter(item => item.onPreorder);
    const pages = (value.campaigns ?? []).flatMap((one, index) =>
      one.kind === 'sale' || (one.kind === undefined && one.goal === undefined) ? [] : [{ one, index }],
    );
    if (pages.length === 0) {
      if (onPreorder.length === 0) return notApplicable('preorder');
      const listings = onPreorder.map(({ id }) => id);
      const evidence = { ...context.note('both', { page: 0, listings: listings.length }), source: 'guide' };
      const details = { at: ['campaigns'], evidence, advice: context.note('open', {}) };
      return context.absent('campaigns', () => context.finding('no-page', { listings }, details));
    }
    const open = pages.filter(({ one: { end } }) => end === undefined || end.slice(0, 10) >= run.asOf);
    if (open.length === 0) return pass;
    const known = run.lexicon('preorder-page').groups.refund ?? {};
    const findings: RuleFinding[] = [];
    let unread = false;
    for (const { one, index } of open) {
      const at = ['campaigns', index];
      const { start, end } = one;
      if (start !== undefined && end !== undefined && end < start)
        findings.push(
          context.finding(
            'backwards',
            { start, end },
            { at: [...at, 'end'], advice: context.note('align', {}) },
          ),
        );
      const page = campaignPage(document, at, run);
      const language = context.language.split('-', 1)[0] ?? '';
      const missing = page.missing.filter(part => options.parts.includes(part));
      if (missing.length > 0 && language !== 'und' && !known[language]) {
        unread = true;
        continue;
      }
      const fields = Object.keys(one).map(name => `campaigns.${name}`);
      for (const part of missing) {
        const isText = one.text !== undefined && one[FIELD[part]] === undefined;
        findings.push(
          context.finding(
            part,
            {},
            {
              at: isText ? [...at, 'text'] : [...at, FIELD[part]],
              loss: missing.length / options.parts.length,
              evidence: {
                ...context.note('read', { fields }),
                source: part === 'dispatch' || part.startsWith('refund') ? 'mitor' : 'guide',
              },
              advice: context.note('write', {}),
              suggestion: { phrase: phraseOf(part), data: {} },
            },
          ),
        );
      }
      if (options.items && one.listings === undefined && one.text === undefined)
        findings.push(
          context.finding(
            'no-list',
            {},
            {
              at: [...at, 'listings'],
              loss: 0.3,
              evidence: { ...context.note('read', { fields }), source: 'guide' },
            },
          ),
        );
    }
    const listed = new Set(open.flatMap(({ one }) => one.listings ?? []));
    if (options.items && (listed.size > 0 || open.some(({ one }) => one.text !== undefined))) {
      const texts = open
        .map(({ index }) => campaignPage(document, ['campaigns', index], run).text)
        .join('\n');
      const counts = { page: listed.size, listings: onPreorder.length };
      const details = (items: readonly PreorderItem[]) => ({
        at: ['campaigns', open[0]?.index ?? 0, 'listings'],
        loss: 0.3,
        evidence: { ...context.note('both', counts), source: 'guide' },
        advice: context.note('align', {}),
        related: items.map(({ key }) => ({ key, path: ['availability'] })),
      });
      const { unlisted, stale } = comparePreorders(ours, listed, texts);
      const ids = (items: readonly PreorderItem[]) => ({ listings: items.map(({ id }) => id) });
      if (unlisted.length > 0) findings.push(context.finding('unlisted', ids(unlisted), details(unlisted)));
      if (stale.length > 0) findings.push(context.finding('stale', ids(stale), details(stale)));
    }
    return findings.length === 0 && unread ? noData('lexicon') : context.outcome(findings);
  },
});
