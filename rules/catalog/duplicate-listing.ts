import {
  type DuplicateEmission,
  type DuplicateFold,
  defineCatalogRule,
  emitDuplicate,
  hasTitle,
  isService,
  notApplicable,
  realmOf,
  say,
  sealDuplicates,
  type Twin,
  twinOf,
} from '../../src/rule/index.ts';

const AT = ['title'];
/** Other listings named beside a finding. */
const MOST_NAMED = 3;

const merge = (left: DuplicateFold, right: DuplicateFold): DuplicateFold => {
  for (const emission of right) left.push(emission);
  return left;
};

/** A listing of a scarf. */
const scarf = (id: string, more: object = {}) => ({
  id,
  title: 'Handwoven Lambswool Scarf with Fringe, Grey',
  images: [{ src: 'scarf-1.jpg' }],
  ...more,
});

export default defineCatalogRule({
  id: 'catalog/duplicate-listing',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['title'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['R1-30', 'R1-23'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Same product listed more than once by the seller or a linked account',
    zh: '同一卖家或关联账号重复铺货',
  },
  messages: {
    again: say('The same product is listed again: {other:quote}.', '同一商品重复铺货：{other:quote}。'),
    code: say(
      'Another listing has the same code {code:text}: {other:quote}.',
      '另一商品条码相同（{code:text}）：{other:quote}。',
    ),
    seller: {
      ...say(
        'Seller {seller:quote} lists the same product: {other:quote}.',
        '卖家{seller:quote}也有同一商品：{other:quote}。',
      ),
      severity: 'info',
    },
  },
  notes: {
    alike: say(
      'titles {title:percent} alike; the same: {shared:fields}',
      '标题相似度 {title:percent}；相同：{shared:fields}',
    ),
    keep: say(
      'Keep the listing that sells, close the others; put colours and sizes into one listing as variants.',
      '保留有销量的商品，下架其余；不同颜色、尺码合并为一个商品的变体。',
    ),
    correct: say(
      'Close one of the two, or correct the code of the wrong one.',
      '同一商品则下架其中一个，不同商品则改正条码。',
    ),
    ask: say(
      'Where the accounts are linked, keep the product in one of them.',
      '关联账号只保留其中一个账号的商品。',
    ),
  },
  options: {
    titleJaccard: {
      default: 0.7,
      en: 'share of the words of both titles that they have in common, from which they are alike',
      zh: '两个标题共有词的占比达到该值即为相似',
    },
    attributesShare: {
      default: 0.8,
      en: 'share of the attributes that are equal, from which products are alike',
      zh: '相同属性的占比达到该值即为相似',
    },
  },
  sources: {
    guide: {
      title: '“如何提升客户的重复购买率”（敦煌网）: one product of a seller is shown once a page (R1-30)',
      asOf: '2020-01-01',
    },
    jaccard: {
      title:
        'P. Jaccard, “Étude comparative de la distribution florale”, 1901: words in common ÷ words of either',
      asOf: '2026-11-26',
    },
  },
  docs: {
    what: {
      en: 'Looks for active listings of one seller that are of one product: the same valid GTIN; or titles alike in seven of ten words, with the same numbers, beside the same main picture or part number; or, where pictures are not given, the same words beside the same attributes or description. Listings that differ in colour, size, pack or pattern, share a group, or are there for another market or language are no duplicates, nor are those with codes of their own. With scope: marketplace, the same product of another seller is a hint.',
      zh: '查找同一卖家重复铺货的在售商品：有效条码相同；或标题七成以上的词相同、数字一致，且主图或制造商编号相同；没有图片时，标题用词完全相同且属性或描述相同。颜色、尺码、包装、图案不同，同一父体，面向不同市场或语言，条码各不相同的，不算重复。scope: marketplace 时，其他卖家的同一商品只作提示。',
    },
    why: {
      en: 'Platforms show one product of a seller once and hide the rest; sales and reviews that would raise one listing are split over several. Some punish it.',
      zh: '平台同一页只展示同一卖家的一个相同商品，其余不展示；销量和评价被分散，排名反而下降，重复铺货还可能受处罚。',
    },
    how: {
      en: 'Keep one listing, the one with sales and reviews, and close the others.',
      zh: '保留有销量和评价的一个，下架其余。',
    },
  },
  examples: {
    valid: [
      {
        name: 'colours and sizes are siblings',
        value: [
          scarf('S-1'),
          scarf('S-2', { title: 'Handwoven Lambswool Scarf with Fringe, Navy' }),
          scarf('S-3', { attributes: { color: 'Grey', size: 'XL' } }),
        ],
      },
      {
        name: 'a group, another market, a listing that is closed',
        value: [
          scarf('S-1', { group_id: 'G', markets: ['DE'] }),
          scarf('S-2', { group_id: 'G' }),
          scarf('S-3', { markets: ['FR'] }),
          scarf('S-4', { status: 'inactive' }),
        ],
      },
      {
        name: 'two codes are two articles',
        value: [scarf('S-1', { gtin: '4006381333931' }), scarf('S-2', { gtin: '5901234123457' })],
      },
      {
        name: 'parts for different models from one template',
        value: ['A11', 'B12'].map(model => ({
          id: model,
          title: `Replacement Battery for Norrfolk Cordless Sweeper ${model}`,
          images: [{ src: 'battery.jpg' }],
        })),
      },
      {
        name: 'two models of one series with the picture of the series',
        value: ['', ' Max'].map(tier => ({
          id: `P-${tier}`,
          title: `Norrfolk Handheld Vacuum Cleaner Swift Pro${tier} Cordless`,
          images: [{ src: 'swift-series.jpg' }],
        })),
      },
      {
        name: 'titles less alike than a team asks for',
        value: [scarf('S-1'), scarf('S-2', { title: 'Handwoven Lambswool Scarf, Soft, Fringe, Grey' })],
        options: { titleJaccard: 0.9, attributesShare: 0.9 },
      },
      {
        name: '不同卖家',
        value: [
          { ...scarf('A'), title: '手工羊毛围巾 灰色', seller: '甲店' },
          { ...scarf('B'), title: '手工羊毛围巾 灰色', seller: '乙店' },
        ],
      },
    ],
    invalid: [
      {
        name: 'the same title and picture',
        value: [scarf('S-1'), scarf('S-2')],
        findings: [{ messageId: 'again', path: ['title'] }],
      },
      {
        name: 'a title with other words, the same picture',
        value: [scarf('S-1'), scarf('S-2', { title: 'Lambswool Scarf, Handwoven with Soft Fringe, Grey' })],
        findings: [{ messageId: 'again' }],
      },
      {
        name: 'one code on two listings',
        value: [
          scarf('S-1', { gtin: '4006381333931' }),
          { id: 'S-9', title: 'Wool Shawl', gtin: '4006381333931' },
        ],
        findings: [{ messageId: 'code', path: ['gtin'] }],
      },
      {
        name: 'another seller of the marketplace',
        value: [scarf('S-1', { seller: 'north' }), scarf('S-2', { seller: 'south' })],
        run: { scope: 'marketplace' },
        findings: [{ messageId: 'seller' }],
      },
      {
        name: '标题和主图相同',
        value: [
          { id: 'A', title: '手工羊毛围巾 灰色 流苏', images: [{ src: 'weijin.jpg' }] },
          { id: 'B', title: '手工羊毛围巾 流苏 灰色', images: [{ src: 'weijin.jpg' }] },
        ],
        findings: [{ messageId: 'again' }],
      },
    ],
  },

  collect(value, { document, run }, reference): DuplicateEmission | undefined {
    if (reference || !hasTitle(document)) return undefined;
    return emitDuplicate(document, realmOf(value.seller, run.scope));
  },

  fold: {
    empty: (): DuplicateFold => [],
    add: (folded: DuplicateFold, emission: DuplicateEmission): DuplicateFold => merge(folded, [emission]),
    merge,
    seal: sealDuplicates,
  },

  judge(value, summary, context) {
    const { document, run, options } = context;
    const candidates = summary.get(document.key) ?? [];
    // What kind of product it is takes longer to tell than all the rest.
    if (candidates.length === 0) return context.outcome([]);
    if (isService(document, run)) return notApplicable('type');
    const settings = { title: options.titleJaccard, attributes: options.attributesShare };
    const twins = candidates.flatMap((key): readonly Twin[] => {
      const peer = context.peer(key);
      const twin = peer && twinOf(document, peer, settings, run);
      return twin ? [twin] : [];
    });
    const [first] = twins;
    if (!first) return context.outcome([]);
    const { peer, title, shared, code } = first;
    const other = peer.value.title ?? peer.value.id ?? peer.key;
    const seller = peer.value.seller ?? '';
    const isOwn = seller === (value.seller ?? '');
    const details = {
      at: code !== undefined && value.gtin !== undefined ? ['gtin'] : AT,
      loss: isOwn ? 1 : 0.5,
      evidence: {
        ...context.note('alike', { title, shared }),
        source: code === undefined ? 'jaccard' : 'guide',
      },
      advice: context.note(isOwn ? (code === undefined ? 'keep' : 'correct') : 'ask', {}),
      related: twins.slice(0, MOST_NAMED).map(twin => ({ key: twin.peer.key, path: AT })),
    };
    if (!isOwn) return context.outcome([context.finding('seller', { seller, other }, details)]);
    return context.outcome([
      code === undefined
        ? context.finding('again', { other }, details)
        : context.finding('code', { code: code.replace(/^0{1,2}(?=\d{12})/, ''), other }, details),
    ]);
  },
});
