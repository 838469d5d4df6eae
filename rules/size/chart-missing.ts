import {
  type Chart,
  categoryOf,
  defineRule,
  hasTrait,
  hits,
  isOfABody,
  isService,
  isWithin,
  noData,
  notApplicable,
  type Path,
  pass,
  picturesOf,
  placeInChart,
  rankOf,
  say,
  sizeCharts,
} from '../../src/rule/index.ts';

/** Texts that may point to a chart that stands elsewhere. */
const TEXTS: readonly Path[] = [['description'], ['sections', 'size_fit'], ['item_highlights']];

/** A size as it is compared: `medium` and `M` are one, so are `EU 38` and `eu38`. */
function keyOf(label: string): string {
  const ranked = rankOf(label);
  if (ranked) return `${ranked.scale}:${ranked.rank}`;
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '');
}

/** What a size can be one of: letters, numbers of a system; undefined for what has no scale. */
const scaleOf = (label: string): string | undefined => rankOf(label)?.scale;

/** The sizes sold that no row of the charts is for; none where the labels cannot be compared. */
function withoutRow(sold: readonly string[], charts: readonly Chart[]): readonly string[] {
  const exact = charts.filter(({ exact, origin }) => exact && origin !== 'text');
  const rows = new Set(exact.flatMap(({ sizes }) => sizes.map(keyOf)));
  const scales = new Set(exact.flatMap(({ sizes }) => sizes.flatMap(size => scaleOf(size) ?? [])));
  if (exact.length !== charts.length || !sold.every(size => scales.has(scaleOf(size) ?? ''))) return [];
  const lacking = sold.filter(size => !rows.has(keyOf(size)));
  return lacking.length * 2 <= sold.length ? lacking : [];
}

