import {
  copyPaths,
  defineRule,
  isReadable,
  type Path,
  type RuleFinding,
  readingOf,
  say,
  signReadingOf,
  type Text,
  textLanguage,
} from '../../src/rule/index.ts';

const SHOWN = 60;
/** What a reader sees of a long stretch. */
const beginning = (words: string): string => {
  const line = words.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

export default defineRule({
  id: 'copy/readability',
  on: ['listing', 'store'],
  severity: 'info',
  consequence: 'polish',
  needs: ['description'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-79', 'S1-14'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Text is hard to read: long sentences, walls of text', zh: '文本难读：长句、大段文字' },
  messages: {
    hard: say(
      'The text is hard to read: reading ease {ease:number} of at least {min:number}.',
      '文本难读：易读度 {ease:number}，标准值至少 {min:number}。',
    ),
    long: say(
      'A sentence has {count:count} characters; {max:count} are easy to read.',
      '有一句长达 {count:count} 字，标准值不超过 {max:count} 字。',
    ),
    mean: say(
      'The sentences have {count:number} characters on average; {max:count} are easy to read.',
      '平均每句 {count:number} 字，标准值不超过 {max:count} 字。',
    ),
    wall: say(
      'A paragraph has {count:count} words without a break; {max:count} are easy to read.',
      '有一段连续 {count:count} 个词没有分段，标准值不超过 {max:count} 个词。',
    ),
  },
  notes: {
    longest: say(
      '{mean:number} words a sentence; the longest, of {count:count} words, begins {words:quote}',
      '平均每句 {mean:number} 个词，最长的一句有 {count:count} 个词：{words:quote}',
    ),
    begins: say('it begins {words:quote}', '开头：{words:quote}'),
    split: say(
      'Say one thing a sentence; split sentences of more than 20 words and use shorter words.',
      '一句只说一件事；拆开长句，用短词。',
    ),
    break: say('Break it into short paragraphs or a list.', '分成短段或列表。'),
  },
  options: {
    en: { default: 50, en: 'Least reading ease of English (Flesch)', zh: '英文最低易读度（Flesch）' },
    de: { default: 40, en: 'Least reading ease of German (Amstad)', zh: '德文最低易读度（Amstad）' },
    es: {
      default: 50,
      en: 'Least reading ease of Spanish (Fernández Huerta)',
      zh: '西班牙文最低易读度（Fernández Huerta）',
    },
    fr: {
      default: 50,
      en: 'Least reading ease of French (Kandel and Moles)',
      zh: '法文最低易读度（Kandel-Moles）',
    },
    policy: {
      default: 5,
      en: 'How much harder texts of store pages may be',
      zh: '店铺页面文字可以低于上述标准多少',
    },
    sentence: { default: 45, en: 'Chinese characters a sentence on average', zh: '中文平均每句字数上限' },
    longest: { default: 90, en: 'Chinese characters of the longest sentence', zh: '中文最长一句字数上限' },
    paragraph: { default: 120, en: 'Words of a paragraph', zh: '每段词数上限' },
  },
  sources: {
    formulas: {
      title:
        'Flesch, “A new readability yardstick” (1948); Amstad (1978), Fernández Huerta (1959), Kandel and Moles (1958)',
      asOf: '2026-11-26',
    },
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 2 (S1-14) and chapter 9 (S1-79)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Measures the running sentences of descriptions, sections and store pages from 100 words on: reading ease in English, German, Spanish and French; in Chinese the length of sentences; and paragraphs that go on without a break. Headings, lists, tables and lines of properties are not counted. Syllables are estimated from vowels, so the figure is right within a tenth and the finding only a hint.',
      zh: '检查详情描述、分段和店铺页面中的成句文字（100 词或 100 字以上）：英、德、西、法文算易读度，中文看句长，另看是否有不分段的大段文字。标题、列表、表格和属性行不计。音节按元音估算，误差约一成，因此只作提示。',
    },
    why: {
      en: 'Buyers skim. What takes two readings is not read, and what was not read comes back as a question or a return.',
      zh: '买家只会扫读。要读两遍的内容没人读，没读到的就会变成咨询和退货。',
    },
    how: {
      en: 'Split long sentences, use everyday words, break long paragraphs into lists.',
      zh: '拆开长句，用日常词语，把大段文字改成列表。',
    },
  },
  examples: {
    valid: [
      {
        name: 'short sentences',
        value: {
          title: 'Wool Scarf',
          description: 'The scarf is soft and warm. It fits round the neck twice. '.repeat(10),
        },
      },
      {
        name: 'a list of properties is no wall',
        value: {
          title: 'Kettle',
          description: 'Material: Steel Colour: Black Capacity: 1.7 l Voltage: 220 V Power: 2200 W '.repeat(
            12,
          ),
        },
      },
      {
        name: 'too short to measure',
        value: {
          title: 'Serum',
          description:
            'Dermatologically investigated, internationally recommended moisturisation technology facilitating regenerative capabilities.',
        },
      },
      {
        name: 'a team that minds none of it',
        value: {
          title: 'Wool Scarf',
          description: 'The scarf is soft and warm and fits round the neck twice on any winter day. '.repeat(
            12,
          ),
        },
        options: { en: 0, de: 0, es: 0, fr: 0, policy: 0, sentence: 500, longest: 500, paragraph: 500 },
      },
      {
        name: '短句',
        value: { title: '羊毛围巾', description: '围巾柔软保暖。可绕颈两圈。送礼自用都合适。'.repeat(8) },
      },
    ],
    invalid: [
      {
        name: 'long words in long sentences',
        value: {
          title: 'Serum',
          description:
            'Our internationally recommended moisturisation technology facilitates regenerative capabilities of particularly dehydrated epidermal structures, additionally incorporating antioxidative ingredients originating from sustainable agricultural communities.\n'.repeat(
              5,
            ),
        },
        findings: [{ messageId: 'hard', path: ['description'] }],
      },
      {
        name: 'a wall of text',
        value: {
          title: 'Wool Scarf',
          description: 'The scarf is soft and warm. It fits round the neck twice on any day. '.repeat(10),
        },
        findings: [{ messageId: 'wall' }],
      },
      {
        name: 'a policy',
        value: {
          kind: 'store',
          returns:
            'Notwithstanding the contractual obligations, merchandise demonstrating considerable deterioration attributable to inappropriate utilisation remains categorically ineligible regarding reimbursement irrespective of circumstances.\n'.repeat(
              6,
            ),
        },
        findings: [{ messageId: 'hard', path: ['returns'] }],
      },
      {
        name: '一句过长',
        value: {
          title: '羊毛围巾',
          description: `围巾柔软保暖。${'这条围巾由匠人手工织成，'.repeat(10)}送礼自用都合适。`,
        },
        findings: [{ messageId: 'long' }],
      },
      {
        name: '句子普遍偏长',
        value: {
          title: '羊毛围巾',
          description: `${'这条围巾由匠人手工织成，'.repeat(5)}送礼自用都合适。`.repeat(3),
        },
        findings: [{ messageId: 'mean' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options } = context;
    const isStore = document.kind === 'store';

    const read = (at: Path, text: Text): readonly RuleFinding[] => {
      const own = textLanguage(text, run);
      const { plain } = text;
      if (own === 'zh') return readSigns(at, text);
      const reading = readingOf(plain, own);
      if (!reading) return [];
      const findings: RuleFinding[] = [];
      const { ease, length, longest, wall } = reading;
      const min = isReadable(own) ? options[own] - (isStore ? options.policy : 0) : 0;
      if (ease !== undefined && ease < min) {
        const words = beginning(plain.slice(longest.span.start, longest.span.end));
        findings.push(
          context.finding(
            'hard',
            { ease: Math.floor(ease), min },
            {
              at,
              span: text.sourceSpan(longest.span),
              loss: Math.min(1, (min - ease) / min),
              evidence: {
                ...context.note('longest', { mean: Math.round(length), count: longest.words.length, words }),
                source: 'formulas',
              },
              advice: context.note('split', {}),
            },
          ),
        );
      }
      if (wall.words > options.paragraph) {
        findings.push(
          context.finding(
            'wall',
            { count: wall.words, max: options.paragraph },
            {
              at,
              span: text.sourceSpan(wall.span),
              evidence: {
                ...context.note('begins', { words: beginning(plain.slice(wall.span.start, wall.span.end)) }),
                source: 'guide',
              },
              advice: context.note('break', {}),
            },
          ),
        );
      }
      return findings;
    };

    const readSigns = (at: Path, text: Text): readonly RuleFinding[] => {
      const reading = signReadingOf(text.plain);
      if (!reading) return [];
      const { mean, longest } = reading;
      const { start, end } = longest.span;
      const details = {
        at,
        span: text.sourceSpan(longest.span),
        evidence: {
          ...context.note('begins', { words: beginning(text.plain.slice(start, end)) }),
          source: 'guide',
        },
        advice: context.note('split', {}),
      };
      if (longest.signs > options.longest)
        return [context.finding('long', { count: longest.signs, max: options.longest }, details)];
      if (mean > options.sentence)
        return [context.finding('mean', { count: Math.round(mean), max: options.sentence }, details)];
      return [];
    };

    return context.outcome(
      copyPaths(document)
        .filter(([field]) => field !== 'title' && field !== 'bullets')
        .flatMap(at => {
          const text = context.text(at);
          return text ? read(at, text) : [];
        }),
    );
  },
});
