import {
  brandNames,
  categoryOf,
  defineRule,
  hasTitleWords,
  hasTrait,
  isNoBrand,
  isService,
  type Listing,
  noData,
  notApplicable,
  plainName,
  type RuleFinding,
  type Run,
  readWords,
  say,
  type TitleReading,
  titleReading,
  UNDECIDED,
} from '../../src/rule/index.ts';
import asked from '../profiles/title-attributes.yaml';

const data = asked as {
  readonly as_of: string;
  readonly source: string;
  readonly profiles: readonly string[];
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly by_category: Readonly<Record<string, readonly string[]>>;
};

/** The attributes that tell goods of a category apart: those of the node or of the nearest one above. */
function keyAttributes(path: string | undefined): readonly string[] {
  for (let at = path ?? ''; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const own = data.by_category[at];
    if (own) return own;
  }
  return [];
}

/** What a listing says of an attribute: one short value; none where it says several, or nothing in particular. */
function statedValue(attribute: string, { attributes = {} }: Listing): string | undefined {
  const names = data.names[attribute] ?? [];
  const said = Object.entries(attributes).find(([name]) => names.includes(name.trim().toLowerCase()))?.[1];
  const value = typeof said === 'string' ? said : said?.length === 1 ? said[0] : undefined;
  return value !== undefined && /^[^,;/|、，；]{1,30}$/.test(value.trim()) ? value.trim() : undefined;
}

/** Whether a title speaks of a value: the whole of it, or one of its words (Green for Sage Green). */
function speaksOf(value: string, reading: TitleReading, language: string, run: Run): boolean {
  const written = plainName(reading.folded);
  if (written.includes(plainName(value))) return true;
  const stems = new Set(reading.words.map(({ stem }) => stem));
  return readWords(value.toLowerCase(), language, run).words.some(
    ({ stem, text, kind }) =>
      kind !== 'function' &&
      text.length > 1 &&
      (stems.has(stem) || (text.length > 2 && written.includes(text))),
  );
}

/**
 * Whether a title surely names no product: no name of one, and each of its words known for something else (a brand, a
 * figure, a colour, a buyer, a season). A word that no list knows may be the name.
 */
