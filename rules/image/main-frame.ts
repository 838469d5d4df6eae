import {
  type Binding,
  bindingsOf,
  categoryOf,
  type DatedLimit,
  defineRule,
  isService,
  isWithin,
  looksOf,
  noData,
  notApplicable,
  type Pixels,
  type RuleFinding,
  type Severity,
  type Source,
  say,
} from '../../src/rule/index.ts';
import pictures from '../profiles/pictures.yaml';

/** What a platform asks of the main picture's frame. */
interface FrameLimit extends DatedLimit {
  readonly white?: number;
  readonly pure?: boolean;
  readonly fill?: number;
  readonly touch?: boolean;
  readonly border?: boolean;
  readonly source: string;
  readonly url?: string;
}
const { frame: limits, as_of: asOf } = pictures as {
  readonly frame: Readonly<Record<string, readonly FrameLimit[]>>;
  readonly as_of: string;
};
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(limits).flatMap(([name, versions]) =>
    versions.map(({ source, url }) => [name, { title: source, asOf, ...(url && { url }) }]),
  ),
);

/** Edges in the order of `touches`. */
const EDGES = ['left', 'top', 'right', 'bottom'] as const;
/** A product touches an edge from this share of it on. */
const TOUCH = 0.05;
/** Fill is measured to a pixel of a small picture: this much under a limit is not under it. */
const TOLERANCE = 0.02;
/** Roles whose picture is not the product before a background. */
const SCENES: ReadonlySet<string> = new Set([
  'lifestyle',
  'in-scale',
  'packaging',
  'size-chart',
  'swatch',
  'detail',
]);

