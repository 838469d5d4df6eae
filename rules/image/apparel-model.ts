import {
  audienceOf,
  defineRule,
  hasTrait,
  isService,
  noData,
  notApplicable,
  type Picture,
  pass,
  picturesOf,
  say,
} from '../../src/rule/index.ts';

/** What a picture shows instead of a person who wears the garment. */
const WITHOUT_PERSON: ReadonlySet<string> = new Set([
  'flat-lay',
  'hanger',
  'detail',
  'size-chart',
  'swatch',
  'packaging',
  'inside',
]);

const labelsOf = (pictures: readonly Picture[]): readonly string[] =>
  pictures.map(({ shows: [first] }) => `picture.${first ?? 'untold'}`);

export default defineRule({
  id: 'image/apparel-model',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['images'],
  absent: 'finding',
  looks: true,
  fix: 'advice',
  guidelines: ['S1-04'],
  presets: ['recommended', 'strict'],
  version: 2,
  title: {
    en: 'Apparel has no picture on a live model (only hanger or flat-lay)',
    zh: '服装没有真人模特图（仅挂拍/平铺）',
  },
  messages: {
    flat: say(
      'The garment is shown only {shown:fields}, never worn.',
      '服装只有 {shown:fields} 图，没有真人模特图。',
    ),
    none: say('No picture shows the garment worn.', '没有真人模特图。'),
    unsaid: {
      ...say('No picture is marked as worn by a model.', '没有标为真人模特的图片。'),
      severity: 'info',
    },
  },
  notes: {
    shown: say(
      {
        one: '{pictures:count} picture ({shown:fields})',
        other: '{pictures:count} pictures ({shown:fields})',
      },
      '{pictures:count} 张图片（{shown:fields}）',
    ),
    add: say(
      'Add a picture of a person who wears it; role: on-model.',
      '补一张真人上身图，并把角色设为 on-model。',
    ),
    mark: say(
      'If a picture shows it worn, set its role to on-model; else add one.',
      '已有上身图的，把角色设为 on-model；没有的，补拍一张。',
    ),
  },
  options: {
    unmarked: {
      default: true,
      en: 'A hint where every picture has a role or a view, and none is on-model',
      zh: '每张图片都写明角色或角度、却没有真人模特图时给出提示',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 1 (S1-04)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Looks for a picture of a person wearing the garment, by role, alt text or file name. A warning where every picture is flat-lay, on a hanger or of a detail; a hint where all pictures are marked and none as on-model. A main, front or back picture may show a model without saying so, so otherwise the rule says it cannot tell. Children’s clothes, socks and accessories need no model.',
      zh: '查找真人上身图，依据角色、替代文字或文件名。全部图片都是平铺、挂拍或细节时为警告；每张都有标注却没有 on-model 时只作提示。主图、正面图可能就是模特图，未写明的不判断。童装、袜子和配饰不要求。',
    },
    why: {
      en: 'On a person a garment shows its length, its fall and its fit, which it cannot on a hanger.',
      zh: '穿在身上才看得出长短、垂感和合身度。',
    },
    how: {
      en: 'Add a picture of the garment worn and set its role to on-model. Say the height of the model and the size worn.',
      zh: '补一张上身图并把角色设为 on-model，同时注明模特身高和所穿尺码。',
    },
  },
  examples: {
    valid: [
      {
        name: 'one picture on a model',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', role: 'flat-lay' },
            { src: '2.jpg', role: 'on-model' },
          ],
        },
      },
      {
        name: 'a main picture may show a model',
        outcome: 'no-data',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg' }, { src: 'back.jpg' }],
        },
      },
      {
        name: '童装不要求模特',
        outcome: 'not-applicable',
        value: {
          title: '儿童亚麻衬衫',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'flat-lay' }],
        },
      },
      {
        name: 'marked pictures, where a team wants no hints',
        outcome: 'no-data',
        options: { unmarked: false },
        value: { title: 'Linen Shirt', category: 'apparel/tops', images: [{ src: '1.jpg', role: 'main' }] },
      },
      {
        name: 'a bag is not worn',
        outcome: 'not-applicable',
        value: { title: 'Canvas Backpack', category: 'bags', images: [{ src: '1.jpg', role: 'flat-lay' }] },
      },
    ],
    invalid: [
      {
        name: 'laid flat and on a hanger',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', role: 'flat-lay' },
            { src: '2.jpg', alt: '挂拍' },
            { src: '3.jpg', role: 'detail' },
          ],
        },
        findings: [{ messageId: 'flat', path: ['images'] }],
      },
      {
        name: 'no pictures',
        value: { title: 'Linen Shirt', category: 'apparel/tops', images: [] },
        findings: [{ messageId: 'none' }],
      },
      {
        name: '每张都有标注，没有模特图',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          images: [
            { src: '1.jpg', role: 'main' },
            { src: '2.jpg', view: 'back' },
          ],
        },
        findings: [{ messageId: 'unsaid', path: ['images'] }],
      },
    ],
  },

  check({ images = [] }, context) {
    const { document, run } = context;
    if (isService(document, run)) return notApplicable('type');
    const modelled = hasTrait('modelled', document, run);
    if (modelled === undefined) return noData('category');
    if (!modelled || audienceOf(document, run) !== 'adult') return notApplicable('category');
    const at = ['images'];
    const { distinct } = picturesOf(document, run);
    const advice = context.note('add', {});
    // That there is no picture at all is the warning of image/count.
    if (distinct.length === 0)
      return context.absent('images', () => context.finding('none', {}, { at, severity: 'info', advice }));
    if (distinct.some(({ shows }) => shows.includes('on-model'))) return pass;
    const shown = labelsOf(distinct);
    const evidence = { ...context.note('shown', { pictures: distinct.length, shown }), source: 'guide' };
    if (distinct.every(({ shows }) => shows.some(show => WITHOUT_PERSON.has(show)))) {
      const finding = context.finding('flat', { shown: [...new Set(shown)] }, { at, evidence, advice });
      return context.absent('images.gallery', () => finding);
    }
    const marked = distinct.every(({ index }) => images[index]?.role ?? images[index]?.view);
    if (!marked || !context.options.unmarked) return noData('images.role');
    return context.outcome([
      context.finding('unsaid', {}, { at, evidence, advice: context.note('mark', {}) }),
    ]);
  },
});
