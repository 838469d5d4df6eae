import {
  crowdsOf,
  defineRule,
  hasTitleWords,
  noData,
  type Path,
  say,
  scoreTitle,
  titleReading,
} from '../../src/rule/index.ts';

const AT: Path = ['title'];

export default defineRule({
  id: 'title/stuffing',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['title'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['R1-34', 'R1-35'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Title reads as a keyword list',
    zh: '标题堆砌关键词',
  },
  messages: {
    names: say(
      'The title names its product again and again: {words:quotes}.',
      '标题反复写同一类商品的名称：{words:quotes}。',
    ),
    words: say(
      'The title says the same thing several times: {words:quotes}.',
      '标题反复表达同一个意思：{words:quotes}。',
    ),
    uses: say(
      'The title lists places, occasions and styles: {words:quotes}.',
      '标题罗列场合、用途和风格：{words:quotes}。',
    ),
    audiences: say(
      'The title lists whom the product is for: {words:quotes}.',
      '标题罗列适用人群：{words:quotes}。',
    ),
    effects: say('The title lists effects: {words:quotes}.', '标题罗列功效：{words:quotes}。'),
    brands: say(
      'The title lists makers and devices: {words:quotes}.',
      '标题罗列品牌和机型：{words:quotes}。',
    ),
    products: say(
      'The title strings the names of several products together: {words:quotes}.',
      '标题连写多种商品的名称：{words:quotes}。',
    ),
    compounds: say(
      'The title strings together compounds of one word: {words:quotes}.',
      '标题连写同一词尾的复合词：{words:quotes}。',
    ),
  },
  notes: {
    signs: say(
      'words that could go: {words:quotes}; keyword-list score {score:number}, limit {limit:number}',
      '可以删去的词：{words:quotes}；堆砌得分 {score:number}，上限 {limit:number}',
    ),
    order: say(
      'Name the product once, in this order: brand, product, main feature, material or model, size or count, colour. Move the other words to the search terms.',
      '商品名称只写一次，按此顺序：品牌、商品名、主要卖点、材质或型号、规格或数量、颜色。其余词移到后台搜索词。',
    ),
    devices: say(
      'Name at most {max:number} makers or devices in the title and list the others in the bullets or attributes.',
      '标题最多写 {max:number} 个品牌或机型，其余写进五点描述或属性。',
    ),
  },
  options: {
    warn: {
      default: 0.4,
      en: 'score (0 to 1) from which a title counts as a keyword list',
      zh: '堆砌得分（0-1）达到该值即提示',
    },
    strong: { default: 0.65, en: 'score from which the loss is full', zh: '达到该值按最高程度扣分' },
    synonymGroups: {
      default: true,
      en: 'count synonyms of one noun as the noun again (coat, jacket)',
      zh: '同义词按重复计（外套、夹克）',
    },
    foreignBrandsMax: {
      default: 3,
      en: 'makers and devices a title may name besides the own brand',
      zh: '标题中除自有品牌外最多可写的品牌和机型数',
    },
    compoundSuffix: {
      default: 5,
      en: 'letters that German compounds share at the end to count as one family',
      zh: '德语复合词词尾相同的字母数达到该值即按同类计',
    },
  },
  sources: {
    lazada: {
      title:
        'CIKM AnalytiCup 2017, Lazada product title quality: conciseness of 36,283 titles as people judged it',
      asOf: '2017-11-06',
    },
  },
  docs: {
    what: {
      en: 'Titles written for a search engine: the product named by several synonyms, words repeated, rows of rooms, seasons, occasions, buyers or effects, long lists of other makers’ devices, German compounds with one tail. Each sign is measured between 0 and 1 and weighed; the score is 1 − Π(1 − weight · sign). A long title in good order (brand, model, specifications with their units) scores low.',
      zh: '查找为搜索引擎而写的标题：用多个同义词写同一商品、词语重复、罗列房间、季节、场合、人群或功效、罗列他牌机型、德语中连写同一词尾的复合词。每个迹象取 0-1 并加权，得分为 1 − Π(1 − 权重 × 迹象)。品牌、型号、带单位的规格依次写明的长标题得分低。',
    },
    why: {
      en: 'Buyers cannot see what the product is, and marketplaces lower the rank of titles with irrelevant or overlapping keywords. In the Lazada data, 15 words and more without order were mostly judged not concise.',
      zh: '买家看不清商品是什么；平台会降低含无关或重叠关键词的标题的排序。Lazada 数据中，超过 15 个词且无次序的标题多被判为不简洁。',
    },
    how: {
      en: 'Name the product once, then the properties that tell it from others, in a fixed order. Search terms belong in the keyword field, compatible models in the bullets.',
      zh: '商品名称只写一次，再按固定顺序写区别于其他商品的属性。搜索词写进后台搜索词，适用机型写进五点描述。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a language without word lists',
        value: {
          title: 'Drewniany stołek kuchenny, dębowy',
          language: 'pl',
        },
        outcome: 'no-data',
      },
      {
        name: 'a long title in good order',
        value: {
          title:
            'Northwind ST-40 Inkjet Printer, A4, 22 ppm, 2.4" Display, USB-C and Wi-Fi, 250-Sheet Tray, White',
        },
      },
      { name: 'one synonym pair', value: { title: 'Merino Hooded Sweatshirt Hoodie, Forest Green, M' } },
      {
        name: 'a device named after “for”',
        value: { title: 'Corvo Leather Flip Case for Samsung Galaxy S9 / S9+ (Brown)' },
      },
      {
        name: 'synonyms, where a team allows them',
        value: { title: 'Ladies Rain Coat Parka Windbreaker Anorak' },
        options: { synonymGroups: false },
      },
      {
        name: 'a score the team accepts',
        value: { title: 'Wool Scarf Shawl Pashmina' },
        options: { warn: 0.9 },
      },
      {
        name: 'compounds, where only a longer tail counts',
        value: { title: 'Blumentopf Kochtopf Senftopf aus Keramik' },
        options: { compoundSuffix: 9 },
      },
      { name: '一个功效词组', value: { title: '山茶花保湿面霜 50 ml 清爽型' } },
      { name: '次序清楚的长标题', value: { title: '晨屿 K3 机械键盘 87 键 红轴 蓝牙双模 铝合金外壳 灰色' } },
    ],
    invalid: [
      {
        name: 'four names of one garment',
        proves: ['R1-35'],
        value: { title: 'Ladies Rain Coat Parka Windbreaker Anorak Blue' },
        findings: [{ messageId: 'names', words: 'Coat Parka Windbreaker Anorak' }],
      },
      {
        name: 'words repeated',
        value: { title: 'Bamboo Fiber Bamboo Natural Eco Bamboo Fiber Soft Natural Straw Set' },
        findings: [{ messageId: 'words' }],
      },
      {
        name: 'rooms and seasons in a row',
        value: {
          title: 'Felt Garland Christmas Easter Birthday Wedding Party Bedroom Kitchen Balcony Garden',
        },
        findings: [
          {
            messageId: 'uses',
            words: 'Christmas Easter Birthday Wedding Party Bedroom Kitchen Balcony Garden',
          },
        ],
        options: { strong: 0.9 },
      },
      {
        name: 'every kind of buyer',
        value: { title: 'Knit Gaiter Women Girls Men Boys Kids Toddler Teens' },
        options: { warn: 0.3 },
        findings: [{ messageId: 'audiences', words: 'Women Girls Men Boys Kids Toddler Teens' }],
      },
      {
        name: 'makers beyond the limit',
        proves: ['R1-34'],
        value: { title: 'Braided Lead for Nokia, LG, HTC, Motorola, Sony, Lenovo and Asus' },
        options: { foreignBrandsMax: 2 },
        findings: [{ messageId: 'brands', words: 'Nokia, LG, HTC, Motorola, Sony, Lenovo and Asus' }],
      },
      {
        name: 'one product after the other',
        value: { title: 'Cotton Scarf Sock Belt Umbrella Wallet Towel Apron Pillow Vase' },
        options: { warn: 0.3 },
        findings: [{ messageId: 'products' }],
      },
      {
        name: 'German compounds of one tail',
        value: { title: 'Gartenlampen Stehlampen Wandlampen Solarlampen' },
        options: { synonymGroups: false },
        findings: [{ messageId: 'compounds', words: 'Gartenlampen Stehlampen Wandlampen Solarlampen' }],
      },
      {
        name: '一件商品四个名称',
        value: { title: '竹编收纳盒 储物盒 整理箱 收纳筐 浅棕' },
        findings: [{ messageId: 'names', words: '收纳盒 储物盒 整理箱 收纳筐' }],
      },
      {
        name: '罗列功效',
        value: { title: '橄榄身体乳 保湿 美白 紧致 祛痘 控油 修护 持久' },
        options: { warn: 0.3 },
        findings: [{ messageId: 'effects', words: '保湿 美白 紧致 祛痘 控油 修护 持久' }],
      },
    ],
  },

  check(_value, context) {
    const { warn, strong, synonymGroups, foreignBrandsMax, compoundSuffix } = context.options;
    const text = context.text(AT);
    const reading = titleReading(context.document, context.run);
    if (!text || !reading) return context.absent('title');
    if (!hasTitleWords(context.language, context.run)) return noData('lexicon');
    const scored = scoreTitle(reading, {
      synonyms: synonymGroups,
      brandsMax: foreignBrandsMax,
      suffix: compoundSuffix,
    });
    if (scored.score < warn) return context.outcome([]);
    const crowds = crowdsOf(reading, scored, compoundSuffix);
    const [worst] = crowds;
    if (!worst) return context.outcome([]);
    const written = (span: { start: number; end: number }): string => {
      const raw = text.rawSpan(span);
      return text.raw.slice(raw.start, raw.end);
    };
    const words = worst.spans.map(written);
    const surplus = [...new Set(crowds.flatMap(crowd => crowd.surplus.map(written)))];
    return context.outcome([
      context.finding(
        worst.kind,
        { words },
        {
          at: AT,
          span: text.rawSpan(worst.span),
          loss: scored.score >= strong ? 1 : 0.6,
          evidence: {
            ...context.note('signs', { words: surplus, score: scored.score, limit: warn }),
            source: 'lazada',
          },
          advice:
            worst.kind === 'brands'
              ? context.note('devices', { max: foreignBrandsMax })
              : context.note('order', {}),
        },
      ),
    ]);
  },
});
