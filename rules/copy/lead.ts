import { defineRule, isService, leadOf, notApplicable, say } from '../../src/rule/index.ts';

/** So much of a lead is shown, in characters. */
const SHOWN = 60;
const beginning = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words);

export default defineRule({
  id: 'copy/lead',
  on: ['listing'],
  severity: 'info',
  consequence: 'polish',
  needs: ['description'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['S1-08'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'First lines do not say what it is and its main benefit',
    zh: '开头未说明是什么及最大卖点',
  },
  messages: {
    opening: say(
      'The description begins with {words:quote}, before it says what the product is.',
      '详情描述以{words:quote}开头，还没说商品是什么。',
    ),
    unnamed: say(
      'The first lines of the description do not say what the product is.',
      '详情描述开头没有说明商品是什么。',
    ),
  },
  notes: {
    begins: say('it begins {words:quote}', '开头：{words:quote}'),
    first: say(
      'Begin with the product and its main benefit; put notes on shop, shipping and returns at the end or on their own pages.',
      '开头写明是什么商品、最大卖点；店铺介绍、物流和退货说明放到最后或单独页面。',
    ),
  },
  options: {
    characters: { default: 160, en: 'Characters that count as the first lines', zh: '视为开头的字符数' },
    signs: {
      default: 80,
      en: 'The same in Chinese and Japanese characters',
      zh: '中文、日文视为开头的字数',
    },
  },
  sources: {
    google: {
      title:
        'Google Merchant Center help 6324468, description: the most important facts in the first 160 to 500 characters',
      asOf: '2026-11-22',
      url: 'https://support.google.com/merchants/answer/6324468',
    },
  },
  docs: {
    what: {
      en: 'Reads the first 160 characters (80 in Chinese) of the description. They should say what the product is, by a word of the title or the name of a product, before they greet, present the shop or explain shipping and returns. Whether the main benefit is said is left to a person. Short descriptions and those in another language than the title are not judged.',
      zh: '看详情描述的前 160 个字符（中文 80 字）：先说明是什么商品（出现标题中的词或商品名称），再写问候、店铺介绍、物流和退货说明。是否写出最大卖点由人工判断。描述很短、或与标题语言不同时不判断。',
    },
    why: {
      en: 'Search results, feeds and phones show the beginning only. Who does not see there what is sold goes on.',
      zh: '搜索结果、信息流和手机上只显示开头几行。买家看不出卖什么，就会划走。',
    },
    how: {
      en: 'Begin with a sentence that names the product and what it does best.',
      zh: '第一句写明商品名称和最大卖点。',
    },
  },
  examples: {
    valid: [
      {
        name: 'the product first, notes behind',
        value: {
          title: 'Lambswool Scarf, Grey',
          description:
            'A scarf of soft lambswool that keeps the neck warm in any wind. Please note: colours differ a little from screen to screen. Ships from Leeds.',
        },
      },
      {
        name: 'a mood before the product is named in the same lines',
        value: {
          title: 'Trail Runner Shoes',
          description:
            'Look far. Run farther. Built for stones and roots, these shoes hold on to every path, with a sole of soft rubber and an upper that breathes.',
        },
      },
      {
        name: 'too short to judge',
        value: { title: 'Vanilla Candle', description: 'Please note: scented.' },
      },
      {
        name: 'in another language than the title',
        value: {
          title: '羊毛围巾 灰色',
          description:
            'Hello! Welcome to our store, where we sell many things of wool for the colder months of the year.',
        },
      },
      {
        name: '先写商品',
        value: {
          title: '电热水壶 1.7 升',
          description:
            '这款电热水壶三分钟烧开一升水，不锈钢内胆，断电保护，适合三到四人的家庭使用。温馨提示：首次使用请先煮沸一次。',
        },
      },
    ],
    invalid: [
      {
        name: 'a greeting',
        value: {
          title: 'Lambswool Scarf, Grey',
          description:
            'Dear customer, welcome to our store! We answer every message within a day and wish you a pleasant time. A scarf of soft lambswool.',
        },
        findings: [{ messageId: 'opening', words: 'Dear customer', path: ['description'] }],
      },
      {
        name: 'nothing of the product',
        value: {
          title: 'Lambswool Scarf, Grey',
          description:
            'Nothing beats the feeling of a slow morning in good company while outside the first snow falls on the hills and the children are still asleep.',
        },
        findings: [{ messageId: 'unnamed' }],
      },
      {
        name: 'shorter first lines of a team',
        value: {
          title: 'Lambswool Scarf, Grey',
          description:
            'Nothing beats the feeling of a slow morning. This scarf of lambswool is as soft as one.',
        },
        options: { characters: 40, signs: 20 },
        findings: [{ messageId: 'unnamed' }],
      },
      {
        name: '温馨提示开头',
        value: {
          title: '电热水壶 1.7 升',
          description:
            '温馨提示：本店所有订单均在两天内寄出，如需加急请提前说明，收到后请当面验收，如有破损请拒收。电热水壶容量 1.7 升。',
        },
        findings: [{ messageId: 'opening', words: '温馨提示' }],
      },
    ],
  },

  check({ title = '' }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const { characters: letters, signs } = options;
    const lead = leadOf(document, run, { letters, signs });
    if (!lead || (lead.named && !lead.opening)) return context.outcome([]);
    const { opening, span, words } = lead;
    const details = {
      at: ['description'],
      span: opening?.span ?? span,
      evidence: { ...context.note('begins', { words: beginning(words) }), source: 'google' },
      advice: context.note('first', {}),
      suggestion: { phrase: 'copy.lead', data: { title: title.trim() } },
    };
    return context.outcome([
      opening
        ? context.finding('opening', { words: opening.words }, details)
        : context.finding('unnamed', {}, details),
    ]);
  },
});
