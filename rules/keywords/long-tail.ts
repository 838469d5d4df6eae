import {
  addComparables,
  baseOf,
  bindingsOf,
  type ComparablesFold,
  comparablesAmong,
  type DatedLimit,
  defineCatalogRule,
  headOf,
  isService,
  type Keyword,
  keywordsOf,
  type Listing,
  mergeComparables,
  namesProduct,
  noData,
  notApplicable,
  type PriceMark,
  quantile,
  type RuleFinding,
  type Run,
  say,
  sealComparables,
  titleReading,
} from '../../src/rule/index.ts';
import alibaba from '../profiles/alibaba.yaml';
import amazon from '../profiles/amazon.yaml';
import dhgate from '../profiles/dhgate.yaml';
import etsy from '../profiles/etsy.yaml';

/** What a platform takes as search terms: `joined` where words count and not terms. */
interface Terms extends DatedLimit {
  readonly joined?: boolean;
  readonly fields?: readonly ('keywords' | 'tags')[];
}

const profiles = [alibaba, amazon, dhgate, etsy] as unknown as readonly {
  readonly profile: string;
  readonly limits: { readonly keywords: readonly Terms[] };
}[];
const fields = Object.fromEntries(profiles.map(({ profile, limits }) => [profile, limits.keywords]));

const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]/gu;

/** How long a term is, in words; two characters of Chinese or Japanese count for one. */
const lengthOf = ({ text, reading }: Keyword): number =>
  reading.unspaced ? (text.match(HAN)?.length ?? 0) / 2 : reading.words.length;

/** Whether a term says what the product is and one more thing of it. */
const joinsProperty = ({ reading, words }: Keyword): boolean =>
  reading.pieces.some(
    piece =>
      namesProduct(piece) &&
      (reading.unspaced
        ? piece.span.end - piece.span.start < reading.folded.trim().length
        : words.length > piece.text.split(/\s+/).length),
  );

/** Names that differ in more than a word before them: bar stool and stool are one, stool and chair two. */
const distinctNames = (names: readonly string[]): readonly string[] =>
  names.filter(name => !names.some(other => other !== name && name.endsWith(other)));

/** How often a listing that is seen is clicked, among those of its seller; undefined where it is seen too seldom. */
function rateOf({ figures, seller = '' }: Listing, run: Run, least: number): PriceMark | undefined {
  const { impressions, clicks } = figures ?? {};
  if (impressions === undefined || clicks === undefined || impressions < least) return undefined;
  return { group: run.scope === 'store' ? seller : '', price: clicks / impressions };
}

const DAY = 86_400_000;
/** So many other names of a product are shown. */
const SHOWN = 5;

const stool = (keywords: readonly string[], more: object = {}) => ({
  title: 'Oak Bar Stool',
  keywords,
  ...more,
});
const clicked = (clicks: number, updated_at = '2026-03-01') =>
  stool(['kitchen counter chair', 'wooden breakfast bar stool'], {
    figures: { impressions: 1000, clicks },
    signoff: { updated_at },
  });
const shop = (...clicks: number[]) => clicks.map((count, index) => ({ id: `S-${index}`, ...clicked(count) }));

