import {
  audienceOf,
  defineRule,
  hasTrait,
  hits,
  isService,
  noData,
  notApplicable,
  type Path,
  pass,
  picturesOf,
  rankOf,
  say,
} from '../../src/rule/index.ts';

const MEASURES = ['bust', 'chest', 'waist', 'hips'] as const;
const TEXTS: readonly Path[] = [
  ['description'],
  ['sections', 'size_fit'],
  ['fit', 'note'],
  ['item_highlights'],
];
/** A height of a person, and how far behind the word for the model it may stand. */
const HEIGHT =
  /(?<!\d)1[4-9]\d(?:[.,]5)?\s?(?:cm|厘米|公分)|(?<=\p{Script=Han}[:：]?\s?)1[4-9]\d(?!\d)|[4-6]\s?(?:['′’]|ft)\s?\d{1,2}|(?<!\d)1[.,][4-9]\d\s?m/u;
const REACH = 120;

export default defineRule({
  id: 'size/model-info',
  on: ['listing'],
  severity: 'info',
  consequence: 'returns',
  needs: ['model_info'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-22'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Model height, measurements or worn size not given', zh: '未提供模特身高、三围及所穿尺码' },
  messages: {
    missing: say(
      'A model wears it, but neither height nor size worn is given.',
      '有真人模特图，但没有模特身高和所穿尺码。',
    ),
    partial: say('Details of the model lack: {fields:list}.', '模特信息缺少：{fields:list}。'),
    'other-size': say(
      'The model wears {worn:quote}, which is not among the sizes sold.',
      '模特所穿尺码 {worn:quote} 不在可选尺码中。',
    ),
  },
  notes: {
    pictures: say(
      { one: '{count:count} picture on a model', other: '{count:count} pictures on a model' },
      '真人模特图 {count:count} 张',
    ),
    sizes: say('sizes sold: {sizes:quotes}', '可选尺码：{sizes:quotes}'),
    tell: say(
      'Add: “Model is 175 cm, bust 84 cm, and wears size S.”',
      '补一句：“模特身高 175 cm，胸围 84 cm，穿 S 码”。',
    ),
  },
  options: {
    measurements: {
      default: 1,
      en: 'Measurements besides the height that are wanted: bust or chest, waist, hips',
      zh: '除身高外要求的三围项数（胸围、腰围、臀围）',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 3 Size (S1-22)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Where a picture shows a garment on a model, the listing should say how tall the model is, one more measurement and the size worn: in model_info or in the text (“Model is 175 cm and wears S”). A size worn that is not sold is reported too.',
      zh: '有真人模特图的服装应写明模特身高、至少一项三围和所穿尺码，写在 model_info 或正文均可（“模特身高 175 cm，穿 S 码”）。所穿尺码不在可选尺码中也会提示。',
    },
    why: {
      en: 'Buyers compare themselves with the model. Without the height and the size the picture tells nothing about fit.',
      zh: '买家拿自己与模特对比，没有身高和尺码，图片说明不了合身度。',
    },
    how: {
      en: 'Fill model_info: height, one of bust, chest, waist, hips, and size_worn.',
      zh: '填写 model_info：height、bust/chest/waist/hips 之一、size_worn。',
    },
  },
  examples: {
    valid: [
      {
        name: 'all of it',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          model_info: { height: 178, chest: 92, unit: 'cm', size_worn: 'M' },
          variants: [{ sku: 'A', size: 'medium' }],
        },
      },
      {
        name: '正文里写明',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          description: '模特身高172cm，体重 50 kg，穿 S 码。',
        },
      },
      {
        name: 'told in feet',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          description: 'Our model is 5\'9" and wears a size small.',
        },
      },
      {
        name: 'no model in the pictures',
        outcome: 'not-applicable',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'flat-lay' }],
        },
      },
      {
        name: 'a team that wants the height only',
        options: { measurements: 0 },
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          model_info: { height: 178, unit: 'cm', size_worn: 'M' },
        },
      },
    ],
    invalid: [
      {
        name: 'a model of whom nothing is told',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          description: 'Model number LS-150 in washed linen.',
        },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: '只有身高',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          model_info: { height: 172, unit: 'cm' },
        },
        findings: [{ messageId: 'partial', path: ['model_info'] }],
      },
      {
        name: 'a size that is not sold',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg', role: 'on-model' }],
          model_info: { height: 178, chest: 92, unit: 'cm', size_worn: 'XS' },
          variants: [
            { sku: 'A', size: 'S' },
            { sku: 'B', size: 'M' },
          ],
        },
        findings: [{ messageId: 'other-size', path: ['model_info', 'size_worn'] }],
      },
    ],
  },

  check({ model_info: model, variants = [] }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const advice = context.note('tell', {});
    if (model) {
      const lacking = [
        ...(model.height === undefined ? ['height'] : []),
        ...(MEASURES.filter(name => model[name] !== undefined).length < options.measurements
          ? ['bust/waist/hips']
          : []),
        ...(model.size_worn ? [] : ['size_worn']),
      ];
      const findings = [];
      if (lacking.length > 0) {
        const details = { at: ['model_info'], loss: lacking.length / 3, advice };
        findings.push(context.finding('partial', { fields: lacking }, details));
      }
      const sizes = [...new Set(variants.flatMap(({ size }) => size ?? []))];
      const worn = model.size_worn;
      if (worn && sizes.length > 0 && !sizes.some(size => sameSize(size, worn)) && comparable(worn, sizes)) {
        const details = {
          at: ['model_info', 'size_worn'],
          evidence: context.note('sizes', { sizes: sizes.slice(0, 6) }),
        };
        findings.push(context.finding('other-size', { worn }, details));
      }
      return context.outcome(findings);
    }
    const modelled = hasTrait('modelled', document, run);
    if (modelled === undefined) return noData('category');
    if (!modelled || audienceOf(document, run) !== 'adult') return notApplicable('category');
    const { distinct, told } = picturesOf(document, run);
    const worn = distinct.filter(({ shows }) => shows.includes('on-model')).length;
    if (worn === 0) return told < distinct.length ? noData('images.role') : notApplicable('images');
    const words = run.lexicon('size-notes');
    const says = TEXTS.some(path => {
      const text = context.text(path);
      return (
        text &&
        hits(text, words).some(
          ({ group, span }) =>
            group === 'model' && HEIGHT.test(text.folded.slice(span.end, span.end + REACH)),
        )
      );
    });
    if (says) return pass;
    const evidence = { ...context.note('pictures', { count: worn }), source: 'guide' };
    return context.absent('model_info', () =>
      context.finding('missing', {}, { at: ['model_info'], evidence, advice }),
    );
  },
});

/** Two labels of one size: `medium` is M. */
function sameSize(left: string, right: string): boolean {
  if (left.trim().toLowerCase() === right.trim().toLowerCase()) return true;
  const [a, b] = [rankOf(left), rankOf(right)];
  return a !== undefined && b !== undefined && a.scale === b.scale && a.rank === b.rank;
}

/** Whether the size worn is of the scale that the sizes sold are of. */
function comparable(worn: string, sizes: readonly string[]): boolean {
  const scale = rankOf(worn)?.scale;
  return scale !== undefined && sizes.every(size => rankOf(size)?.scale === scale);
}
