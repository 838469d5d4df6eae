import { claimsIn, defineRule, type Path, type Source, say, withoutWords } from '../../src/rule/index.ts';
import platforms from '../profiles/promo-text.yaml';

const AT: Path = ['title'];

interface Platform {
  readonly allows: readonly string[];
  readonly forbids: boolean;
  readonly source: string;
  readonly url?: string;
}
const { profiles, as_of: asOf } = platforms as {
  readonly profiles: Readonly<Record<string, Platform>>;
  readonly as_of: string;
};
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(profiles).map(([name, { source, url }]) => [
    name,
    { title: source, asOf, ...(url && { url }) },
  ]),
);

/** With so many promotional words the loss is full. */
const MANY = 3;

export default defineRule({
  id: 'title/promo-text',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['title'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['S1-24'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Promotion, shipping, price or urgency words in the title',
    zh: '标题含促销、包邮、价格或催促词',
  },
  messages: {
    promo: say(
      'The title advertises instead of naming the product: {words:quotes}.',
      '标题含促销用语：{words:quotes}。',
    ),
    refused: say(
      'The title advertises instead of naming the product: {words:quotes}. {platforms:fields} does not take that.',
      '标题含促销用语：{words:quotes}，{platforms:fields} 不允许。',
    ),
  },
  notes: {
    kinds: say('found: {kinds:fields}', '检测到：{kinds:fields}'),
    'take-out': say(
      'Take the words out; shipping, price, stock and campaign have fields and badges of their own.',
      '删去这些词；运费、价格、库存和活动用各自的字段和标签表达。',
    ),
    remove: say('Take {words:quotes} out of the title', '从标题删去{words:quotes}'),
  },
  options: {
    kinds: {
      default: ['shipping', 'price', 'gift', 'popular', 'authentic', 'new'],
      en: 'Kinds of words that are judged: shipping, price, gift, popular, authentic, new.',
      zh: '检查哪几类词：shipping（运费）、price（价格）、gift（赠品）、popular（热销）、authentic（正品官方）、new（新品）。',
    },
  },
  sources: {
    ...sources,
    guide: { title: 'Cross-border seller guide, chapter 4 Price and discount', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Looks for words of shipping, price, gift, popularity, authenticity and novelty in the title. Not judged: names (New York, New Balance), quoted words, the own brand, what a platform allows.',
      zh: '查找标题里的运费、价格、赠品、热销、正品官方、新品用语。以下不判：名称（New York、New Balance）、引用、自有品牌，以及平台允许的用语。',
    },
    why: {
      en: 'Shopping platforms refuse titles that advertise, and the words stay when the campaign is over.',
      zh: '购物平台会拒绝含促销用语的标题；活动结束后这些词还留在标题里。',
    },
    how: {
      en: 'Name brand, product and properties; put the rest in the fields made for it.',
      zh: '标题只写品牌、商品名和属性，其余写进对应字段。',
    },
  },
  examples: {
    valid: [
      { name: 'a product', value: { title: 'Norrfolk Wool Scarf, Grey, 180 cm' } },
      { name: 'a name', value: { title: 'New York Skyline Poster in a Frame for the Wall' } },
      { name: 'a card that was a promo', value: { title: 'Norrfolk Saga TCG Winter Promo #12 PSA 9' } },
      { name: 'a phrase', value: { title: 'Paper Garland for a Happy New Year' } },
      {
        name: 'what the platform allows',
        value: { title: 'Wool Scarf with Fringe, Free Shipping' },
        run: { profiles: ['dhgate'] },
      },
      {
        name: 'a kind a team does not mind',
        value: { title: 'New Wool Scarf with Fringe' },
        options: { kinds: ['price', 'shipping'] },
      },
      { name: '普通标题', value: { title: '手工羊毛围巾 180 cm 灰色 加厚' } },
    ],
    invalid: [
      {
        name: 'shipping and price',
        value: { title: 'Wool Scarf with Fringe - Free Shipping, 20% Off' },
        findings: [{ messageId: 'promo', words: 'Free Shipping', path: ['title'] }],
        fixed: { title: 'Wool Scarf with Fringe' },
      },
      {
        name: 'novelty, which Google refuses',
        value: { title: 'New Wool Scarf with Fringe' },
        run: { profiles: ['google'] },
        findings: [{ messageId: 'refused', words: 'New' }],
        fixed: { title: 'Wool Scarf with Fringe' },
      },
      {
        name: '促销和包邮',
        value: { title: '【双11特价】手工羊毛围巾 灰色 包邮' },
        findings: [{ messageId: 'promo', words: '双11' }],
        fixed: { title: '手工羊毛围巾 灰色' },
      },
      {
        name: 'in German',
        value: { title: 'Wollschal mit Fransen, versandkostenfrei', language: 'de' },
        findings: [{ messageId: 'promo', words: 'versandkostenfrei' }],
        fixed: { title: 'Wollschal mit Fransen' },
      },
    ],
  },

  check(_value, context) {
    const { document, run, options } = context;
    const text = context.text(AT);
    if (!text) return context.absent('title');
    const asked = context.profiles.flatMap(name => (profiles[name] ? [{ name, ...profiles[name] }] : []));
    const allowed = (group: string): boolean =>
      asked.length > 0 && asked.every(({ allows }) => allows.includes(group));
    const claims = claimsIn(document, run).filter(
      ({ list, group, at }) =>
        list === 'promo' &&
        at[0] === 'title' &&
        (options.kinds.includes(group) || group === 'own') &&
        !allowed(group),
    );
    const [first] = claims;
    if (!first) return context.outcome([]);
    const words = [...new Set(claims.map(claim => claim.words))];
    const refusing = asked.filter(
      ({ forbids, allows }) => forbids && claims.some(({ group }) => !allows.includes(group)),
    );
    const rest = withoutWords(
      text.raw,
      claims.map(({ span }) => span),
    );
    const platformNames = refusing.map(({ name }) => name);
    const details = {
      at: AT,
      span: first.span,
      loss: Math.min(1, claims.length / MANY),
      evidence: {
        ...context.note('kinds', { kinds: [...new Set(claims.map(({ group }) => `promo.${group}`))] }),
        source: platformNames[0] ?? 'guide',
      },
      advice: context.note('take-out', {}),
      ...(platformNames.length > 0 && { appliesTo: { profiles: platformNames } }),
      ...(rest !== undefined && {
        fix: {
          safety: 'unsafe' as const,
          title: context.note('remove', { words }),
          edits: [{ op: 'set' as const, path: AT, value: rest }],
        },
      }),
    };
    return context.outcome([
      platformNames.length > 0
        ? context.finding('refused', { words, platforms: platformNames }, details)
        : context.finding('promo', { words }, details),
    ]);
  },
});
