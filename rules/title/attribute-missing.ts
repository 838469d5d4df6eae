import {
  defineRule,
  hasTrait,
  isService,
  noData,
  notApplicable,
  pass,
  readTitle,
  say,
  titleReading,
} from '../../src/rule/index.ts';
import brands from '../profiles/title-brand.yaml';

const data = brands as {
  readonly as_of: string;
  readonly source: string;
  readonly profiles: readonly string[];
  readonly placeholders: readonly string[];
};

const plainOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const placeholders: ReadonlySet<string> = new Set(data.placeholders.map(plainOf));

/** Names a brand goes by: the whole, and each side of `CHANDO/自然堂` or `自然堂(CHANDO)`. */
const namesOf = (brand: string): readonly string[] =>
  [brand, ...brand.split(/[/|（）()]/)].map(name => name.trim()).filter(name => plainOf(name).length > 1);

export default defineRule({
  id: 'title/attribute-missing',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['title'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['R1-20', 'R1-33'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Brand, product noun or a key attribute is not in the title',
    zh: '标题缺少品牌、品类词或关键属性',
  },
  messages: {
    untitled: say('There is no title.', '没有标题。'),
    brand: {
      ...say('The title does not name the brand {brand:quote}.', '标题没有写品牌{brand:quote}。'),
      severity: 'info',
    },
  },
  notes: {
    asked: say(
      '{platforms:fields} advises to name the brand in the title',
      '{platforms:fields}建议标题写明品牌',
    ),
    name: say('Begin the title with {brand:quote}.', '标题以{brand:quote}开头。'),
    title: say('Write brand, product and what tells it apart.', '写明品牌、品名和能区分商品的属性。'),
  },
  options: {
    brand: {
      default: true,
      en: 'ask for the brand on platforms that advise it (Amazon, Google)',
      zh: '平台建议标题写品牌时检查（亚马逊、Google）',
    },
  },
  sources: { platforms: { title: data.source, asOf: data.as_of } },
  docs: {
    what: {
      en: 'Listings without a title, and, on Amazon and Google, titles that do not name the listing’s brand. Half of a name in two scripts (Latin / Chinese) is enough, and so is the first word of a long one; Generic, Unbranded and their like are no brand, and the author of a book is none. Shops of their own need no brand in their titles.',
      zh: '检查没有标题的商品，以及在亚马逊、Google 上标题未写品牌的商品。双语品牌（CHANDO/自然堂）写其一即可，长品牌名写首词即可；Generic、无品牌等不算品牌，图书作者也不算。独立站的标题不要求写品牌。',
    },
    why: {
      en: 'Many shoppers search by brand; a title without it is not found, and Amazon asks for it first.',
      zh: '很多买家按品牌搜索，标题不写就搜不到；亚马逊要求品牌放在最前。',
    },
    how: {
      en: 'Put the brand before the name of the product.',
      zh: '把品牌写在品名之前。',
    },
  },
  examples: {
    valid: [
      {
        name: 'the brand stands in the title',
        value: { brand: 'Norrfolk', title: 'Norrfolk Clip Lamp, Brass' },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'written another way',
        value: { brand: 'NORR-FOLK®', title: 'Norr Folk Clip Lamp' },
        run: { profiles: ['google'] },
      },
      {
        name: 'a shop of its own',
        value: { brand: 'Norrfolk', title: 'Clip Lamp, Brass' },
        run: { profiles: ['shopify'] },
      },
      {
        name: 'no brand at all',
        value: { brand: 'Unbranded', title: 'Clip Lamp, Brass' },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'where the team does not ask',
        value: { brand: 'Norrfolk', title: 'Clip Lamp' },
        options: { brand: false },
        run: { profiles: ['amazon'] },
      },
      { name: 'no platform', value: { brand: 'Norrfolk', title: 'Clip Lamp' }, outcome: 'no-data' },
      {
        name: '双语品牌写其一',
        value: { brand: '北屿/Norrfolk', title: '北屿 黄铜夹灯' },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'a book, whose brand is its author',
        value: { category: 'media', brand: 'Ada Lund', title: 'Salt Roads' },
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
      {
        name: 'a service',
        value: { type: 'service', brand: 'Norrfolk', title: 'Gift Card' },
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'the brand is missing',
        value: { brand: 'Norrfolk', title: 'Clip Lamp, Brass' },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'brand', path: ['title'] }],
      },
      {
        name: '标题没有品牌',
        value: { brand: '北屿', title: '黄铜夹灯 床头阅读' },
        run: { profiles: ['google'] },
        findings: [{ messageId: 'brand' }],
      },
      {
        name: 'no title',
        value: { id: 'LAMP-2', brand: 'Norrfolk', images: [{ src: 'lamp.jpg' }] },
        findings: [{ messageId: 'untitled' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    // The makers of books and records are their authors.
    if (hasTrait('recorded', document, run)) return notApplicable('category');
    const at = ['title'];
    const title = context.text(at);
    if (!title)
      return context.absent('title', () =>
        context.finding('untitled', {}, { at, advice: context.note('title', {}) }),
      );
    if (context.profiles.length === 0) return noData('profiles');
    const platforms = context.profiles.filter(profile => data.profiles.includes(profile));
    if (platforms.length === 0 || !options.brand) return pass;
    const { brand } = value;
    if (brand === undefined || brand.trim() === '') return noData('brand');
    if (placeholders.has(plainOf(brand)) || brand.includes(';')) return pass;
    const written = plainOf(title.plain);
    const first = readTitle(brand.toLowerCase(), context.language, '', run).words[0];
    const begins =
      first &&
      first.text.length > 3 &&
      titleReading(document, run)?.words.some(({ stem }) => stem === first.stem);
    if (begins || namesOf(brand).some(name => written.includes(plainOf(name)))) return pass;
    return context.outcome([
      context.finding(
        'brand',
        { brand },
        {
          at,
          evidence: { ...context.note('asked', { platforms }), source: 'platforms' },
          advice: context.note('name', { brand }),
          appliesTo: { profiles: platforms },
        },
      ),
    ]);
  },
});
