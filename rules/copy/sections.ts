import {
  type Document,
  defineRule,
  fieldGroups,
  hasTrait,
  hits,
  isService,
  lettersIn,
  notApplicable,
  type Path,
  type Run,
  say,
  sizeCharts,
  type Text,
} from '../../src/rule/index.ts';

const PARTS = ['composition', 'care', 'fit'] as const;

/** Where a listing speaks at length. */
function copyPaths({
  description,
  bullets = [],
  sections = {},
}: Document<'listing'>['value']): readonly Path[] {
  return [
    ...(description === undefined ? [] : [['description']]),
    ...bullets.map((_, index) => ['bullets', index]),
    ...Object.keys(sections).map(name => ['sections', name]),
  ];
}

/** What the listing says of a garment: by words of its copy, its fields, a size chart. */
function saidParts(document: Document<'listing'>, texts: readonly Text[], run: Run): ReadonlySet<string> {
  const { attributes = {}, sections = {}, model_info, size_chart, fit } = document.value;
  const list = run.lexicon('copy-sections');
  const said = new Set<string>(texts.flatMap(text => hits(text, list).map(({ group }) => group)));
  for (const name of [...Object.keys(attributes), ...Object.keys(sections)])
    for (const group of fieldGroups(name, run)) said.add(group === 'size' ? 'fit' : group);
  if (model_info ?? size_chart ?? fit) said.add('fit');
  else if (!said.has('fit') && sizeCharts(document, run).length > 0) said.add('fit');
  return said;
}

/** A Chinese character says about as much as this many Latin letters: 60 for 150. */
const LETTERS_A_HAN = 2.5;
const lengthOf = (text: string): number => text.length + (LETTERS_A_HAN - 1) * lettersIn(text).han;