export default defineRule({
  id: 'image/main-frame',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['pixels'],
  absent: 'no-data',
  looks: true,
  fix: 'advice',
  guidelines: ['R1-38'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Main image: background not white, product too small, cut off or with a border',
    zh: '主图背景非白、主体过小、被裁切或有边框',
  },
  messages: {
    background: say(
      'The background of the main picture is not white: {white:percent} of its edge is.',
      '主图不是白底：边缘只有 {white:percent} 为白色。',
    ),
    'off-white': {
      ...say(
        'The background of the main picture is nearly white: {pure:percent} of its edge is pure white.',
        '主图背景接近白色：边缘只有 {pure:percent} 为纯白。',
      ),
      severity: 'info',
    },
    small: say(
      'The product fills {fill:percent} of the main picture; {least:percent} is wanted.',
      '商品只占主图的 {fill:percent}，应达到 {least:percent}。',
    ),
    full: {
      ...say('The product fills the main picture to its edges.', '商品占满主图，四周没有留白。'),
      severity: 'info',
    },
    cut: say(
      'The product is cut off by an edge of the main picture: {edges:fields}.',
      '商品被主图边缘裁切：{edges:fields}。',
    ),
    border: say('A frame is drawn around the main picture.', '主图四周有边框。'),
  },
  notes: {
    ring: say(
      'edge band: {white:percent} white (250 and more), {pure:percent} pure white (255); median colour {colour:text}',
      '边缘带：{white:percent} 为白（不低于 250），{pure:percent} 为纯白（255）；中位色 {colour:text}',
    ),
    box: say(
      'product: {width:percent} of the width, {height:percent} of the height',
      '商品：占宽度 {width:percent}、高度 {height:percent}',
    ),
    line: say('a line of one colour along all four edges', '四边都有同色线条'),
    whiten: say(
      'Put the product before a pure white background (255, 255, 255).',
      '改用纯白背景（255, 255, 255）。',
    ),
    closer: say('Crop the picture closer around the product.', '裁掉多余背景，让商品占满画面。'),
    wider: say('Show the whole product with a little room around it.', '完整展示商品，四周留一点空白。'),
    unframe: say('Upload the picture without the frame.', '去掉边框后重新上传。'),
  },
  options: {
    ringShare: {
      default: 0.95,
      en: 'Share of the edge band that has to be white',
      zh: '边缘带中应为白色的比例',
    },
    fillMin: {
      default: 0.75,
      en: 'Share the product has to fill where no platform says',
      zh: '平台无要求时商品应占的比例',
    },
    fillMax: {
      default: 0.98,
      en: 'Share from which it fills the picture to its edges',
      zh: '达到该比例视为占满',
    },
    allowTouch: { default: false, en: 'The product may touch the edges', zh: '允许商品触边' },
    wearable: {
      default: ['apparel'],
      en: 'Categories shown on models, whom an edge may cut off',
      zh: '可用模特展示的类目（模特可被边缘裁切）',
    },
  },
  sources,
  docs: {
    what: {
      en: 'Looks at the first picture: is the band along its edges white, how much of the picture does the product fill, does an edge cut it off, is a frame drawn around it. What a platform asks for is a warning; without a platform all of it is a hint. Models may be cut off, products may not. Where no even background can be told from the product, only the background is judged.',
      zh: '查看首图：边缘是否为白色、商品占多大比例、是否被边缘裁切、四周有没有边框。平台有要求的为警告，未设置平台时只作提示。模特可以被裁切，商品不可以。背景与商品无法区分时只判断背景。',
    },
    why: {
      en: 'Search results show the main picture as a thumbnail. Platforms hide listings whose product is small, cut off or before a busy background.',
      zh: '搜索结果只显示主图缩略图。商品太小、被裁切或背景杂乱的主图，平台会屏蔽，买家也看不清。',
    },
    how: {
      en: 'Photograph the product before white, whole, and crop so that it fills about 85 % of the longer side.',
      zh: '白底拍摄完整商品，裁切到商品约占长边的 85%。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a product before white',
        run: { profiles: ['amazon'] },
        value: { title: 'Stoneware Mug', category: 'home/kitchen', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': {} },
      },
      {
        name: 'a model cut off at the knees',
        run: { profiles: ['amazon'] },
        value: { title: 'Linen Shirt', category: 'apparel/tops', images: [{ src: 'a.jpg', role: 'main' }] },
        pictures: {
          'a.jpg': {
            pixels: {
              subject: {
                apart: true,
                box: { left: 0.2, top: 0.02, width: 0.6, height: 0.98 },
                fill: 0.97,
                area: 0.4,
                touches: [0, 0, 0, 0.4],
              },
            },
          },
        },
      },
      {
        name: 'eBay minds no coloured background, nor does a team the rest',
        run: { profiles: ['ebay'] },
        options: { ringShare: 0, fillMin: 0.2, fillMax: 1, allowTouch: true, wearable: [] },
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: {
          'mug.jpg': { pixels: { ring: { white: 0, pure: 0, even: 0.9, colour: [90, 120, 90] } } },
        },
      },
      {
        name: '主图只有网址',
        outcome: 'no-data',
        value: { title: '陶瓷马克杯', images: [{ src: 'https://shop.example/a.jpg' }] },
      },
      {
        name: 'a declared lifestyle picture is not meant to be before white',
        outcome: 'not-applicable',
        value: { title: 'Stoneware Mug', images: [{ src: 'table.jpg', role: 'lifestyle' }] },
        pictures: {
          'table.jpg': { pixels: { ring: { white: 0, pure: 0, even: 0.2, colour: [90, 60, 30] } } },
        },
      },
    ],
    invalid: [
      {
        name: 'a grey background on Amazon',
        run: { profiles: ['amazon'] },
        value: { title: 'Stoneware Mug', category: 'home/kitchen', images: [{ src: 'mug.jpg' }] },
        pictures: {
          'mug.jpg': { pixels: { ring: { white: 0.1, pure: 0, even: 0.9, colour: [230, 230, 232] } } },
        },
        findings: [{ messageId: 'background', words: 'mug.jpg' }],
      },
      {
        name: '接近白色，亚马逊要纯白',
        run: { profiles: ['amazon'] },
        value: { title: '陶瓷马克杯', category: 'home/kitchen', images: [{ src: 'a.jpg' }] },
        pictures: {
          'a.jpg': { pixels: { ring: { white: 1, pure: 0.1, even: 1, colour: [252, 252, 252] } } },
        },
        findings: [{ messageId: 'off-white' }],
      },
      {
        name: 'small, and cut off at the left',
        run: { profiles: ['amazon'] },
        value: { title: 'Stoneware Mug', category: 'home/kitchen', images: [{ src: 'mug.jpg' }] },
        pictures: {
          'mug.jpg': {
            pixels: {
              subject: {
                apart: true,
                box: { left: 0, top: 0.3, width: 0.4, height: 0.4 },
                fill: 0.4,
                area: 0.1,
                touches: [0.3, 0, 0, 0],
              },
            },
          },
        },
        findings: [{ messageId: 'cut' }, { messageId: 'small' }],
      },
      {
        name: 'a frame, as a hint',
        value: { title: 'Stoneware Mug', category: 'home/kitchen', images: [{ src: 'mug.jpg' }] },
        pictures: {
          'mug.jpg': {
            pixels: {
              border: 0.03,
              subject: {
                apart: true,
                box: { left: 0, top: 0, width: 1, height: 0.9 },
                fill: 1,
                area: 0.7,
                touches: [0, 0, 0, 0],
              },
            },
          },
        },
        findings: [{ messageId: 'border' }],
      },
      {
        name: 'to the edges, as a hint',
        value: { title: 'Stoneware Mug', category: 'home/kitchen', images: [{ src: 'mug.jpg' }] },
        pictures: {
          'mug.jpg': {
            pixels: {
              subject: {
                apart: true,
                box: { left: 0, top: 0, width: 1, height: 0.9 },
                fill: 1,
                area: 0.7,
                touches: [0, 0, 0, 0],
              },
            },
          },
        },
        findings: [{ messageId: 'full' }],
      },
    ],
  },

  check(_, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const looks = looksOf(document, run);
    const main = looks.find(({ image }) => image.role === 'main') ?? looks[0];
    if (!main) return noData('pixels');
    if (main.image.role && SCENES.has(main.image.role)) return notApplicable('images.role');
    if (main.look.kind === 'unseen') return noData(main.look.missing);
    const pixels = main.look.kind === 'seen' ? main.look.picture.pixels : undefined;
    if (!pixels) return noData('pixels');
    const at = ['images', main.index, 'src'];
    const bound = bindingsOf(limits, context.profiles, run.asOf).filter(({ starts }) => !starts);
    return context.outcome([...background(pixels), ...size(pixels), ...cut(pixels), ...border(pixels)]);

    /** What of the finding depends on the platforms that ask for it: none asks, and it is a hint. */
    function asked(wants: readonly Binding<FrameLimit>[]) {
      const [first] = wants;
      if (!first) return { severity: 'info' as Severity, source: 'google' };
      return { source: first.profile, appliesTo: { profiles: wants.map(({ profile }) => profile) } };
    }

    function background({ ring, subject }: Pixels): RuleFinding[] {
      const wants = bound.filter(({ limit }) => limit.white !== undefined);
      // Platforms that were asked and do not mind a background settle it.
      if (wants.length === 0 && bound.length > 0) return [];
      const { source, ...details } = asked(wants);
      const colour = ring.colour.join(', ');
      const evidence = { ...context.note('ring', { white: ring.white, pure: ring.pure, colour }), source };
      const advice = context.note('whiten', {});
      const least = wants[0]?.limit.white ?? options.ringShare;
      const isNearlyWhite = subject.apart && Math.min(...ring.colour) >= NEARLY_WHITE;
      // Where no background could be told, the product itself may be what fills the edges.
      if (!isNearlyWhite && ring.white < Math.min(least, subject.apart ? OFF_WHITE : CROWDED))
        return [
          context.finding(
            'background',
            { white: ring.white },
            { ...details, at, evidence, advice, loss: 1 - ring.white },
          ),
        ];
      if (wants.some(({ limit }) => limit.pure) && subject.apart && (ring.pure < HALF || ring.white < least))
        return [
          context.finding('off-white', { pure: ring.pure }, { ...details, at, evidence, advice, loss: 0.5 }),
        ];
      return [];
    }

    function size({ subject, border: frame }: Pixels): RuleFinding[] {
      // A drawn frame is soft at its inside: what lies against it is no product.
      if (!subject.apart || frame > 0) return [];
      const wants = bound
        .filter(({ limit: { fill } }) => fill !== undefined && subject.fill < fill - TOLERANCE)
        .sort((left, right) => (right.limit.fill ?? 0) - (left.limit.fill ?? 0));
      const { source, ...details } = asked(wants);
      const { width, height } = subject.box;
      const evidence = { ...context.note('box', { width, height }), source };
      const least = wants[0]?.limit.fill ?? options.fillMin;
      const { fill } = subject;
      if (wants.length > 0 || (bound.length === 0 && fill < least - TOLERANCE)) {
        const advice = context.note('closer', {});
        return [
          context.finding(
            'small',
            { fill, least },
            { ...details, at, evidence, advice, loss: 1 - fill / least },
          ),
        ];
      }
      if (fill <= options.fillMax || subject.touches.some(share => share > TOUCH)) return [];
      return [context.finding('full', {}, { at, evidence, advice: context.note('wider', {}) })];
    }

    function cut({ subject, border: frame }: Pixels): RuleFinding[] {
      if (!subject.apart || frame > 0 || options.allowTouch) return [];
      const category = categoryOf(document, run)?.path;
      // Of goods that may be worn, nobody knows whether the edge cuts the goods or who wears them.
      if (!category || options.wearable.some(node => isWithin(category, node))) return [];
      const edges = EDGES.filter((_, side) => (subject.touches[side] ?? 0) > TOUCH).map(
        edge => `edge.${edge}`,
      );
      if (edges.length === 0) return [];
      const { source, ...details } = asked(bound.filter(({ limit }) => limit.touch === false));
      const { width, height } = subject.box;
      const evidence = { ...context.note('box', { width, height }), source };
      return [
        context.finding('cut', { edges }, { ...details, at, evidence, advice: context.note('wider', {}) }),
      ];
    }

    function border({ border: width }: Pixels): RuleFinding[] {
      if (width === 0) return [];
      const { source, ...details } = asked(bound.filter(({ limit }) => limit.border === false));
      const evidence = { ...context.note('line', {}), source };
      return [
        context.finding('border', {}, { ...details, at, evidence, advice: context.note('unframe', {}) }),
      ];
    }
  },
});

/** A background whose every channel reaches this is meant to be white, as is one with this share of white. */
const NEARLY_WHITE = 245;
const OFF_WHITE = 0.8;
/** With more white than this on the edges a picture may be a close crop before white. */
const CROWDED = 0.05;
/** So much of a white band is pure where the picture was saved as pure white at all. */
const HALF = 0.5;
