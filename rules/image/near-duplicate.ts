import {
  defineCatalogRule,
  drawnSample,
  emitPictures,
  isService,
  looksOf,
  noData,
  notApplicable,
  type PictureEmission,
  type PictureSample,
  type Related,
  type RuleFinding,
  type SharedPictures,
  type SharedUse,
  say,
  sealPictures,
  standIn,
  unseenFor,
} from '../../src/rule/index.ts';

/** Findings about repeats within one listing; the rest is more of the same. */
const MOST_REPEATS = 3;

const listing = (id: string, title: string, src: string, more: object = {}) => ({
  id,
  title,
  images: [{ src }, { src: `${id}-2.jpg` }],
  ...more,
});

/** Two products, and what their main pictures show. */
const mugAndLamp = (a: PictureSample, b: PictureSample) => ({
  value: [listing('a', 'Stoneware Mug', 'a.jpg'), listing('b', 'Bedside Lamp', 'b.jpg')],
  pictures: { 'a.jpg': a, 'b.jpg': b },
});

export default defineCatalogRule({
  id: 'image/near-duplicate',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['pixels', 'images.src'],
  absent: 'no-data',
  looks: 'suppliers',
  fix: 'advice',
  guidelines: ['S1-03', 'S1-05', 'S1-10', 'R1-30'],
  presets: ['recommended', 'strict'],
  version: 2,
  title: {
    en: 'Same picture used twice in a listing or across different products',
    zh: '图片在同一商品内重复，或与其他商品共用',
  },
  messages: {
    repeated: say(
      'Picture {second:count} is picture {first:count} again.',
      '第 {second:count} 张图与第 {first:count} 张是同一张。',
    ),
    mirrored: say(
      'Picture {second:count} is picture {first:count} mirrored: no other side of the product.',
      '第 {second:count} 张图是第 {first:count} 张的左右翻转，不是另一个角度。',
    ),
    listed: {
      ...say(
        'Picture {second:count} has the address of picture {first:count}.',
        '第 {second:count} 张图与第 {first:count} 张地址相同。',
      ),
      severity: 'info',
    },
    shared: say(
      {
        one: '{count:count} picture is also that of {other:quote}.',
        other: '{count:count} pictures are also those of {other:quote}.',
      },
      '有 {count:count} 张图与商品 {other:quote} 相同。',
    ),
    similar: {
      ...say(
        {
          one: '{count:count} picture is nearly that of {other:quote}.',
          other: '{count:count} pictures are nearly those of {other:quote}.',
        },
        '有 {count:count} 张图与商品 {other:quote} 几乎相同。',
      ),
      severity: 'info',
    },
    'other-seller': say(
      {
        one: '{count:count} picture is also that of {other:quote} of the seller {seller:quote}.',
        other: '{count:count} pictures are also those of {other:quote} of the seller {seller:quote}.',
      },
      '有 {count:count} 张图与卖家 {seller:quote} 的商品 {other:quote} 相同。',
    ),
    reference: say(
      {
        one: '{count:count} picture is the same as in the supplier file {file:text} ({other:quote}).',
        other: '{count:count} pictures are the same as in the supplier file {file:text} ({other:quote}).',
      },
      '有 {count:count} 张图与供应商文件 {file:text}（{other:quote}）中的图片相同。',
    ),
    supplier: say(
      'Picture {place:number}: same picture as supplier file {file:text}.',
      '第 {place:number} 张图与供应商文件 {file:text} 是同一张图片。',
    ),
    suppliers: say(
      'Picture {place:number}: same picture as supplier file {file:text}; {count:number} pictures of this listing are in supplier files.',
      '第 {place:number} 张图与供应商文件 {file:text} 是同一张图片；本商品共有 {count:number} 张图来自供应商文件。',
    ),
    siblings: {
      ...say(
        {
          one: '{count:count} more listing differs only in colour, size, pack or pattern and has the same main picture.',
          other:
            '{count:count} more listings differ only in colour, size, pack or pattern and have the same main picture.',
        },
        '另有 {count:count} 个商品仅颜色、尺码、包装数量或图案不同，主图相同。',
      ),
      severity: 'info',
    },
  },
  notes: {
    pair: say(
      'compared: {own:text} with {peer:text} ({likeness:field}; hashes differ in {bits:count} of 64 bits); other listings with it: {others:number}',
      '对比：{own:text} 与 {peer:text}（{likeness:field}，哈希 64 位中有 {bits:count} 位不同）；还有 {others:number} 个商品用到',
    ),
    address: say(
      'one address: {own:text}; other listings with it: {others:number}',
      '同一地址：{own:text}；还有 {others:number} 个商品用到',
    ),
    file: say(
      'compared: {own:text} with {file:text} ({likeness:field}; hashes differ in {bits:number} of 64 bits)',
      '对比：{own:text} 与 {file:text}（{likeness:field}，哈希 64 位中有 {bits:number} 位不同）',
    ),
    files: say(
      'compared: {own:text} with {file:text} ({likeness:field}; hashes differ in {bits:number} of 64 bits); all files: {files:list}',
      '对比：{own:text} 与 {file:text}（{likeness:field}，哈希 64 位中有 {bits:number} 位不同）；全部文件：{files:list}',
    ),
    replace: say(
      'Show another side, a detail or the product in use instead.',
      '换成其他角度、细节或使用场景的图片。',
    ),
    own: say('Use a picture of this very product.', '改用本商品自己的图片。'),
    license: say('Take a picture of your own, or record the licence.', '改用自己拍摄的图片，或登记授权。'),
    colour: say('Show each in its own colour or pattern first.', '主图改为各自的颜色或图案。'),
  },
  options: {
    same: {
      default: 5,
      en: 'Bits of 64 in which hashes of the same picture may differ',
      zh: '哈希相差不超过该位数视为同一张图',
    },
    similar: {
      default: 10,
      en: 'Bits up to which a picture is told as a hint (10 at most)',
      zh: '相差不超过该位数只作提示（最多 10）',
    },
    ignoreSizeCharts: {
      default: true,
      en: 'Size charts, swatches and packaging may be the same on several products',
      zh: '尺码表、色卡、包装图可多个商品共用',
    },
  },
  sources: {
    dhash: {
      title: 'N. Krawetz, Kind of Like That: difference hashes of pictures (hackerfactor.com)',
      asOf: '2013-01-21',
    },
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 1 (S1-03, S1-05)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Compares all pictures of a run, and those of reference files and folders (`references:` in the config): by address, and by what they show. A picture is the same where its grey hash and its subject’s colours are near and both lie over each other: resized, recompressed, watermarked and mirrored copies, and crops of 60 % and more. The same shot in another colour is another picture. Variants of one product may share pictures; that all have one main picture is a hint. A picture that many products have, none of them first, is one of the shop. A picture with a recorded licence may be a supplier’s.',
      zh: '比较本次检查的所有图片，以及参考文件和文件夹（配置里的 `references:`）中的图片：先看地址，再看内容。灰度哈希和主体颜色都接近且能重合的才算同一张，可识别缩放、重新压缩、加水印、左右翻转和保留 60% 以上的裁切图。同款换色不算同一张。同款变体可以共用图片，主图完全相同时提示一次。许多商品都用、且都不是主图的视为店铺通用图。已登记授权的图片可以与供应商的相同。',
    },
    why: {
      en: 'A repeated picture shows nothing new, a shared one shows another product than the buyer gets, and search shows one of several listings with the same main picture.',
      zh: '重复的图没有新信息；与其他商品共用的图和实物不符；主图相同的商品，搜索通常只展示其中一个。',
    },
    how: {
      en: 'Photograph this product: another side, a detail, its own colour.',
      zh: '为本商品补拍：其他角度、细节、自己的颜色。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a file that stands for pictures not loaded yet',
        value: [
          { id: 'm1', title: 'Stoneware Mug', images: [{ src: 'https://s.example/s.gif' }] },
          { id: 'l1', title: 'Bedside Lamp', images: [{ src: 'https://s.example/s.gif' }] },
        ],
      },
      { name: 'pictures of their own', ...mugAndLamp(drawnSample(1), drawnSample(2)) },
      {
        name: 'the same shot in another colour is another picture',
        ...mugAndLamp(drawnSample(1), drawnSample(1, [150, 40, 40])),
      },
      {
        name: 'one size chart for two products',
        value: ['Linen Shirt', 'Wool Coat'].map((title, at) => ({
          title,
          images: [{ src: `${at}.jpg` }, { src: 'https://shop.example/chart.png', role: 'size-chart' }],
        })),
        pictures: { '0.jpg': drawnSample(1), '1.jpg': drawnSample(2) },
      },
      {
        name: 'a supplier’s picture with a licence, and one in another colour',
        value: {
          title: 'Stoneware Mug',
          images: [{ src: 'a.jpg', license: 'contract 2026-14' }, { src: 'a-2.jpg' }],
        },
        pictures: { 'a.jpg': drawnSample(1), 'a-2.jpg': drawnSample(2) },
        suppliers: { 'cup-1.jpg': drawnSample(1), 'cup-2.jpg': drawnSample(2, [150, 40, 40]) },
      },
      {
        name: 'a team that minds nearly exact copies only',
        options: { same: 0, similar: 0, ignoreSizeCharts: false },
        ...mugAndLamp(drawnSample(1), drawnSample(2)),
      },
      {
        name: 'a picture that is not here',
        outcome: 'no-data',
        value: { title: 'Stoneware Mug', images: [{ src: 'a.jpg' }] },
      },
    ],
    invalid: [
      {
        name: 'the picture of another product',
        ...mugAndLamp(drawnSample(1), drawnSample(1)),
        findings: [{ messageId: 'shared', words: 'a.jpg' }],
      },
      {
        name: 'a team that takes only exact copies for the same picture',
        options: { same: 0 },
        ...mugAndLamp(drawnSample(1), drawnSample(1.03)),
        findings: [{ messageId: 'similar', words: 'a.jpg' }],
      },
      {
        name: 'two products with one address',
        value: ['Stoneware Mug', 'Bedside Lamp'].map((title, at) =>
          listing(`${at}`, title, 'https://shop.example/1.jpg'),
        ),
        findings: [{ messageId: 'shared', path: ['images', 0, 'src'] }],
      },
      {
        name: '同一张图放了两次，另有一张是翻转',
        value: [
          { title: '陶瓷马克杯', images: ['1.jpg', '2.jpg', '3.jpg'].map(src => ({ src })) },
          { title: '床头灯', images: [{ src: '9.jpg' }] },
        ],
        pictures: {
          '1.jpg': drawnSample(1),
          '2.jpg': drawnSample(1),
          '3.jpg': drawnSample(1, undefined, true),
          '9.jpg': drawnSample(5),
        },
        findings: [
          { messageId: 'repeated', words: '2.jpg' },
          { messageId: 'mirrored', words: '3.jpg' },
        ],
      },
      {
        name: 'the picture of a supplier',
        value: listing('a', 'Stoneware Mug', 'a.jpg'),
        references: [listing('s', 'Cup 350', 's.jpg')],
        pictures: { 'a.jpg': drawnSample(1), 's.jpg': drawnSample(1) },
        findings: [{ messageId: 'reference', words: 'a.jpg' }],
      },
      {
        name: 'a file in the folder of a supplier',
        value: listing('a', 'Stoneware Mug', 'a.jpg'),
        pictures: { 'a.jpg': drawnSample(1), 'a-2.jpg': drawnSample(2) },
        suppliers: { 'suppliers/north/cup-350.jpg': drawnSample(1) },
        findings: [{ messageId: 'supplier', words: 'a.jpg' }],
      },
      {
        name: '两张图都在供应商文件夹里，其中一张翻转过',
        value: listing('a', '陶瓷马克杯', 'a.jpg'),
        pictures: { 'a.jpg': drawnSample(1, undefined, true), 'a-2.jpg': drawnSample(2) },
        suppliers: { '供应商/杯 1.jpg': drawnSample(1), '供应商/杯 2.jpg': drawnSample(2) },
        findings: [{ messageId: 'suppliers', words: 'a.jpg' }],
      },
      {
        name: 'another seller of the marketplace',
        run: { scope: 'marketplace' },
        value: ['north', 'south'].map(seller =>
          listing(seller, 'Stoneware Mug', `${seller}.jpg`, { seller }),
        ),
        pictures: { 'north.jpg': drawnSample(1), 'south.jpg': drawnSample(1) },
        findings: [{ messageId: 'other-seller' }],
      },
      {
        name: 'two colours with one main picture',
        value: ['Blue', 'Red'].map(colour => listing(colour, `Stoneware Mug, ${colour}`, `${colour}.jpg`)),
        pictures: { 'Blue.jpg': drawnSample(1), 'Red.jpg': drawnSample(1) },
        findings: [{ messageId: 'siblings' }],
      },
      {
        name: 'one address twice in a listing',
        value: [
          {
            title: 'Stoneware Mug',
            images: [{ src: 'https://s.example/1.jpg' }, { src: 'https://s.example/1.jpg' }],
          },
          { title: 'Bedside Lamp', images: [{ src: 'https://s.example/9.jpg' }] },
        ],
        findings: [{ messageId: 'listed', path: ['images', 1, 'src'] }],
      },
    ],
  },

  collect: (_, context, reference) =>
    emitPictures(context.document, context.run, reference, context.options.ignoreSizeCharts),

  fold: {
    empty: (): PictureEmission[] => [],
    add(folded: PictureEmission[], emission: PictureEmission) {
      folded.push(emission);
      return folded;
    },
    merge: (left: PictureEmission[], right: PictureEmission[]) => left.concat(right),
    seal: (folded: PictureEmission[]): SharedPictures => sealPictures(folded),
  },

  judge(value, summary, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const looks = looksOf(document, run);
    // The file that a page shows until its pictures have loaded is no picture; image/file tells of it.
    const isStandIn = ({ place }: SharedUse): boolean =>
      standIn(value.images?.[place]?.src, run.lexicon('image-placeholder')) !== undefined;
    const uses = (summary.get(document.key) ?? []).filter(
      use => use.bits <= options.similar && !isStandIn(use),
    );
    const isTold = looks.some(({ image }) => /^\s*https?:/i.test(image.src ?? ''));
    const unseen = unseenFor(looks);
    if (uses.length === 0 && unseen && !isTold) return noData(unseen);
    const at = (place: number) => ['images', place, 'src'];
    const srcOf = (key: string, place: number): string => {
      const peer = key === document.key ? document : context.peer(key);
      const src = peer?.kind === 'listing' ? (peer as typeof document).value.images?.[place]?.src : undefined;
      return shortened(src ?? '');
    };
    const pairOf = ({ place, key, otherPlace, likeness, bits, others }: SharedUse) => {
      const [own, peer] = [srcOf(document.key, place), srcOf(key, otherPlace)];
      return own === peer
        ? context.note('address', { own, others })
        : {
            ...context.note('pair', { own, peer, likeness: `likeness.${likeness}`, bits, others }),
            source: 'dhash',
          };
    };

    return context.outcome([...repeats(), ...elsewhere(), ...ofSuppliers(), ...ofSiblings()]);

    function repeats(): readonly RuleFinding[] {
      return uses
        .filter(({ whose, likeness }) => whose === 'own' && likeness !== 'cropped')
        .slice(0, MOST_REPEATS)
        .map(use => {
          const isAddress = srcOf(document.key, use.place) === srcOf(document.key, use.otherPlace);
          return context.finding(
            isAddress ? 'listed' : use.likeness === 'mirrored' ? 'mirrored' : 'repeated',
            { first: use.otherPlace + 1, second: use.place + 1 },
            { at: at(use.place), evidence: pairOf(use), advice: context.note('replace', {}) },
          );
        });
    }

    /** Pictures of references, other sellers and other products; one finding for each of the three. */
    function elsewhere(): readonly RuleFinding[] {
      return (['reference', 'seller', 'store'] as const).flatMap(whose => {
        const shared = uses.filter(use => use.whose === whose);
        const [first] = shared;
        if (!first) return [];
        const peer = context.peer(first.key);
        const count = new Set(shared.filter(({ key }) => key === first.key).map(({ place }) => place)).size;
        const other = peer?.value.title ?? peer?.value.id ?? first.key;
        const related: Related[] = [{ key: first.key, path: at(first.otherPlace) }];
        const advice = context.note(whose === 'store' ? 'own' : 'license', {});
        const details = { at: at(first.place), evidence: pairOf(first), advice, related };
        if (whose === 'reference')
          return [context.finding('reference', { count, file: peer?.file ?? '', other }, details)];
        if (whose === 'seller')
          return [
            context.finding('other-seller', { count, other, seller: peer?.value.seller ?? '' }, details),
          ];
        const least = Math.min(...shared.map(({ bits }) => bits));
        return [context.finding(least <= options.same ? 'shared' : 'similar', { count, other }, details)];
      });
    }

    /** Pictures that are files of suppliers, without a licence and not told of already. */
    function ofSuppliers(): readonly RuleFinding[] {
      const told = new Set(uses.filter(({ whose }) => whose === 'reference').map(({ place }) => place));
      const supplied = looks.flatMap(({ index, image: { src, license } }) => {
        const found = src && !license?.trim() && !told.has(index) && run.supplied?.(document.file, src);
        return found && found.bits <= options.similar ? [{ ...found, index }] : [];
      });
      const [first] = supplied;
      if (!first) return [];
      const { index: place, file, likeness, bits } = first;
      const own = shortened(value.images?.[place]?.src ?? '');
      const data = { own, file, likeness: `likeness.${likeness}`, bits };
      const files = [...new Set(supplied.map(one => one.file))];
      const evidence =
        files.length > 1 ? context.note('files', { ...data, files }) : context.note('file', data);
      const advice = context.note('license', {});
      const details = { at: at(place), evidence: { ...evidence, source: 'dhash' }, advice };
      return [
        supplied.length > 1
          ? context.finding('suppliers', { place: place + 1, file, count: supplied.length }, details)
          : context.finding('supplier', { place: place + 1, file }, details),
      ];
    }

    /** The main picture of listings that differ in colour only: named once a family, at its first listing. */
    function ofSiblings(): readonly RuleFinding[] {
      const twin = uses.find(use => use.whose === 'sibling' && use.place === 0 && use.otherPlace === 0);
      const peer = twin && context.peer(twin.key);
      if (!twin || !peer || !isBefore(document, peer) || peer.value.id === value.id) return [];
      const details = {
        at: at(twin.place),
        loss: 0.5,
        evidence: pairOf(twin),
        advice: context.note('colour', {}),
        related: [{ key: twin.key, path: at(twin.otherPlace) }],
      };
      return [context.finding('siblings', { count: twin.others }, details)];
    }
  },
});

const isBefore = (
  left: { readonly file: string; readonly index: number },
  right: { readonly file: string; readonly index: number },
): boolean => left.file < right.file || (left.file === right.file && left.index < right.index);

/** A picture written into the listing is only called so. */
const shortened = (src: string): string => (/^\s*data:/i.test(src) ? 'data:…' : src);
