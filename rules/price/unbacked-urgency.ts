import {
  claimDetails,
  claimsIn,
  defineRule,
  groupClaims,
  type Listing,
  namesDay,
  type Span,
  say,
} from '../../src/rule/index.ts';

/** So far from the words a date says when the offer ends, in UTF-16 units. */
const NEAR = 120;
/** Stands in a text to paste where the listing itself cannot fill it. */
const BLANK = '[n]';

export default defineRule({
  id: 'price/unbacked-urgency',
  on: ['listing', 'store'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['price'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['S1-24'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Urgency or scarcity words without an end date or stock number',
    zh: '催促或稀缺用语没有截止日期或库存依据',
  },
  messages: {
    time: say(
      '{words:quotes} presses for time, and no end date is given.',
      '{words:quotes}催促下单，没有写明截止日期。',
    ),
    over: say(
      '{words:quotes} presses for time, but the promotion ended on {end:date}.',
      '{words:quotes}催促下单，而活动已于 {end:date} 结束。',
    ),
    stock: say(
      '{words:quotes} says that little is left, and no stock number is given.',
      '{words:quotes}称所剩不多，没有库存数字。',
    ),
    plenty: say(
      '{words:quotes} says that little is left, but {stock:count} are in stock.',
      '{words:quotes}称所剩不多，而库存有 {stock:count} 件。',
    ),
    demand: say(
      '{words:quotes} says that many want it, which nothing here shows.',
      '{words:quotes}称需求旺盛，没有依据。',
    ),
  },
  notes: {
    found: say('in {passage:quote}', '所在文字：{passage:quote}'),
    'say-when': say(
      'Give the end in the text and in promotion.end, or leave the words out.',
      '在文中和 promotion.end 写明截止日期，否则删去。',
    ),
    'say-how-many': say('Show the true stock number, or leave the words out.', '显示真实库存数，否则删去。'),
    'leave-out': say('Leave the words out.', '删去这些词。'),
  },
  options: {
    lowStock: {
      default: 10,
      en: 'stock up to which little is left',
      zh: '库存不多于该数时可称所剩不多',
    },
  },
  sources: {
    ucpd: {
      title: 'Directive 2005/29/EC, Annex I no. 7; 16 CFR 233.5; CMA, urgency and price reduction claims',
      asOf: '2026-11-22',
      url: 'https://eur-lex.europa.eu/eli/dir/2005/29/oj',
    },
  },
  docs: {
    what: {
      en: 'Looks for words that press (last chance, today only, hurry) or say that little is left (only 3 left, while stocks last) and asks for what backs them: an end date in the text or in promotion.end, a stock number of at most lowStock.',
      zh: '查找催促用语（最后机会、仅限今天）和稀缺用语（仅剩 3 件、售完即止），要求有依据：文中或 promotion.end 有截止日期，或库存数不多于 lowStock。',
    },
    why: {
      en: 'Claiming falsely that an offer is only there for a short time is unfair in every case in the EU, and authorities in the UK and US act on it.',
      zh: '欧盟一律禁止谎称优惠只在短时间内有效，英国和美国监管机构也会查处。',
    },
    how: {
      en: 'Give the date or the number, or leave the words out.',
      zh: '写明日期或数字，否则删去。',
    },
  },
  examples: {
    valid: [
      { name: 'no pressure', value: { title: 'Wool Scarf', description: 'Warm and light.' } },
      {
        name: 'when an order is sent, not how long one may order',
        value: { title: 'Wool Scarf', description: 'We dispatch your order within 2 business days.' },
      },
      {
        name: 'an end date in the text',
        value: { title: 'Wool Scarf', description: 'Limited time offer until 24 December.' },
      },
      {
        name: 'der Tag steht im nächsten Satz',
        value: {
          title: 'Schal',
          description: 'Nur für kurze Zeit und solange wir ihn haben. Ende: 24. Dezember.',
        },
      },
      {
        name: 'an end date, a low stock',
        value: {
          title: 'Wool Scarf',
          description: 'Last chance to buy. Only 3 left in stock.',
          stock: 3,
          promotion: { end: '2026-12-31' },
        },
        run: { asOf: '2026-11-26' },
      },
      {
        name: 'more counts as little, where a team says so',
        value: { title: 'Wool Scarf', description: 'Only 30 left in stock.', stock: 30 },
        options: { lowStock: 50 },
      },
      { name: '写明了日期', value: { title: '羊毛围巾', description: '限时优惠，12月31日截止。' } },
    ],
    invalid: [
      {
        name: 'time without a date',
        value: { title: 'Wool Scarf', description: 'Hurry, this offer ends soon!' },
        findings: [{ messageId: 'time', words: 'Hurry' }],
      },
      {
        name: 'a promotion that is over',
        value: {
          title: 'Wool Scarf',
          description: 'The last chance for your scarf.',
          promotion: { end: '2026-10-01' },
        },
        run: { asOf: '2026-11-26' },
        findings: [{ messageId: 'over', words: 'last chance' }],
      },
      {
        name: 'stock without a number, stock with plenty, demand',
        value: { title: 'Wool Scarf', description: 'Only 3 left in stock. Selling fast.', stock: 240 },
        findings: [
          { messageId: 'plenty', words: '3 left in stock' },
          { messageId: 'demand', words: 'Selling fast' },
        ],
      },
      {
        name: '没有依据',
        value: { title: '羊毛围巾', description: '最后机会，仅剩3件。' },
        findings: [
          { messageId: 'time', words: '最后机会' },
          { messageId: 'stock', words: '仅剩3件' },
        ],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    const { stock, variants, promotion } = value as Partial<Listing>;
    const inStock = stock ?? stockOf(variants);
    const end = promotion?.end;
    const claims = claimsIn(document, run).filter(
      ({ list, group, at, span }) =>
        list === 'urgency' &&
        !(group === 'stock' && inStock !== undefined && inStock <= options.lowStock) &&
        !(group === 'time' && end !== undefined && end >= run.asOf) &&
        !namesDay(near(context.text(at)?.raw ?? '', span), run),
    );
    const kindOf = (group: string) =>
      group === 'stock'
        ? inStock === undefined
          ? 'stock'
          : 'plenty'
        : group === 'demand'
          ? 'demand'
          : end === undefined
            ? 'time'
            : 'over';
    const groups = groupClaims(
      claims,
      ({ group }) => kindOf(group),
      () => undefined,
    );
    return context.outcome(
      groups.map(told => {
        const { kind, claims: own, words } = told;
        const [advice, phrase] = ways[kind];
        const details = {
          ...claimDetails(told, context.note('found', { passage: own[0].passage }), 'ucpd'),
          advice: context.note(advice, {}),
          ...(phrase && { suggestion: { phrase, data: { stock: inStock ?? BLANK } } }),
        };
        if (kind === 'over') return context.finding(kind, { words, end: end ?? '' }, details);
        if (kind === 'plenty') return context.finding(kind, { words, stock: inStock ?? 0 }, details);
        return context.finding(kind, { words }, details);
      }),
    );
  },
});

/** What to do about each kind, and what to print instead; nothing shows a demand. */
const ways = {
  time: ['say-when', 'price.offer-ends'],
  over: ['say-when', 'price.offer-ends'],
  stock: ['say-how-many', 'price.stock'],
  plenty: ['say-how-many', 'price.stock'],
  demand: ['leave-out', undefined],
} as const;

/** The stock of all variants, where every one says it. */
function stockOf(variants: Listing['variants']): number | undefined {
  if (!variants?.length || variants.some(({ stock }) => stock === undefined)) return undefined;
  return variants.reduce((sum, { stock = 0 }) => sum + stock, 0);
}

const near = (raw: string, { start, end }: Span): string =>
  raw.slice(Math.max(0, start - NEAR), end + NEAR).toLowerCase();
