import {
  type Binding,
  bindingsOf,
  categoryOf,
  type DatedLimit,
  defineRule,
  isService,
  isWithin,
  type Looked,
  looksOf,
  noData,
  notApplicable,
  type Overlay,
  type PictureSample,
  type Pixels,
  type RuleFinding,
  type Severity,
  type Source,
  say,
  unseenFor,
} from '../../src/rule/index.ts';
import marketLanguages from '../markets/languages.yaml';
import pictures from '../profiles/pictures.yaml';

/** What a platform refuses over its pictures. */
interface OverlayLimit extends DatedLimit {
  readonly refused?: 'main' | 'all';
  /** ISO 15924. */
  readonly scripts?: readonly string[];
  readonly source: string;
  readonly url?: string;
}
const { overlay: limits, as_of: asOf } = pictures as {
  readonly overlay: Readonly<Record<string, readonly OverlayLimit[]>>;
  readonly as_of: string;
};
const { languages } = marketLanguages as { readonly languages: Readonly<Record<string, readonly string[]>> };
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(limits).flatMap(([name, versions]) =>
    versions.map(({ source, url }) => [name, { title: source, asOf, ...(url && { url }) }]),
  ),
);

/** Pictures that are drawn, or of which the product is no part. */
const DRAWN: ReadonlySet<string> = new Set(['size-chart', 'swatch']);
/** Languages written in Chinese characters. */
const HAN: ReadonlySet<string> = new Set(['zh', 'ja']);

/** A picture of an example, and what is laid over it where: shares of its width and height. */
const over = (
  kind: Overlay['kind'],
  [left, top, width, height]: readonly [number, number, number, number],
  more: { readonly dense?: true } = {},
) => ({ pixels: { overlays: [{ kind, ...more, box: { left, top, width, height } }] } });
const CHINESE = over('text', [0.1, 0.02, 0.8, 0.08], { dense: true });

/** A listing with so many pictures. */
const mug = (...samples: readonly PictureSample[]) => ({
  value: { title: 'Stoneware Mug', images: samples.map((_, at) => ({ src: `${at + 1}.jpg` })) },
  pictures: Object.fromEntries(samples.map((sample, at) => [`${at + 1}.jpg`, sample])),
});