export default defineRule({
  id: 'copy/sections',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['description'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-11', 'S1-08', 'S1-90'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Description, features, size & fit or fabric & care is missing',
    zh: '缺少描述/特点/尺寸合身/面料保养',
  },
  messages: {
    missing: say('There is no description.', '没有详情描述。'),
    short: {
      ...say(
        'The description is short: {count:number} characters.',
        '详情描述过短，只有 {count:number} 个字符。',
      ),
      severity: 'info',
    },
    parts: {
      ...say('The description does not say: {parts:fields}.', '详情描述没有写：{parts:fields}。'),
      severity: 'info',
    },
  },
  notes: {
    length: say(
      'with bullets and sections; {min:number} or more (Chinese: 60) let a buyer decide',
      '含五点描述和分段；建议至少 {min:number} 个字符（中文 60 字）',
    ),
    none: say('no description, bullets or sections', '没有详情描述、五点描述和分段'),
    looked: say(
      'looked for in title, description, bullets, sections and attributes',
      '已查标题、详情描述、五点描述、分段和属性',
    ),
    write: say(
      'Write what it is, what it does, what it is made of and how large it is.',
      '写明是什么、有什么用、什么材质、多大尺寸。',
    ),
    add: say('Add a line for each.', '每项补一行。'),
  },
  options: {
    min: {
      default: 150,
      en: 'characters a description needs; a Chinese character counts as 2.5',
      zh: '详情描述的最少字符数，一个汉字按 2.5 个计',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 2 (S1-11)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Whether a listing has a description at all, whether description, bullets and sections together are longer than a line or two, and whether those of a garment or a textile say what it is made of, how to care for it and how it fits. One word in any text, an attribute or a size chart is enough. Garments are known by their category; where that is not known only the length is looked at.',
      zh: '检查商品有没有详情描述、篇幅是否过短（含五点描述和分段），以及服装和布艺是否写明面料成分、洗护方式、尺寸与合身度。任一文案、属性或尺码表写到即可。服装和布艺按类目判断，类目未知时只看篇幅。',
    },
    why: {
      en: 'Buyers cannot touch the goods. What the page does not say they ask, guess, or send back.',
      zh: '买家摸不到实物，页面没写清楚的只能问、猜，或者退货。',
    },
    how: {
      en: 'Write a line on each: what it is, features, size and fit, fabric and care.',
      zh: '描述、特点、尺寸与合身度、面料与洗护，每项至少写一行。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a garment that says all',
        value: {
          category: 'apparel/tops',
          title: 'Boxy Linen Shirt',
          description:
            'A boxy shirt of washed linen with a small collar and shell buttons. Loose fit; choose your usual size. Machine wash at 30 degrees, hang to dry, iron while damp.',
        },
      },
      {
        name: 'German wool is a material',
        value: {
          category: 'apparel/hats',
          title: 'Rippmütze',
          language: 'de',
          description:
            'Eine gerippte Mütze mit breitem Umschlag, in kleinen Mengen gestrickt und von Hand vernäht. Merinowolle, die nicht kratzt und warm bleibt. Fällt normal aus. Handwäsche in kaltem Wasser, liegend trocknen.',
        },
      },
      {
        name: 'attributes and bullets say it',
        value: {
          category: 'apparel/tops',
          title: 'Boxy Shirt',
          description:
            'A boxy shirt with a small collar and shell buttons, cut from one piece of cloth so that nothing is left over and nothing is thrown away. Made in small numbers.',
          bullets: ['Loose fit', 'Machine wash at 30 degrees'],
          attributes: { material: 'linen' },
        },
      },
      {
        name: 'what is no garment needs no care text',
        value: {
          category: 'home/lighting',
          title: 'Clip Lamp',
          description:
            'A clip lamp for shelves and headboards. The arm turns in two places and stays where you leave it; the bulb is in the box. The lead is two metres long, with a switch.',
        },
      },
      {
        name: 'a service',
        value: { type: 'service', title: 'Gift Card', description: 'A card.' },
        outcome: 'not-applicable',
      },
      {
        name: '服装写全',
        value: {
          category: 'apparel/tops',
          title: '亚麻衬衫',
          description:
            '小翻领宽松衬衫，贝壳扣，前短后长，单穿外搭都可以。面料为水洗亚麻，手感柔软透气。尺码正常，按平时尺码选。30 度机洗，悬挂晾干，半干时熨烫更平整。',
        },
      },
    ],
    invalid: [
      { name: 'none', value: { title: 'Boxy Shirt' }, findings: [{ messageId: 'missing' }] },
      {
        name: 'a line only',
        proves: ['S1-08'],
        value: { title: 'Clip Lamp', description: 'A clip lamp for shelves.' },
        findings: [{ messageId: 'short', path: ['description'] }],
      },
      {
        name: 'a team that asks for more',
        value: { title: 'Clip Lamp', description: 'A clip lamp for shelves. '.repeat(8).trim() },
        options: { min: 400 },
        findings: [{ messageId: 'short' }],
      },
      {
        name: 'a garment that says neither cloth nor care',
        proves: ['S1-11', 'S1-90'],
        value: {
          category: 'apparel/tops',
          title: 'Boxy Shirt',
          description:
            'A boxy shirt with a small collar and shell buttons for long days in the garden, at the lake or on the road. Loose, with room for a vest below. Goes with everything you own.',
        },
        findings: [{ messageId: 'parts', path: ['description'] }],
      },
      {
        name: '中文过短',
        value: { title: '夹灯', description: '可夹在床头的小灯。' },
        findings: [{ messageId: 'short' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const paths = copyPaths(value).filter(path => context.text(path));
    const texts = paths.flatMap(path => context.text(path) ?? []);
    const [at] = paths;
    if (!at) {
      const evidence = { ...context.note('none', {}), source: 'guide' };
      const advice = context.note('write', {});
      return context.absent('description', () =>
        context.finding('missing', {}, { at: ['description'], evidence, advice }),
      );
    }
    const length = texts.reduce((sum, text) => sum + lengthOf(text.plain), 0);
    if (length < options.min) {
      const count = texts.reduce((sum, text) => sum + text.plain.length, 0);
      const evidence = { ...context.note('length', { min: options.min }), source: 'guide' };
      const advice = context.note('write', {});
      const loss = 1 - length / options.min;
      return context.outcome([context.finding('short', { count }, { at, loss, evidence, advice })]);
    }
    if (hasTrait('textile', document, run) !== true) return context.outcome([]);
    const title = context.text(['title']);
    const said = saidParts(document, title ? [title, ...texts] : texts, run);
    const silent = PARTS.filter(part => !said.has(part));
    if (silent.length === 0) return context.outcome([]);
    const evidence = { ...context.note('looked', {}), source: 'guide' };
    const advice = context.note('add', {});
    const parts = silent.map(part => `copy.${part}`);
    const loss = silent.length / PARTS.length;
    return context.outcome([context.finding('parts', { parts }, { at, loss, evidence, advice })]);
  },
});