function namesNothing({ pieces, words, unspaced }: TitleReading, brand: ReadonlySet<string>): boolean {
  if (unspaced || pieces.some(({ groups }) => groups.nouns || groups.brands)) return false;
  return words.every(
    ({ kind, stem, span }) =>
      kind !== 'content' ||
      brand.has(stem) ||
      pieces.some(
        piece =>
          piece.span.start <= span.start &&
          span.end <= piece.span.end &&
          Object.keys(piece.groups).length > 0,
      ),
  );
}

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
  version: 2,
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
    noun: say('The title does not say what the product is.', '标题没有写明是什么商品。'),
    attributes: {
      ...say(
        'The title leaves out what tells the product from others: {values:quotes}.',
        '标题没有写能区分商品的属性：{values:quotes}。',
      ),
      severity: 'info',
    },
  },
  notes: {
    asked: say(
      '{platforms:fields} advises to name the brand in the title',
      '{platforms:fields}建议标题写明品牌',
    ),
    known: say(
      'each word was understood as brand, model, figure, colour, size, buyer or use',
      '每个词都已识别为品牌、型号、数字、颜色、尺码、人群或用途',
    ),
    stated: say(
      'stated in the attributes; {platforms:fields} advises to name it in the title',
      '属性中已填写；{platforms:fields}建议写进标题',
    ),
    product: say('Add the name of the product.', '补上品名。'),
    write: say('Add {values:quotes} behind the name of the product.', '在品名之后补上{values:quotes}。'),
    name: say('Begin the title with {brand:quote}.', '标题以{brand:quote}开头。'),
    title: say('Write brand, product and what tells it apart.', '写明品牌、品名和能区分商品的属性。'),
  },
  options: {
    brand: {
      default: true,
      en: 'ask for the brand on platforms that advise it (Amazon, Google)',
      zh: '平台建议标题写品牌时检查（亚马逊、Google）',
    },
    noun: { default: true, en: 'ask for the name of the product', zh: '检查标题是否写明品名' },
    attributes: {
      default: true,
      en: 'ask for key attributes on platforms that advise it (Amazon, Google)',
      zh: '平台建议标题写关键属性时检查（亚马逊、Google）',
    },
  },
  sources: { platforms: { title: data.source, asOf: data.as_of } },
  docs: {
    what: {
      en: 'Listings without a title; titles that surely do not say what the product is, because every word is known for something else; and, on Amazon and Google, titles that do not name the listing’s brand or the attributes that tell goods of the category apart (colour, material, capacity …), where the listing states them with one value. Half of a name in two scripts (Latin / Chinese) is enough, and so is the first word of a long one, or one word of a value (Green for Sage Green); Generic, Unbranded and their like are no brand, and the author of a book is none. Shops of their own need no brand in their titles, and listings with several variants no colour.',
      zh: '检查没有标题的商品；每个词都另有所指、因而没有写明是什么商品的标题；以及在亚马逊、Google 上未写品牌或未写本类目关键属性（颜色、材质、容量等，且商品只填了一个值）的标题。双语品牌（CHANDO/自然堂）写其一即可，长品牌名写首词即可，属性值写出其中一个词即可；Generic、无品牌等不算品牌，图书作者也不算。独立站的标题不要求写品牌，有多个变体的商品不要求写颜色。',
    },
    why: {
      en: 'Many shoppers search by brand, product and property; a title without them is not found, and in a list it does not tell one variant from the next.',
      zh: '很多买家按品牌、品名和属性搜索，标题不写就搜不到，在列表里也分不清各个变体。',
    },
    how: {
      en: 'Write brand, product and what tells it apart, in this order.',
      zh: '依次写明品牌、品名和能区分商品的属性。',
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
      { name: 'no platform', value: { brand: 'Norrfolk', title: 'Clip Lamp' } },
      {
        name: 'one word of the colour is there',
        value: {
          title: 'Norrfolk Linen Shirt, Green',
          category: 'apparel/tops',
          attributes: { color: 'Sage Green', material: 'Linen' },
        },
        run: { profiles: ['google'] },
      },
      {
        name: 'where a team does not ask for attributes',
        value: { title: 'Shirt', category: 'apparel/tops', attributes: { color: 'Navy' } },
        options: { attributes: false },
        run: { profiles: ['google'] },
      },
      {
        name: 'where a team does not ask for the product',
        value: { brand: 'Norrfolk', title: 'Norrfolk Winter' },
        options: { noun: false },
      },
      { name: 'a word nobody knows may be the product', value: { title: 'Blue Zubbly for Women' } },
      {
        name: 'several colours in its variants',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          attributes: { color: 'Navy' },
          variants: [{ color: 'Navy' }, { color: 'White' }],
        },
        run: { profiles: ['google'] },
      },
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
        name: 'no product',
        value: { brand: 'Norrfolk', title: 'Norrfolk Women Winter Blue XL' },
        findings: [{ messageId: 'noun', path: ['title'] }],
      },
      {
        name: '属性已填但标题没有',
        value: {
          title: '北屿 亚麻衬衫',
          category: 'apparel/tops',
          attributes: { 颜色: '藏青色', 材质: '亚麻' },
        },
        run: { profiles: ['google'] },
        findings: [{ messageId: 'attributes' }],
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
    const reading = titleReading(document, run);
    if (!reading) return noData('title');
    const findings: RuleFinding[] = [];
    const brand = value.brand === undefined || isNoBrand(value.brand, run) ? '' : value.brand.trim();
    const brandWords = readWords(brand.toLowerCase(), context.language, run).words;

    const known = new Set(brandWords.map(({ stem }) => stem));
    // Of a language that cannot be told no list can say that each word is known.
    const isRead = context.language !== UNDECIDED && hasTitleWords(context.language, run);
    if (options.noun && isRead && namesNothing(reading, known)) {
      // Who knows a model by its number knows what it is.
      const isModel = reading.words.some(({ kind, text }) => kind === 'code' && /\d/.test(text));
      findings.push(
        context.finding(
          'noun',
          {},
          {
            at,
            ...(isModel && { severity: 'info' as const }),
            evidence: context.note('known', {}),
            advice: context.note('product', {}),
          },
        ),
      );
    }

    const platforms = context.profiles.filter(profile => data.profiles.includes(profile));
    const appliesTo = { profiles: platforms };
    if (platforms.length > 0 && options.brand && brand !== '' && !brand.includes(';')) {
      const written = plainName(title.plain);
      const [first] = brandWords;
      const begins =
        first !== undefined && first.text.length > 3 && reading.words.some(({ stem }) => stem === first.stem);
      if (!begins && !brandNames(brand).some(name => written.includes(plainName(name))))
        findings.push(
          context.finding(
            'brand',
            { brand },
            {
              at,
              evidence: { ...context.note('asked', { platforms }), source: 'platforms' },
              advice: context.note('name', { brand }),
              appliesTo,
            },
          ),
        );
    }

    // Of a listing with several variants the attributes belong to one of them.
    if (platforms.length > 0 && options.attributes && (value.variants?.length ?? 0) < 2) {
      const values = keyAttributes(categoryOf(document, run)?.path).flatMap(attribute => {
        const said = statedValue(attribute, value);
        return said !== undefined && !speaksOf(said, reading, context.language, run) ? [said] : [];
      });
      if (values.length > 0)
        findings.push(
          context.finding(
            'attributes',
            { values },
            {
              at,
              loss: Math.min(1, values.length / 3),
              evidence: { ...context.note('stated', { platforms }), source: 'platforms' },
              advice: context.note('write', { values }),
              appliesTo,
            },
          ),
        );
    }
    return context.outcome(findings);
  },
});
