import {
  addToFold,
  defineCatalogRule,
  descriptionOf,
  emitCopy,
  emptyFold,
  FILLER,
  isJudgeable,
  joinFolds,
  mergeFolds,
  type Related,
  type RuleFinding,
  type Run,
  realmOf,
  say,
  sealFold,
  shingle,
  type Text,
  textLanguage,
  type VerifiedCopy,
  verifyCopies,
  withoutBoilerplate,
} from '../../src/rule/index.ts';

const AT = ['description'];
/** Other listings named beside a finding; the rest of a cluster is a count. */
const MOST_NAMED = 3;

const BOTTLE =
  'The bottle keeps tea hot for twelve hours and water cold for a full day. Its double wall of brushed steel ' +
  'never sweats, the wide neck takes ice cubes, and the lid opens with one hand while you walk.';
const LAMP =
  'A warm glow for the bedside: turn the oak dial and the light fades from bright to candle. The linen shade ' +
  'comes off for washing, the cord is two metres long, and the bulb is in the box.';
const CARE =
  'Every parcel leaves our workshop in Leeds within two working days and travels in recycled card. If anything ' +
  'arrives broken, send us a photo and we replace it at no cost to you.';

const CHINESE = '双层不锈钢杯身，热茶放十二个小时仍然烫口，冰水放一整天也不外渗水珠；宽口设计方便放入冰块。';

/** A listing that has the text of the bottle. */
const bottle = (title: string, seller?: string) => ({
  title,
  ...(seller ? { seller } : {}),
  description: BOTTLE,
});
const longer = {
  title: 'Travel Flask',
  description: `${BOTTLE} It comes with a brush, a spare seal and a felt sleeve in grey.`,
};

/** Listings that share a closing note and have words of their own. */
const shop = (...own: string[]) =>
  own.map(words => ({
    title: `Article ${words.split(' ')[1]}`,
    description: `${words} ${CARE}`,
  }));

const OWN = [
  'One clay mug.',
  'Two felt slippers.',
  'Three wax candles.',
  'Four cork mats.',
  'Five tin boxes.',
  'Six glass jars.',
];

