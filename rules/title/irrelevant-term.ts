import {
  addLesson,
  defineCatalogRule,
  emptyLessons,
  foreignNouns,
  hasName,
  isService,
  knows,
  lessonOf,
  mergeLessons,
  noData,
  notApplicable,
  ownNames,
  type Path,
  type RuleFinding,
  say,
  sealLessons,
  strangersIn,
  titleReading,
  topAmong,
} from '../../src/rule/index.ts';
import data from '../profiles/rivals.yaml';

const { rivals, source, as_of } = data as {
  readonly as_of: string;
  readonly source: string;
  readonly rivals: Readonly<Record<string, readonly string[]>>;
};

const AT: Path = ['title'];

/** Listings of a shop for clothes and a few for the kitchen. */
const shirts = (title: string, more: object = {}) => [
  { id: 'T-0', title, brand: 'Norrfolk', category: 'apparel/tops', ...more },
  ...Array.from({ length: 22 }, (_, index) => ({
    id: `T-${index + 1}`,
    title: `${index % 2 ? 'Karhu' : 'Norrfolk'} Linen Shirt no. ${index}`,
    brand: index % 2 ? 'Karhu' : 'Norrfolk',
    category: 'apparel/tops',
  })),
];
const chinese = (title: string) => [
  { id: 'T-0', title, brand: '北屿', category: 'apparel/tops' },
  ...Array.from({ length: 22 }, (_, index) => ({
    id: `T-${index + 1}`,
    title: `${index % 2 ? '棉岸' : '北屿'} 亚麻衬衫 ${index} 号`,
    brand: index % 2 ? '棉岸' : '北屿',
    category: 'apparel/tops',
  })),
];

