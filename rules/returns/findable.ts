import { defineRule, notApplicable, ownerOf, say } from '../../src/rule/index.ts';

/** Places that stand for another: who sees the link in the cart has it before the checkout. */
const ALSO: Readonly<Record<string, readonly string[]>> = { checkout: ['cart'] };

const store = (links: unknown) => ({ kind: 'store', id: 'main', links });

export default defineRule({
  id: 'returns/findable',
  on: ['store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['links'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-78'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Return policy not linked from footer, product page and checkout',
    zh: '退货政策入口不易找到（页脚、商品页、结账）',
  },
  messages: {
    missing: say(
      'The return policy is not linked from: {places:fields}.',
      '以下位置没有退货政策入口：{places:fields}。',
    ),
    nowhere: say('No link leads to the return policy.', '没有任何入口通往退货政策。'),
    unsaid: {
      ...say('It is not said where the return policy is linked.', '没有说明退货政策的入口在哪里。'),
      severity: 'info',
    },
  },
  notes: {
    linked: say('linked from {places:fields}', '已有入口：{places:fields}'),
    none: say('links names other pages and not returns', 'links 中有其他页面，没有 returns'),
    empty: say('links is empty', 'links 为空'),
    add: say('Link it there under a word buyers look for.', '在这些位置加上入口，用买家会找的词。'),
    list: say(
      'List the places under links.returns: footer, product, checkout, cart or home.',
      '在 links.returns 中列出位置：footer、product、checkout、cart、home。',
    ),
  },
  options: {
    places: {
      default: ['footer', 'product', 'checkout'],
      en: 'places that must link the policy: footer, product, checkout, cart, home; a link in the cart counts for the checkout',
      zh: '须有入口的位置：footer（页脚）、product（商品页）、checkout（结账）、cart（购物车）、home（首页）；购物车中的入口视同结账页',
    },
  },
  sources: {
    guide: {
      title:
        'Cross-border seller guide, chapter 9 Returns: 49 % look for the policy, 33 % leave if it is hard to find',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Whether the return policy is linked from the footer, the product page and the checkout, as `links.returns` of the store says. The tool does not open the shop: the words of a link and the number of clicks are not judged.',
      zh: '按店铺的 `links.returns` 检查页脚、商品页和结账页是否有退货政策入口。本工具不打开网店，入口的文字和点击次数不判断。',
    },
    why: {
      en: '49 % of buyers look for return information before they order, and 33 % do not buy where it is hard to find.',
      zh: '49% 的买家下单前会查看退货信息，33% 的买家因为难找到而放弃购买。',
    },
    how: {
      en: 'Put the link into the footer and beside the button on product page and checkout.',
      zh: '在页脚放入口，并在商品页和结账页的按钮旁放入口。',
    },
  },
  examples: {
    valid: [
      { name: 'all three', value: store({ returns: ['footer', 'product', 'checkout'] }) },
      { name: '购物车视同结账页', value: store({ returns: ['footer', 'product', 'cart'] }) },
      {
        name: 'a team that asks for the footer',
        value: store({ returns: ['footer'] }),
        options: { places: ['footer'] },
      },
      {
        name: 'the platform’s policy',
        value: store({ returns: [] }),
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'only the footer',
        value: store({ returns: ['footer'] }),
        findings: [{ messageId: 'missing' }],
      },
      {
        name: '有其他页面的入口，没有退货的',
        value: store({ shipping: ['footer'], contact: ['footer'] }),
        findings: [{ messageId: 'nowhere' }],
      },
      {
        name: 'not said',
        value: { kind: 'store', id: 'main', returns: 'Return any item within 30 days of delivery.' },
        findings: [{ messageId: 'unsaid' }],
      },
    ],
  },

  check(value, context) {
    const { run, profiles, options } = context;
    if (ownerOf(run, profiles, 'returns') === 'platform') return notApplicable('owner');
    const suggestion = { phrase: 'returns.link', data: {} };
    const { links } = value;
    if (!links || Object.keys(links).length === 0) {
      const evidence = { ...context.note('empty', {}), source: 'guide' };
      const details = { at: ['links'], loss: 0.3, evidence, advice: context.note('list', {}) };
      return context.absent('links', () => context.finding('unsaid', {}, details));
    }
    const linked: readonly string[] = links.returns ?? [];
    const lacks = options.places.filter(
      place => ![place, ...(ALSO[place] ?? [])].some(other => linked.includes(other)),
    );
    if (lacks.length === 0) return context.outcome([]);
    const details = {
      at: ['links', 'returns'],
      loss: lacks.length / options.places.length,
      evidence: {
        ...(linked.length > 0
          ? context.note('linked', { places: linked.map(place => `place.${place}`) })
          : context.note('none', {})),
        source: 'guide',
      },
      advice: context.note('add', {}),
      suggestion,
    };
    return context.outcome([
      linked.length === 0
        ? context.finding('nowhere', {}, details)
        : context.finding('missing', { places: lacks.map(place => `place.${place}`) }, details),
    ]);
  },
});
