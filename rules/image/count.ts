import {
  type Binding,
  bindingsOf,
  categoryOf,
  defineRule,
  isService,
  isWithin,
  limitsAt,
  notApplicable,
  pass,
  picturesOf,
  type SourcedLimit,
  say,
} from '../../src/rule/index.ts';
import amazon from '../profiles/amazon.yaml';
import dhgate from '../profiles/dhgate.yaml';
import tiktok from '../profiles/tiktok.yaml';

/** A version of what a platform says of the number of pictures. */
interface Count extends SourcedLimit {
  /** With fewer a listing is not taken. */
  readonly min?: number;
  /** What it recommends. */
  readonly advised?: number;
}

const limits = limitsAt<Count>('images.count', [amazon, dhgate, tiktok]);

/** The strictest of what binds. */
const strictest = (
  bindings: readonly Binding<Count>[],
  what: 'min' | 'advised',
): Binding<Count> | undefined =>
  bindings.reduce<Binding<Count> | undefined>(
    (most, each) => ((each.limit[what] ?? 0) > (most?.limit[what] ?? 0) ? each : most),
    undefined,
  );

export default defineRule({
  id: 'image/count',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['images'],
  absent: 'finding',
  looks: true,
  fix: 'advice',
  guidelines: ['R1-36', 'S1-05'],
  presets: ['core', 'recommended', 'strict'],
  version: 2,
  title: { en: 'Too few distinct images for the category', zh: '图片数量不足（重复图不计）' },
  messages: {
    none: say('The listing has no picture.', '没有图片。'),
    refused: say(
      '{found:count} of the {required:count} pictures that {platform:field} asks for.',
      '图片 {found:count} 张，{platform:field} 要求至少 {required:count} 张。',
    ),
    few: say(
      {
        one: 'Only {found:count} picture; at least {required:count} are wanted.',
        other: 'Only {found:count} pictures; at least {required:count} are wanted.',
      },
      '图片只有 {found:count} 张，至少应有 {required:count} 张。',
    ),
    advised: {
      ...say(
        {
          one: '{found:count} picture; {required:count} are recommended.',
          other: '{found:count} pictures; {required:count} are recommended.',
        },
        '图片 {found:count} 张，建议 {required:count} 张。',
      ),
      severity: 'info',
    },
  },
  notes: {
    counted: say(
      { one: '{found:count} picture', other: '{found:count} pictures' },
      '共 {found:count} 张图片',
    ),
    distinct: say(
      {
        one: '{found:count} picture, listed {entries:count} times',
        other: '{found:count} different pictures in {entries:count} entries',
      },
      '共 {entries:count} 张，去重后 {found:count} 张',
    ),
    add: say(
      'Add pictures of the front, the back, the side, a detail and the product in use.',
      '补拍正面、背面、侧面、细节和使用中的图片。',
    ),
  },
  options: {
    min: { default: 3, en: 'Pictures a listing needs', zh: '一件商品至少要有的图片张数' },
    recommended: {
      default: 5,
      en: 'Pictures recommended; fewer is a hint',
      zh: '建议的图片张数，不足时只作提示',
    },
    visual: {
      default: 6,
      en: 'Pictures recommended for the categories of visualCategories',
      zh: 'visualCategories 中的类目建议的图片张数',
    },
    visualCategories: {
      default: ['apparel', 'home/furniture'],
      en: 'Categories that buyers choose by pictures',
      zh: '主要凭图片选购的类目',
    },
  },
  sources: {
    ...limits.sources,
    baymard: {
      title: 'Baymard Institute, product page: 3 to 5 pictures at least, more for visual goods',
      asOf: '2026-11-22',
    },
  },
  takes: [limits.taking],
  docs: {
    what: {
      en: 'Counts the pictures of a listing; the same address twice counts once. Fewer than a platform takes, or than three, is a warning; fewer than recommended (five, six for clothes and furniture, or what a platform advises) a hint. A file that seems to hold main pictures only is not judged.',
      zh: '统计商品图片数，同一地址只算一张。少于平台下限或 3 张为警告；少于建议张数（5 张，服装和家具 6 张，或平台建议）只作提示。看来只含主图的文件不判断。',
    },
    why: {
      en: 'Pictures are the first thing buyers look at, and some platforms do not take a listing with too few of them.',
      zh: '买家先看图。图片太少看不清商品，有的平台还不允许上传。',
    },
    how: {
      en: 'Add pictures that show something new: another side, a detail, the scale, the product in use.',
      zh: '补充内容不同的图片：其他角度、细节、大小对比、使用场景。',
    },
  },
  examples: {
    valid: [
      {
        name: 'five pictures of a mug',
        value: {
          id: 'MUG-1',
          title: 'Stoneware Mug',
          images: [{ src: '1.jpg' }, { src: '2.jpg' }, { src: '3.jpg' }, { src: '4.jpg' }, { src: '5.jpg' }],
        },
      },
      {
        name: 'three are enough for a team',
        options: { min: 2, recommended: 3, visual: 3, visualCategories: ['apparel'] },
        value: {
          id: 'SHIRT-1',
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg' }, { src: '2.jpg' }, { src: '3.jpg' }],
        },
      },
      {
        name: '礼品卡不需要图片',
        outcome: 'not-applicable',
        value: { id: 'CARD-1', type: 'service', title: '礼品卡', images: [{ src: 'card.jpg' }] },
      },
    ],
    invalid: [
      {
        name: 'no picture',
        proves: ['R1-36'],
        value: { id: 'MUG-2', title: 'Stoneware Mug', images: [] },
        findings: [{ messageId: 'none' }],
      },
      {
        name: 'two pictures, one of them twice',
        proves: ['S1-05'],
        value: {
          id: 'MUG-3',
          title: 'Stoneware Mug',
          images: [{ src: '1.jpg' }, { src: '2.jpg' }, { src: '1.jpg' }],
        },
        findings: [{ messageId: 'few', path: ['images'] }],
      },
      {
        name: '敦煌网至少三张',
        run: { profiles: ['dhgate'] },
        value: { id: 'BEI-1', title: '陶瓷马克杯', images: [{ src: '1.jpg' }, { src: '2.jpg' }] },
        findings: [{ messageId: 'refused', path: ['images'] }],
      },
      {
        name: 'clothes want more',
        value: {
          id: 'SHIRT-2',
          title: 'Linen Shirt',
          category: 'apparel/tops',
          images: [{ src: '1.jpg' }, { src: '2.jpg' }, { src: '3.jpg' }, { src: '4.jpg' }, { src: '5.jpg' }],
        },
        findings: [{ messageId: 'advised', path: ['images'] }],
      },
      {
        name: 'Amazon recommends six',
        run: { profiles: ['amazon'] },
        value: {
          id: 'MUG-4',
          title: 'Stoneware Mug',
          images: [{ src: '1.jpg' }, { src: '2.jpg' }, { src: '3.jpg' }, { src: '4.jpg' }, { src: '5.jpg' }],
        },
        findings: [{ messageId: 'advised', path: ['images'] }],
      },
    ],
  },

  check({ images = [] }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const at = ['images'];
    const advice = context.note('add', {});
    const found = picturesOf(document, run).distinct.length;
    if (found === 0) {
      if (options.min < 1) return pass;
      return context.absent('images', () => context.finding('none', {}, { at, advice }));
    }
    const evidence =
      found === images.length
        ? context.note('counted', { found })
        : context.note('distinct', { found, entries: images.length });
    const bound = bindingsOf(limits.of(run), context.profiles, run.asOf).filter(({ starts }) => !starts);
    const least = strictest(bound, 'min');
    if (least?.limit.min && found < least.limit.min) {
      const { profile: platform } = least;
      const required = least.limit.min;
      const details = {
        at,
        loss: 1 - found / required,
        evidence: { ...evidence, source: platform },
        advice,
        appliesTo: { profiles: [platform] },
      };
      return context.absent('images.gallery', () =>
        context.finding('refused', { found, required, platform }, details),
      );
    }
    const category = categoryOf(document, run)?.path;
    const visual = category !== undefined && options.visualCategories.some(node => isWithin(category, node));
    const usual = visual ? options.visual : options.recommended;
    const advised = strictest(bound, 'advised');
    const required = Math.max(usual, advised?.limit.advised ?? 0);
    if (found >= required) return pass;
    const few = found < options.min;
    const wanted = few ? options.min : required;
    const source = !few && advised && required > usual ? advised.profile : 'baymard';
    const details = { at, loss: 1 - found / wanted, evidence: { ...evidence, source }, advice };
    return context.absent('images.gallery', () =>
      context.finding(few ? 'few' : 'advised', { found, required: wanted }, details),
    );
  },
});