export default defineCatalogRule({
  id: 'keywords/long-tail',
  on: ['listing'],
  severity: 'info',
  consequence: 'ranking',
  needs: ['keywords'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['R1-31', 'R1-32', 'R1-44'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'No synonym, attribute or long-tail keyword; keywords not refreshed',
    zh: '缺少同义词、属性词、长尾词，或长期未优化',
  },
  messages: {
    none: say(
      'No search terms for {platforms:fields}: the listing is found by the words of its title only.',
      '没有填写{platforms:fields}的后台搜索词，买家只能按标题里的词搜到。',
    ),
    synonyms: say(
      'Title and search terms call the product {name:quote} only.',
      '标题和后台搜索词都只用{name:quote}称呼商品。',
    ),
    longtail: say(
      '{found:number} of {all:number} search terms have three words or more; {min:number} are advised.',
      '{all:number} 个后台搜索词中，长尾词（三个词或六个汉字以上）有 {found:number} 个，建议至少 {min:number} 个。',
    ),
    attributes: say(
      'No search term joins the name of the product with a property such as colour, material or use.',
      '没有一个后台搜索词把品名与颜色、材质、用途等属性连用。',
    ),
    stale: say(
      'The listing is clicked less than most of the shop, and its content has not changed since {day:date}.',
      '点击率低于店内多数商品，而内容自{day:date}起未更新。',
    ),
  },
  notes: {
    names: say(
      'other names of such products: {names:quotes}; not every one fits each product',
      '同类商品的其他叫法：{names:quotes}；不一定都适合本商品',
    ),
    terms: say('search terms: {terms:quotes}', '后台搜索词：{terms:quotes}'),
    rate: say(
      'clicks ÷ impressions {rate:percent}, middle of {count:number} listings {middle:percent}; {days:number} days without a change',
      '点击率 {rate:percent}，{count:number} 个商品的中间值为 {middle:percent}；已 {days:number} 天未更新',
    ),
    'add-names': say(
      'Add the other names that buyers use and that fit this product.',
      '补充买家会用、且适合本商品的其他叫法。',
    ),
    'add-phrases': say(
      'Add phrases as buyers type them: product with material, colour, use or place.',
      '按买家的输入习惯补充词组：品名加材质、颜色、用途或场景。',
    ),
    refresh: say(
      'Look up what buyers search for now and replace terms that bring no clicks.',
      '查看买家当前的搜索词，替换没有点击的词。',
    ),
    fill: say(
      'Add synonyms, properties and phrases of three words or more.',
      '补充同义词、属性词和三个词以上的长尾词。',
    ),
  },
  options: {
    minNames: {
      default: 2,
      en: 'names of the product that title and search terms should use together',
      zh: '标题和后台搜索词合计应使用的品名叫法数',
    },
    minLongtail: {
      default: 2,
      en: 'search terms of three words (six Chinese characters) or more',
      zh: '三个词（六个汉字）以上的长尾词个数',
    },
    staleDays: {
      default: 90,
      en: 'days without a change after which a listing with few clicks is told',
      zh: '点击少的商品超过多少天未更新时提示',
    },
    minImpressions: {
      default: 500,
      en: 'impressions from which clicks are compared',
      zh: '曝光达到多少次才比较点击率',
    },
    minComparables: {
      default: 8,
      en: 'listings of the seller with such figures, at least',
      zh: '同一卖家至少多少个商品有数据才比较',
    },
  },
  sources: {
    guide: {
      title: '如何提升客户的重复购买率 (DHgate), 产品的潜在长尾词 (R1-31, R1-32, R1-44)',
      asOf: '2020-01-01',
    },
  },
  docs: {
    what: {
      en: 'Search terms that leave buyers out: none calls the product by another name than the title, none joins it with a property, fewer than two are phrases of three words. On Amazon, whose terms are single words in one field, only names are judged. Where a listing has clicks and impressions, one that is clicked less than most of the shop and has not changed for 90 days is told. Tags of a shop are no search terms, but for Etsy, whose buyers search by them.',
      zh: '检查后台搜索词是否漏掉买家：没有标题之外的其他叫法、没有与属性连用、三个词以上的长尾词少于两个。亚马逊的搜索词是一栏单词，只检查叫法。有曝光和点击数据时，点击率低于店内多数且 90 天未更新的也提示。店铺标签不算搜索词，Etsy 除外（买家按标签搜索）。',
    },
    why: {
      en: 'One buyer types laptop, another notebook computer, a third the colour and the size. The guide asks for property words, synonyms and long phrases, and to keep improving them.',
      zh: '同一商品，有的买家搜 laptop，有的搜 notebook computer，有的连颜色尺寸一起搜。指南要求写属性词、同义词和长尾词，并不断优化。',
    },
    how: {
      en: 'Add the names that fit, then phrases of product and property as buyers type them.',
      zh: '先补适合的其他叫法，再按买家的输入习惯补“属性＋品名”的词组。',
    },
  },
  examples: {
    valid: [
      {
        name: 'names, properties and phrases',
        value: stool(['kitchen counter chair', 'wooden breakfast bar stool', 'pub seat']),
        run: { profiles: ['alibaba'] },
      },
      {
        name: 'single words, where they stand in one field',
        value: stool(['chair seat kitchen counter wooden']),
        run: { profiles: ['amazon'] },
      },
      {
        name: 'a platform without search terms',
        value: { title: 'Oak Bar Stool', tags: ['sale'] },
        run: { profiles: ['shopify'] },
        outcome: 'not-applicable',
      },
      { name: 'no platform and no search terms', value: { title: 'Oak Bar Stool' }, outcome: 'no-data' },
      {
        name: 'one name and one phrase, where that is enough',
        value: stool(['oak stool', 'oak bar stool for kitchens']),
        options: { minNames: 1, minLongtail: 1 },
      },
      {
        name: 'few clicks, but changed lately',
        value: [clicked(5, '2026-11-01'), ...shop(40, 41, 42, 43, 44, 45, 46, 47, 48)],
      },
      {
        name: 'few clicks, where a team waits for longer, for more listings or for more impressions',
        value: [clicked(5), ...shop(40, 41, 42, 43, 44, 45, 46, 47, 48)],
        options: { staleDays: 900, minComparables: 50, minImpressions: 5000 },
      },
      {
        name: '叫法、属性、长尾词都有',
        value: { title: '橡木吧台椅', keywords: ['实木高脚凳', '厨房岛台高脚椅子', '橡木吧台椅餐厅用'] },
        run: { profiles: ['alibaba'] },
      },
    ],
    invalid: [
      {
        name: 'none',
        value: { title: 'Oak Bar Stool' },
        run: { profiles: ['alibaba'] },
        findings: [{ messageId: 'none' }],
      },
      {
        name: 'one name only',
        value: stool(['oak stool for kitchens', 'wooden stool for breakfast']),
        findings: [{ messageId: 'synonyms', path: ['keywords'] }],
      },
      {
        name: 'single words',
        proves: ['R1-32'],
        value: stool(['chair', 'seat', 'oak chair']),
        findings: [{ messageId: 'longtail' }],
      },
      {
        name: 'phrases that name no product',
        proves: ['R1-31'],
        value: stool(['chair', 'for a calm mood', 'calm at home']),
        findings: [{ messageId: 'attributes' }],
      },
      {
        name: 'few clicks and an old text',
        proves: ['R1-44'],
        value: [clicked(5), ...shop(40, 41, 42, 43, 44, 45, 46, 47, 48)],
        findings: [{ messageId: 'stale' }],
      },
      {
        name: '只有短词',
        value: { title: '橡木吧台椅', keywords: ['椅子', '高脚凳', '餐椅'] },
        findings: [{ messageId: 'longtail' }],
      },
    ],
  },

  collect: (value, { run, options }, reference) =>
    reference ? undefined : rateOf(value, run, options.minImpressions),

  fold: {
    empty: (): ComparablesFold => new Map(),
    add: (folded: ComparablesFold, mark: PriceMark) => addComparables(folded, [mark]),
    merge: mergeComparables,
    seal: sealComparables,
  },

  judge(value, summary, context) {
    const { document, run, options, profiles: asked } = context;
    if (isService(document, run)) return notApplicable('type');
    const bound = bindingsOf(fields, asked, run.asOf).filter(({ starts }) => !starts);
    const named = bound.find(({ limit }) => limit.fields)?.limit.fields;
    const terms = keywordsOf(document, run, context.language, named);
    if (terms.length === 0) {
      if (asked.length === 0) return noData('profiles');
      if (bound.length === 0) return notApplicable('profile');
      const platforms = bound.map(({ profile }) => profile);
      return context.absent('keywords', () =>
        context.finding('none', { platforms }, { at: ['keywords'], advice: context.note('fill', {}) }),
      );
    }
    const at = [String(terms[0]?.path[0])];
    const findings: RuleFinding[] = [];

    const title = titleReading(document, run);
    const head = title && headOf(title);
    if (title && head) {
      const groups = head.groups.nouns ?? [];
      const names = distinctNames([
        ...new Set(
          [title, ...terms.map(({ reading }) => reading)].flatMap(({ pieces }) =>
            pieces
              .filter(({ groups: own }) => own.nouns?.some(group => groups.includes(group)))
              .map(({ text }) => baseOf(text, title.language)),
          ),
        ),
      ]);
      const others = groups
        .flatMap(group => run.lexicon('title-nouns').groups[group]?.[title.language] ?? [])
        .filter(name => !names.some(used => name.endsWith(used)));
      if (names.length < options.minNames && others.length > 1) {
        const evidence = { ...context.note('names', { names: others.slice(0, SHOWN) }), source: 'guide' };
        const data = { name: title.folded.slice(head.span.start, head.span.end) };
        findings.push(
          context.finding('synonyms', data, {
            at,
            loss: 0.5,
            evidence,
            advice: context.note('add-names', {}),
          }),
        );
      }
    }

    // Words of one field are joined by the platform itself.
    if (!bound.some(({ limit }) => limit.joined)) {
      const found = terms.filter(term => lengthOf(term) >= 3).length;
      const evidence = {
        ...context.note('terms', { terms: terms.slice(0, SHOWN).map(({ text }) => text) }),
        source: 'guide',
      };
      const details = { at, loss: 0.5, evidence, advice: context.note('add-phrases', {}) };
      if (found < options.minLongtail) {
        const data = { found, all: terms.length, min: options.minLongtail };
        findings.push(context.finding('longtail', data, details));
      } else if (head && !terms.some(joinsProperty)) {
        findings.push(context.finding('attributes', {}, details));
      }
    }

    const rate = rateOf(value, run, options.minImpressions);
    const day = value.signoff?.updated_at?.slice(0, 10);
    const rates = (rate && summary.get(rate.group)) ?? comparablesAmong([]);
    const middle = quantile(rates, 0.5);
    const days = day === undefined ? 0 : Math.round((Date.parse(run.asOf) - Date.parse(day)) / DAY);
    if (rate && day && middle !== undefined && rates.count > options.minComparables) {
      if (rate.price < middle && days > options.staleDays) {
        const data = { rate: rate.price, count: rates.count - 1, middle, days };
        findings.push(
          context.finding(
            'stale',
            { day },
            {
              at,
              loss: 0.5,
              evidence: { ...context.note('rate', data), source: 'guide' },
              advice: context.note('refresh', {}),
            },
          ),
        );
      }
    }
    return context.outcome(findings);
  },
});
