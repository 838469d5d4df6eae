import {
  bindingsOf,
  categoryOf,
  type DatedLimit,
  defineRule,
  isService,
  isWithin,
  looksOf,
  noData,
  notApplicable,
  type RuleFinding,
  type SizedPicture,
  type Source,
  say,
  sizedPictures,
  unseenFor,
} from '../../src/rule/index.ts';
import pictures from '../profiles/pictures.yaml';

/** What a platform asks of a picture's pixels. */
interface SizeLimit extends DatedLimit {
  readonly min?: number;
  readonly apparel?: number;
  /** Which side the least is meant of; the longer one unless said. */
  readonly of?: 'longer' | 'shorter';
  readonly advised?: number;
  readonly max?: number;
  readonly megapixels?: number;
  readonly source: string;
  readonly url?: string;
}
const { size: limits, as_of: asOf } = pictures as {
  readonly size: Readonly<Record<string, readonly SizeLimit[]>>;
  readonly as_of: string;
};
/** Each version of a limit is a source of its own. */
const keyOf = (profile: string, { effective_from }: SizeLimit): string =>
  effective_from ? `${profile}-${effective_from}` : profile;
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(limits).flatMap(([name, versions]) =>
    versions.map(limit => [
      keyOf(name, limit),
      { title: limit.source, asOf, ...(limit.url && { url: limit.url }) },
    ]),
  ),
);

const longer = ({ size: { width, height } }: SizedPicture): number => Math.max(width, height);
const shorter = ({ size: { width, height } }: SizedPicture): number => Math.min(width, height);
const megapixels = ({ size: { width, height } }: SizedPicture): number => (width * height) / 1e6;

