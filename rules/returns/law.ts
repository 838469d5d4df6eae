import {
  type BoundLaw,
  defineRule,
  hasTrait,
  hits,
  type LawFile,
  lawSources,
  lawsIn,
  type MarketLaw,
  noData,
  pass,
  type RuleFinding,
  returnLaws,
  returnPolicy,
  type Source,
  say,
  type Trait,
} from '../../src/rule/index.ts';
import world from '../markets/returns.yaml';

/** What the law of some markets grants at least. */
interface Law extends MarketLaw {
  readonly window_days: number;
  readonly refund_days?: number;
  readonly refund_in?: 'business-days';
  readonly default_only?: boolean;
  readonly withdrawal_function?: {
    readonly effective_from: string;
    readonly source: MarketLaw['source'];
  };
}

const laws = world as LawFile<Law> & { readonly exempt: readonly Trait[] };
const granted = returnLaws(laws);
const buttonSources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(laws.laws).flatMap(([name, { withdrawal_function: button }]) =>
    button ? [[`${name}-withdrawal`, { ...button.source, asOf: laws.as_of }]] : [],
  ),
);
type Bound = BoundLaw<Law>;

/** Five working days are a week. */
const calendarDays = ({ refund_days: days = Number.POSITIVE_INFINITY, refund_in: unit }: Law): number =>
  unit === 'business-days' ? Math.ceil((days * 7) / 5) : days;

const store = (returns: unknown) => ({ kind: 'store', id: 'main', returns });