export default defineCatalogRule({
  id: 'copy/duplicated',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['description'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-10', 'S1-13', 'R1-30'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Copy is the same as another listing or a supplier’s text',
    zh: '文案与其他商品或供应商文本雷同',
  },
  messages: {
    same: say(
      'The description is the same as that of {other:quote}: {share:percent} of it.',
      '详情描述与商品 {other:quote} 雷同，雷同部分占 {share:percent}。',
    ),
    part: say(
      '{share:percent} of the description also stands in {other:quote}.',
      '详情描述有 {share:percent} 与商品 {other:quote} 雷同。',
    ),
    'other-seller': say(
      '{share:percent} of the description also stands in {other:quote} of the seller {seller:quote}.',
      '详情描述有 {share:percent} 与卖家 {seller:quote} 的商品 {other:quote} 雷同。',
    ),
    reference: say(
      '{share:percent} of the description is the same text as in the supplier file {file:text} ({other:quote}).',
      '详情描述有 {share:percent} 与供应商文件 {file:text}（{other:quote}）中的文字相同。',
    ),
    template: say(
      '{share:percent} of the description is text that stands all over the shop; hardly anything is said of this product.',
      '详情描述有 {share:percent} 是全店通用的文字，几乎没有介绍本商品。',
    ),
    siblings: {
      ...say(
        {
          one: '{count:count} more listing differs only in colour, size, pack or pattern and has the same description.',
          other:
            '{count:count} more listings differ only in colour, size, pack or pattern and have the same description.',
        },
        '另有 {count:count} 个商品仅颜色、尺码、包装数量或图案不同，详情描述相同。',
      ),
      severity: 'info',
    },
  },
  notes: {
    passage: say(
      'longest passage in common: {words:number} words; other listings with about this text: {others:number}; sentences that stand all over the shop are not counted',
      '最长雷同片段：{words:number} 个词（字）；文字大致相同的其他商品：{others:number} 个；全店通用的句子不计',
    ),
    rewrite: say(
      'Write what holds for this product only: what it is for, material, measures, what is in the box.',
      '改写为本商品独有的内容：用途、材质、尺寸、包装清单。',
    ),
    'own-words': say(
      'Say it in your own words, or record that the supplier lets you use the text.',
      '改用自己的文字，或登记供应商的授权。',
    ),
    join: say(
      'Offer them as variants of one listing, if they are not yet.',
      '合并为同一商品的变体（已合并的无需处理）。',
    ),
  },
  options: {
    copied: {
      default: 0.5,
      en: 'share of the text that another has, from which it counts as copied',
      zh: '与其他文本相同的部分达到该比例即视为雷同',
    },
    same: { default: 0.8, en: 'share from which it is called the same', zh: '达到该比例即视为整篇相同' },
    boilerplate: {
      default: 0.3,
      en: 'sentences in more than this share of the different texts (and in at least 5) are left out; 0.1 at least',
      zh: '出现在超过该比例的不同文案中（且不少于 5 篇）的句子不参与比较；最小 0.1',
    },
  },
  sources: {
    containment: {
      title: 'A. Broder, On the resemblance and containment of documents (SEQUENCES 1997)',
      asOf: '1997-06-11',
    },
  },
  docs: {
    what: {
      en: 'Descriptions that stand, wholly or for the greater part, in another listing of the seller or in a reference file. Compared are runs of 5 words (8 characters in Chinese, Japanese and Thai) of the plain text; titles and bullets are not. Every listing whose text is copied is named, since which was first cannot be known; in a cluster, each names one other and the count. Variants of one product (same group, or titles that differ only in colour, size, pack or pattern) are one hint a group.',
      zh: '查找与同一卖家的其他商品或参考文件全部或大部分相同的详情描述。按纯文本中每 5 个词（中文、日文、泰文为每 8 个字）的片段比较，不比较标题和五点描述。无法判断谁是原文，因此每个雷同的商品都会列出；同一批雷同商品只列出其一和总数。同款变体（同一父体，或标题仅颜色、尺码、包装数量、图案不同）每组只提示一次。',
    },
    why: {
      en: 'Search engines show one page of several with the same text, and a text written for another product says nothing of this one. The guide asks for original copy, written by a team of one’s own.',
      zh: '多个页面文字相同时，搜索引擎只展示其中一个；为其他商品写的文字也说不清本商品。指南要求由自己的团队编写原创文案。',
    },
    how: {
      en: 'Write two or three sentences that hold for this product only. Keep care, shipping and warranty notes short or in a place of their own.',
      zh: '补写两三句只适用于本商品的内容；保养、物流和质保说明写得简短，或放到单独的位置。',
    },
  },
  examples: {
    valid: [
      {
        name: 'filler text, which nobody wrote',
        value: ['F-1', 'F-2'].map(id => ({
          id,
          title: `Sample ${id}`,
          description:
            'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed vitae ante nec quam vel quis. Ut in est ac at eget non sit amet vitae nec dolor vel ipsum quam.',
        })),
      },
      {
        name: 'two texts of their own',
        value: [bottle('Steel Bottle'), { title: 'Bedside Lamp', description: LAMP }],
      },
      {
        name: 'only the note at the end is shared, and it stands in every listing',
        value: shop(`The ${LAMP}`, `A ${BOTTLE}`, ...OWN),
      },
      {
        name: 'two sellers, each judged alone',
        value: [bottle('Steel Bottle', 'north'), bottle('Travel Flask', 'south')],
      },
      {
        name: 'the greater part of another text, where the team allows it',
        value: [longer, bottle('Steel Bottle')],
        options: { copied: 0.9 },
      },
    ],
    invalid: [
      {
        name: 'the text of another product',
        value: [bottle('Travel Flask'), bottle('Steel Bottle')],
        findings: [{ messageId: 'same', words: BOTTLE.slice(0, -1) }],
      },
      {
        name: 'the greater part of another text',
        value: [longer, bottle('Steel Bottle')],
        options: { same: 0.95 },
        findings: [{ messageId: 'part', words: BOTTLE.slice(0, -1) }],
      },
      {
        name: 'Chinese copy taken over',
        value: ['便携随行杯', '钢制保温瓶'].map(title => ({ title, description: CHINESE })),
        findings: [{ messageId: 'same', words: CHINESE.slice(0, -1) }],
      },
      {
        name: 'another seller of the marketplace',
        proves: ['R1-30'],
        value: [bottle('Travel Flask', 'south'), bottle('Steel Bottle', 'north')],
        run: { scope: 'marketplace' },
        findings: [{ messageId: 'other-seller' }],
      },
      {
        name: 'the text of a supplier',
        proves: ['S1-10'],
        value: { id: 'B-2', title: 'Travel Flask', description: BOTTLE },
        references: [{ id: 'SUP-9', title: 'Vacuum bottle 500', description: BOTTLE }],
        findings: [{ messageId: 'reference', words: BOTTLE.slice(0, -1) }],
      },
      {
        name: 'hardly a word besides the note that every listing has',
        proves: ['S1-13'],
        value: shop(...OWN),
        options: { boilerplate: 0.5 },
        findings: [{ messageId: 'template' }],
      },
      {
        name: 'colours of one product, named once',
        value: [
          bottle('Steel Bottle, Navy Blue'),
          bottle('Steel Bottle, Mint'),
          bottle('Steel Bottle, Coral'),
        ],
        findings: [{ messageId: 'siblings' }],
      },
    ],
  },

  collect: (_value, context, reference) =>
    emitCopy(context.document, context.run.lexicon('variant'), context.run.scope, reference),

  fold: { empty: emptyFold, add: addToFold, merge: mergeFolds, join: joinFolds, seal: sealFold },

  judge(value, summary, context) {
    const { document, options, run } = context;
    const description = descriptionOf(document);
    if (!description) return context.absent('description');
    const realm = summary.realms.get(realmOf(value.seller, run.scope));
    const entry = summary.entries.get(document.key);
    const family = summary.families.get(document.key);
    if (!realm && !entry && !family) return context.outcome([]);

    const text = withoutBoilerplate(shingle(description.folded), realm, options.boilerplate);
    const copiesAmong = (keys: readonly string[] = []) =>
      verifyCopies(text, keys, context.peer, options.copied);
    const related = (copies: readonly VerifiedCopy[]): Related[] =>
      copies.slice(0, MOST_NAMED).map(copy => ({ key: copy.peer.key, path: AT }));

    const findings: RuleFinding[] = [];
    if (!isJudgeable(text)) {
      const share = text.common;
      if (share >= options.copied) {
        const details = { at: AT, loss: share, advice: context.note('rewrite', {}) };
        findings.push(context.finding('template', { share }, details));
      }
    } else {
      const sources = copiesAmong(entry?.references);
      const peers = copiesAmong(entry?.peers);
      const ours = (peers[0]?.share ?? 0) > (sources[0]?.share ?? 0);
      const copies = ours ? peers : sources;
      if (copies[0]) {
        const { peer, share, passage, words } = copies[0];
        const other = peer.value.title ?? peer.value.id ?? peer.key;
        const seller = peer.value.seller ?? '';
        const others = Math.max(entry?.others ?? 0, peers.length);
        const details = {
          at: AT,
          span: description.rawSpan(passage),
          loss: share,
          evidence: { ...context.note('passage', { words, others }), source: 'containment' },
          advice: context.note(ours ? 'rewrite' : 'own-words', {}),
          related: related(copies),
        };
        if (!ours) findings.push(context.finding('reference', { share, other, file: peer.file }, details));
        else if (seller !== (value.seller ?? ''))
          findings.push(context.finding('other-seller', { share, other, seller }, details));
        else
          findings.push(context.finding(share >= options.same ? 'same' : 'part', { share, other }, details));
      }
    }

    const siblings = copiesAmong(family?.siblings);
    // One listing in two languages or for two markets is no sibling of itself.
    const alike = siblings.filter(({ peer }) => peer.value.id === undefined || peer.value.id !== value.id);
    if (family && alike.length > 0) {
      const details = { at: AT, loss: 0.5, related: related(alike), advice: context.note('join', {}) };
      findings.push(
        context.finding(
          'siblings',
          { count: Math.max(family.same - 1 - (siblings.length - alike.length), alike.length) },
          details,
        ),
      );
    }
    return context.outcome(isFiller(findings, description, run) ? [] : findings);
  },
});

/** Lorem ipsum is nobody's copy: that no text was written yet is another rule's fault. */
const isFiller = (findings: readonly RuleFinding[], description: Text, run: Run): boolean =>
  findings.length > 0 && textLanguage(description, run) === FILLER;
