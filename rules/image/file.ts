import {
  bindingsOf,
  type DatedLimit,
  defineRule,
  fileWords,
  foldedHits,
  formatsByName,
  isService,
  type Looked,
  looksOf,
  type Measurement,
  noData,
  notApplicable,
  type PictureFormat,
  type RuleFinding,
  type Source,
  say,
  standIn,
  unseenFor,
} from '../../src/rule/index.ts';
import pictures from '../profiles/pictures.yaml';

/** What a platform takes as a picture file. */
interface FileLimit extends DatedLimit {
  readonly formats?: readonly PictureFormat[];
  /** Millions of bytes. */
  readonly mb?: number;
  readonly source: string;
  readonly url?: string;
}
const { file: limits, as_of: asOf } = pictures as {
  readonly file: Readonly<Record<string, readonly FileLimit[]>>;
  readonly as_of: string;
};
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(limits).flatMap(([name, versions]) =>
    versions.map(({ source, url }) => [name, { title: source, asOf, ...(url && { url }) }]),
  ),
);

export default defineRule({
  id: 'image/file',
  on: ['listing'],
  severity: 'error',
  consequence: 'refused',
  needs: ['pixels'],
  absent: 'no-data',
  looks: true,
  fix: 'advice',
  guidelines: ['S1-12', 'R1-38'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Image is missing, unreadable, a placeholder, wrong format or too heavy',
    zh: '图片缺失、损坏、占位图、格式或体积不符',
  },
  messages: {
    missing: say('The picture {src:quote} is not there.', '图片 {src:quote} 不存在。'),
    'not-a-file': say('{src:quote} is no file that can be read.', '{src:quote} 不是可读取的文件。'),
    outside: {
      ...say(
        'The path {src:quote} leads out of the checked folder; the picture was not read.',
        '路径 {src:quote} 指向检查范围之外，未读取该图片。',
      ),
      severity: 'info',
    },
    empty: say('The picture {src:quote} is empty (0 bytes).', '图片 {src:quote} 是空文件（0 字节）。'),
    damaged: say(
      'The picture {src:quote} is damaged or cut off and cannot be shown whole.',
      '图片 {src:quote} 已损坏或不完整，无法正常显示。',
    ),
    'not-a-picture': say(
      '{src:quote} is no picture (contents: {found:field}).',
      '{src:quote} 不是图片（内容：{found:field}）。',
    ),
    placeholder: say(
      '{src:quote} is a placeholder, not a picture of the product.',
      '{src:quote} 是占位图，不是商品图片。',
    ),
    blank: say(
      'The picture {src:quote} shows nothing: it is of one tone.',
      '图片 {src:quote} 没有内容：整图只有一种颜色。',
    ),
    refused: say(
      '{platforms:fields} takes no {format:field} pictures.',
      '{platforms:fields} 不支持 {format:field} 格式的图片。',
    ),
    unusual: {
      ...say('Few platforms take {format:field} pictures.', '{format:field} 格式的图片多数平台不支持。'),
      severity: 'warning',
    },
    heavy: say(
      'The picture has {size:number} MB; {platforms:fields} takes {most:number} MB.',
      '图片 {size:number} MB，{platforms:fields} 上限为 {most:number} MB。',
    ),
    large: {
      ...say(
        'The picture has {size:number} MB; platforms take about {most:number} MB.',
        '图片 {size:number} MB，平台上限一般为 {most:number} MB。',
      ),
      severity: 'warning',
    },
    extension: {
      ...say(
        'The file is named {named:text} but is a {format:field} picture.',
        '文件扩展名是 {named:text}，实际是 {format:field} 图片。',
      ),
      severity: 'info',
    },
  },
  notes: {
    is: say('file: {format:field}, {size:number} MB', '文件：{format:field}，{size:number} MB'),
    name: say('file name: {words:quote}', '文件名：{words:quote}'),
    'stand-in': say('{known:text} is known to stand in for pictures', '{known:text} 只用来代替图片'),
    tone: say('{bits:number} bits of luma entropy', '亮度信息熵 {bits:number} 比特'),
    upload: say('Upload the picture again, or correct its address.', '重新上传图片，或改正图片地址。'),
    photograph: say('Add a picture of the product.', '换成商品图片。'),
    convert: say('Save it as JPEG or PNG.', '另存为 JPEG 或 PNG。'),
    lighter: say(
      'Save it with fewer pixels or stronger compression.',
      '减小像素尺寸，或提高压缩率后再保存。',
    ),
    rename: say('Rename the file after its format.', '按实际格式改扩展名。'),
    inside: say('Keep pictures within the checked folder.', '把图片放在检查的文件夹内。'),
  },
  options: {
    formats: {
      default: ['jpeg', 'png', 'webp', 'gif', 'bmp', 'tiff'],
      en: 'Formats taken where no platform is set',
      zh: '未设置平台时可用的图片格式',
    },
    maxMB: {
      default: 16,
      en: 'MB a picture may have where no platform is set',
      zh: '未设置平台时图片大小上限（MB）',
    },
    minEntropy: {
      default: 1,
      en: 'Bits of luma entropy under which a picture without edges shows nothing',
      zh: '亮度信息熵低于该值（比特）且没有轮廓的图片视为空白图',
    },
  },
  sources: {
    ...sources,
    shannon: {
      title: 'C. E. Shannon, A Mathematical Theory of Communication, Bell System Technical Journal 27',
      asOf: '1948-07-01',
    },
  },
  docs: {
    what: {
      en: 'Opens each picture that lies beside the listing, is part of it (data:) or was fetched: is it there, whole and a picture, in a format and of a size that the platform takes, and does it show anything. Format is told by the content, not by the name. Where none of a folder’s pictures is found, they are kept elsewhere and none is called missing.',
      zh: '打开与商品文件放在一起的、内嵌的（data:）或已下载的图片，检查是否存在、完整、确实是图片，格式和大小是否符合平台要求，是否有内容。格式以文件内容为准，不看扩展名。同一文件夹里一张都找不到时，视为图片存放在别处，不报缺失。',
    },
    why: {
      en: 'A listing whose picture does not load is refused, or shows buyers an empty frame.',
      zh: '图片打不开的商品会被平台拒绝，或只给买家看到空白框。',
    },
    how: {
      en: 'Upload the picture again as JPEG or PNG, and check that its address is the one in the listing.',
      zh: '以 JPEG 或 PNG 重新上传图片，并核对商品中的图片地址。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a sound photograph',
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': {} },
      },
      {
        name: 'a thin product on white has little entropy but an outline',
        value: { title: 'Tablet, side', images: [{ src: 'side.jpg' }] },
        pictures: { 'side.jpg': { pixels: { entropy: 0.6, edges: 0.02 } } },
      },
      {
        name: 'WebP within what a team allows',
        options: { formats: ['webp'], maxMB: 30, minEntropy: 0.5 },
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.webp' }] },
        pictures: { 'mug.webp': { format: 'webp', bytes: 20e6, pixels: { entropy: 0.8, edges: 0 } } },
      },
      {
        name: '图片只有网址，未下载',
        outcome: 'no-data',
        value: { title: '陶瓷马克杯', images: [{ src: 'https://shop.example/a.jpg' }] },
      },
      {
        name: 'a gift card needs no picture file',
        outcome: 'not-applicable',
        value: { title: 'Gift Card', type: 'service', images: [{ src: 'card.jpg' }] },
        pictures: { 'card.jpg': 'missing' },
      },
    ],
    invalid: [
      {
        name: 'files that are no pictures',
        value: {
          title: 'Stoneware Mug',
          images: ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg', 'f.jpg'].map(src => ({ src })),
        },
        pictures: {
          'a.jpg': 'missing',
          'b.jpg': 'empty',
          'c.jpg': 'damaged',
          'd.jpg': 'not-a-picture',
          'e.jpg': 'not-a-file',
          'f.jpg': 'outside',
        },
        findings: [
          { messageId: 'missing', words: 'a.jpg' },
          { messageId: 'empty', words: 'b.jpg' },
          { messageId: 'damaged', words: 'c.jpg' },
          { messageId: 'not-a-picture', words: 'd.jpg' },
          { messageId: 'not-a-file', words: 'e.jpg' },
          { messageId: 'outside', words: 'f.jpg' },
        ],
      },
      {
        name: '占位图看文件名就知道',
        value: { title: '陶瓷马克杯', images: [{ src: 'https://shop.example/img/暂无图片.png' }] },
        findings: [{ messageId: 'placeholder' }],
      },
      {
        name: 'a picture that a service makes up',
        value: { title: 'Stoneware Mug', images: [{ src: 'https://picsum.photos/seed/mug/800/800' }] },
        findings: [{ messageId: 'placeholder' }],
      },
      {
        name: 'what a page shows until its pictures have loaded',
        value: { title: 'Stoneware Mug', images: [{ src: '//cdn.example/img/spacer.gif?v=2' }] },
        findings: [{ messageId: 'placeholder' }],
      },
      {
        name: 'a placeholder and a blank picture',
        value: {
          title: 'Stoneware Mug',
          images: [{ src: 'woocommerce-placeholder.png' }, { src: 'mug.jpg' }],
        },
        pictures: { 'mug.jpg': { pixels: { entropy: 0.1, edges: 0 } } },
        findings: [
          { messageId: 'placeholder', words: 'woocommerce-placeholder.png' },
          { messageId: 'blank', words: 'mug.jpg' },
        ],
      },
      {
        name: 'a platform that takes JPEG and PNG of 5 MB',
        run: { profiles: ['tiktok'] },
        value: { title: 'Stoneware Mug', images: [{ src: 'a.webp' }, { src: 'b.jpg' }] },
        pictures: { 'a.webp': { format: 'webp' }, 'b.jpg': { bytes: 7.2e6 } },
        findings: [{ messageId: 'refused' }, { messageId: 'heavy' }],
      },
      {
        name: 'a drawing and a huge file, no platform set',
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.svg' }, { src: 'b.jpg' }] },
        pictures: { 'mug.svg': { format: 'svg' }, 'b.jpg': { bytes: 30e6 } },
        findings: [{ messageId: 'unusual' }, { messageId: 'large' }],
      },
      {
        name: 'named after another format',
        value: { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] },
        pictures: { 'mug.jpg': { format: 'png' } },
        findings: [{ messageId: 'extension', words: 'mug.jpg' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const looks = looksOf(document, run);
    const findings = looks.flatMap(looked => placeholderIn(looked) ?? faultOf(looked));
    const unseen = unseenFor(looks);
    return findings.length === 0 && unseen ? noData(unseen) : context.outcome(findings);

    function placeholderIn({ index, image }: Looked): RuleFinding[] | undefined {
      const words = image.src ? fileWords(image.src) : '';
      const known = standIn(image.src, run.lexicon('image-placeholder'));
      const found = foldedHits(words, run.lexicon('image-placeholder'), run.allowed('image-placeholder'));
      if (!known && (found.length === 0 || isNamed(words, value.title))) return undefined;
      const details = {
        at: ['images', index, 'src'],
        evidence: known ? context.note('stand-in', { known }) : context.note('name', { words }),
        advice: context.note('photograph', {}),
      };
      return [context.finding('placeholder', { src: shown(image.src) }, details)];
    }

    function faultOf({ index, image, look }: Looked): RuleFinding[] {
      const at = ['images', index, 'src'];
      const src = shown(image.src);
      if (look.kind === 'unseen') return [];
      if (look.kind === 'seen') return limitsOf(look.picture, image.src ?? '', at);
      const advice = context.note(look.fault === 'outside' ? 'inside' : 'upload', {});
      if (look.fault === 'not-a-picture') {
        const found = `format.${look.found ?? 'unknown'}`;
        return [context.finding('not-a-picture', { src, found }, { at, advice })];
      }
      return [context.finding(look.fault, { src }, { at, advice })];
    }

    function limitsOf(picture: Measurement, src: string, at: RuleFinding['at']): RuleFinding[] {
      const found: RuleFinding[] = [];
      const size = picture.bytes / 1e6;
      const format = `format.${picture.format}`;
      const is = context.note('is', { format, size });
      const bound = bindingsOf(limits, context.profiles, run.asOf).filter(({ starts }) => !starts);
      const refusing = bound.filter(({ limit: { formats } }) => formats && !formats.includes(picture.format));
      const convert = { at, advice: context.note('convert', {}) };
      if (refusing[0]) {
        const platforms = refusing.map(({ profile }) => profile);
        const details = {
          ...convert,
          evidence: { ...is, source: refusing[0].profile },
          appliesTo: { profiles: platforms },
        };
        found.push(context.finding('refused', { platforms, format }, details));
      } else if (bound.length === 0 && !options.formats.includes(picture.format)) {
        found.push(
          context.finding('unusual', { format }, { ...convert, evidence: { ...is, source: 'usual' } }),
        );
      }
      const lighter = { at, advice: context.note('lighter', {}) };
      const lightest = bound
        .filter(({ limit: { mb } }) => mb !== undefined && size > mb)
        .sort((left, right) => (left.limit.mb ?? 0) - (right.limit.mb ?? 0));
      if (lightest[0]?.limit.mb) {
        const platforms = lightest.map(({ profile }) => profile);
        const details = {
          ...lighter,
          evidence: { ...is, source: lightest[0].profile },
          appliesTo: { profiles: platforms },
        };
        found.push(context.finding('heavy', { size, platforms, most: lightest[0].limit.mb }, details));
      } else if (bound.length === 0 && size > options.maxMB) {
        const details = { ...lighter, evidence: { ...is, source: 'usual' } };
        found.push(context.finding('large', { size, most: options.maxMB }, details));
      }
      const named = /\.([a-z]{3,4})(?:[?#].*)?$/i.exec(src)?.[1]?.toLowerCase();
      const means = named === undefined ? undefined : formatsByName[named];
      if (found.length === 0 && named && means && means !== picture.format) {
        const details = { at, loss: 0.5, evidence: is, advice: context.note('rename', {}) };
        found.push(context.finding('extension', { named: `.${named}`, format }, details));
      }
      const { pixels } = picture;
      if (
        pixels &&
        pixels.entropy < options.minEntropy &&
        pixels.edges * pixels.subject.area < leastOutline
      ) {
        const evidence = { ...context.note('tone', { bits: pixels.entropy }), source: 'shannon' };
        const details = { at, evidence, advice: context.note('photograph', {}) };
        found.push(context.finding('blank', { src: shown(src) }, details));
      }
      return found;
    }
  },
});

/** Share of a picture's pixels that lie on an edge where it shows anything at all. */
const leastOutline = 0.0005;

/** Whether the words of a file name are those of the product. */
const isNamed = (words: string, title = ''): boolean => title.toLowerCase().includes(words);

/** An address as a sentence can hold it: a picture written into the listing is only called so. */
const shown = (src = ''): string => (/^\s*data:/i.test(src) ? 'data:…' : src);
