import {
  type Decimal,
  defineRule,
  discountOf,
  isReduction,
  type ListedOffer,
  type Listing,
  type Money,
  offersOf,
  type Path,
  type RuleFinding,
  type Source,
  say,
} from '../../src/rule/index.ts';
import google from '../profiles/google.yaml';

/** Between which shares of the was-price a platform shows a sale price. */
interface SaleLimit {
  readonly above: number;
  readonly below: number;
  readonly effective_from?: string;
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

/** A price with the one it is shown against. */
type Compared = ListedOffer & { readonly compareAt: Decimal };

const mug = (price: object, more: object = {}) => ({
  id: 'MUG-1',
  title: 'Stoneware Mug, 350 ml',
  price: { currency: 'EUR', ...price },
  ...more,
});

export default defineRule({
  id: 'price/discount-math',
  on: ['listing'],
  severity: 'error',
  consequence: 'refused',
  needs: ['price'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['S1-12', 'S1-26'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Printed discount, was-price and price do not agree; sale price not valid',
    zh: '标示折扣、原价、现价不一致，或促销价无效',
  },
  messages: {
    percent: say(
      'The listing claims {claimed:percent} off, but from {compare:money} to {price:money} is {real:percent} off.',
      '标称降价 {claimed:percent}，但从 {compare:money} 到 {price:money} 实际降 {real:percent}。',
    ),
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
  },
  sources: {
    ...sources,
    samr: { title: '明码标价和禁止价格欺诈规定 (SAMR Order 56)', asOf: '2022-07-01' },
  },
  docs: {
    what: {
      en: 'The percentage that a listing prints (price.claimed_percent, promotion.claimed_percent) against its own two prices; a price above its was-price; a promotion that ends before it starts; on Google, a reduction outside of what it shows. A percentage that fits one of the variants agrees.',
      zh: '核对商品标示的折扣百分比（price.claimed_percent、promotion.claimed_percent）与自身两个价格；检查售价高于划线价、促销结束早于开始、Google 不展示的降价幅度。百分比与任一变体相符即可。',
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
        name: 'a percentage that is off, where a team allows it',
        value: mug({ amount: 15, compare_at: 20, claimed_percent: 28 }),
        options: { tolerance: 5 },
      },
      {
        name: 'what Google shows',
        value: mug({ amount: 15, compare_at: 20 }),
        run: { profiles: ['google'] },
      },
    ],
    invalid: [
      {
        name: 'more than the prices give',
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
        name: 'no percentage at all',
        value: mug({ amount: 15, compare_at: 20, claimed_percent: 120 }),
        findings: [{ messageId: 'no-percent' }],
      },
      {
        name: 'a price above the was-price',
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

  check(value, context) {
    const offers = offersOf(value);
    const findings = [...claims(value), ...comparisons(), ...promotion()];
    return context.outcome(findings);

    function claims({ price, promotion }: Listing): RuleFinding[] {
      const printed: readonly (readonly [Path, number | undefined])[] = [
        [['price', 'claimed_percent'], price?.claimed_percent],
        [['promotion', 'claimed_percent'], promotion?.claimed_percent],
      ];
      return printed.flatMap(([at, claimed]) => (claimed === undefined ? [] : claim(at, claimed)));
    }

    function claim(at: Path, claimed: number): RuleFinding[] {
      // A share (0.25) says what a percentage (25) says; signs are a matter of taste.
      const percent = Math.abs(claimed) < 1 ? Math.abs(claimed) * 100 : Math.abs(claimed);
      if (percent === 0 || percent >= 100) {
        const advice = context.note('take-off', {});
        return [context.finding('no-percent', { claimed }, { at, advice })];
      }
      const reduced = offers.filter((offer): offer is Compared => isReduction(offer));
      const real = reduced.map(offer => discountOf(offer.compareAt, offer.amount));
      const [first] = reduced;
      if (!first || real.some(share => Math.abs(share * 100 - percent) <= context.options.tolerance + 1e-9))
        return [];
      const share = real[0] as number;
      const whole = Math.floor(share * 100 + 1e-9);
      const prices = { compare: money(first.compareAt), price: money(first.amount), real: share };
      const sole = reduced.length === 1 && whole > 0;
      return [
        context.finding(
          'percent',
          { ...prices, claimed: percent / 100 },
          {
            at,
            evidence: { ...context.note('prices', prices), source: 'samr' },
            advice: context.note('percent', { percent: whole }),
            ...(sole && {
              fix: {
                safety: 'unsafe',
                title: context.note('percent', { percent: whole }),
                edits: [{ op: 'set', path: at, value: Math.abs(claimed) < 1 ? whole / 100 : whole }],
              },
            }),
          },
        ),
      ];
    }

    /** Each fault of the pairs of prices, told at the first that has it. */
    function comparisons(): RuleFinding[] {
      const shown = offers.filter((offer): offer is Compared => Number(offer.compareAt ?? 0) > 0);
      const real = ({ compareAt, amount }: Compared) => discountOf(compareAt, amount);
      const above = shown.filter(offer => real(offer) < 0);
      const equal = shown.filter(offer => real(offer) === 0);
      const told: RuleFinding[] = [];
      const [worst] = above;
      if (worst) {
        const prices = { compare: money(worst.compareAt), price: money(worst.amount) };
        told.push(context.finding('above', prices, { at: worst.at, ...several(above.length) }));
      }
      const [same] = equal;
      // Beside a variant that is reduced, the others say only that they are not.
      if (same && equal.length === shown.length) {
        const prices = { price: money(same.amount) };
        told.push(context.finding('equal', prices, { at: same.at, ...several(equal.length) }));
      }
      return [...told, ...unseen(shown.filter(offer => real(offer) > 0))];
    }

    function unseen(reduced: readonly Compared[]): RuleFinding[] {
      return profiles.flatMap(({ profile, limits }) => {
        const limit = limits.price.sale
          .filter(({ effective_from: from = '' }) => from <= context.run.asOf)
          .at(-1);
        if (!limit || !context.profiles.includes(profile)) return [];
        const { above, below } = limit;
        const outside = reduced.filter(({ compareAt, amount }) => {
          const share = discountOf(compareAt, amount);
          return share <= above || share >= below;
        });
        const [first] = outside;
        if (!first) return [];
        const real = discountOf(first.compareAt, first.amount);
        const prices = { compare: money(first.compareAt), price: money(first.amount), real };
        return [
          context.finding(
            'not-shown',
            { profile, real, above, below },
            {
              at: first.at,
              loss: outside.length / reduced.length,
              evidence: { ...context.note('prices', prices), source: profile },
              advice: context.note('within', {}),
              appliesTo: { profiles: [profile] },
            },
          ),
        ];
      });
    }

    function promotion(): RuleFinding[] {
      const { start, end } = value.promotion ?? {};
      if (start === undefined || end === undefined || end.slice(0, 10) >= start.slice(0, 10)) return [];
      const dates = { start: start.slice(0, 10), end: end.slice(0, 10) };
      const details = {
        at: ['promotion', 'end'],
        evidence: context.note('dates', dates),
        advice: context.note('order', {}),
      };
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
  },
});
