import {
  type CatalogPlace,
  cutOf,
  defineCatalogRule,
  firstOf,
  type Listing,
  noData,
  offersOf,
  say,
} from '../../src/rule/index.ts';

interface Emission extends CatalogPlace {
  readonly seller: string;
  readonly reduced: boolean;
}
interface Counts {
  readonly listings: number;
  readonly reduced: number;
  /** The first reduced listing, where the finding stands. */
  readonly first: CatalogPlace | undefined;
}
type Fold = Map<string, Counts>;

function merge(left: Fold, right: Fold): Fold {
  for (const [seller, counts] of right) {
    const known = left.get(seller);
    left.set(
      seller,
      known
        ? {
            listings: known.listings + counts.listings,
            reduced: known.reduced + counts.reduced,
            first: firstOf(known.first, counts.first),
          }
        : counts,
    );
  }
  return left;
}

/** Days from start to end, both counted; undefined where the promotion does not say both. */
function daysOf({ promotion }: Listing): number | undefined {
  const { start, end } = promotion ?? {};
  if (start === undefined || end === undefined) return undefined;
  const days = (Date.parse(end.slice(0, 10)) - Date.parse(start.slice(0, 10))) / 86_400_000 + 1;
  return days > 0 ? days : undefined;
}

const isOnSale = ({ status = 'active' }: Listing): boolean => status === 'active';

/** `of` listings of which the first `reduced` are at three quarters of their was-price. */
const shop = (of: number, reduced: number, more: object = {}) =>
  Array.from({ length: of }, (_, index) => ({
    id: `CUP-${index + 1}`,
    title: `Enamel Cup no. ${index + 1}`,
    price: { amount: 15, currency: 'EUR', ...(index < reduced ? { compare_at: 20 } : {}) },
    ...more,
  }));

