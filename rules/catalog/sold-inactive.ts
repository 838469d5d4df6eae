import { defineRule, type Listing, pass, type RuleFinding, say } from '../../src/rule/index.ts';

const DAY = 86_400_000;
/** Days from one ISO 8601 day to another. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY);

/** Whether nothing of a listing is left, as its stock or its status says. */
function isSoldOut({ availability, stock, variants = [] }: Listing): boolean {
  if (availability === 'preorder' || availability === 'backorder') return false;
  if (availability === 'out_of_stock') return true;
  const counted = variants.map(variant => variant.stock);
  const known = counted.length > 0 && counted.every(count => count !== undefined) ? counted : [stock];
  return known.every(count => count !== undefined && count <= 0);
}

const kettle = (more: object) => ({ id: 'KETTLE-1', title: 'Enamel Kettle, 1.5 l', ...more });

export default defineRule({
  id: 'catalog/sold-inactive',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['figures'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['R1-41'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Product with sales is not active, out of stock or about to expire',
    zh: '已售出商品已下架、缺货或即将到期',
  },
  messages: {
    inactive: say(
      'The listing sells, but it is not for sale: its status is {status:text}.',
      '商品有销量，但未上架：状态为 {status:text}。',
    ),
    'sold-out': say('The listing sells, but it is out of stock.', '商品有销量，但已缺货。'),
    expires: say(
      'The listing sells, and it leaves the shop on {day:date}.',
      '商品有销量，但将于{day:date}下架。',
    ),
    expired: say(
      'The listing sells, but it left the shop on {day:date}.',
      '商品有销量，但已于{day:date}下架。',
    ),
  },
  notes: {
    sold: say('sold in the last 90 days: {count:number}', '近 90 天售出：{count:number} 件'),
    last: say('last sold on {day:date}', '最近一次售出：{day:date}'),
    activate: say(
      'Put it back on sale, or send its buyers to the product that follows it.',
      '重新上架，或引导买家到替代商品。',
    ),
    restock: say('Restock it, or show when it is back.', '补货，或注明到货时间。'),
    extend: say('Extend it before that day.', '请在到期前延长上架时间。'),
  },
  options: {
    soldWithinDays: {
      default: 90,
      en: 'days within which the last sale must lie',
      zh: '最近一次售出应在多少天以内',
    },
    expiresInDays: {
      default: 7,
      en: 'days before the listing ends from which it is told',
      zh: '距下架不足多少天时提示',
    },
  },
  sources: {
    guide: { title: 'Seller guide on repeat purchase and ranking, part 4 Tips', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Listings with sales of the last 90 days (figures.sold_90d, figures.last_sold) that are inactive, a draft, expired, out of stock or about to expire.',
      zh: '检查近 90 天有销量（figures.sold_90d、figures.last_sold）但未上架、草稿、已到期、缺货或即将到期的商品。',
    },
    why: {
      en: 'A listing keeps the rank that its sales earned only while it can be bought.',
      zh: '商品只有保持可购买状态，才能保住销量带来的排名。',
    },
    how: {
      en: 'Check sold products every week; restock, extend or put them back on sale.',
      zh: '每周检查已售商品，及时补货、延期或重新上架。',
    },
  },
  examples: {
    valid: [
      { name: 'sold and for sale', value: kettle({ status: 'active', stock: 12, figures: { sold_90d: 8 } }) },
      { name: '很久没有销量', value: kettle({ status: 'inactive', figures: { last_sold: '2025-01-10' } }) },
      {
        name: 'sold out, to be had on pre-order',
        value: kettle({ availability: 'preorder', stock: 0, figures: { sold_90d: 8 } }),
      },
      {
        name: 'one variant is left',
        value: kettle({
          variants: [
            { sku: 'A', stock: 0 },
            { sku: 'B', stock: 3 },
          ],
          figures: { sold_90d: 8 },
        }),
      },
      { name: 'no figures', value: kettle({ status: 'inactive' }), outcome: 'no-data' },
    ],
    invalid: [
      {
        name: 'taken off sale',
        value: kettle({ status: 'inactive', figures: { sold_90d: 8 } }),
        findings: [{ messageId: 'inactive', path: ['status'], words: 'inactive' }],
      },
      {
        name: '有销量但缺货',
        value: kettle({ stock: 0, figures: { last_sold: '2026-11-01' } }),
        options: { soldWithinDays: 30 },
        findings: [{ messageId: 'sold-out', path: ['stock'] }],
      },
      {
        name: 'ends in a few days',
        value: kettle({ expires: '2026-12-01', figures: { sold_90d: 2 } }),
        options: { expiresInDays: 10 },
        findings: [{ messageId: 'expires', path: ['expires'], words: '2026-12-01' }],
      },
      {
        name: 'ended last week',
        value: kettle({ expires: '2026-11-15', figures: { sold_90d: 2 } }),
        findings: [{ messageId: 'expired' }],
      },
    ],
  },

  check(value, context) {
    const { figures, status = 'active', expires } = value;
    const { soldWithinDays, expiresInDays } = context.options;
    const { sold_90d: count, last_sold: last } = figures ?? {};
    if (count === undefined && last === undefined) return context.absent('figures');
    const today = context.run.asOf;
    const sells =
      last === undefined ? (count ?? 0) > 0 : daysBetween(last, today) <= soldWithinDays && count !== 0;
    if (!sells) return pass;
    const evidence = {
      ...(count === undefined
        ? context.note('last', { day: (last as string).slice(0, 10) })
        : context.note('sold', { count })),
      source: 'guide',
    };
    const findings: RuleFinding[] = [];
    const left = expires === undefined ? undefined : daysBetween(today, expires);
    const day = expires?.slice(0, 10) ?? '';
    if (status !== 'active') {
      const advice = context.note('activate', {});
      findings.push(context.finding('inactive', { status }, { at: ['status'], evidence, advice }));
    } else if (left !== undefined && left < 0) {
      const advice = context.note('activate', {});
      findings.push(context.finding('expired', { day }, { at: ['expires'], evidence, advice }));
    } else if (left !== undefined && left <= expiresInDays) {
      const advice = context.note('extend', {});
      findings.push(context.finding('expires', { day }, { at: ['expires'], loss: 0.5, evidence, advice }));
    }
    if (status === 'active' && isSoldOut(value)) {
      const at = value.availability === 'out_of_stock' ? ['availability'] : ['stock'];
      const advice = context.note('restock', {});
      findings.push(context.finding('sold-out', {}, { at, evidence, advice }));
    }
    return context.outcome(findings);
  },
});
