import {
  addLesson,
  bindingsOf,
  type DatedLimit,
  defineCatalogRule,
  type Edit,
  emptyLessons,
  hasName,
  hits,
  isService,
  keywordsOf,
  knows,
  lessonOf,
  mergeLessons,
  noData,
  notApplicable,
  ownNames,
  type Path,
  type RuleFinding,
  type Span,
  say,
  sealLessons,
  strangersIn,
  strayWords,
  type Text,
  titleReading,
  topAmong,
} from '../../src/rule/index.ts';
import alibaba from '../profiles/alibaba.yaml';
import amazon from '../profiles/amazon.yaml';
import dhgate from '../profiles/dhgate.yaml';
import etsy from '../profiles/etsy.yaml';
import makers from '../profiles/rivals.yaml';

interface Terms extends DatedLimit {
  readonly joined?: boolean;
  readonly fields?: readonly ('keywords' | 'tags')[];
}

const profiles = [alibaba, amazon, dhgate, etsy] as unknown as readonly {
  readonly profile: string;
  readonly limits: { readonly keywords: readonly Terms[] };
}[];
const fields = Object.fromEntries(profiles.map(({ profile, limits }) => [profile, limits.keywords]));
const { rivals } = makers as { readonly rivals: Readonly<Record<string, readonly string[]>> };

/** Amazon’s own number of a product. */
const ASIN = /(?<![a-z0-9])b0[a-z0-9]{8}(?![a-z0-9])/g;

/** Words of a search term that are told. */
interface Told {
  readonly path: Path;
  readonly text: Text;
  readonly spans: readonly Span[];
}

const written = ({ text, spans }: Told): readonly string[] =>
  spans.map(span => text.rawSpan(span)).map(({ start, end }) => text.raw.slice(start, end));

/** Takes the words out: the term where it is nothing else or is a phrase, else the words of a field of many. */
function edits({ path, text, spans }: Told, joined: boolean): readonly Edit[] {
  const rest = spans.reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text.folded,
  );
  if (!joined || rest.trim() === '') return [{ op: 'remove', path }];
  return spans.map(({ start, end }) => {
    // A blank goes with the word.
    const before = start > 0 && text.folded[start - 1] === ' ' ? 1 : 0;
    const after = before === 0 && text.folded[end] === ' ' ? 1 : 0;
    return { op: 'splice', path, span: text.rawSpan({ start: start - before, end: end + after }), text: '' };
  });
}

const stool = (keywords: readonly string[], more: object = {}) => [
  {
    id: 'S-0',
    title: 'Norrfolk Oak Bar Stool',
    brand: 'Norrfolk',
    category: 'home/furniture',
    keywords,
    ...more,
  },
  ...Array.from({ length: 24 }, (_, index) => ({
    id: `S-${index + 1}`,
    title: `${index % 2 ? 'Karhu' : 'Norrfolk'} Oak Stool no. ${index}`,
    brand: index % 2 ? 'Karhu' : 'Norrfolk',
    category: 'home/furniture',
  })),
];
const AMAZON = { profiles: ['amazon'] };

