import {
  type CopyFault,
  codePoints,
  copyFaults,
  copyPaths,
  defineRule,
  type Fault,
  namesOf,
  type Path,
  say,
} from '../../src/rule/index.ts';
import data from '../profiles/writing.yaml';

const { loss, lines } = data as {
  readonly loss: { readonly line: number; readonly text: number };
  readonly lines: readonly string[];
};
const LINES: ReadonlySet<unknown> = new Set(lines);
/** So many examples stand in the evidence. */
const SHOWN = 3;

/** Faults that an edit mends without changing what is said. */
const SAFE: ReadonlySet<CopyFault> = new Set(['invisible', 'blanks', 'exclamation', 'doubled']);

/** What to do about each. */
const ADVICE = {
  invisible: 'clean',
  damaged: 'retype',
  blanks: 'one-blank',
  exclamation: 'one-mark',
  punctuation: 'one-mark',
  doubled: 'one-word',
  twice: 'one-word',
  before: 'no-blank',
  after: 'blank',
  joined: 'blank',
  width: 'one-width',
  unit: 'blank',
} as const satisfies Record<CopyFault, string>;

const lossOf = (at: Path, count: number): number =>
  Math.min(1, count * (LINES.has(at[0]) ? loss.line : loss.text));

/** The first examples, each once; characters without a shape by their code points. */
function examplesOf({ kind, places }: Fault<CopyFault>): readonly string[] {
  const words = places.map(place => place.words.replace(/\s*\n\s*/g, ' '));
  const shown = kind === 'invisible' || kind === 'damaged' ? words.flatMap(codePoints) : words;
  return [...new Set(shown)].slice(0, SHOWN);
}