export default defineCatalogRule({
  id: 'title/irrelevant-term',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['a catalog large enough to learn from'],
  absent: 'no-data',
  fix: 'suggest',
  guidelines: ['R1-34'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Title names another brand, category or compatibility word without basis',
    zh: '标题含无关品牌/品类词',
  },
  messages: {
    brand: say(
      'The title of a {own:quote} product names another brand: {words:quotes}.',
      '{own:quote}的商品，标题却写了其他品牌：{words:quotes}。',
    ),
    product: say(
      'The title names a product of another category ({there:text}): {words:quotes}.',
      '标题写了其他类目（{there:text}）的商品：{words:quotes}。',
    ),
  },
  notes: {
    sold: say(
      'sold under that name: {count:number} listings of the catalog; no word such as “for” or “compatible with” before it',
      '商品库中以该名称销售的商品：{count:number} 个；前后没有“适用于”“兼容”等字样',
    ),
    known: say(
      'a well-known maker in another business or a competitor; no word such as “for” or “compatible with” before it',
      '知名品牌，且前后没有“适用于”“兼容”等字样',
    ),
    elsewhere: say(
      'in {here:number} of {among:number} other listings of {top:text}, not in the other texts of this one',
      '{top:text}的其他 {among:number} 个商品中，标题有该词的 {here:number} 个；本商品的其他文字未提及',
    ),
    drop: say(
      'Take it out. If the product fits or contains it, say so (“for …”, “with …”).',
      '删去该词；确实适配或包含的，写明“适用于…”“含…”。',
    ),
  },
  options: {
    brands: {
      default: true,
      en: 'tell other brands in the title',
      zh: '检查标题中的其他品牌',
    },
    products: {
      default: true,
      en: 'tell products of another category in the title',
      zh: '检查标题中其他类目的商品',
    },
    minListings: {
      default: 20,
      en: 'listings from which a catalog teaches what belongs together',
      zh: '商品库至少多少个商品才能归纳哪些词属于同类',
    },
  },
  sources: {
    policy: { title: source, asOf: as_of },
    guide: {
      title: '如何提升客户的重复购买率 (DHgate), 使用和产品无关的关键词 (R1-34)',
      asOf: '2020-01-01',
    },
  },
  docs: {
    what: {
      en: 'Learns from the catalog which names are brands (their own listings name them, few others do) and which products stand in the titles of which category, and tells titles that name another brand or a product of another category without saying why. Words behind “for”, “compatible with”, “with” are never told, nor what the listing’s other texts also mention, lines that several listings of a brand name, brackets and second products of a bundle. Needs 20 listings and, for brands, the listing’s own brand.',
      zh: '从商品库归纳哪些名称是品牌（自家商品标题都写、别家很少写）、各类目标题里有哪些商品，再找出无故写了其他品牌或其他类目商品的标题。写在“适用于”“兼容”“for”“with”之后或“专用”之前的、本商品其他文字也提到的、同品牌多个商品都写的系列名、括号内和套装中的第二件商品都不报。至少需要 20 个商品；检查品牌还需要填写本商品的品牌。',
    },
    why: {
      en: 'Platforms count foreign brands and products in a title as keyword abuse: the listing is hidden, its rank falls, and owners of the brand complain.',
      zh: '平台把标题中的无关品牌和品类词视为关键词滥用：商品会被屏蔽或降低排序，还可能引来品牌方投诉。',
    },
    how: {
      en: 'Keep the listing’s own brand and product. Say with “for” what it fits.',
      zh: '标题只写自己的品牌和商品；适配对象用“适用于…”写明。',
    },
  },
  examples: {
    valid: [
      { name: 'its own brand', value: shirts('Norrfolk Striped Shirt, Navy') },
      { name: 'what the product is made with', value: shirts('Norrfolk Shirt with Karhu Buttons') },
      {
        name: 'what the other texts speak of',
        value: shirts('Norrfolk Hiking Shirt, Tent', { description: 'The shirt comes with a small tent.' }),
      },
      {
        name: 'a shop that sells the brands of others',
        value: shirts('Nike Linen Shirt, Navy', { brand: undefined, seller: 'Corner of Sports' }),
      },
      { name: 'a noun that only says which product', value: shirts('Norrfolk Camera Shirt') },
      {
        name: 'another brand, where a team does not mind',
        value: shirts('Norrfolk Shirt Gucci'),
        options: { brands: false },
      },
      {
        name: 'another product, where a team does not mind',
        value: shirts('Norrfolk Shirt, Laptop'),
        options: { products: false },
      },
      {
        name: 'too few listings',
        value: shirts('Norrfolk Shirt Karhu').slice(0, 6),
        outcome: 'no-data',
      },
      {
        name: 'fewer than a team wants',
        value: shirts('Norrfolk Shirt Karhu'),
        options: { minListings: 50 },
        outcome: 'no-data',
      },
      { name: '适用于', value: chinese('北屿 衬衫 适用于棉岸衣架') },
    ],
    invalid: [
      {
        name: 'a brand of the same catalog',
        value: shirts('Norrfolk Linen Shirt Karhu'),
        findings: [{ messageId: 'brand', words: 'Karhu' }],
      },
      {
        name: 'a well-known maker',
        value: shirts('Norrfolk Linen Shirt Gucci Style'),
        findings: [{ messageId: 'brand', words: 'Gucci' }],
      },
      {
        name: 'a product of another category',
        value: shirts('Norrfolk Linen Shirt, Blender'),
        findings: [{ messageId: 'product', words: 'Blender' }],
      },
      {
        name: '其他品牌',
        value: chinese('北屿 亚麻衬衫 棉岸'),
        findings: [{ messageId: 'brand', words: '棉岸' }],
      },
    ],
  },

  collect: (_value, { document, run }, reference) => (reference ? undefined : lessonOf(document, run)),

  fold: { empty: emptyLessons, add: addLesson, merge: mergeLessons, seal: sealLessons },

  judge(value, knowledge, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const reading = titleReading(document, run);
    const text = context.text(AT);
    if (!reading || !text) return noData('title');
    if (!knows(knowledge, options.minListings)) return noData('catalog');
    const own = ownNames(value, run);
    const top = topAmong(document, own, knowledge, run);
    if (own.length === 0 && top === undefined) return noData('category');

    const findings: RuleFinding[] = [];
    const advice = context.note('drop', {});
    const written = (spans: readonly { start: number; end: number }[]) =>
      spans.map(span => text.rawSpan(span)).map(({ start, end }) => text.raw.slice(start, end));
    const strangers =
      options.brands && own.length > 0
        ? strangersIn(
            reading,
            own,
            rivals[top ?? ''] ?? [],
            hasName(reading.folded, own),
            knowledge,
            document,
            run,
            // Who begins the title is its maker, whatever the field of the brand says.
          ).filter(({ span, listings }) => listings > 0 || span.start > 0)
        : [];
    if (strangers[0]) {
      const words = written(strangers.map(({ span }) => span));
      const { span, listings } = strangers[0];
      findings.push(
        context.finding(
          'brand',
          { own: value.brand ?? '', words },
          {
            at: AT,
            span: text.rawSpan(span),
            evidence: {
              ...(listings > 0 ? context.note('sold', { count: listings }) : context.note('known', {})),
              source: 'policy',
            },
            advice,
          },
        ),
      );
    }
    const foreign =
      options.products && top !== undefined ? foreignNouns(reading, top, knowledge, document, run) : [];
    if (foreign[0] && top !== undefined) {
      const { piece, top: there, here, among } = foreign[0];
      findings.push(
        context.finding(
          'product',
          { words: written(foreign.map(({ piece }) => piece.span)), there },
          {
            at: AT,
            span: text.rawSpan(piece.span),
            loss: 0.7,
            evidence: { ...context.note('elsewhere', { here, among, top }), source: 'guide' },
            advice,
          },
        ),
      );
    }
    return context.outcome(findings);
  },
});