export default defineRule({
  id: 'returns/law',
  on: ['listing', 'store'],
  severity: 'error',
  consequence: 'legal',
  needs: ['markets', 'returns'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-80', 'S1-82', 'S1-84'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Return window, refund time or withdrawal function is below the market’s legal minimum',
    zh: '退货期/退款时限/撤回功能低于当地法定要求',
  },
  messages: {
    window: say(
      'The return window of {days:number} days is shorter than the law of {markets:fields} grants: {required:number} days.',
      '退货期 {days:number} 天，短于{markets:fields}的法定要求（{required:number} 天）。',
    ),
    'no-returns': say(
      'Nothing is taken back, but the law of {markets:fields} grants {required:number} days to withdraw.',
      '政策不接受退货，但{markets:fields}的法律规定买家有 {required:number} 天退货权。',
    ),
    start: say(
      'The return window counts from the {start:text}; by the law of {markets:fields} it counts from receipt.',
      '退货期从{start:text}起算；按{markets:fields}的法律应从收货起算。',
    ),
    refund: say(
      'Refunds take up to {days:number} days; the law of {markets:fields} allows {required:number}.',
      '退款最长需 {days:number} 天；{markets:fields}的法律规定不超过 {required:number} 天。',
    ),
    'withdrawal-function': say(
      'The shop has no withdrawal function, which the law of {markets:fields} demands from {from:date}.',
      '店铺没有撤回功能（一键解除合同），{markets:fields}的法律自{from:date}起要求提供。',
    ),
  },
  notes: {
    stated: say('the policy says {quote:quote}', '政策写的是 {quote:quote}'),
    field: say('returns.withdrawal_function is false', 'returns.withdrawal_function 为 false'),
    from: say('returns.window_starts is {start:text}', 'returns.window_starts 为 {start:text}'),
    extend: say(
      'Grant at least {days:number} days from receipt to buyers there.',
      '对当地买家提供从收货起至少 {days:number} 天的退货期。',
    ),
    faster: say('Promise the refund within {days:number} days.', '承诺在 {days:number} 天内退款。'),
    receipt: say('Count the days from receipt.', '从收货起计算天数。'),
    button: say(
      'Add a button “withdraw from contract here”, a step to confirm, and a mail that acknowledges it.',
      '增加“在此解除合同”按钮、确认步骤，并自动发送确认邮件。',
    ),
    counsel: say(
      'No legal advice: check exceptions with counsel.',
      '本检查不是法律意见，例外情形请咨询律师。',
    ),
  },
  options: {},
  sources: { ...lawSources(laws), ...buttonSources },
  takes: [granted.taking],
  docs: {
    what: {
      en: 'The days of the return policy against the law of the markets set: the window (14 days in the EU and the United Kingdom, 7 in China, Korea and Brazil), the refund, the day the window counts from, and the withdrawal function of the EU from 2026-06-19. Goods that may be excepted (hygiene, perishables, recordings) are not judged. Japan leaves the terms to the shop. Without a market nothing is said. No legal advice.',
      zh: '按目标市场的法律核对退货政策：退货期（欧盟、英国 14 天，中国、韩国、巴西 7 天）、退款时限、起算日，以及欧盟自 2026-06-19 起的撤回功能。可例外的商品（卫生用品、易腐品、音像制品）不判断；日本由店铺自定。未设目标市场时不判断。本检查不是法律意见。',
    },
    why: {
      en: 'A shorter promise is void: the buyer keeps the right of the law, in the EU for twelve months longer, and the shop may be fined.',
      zh: '低于法定标准的承诺无效：买家仍享有法定权利（欧盟可延长 12 个月），店铺还可能被罚。',
    },
    how: {
      en: 'Write the legal minimum or more for each market you sell to.',
      zh: '为每个销售市场写明不低于法定标准的条款。',
    },
  },
  examples: {
    valid: [
      {
        name: 'what the EU grants',
        value: store({ window_days: 14, window_starts: 'receipt', refund_days: 14 }),
        run: { markets: ['DE'] },
      },
      {
        name: '七天无理由',
        value: store('支持 7 天无理由退货，收到退件后 7 天内退款。'),
        run: { markets: ['CN'] },
      },
      { name: 'no market', value: store({ window_days: 3 }), outcome: 'no-data' },
      {
        name: 'no policy',
        value: { kind: 'store', id: 'main' },
        run: { markets: ['DE'] },
        outcome: 'no-data',
      },
      { name: 'a market without such a law', value: store({ window_days: 3 }), run: { markets: ['US'] } },
      { name: 'Japan leaves it to the shop', value: store({ window_days: 3 }), run: { markets: ['JP'] } },
      {
        name: 'swimwear may be excepted',
        value: { title: 'Halter Bikini', category: 'apparel/swimwear', returns: 'All sales are final.' },
        run: { markets: ['FR'] },
      },
      {
        name: 'a shop that prints each shirt for its buyer',
        value: store('Every shirt is printed for you, so all sales are final.'),
        run: { markets: ['DE'] },
      },
      {
        name: 'before the withdrawal function is due',
        value: store({ window_days: 14, refund_days: 14, withdrawal_function: false }),
        run: { markets: ['DE'], asOf: '2025-12-01' },
      },
    ],
    invalid: [
      {
        name: 'a week in Germany',
        proves: ['S1-80'],
        value: store({ window_days: 7, refund_days: 14 }),
        run: { markets: ['DE'] },
        findings: [{ messageId: 'window', path: ['returns', 'window_days'] }],
      },
      {
        name: 'text for France and Britain, told at the strictest',
        value: store('You can return your order within 10 days of delivery.'),
        run: { markets: ['FR', 'GB'] },
        findings: [{ messageId: 'window', path: ['returns'] }],
      },
      {
        name: '概不退货',
        value: store('商品售出，概不退换。'),
        run: { markets: ['CN'] },
        findings: [{ messageId: 'no-returns' }],
      },
      {
        name: 'counted from the order',
        value: store({ window_days: 14, window_starts: 'order' }),
        run: { markets: ['IT'] },
        findings: [{ messageId: 'start', path: ['returns', 'window_starts'] }],
      },
      {
        name: 'a month until the refund',
        proves: ['S1-84'],
        value: store({ window_days: 30, refund_days: 30 }),
        run: { markets: ['GB'] },
        findings: [{ messageId: 'refund', path: ['returns', 'refund_days'] }],
      },
      {
        name: 'no withdrawal function',
        proves: ['S1-82'],
        value: store({ window_days: 14, withdrawal_function: false }),
        run: { markets: ['AT'] },
        findings: [{ messageId: 'withdrawal-function', path: ['returns', 'withdrawal_function'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, markets } = context;
    if (markets.length === 0) return noData('markets');
    const bound = lawsIn(granted.of(run), markets, run.asOf).filter(({ law }) => !law.default_only);
    const policy = returnPolicy(document, run);
    if (!policy) return context.absent('returns');
    if (bound.length === 0) return pass;

    const findings: RuleFinding[] = [];
    const stated = typeof value.returns === 'object' ? value.returns : {};
    const { window, 'refund-time': refund } = policy.facts;
    const text = context.text(policy.at);
    const mayExcept =
      (document.kind === 'listing' &&
        laws.exempt.some(trait => hasTrait(trait, document as never, run) === true)) ||
      (policy.refuses && text !== undefined && hits(text, run.lexicon('policy-exempt')).length > 0);

    const short = bound.filter(
      ({ law: one }) => policy.refuses || (window?.days !== undefined && window.days < one.window_days),
    );
    const strictest = strictestOf(short, ({ law: one }) => -one.window_days);
    if (strictest && !mayExcept) {
      const required = strictest.law.window_days;
      const details = {
        ...(policy.refuses || !window ? { at: policy.at } : placeOf(window)),
        loss: window?.days === undefined ? 1 : Math.min(1, 1 - window.days / required + 0.3),
        evidence: {
          ...(window ? context.note('stated', { quote: window.quote }) : context.note('counsel', {})),
          source: strictest.name,
        },
        advice: context.note('extend', { days: required }),
        ...appliesTo(short),
      };
      findings.push(
        policy.refuses || window?.days === undefined
          ? context.finding('no-returns', { markets: whereOf(short), required }, details)
          : context.finding('window', { markets: whereOf(short), required, days: window.days }, details),
      );
    }

    const start = stated.window_starts;
    const [first] = bound;
    if (first && window && !mayExcept && (start === 'order' || start === 'dispatch')) {
      findings.push(
        context.finding(
          'start',
          { start, markets: whereOf(bound) },
          {
            at: ['returns', 'window_starts'],
            evidence: { ...context.note('from', { start }), source: first.name },
            advice: context.note('receipt', {}),
            ...appliesTo(bound),
          },
        ),
      );
    }

    const days = refund?.days;
    const slow = bound.filter(({ law: one }) => days !== undefined && days > calendarDays(one));
    const fastest = strictestOf(slow, ({ law: one }) => calendarDays(one));
    if (refund && days !== undefined && fastest?.law.refund_days !== undefined) {
      const required = calendarDays(fastest.law);
      findings.push(
        context.finding(
          'refund',
          { days, required, markets: whereOf(slow) },
          {
            ...placeOf(refund),
            loss: 0.5,
            evidence: { ...context.note('stated', { quote: refund.quote }), source: fastest.name },
            advice: context.note('faster', { days: required }),
            ...appliesTo(slow),
          },
        ),
      );
    }

    for (const { name, law: one, where } of bound) {
      const button = one.withdrawal_function;
      if (!button || stated.withdrawal_function !== false) continue;
      const from = button.effective_from;
      findings.push(
        context.finding(
          'withdrawal-function',
          { markets: where, from },
          {
            at: ['returns', 'withdrawal_function'],
            evidence: { ...context.note('field', {}), source: `${name}-withdrawal` },
            advice: context.note('button', {}),
            appliesTo: { markets: where },
            ...(from > run.asOf && { starts: from }),
          },
        ),
      );
    }
    return context.outcome(findings);
  },
});

const placeOf = ({
  at,
  span,
}: {
  readonly at: readonly (string | number)[];
  readonly span?: { start: number; end: number };
}) => ({
  at,
  ...(span && { span }),
});
const whereOf = (bound: readonly Bound[]): readonly string[] => bound.flatMap(({ where }) => where);
const appliesTo = (bound: readonly Bound[]) => ({ appliesTo: { markets: whereOf(bound) } });
/** The law with the least of a measure. */
const strictestOf = (among: readonly Bound[], measure: (bound: Bound) => number): Bound | undefined =>
  [...among].sort((left, right) => measure(left) - measure(right))[0];