export default defineCatalogRule({
  id: 'keywords/irrelevant',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['a catalog large enough to learn from'],
  absent: 'no-data',
  fix: 'auto-review',
  guidelines: ['R1-20', 'R1-34'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Keyword has no link to product fields, or is a brand/ASIN/temporary/subjective word',
    zh: '关键词与商品无关，或为其他品牌词/时效/主观词',
  },
  messages: {
    asin: say(
      'Product numbers of Amazon stand among the search terms: {words:quotes}.',
      '后台搜索词里有亚马逊商品编号（ASIN）：{words:quotes}。',
    ),
    brand: say(
      'The search terms name another brand: {words:quotes}.',
      '后台搜索词写了其他品牌：{words:quotes}。',
    ),
    'own-brand': {
      ...say(
        'The search terms repeat the brand {brand:quote}, which Amazon reads from its own field.',
        '后台搜索词重复了品牌{brand:quote}，亚马逊会从品牌栏读取。',
      ),
      severity: 'info',
    },
    passing: say(
      'Search terms that hold only for a while or are opinion: {words:quotes}.',
      '后台搜索词含时效词或主观词：{words:quotes}。',
    ),
    unrelated: say(
      'Search terms that have no link to the product: {words:quotes}.',
      '后台搜索词与商品无关：{words:quotes}。',
    ),
  },
  notes: {
    sold: say(
      'sold under that name: {count:number} listings of the catalog',
      '商品库中以该名称销售的商品：{count:number} 个',
    ),
    known: say('a well-known maker', '知名品牌'),
    number: say('B0 and eight more letters or figures', 'B0 加八位字母或数字'),
    list: say(
      'Amazon asks for no such words; “new” and “best” in a name do not count',
      '亚马逊要求不写此类词；名称中的 new、best 不算',
    ),
    elsewhere: say(
      'words of {there:text}; the product is of {top:text}, and neither its texts nor titles of that category speak of it',
      '属于 {there:text} 的词；商品属于 {top:text}，商品文字和该类目的标题都未提及',
    ),
    drop: say(
      'Use the room for words by which buyers look for this product.',
      '换成买家搜索本商品会用的词。',
    ),
    remove: say('Take the words out', '删去这些词'),
  },
  options: {
    unknownTokenMax: {
      default: 0.34,
      en: 'share of the words of a term that may have no link to the product',
      zh: '一个搜索词中允许与商品无关的词的占比',
    },
    ban: {
      default: true,
      en: 'tell words that pass or praise (new, on sale, best, cheapest)',
      zh: '检查时效词和主观词（新款、特价、最好、便宜）',
    },
    minListings: {
      default: 20,
      en: 'listings from which a catalog teaches what belongs together',
      zh: '商品库至少多少个商品才能归纳哪些词属于同类',
    },
  },
  sources: {
    amazon: {
      title:
        'Amazon Seller Central, search terms (G23501, GNYWHX2TP7C8GXHK): no brands, ASINs, temporary or subjective words',
      asOf: '2026-11-22',
    },
    guide: {
      title: '如何提升客户的重复购买率 (DHgate), 使用和产品无关的关键词 (R1-34)',
      asOf: '2020-01-01',
    },
  },
  docs: {
    what: {
      en: 'Search terms that name another brand, a product number of Amazon, words that hold for a while or praise, and terms whose words belong to goods of another category: the catalog’s titles and the word lists say which words belong where. A term that names the product, or anything its own texts speak of, is never told, nor a word the catalog has never seen. Temporary and subjective words count anywhere on Amazon and elsewhere only where they are the whole term. Tags of a shop are no search terms, but for Etsy. Needs 20 listings to say what has no link.',
      zh: '检查后台搜索词中的其他品牌、亚马逊商品编号、时效词和主观词，以及属于其他类目商品的词：哪些词属于哪个类目，由商品库标题和词表归纳。写出本商品名称的词、商品文字提到的词、商品库从未出现过的词都不报。时效词和主观词在亚马逊出现即提示，其他平台只在整个搜索词就是该词时提示。店铺标签不算搜索词，Etsy 除外。判断是否无关至少需要 20 个商品。',
    },
    why: {
      en: 'Platforms rank by how well terms match the product; terms without a link lower the rank, and foreign brands are refused.',
      zh: '平台按搜索词与商品的匹配程度确定权重；无关词会降低排序，其他品牌词会被拒绝。',
    },
    how: {
      en: 'Take them out and use the room for synonyms, properties and uses of this product. --fix --unsafe-fixes takes them out.',
      zh: '删去无关词，换成本商品的同义词、属性词和用途词；--fix --unsafe-fixes 可自动删去。',
    },
  },
  examples: {
    valid: [
      {
        name: 'synonyms, places and words nobody has seen',
        value: stool(['kitchen counter chair', 'pub seat', 'breakfast zubbly']),
      },
      { name: 'another product only says which', value: stool(['laptop desk chair', 'guitar stool']) },
      {
        name: 'what the description speaks of',
        value: stool(['tent'], { description: 'Packs into a tent.' }),
      },
      {
        name: 'names that hold such a word',
        value: stool(['new york loft chair best man gift']),
        run: AMAZON,
      },
      {
        name: 'words of opinion, where a team allows them',
        value: stool(['best stool']),
        options: { ban: false },
        run: AMAZON,
      },
      {
        name: 'a looser share',
        value: stool(['drone']),
        options: { unknownTokenMax: 1 },
      },
      {
        name: 'tags of a shop',
        value: [{ title: 'Stool', tags: ['new'] }],
        run: { profiles: ['shopify'] },
        outcome: 'not-applicable',
      },
      { name: 'too few listings', value: stool(['drone']).slice(0, 5), outcome: 'no-data' },
      {
        name: 'fewer than a team wants',
        value: stool(['drone']),
        options: { minListings: 90 },
        outcome: 'no-data',
      },
    ],
    invalid: [
      {
        name: 'goods of another category',
        value: stool(['bar chair', 'drone', 'wedding lipstick']),
        findings: [{ messageId: 'unrelated', words: 'drone' }],
        fixed: { keywords: ['bar chair'] },
      },
      {
        name: 'another brand of the catalog',
        value: stool(['karhu stool', 'bar chair']),
        findings: [{ messageId: 'brand', words: 'karhu' }],
        fixed: { keywords: ['bar chair'] },
      },
      {
        name: 'what Amazon refuses, in one field of many words',
        value: stool(['norrfolk bar chair b07abcdef1 best pub seat']),
        run: AMAZON,
        findings: [
          { messageId: 'own-brand' },
          { messageId: 'asin', words: 'b07abcdef1' },
          { messageId: 'passing', words: 'best' },
        ],
        fixed: { keywords: ['bar chair pub seat'] },
      },
      {
        name: '整个搜索词是促销词',
        value: [{ title: '北屿 橡木吧台椅', keywords: ['特价', '实木高脚凳'] }],
        findings: [{ messageId: 'passing', words: '特价' }],
        fixed: { keywords: ['实木高脚凳'] },
      },
    ],
  },

  collect: (_value, { document, run }, reference) => (reference ? undefined : lessonOf(document, run)),

  fold: { empty: emptyLessons, add: addLesson, merge: mergeLessons, seal: sealLessons },

  judge(value, knowledge, context) {
    const { document, run, options, profiles: asked } = context;
    if (isService(document, run)) return notApplicable('type');
    const bound = bindingsOf(fields, asked, run.asOf).filter(({ starts }) => !starts);
    const named = bound.find(({ limit }) => limit.fields)?.limit.fields;
    const terms = keywordsOf(document, run, context.language, named).flatMap(term => {
      const text = context.text(term.path);
      return text ? [{ ...term, text }] : [];
    });
    if (terms.length === 0)
      return asked.length > 0 && bound.length === 0 ? notApplicable('profile') : context.absent('keywords');
    const onAmazon = asked.includes('amazon');
    const joined = bound.some(({ limit }) => limit.joined);
    const own = ownNames(value, run);
    const title = titleReading(document, run);
    const taught = knows(knowledge, options.minListings);
    const top = topAmong(document, own, knowledge, run);

    const told = (spansOf: (term: (typeof terms)[number]) => readonly Span[]): readonly Told[] =>
      terms.flatMap(term => {
        const spans = spansOf(term);
        return spans.length > 0 ? [{ path: term.path, text: term.text, spans }] : [];
      });
    const detailsOf = (all: readonly Told[], evidence: RuleFinding['evidence']) => {
      const [first] = all as readonly [Told, ...Told[]];
      const { start } = first.spans[0] as Span;
      const { end } = first.spans.at(-1) as Span;
      const title = context.note('remove', {});
      return {
        at: first.path,
        span: first.text.rawSpan({ start, end: first.spans.length > 1 ? (first.spans[0] as Span).end : end }),
        loss: Math.min(1, 0.4 + all.length / terms.length / 2),
        ...(evidence && { evidence }),
        advice: context.note('drop', {}),
        fix: { safety: 'unsafe' as const, title, edits: all.flatMap(one => edits(one, joined)) },
      };
    };
    const findings: RuleFinding[] = [];

    const numbers = told(({ text }) =>
      [...text.folded.matchAll(ASIN)]
        .filter(([word]) => /\d/.test(word.slice(2)))
        .map(({ index, 0: word }) => ({ start: index, end: index + word.length })),
    );
    if (numbers.length > 0)
      findings.push(
        context.finding(
          'asin',
          { words: numbers.flatMap(written) },
          detailsOf(numbers, { ...context.note('number', {}), source: 'amazon' }),
        ),
      );

    if (taught && own.length > 0) {
      let listings = 0;
      const strangers = told(({ reading }) => {
        const has = title !== undefined && hasName(title.folded, own);
        const found = strangersIn(reading, own, rivals[top ?? ''] ?? [], has, knowledge, document, run);
        listings = Math.max(listings, ...found.map(one => one.listings));
        return found.map(({ span }) => span);
      });
      if (strangers.length > 0) {
        const note = listings > 0 ? context.note('sold', { count: listings }) : context.note('known', {});
        findings.push(
          context.finding(
            'brand',
            { words: strangers.flatMap(written) },
            detailsOf(strangers, { ...note, source: 'amazon' }),
          ),
        );
      }
    }
    if (onAmazon && value.brand !== undefined) {
      const brand = value.brand.trim().toLowerCase();
      const mine = told(({ text, reading }) => {
        const start = text.folded.indexOf(brand);
        const isWord = reading.words.some(({ span }) => span.start === start);
        return brand.length > 2 && own.length > 0 && start >= 0 && isWord
          ? [{ start, end: start + brand.length }]
          : [];
      });
      if (mine.length > 0)
        findings.push(context.finding('own-brand', { brand: value.brand }, detailsOf(mine, undefined)));
    }

    if (options.ban) {
      const passing = told(({ text }) =>
        hits(text, run.lexicon('keyword-banned'), run.allowed('keyword-banned'))
          .filter(
            ({ group, span }) =>
              group !== '_neutral' && (onAmazon || span.end - span.start === text.folded.length),
          )
          .map(({ span }) => span),
      );
      if (passing.length > 0)
        findings.push(
          context.finding(
            'passing',
            { words: passing.flatMap(written) },
            detailsOf(passing, { ...context.note('list', {}), source: 'amazon' }),
          ),
        );
    }

    if (taught && title && top !== undefined) {
      let there = '';
      const strays = told(({ reading }) => {
        const stray = strayWords(reading, title, top, knowledge, document, run);
        if (!stray || stray.spans.length <= options.unknownTokenMax * stray.words) return [];
        there ||= stray.top;
        return stray.spans;
      });
      if (strays.length > 0)
        findings.push(
          context.finding(
            'unrelated',
            { words: strays.map(one => (joined ? written(one).join(' ') : one.text.raw)) },
            detailsOf(strays, { ...context.note('elsewhere', { there, top }), source: 'guide' }),
          ),
        );
    }
    if (findings.length > 0) return context.outcome(findings);
    if (!taught) return noData('catalog');
    return top === undefined ? noData('category') : context.outcome([]);
  },
});
