import {
  type Context,
  contradicts,
  defineCatalogRule,
  folderOf,
  type Kind,
  mergeSayings,
  noData,
  type RuleFinding,
  type Said,
  type Saying,
  type Sayings,
  saidIn,
  say,
  sayingsOf,
  sealSayings,
  sharedFacts,
  shopAround,
  topicOf,
} from '../../src/rule/index.ts';

type AnyContext = Context<Kind, never, never, never>;

/** What a document says, for whom: its own languages, else the one it is written in. */
function saidBy({ document, run, markets, language }: AnyContext): readonly Said[] {
  const { languages, language: own } = document.value as {
    readonly languages?: readonly string[];
    readonly language?: string;
  };
  return saidIn(document, { markets, languages: languages ?? (own ? [own] : []), language }, run);
}

/** Whose documents are compared: all of a store, or those of one seller. */
function sellerOf({ document, run }: AnyContext): string {
  const { seller = '' } = document.value as { readonly seller?: string };
  return run.scope === 'marketplace' ? seller.trim() : '';
}

/** The folders with a store that says something, which parts the shops of a run. */
function storesIn(summary: ReadonlyMap<string, ReadonlyMap<string, Saying>>): ReadonlySet<string> {
  const places = [...summary.values()].flatMap(sayings => [...sayings.values()].flatMap(one => one.places));
  return new Set(
    places.filter(({ ofListing, ofMessage }) => !ofListing && !ofMessage).map(({ key }) => folderOf(key)),
  );
}

const isSamePlace = (left: Said, right: Said): boolean =>
  left.key === right.key && left.at.join('.') === right.at.join('.');

/** Of two stores that contradict each other, the one by name after the other is told. */
const isTold = (mine: Said, theirs: Said): boolean =>
  theirs.ofListing || theirs.ofMessage || theirs.key < mine.key || isEarlier(theirs, mine);
const isEarlier = (theirs: Said, mine: Said): boolean =>
  theirs.key === mine.key && theirs.at.join('.') < mine.at.join('.');

const store = (more: object) => ({ kind: 'store', id: 'main', ...more });
const WINDOW = { returns: { window_days: 30, refund_days: 10, return_freight: 'buyer' } };