export default defineRule({
  id: 'image/overlay',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['pixels'],
  absent: 'no-data',
  looks: true,
  fix: 'advice',
  guidelines: ['R1-36', 'S1-14'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Text, watermark or promotional badge on the image', zh: '图片含文字、水印或促销角标' },
  messages: {
    text: say(
      'Text laid over the picture covers {share:percent} of it.',
      '图片上叠加了文字，占画面的 {share:percent}。',
    ),
    banner: say('A bar with text lies along an edge of the picture.', '图片边缘有带文字的横条。'),
    badge: say('A badge with text is laid over a corner of the picture.', '图片角落有带文字的角标。'),
    watermark: say('A watermark is strewn over the picture.', '图片上铺有水印。'),
    foreign: say(
      'The picture shows text that looks Chinese, which {platforms:fields} refuses.',
      '图片上的文字像是中文，{platforms:fields} 不允许图片带中文。',
    ),
    'foreign-market': say(
      'The picture shows text that looks Chinese, in a listing for {markets:fields}.',
      '图片上的文字像是中文，而商品面向 {markets:fields} 市场。',
    ),
  },
  notes: {
    place: say(
      'from {left:percent} to {right:percent} of the width and {top:percent} to {bottom:percent} of the height, on the background or along the edges, not printed on the product',
      '位于宽度的 {left:percent} 至 {right:percent}、高度的 {top:percent} 至 {bottom:percent}，在背景上或图片边缘，不是印在商品上的字',
    ),
    plain: say(
      'Upload the picture without it, and say it in the title or description.',
      '换成没有叠加内容的原图，要说的话写进标题或描述。',
    ),
    translate: say(
      'Upload the picture without text, or with text in the buyers’ language.',
      '换成不带文字的图片，或改用买家的语言。',
    ),
  },
  options: {
    textAreaMax: {
      default: 0.02,
      en: 'Share of the main picture that text may cover',
      zh: '首图文字可占的比例',
    },
    textAreaMaxOthers: {
      default: 0.15,
      en: 'Share of any other picture that text may cover',
      zh: '其他图片文字可占的比例',
    },
    corners: {
      default: true,
      en: 'Badges in the corners count',
      zh: '检查角落的角标',
    },
    foreignScript: {
      default: true,
      en: 'Chinese text counts where a platform refuses it or the market does not read it',
      zh: '平台不允许或市场不通用中文时，检查图片上的中文',
    },
    printed: {
      default: ['media', 'party', 'arts'],
      en: 'Categories whose products are printed all over: bars and badges in pictures they fill are theirs',
      zh: '商品本身满是印刷内容的类目：占满画面的图片不查横条和角标',
    },
  },
  sources,
  docs: {
    what: {
      en: 'Looks for what was laid over a photograph: lines of text that begin on the even background around the product, bars with text along the top or bottom, flat badges with text in a corner, watermarks strewn over the background. Text that lies wholly on the product may be printed there and is never reported. A platform that refuses it makes it a warning; without a platform it is a hint.',
      zh: '查找叠加在照片上的内容：从商品四周的纯色背景开始的文字、顶部或底部带文字的横条、角落里带文字的纯色角标、铺满背景的水印。完全落在商品上的文字可能是印在商品上的，一律不报。平台不允许的为警告，未设置平台时只作提示。',
    },
    why: {
      en: 'Platforms refuse listings with text, badges or watermarks on the main picture; in a thumbnail nobody reads them anyway.',
      zh: '主图带文字、角标或水印的商品会被平台拒绝，在缩略图里买家也看不清。',
    },
    how: {
      en: 'Use the photograph as it came from the camera. What the text says belongs in the title, the description or the price.',
      zh: '使用没有加工过的照片，文字内容写进标题、描述或价格。',
    },
  },
  examples: {
    valid: [
      { name: 'nothing is laid over it', run: { profiles: ['amazon'] }, ...mug({}) },
      {
        name: '主图角上一行小字',
        run: { profiles: ['amazon'] },
        ...mug(over('text', [0.1, 0.9, 0.2, 0.04])),
      },
      {
        name: 'labels in a second picture, and a platform that minds only the main one',
        run: { profiles: ['amazon'] },
        ...mug({}, over('text', [0.1, 0.1, 0.6, 0.08]), over('badge', [0, 0, 0.2, 0.2])),
      },
      {
        name: 'a chart is drawn',
        run: { profiles: ['ebay'] },
        value: { title: 'Linen Shirt', images: [{ src: '1.jpg' }, { src: '2.jpg', role: 'size-chart' }] },
        pictures: { '1.jpg': {}, '2.jpg': over('text', [0.1, 0.1, 0.8, 0.6]) },
      },
      {
        name: 'the award on a book cover that fills the picture',
        run: { profiles: ['google'] },
        value: { title: 'The Long Tide, paperback', category: 'media', images: [{ src: 'cover.jpg' }] },
        pictures: {
          'cover.jpg': {
            pixels: {
              subject: {
                apart: false,
                box: { left: 0, top: 0, width: 1, height: 1 },
                fill: 1,
                area: 1,
                touches: [1, 1, 1, 1],
              },
              ...over('badge', [0.7, 0, 0.2, 0.2]).pixels,
            },
          },
        },
      },
      {
        name: 'a team that lays its name over pictures',
        options: {
          textAreaMax: 0.2,
          textAreaMaxOthers: 0.5,
          corners: false,
          foreignScript: false,
          printed: [],
        },
        run: { profiles: ['dhgate'] },
        ...mug(CHINESE, over('badge', [0, 0, 0.2, 0.2])),
      },
      {
        name: 'a picture that is not here',
        outcome: 'no-data',
        value: { title: 'Stoneware Mug', images: [{ src: 'https://shop.example/mug.jpg' }] },
      },
    ],
    invalid: [
      {
        name: 'text on the main picture, for Google',
        run: { profiles: ['google'] },
        ...mug(over('text', [0.1, 0.9, 0.8, 0.07])),
        findings: [{ messageId: 'text', words: '1.jpg' }],
      },
      {
        name: 'a badge on the main picture, for Google',
        run: { profiles: ['google'] },
        ...mug(over('badge', [0.8, 0, 0.2, 0.2])),
        findings: [{ messageId: 'badge', words: '1.jpg' }],
      },
      {
        name: '底部横条，未设置平台时只作提示',
        ...mug(over('banner', [0, 0.88, 1, 0.12])),
        findings: [{ messageId: 'banner' }],
      },
      {
        name: 'a watermark on the second picture, for eBay',
        run: { profiles: ['ebay'] },
        ...mug({}, over('watermark', [0.02, 0.03, 0.9, 0.9])),
        findings: [{ messageId: 'watermark', words: '2.jpg' }],
      },
      {
        name: 'Chinese text for DHgate',
        run: { profiles: ['dhgate'] },
        ...mug(CHINESE),
        findings: [{ messageId: 'foreign' }],
      },
      {
        name: '面向美国的商品，图片上是中文',
        run: { markets: ['US'] },
        ...mug(CHINESE),
        findings: [{ messageId: 'foreign-market' }],
      },
    ],
  },

  check(_, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const looks = looksOf(document, run).filter(({ image: { role } }) => !role || !DRAWN.has(role));
    if (looks.length === 0) return noData('pixels');
    const unseen = unseenFor(looks);
    if (unseen) return noData(unseen);
    const main = looks.find(({ image }) => image.role === 'main') ?? looks[0];
    const bound = bindingsOf(limits, context.profiles, run.asOf).filter(({ starts }) => !starts);
    const category = categoryOf(document, run)?.path;
    const isPrinted = category !== undefined && options.printed.some(node => isWithin(category, node));
    const strangers = context.markets.filter(market => !languages[market]?.some(tongue => HAN.has(tongue)));
    return context.outcome(looks.flatMap(judged));

    function judged(looked: Looked): RuleFinding[] {
      const { look, index } = looked;
      const pixels = look.kind === 'seen' ? look.picture.pixels : undefined;
      if (!pixels || (isPrinted && !pixels.subject.apart)) return [];
      const at = ['images', index, 'src'];
      const isMain = looked === main;
      const foreign = options.foreignScript ? foreignIn(pixels, at) : [];
      // Who is told that the text is Chinese needs no hint that there is text.
      const isSaid = foreign.length > 0 && askers(isMain).length === 0;
      return [...foreign, ...shapes(pixels, at, isMain), ...(isSaid ? [] : text(pixels, at, isMain))];
    }

    function askers(isMain: boolean): readonly Binding<OverlayLimit>[] {
      return bound.filter(({ limit: { refused } }) => refused === 'all' || (isMain && refused));
    }

    /** Who minds it: platforms on the main picture or on all; without a platform, a hint about the main one. */
    function asked(isMain: boolean) {
      const wants = askers(isMain);
      const [first] = wants;
      if (!first) return { severity: 'info' as Severity, source: 'google' };
      return { source: first.profile, appliesTo: { profiles: wants.map(({ profile }) => profile) } };
    }

    function shapes({ overlays }: Pixels, at: RuleFinding['at'], isMain: boolean): RuleFinding[] {
      const { source, ...details } = asked(isMain);
      // Pictures further on may be composed, where no platform minds.
      if ('severity' in details && !isMain) return [];
      return (['banner', 'badge', 'watermark'] as const).flatMap(kind => {
        const found = overlays.find(overlay => overlay.kind === kind);
        if (!found || (kind === 'badge' && !options.corners)) return [];
        const evidence = { ...placeOf([found]), source };
        return [context.finding(kind, {}, { ...details, at, evidence, advice: context.note('plain', {}) })];
      });
    }

    function text({ overlays }: Pixels, at: RuleFinding['at'], isMain: boolean): RuleFinding[] {
      const lines = overlays.filter(({ kind }) => kind === 'text');
      const share = lines.reduce((sum, { box }) => sum + box.width * box.height, 0);
      if (share <= (isMain ? options.textAreaMax : options.textAreaMaxOthers)) return [];
      const { source, ...details } = asked(isMain);
      const evidence = { ...placeOf(lines), source };
      return [
        context.finding('text', { share }, { ...details, at, evidence, advice: context.note('plain', {}) }),
      ];
    }

    function foreignIn({ overlays }: Pixels, at: RuleFinding['at']): RuleFinding[] {
      const lines = overlays.filter(({ dense }) => dense);
      if (lines.length === 0) return [];
      const wants = bound.filter(({ limit }) => limit.scripts?.includes('Han'));
      const platforms = wants.map(({ profile }) => profile);
      const [first] = platforms;
      const advice = context.note('translate', {});
      if (first) {
        const evidence = { ...placeOf(lines), source: first };
        const details = {
          at,
          evidence,
          advice,
          severity: 'error' as const,
          appliesTo: { profiles: platforms },
        };
        return [context.finding('foreign', { platforms }, details)];
      }
      if (context.markets.length === 0 || strangers.length < context.markets.length) return [];
      const details = { at, evidence: placeOf(lines), advice, appliesTo: { markets: strangers } };
      return [context.finding('foreign-market', { markets: strangers }, details)];
    }

    function placeOf(overlays: readonly Overlay[]) {
      const boxes = overlays.map(({ box }) => box);
      return context.note('place', {
        left: Math.min(...boxes.map(({ left }) => left)),
        right: Math.max(...boxes.map(({ left, width }) => left + width)),
        top: Math.min(...boxes.map(({ top }) => top)),
        bottom: Math.max(...boxes.map(({ top, height }) => top + height)),
      });
    }
  },
});