export default defineCatalogRule({
  id: 'price/storewide-discount',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['price.compare_at'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-25'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Almost every product is on a big discount', zh: '几乎全店商品都在大幅打折' },
  messages: {
    many: say(
      '{share:percent} of the catalog is reduced by {big:percent} or more: {count:number} of {of:number} listings.',
      '全店 {share:percent} 的商品降价 {big:percent} 或以上：{of:number} 个商品中的 {count:number} 个。',
    ),
    'nearly-all': {
      ...say(
        'Nearly everything is on sale: {count:number} of {of:number} listings are reduced by {big:percent} or more.',
        '几乎全店都在打折：{of:number} 个商品中有 {count:number} 个降价 {big:percent} 或以上。',
      ),
      severity: 'error',
    },
  },
  notes: {
    share: say(
      '{share:percent} of the active listings with a price; promotions of at most {days:number} days are not counted',
      '占有售价的在售商品的 {share:percent}；不超过 {days:number} 天的活动不计',
    ),
    keep: say(
      'Keep reductions for an occasion, and give each a start and an end; else lower the prices for good.',
      '只在有由头的活动中打折，并写明起止日期；否则直接下调售价。',
    ),
  },
  options: {
    bigDiscount: {
      default: 0.2,
      en: 'share of the was-price from which a reduction is big',
      zh: '降价达到该比例即为大幅打折',
    },
    warnShare: {
      default: 0.5,
      en: 'share of the listings on a big discount that is too much when exceeded',
      zh: '大幅打折的商品超过该比例即提醒',
    },
    errorShare: {
      default: 0.8,
      en: 'share from which nearly everything is on sale',
      zh: '超过该比例即视为几乎全店打折',
    },
    minListings: { default: 10, en: 'listings a seller must have at least', zh: '卖家至少应有的商品数' },
    eventMaxDays: {
      default: 14,
      en: 'days a promotion may last to be an event that is not counted',
      zh: '不超过该天数的活动视为短期活动，不计入',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 4 Price and discount', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'The share of a seller’s active listings that are reduced by a fifth or more, outside of short promotions with a start and an end. Told once a seller, at the first reduced listing.',
      zh: '统计同一卖家在售商品中降价两成及以上的比例，有起止日期的短期活动除外。每个卖家只提示一次，标在第一个打折商品上。',
    },
    why: {
      en: 'Where everything is always reduced, no price is believed: buyers wait or leave, and authorities take a lasting was-price for an invented one.',
      zh: '全店长期打折，买家就不再相信任何价格，会观望或离开；长期挂着的划线价也容易被认定为虚构。',
    },
    how: {
      en: 'Reduce what has an occasion: season, clearance, launch. Give each promotion a start and an end, or make the lower price the price.',
      zh: '只给有由头的商品打折：换季、清仓、上新；每个活动写明起止日期，或把低价定为正式售价。',
    },
  },
  examples: {
    valid: [
      { name: 'a third of the shop', value: shop(12, 4) },
      { name: 'too few listings to tell', value: shop(6, 6), outcome: 'no-data' },
      {
        name: 'an event of ten days',
        value: shop(12, 12, { promotion: { start: '2026-11-20', end: '2026-11-29' } }),
      },
      { name: '只有小幅折扣', value: shop(12, 12), options: { bigDiscount: 0.3 } },
      {
        name: 'what is not for sale does not count',
        value: [...shop(12, 3), ...shop(20, 20, { status: 'draft' })],
      },
      {
        name: 'fewer than a team asks for',
        value: shop(12, 12),
        options: { minListings: 20 },
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'two thirds of the shop',
        value: shop(12, 8),
        findings: [{ messageId: 'many', path: ['price', 'compare_at'] }],
      },
      { name: '全店打折', value: shop(12, 12), findings: [{ messageId: 'nearly-all' }] },
      {
        name: 'a third, where a team wants less',
        value: shop(12, 4),
        options: { warnShare: 0.25, errorShare: 0.6 },
        findings: [{ messageId: 'many' }],
      },
      {
        name: 'a promotion that is no event any more',
        value: shop(12, 12, { promotion: { start: '2026-11-01', end: '2026-11-30' } }),
        options: { eventMaxDays: 21 },
        findings: [{ messageId: 'nearly-all' }],
      },
    ],
  },

  collect(value, { document, options }, reference): Emission | undefined {
    if (reference || !isOnSale(value) || offersOf(value).length === 0) return undefined;
    const isEvent = (daysOf(value) ?? Number.POSITIVE_INFINITY) <= options.eventMaxDays;
    const { key, file, index } = document;
    const reduced = !isEvent && cutOf(value) >= options.bigDiscount;
    return { key, file, index, seller: value.seller ?? '', reduced };
  },

  fold: {
    empty: (): Fold => new Map(),
    add: (folded: Fold, { seller, reduced, ...place }: Emission): Fold =>
      merge(
        folded,
        new Map([[seller, { listings: 1, reduced: Number(reduced), first: reduced ? place : undefined }]]),
      ),
    merge,
    seal: (folded: Fold): Fold => folded,
  },

  judge(value, summary, context) {
    const { document, options } = context;
    if (document.carriage('price.compare_at') === 'cannot') return context.absent('price.compare_at');
    const counts = summary.get(value.seller ?? '');
    if (!counts || counts.listings < options.minListings) return noData('catalog');
    const { listings: of, reduced: count, first } = counts;
    const share = count / of;
    if (first?.key !== document.key || share <= options.warnShare) return context.outcome([]);
    const at = offersOf(value).find(({ compareAt }) => compareAt !== undefined)?.at ?? [
      'price',
      'compare_at',
    ];
    const details = {
      at,
      loss: share,
      evidence: { ...context.note('share', { share, days: options.eventMaxDays }), source: 'guide' },
      advice: context.note('keep', {}),
    };
    const data = { count, of, big: options.bigDiscount };
    return context.outcome([
      share > options.errorShare
        ? context.finding('nearly-all', data, details)
        : context.finding('many', { ...data, share }, details),
    ]);
  },
});
