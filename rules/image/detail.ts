import {
  defineRule,
  isCloseUp,
  isService,
  looksOf,
  noData,
  notApplicable,
  type Picture,
  type Pixels,
  pass,
  picturesOf,
  say,
} from '../../src/rule/index.ts';

/** What a picture shows as a name the report has words for; a picture can show several things at once. */
const labelsOf = (pictures: readonly Picture[]): readonly string[] =>
  pictures.map(({ shows: [first] }) => `picture.${first ?? 'untold'}`);

export default defineRule({
  id: 'image/detail',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['images'],
  absent: 'finding',
  looks: true,
  fix: 'advice',
  guidelines: ['S1-06'],
  presets: ['core', 'recommended', 'strict'],
  version: 2,
  title: {
    en: 'No detail or close-up picture of material, workmanship or function',
    zh: '缺少细节图（材质、做工、功能）',
  },
  messages: {
    missing: say('No picture shows a detail.', '没有细节图。'),
    sparse: {
      ...say(
        {
          one: 'The only picture shows no detail.',
          other: 'None of the {pictures:count} pictures shows a detail.',
        },
        '共 {pictures:count} 张图片，没有细节图。',
      ),
      severity: 'info',
    },
    undeclared: {
      ...say(
        'No picture says that it shows a detail; picture {place:count} looks like a close-up.',
        '没有图片注明是细节图；第 {place:count} 张看起来是特写。',
      ),
      severity: 'info',
    },
    less: say(
      'Only {found:count} of the {required:count} detail pictures asked for.',
      '细节图只有 {found:count} 张，要求 {required:count} 张。',
    ),
    few: {
      ...say(
        {
          one: 'Only {found:count} picture shows a detail; {recommended:count} are recommended.',
          other: 'Only {found:count} pictures show a detail; {recommended:count} are recommended.',
        },
        '细节图只有 {found:count} 张，建议至少 {recommended:count} 张。',
      ),
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
    none: say('no pictures', '没有图片'),
    near: say(
      'picture {place:count} fills its frame with a colour of the main picture',
      '第 {place:count} 张画面占满，颜色与主图一致',
    ),
    say: say(
      'set role: detail, or begin its alt text with “Detail:”',
      '把角色设为 detail，或让替代文字以“细节：”开头',
    ),
    add: say(
      'add a close-up of material, workmanship or a function; alt text “detail: …”',
      '补一张材质、做工或功能的特写图；替代文字写“细节：…”',
    ),
  },
  options: {
    min: { default: 1, en: 'Detail pictures a listing needs', zh: '一件商品至少要有的细节图张数' },
    pixelHeuristic: {
      default: true,
      en: 'A picture that looks like a close-up makes a missing detail a hint',
      zh: '有看起来像特写的图片时，缺少细节图只作提示',
    },
    recommended: {
      default: 2,
      en: 'Detail pictures recommended; fewer is a hint',
      zh: '建议的细节图张数，不足时只作提示',
    },
    sparse: {
      default: 3,
      en: 'A listing with fewer pictures gets a hint only: too few pictures is a fault of its own',
      zh: '图片少于该张数时只作提示（图片数量不足另行检查）',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 1 (S1-06)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Looks for pictures that show a detail: declared by role, or named so by the alt text or the file name (close-up, detail, a seam, a zipper; in English, Chinese, pinyin, German, French, Spanish and Japanese). Words of the title and numbers say nothing. A picture used twice counts once, also as another file or mirrored; a main picture called a detail is none. Judged only where at least half of the pictures say what they show, or there are fewer than two; otherwise the rule says it cannot tell. So it does where a file seems to hold main pictures only.',
      zh: '查找细节图：以图片角色为准，或看替代文字、文件名是否写明（特写、细节、走线、拉链等；支持英文、中文、拼音、德文、法文、西班牙文、日文）。与标题相同的词和数字不算。同一张图重复使用（换文件名或左右翻转）只算一张，把主图再标成细节图不算。至少一半图片写明内容、或图片不足两张时才判断，否则列为未检查；文件看来只含主图时同样列为未检查。',
    },
    why: {
      en: 'Buyers cannot touch the goods. Pictures of material, workmanship and special functions answer what they would feel for in a shop, and spare returns of goods that are not as imagined.',
      zh: '买家摸不到实物。材质、做工和特殊功能的细节图，能代替在店里上手看，减少“与想象不符”的退货。',
    },
    how: {
      en: 'Add a close-up of fabric, seam, closure, surface or the part that does the work. Set role: detail, or begin its alt text with “Detail:”. If a detail picture is already there, say so in its alt text.',
      zh: '补一张面料、走线、扣合处、表面或关键部件的特写。把角色设为 detail，或让替代文字以“细节：”开头。已有细节图的，在替代文字里写明。',
    },
  },
  examples: {
    valid: [
      {
        name: 'two details by role',
        value: {
          id: 'TOTE-1',
          title: 'Waxed Canvas Tote',
          images: [
            { src: 'tote-1.jpg', role: 'main' },
            { src: 'tote-2.jpg', role: 'detail', alt: 'Brass rivet at the handle' },
            { src: 'tote-3.jpg', role: 'detail', alt: 'Inner pocket' },
          ],
        },
      },
      {
        name: 'told by alt text and file name',
        value: {
          id: 'MUG-4',
          title: 'Stoneware Mug, Ash Glaze',
          images: [
            { src: 'mug_front.jpg', alt: 'Stoneware mug, front' },
            { src: 'mug_07_detail.jpg' },
            { src: 'mug-8.jpg', alt: 'Close-up of the glaze where it pools at the foot' },
          ],
        },
      },
      {
        name: '替代文字写明细节',
        value: {
          id: 'SHAN-2',
          title: '亚麻圆领短袖衬衫',
          images: [
            { src: 'a1.jpg', alt: '正面' },
            { src: 'a2.jpg', alt: '领口走线' },
            { src: 'a3.jpg', alt: '面料特写' },
          ],
        },
      },
      {
        name: 'one is enough where one is recommended',
        options: { recommended: 1 },
        value: {
          id: 'LAMP-3',
          title: 'Clip Lamp',
          images: [
            { src: 'lamp.jpg', role: 'main' },
            { src: 'hinge.jpg', role: 'detail' },
          ],
        },
      },
      {
        name: 'pictures that cannot be told apart',
        outcome: 'no-data',
        value: {
          id: 'COAT-9',
          title: 'Wool Coat',
          images: [
            { src: 'coat_1.jpg', alt: 'Wool Coat' },
            { src: 'coat_2.jpg', alt: 'Wool Coat' },
            { src: 'coat_3.jpg', alt: 'Wool Coat' },
          ],
        },
      },
      {
        name: 'a service has nothing to show from near',
        outcome: 'not-applicable',
        value: {
          id: 'GIFT-50',
          type: 'service',
          title: 'Gift Card',
          images: [{ src: 'card.jpg', role: 'main' }],
        },
      },
    ],
    invalid: [
      {
        name: 'front, back and model, no detail',
        value: {
          id: 'DRESS-5',
          title: 'Pleated Midi Dress, Rust',
          images: [
            { src: 'd1.jpg', role: 'main', view: 'front' },
            { src: 'd2.jpg', view: 'back' },
            { src: 'd3.jpg', role: 'on-model' },
          ],
        },
        findings: [{ messageId: 'missing', path: ['images'] }],
      },
      {
        name: 'a product called detail is no detail picture',
        value: {
          id: 'BRUSH-2',
          title: 'Boar Hair Detailing Brush',
          images: [{ src: 'detailing-brush.jpg', alt: 'Boar Hair Detailing Brush' }],
        },
        findings: [{ messageId: 'sparse', path: ['images'] }],
      },
      {
        name: 'the same picture again shows nothing more',
        value: {
          id: 'BELT-1',
          title: 'Braided Belt',
          images: [
            { src: 'belt.jpg', role: 'main' },
            { src: 'belt.jpg', role: 'detail' },
          ],
        },
        findings: [{ messageId: 'sparse', path: ['images'] }],
      },
      {
        name: 'a close-up that does not say so is a hint',
        value: {
          id: 'COAT-3',
          title: 'Wool Coat',
          images: [{ src: '1.jpg', view: 'front' }, { src: '2.jpg', view: 'back' }, { src: '3.jpg' }],
        },
        pictures: {
          '1.jpg': {},
          '3.jpg': {
            pixels: {
              ring: { white: 0, pure: 0, even: 0.3, colour: [110, 110, 110] },
              subject: {
                apart: false,
                box: { left: 0, top: 0, width: 1, height: 1 },
                fill: 1,
                area: 1,
                touches: [1, 1, 1, 1],
              },
            },
          },
        },
        findings: [{ messageId: 'undeclared', path: ['images', 2] }],
      },
      {
        name: '不看像素',
        options: { pixelHeuristic: false },
        value: {
          id: 'YI-3',
          title: '羊毛大衣',
          images: [{ src: '1.jpg', view: 'front' }, { src: '2.jpg', view: 'back' }, { src: '3.jpg' }],
        },
        findings: [{ messageId: 'missing', path: ['images'] }],
      },
      {
        name: 'one picture, which shows the whole',
        value: { id: 'VASE-3', title: 'Bud Vase', images: [{ src: 'vase-front.jpg', view: 'front' }] },
        findings: [{ messageId: 'sparse', path: ['images'] }],
      },
      {
        name: 'two pictures, where a team wants to be warned of that',
        options: { sparse: 2 },
        value: {
          id: 'VASE-4',
          title: 'Floor Vase',
          images: [
            { src: 'floor-vase-front.jpg', view: 'front' },
            { src: 'floor-vase-back.jpg', view: 'back' },
          ],
        },
        findings: [{ messageId: 'missing', path: ['images'] }],
      },
      {
        name: 'no pictures at all',
        value: { id: 'SOAP-7', title: 'Olive Oil Soap', images: [] },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: 'one detail of the two a team asks for',
        options: { min: 2 },
        value: {
          id: 'BAG-6',
          title: '帆布双肩包',
          images: [
            { src: 'b1.jpg', role: 'main' },
            { src: 'b2.jpg', alt: '拉链特写' },
          ],
        },
        findings: [{ messageId: 'less', path: ['images'] }],
      },
      {
        name: 'one detail where three would be better',
        options: { recommended: 3 },
        value: {
          id: 'SHOE-8',
          title: 'Trail Runner',
          images: [{ src: 'shoe_side.jpg' }, { src: 'shoe_back.jpg' }, { src: 'shoe_sole_detail.jpg' }],
        },
        findings: [{ messageId: 'few', path: ['images'] }],
      },
    ],
  },
  check(_, context) {
    if (isService(context.document, context.run)) return notApplicable('type');
    const { options } = context;
    const { min, recommended, sparse } = options;
    const at = ['images'];
    const advice = context.note('add', {});
    const { distinct, told, judgeable } = picturesOf(context.document, context.run);
    if (distinct.length === 0) {
      if (min < 1) return pass;
      const evidence = { ...context.note('none', {}), source: 'guide' };
      // That there is no picture at all is the warning of image/count.
      const details = { at, severity: 'info' as const, evidence, advice };
      return context.absent('images', () => context.finding('missing', {}, details));
    }
    const found = distinct.filter(({ shows }) => shows.includes('detail')).length;
    const untold = distinct.length - told;
    if (found < min && !judgeable) return noData('images.role');
    const evidence = {
      ...context.note('shown', { pictures: distinct.length, shown: labelsOf(distinct) }),
      source: 'guide',
    };
    if (found < min) {
      const details = { at, loss: 1 - found / min, evidence, advice };
      // The first pictures have to show the product; that there are too few is another rule's warning. A file
      // of main pictures only says nothing of the others.
      if (found === 0 && distinct.length < sparse) {
        return context.absent('images.gallery', () =>
          context.finding('sparse', { pictures: distinct.length }, details),
        );
      }
      const closeUp = found === 0 && options.pixelHeuristic ? closeUpAmong(distinct) : undefined;
      if (closeUp !== undefined) {
        const place = closeUp + 1;
        const near = { ...context.note('near', { place }), source: 'guide' };
        const hint = { at: ['images', closeUp], evidence: near, advice: context.note('say', {}) };
        return context.outcome([context.finding('undeclared', { place }, hint)]);
      }
      if (found === 0) return context.outcome([context.finding('missing', {}, details)]);
      return context.outcome([context.finding('less', { found, required: min }, details)]);
    }
    // A picture that does not say what it shows may be the one that is asked for: a hint is not worth the doubt.
    if (found + untold >= recommended) return context.outcome([]);
    const details = { at, loss: 1 - found / recommended, evidence, advice };
    return context.outcome([context.finding('few', { found, recommended }, details)]);

    /** The first picture that does not say what it shows and looks like the main one from near. */
    function closeUpAmong(pictures: readonly Picture[]): number | undefined {
      const looks = looksOf(context.document, context.run);
      const pixelsOf = (index: number): Pixels | undefined => {
        const look = looks[index]?.look;
        return look?.kind === 'seen' ? look.picture.pixels : undefined;
      };
      const main = pixelsOf(0);
      return pictures.find(({ index, shows }) => {
        const own = pixelsOf(index);
        return shows.length === 0 && index > 0 && main && own && isCloseUp(own, main);
      })?.index;
    }
  },
});