export default defineRule({
  id: 'copy/format',
  on: ['listing', 'store', 'message'],
  severity: 'info',
  consequence: 'polish',
  needs: ['description'],
  absent: 'pass',
  fix: 'auto',
  guidelines: ['S1-14', 'R1-01'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Formatting faults: missing spaces, doubled words, mixed width, repeated punctuation, unit spacing',
    zh: '格式错误：缺空格、重复词、全半角混用、重复标点、单位空格',
  },
  messages: {
    invisible: say(
      {
        one: 'One invisible character in the text.',
        other: '{count:count} invisible characters in the text.',
      },
      '文中有 {count:count} 处不可见字符。',
    ),
    damaged: say(
      {
        one: 'One character of the text was damaged by a wrong encoding or font.',
        other: '{count:count} characters of the text were damaged by a wrong encoding or font.',
      },
      '文中有 {count:count} 处字符因编码或字体问题已损坏。',
    ),
    blanks: say(
      {
        one: 'Several blanks in a row at {first:quote}.',
        other: 'Several blanks in a row at {count:count} places, first at {first:quote}.',
      },
      '{count:count} 处连续空格，首处为 {first:quote}。',
    ),
    exclamation: say(
      {
        one: 'Several exclamation marks in a row: {first:quote}.',
        other: 'Several exclamation marks in a row at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处连用感叹号，首处为 {first:quote}。',
    ),
    punctuation: say(
      {
        one: 'The same mark several times in a row: {first:quote}.',
        other: 'The same mark several times in a row at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处标点重复，首处为 {first:quote}。',
    ),
    doubled: say(
      {
        one: 'A word stands twice in a row: {first:quote}.',
        other: 'Words stand twice in a row at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处单词重复，首处为 {first:quote}。',
    ),
    twice: say(
      {
        one: 'A word stands twice in a row, perhaps by mistake: {first:quote}.',
        other: 'Words stand twice in a row at {count:count} places, perhaps by mistake, first {first:quote}.',
      },
      '{count:count} 处单词疑似误重复，首处为 {first:quote}。',
    ),
    before: say(
      {
        one: 'A blank before a punctuation mark: {first:quote}.',
        other: 'Blanks before punctuation marks at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处标点前多了空格，首处为 {first:quote}。',
    ),
    after: say(
      {
        one: 'No blank after a punctuation mark: {first:quote}.',
        other: 'No blank after punctuation marks at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处标点后缺空格，首处为 {first:quote}。',
    ),
    joined: say(
      {
        one: 'Words run together: {first:quote}.',
        other: 'Words run together at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处单词连写，首处为 {first:quote}。',
    ),
    width: say(
      {
        one: 'Full-width and half-width characters are mixed: {first:quote}.',
        other: 'Full-width and half-width characters are mixed at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处全角与半角混用，首处为 {first:quote}。',
    ),
    unit: say(
      {
        one: 'No blank between number and unit: {first:quote}.',
        other: 'No blank between number and unit at {count:count} places, first {first:quote}.',
      },
      '{count:count} 处数字与单位之间缺空格，首处为 {first:quote}。',
    ),
  },
  notes: {
    found: say('the places are {words:quotes}', '出现在 {words:quotes}'),
    codes: say('code points: {codes:list}', '字符编码：{codes:list}'),
    clean: say('Take the characters out.', '删去这些字符。'),
    retype: say('Type the words around them again from the source.', '对照原文重新输入该处文字。'),
    'one-blank': say('Keep one blank.', '只保留一个空格。'),
    'one-mark': say('Keep one mark.', '只保留一个标点。'),
    'one-word': say('Keep the word once.', '该词只保留一个。'),
    'no-blank': say('Take out the blank before the mark.', '删去标点前的空格。'),
    blank: say('Put a blank between them.', '在其间补一个空格。'),
    'one-width': say(
      'Use full-width marks in Chinese text, half-width letters, digits and marks elsewhere.',
      '中文用全角标点，字母、数字和外文标点用半角。',
    ),
  },
  options: {
    runOn: {
      default: 18,
      en: 'from how many letters a word is looked through for words run together',
      zh: '单词达到多少个字母时检查是否连写',
    },
  },
  sources: {
    guide: { title: '打造出色的网站购物流程和体验 (AMZ123), ch. 2', asOf: '2020-09-23' },
    amazon: {
      title: 'Amazon Seller Central GX5L8BF8GLMML6CX: a space between number and unit',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Slips in the look of a text: invisible characters, repeated blanks and marks, words written twice, blanks missing or too many around punctuation, words run together, full-width and half-width characters mixed, numbers with and without a blank before the same unit. Names of brands and models, units, acronyms, Chinese words made of one character twice, addresses, placeholders, code and columns lined up with blanks are left alone. The characters of a title are title/characters.',
      zh: '检查文字格式：不可见字符、连续空格、重复标点、重复单词、标点前后空格、单词连写、全半角混用、同一单位前空格不统一。品牌、型号、单位、缩写、叠词（天天、宝宝）、网址、变量、代码和用空格对齐的表格不检查。标题字符见 title/characters。',
    },
    why: {
      en: 'The guide asks for copy that uses the local language accurately (S1-14) and for proper wording in messages (R1-01); slips make a shop look careless.',
      zh: '指南要求准确使用当地语言（S1-14），与买家沟通用语得体（R1-01）；格式错误会让买家觉得店铺不专业。',
    },
    how: {
      en: 'Let --fix take out repeated blanks, “!!”, “the the” and invisible characters; look at the other places and mend them.',
      zh: '连续空格、“!!”、“the the”和不可见字符可用 --fix 自动修改，其余位置人工复核后修改。',
    },
  },
  examples: {
    valid: [
      {
        name: 'tidy copy',
        value: {
          title: 'Oak Serving Board',
          description: 'Cut from one plank, oiled twice... Is it heavy? 1.2 kg. Fits a 30 cm shelf.',
        },
      },
      {
        name: 'words that are right twice',
        value: {
          title: 'Bora Bora Beach Towel',
          description: 'The shade that that sun needs. It had had no dye. A very very soft pom pom hem.',
        },
      },
      {
        name: 'a name written twice with capitals',
        value: { title: 'Print of New New York', description: 'A print of The The, a band of the 1980s.' },
      },
      {
        name: 'German words that meet by grammar',
        value: {
          title: 'Regal aus Eiche',
          description: 'Für alle, die die Bretter selbst kürzen und ein ein Meter langes Regal bauen.',
        },
        run: { language: 'de' },
      },
      {
        name: 'French blanks before marks, and verbs with their pronoun',
        value: {
          title: 'Bougie parfumée',
          description: 'Une question ? Nous nous en occupons ; vous vous détendez !',
        },
        run: { language: 'fr' },
      },
      {
        name: 'columns lined up with blanks',
        value: {
          title: 'Rain Jacket',
          description:
            'Size  Chest  Length\nS     96     68\nM     102    70\n\n- hood and cuffs, see below\n  indented by two',
        },
      },
      {
        name: 'a chart on one line',
        value: { title: 'Wool Cap', description: 'S  54 cm  M  56 cm  L  58 cm; sizes S  M  L  XL' },
      },
      {
        name: 'a list with marks of its own and line breaks of Markdown',
        value: {
          title: 'Kettle',
          description: '## Care\n\n*  Rinse  \n*  Dry  \n\nDescale **once** a month.',
        },
      },
      {
        name: 'addresses, placeholders and codes',
        value: {
          kind: 'message',
          subject: 'Order {order,number} is on its way',
          body: 'Track at https://track.example.com/a,b?x=1!!y or write to help,desk@example.com. Code AB12,CD34 for {{first  name}}. `run  the the!!`',
        },
      },
      {
        name: 'brand, model and acronym',
        value: {
          brand: 'Yeah!! Tea',
          model: 'softThe 2',
          title: 'Yeah!! Tea softThe 2 Infuser',
          description: 'Yeah!! Tea built softThe 2 of SUS304 steel.',
        },
      },
      {
        name: 'a question and a cry at once',
        value: { title: 'Poster', description: 'It says “You did what?!” and “No way!?” in red ink.' },
      },
      {
        name: 'tags and entities part what looks doubled',
        value: { title: 'Mug', description: '<p>Two  blanks of HTML are one.</p><p>a&nbsp;&nbsp;b</p>' },
      },
      {
        name: 'hidden joiners of emoji and of Persian',
        value: { title: 'Card 👩‍🍳', description: 'کارت می‌خواهم، 👩‍🍳 و 👨‍👩‍👧' },
      },
      {
        name: '叠词、叠字和全角标点',
        value: {
          title: '婴儿围兜',
          description: '宝宝天天用，常常洗也不变形……\n材  质：纯棉\n尺  寸：30 cm',
        },
      },
      {
        name: '中文里统一用半角逗号',
        value: { title: '棉麻桌布', description: '可机洗,不褪色,适合圆桌' },
      },
      {
        name: 'numbers and units written one way',
        value: { title: 'Jar', description: 'Holds 500ml or 750ml.' },
      },
      { name: 'no copy at all', value: { id: 'SHELF-1' } },
    ],
    invalid: [
      {
        name: 'characters that nobody sees',
        value: { title: 'Linen Throw', description: 'Soft\u200b and light.\ufeff Washed in small lots.' },
        findings: [{ messageId: 'invisible', path: ['description'] }],
        fixed: { description: 'Soft and light. Washed in small lots.' },
      },
      {
        name: 'marks lost in a wrong encoding',
        value: { title: 'Belt', description: 'Made of \u0093faux leather\u0094 with a steel buckle.' },
        findings: [{ messageId: 'damaged' }],
      },
      {
        name: 'repeated blanks, one finding a text',
        value: {
          title: 'Walnut  Tray',
          description: 'Holds keys,  coins and  cards by the door of your home.',
        },
        findings: [
          { messageId: 'blanks', path: ['title'], words: 'Walnut  Tray' },
          { messageId: 'blanks', path: ['description'], words: 'keys,  coins' },
        ],
        fixed: { title: 'Walnut Tray', description: 'Holds keys, coins and cards by the door of your home.' },
      },
      {
        name: 'rows of exclamation marks',
        proves: ['R1-01'],
        value: { title: 'Kite', description: 'It flies!!! Even in light wind!!' },
        findings: [{ messageId: 'exclamation', words: 'flies!!!' }],
        fixed: { description: 'It flies! Even in light wind!' },
      },
      {
        name: 'other marks, in HTML',
        value: { title: 'Kite', description: '<p>Why wait?? <b>Light,, strong</b>;; foldable.</p>' },
        findings: [{ messageId: 'punctuation', words: 'wait??' }],
      },
      {
        name: 'an article twice, with a blank too many',
        value: { title: 'Stool', description: 'Screw the  the legs on. The the seat is ash.' },
        findings: [{ messageId: 'doubled', words: 'the  the' }],
        fixed: { description: 'Screw the legs on. The seat is ash.' },
      },
      {
        name: 'across a tag or an entity it is told, not edited',
        value: { title: 'Stool', description: '<p>Screw the <b>the</b> legs on and&#32;and sit down.</p>' },
        findings: [{ messageId: 'doubled', words: 'the <b>the' }],
        fixed: { description: '<p>Screw the <b>the</b> legs on and&#32;and sit down.</p>' },
      },
      {
        name: 'ein Bindewort doppelt',
        value: { title: 'Hocker', description: 'Sitz und und Beine sind aus Esche, nicht aus Fichte.' },
        run: { language: 'de' },
        findings: [{ messageId: 'doubled', words: 'und und' }],
        fixed: { description: 'Sitz und Beine sind aus Esche, nicht aus Fichte.' },
      },
      {
        name: 'a word that may be meant twice',
        value: { title: 'Apron', description: 'It is made of cotton cotton and comes with with a loop.' },
        findings: [{ messageId: 'twice', words: 'cotton cotton' }],
        fixed: { description: 'It is made of cotton and comes with a loop.' },
      },
      {
        name: 'blanks before and missing behind marks',
        value: {
          title: 'Notebook',
          description: 'Hello,mydear reader . The paper is thick.It takes ink well !',
        },
        findings: [
          { messageId: 'after', words: 'Hello,mydear' },
          { messageId: 'before', words: 'reader .' },
        ],
        fixed: { description: 'Hello, mydear reader. The paper is thick. It takes ink well!' },
      },
      {
        name: 'words run together',
        proves: ['S1-14'],
        value: {
          title: 'Cover',
          description:
            'It keeps the sofa drySize aside. One year WarrantyThe cover fits. Pleasecheckthesizesandyourorder first.',
        },
        findings: [{ messageId: 'joined', words: 'WarrantyThe' }],
      },
      {
        name: 'from fewer letters on, where a team wants it so',
        options: { runOn: 12 },
        value: { title: 'Cover', description: 'Wash it cold and softwithyourhands only.' },
        findings: [{ messageId: 'joined', words: 'softwithyourhands' }],
      },
      {
        name: 'marks and letters of the wrong width',
        value: { title: 'Curtain', description: 'Ｌｉｎｅｎ curtain，two panels (lined） in sand.' },
        findings: [{ messageId: 'width', words: 'Ｌｉｎｅｎ' }],
        fixed: { description: 'Linen curtain, two panels (lined) in sand.' },
      },
      {
        name: '全半角混用、重复标点',
        value: { title: '陶瓷花瓶', description: '手工拉坯，釉色温润,每只不同。尺寸（高20 cm)见下图！！' },
        findings: [
          { messageId: 'width', words: '润,每' },
          { messageId: 'exclamation', words: '下图！！' },
        ],
        fixed: { description: '手工拉坯，釉色温润，每只不同。尺寸（高20 cm）见下图！' },
      },
      {
        name: 'the same unit with and without a blank',
        value: { title: 'Bottle', description: 'Holds 12 oz of tea; the small one takes 8oz for the road.' },
        findings: [{ messageId: 'unit', words: '8oz' }],
        fixed: { description: 'Holds 12 oz of tea; the small one takes 8 oz for the road.' },
      },
      {
        name: 'units on Amazon, which asks for the blank',
        value: { title: 'Jar', bullets: ['Holds 500ml of jam and keeps it fresh'] },
        run: { profiles: ['amazon'], language: 'en' },
        findings: [{ messageId: 'unit', words: '500ml', path: ['bullets', 0] }],
        fixed: { bullets: ['Holds 500 ml of jam and keeps it fresh'] },
      },
      {
        name: 'a page of the shop',
        value: {
          kind: 'store',
          id: 'SHOP',
          notices: [{ text: 'We are closed for the the holidays!! Orders leave on Monday.' }],
        },
        findings: [
          { messageId: 'doubled', words: 'the the' },
          { messageId: 'exclamation', words: 'holidays!!' },
        ],
        fixed: { notices: [{ text: 'We are closed for the holidays! Orders leave on Monday.' }] },
      },
    ],
  },

  check(_value, context) {
    const { document, run, options } = context;
    const unitBlank = context.profiles.includes('amazon');
    const names = () => namesOf(document, run);
    let read = false;
    const findings = copyPaths(document).flatMap(at => {
      const text = context.text(at);
      if (!text) return [];
      read = true;
      const reading = {
        title: at[0] === 'title',
        language: () => context.language,
        unitBlank,
        runOn: options.runOn,
        names,
      };
      return copyFaults(text, reading, run).map(fault => {
        const { kind, places } = fault;
        const examples = examplesOf(fault);
        const edits = places.flatMap(({ mend }) =>
          mend ? [{ op: 'splice' as const, path: at, ...mend }] : [],
        );
        const first = examples[0] ?? '';
        const advice = context.note(ADVICE[kind], {});
        return context.finding(kind, { count: places.length, first } as never, {
          at,
          ...(places[0] && { span: places[0].span }),
          loss: lossOf(at, places.length),
          evidence: {
            ...(kind === 'invisible' || kind === 'damaged'
              ? context.note('codes', { codes: examples })
              : context.note('found', { words: examples })),
            source: kind === 'unit' && unitBlank ? 'amazon' : 'guide',
          },
          ...(edits.length < places.length && { advice }),
          ...(edits.length > 0 && {
            fix: { safety: SAFE.has(kind) ? 'safe' : 'unsafe', title: advice, edits },
          }),
        });
      });
    });
    return read ? context.outcome(findings) : context.absent('description');
  },
});
