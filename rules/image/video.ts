import {
  categoryOf,
  defineRule,
  hasTrait,
  isService,
  isWithin,
  noData,
  notApplicable,
  pass,
  say,
} from '../../src/rule/index.ts';

export default defineRule({
  id: 'image/video',
  on: ['listing'],
  severity: 'info',
  consequence: 'returns',
  needs: ['videos'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-07'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Category needs a video of the product in use', zh: '该类目应有使用中的示范视频' },
  messages: {
    needed: {
      ...say('No video shows the product in use.', '没有使用中的示范视频。'),
      severity: 'warning',
    },
    missing: say('A video of the product in use would help.', '建议加一段使用中的示范视频。'),
    other: say('No video is marked as showing the product in use.', '没有标为使用示范的视频。'),
  },
  notes: {
    category: say(
      'category {category:text}; {videos:count} videos',
      '类目 {category:text}，视频 {videos:count} 个',
    ),
    film: say(
      'Film the product while it does its work, in up to a minute.',
      '拍一段商品实际使用的视频，一分钟以内。',
    ),
    mark: say(
      'Film the product in use, or set shows: in-use.',
      '拍一段使用中的视频；已有的，把 shows 设为 in-use。',
    ),
  },
  options: {
    needed: {
      default: ['home/appliances', 'tools'],
      en: 'Categories in which a missing video is a warning; for other goods that are shown in use it is a hint',
      zh: '缺少视频时给出警告的类目；其他需要演示的商品只作提示',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 1 (S1-07)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Asks for a video of the product in use where buyers want to see how it works: appliances and tools, then kitchenware, electronics, toys and fitness gear. A video marked as unboxing or review shows no use; one that is not marked is taken to.',
      zh: '对需要看怎么用的商品要求示范视频：家电和工具，其次是厨房用品、数码、玩具、健身器材。标为开箱或测评的视频不算使用示范；未标注的视作示范。',
    },
    why: {
      en: 'Buyers of machines want to see them run: how loud, how large, how the parts move.',
      zh: '买家想看机器实际运转：多大、多快、怎么装。',
    },
    how: {
      en: 'Film the product at work in a minute or less, and add the address under videos.',
      zh: '拍一段一分钟以内的使用视频，把地址填入 videos。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a drill at work',
        value: {
          title: 'Cordless Drill',
          category: 'tools',
          videos: [{ src: 'drill.mp4', shows: 'in-use' }],
        },
      },
      {
        name: 'a video that says nothing of what it shows',
        value: { title: 'Cordless Drill', category: 'tools', videos: [{ src: 'drill.mp4' }] },
      },
      {
        name: 'a scarf needs no video',
        outcome: 'not-applicable',
        value: { title: 'Wool Scarf', category: 'apparel/accessories' },
      },
      { name: '说不出类目的商品', outcome: 'no-data', value: { title: '礼物' } },
    ],
    invalid: [
      {
        name: '吸尘器没有视频',
        value: { title: '手持吸尘器', category: 'home/appliances' },
        findings: [{ messageId: 'needed' }],
      },
      {
        name: 'a pan without a video',
        value: { title: 'Cast Iron Pan', category: 'home/kitchen' },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: 'a pan, in a shop that wants one',
        options: { needed: ['home/kitchen'] },
        value: { title: 'Cast Iron Pan', category: 'home/kitchen' },
        findings: [{ messageId: 'needed' }],
      },
      {
        name: 'only unpacked',
        value: {
          title: 'Cordless Drill',
          category: 'tools',
          videos: [{ src: 'drill.mp4', shows: 'unboxing' }],
        },
        findings: [{ messageId: 'other', path: ['videos'] }],
      },
    ],
  },

  check({ videos = [] }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const category = categoryOf(document, run)?.path;
    if (category === undefined) return noData('category');
    const needed = options.needed.some(node => isWithin(category, node));
    if (!needed && !hasTrait('demonstrated', document, run)) return notApplicable('category');
    const at = ['videos'];
    const evidence = { ...context.note('category', { category, videos: videos.length }), source: 'guide' };
    if (videos.length === 0) {
      const details = { at, evidence, advice: context.note('film', {}) };
      return context.absent('videos', () => context.finding(needed ? 'needed' : 'missing', {}, details));
    }
    if (videos.some(({ shows = 'in-use' }) => shows === 'in-use')) return pass;
    return context.outcome([
      context.finding('other', {}, { at, evidence, advice: context.note('mark', {}) }),
    ]);
  },
});