export default defineRule({
  id: 'size/chart-missing',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['size_chart'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-17', 'S1-19'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Sized product has no size chart, or a variant size has no row',
    zh: '有尺码商品缺少尺码表，或变体尺码无对应行',
  },
  messages: {
    missing: say('The product comes in sizes but has no size chart.', '有尺码的商品没有尺码表。'),
    'no-row': say('The size chart has no row for: {sizes:quotes}.', '尺码表缺少以下尺码：{sizes:quotes}。'),
    few: {
      ...say(
        {
          one: 'The size chart gives only {found:count} measure; {required:count} are wanted.',
          other: 'The size chart gives only {found:count} measures; {required:count} are wanted.',
        },
        '尺码表只有 {found:count} 项尺寸，至少应有 {required:count} 项。',
      ),
      severity: 'info',
    },
  },
  notes: {
    category: say('category {category:text}', '类目 {category:text}'),
    sold: say('sizes sold: {sizes:quotes}', '可选尺码：{sizes:quotes}'),
    measures: say('measures: {measures:list}', '尺寸项：{measures:list}'),
    add: say(
      'Add a chart with a row for each size and the unit; say body or garment.',
      '补一张尺码表，每个尺码一行，注明单位和人体/成衣尺寸。',
    ),
    row: say('Add the row, or stop selling the size.', '补上对应行，或下架该尺码。'),
    measure: say(
      'Add what decides the fit: bust, waist and hips, or the length of the foot.',
      '补充决定合身的尺寸：胸围、腰围、臀围，或脚长。',
    ),
  },
  options: {
    categories: {
      default: ['apparel', 'jewelry/rings'],
      en: 'Categories that need a chart, as far as they come in sizes',
      zh: '需要尺码表的类目（其中分尺码的商品）',
    },
    minMeasures: { default: 2, en: 'Measures a chart of clothes needs', zh: '服装尺码表至少要有的尺寸项数' },
    minMeasuresShoes: {
      default: 1,
      en: 'Measures a chart of shoes, hats, gloves and rings needs',
      zh: '鞋、帽、手套、戒指尺码表至少要有的尺寸项数',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 3 Size (S1-17, S1-19)', asOf: '2026-11-22' },
    baymard: {
      title: 'Baymard Institute, apparel: 82 % of sites lack sufficient sizing information',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Clothes, shoes, hats, gloves and rings need a size chart: in the chart field, as a table or in the text, or as a picture marked size-chart. Also reports sizes sold that the chart has no row for, and charts with too few measures. A text that points to a size chart elsewhere, goods in one size, hats, gloves and socks sold in colours only, and files that carry no charts are not judged.',
      zh: '服装、鞋、帽、手套、戒指应有尺码表：尺码表字段、表格、正文或标为 size-chart 的图片均可。另检查在售尺码没有对应行、尺寸项过少。正文指向别处尺码表、均码商品、只分颜色的帽子手套袜子以及不含尺码表的文件不判断。',
    },
    why: {
      en: 'Without numbers buyers order two sizes and send one back, or do not order.',
      zh: '没有尺寸，买家要么买两个码退一个，要么不下单。',
    },
    how: {
      en: 'Fill size_chart, or put a table into the description: one row a size, bust, waist and hips or foot length, and the unit.',
      zh: '填写 size_chart，或在详情里放一张表：每个尺码一行，写胸围、腰围、臀围或脚长，并注明单位。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a row for every size',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          variants: [
            { sku: 'A', size: 'Small' },
            { sku: 'B', size: 'Medium' },
          ],
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 96, length: 70 },
              { size: 'M', chest: 101, length: 72 },
            ],
          },
        },
      },
      {
        name: '尺码表是一张图片',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', role: 'main' },
            { src: '2.jpg', role: 'size-chart' },
          ],
        },
      },
      {
        name: 'a chart elsewhere',
        outcome: 'no-data',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          description: 'Please see our size chart before you order.',
        },
      },
      {
        name: 'one size',
        outcome: 'not-applicable',
        value: {
          title: 'Linen Poncho',
          category: 'apparel/tops',
          variants: [{ sku: 'A', size: 'One size' }],
        },
      },
      {
        name: 'a beanie in three colours',
        outcome: 'not-applicable',
        value: {
          title: 'Ribbed Beanie',
          category: 'apparel/hats',
          variants: [
            { sku: 'A', color: 'Moss' },
            { sku: 'B', color: 'Rust' },
            { sku: 'C', color: 'Grey' },
          ],
        },
      },
      {
        name: 'a mug',
        outcome: 'not-applicable',
        value: { title: 'Stoneware Mug', category: 'home/kitchen' },
      },
      {
        name: 'sizes in another system than the rows',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          variants: [{ sku: 'A', size: '38' }],
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 96, length: 70 },
              { size: 'M', chest: 101, length: 72 },
            ],
          },
        },
      },
      {
        name: 'a shop for shirts that wants shoes left alone, and one measure',
        options: { categories: ['apparel/tops'], minMeasures: 1, minMeasuresShoes: 0 },
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 96 },
              { size: 'M', chest: 101 },
            ],
          },
        },
      },
    ],
    invalid: [
      {
        name: 'no chart',
        proves: ['S1-17'],
        value: { title: 'Linen Shirt', category: 'apparel/tops', description: 'A shirt of washed linen.' },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: 'XL 没有对应行',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          variants: [
            { sku: 'A', size: 'M' },
            { sku: 'B', size: 'L' },
            { sku: 'C', size: 'XL' },
          ],
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'M', 胸围: 101, 衣长: 72 },
              { size: 'L', 胸围: 106, 衣长: 73 },
            ],
          },
        },
        findings: [{ messageId: 'no-row' }],
      },
      {
        name: 'one measure for a shirt',
        proves: ['S1-19'],
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 96 },
              { size: 'M', chest: 101 },
            ],
          },
        },
        findings: [{ messageId: 'few' }],
      },
    ],
  },

  check({ variants = [], size_chart: field }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const category = categoryOf(document, run)?.path;
    if (category === undefined) return noData('category');
    const asked = options.categories.some(node => isWithin(category, node));
    if (!asked || !hasTrait('sized', document, run)) return notApplicable('category');
    const sold = [...new Set(variants.flatMap(({ size }) => size?.trim() || []))];
    const single = run.lexicon('size-labels').groups['one-size'] ?? {};
    const isSingle = (size: string): boolean =>
      Object.values(single)
        .flat()
        .some(term => term.toLowerCase() === size.toLowerCase());
    if (sold.length > 0 && sold.every(isSingle)) return notApplicable('variants.size');
    // A beanie that is sold in colours only comes in one size.
    const isOneSize = variants.length > 0 && sold.length === 0;
    if (isOneSize && ONE_SIZE.some(node => isWithin(category, node))) return notApplicable('variants.size');

    const charts = sizeCharts(document, run);
    if (charts.length === 0) {
      if (field?.ref || picturesOf(document, run).distinct.some(({ shows }) => shows.includes('size-chart')))
        return pass;
      const views = run.lexicon('image-views');
      const elsewhere = TEXTS.some(path => {
        const text = context.text(path);
        return text && hits(text, views).some(({ group }) => group === 'size-chart');
      });
      if (elsewhere) return noData('size_chart');
      const evidence = { ...context.note('category', { category }), source: 'baymard' };
      const details = { at: ['size_chart'], evidence, advice: context.note('add', {}) };
      return context.absent('size_chart', () => context.finding('missing', {}, details));
    }
    const lacking = withoutRow(sold, charts);
    const [chart] = charts;
    if (lacking.length > 0 && chart) {
      const details = {
        ...placeInChart(chart, 'unit'),
        ...(chart.origin === 'structured' && { at: ['size_chart', 'rows'] }),
        loss: lacking.length / sold.length,
        evidence: { ...context.note('sold', { sizes: sold }), source: 'guide' },
        advice: context.note('row', {}),
      };
      return context.outcome([context.finding('no-row', { sizes: lacking }, details)]);
    }
    // running text is read in parts, so its measures are not counted
    const whole = charts.every(({ origin, exact }) => exact && origin !== 'text');
    const measures = [...new Set(charts.flatMap(({ columns }) => columns.map(({ label }) => label)))];
    const bodies = charts.some(({ columns }) => columns.some(({ measure }) => isOfABody(measure)));
    const clothes = isWithin(category, 'apparel') && !SMALL.some(node => isWithin(category, node));
    const required = clothes ? options.minMeasures : options.minMeasuresShoes;
    if (!whole || !bodies || measures.length >= required || !chart) return pass;
    const details = {
      ...placeInChart(chart, 'unit'),
      ...(chart.origin === 'structured' && { at: ['size_chart', 'rows'] }),
      evidence: { ...context.note('measures', { measures }), source: 'guide' },
      advice: context.note('measure', {}),
    };
    return context.outcome([context.finding('few', { found: measures.length, required }, details)]);
  },
});

/** Clothes that often come in one size. */
const ONE_SIZE = ['apparel/hats', 'apparel/gloves', 'apparel/socks', 'apparel/accessories'];
/** Clothes that one measure decides. */
const SMALL = ['apparel/shoes', ...ONE_SIZE];
