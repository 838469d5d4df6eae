import { defineRule, formatPath, placeholdersIn, say } from '../../src/rule/index.ts';

export default defineRule({
  id: 'copy/placeholder',
  on: ['listing', 'store', 'message'],
  severity: 'error',
  consequence: 'returns',
  needs: ['description'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-12', 'S1-15'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: { en: 'Placeholder or unfilled variable left in text', zh: '文本残留占位符或未替换的变量' },
  messages: {
    variable: say('{words:quote} is a variable that was not filled.', '变量{words:quote}没有替换。'),
    slot: say('{words:quote} is a slot that was not filled.', '{words:quote}处没有填写。'),
    filler: say('{words:quote} is a stand-in for a text.', '{words:quote}是占位文字。'),
    empty: say('The field says only {words:quote}.', '该字段只写了{words:quote}。'),
  },
  notes: {
    found: say('in {passage:quote}', '所在文字：{passage:quote}'),
    whole: say('nothing else stands in the {field:field}', '{field:field}中没有其他内容'),
    'write-it': say('Write the text, or leave the field empty.', '补上正式文案，否则留空。'),
    'fill-it': say(
      'Fill in the value; check the template that should have done it.',
      '填入实际内容，并检查生成文案的模板。',
    ),
  },
  options: {
    kinds: {
      default: ['variable', 'slot', 'filler', 'empty'],
      en: 'What is looked for: variable, slot, filler, empty.',
      zh: '查找哪几类：variable（变量）、slot（待填处）、filler（占位文字）、empty（无内容）。',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 2 (S1-12)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Looks for template variables ({{name}}, %%name%%), slots in brackets ([product name], [fill in …]), stand-in texts (lorem ipsum, copy pending) and fields that say only N/A or TBD. In message templates only stand-in texts count: their variables are filled on sending.',
      zh: '查找模板变量（{{name}}、%%name%%）、括号里的待填处（[商品名称]、[填写……]）、占位文字（待补充、lorem ipsum）以及只写了 N/A、待定的字段。消息模板只查占位文字，其中的变量在发送时替换。',
    },
    why: {
      en: 'Buyers see that nobody read the page, and miss what should stand there.',
      zh: '买家会看出页面无人检查，也看不到本该写明的内容。',
    },
    how: { en: 'Write the text.', zh: '补上正式文案。' },
  },
  examples: {
    valid: [
      {
        name: 'brackets, sizes and figures',
        value: {
          title: 'Wool Scarf XXL [2 Pack]',
          description: 'Sizes S to XXXL. 50% wool {soft}. Use code <3.',
        },
      },
      {
        name: 'a template of messages',
        value: { kind: 'message', subject: 'Order', body: 'Hello {{name}}, your order [number] left today.' },
      },
      {
        name: 'a kind a team does not mind',
        value: { title: 'Wool Scarf', description: 'Knitted by {{maker}}.' },
        options: { kinds: ['filler'] },
      },
      {
        name: 'a filling, a link and what is inside',
        value: {
          title: 'Cushion [insert included]',
          description: 'Filled by hand. [Fill in](https://x.example/form)',
        },
      },
      { name: '品牌和规格', value: { title: '【双层】羊毛围巾', description: '尺码 XXXL，含量 50%。' } },
    ],
    invalid: [
      {
        name: 'a variable and a slot',
        proves: ['S1-12'],
        value: { title: 'Wool Scarf', description: 'Knitted by {{maker}} in [color] wool.' },
        findings: [
          { messageId: 'variable', words: '{{maker}}' },
          { messageId: 'slot', words: '[color]' },
        ],
      },
      {
        name: 'a note to whoever sets the page',
        value: { title: 'Wool Scarf', description: 'Sent from [FILL IN: which warehouse, once we know].' },
        findings: [{ messageId: 'slot', words: '[FILL IN: which warehouse, once we know]' }],
      },
      {
        name: 'a stand-in',
        proves: ['S1-15'],
        value: { title: 'Wool Scarf', description: 'Lorem ipsum, the text comes later.' },
        findings: [{ messageId: 'filler', words: 'Lorem ipsum' }],
      },
      {
        name: 'what an import left behind',
        value: { title: 'Wool Scarf', description: 'Soft and warm. (Demo import, new pictures follow.)' },
        findings: [{ messageId: 'filler', words: 'Demo import' }],
      },
      {
        name: 'a field that says nothing',
        value: { title: 'Wool Scarf', description: 'TBD' },
        findings: [{ messageId: 'empty', words: 'TBD', path: ['description'] }],
      },
      {
        name: '占位文字',
        value: { title: '羊毛围巾', description: '面料：羊毛。洗护：待补充。' },
        findings: [{ messageId: 'filler', words: '待补充' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options } = context;
    return context.outcome(
      placeholdersIn(document, run)
        .filter(({ kind }) => options.kinds.includes(kind))
        .map(({ kind, at, span, words, passage }) =>
          context.finding(
            kind,
            { words },
            {
              at,
              span,
              evidence: {
                ...(kind === 'empty'
                  ? context.note('whole', { field: formatPath(at.filter(step => typeof step === 'string')) })
                  : context.note('found', { passage })),
                source: 'guide',
              },
              advice: context.note(kind === 'variable' || kind === 'slot' ? 'fill-it' : 'write-it', {}),
            },
          ),
        ),
    );
  },
});