export default defineCatalogRule({
  id: 'store/policy-conflict',
  on: ['store'],
  gathers: ['store', 'listing', 'message'],
  severity: 'error',
  consequence: 'returns',
  needs: ['two places that state the same fact'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-16', 'S1-12'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'The same fact differs between listing, policies, checkout and messages',
    zh: '同一信息在商品页、政策页、结账与通知中不一致',
  },
  messages: {
    differs: say(
      'The {fact:field} differs: here {here:quote}, elsewhere {there:quote}.',
      '{fact:field}不一致：此处为{here:quote}，另一处为{there:quote}。',
    ),
    'differs-on-listings': say(
      {
        one: 'The {fact:field} differs: here {here:quote}, on a listing {there:quote}.',
        other: 'The {fact:field} differs: here {here:quote}, on {count:count} listings {there:quote}.',
      },
      '{fact:field}不一致：此处为{here:quote}，{count:count} 个商品为{there:quote}。',
    ),
  },
  notes: {
    compared: say('places that state it: {places:number}', '写明该信息的位置：{places:number} 处'),
    agree: say(
      'Decide which one holds and write it in every place; say exceptions in the same sentence.',
      '确定以哪个为准，各处统一；例外情况写在同一句里。',
    ),
  },
  options: {
    facts: {
      default: [...sharedFacts] as readonly string[],
      en: 'the facts compared: return-window, return-payer, refund-days, handling, transit, free-threshold, currency, preorder-end',
      zh: '比较哪些信息：return-window（退货期）、return-payer（退货运费）、refund-days（退款时效）、handling（备货）、transit（运输）、free-threshold（包邮门槛）、currency（币种）、preorder-end（预售截止）',
    },
  },
  sources: {
    guide: {
      title: 'Cross-border seller guide, chapter 2: check the whole way from home page to after-sales mail',
      asOf: '2026-11-22',
    },
    google: {
      title: 'Google Merchant Center Help: policies are the same across the site',
      asOf: '2026-11-22',
      url: 'https://support.google.com/merchants/answer/11197424',
    },
  },
  docs: {
    what: {
      en: 'Compares what the store’s pages, its messages and the listings of one seller say of the same fact: return window, who pays the return freight, refund days, handling, transit, free-shipping threshold, currency, end of a pre-order. Texts for other markets or languages are not compared; a number that the other text gives for an exception (faulty goods, sale items, members, holidays) is no conflict; business days and calendar days of the same length are equal; a listing may be quicker than the page, not slower.',
      zh: '比较同一卖家的店铺页面、消息模板和商品对同一信息的说法：退货期、退货运费承担方、退款时效、备货时间、运输时效、包邮门槛、币种、预售截止日。面向不同目标市场或语言的文本不比较；对方文本作为例外写明的数字（质量问题、特价、会员、节假日）不算冲突；工作日与自然日换算后相同的视为一致；商品可以比页面快，不可以慢。',
    },
    why: {
      en: 'Buyers hold a shop to the better of two promises, and a dispute is decided by it.',
      zh: '两处承诺不同时，买家会按对自己有利的那一处要求，纠纷也按那一处判。',
    },
    how: {
      en: 'Keep each fact in one place and let the others repeat it.',
      zh: '每项信息只在一处维护，其他位置照抄。',
    },
  },
  examples: {
    valid: [
      {
        name: 'all say the same',
        value: [
          store(WINDOW),
          {
            kind: 'message',
            id: 'back',
            type: 'return-instructions',
            body: 'You can return your order within 30 days of delivery.',
          },
        ],
      },
      {
        name: 'an exception of its own',
        value: [
          store({
            returns:
              'You can return any item within 30 days of delivery. Sale items can be returned within 7 days of delivery.',
          }),
          { id: 'A', title: 'Linen Shirt', returns: 'Return it within 7 days of delivery.' },
        ],
      },
      {
        name: 'another market',
        value: [
          store({ ...WINDOW, markets: ['US'] }),
          { kind: 'store', id: 'eu', markets: ['DE'], returns: { window_days: 14 } },
        ],
      },
      {
        name: '工作日与自然日',
        value: [
          store({ returns: '收到退货后 5 个工作日内退款。' }),
          { kind: 'message', id: '退', type: 'return-received', body: '收到退货后 7 天内为您退款。' },
        ],
      },
      {
        name: 'a listing that is quicker',
        value: [
          store({ shipping: { processing: { min_days: 1, max_days: 3 } } }),
          { id: 'A', title: 'Linen Shirt', handling_time: { min: 0, max: 1 } },
        ],
      },
      {
        name: 'said once',
        value: store({ returns: { window_days: 30 } }),
        outcome: 'no-data',
      },
      {
        name: 'only the currency is compared',
        value: [store(WINDOW), { id: 'A', title: 'Linen Shirt', returns: { window_days: 7 } }],
        options: { facts: ['currency'] },
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'two windows',
        value: [
          store(WINDOW),
          {
            kind: 'message',
            id: 'back',
            type: 'return-instructions',
            body: 'You can return your order within 14 days of delivery.',
          },
        ],
        findings: [{ messageId: 'differs', path: ['returns', 'window_days'] }],
      },
      {
        name: '退货运费承担方不一致',
        value: [
          store({ returns: '支持 7 天无理由退货，退货运费由买家承担。' }),
          { id: 'A', title: '亚麻衬衫', returns: '支持 7 天无理由退货，退货运费由卖家承担。' },
          { id: 'B', title: '羊毛衬衫', returns: '支持 7 天无理由退货，退货运费由卖家承担。' },
        ],
        findings: [{ messageId: 'differs-on-listings' }],
      },
      {
        name: 'slower than the page says',
        value: [
          store({ shipping: 'We dispatch every order within 2 business days.' }),
          { id: 'A', title: 'Linen Shirt', handling_time: { min: 5, max: 8 } },
        ],
        findings: [{ messageId: 'differs-on-listings' }],
      },
      {
        name: 'the same kind of days, and not as many',
        value: [
          store({ shipping: 'Orders ship within 1-2 business days.' }),
          {
            kind: 'message',
            id: 'thanks',
            type: 'order-confirmation',
            body: 'Thank you. Your order ships within 3-4 business days.',
          },
        ],
        findings: [{ messageId: 'differs' }],
      },
      {
        name: 'two thresholds',
        value: [
          store({ shipping: 'Free shipping on orders over $50.' }),
          {
            kind: 'message',
            id: 'nudge',
            type: 'order-nudge',
            body: 'Spend a little more: free shipping on orders over $75.',
          },
        ],
        findings: [{ messageId: 'differs' }],
      },
      {
        name: 'the returns page and the shipping page',
        value: store({
          returns: 'You can return your order within 30 days of delivery.',
          shipping: 'We dispatch within 2 days. Returns are accepted within 14 days of delivery.',
        }),
        findings: [{ messageId: 'differs', path: ['shipping'] }],
      },
    ],
  },

  collect(_value, context, reference): Sayings | undefined {
    if (reference) return undefined;
    const said = saidBy(context as unknown as AnyContext);
    return said.length === 0 ? undefined : sayingsOf(sellerOf(context as unknown as AnyContext), said);
  },

  fold: {
    empty: (): Sayings => new Map(),
    add: mergeSayings,
    merge: mergeSayings,
    seal: sealSayings,
  },

  judge(_value, summary, context) {
    const own = saidBy(context as unknown as AnyContext).filter(({ fact }) =>
      context.options.facts.includes(fact),
    );
    const seller = sellerOf(context as unknown as AnyContext);
    const stores = storesIn(summary);
    const shopOf = ({ key }: Said): string => shopAround(folderOf(key), stores);
    const ofShop = (mine: Said, saying: Saying): Saying => {
      const places = saying.places.filter(place => shopOf(place) === shopOf(mine));
      return places.length === saying.places.length ? saying : { places, count: places.length };
    };
    let compared = 0;
    const findings: RuleFinding[] = [];
    for (const mine of own) {
      const topic = topicOf(seller, mine);
      // A store alone is not collected: what it says in two of its own texts is compared all the same.
      const others: Saying[] = [
        ...own
          .map(one => ({ places: [one], count: 1 }))
          .filter(({ places: [one] }) => topicOf(seller, one as Said) === topic),
        ...[...(summary.get(topic)?.values() ?? [])]
          .map(saying => ofShop(mine, saying))
          .filter(({ places }) => places.some(({ key }) => key !== mine.key)),
      ].filter(({ places }) => !places.some(place => isSamePlace(place, mine)));
      compared += others.length;
      for (const ofListing of [false, true]) {
        // preorder/dates tells it at the listing.
        if (ofListing && mine.fact === 'preorder-end') continue;
        const against = others
          .filter(
            ({ places: [one] }) =>
              one && one.ofListing === ofListing && contradicts(mine, one) && isTold(mine, one),
          )
          .sort((left, right) => right.count - left.count);
        const [worst] = against;
        const there = worst?.places[0];
        if (!worst || !there) continue;
        const data = { fact: `said.${mine.fact}`, here: mine.quote, there: there.quote };
        const details = {
          at: mine.at,
          ...(mine.span && { span: mine.span }),
          ...(ofListing && isTime(mine) && { severity: 'warning' as const }),
          evidence: { ...context.note('compared', { places: others.length + 1 }), source: 'guide' },
          advice: context.note('agree', {}),
          related: worst.places.map(({ key, at }) => ({ key, path: at })),
        };
        const count = against.reduce((sum, saying) => sum + saying.count, 0);
        findings.push(
          ofListing
            ? context.finding('differs-on-listings', { ...data, count }, details)
            : context.finding('differs', data, details),
        );
      }
    }
    return compared === 0 ? noData('catalog') : context.outcome(findings);
  },
});

/** Goods differ in the time they take; that one is slower than the page is worth a look, no error. */
const isTime = ({ fact }: Said): boolean => fact === 'handling' || fact === 'transit';