export default defineRule({
  id: 'image/dimensions',
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
  title: { en: 'Image is below the pixel size the platform needs', zh: '图片像素低于平台要求' },
  messages: {
    refused: {
      ...say(
        'A picture has {width:count} × {height:count} pixels; {platform:field} refuses a side under {min:count}.',
        '图片为 {width:count} × {height:count} 像素，{platform:field} 要求边长至少 {min:count}。',
      ),
      severity: 'error',
    },
    small: say(
      'A picture has {width:count} × {height:count} pixels; under {min:count} it looks blurred on any screen.',
      '图片为 {width:count} × {height:count} 像素，边长不足 {min:count} 会显得模糊。',
    ),
    advised: {
      ...say(
        'The largest picture has {width:count} × {height:count} pixels; {advised:count} are recommended, so that buyers can zoom in.',
        '最大的图片为 {width:count} × {height:count} 像素，建议边长 {advised:count} 以上，方便买家放大查看。',
      ),
      severity: 'info',
    },
    large: say(
      'A picture has {width:count} × {height:count} pixels, more than {platforms:fields} takes.',
      '图片为 {width:count} × {height:count} 像素，超过 {platforms:fields} 的上限。',
    ),
    huge: say(
      'A picture has {megapixels:number} megapixels; platforms take about {max:number}.',
      '图片有 {megapixels:number} 百万像素，平台上限一般为 {max:number}。',
    ),
  },
  notes: {
    measured: say(
      'measured; pictures concerned: {count:count} of {known:count}',
      '实测；涉及 {count:count} 张，共 {known:count} 张',
    ),
    named: say(
      'by its file name; pictures concerned: {count:count} of {known:count}',
      '依据文件名；涉及 {count:count} 张，共 {known:count} 张',
    ),
    original: say(
      'Upload the original of the camera; enlarging a small picture only blurs it.',
      '上传相机原图；把小图放大只会更模糊。',
    ),
    shrink: say('Save it with fewer pixels.', '缩小尺寸后再上传。'),
  },
  options: {
    minSide: {
      default: 500,
      en: 'Pixels of the longer side where no platform is set',
      zh: '未设置平台时长边的最低像素',
    },
    recommended: {
      default: 1500,
      en: 'Pixels recommended for the longer side of the best picture where no platform is set (0: none)',
      zh: '未设置平台时最大图片长边的建议像素（0 表示不检查）',
    },
    maxMegapixels: {
      default: 64,
      en: 'Megapixels a picture may have where no platform is set',
      zh: '未设置平台时图片的百万像素上限',
    },
  },
  sources,
  docs: {
    what: {
      en: 'Compares the pixels of each picture with the least and the most that the platforms take, by date: Google 100 (clothes 250), 500 from 2027-01-31; Amazon 500 and 1000 for zoom; eBay 500; TikTok Shop 600; Shopify 5000 at most. Pixels are measured where the picture is at hand, otherwise taken from a file name that ends in them (mug_400x400.jpg), which only warns. Addresses of renditions and thumbnails, which servers make from a larger picture, say nothing.',
      zh: '按平台和生效日期检查图片像素的下限和上限：Google 100（服装 250），2027-01-31 起 500；亚马逊 500，支持放大需 1000；eBay 500；TikTok Shop 600；Shopify 最大 5000。能读取图片时实测，否则看文件名末尾的尺寸（如 mug_400x400.jpg），后者只作警告。缩略图、按需裁切的图片地址不能说明原图大小，不作判断。',
    },
    why: {
      en: 'Platforms refuse small pictures, and buyers who cannot zoom in ask or return.',
      zh: '像素太低，平台拒绝；不能放大看细节，买家会咨询或退货。',
    },
    how: {
      en: 'Upload the original with 1500 pixels or more on its longer side.',
      zh: '上传长边 1500 像素以上的原图。',
    },
  },
  examples: {
    valid: [
      {
        name: 'large enough to zoom in',
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': { size: { width: 2000, height: 1600 } } },
      },
      {
        name: 'thumbnails and renditions say nothing of the picture',
        outcome: 'no-data',
        value: {
          title: 'Stoneware Mug',
          images: [
            { src: 'https://cdn.shopify.com/files/mug_200x200.jpg' },
            { src: 'https://shop.example/wp-content/uploads/mug-150x150.jpg' },
            { src: 'https://shop.example/mug.jpg?width=120' },
            { src: 'https://img.example/mug.jpg_640x640.jpg' },
          ],
        },
      },
      {
        name: 'the numbers are those of the product',
        outcome: 'no-data',
        value: { title: 'Wall Tile 200 x 200 mm', images: [{ src: 'tile-200x200.jpg' }] },
      },
      {
        name: 'before the new least of Google is in force',
        run: { profiles: ['google'], asOf: '2026-12-15' },
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }, { src: 'mug-large.jpg' }] },
        pictures: {
          'mug.jpg': { size: { width: 400, height: 400 } },
          'mug-large.jpg': { size: { width: 1600, height: 1600 } },
        },
      },
      {
        name: 'what a team asks',
        options: { minSide: 300, recommended: 0, maxMegapixels: 100 },
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': { size: { width: 400, height: 400 } } },
      },
      {
        name: '服务类商品不检查',
        outcome: 'not-applicable',
        value: { title: '礼品卡', type: 'service', images: [{ src: 'card_200x200.jpg' }] },
      },
    ],
    invalid: [
      {
        name: 'Google from 2027-01-31',
        run: { profiles: ['google'], asOf: '2027-01-31' },
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': { size: { width: 400, height: 1600 } } },
        findings: [{ messageId: 'refused', path: ['images', 0, 'src'] }],
      },
      {
        name: 'clothes on Google today',
        run: { profiles: ['google'] },
        value: { title: 'Linen Shirt', category: 'apparel/tops', images: [{ src: 'shirt.jpg' }] },
        pictures: { 'shirt.jpg': { size: { width: 200, height: 1500 } } },
        findings: [{ messageId: 'refused' }],
      },
      {
        name: 'by the file name',
        value: { title: 'Stoneware Mug', images: [{ src: 'https://shop.example/mug_400x300.jpg' }] },
        findings: [{ messageId: 'small', words: 'https://shop.example/mug_400x300.jpg' }],
      },
      {
        name: 'no zoom on Amazon',
        run: { profiles: ['amazon'] },
        value: { title: 'Stoneware Mug', images: [{ src: 'a.jpg' }, { src: 'b.jpg' }] },
        pictures: {
          'a.jpg': { size: { width: 800, height: 800 } },
          'b.jpg': { size: { width: 640, height: 640 } },
        },
        findings: [{ messageId: 'advised', words: 'a.jpg' }],
      },
      {
        name: '超过 Shopify 上限',
        run: { profiles: ['shopify'] },
        value: { title: '陶瓷马克杯', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': { size: { width: 6000, height: 4000 } } },
        findings: [{ messageId: 'large' }],
      },
      {
        name: 'too many pixels for most platforms',
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': { size: { width: 12000, height: 9000 } } },
        findings: [{ messageId: 'huge' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const known = sizedPictures(document, run).filter(
      ({ index }) => value.images?.[index]?.role !== 'swatch',
    );
    const [first] = known;
    if (!first) return noData(unseenFor(looksOf(document, run)) ?? 'pixels');
    const category = categoryOf(document, run)?.path;
    const isApparel = category !== undefined && isWithin(category, 'apparel');
    const bound = bindingsOf(limits, context.profiles, run.asOf);
    const findings: RuleFinding[] = [];

    const details = (
      picture: SizedPicture,
      count: number,
      source: string,
      advice: 'original' | 'shrink',
    ) => ({
      at: ['images', picture.index, 'src'],
      evidence: {
        ...context.note(picture.from === 'pixels' ? 'measured' : 'named', { count, known: known.length }),
        source,
      },
      advice: context.note(advice, {}),
    });
    /** The worst of the pictures that a limit objects to. */
    const worst = (measure: (picture: SizedPicture) => number, fails: (pixels: number) => boolean) => {
      const failing = known.filter(picture => fails(measure(picture)));
      const [head] = failing;
      return (
        head && {
          count: failing.length,
          picture: failing.reduce((a, b) => (measure(b) < measure(a) ? b : a), head),
        }
      );
    };

    for (const { profile, limit, starts } of bound) {
      const min = (isApparel ? limit.apparel : undefined) ?? limit.min;
      if (min === undefined) continue;
      const found = worst(limit.of === 'shorter' ? shorter : longer, pixels => pixels < min);
      if (!found) continue;
      const { picture, count } = found;
      findings.push(
        context.finding(
          'refused',
          { ...picture.size, platform: profile, min },
          {
            ...details(picture, count, keyOf(profile, limit), 'original'),
            appliesTo: { profiles: [profile] },
            ...(picture.from === 'name' && { severity: 'warning' as const }),
            ...(starts && { starts }),
          },
        ),
      );
    }
    for (const { profile, limit, starts } of bound) {
      if (starts) continue;
      const { max = Number.POSITIVE_INFINITY, megapixels: most = Number.POSITIVE_INFINITY } = limit;
      const failing = known.filter(picture => longer(picture) > max || megapixels(picture) > most);
      const [picture] = failing;
      if (!picture) continue;
      findings.push(
        context.finding(
          'large',
          { ...picture.size, platforms: [profile] },
          {
            ...details(picture, failing.length, keyOf(profile, limit), 'shrink'),
            appliesTo: { profiles: [profile] },
          },
        ),
      );
    }
    if (bound.length === 0) {
      const few = worst(longer, pixels => pixels < options.minSide);
      if (few) {
        const { picture, count } = few;
        const data = { ...picture.size, min: options.minSide };
        findings.push(context.finding('small', data, details(picture, count, 'usual', 'original')));
      }
      const huge = known.filter(picture => megapixels(picture) > options.maxMegapixels);
      if (huge[0]) {
        const data = { megapixels: megapixels(huge[0]), max: options.maxMegapixels };
        findings.push(context.finding('huge', data, details(huge[0], huge.length, 'usual', 'shrink')));
      }
    }
    if (findings.some(({ starts }) => !starts)) return context.outcome(findings);
    const asking = bound.filter(({ starts, limit }) => !starts && limit.advised !== undefined);
    const advised = Math.max(
      bound.length === 0 ? options.recommended : 0,
      ...asking.map(({ limit }) => limit.advised ?? 0),
    );
    // A picture whose size is not known may be the large one.
    const isWhole = known.every(({ from }) => from === 'pixels') && known.length === value.images?.length;
    const best = known.reduce((a, b) => (longer(b) > longer(a) ? b : a), first);
    if (isWhole && longer(best) < advised) {
      const by = asking.find(({ limit }) => limit.advised === advised);
      const source = by ? keyOf(by.profile, by.limit) : 'usual';
      findings.push(
        context.finding(
          'advised',
          { ...best.size, advised },
          details(best, known.length, source, 'original'),
        ),
      );
    }
    return context.outcome(findings);
  },
});
