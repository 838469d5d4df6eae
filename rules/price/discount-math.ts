import {
  addPromotion,
  agreementOf,
  type ComparedOffer,
  comparedOffers,
  copyPaths,
  cutOf,
  type DatedLimit,
  type Decimal,
  defineCatalogRule,
  discountOf,
  inForce,
  type Listing,
  type Money,
  mergePromotions,
  offersOf,
  type Path,
  type PromotionFold,
  type PromotionMark,
  percentOf,
  printedDiscounts,
  type RuleFinding,
  reaching,
  type Source,
  say,
  wholePercent,
} from '../../src/rule/index.ts';
import google from '../profiles/google.yaml';

/** Between which shares of the was-price a platform shows a sale price. */
interface SaleLimit extends DatedLimit {
  readonly above: number;
  readonly below: number;
  readonly source: string;
  readonly url: string;
}
interface Profile {
  readonly profile: string;
  readonly as_of: string;
  readonly limits: { readonly price: { readonly sale: readonly SaleLimit[] } };
}
const profiles = [google] as readonly Profile[];
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  profiles.map(({ profile, as_of, limits }) => {
    const { source, url } = limits.price.sale.at(-1) as SaleLimit;
    return [profile, { title: source, asOf: as_of, url }];
  }),
);

const NAME = ['promotion', 'name'];
/** Where a wrong percentage is the shop’s own headline; elsewhere the text may speak of something else. */
const HEADLINES = new Set(['title', 'promotion']);

/** A promotion of a seller. */
const promotionOf = ({ seller = '', promotion }: Listing): string => `${seller}\n${promotion?.name ?? ''}`;

const mug = (price: object, more: object = {}) => ({
  id: 'MUG-1',
  title: 'Stoneware Mug, 350 ml',
  price: { currency: 'EUR', ...price },
  ...more,
});

/** Listings of one promotion, the first `deep` of them at half the price, the others a tenth less. */
const sale = (of: number, deep: number, name: string) =>
  Array.from({ length: of }, (_, index) => ({
    ...mug({ amount: index < deep ? 10 : 18, compare_at: 20 }, { promotion: { name } }),
    id: `MUG-${index + 1}`,
    title: `Stoneware Mug no. ${index + 1}`,
  }));

