import {
  defineRule,
  isService,
  looksOf,
  noData,
  notApplicable,
  type Pixels,
  type RuleFinding,
  say,
  unseenFor,
} from '../../src/rule/index.ts';

/** Pictures that are not of the product. */
const APART: ReadonlySet<string> = new Set(['size-chart', 'swatch']);
/** A ring with less white than this is no white background. */
const WHITE = 0.5;

export default defineRule({
  id: 'image/sharpness',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['pixels'],
  absent: 'no-data',
  looks: true,
  fix: 'advice',
  guidelines: ['R1-38'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Image looks blurry, too dark or over-exposed', zh: '图片模糊、过暗或过曝' },
  messages: {
    blurry: say(
      'The picture is blurred: its sharpest edges are {blur:number} px wide.',
      '图片模糊：最清晰的边缘也有 {blur:number} 像素宽。',
    ),
    dark: {
      ...say(
        'The picture is dark: mean brightness {mean:number} of 255.',
        '图片过暗：平均亮度 {mean:number}（满值 255）。',
      ),
      severity: 'info',
    },
    bright: {
      ...say(
        'The picture is over-exposed: {share:percent} of it is pure white.',
        '图片过曝：{share:percent} 的区域为纯白。',
      ),
      severity: 'info',
    },
  },
  notes: {
    edges: say(
      'measured at a long side of {side:number} px: edges {blur:number} px wide (sharp: under {usual:number}), variance of the Laplacian {variance:number} (sharp: over {least:number})',
      '按长边 {side:number} 像素测量：边缘宽 {blur:number} 像素（清晰图小于 {usual:number}），拉普拉斯方差 {variance:number}（清晰图大于 {least:number}）',
    ),
    light: say(
      'product: mean brightness {mean:number}, clipped dark {dark:percent}, clipped bright {bright:percent}',
      '商品区域：平均亮度 {mean:number}，死黑 {dark:percent}，死白 {bright:percent}',
    ),
    again: say(
      'Take the picture again with the product in focus, or upload the original instead of an enlarged copy.',
      '对准商品重新拍摄，或改用原图，不要用放大后的图。',
    ),
    relight: say(
      'Correct the exposure, or take the picture again in even light.',
      '校正曝光，或在均匀光线下重拍。',
    ),
  },
  options: {
    longSide: {
      default: 1000,
      en: 'Long side in pixels at which sharpness is told; larger pictures are seen smaller',
      zh: '判断清晰度时的图片长边（像素），更大的图按缩小后判断',
    },
    edgeWidth: {
      default: 5,
      en: 'Width of the sharpest edges, in pixels, from which a picture counts as blurred',
      zh: '最清晰的边缘达到该宽度（像素）时视为模糊',
    },
    laplacianVarWarn: {
      default: 100,
      en: 'Variance of the Laplacian over which no picture counts as blurred',
      zh: '拉普拉斯方差高于该值的图片不算模糊',
    },
    laplacianVarError: {
      default: 50,
      en: 'Variance under which the loss is full',
      zh: '低于该方差按严重模糊计',
    },
    meanLumaMin: {
      default: 40,
      en: 'Mean brightness under which a picture is dark',
      zh: '平均亮度低于该值视为过暗',
    },
    meanLumaMax: {
      default: 225,
      en: 'Mean brightness over which a picture is over-exposed',
      zh: '平均亮度高于该值视为过曝',
    },
    clipped: {
      default: 0.25,
      en: 'Clipped share from which it is over-exposed',
      zh: '死白区域达到该比例视为过曝',
    },
  },
  sources: {
    laplacian: {
      title: 'J. L. Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy (ICPR 2000)',
      asOf: '2000-09-03',
    },
  },
  docs: {
    what: {
      en: 'Measures how wide the sharpest edges of the product are, as seen at a long side of 1000 px, and how strong its fine detail is (variance of the Laplacian). Only where both say so is a picture blurred: a smooth product has little detail but sharp edges, and a photograph with a soft background has sharp ones in front. Dark and over-exposed pictures are hints, told only where there is no white background.',
      zh: '按长边 1000 像素测量商品最清晰边缘的宽度和细节强度（拉普拉斯方差），两者都不达标才算模糊：表面光滑的商品细节少但边缘清晰，背景虚化的照片主体清晰。过暗、过曝只作提示，且只在没有白底时判断。',
    },
    why: {
      en: 'What buyers cannot see they imagine. A blurred picture is also how an enlarged thumbnail gives itself away.',
      zh: '看不清的地方买家只能想象。模糊也常说明用的是放大的缩略图。',
    },
    how: {
      en: 'Use the original file of the camera, with the product in focus.',
      zh: '使用相机原图，并对准商品对焦。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a smooth product with sharp edges',
        value: { title: 'Ceramic Vase', images: [{ src: 'vase.jpg' }] },
        pictures: { 'vase.jpg': { pixels: { sharpness: { variance: 40, blur: 0.9 } } } },
      },
      {
        name: 'a size chart is no photograph',
        value: { title: 'Linen Shirt', images: [{ src: 'a.jpg' }, { src: 'chart.png', role: 'size-chart' }] },
        pictures: { 'a.jpg': {}, 'chart.png': { pixels: { sharpness: { variance: 20, blur: 4 } } } },
      },
      {
        name: '黑色商品白底不算过暗',
        value: { title: '黑色相机', images: [{ src: 'a.jpg' }] },
        pictures: { 'a.jpg': { pixels: { light: { mean: 30, deviation: 20, dark: 0.1, bright: 0 } } } },
      },
      {
        name: 'a team that minds less',
        options: {
          longSide: 500,
          edgeWidth: 12,
          laplacianVarWarn: 30,
          laplacianVarError: 10,
          meanLumaMin: 10,
          meanLumaMax: 250,
          clipped: 0.9,
        },
        value: { title: 'Ceramic Vase', images: [{ src: 'vase.jpg' }] },
        pictures: { 'vase.jpg': { pixels: { sharpness: { variance: 20, blur: 3 } } } },
      },
      {
        name: 'a picture that is not here',
        outcome: 'no-data',
        value: { title: 'Ceramic Vase', images: [{ src: 'https://shop.example/vase.jpg' }] },
      },
    ],
    invalid: [
      {
        name: 'blurred',
        value: { title: 'Ceramic Vase', images: [{ src: 'a.jpg' }, { src: 'vase.jpg' }] },
        pictures: { 'a.jpg': {}, 'vase.jpg': { pixels: { sharpness: { variance: 30, blur: 2.6 } } } },
        findings: [{ messageId: 'blurry', words: 'vase.jpg' }],
      },
      {
        name: '过暗与过曝',
        value: { title: '陶瓷花瓶', images: [{ src: 'a.jpg' }, { src: 'b.jpg' }] },
        pictures: {
          'a.jpg': {
            pixels: {
              ring: { white: 0, pure: 0, even: 0.4, colour: [20, 20, 20] },
              light: { mean: 22, deviation: 14, dark: 0.3, bright: 0 },
            },
          },
          'b.jpg': {
            pixels: {
              ring: { white: 0.2, pure: 0.1, even: 0.4, colour: [240, 240, 240] },
              light: { mean: 238, deviation: 20, dark: 0, bright: 0.5 },
            },
          },
        },
        findings: [{ messageId: 'dark' }, { messageId: 'bright' }],
      },
    ],
  },

  check(_, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const looks = looksOf(document, run).filter(({ image: { role } }) => !role || !APART.has(role));
    const unseen = unseenFor(looks);
    if (unseen) return noData(unseen);
    const findings = looks.flatMap(({ index, look }) => {
      const pixels = look.kind === 'seen' ? look.picture.pixels : undefined;
      if (!pixels) return [];
      const at = ['images', index, 'src'];
      return blurOf(pixels, at) ?? lightOf(pixels, at);
    });
    return context.outcome(findings);

    function blurOf({ sharpness }: Pixels, at: RuleFinding['at']): RuleFinding[] | undefined {
      if (!sharpness || sharpness.variance >= options.laplacianVarWarn) return undefined;
      const seen = Math.min(1, options.longSide / 1000);
      const blur = EDGE * sharpness.blur * seen;
      if (blur < options.edgeWidth) return undefined;
      const evidence = {
        ...context.note('edges', {
          side: options.longSide,
          blur: rounded(blur),
          usual: options.edgeWidth,
          variance: Math.round(sharpness.variance),
          least: options.laplacianVarWarn,
        }),
        source: 'laplacian',
      };
      const loss = sharpness.variance < options.laplacianVarError ? 1 : 0.5;
      return [
        context.finding(
          'blurry',
          { blur: rounded(blur) },
          { at, loss, evidence, advice: context.note('again', {}) },
        ),
      ];
    }

    function lightOf({ light, ring }: Pixels, at: RuleFinding['at']): RuleFinding[] {
      if (ring.white >= WHITE) return [];
      const { mean, deviation, dark, bright } = light;
      const details = {
        at,
        evidence: context.note('light', { mean: Math.round(mean), dark, bright }),
        advice: context.note('relight', {}),
      };
      // Where anything is bright, darkness is the product's or the photographer's.
      if (mean < options.meanLumaMin && mean + 3 * deviation < HALF)
        return [context.finding('dark', { mean: Math.round(mean) }, details)];
      if (mean > options.meanLumaMax && bright > options.clipped)
        return [context.finding('bright', { share: bright }, details)];
      return [];
    }
  },
});

/** From 10 to 90 % of a Gaussian edge are 2.56 standard deviations. */
const EDGE = 2.56;
/** Half of full brightness. */
const HALF = 128;
const rounded = (value: number): number => Math.round(value * 10) / 10;
