import {
  defineRule,
  drawnSample,
  isService,
  looksOf,
  type Marks,
  noData,
  notApplicable,
  picturesOf,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';

/** Made, not photographed. */
const MADE: ReadonlySet<string> = new Set(['ai', 'render']);

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export default defineRule({
  id: 'image/provenance',
  on: ['listing'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['images.source'],
  absent: 'finding',
  looks: 'suppliers',
  fix: 'advice',
  guidelines: ['S1-01', 'S1-02', 'S1-03', 'S1-13', 'R1-37'],
  presets: ['recommended', 'strict'],
  version: 3,
  title: {
    en: 'Image source or licence not recorded, or no original image or video at all',
    zh: '图片来源/授权未登记，或没有任何原创图片/视频',
  },
  messages: {
    unlicensed: say(
      {
        one: '{count:count} picture of others has no recorded licence.',
        other: '{count:count} pictures of others have no recorded licence.',
      },
      '{count:count} 张非自有图片未登记授权。',
    ),
    expired: say('The licence of the picture ran out on {day:date}.', '图片授权已于 {day:date} 到期。'),
    expiring: {
      ...say(
        {
          one: 'The licence of the picture runs out in {days:count} day, on {day:date}.',
          other: 'The licence of the picture runs out in {days:count} days, on {day:date}.',
        },
        '图片授权还有 {days:count} 天到期（{day:date}）。',
      ),
      severity: 'info',
    },
    made: say('The main picture is {source:text}, not a photograph.', '主图来源为 {source:text}，不是实拍。'),
    'marked-ai': say(
      'The metadata of picture {place:count} says that it was made by AI ({mark:text}); source does not.',
      '第 {place:count} 张图的元数据注明由 AI 生成（{mark:text}），但 source 未登记为 ai。',
    ),
    'not-own': say(
      'The source of picture {place:count} is own, but it is the same picture as supplier file {file:text}.',
      '第 {place:count} 张图登记为 own，但与供应商文件 {file:text} 是同一张图片。',
    ),
    'none-own': say('No picture or video is your own.', '没有自有图片或视频。'),
    unrecorded: {
      ...say('The source of the pictures is not recorded.', '未登记图片来源。'),
      severity: 'info',
    },
  },
  notes: {
    mark: say('metadata: {mark:text}', '元数据：{mark:text}'),
    file: say(
      'same picture: {file:text} ({likeness:field}; hashes differ in {bits:count} of 64 bits)',
      '同一张图片：{file:text}（{likeness:field}，哈希 64 位中有 {bits:count} 位不同）',
    ),
    files: say('same pictures as supplier files: {files:list}', '与供应商文件相同的图片：{files:list}'),
    correct: say(
      'Set source: supplier with its licence, or take the file out of the references where it is yours.',
      '把 source 改为 supplier 并登记授权；若该文件本是自有图片，请从 references 中移除。',
    ),
    tell: say(
      'Set source: ai, and show a photograph of the goods first.',
      '把 source 设为 ai，主图改用实拍。',
    ),
    sources: say('sources: {sources:list}', '来源：{sources:list}'),
    license: say(
      'Record the licence in license (and license_expires), or replace the picture.',
      '在 license（及 license_expires）登记授权，或换成自有图片。',
    ),
    renew: say('Renew the licence or take the picture down.', '续期授权，或撤下该图片。'),
    photograph: say(
      'Show a photograph of the goods first; keep the made picture behind it.',
      '主图改用实拍，合成图放在后面。',
    ),
    own: say('Add at least one picture or video of your own.', '至少补一张自有图片或视频。'),
    record: say(
      'Set source at each picture: own, supplier, stock, brand, ai or render.',
      '为每张图片填写 source：own、supplier、stock、brand、ai 或 render。',
    ),
  },
  options: {
    requireOwn: {
      default: 1,
      en: 'Pictures or videos of one’s own a listing needs',
      zh: '至少要有的自有图片或视频数',
    },
    licenseSources: {
      default: ['supplier', 'stock', 'brand'],
      en: 'Sources that need a licence',
      zh: '需要授权的图片来源',
    },
    expiryWarnDays: {
      default: 30,
      en: 'Days before its end a licence is mentioned',
      zh: '授权到期前多少天开始提示',
    },
  },
  sources: {
    iptc: {
      title:
        'IPTC Digital Source Type; Google Merchant Center help 6324350: AI pictures keep it in their metadata',
      asOf: '2026-11-22',
      url: 'https://cv.iptc.org/newscodes/digitalsourcetype/',
    },
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 1 (S1-01 to S1-03)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Where pictures say their source, those from suppliers, stock and brands need a licence that has not run out, the main picture should be a photograph, and at least one picture or video should be your own. Where no picture says its source, a hint asks for it. A licence in the picture’s own XMP counts; so does its mark that AI made it. A picture that is also a file of a supplier (`references:` in the config) is not your own.',
      zh: '图片登记了来源时：供应商图、图库图、品牌图须有未过期的授权；主图应为实拍；至少有一张自有图片或视频。都没有登记来源时只作提示。图片 XMP 元数据中的授权和 AI 生成标记同样算数。与供应商文件（配置里的 `references:`）相同的图片不算自有。',
    },
    why: {
      en: 'A picture used without permission brings complaints and takedowns; one that is too good brings returns.',
      zh: '未登记授权的图片容易被投诉下架；过度美化的图片会带来退货。',
    },
    how: {
      en: 'Record source, license and license_expires at each picture, and add one of your own.',
      zh: '为每张图片登记 source、license、license_expires，并补一张自有图片。',
    },
  },
  examples: {
    valid: [
      {
        name: 'own pictures beside a licensed one',
        value: {
          title: 'Clip Lamp',
          images: [
            { src: '1.jpg', source: 'own' },
            { src: '2.jpg', source: 'supplier', license: 'contract 2026-14', license_expires: '2027-12-31' },
          ],
        },
      },
      {
        name: '自有视频也算原创',
        value: {
          title: '夹灯',
          images: [{ src: '1.jpg', source: 'supplier', license: '授权书 2026-14' }],
          videos: [{ src: '1.mp4', source: 'own' }],
        },
      },
      {
        name: 'a licence in the metadata of the picture',
        value: {
          title: 'Clip Lamp',
          images: [
            { src: '1.jpg', source: 'own' },
            { src: '2.jpg', source: 'stock' },
          ],
        },
        pictures: { '2.jpg': { marks: { license: 'https://stock.example/licence/77' } } },
      },
      {
        name: 'a shop of brand pictures only',
        options: { requireOwn: 0, licenseSources: ['stock'], expiryWarnDays: 0 },
        value: {
          title: 'Clip Lamp',
          images: [{ src: '1.jpg', source: 'brand', license_expires: '2026-12-01' }],
        },
      },
    ],
    invalid: [
      {
        name: 'supplier pictures without a licence',
        proves: ['S1-02'],
        value: {
          title: 'Clip Lamp',
          images: [
            { src: '1.jpg', source: 'own' },
            { src: '2.jpg', source: 'supplier' },
            { src: '3.jpg', source: 'stock' },
          ],
        },
        findings: [{ messageId: 'unlicensed', path: ['images', 1, 'license'] }],
      },
      {
        name: '授权已过期与即将到期',
        value: {
          title: '夹灯',
          images: [
            { src: '1.jpg', source: 'own' },
            { src: '2.jpg', source: 'stock', license: 'A', license_expires: '2026-10-01' },
            { src: '3.jpg', source: 'stock', license: 'B', license_expires: '2026-12-02' },
          ],
        },
        findings: [
          { messageId: 'expired', path: ['images', 1, 'license_expires'] },
          { messageId: 'expiring', path: ['images', 2, 'license_expires'] },
        ],
      },
      {
        name: 'a rendered main picture',
        proves: ['S1-01', 'R1-37'],
        value: {
          title: 'Clip Lamp',
          images: [
            { src: '1.jpg', source: 'render' },
            { src: '2.jpg', source: 'own' },
          ],
        },
        findings: [{ messageId: 'made', path: ['images', 0, 'source'] }],
      },
      {
        name: 'metadata says what source does not',
        value: {
          title: 'Clip Lamp',
          images: [
            { src: '1.jpg', source: 'own' },
            { src: '2.jpg', source: 'own' },
          ],
        },
        pictures: {
          '1.jpg': { marks: { digitalSource: 'trainedAlgorithmicMedia' } },
          '2.jpg': { marks: { generator: 'Midjourney' } },
        },
        findings: [
          { messageId: 'marked-ai', path: ['images', 0] },
          { messageId: 'marked-ai', path: ['images', 1] },
        ],
      },
      {
        name: 'called one’s own, and a file of the supplier',
        value: {
          title: 'Clip Lamp',
          images: [
            { src: '1.jpg', source: 'own' },
            { src: '2.jpg', source: 'own' },
          ],
        },
        pictures: { '1.jpg': drawnSample(1), '2.jpg': drawnSample(2) },
        suppliers: { 'suppliers/north/clip-lamp-7.jpg': drawnSample(2) },
        findings: [{ messageId: 'not-own', path: ['images', 1, 'source'] }],
      },
      {
        name: '全部图片都是供应商文件',
        value: { title: '夹灯', images: [{ src: '1.jpg' }] },
        pictures: { '1.jpg': drawnSample(1) },
        suppliers: { '供应商/夹灯 7.jpg': drawnSample(1) },
        findings: [{ messageId: 'none-own', path: ['images'] }],
      },
      {
        name: 'nothing of one’s own',
        proves: ['S1-03', 'S1-13'],
        value: { title: 'Clip Lamp', images: [{ src: '1.jpg', source: 'brand', license: 'partner portal' }] },
        findings: [{ messageId: 'none-own', path: ['images'] }],
      },
      {
        name: 'no source recorded',
        value: { title: 'Clip Lamp', images: [{ src: '1.jpg' }, { src: '2.jpg' }] },
        findings: [{ messageId: 'unrecorded' }],
      },
    ],
  },

  check({ images = [], videos = [] }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    if (images.length === 0 && videos.length === 0) return noData('images.source');
    const sources = [...images, ...videos].flatMap(({ source }) => source ?? []);
    const marked = aiMarked();
    const supplied = images.map(({ src }) => (src ? run.supplied?.(document.file, src) : undefined));
    const files = [...new Set(supplied.flatMap(one => one?.file ?? []))];
    // one that does not say its source may be one's own
    const unsaid = picturesOf(document, run).distinct.some(
      ({ index }) => images[index]?.source === undefined && !supplied[index],
    );
    if (sources.length === 0 && marked.length > 0) return context.outcome(marked);
    if (sources.length === 0 && (unsaid || files.length === 0)) {
      const details = { at: ['images'], advice: context.note('record', {}) };
      return context.absent('images.source', () => context.finding('unrecorded', {}, details));
    }
    const findings: RuleFinding[] = [...marked];
    const evidence = {
      ...(sources.length > 0
        ? context.note('sources', { sources: [...new Set(sources)] })
        : context.note('files', { files })),
      source: 'guide',
    };
    const bare = images.flatMap(({ source, license }, index) =>
      source && options.licenseSources.includes(source) && !license?.trim() && !marksOf(index).license
        ? [index]
        : [],
    );
    const [first] = bare;
    if (first !== undefined) {
      const details = {
        at: ['images', first, 'license'],
        loss: bare.length / images.length,
        evidence,
        advice: context.note('license', {}),
      };
      findings.push(context.finding('unlicensed', { count: bare.length }, details));
    }
    for (const [index, { license_expires: day }] of images.entries()) {
      if (day === undefined) continue;
      const days = daysBetween(run.asOf, day);
      const details = { at: ['images', index, 'license_expires'], advice: context.note('renew', {}) };
      if (days < 0) findings.push(context.finding('expired', { day }, details));
      else if (days <= options.expiryWarnDays)
        findings.push(context.finding('expiring', { days, day }, details));
    }
    const main = Math.max(
      0,
      images.findIndex(({ role }) => role === 'main'),
    );
    const made = images[main]?.source;
    if (made && MADE.has(made)) {
      const details = { at: ['images', main, 'source'], evidence, advice: context.note('photograph', {}) };
      findings.push(context.finding('made', { source: made }, details));
    }
    for (const [index, { source }] of images.entries()) {
      const found = supplied[index];
      if (source !== 'own' || !found) continue;
      const { file, likeness, bits } = found;
      const details = {
        at: ['images', index, 'source'],
        evidence: context.note('file', { file, likeness: `likeness.${likeness}`, bits }),
        advice: context.note('correct', {}),
      };
      findings.push(context.finding('not-own', { place: index + 1, file }, details));
    }
    const own = sources.filter(source => source === 'own').length;
    if (own < options.requireOwn && !unsaid) {
      findings.push(
        context.finding('none-own', {}, { at: ['images'], evidence, advice: context.note('own', {}) }),
      );
    }
    return context.outcome(findings);

    function marksOf(index: number): Marks {
      const look = looksOf(document, run)[index]?.look;
      return look?.kind === 'seen' ? look.picture.marks : {};
    }

    /** Pictures whose own metadata says what their source does not. */
    function aiMarked(): RuleFinding[] {
      return images.flatMap(({ source }, index) => {
        const { digitalSource = '', generator } = marksOf(index);
        const mark = AI_SOURCES.has(digitalSource) ? digitalSource : generator;
        if (mark === undefined || (source && MADE.has(source))) return [];
        const details = {
          at: ['images', index],
          evidence: { ...context.note('mark', { mark }), source: 'iptc' },
          advice: context.note('tell', {}),
        };
        return [context.finding('marked-ai', { place: index + 1, mark }, details)];
      });
    }
  },
});

/** IPTC digital source types of what a model made, wholly or in part. */
const AI_SOURCES: ReadonlySet<string> = new Set([
  'trainedAlgorithmicMedia',
  'compositeWithTrainedAlgorithmicMedia',
]);