export default defineCatalogRule({
  id: 'price/discount-math',
  on: ['listing'],
  severity: 'error',
  consequence: 'refused',
  needs: ['price'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['S1-12', 'S1-26'],
  presets: ['core', 'recommended', 'strict'],
  version: 2,
  title: {
    en: 'Printed discount, was-price and price do not agree; sale price not valid',
    zh: '标示折扣、原价、现价不一致，或促销价无效',
  },
  messages: {
    percent: say(
      'The listing claims {claimed:percent} off, but from {compare:money} to {price:money} is {real:percent} off.',
      '标称降价 {claimed:percent}，但从 {compare:money} 到 {price:money} 实际降 {real:percent}。',
    ),
    printed: say(
      '{words:quotes} is printed, but from {compare:money} to {price:money} is {real:percent} off.',
      '文中写{words:quotes}，但从 {compare:money} 到 {price:money} 实际降 {real:percent}。',
    ),
    'up-to': {
      ...say(
        'The promotion promises up to {claimed:percent} off, which {count:number} of its {of:number} listings reach.',
        '活动称最高降 {claimed:percent}，{of:number} 个活动商品中只有 {count:number} 个达到。',
      ),
      severity: 'warning',
    },
    'no-percent': say(
      'The listing claims {claimed:number} % off: a discount lies between 0 and 100 %.',
      '标称降价 {claimed:number}%：折扣应在 0 与 100% 之间。',
    ),
    above: say(
      'The price {price:money} is higher than the was-price {compare:money}.',
      '售价 {price:money} 高于划线价 {compare:money}。',
    ),
    equal: {
      ...say(
        'The was-price is the price itself, {price:money}: nothing is taken off.',
        '划线价与售价相同（{price:money}），没有降价。',
      ),
      severity: 'info',
    },
    dates: say(
      'The promotion ends on {end:date}, before it starts on {start:date}.',
      '促销结束日 {end:date} 早于开始日 {start:date}。',
    ),
    'not-shown': {
      ...say(
        '{profile:field} shows no sale price at {real:percent} off: more than {above:percent} and less than {below:percent} it must be.',
        '降价 {real:percent} 时 {profile:field} 不展示促销价：须大于 {above:percent} 且小于 {below:percent}。',
      ),
      severity: 'warning',
    },
  },
  notes: {
    prices: say(
      'was-price {compare:money}, price {price:money}: {real:percent} off',
      '划线价 {compare:money}，售价 {price:money}：降 {real:percent}',
    ),
    several: say(
      '{count:number} of {of:number} prices of the listing',
      '商品 {of:number} 个价格中的 {count:number} 个',
    ),
    least: say(
      'at least {least:percent} of the listings should have the highest discount (a usual measure, no law)',
      '至少 {least:percent} 的商品应达到最高折扣（通行做法，并非法律规定）',
    ),
    'lower-top': say(
      'Name the discount that a tenth of the listings have, or reduce more of them.',
      '改为一成以上商品都有的折扣，或让更多商品达到该折扣。',
    ),
    reprint: say(
      'Print {percent:number} %, or correct the prices.',
      '改为降价 {percent:number}%，或更正价格。',
    ),
    dates: say('from {start:date} to {end:date}', '{start:date}至{end:date}'),
    percent: say('Set the percentage to {percent:number}.', '将折扣百分比改为 {percent:number}。'),
    'take-off': say(
      'Correct one of the two prices, or take the was-price off.',
      '更正其中一个价格，或去掉划线价。',
    ),
    order: say('Correct the dates of the promotion.', '更正促销日期。'),
    within: say(
      'Check both prices; if they are right, leave the was-price out on this platform.',
      '核对两个价格；若无误，在该平台去掉划线价。',
    ),
  },
  options: {
    tolerance: {
      default: 1,
      en: 'percentage points by which a printed discount may be off, for rounding',
      zh: '标示折扣允许的误差（百分点），用于取整',
    },
    topShare: {
      default: 0.1,
      en: 'share of the listings of a promotion that must reach its “up to”',
      zh: '活动中至少应达到“最高降价”的商品比例',
    },
    topListings: {
      default: 10,
      en: 'listings a promotion must have for that, at least',
      zh: '活动至少应有的商品数',
    },
  },
  sources: {
    ...sources,
    ctsi: {
      title: 'CTSI Guidance for Traders on Pricing Practices: “up to” covers a significant part of the goods',
      asOf: '2025-08-01',
    },
    samr: { title: '明码标价和禁止价格欺诈规定 (SAMR Order 56)', asOf: '2022-07-01' },
  },
  docs: {
    what: {
      en: 'The percentage that a listing states (price.claimed_percent, promotion.claimed_percent) or prints (save 30 %) against its own two prices; “up to” in the name of a promotion against its listings; a price above its was-price; a promotion that ends before it starts; on Google, a reduction outside of what it shows. A percentage that fits one of the variants agrees; texts with a code, a quantity or a circle of buyers are not judged, nor a printed percentage that is lower than the real one.',
      zh: '核对商品标示（price.claimed_percent、promotion.claimed_percent）或文中写明（立减 30%、7折）的折扣与自身两个价格；核对活动名称中的“最高降”与活动商品；检查售价高于划线价、促销结束早于开始、Google 不展示的降价幅度。百分比与任一变体相符即可；凭券、满件、会员等有条件的折扣不判，写低了也不判。',
    },
    why: {
      en: 'A shop that contradicts itself loses the buyer’s trust, a false percentage misleads, and platforms refuse or hide a sale price that is not lower.',
      zh: '自相矛盾的价格会失去买家信任，错误的折扣属于误导；促销价不低于原价时平台会拒绝或不展示。',
    },
    how: {
      en: 'Compute the percentage from the two prices, rounded down. Take the was-price off where nothing is reduced.',
      zh: '按两个价格计算百分比并向下取整；没有降价时去掉划线价。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a percentage that is rounded',
        value: mug({ amount: 19.99, compare_at: 29.99, claimed_percent: 33 }),
      },
      { name: '没有标示折扣', value: { ...mug({ amount: 20 }), title: '粗陶马克杯' } },
      {
        name: 'the percentage of one of the variants',
        value: mug(
          { amount: 20, compare_at: 25, claimed_percent: 50 },
          { variants: [{ sku: 'MUG-L', price: 15, compare_at: 30 }] },
        ),
      },
      {
        name: 'a share instead of a percentage',
        value: mug({ amount: 15, compare_at: 20, claimed_percent: 0.25 }),
      },
      { name: 'a was-price of nothing is none', value: mug({ amount: 15, compare_at: 0 }) },
      {
        name: 'printed as it is; a code; energy; the highest of a sale',
        value: mug(
          { amount: 15, compare_at: 20 },
          {
            title: 'Mug, now 25% off',
            description: 'Save 60% with code MUG. Saves 40% energy. Up to 50% off in our sale.',
          },
        ),
      },
      {
        name: '7.5折，第二件半价，三折伞',
        value: mug(
          { amount: 15, compare_at: 20 },
          { title: '马克杯 限时7.5折优惠', description: '第二件5折优惠。送三折伞。' },
        ),
      },
      { name: 'one in ten reaches the highest discount', value: sale(10, 1, 'Winter sale, up to 50% off') },
      {
        name: 'a promotion of too few listings to tell',
        value: sale(9, 0, 'Winter sale, up to 50% off'),
        options: { topShare: 0.05, topListings: 10 },
      },
      {
        name: 'a percentage that is off, where a team allows it',
        value: mug({ amount: 15, compare_at: 20, claimed_percent: 28 }),
        options: { tolerance: 5 },
      },
    ],
    invalid: [
      {
        name: 'more than the prices give',
        proves: ['S1-12'],
        value: mug({ amount: 15, compare_at: 20, claimed_percent: 50 }),
        findings: [{ messageId: 'percent', path: ['price', 'claimed_percent'] }],
        fixed: { price: { claimed_percent: 25 } },
      },
      {
        name: '活动标称五折，实际八折',
        value: {
          ...mug({ amount: 80, compare_at: 100 }),
          title: '粗陶马克杯',
          promotion: { claimed_percent: 50 },
        },
        findings: [{ messageId: 'percent', path: ['promotion', 'claimed_percent'] }],
        fixed: { promotion: { claimed_percent: 20 } },
      },
      {
        name: 'more in the title than the prices give',
        value: mug({ amount: 15, compare_at: 20 }, { title: 'Mug, save 40%' }),
        findings: [{ messageId: 'printed', path: ['title'], words: '40%' }],
      },
      {
        name: '标题写五折，实际七五折',
        value: mug({ amount: 15, compare_at: 20 }, { title: '粗陶马克杯 全场5折' }),
        findings: [{ messageId: 'printed', words: '5折' }],
      },
      {
        name: 'a highest discount that hardly any listing has',
        value: sale(24, 2, 'Winter sale, up to 50% off'),
        findings: [{ messageId: 'up-to', path: ['promotion', 'name'], words: '50%' }],
      },
      {
        name: 'no percentage at all',
        value: mug({ amount: 15, compare_at: 20, claimed_percent: 120 }),
        findings: [{ messageId: 'no-percent' }],
      },
      {
        name: 'a price above the was-price',
        proves: ['S1-26'],
        value: mug({ amount: 25, compare_at: 20 }),
        findings: [{ messageId: 'above', path: ['price', 'compare_at'], words: '20' }],
      },
      {
        name: 'a price that is the was-price',
        value: mug({ amount: 20, compare_at: 20 }),
        findings: [{ messageId: 'equal' }],
      },
      {
        name: 'an end before the start',
        value: mug({ amount: 15, compare_at: 20 }, { promotion: { start: '2026-11-27', end: '2026-11-20' } }),
        findings: [{ messageId: 'dates', path: ['promotion', 'end'], words: '2026-11-20' }],
      },
      {
        name: 'too little for Google',
        value: mug({ amount: 19.5, compare_at: 20 }),
        run: { profiles: ['google'] },
        findings: [{ messageId: 'not-shown' }],
      },
    ],
  },

  collect(value, context, reference): PromotionMark | undefined {
    const { document, run } = context;
    const name = reference || value.promotion?.name === undefined ? undefined : context.text(NAME);
    if (!name || !printedDiscounts(name, run).some(({ isUpTo }) => isUpTo)) return undefined;
    const { key, file, index } = document;
    return { key, file, index, promotion: promotionOf(value), cut: cutOf(value) };
  },

  fold: {
    empty: (): PromotionFold => new Map(),
    add: addPromotion,
    merge: mergePromotions,
    seal: (folded: PromotionFold): PromotionFold => folded,
  },

  judge(value, summary, context) {
    const { document, run, options } = context;
    const offers = offersOf(value);
    const compared = comparedOffers(offers);
    const share = ({ compareAt, amount }: ComparedOffer): number => discountOf(compareAt, amount);
    const reduced = compared.filter(offer => share(offer) > 0);
    return context.outcome([
      ...stated(['price', 'claimed_percent'], value.price?.claimed_percent),
      ...stated(['promotion', 'claimed_percent'], value.promotion?.claimed_percent),
      ...(reduced.length > 0 ? [...copyPaths(document), NAME].flatMap(printed) : []),
      ...highest(),
      ...notReduced(),
      ...profiles.flatMap(unseen),
      ...promotion(),
    ]);

    function stated(at: Path, claimed: number | undefined): RuleFinding[] {
      if (claimed === undefined) return [];
      const percent = percentOf(claimed);
      const agreement = agreementOf(percent, reduced, options.tolerance);
      if (agreement.kind === 'agrees') return [];
      if (agreement.kind === 'impossible')
        return [context.finding('no-percent', { claimed }, { at, advice: context.note('take-off', {}) })];
      const { offer, real, isSole } = agreement;
      const whole = wholePercent(real);
      const title = context.note('percent', { percent: whole });
      const right = Math.abs(claimed) < 1 ? whole / 100 : whole;
      const fix = { safety: 'unsafe', title, edits: [{ op: 'set', path: at, value: right }] } as const;
      const details = { at, evidence: pricesOf(offer), advice: title, ...(isSole && whole > 0 && { fix }) };
      return [context.finding('percent', { ...pairOf(offer), claimed: percent / 100 }, details)];
    }

    /** A text that prints more than any price is reduced by. */
    function printed(at: Path): RuleFinding[] {
      const text = context.text(at);
      for (const { share: claimed, isUpTo, span, words } of text ? printedDiscounts(text, run) : []) {
        const agreement = agreementOf(claimed * 100, reduced, options.tolerance, true);
        if (isUpTo || agreement.kind !== 'differs') continue;
        const { offer, real } = agreement;
        const advice = context.note('reprint', { percent: wholePercent(real) });
        const severity = HEADLINES.has(String(at[0])) ? 'error' : 'warning';
        const details = { at, span, severity, evidence: pricesOf(offer), advice } as const;
        return [context.finding('printed', { ...pairOf(offer), words: [words] }, details)];
      }
      return [];
    }

    /** A promotion whose “up to” hardly any of its listings reach, told at the first of them. */
    function highest(): RuleFinding[] {
      const text = context.text(NAME);
      const known = text && summary?.get(promotionOf(value));
      if (!known || known.first.key !== document.key || known.listings < options.topListings) return [];
      const top = printedDiscounts(text, run).find(({ isUpTo }) => isUpTo);
      if (!top) return [];
      const count = reaching(known, top.share * 100 - options.tolerance);
      if (count >= options.topShare * known.listings) return [];
      const evidence = { ...context.note('least', { least: options.topShare }), source: 'ctsi' };
      const details = { at: NAME, span: top.span, evidence, advice: context.note('lower-top', {}) };
      return [context.finding('up-to', { claimed: top.share, count, of: known.listings }, details)];
    }

    /** Prices that are not under their was-price, told at the first. */
    function notReduced(): RuleFinding[] {
      const above = compared.filter(offer => share(offer) < 0);
      const equal = compared.filter(offer => share(offer) === 0);
      const [worst] = above;
      const [same] = equal;
      return [
        ...(worst
          ? [context.finding('above', pairOf(worst), { at: worst.at, ...several(above.length) })]
          : []),
        // Beside a variant that is reduced, the others say only that they are not.
        ...(same && equal.length === compared.length
          ? [context.finding('equal', pairOf(same), { at: same.at, ...several(equal.length) })]
          : []),
      ];
    }

    function unseen({ profile, limits }: Profile): RuleFinding[] {
      const limit = inForce(limits.price.sale, run.asOf);
      if (!limit || !context.profiles.includes(profile)) return [];
      const { above, below } = limit;
      const outside = reduced.filter(offer => share(offer) <= above || share(offer) >= below);
      const [first] = outside;
      if (!first) return [];
      const details = {
        at: first.at,
        loss: outside.length / reduced.length,
        evidence: { ...pricesOf(first), source: profile },
        advice: context.note('within', {}),
        appliesTo: { profiles: [profile] },
      };
      return [context.finding('not-shown', { profile, real: share(first), above, below }, details)];
    }

    function promotion(): RuleFinding[] {
      const { start, end } = value.promotion ?? {};
      if (start === undefined || end === undefined || end.slice(0, 10) >= start.slice(0, 10)) return [];
      const dates = { start: start.slice(0, 10), end: end.slice(0, 10) };
      const evidence = context.note('dates', dates);
      const details = { at: ['promotion', 'end'], evidence, advice: context.note('order', {}) };
      return [context.finding('dates', dates, details)];
    }

    function several(count: number) {
      return {
        loss: count / offers.length,
        evidence: context.note('several', { count, of: offers.length }),
        advice: context.note('take-off', {}),
      };
    }

    function money(amount: Decimal): Money {
      const currency = value.price?.currency;
      return { amount, ...(currency !== undefined && { currency }) };
    }

    function pairOf(offer: ComparedOffer) {
      return { compare: money(offer.compareAt), price: money(offer.amount), real: share(offer) };
    }

    function pricesOf(offer: ComparedOffer) {
      return { ...context.note('prices', pairOf(offer)), source: 'samr' };
    }
  },
});
