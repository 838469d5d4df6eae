import {
  defineRule,
  type Edit,
  type Path,
  type Span,
  say,
  type Text,
  titleReading,
  wordRepeats,
} from '../../src/rule/index.ts';

const AT: Path = ['title'];

/** Removes one surplus word with the blank before it; undefined where it hangs on a neighbour by a hyphen. */
function removal(raw: string, { start, end }: Span, spaced: boolean): Edit | undefined {
  const before = raw[start - 1];
  const after = raw[end];
  if (
    spaced &&
    ((before !== undefined && !/[\s,，]/.test(before)) || (after !== undefined && !/[\s,，]/.test(after)))
  )
    return undefined;
  const withBlank = before === ' ' && (spaced || after === undefined || after === ' ');
  return { op: 'splice', path: AT, span: { start: withBlank ? start - 1 : start, end }, text: '' };
}

/** Edits that remove the surplus words, in the raw value; none where one of them cannot go by itself. */
function removals(raw: string, spans: readonly Span[], spaced: boolean): readonly Edit[] {
  const edits = spans.map(span => removal(raw, span, spaced)).filter(edit => edit !== undefined);
  return edits.length === spans.length ? edits : [];
}

const rawSpans = (text: Text, spans: readonly Span[]): readonly Span[] =>
  spans.map(span => text.rawSpan(span));

export default defineRule({
  id: 'title/word-repeat',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['title'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['R1-35'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'A word occurs too often in the title',
    zh: '标题中同一词重复过多',
  },
  messages: {
    repeated: say(
      'The title has {word:quote} {count:number} times; the limit is {max:number}.',
      '标题中 {word:quote} 出现 {count:number} 次，最多 {max:number} 次。',
    ),
  },
  notes: {
    counted: say(
      'places: {words:quotes}; plural and singular count as one word, function words, numbers and sizes do not count',
      '出现之处：{words:quotes}；单复数按同一词计，虚词、数字和尺码不计',
    ),
    shorten: say(
      'Keep the first {word:quote} and use the room for a property that buyers look for.',
      '保留第一处 {word:quote}，空出的位置补写买家关心的属性。',
    ),
    remove: say('Take out the surplus {word:quote}', '删去多余的 {word:quote}'),
  },
  options: {
    max: {
      default: 2,
      en: 'how often a word may stand in the title (Amazon 2, DHgate 3)',
      zh: '同一词在标题中最多出现的次数（亚马逊 2 次，敦煌网 3 次）',
    },
    stem: {
      default: true,
      en: 'count plural and singular of a word together',
      zh: '单复数合并计算',
    },
  },
  sources: {
    amazon: {
      title: 'Amazon Seller Central, product title requirements: the same word at most twice',
      asOf: '2025-01-21',
    },
  },
  docs: {
    what: {
      en: 'Words that stand in the title more often than the platform allows. Plural and singular are one word. Articles, prepositions and conjunctions, numbers, units, colours, sizes, names of makers and models, and single letters do not count. In Chinese, stretches of two or three characters count like words, and a phrase of four or more may stand once. In a bundle ("A + B") each product is counted by itself.',
      zh: '查找在标题中出现次数超过平台要求的词。单复数按同一词计；冠词、介词、连词、数字、单位、颜色、尺码、品牌机型和单个字母不计。中文按两三个字的词计数，四个字以上的短语只能出现一次。组合商品（“A + B”）按每件商品分别计数。',
    },
    why: {
      en: 'Amazon refuses titles that use a word more than twice, DHgate more than three times; the guide names overlapping keywords as a reason for lower rank.',
      zh: '亚马逊拒绝同一词超过两次的标题，敦煌网为三次；指南指出关键词重叠会降低排序。',
    },
    how: {
      en: 'Keep the word once, where it names the product, and move search terms to the keyword field.',
      zh: '只在商品名称处保留一次，其余搜索词移到后台搜索词。',
    },
  },
  examples: {
    valid: [
      {
        name: 'little words of another language than the title was taken for',
        value: { title: 'Fone de ouvido Bluetooth, cancelamento de ruído, estojo de carga' },
      },
      { name: 'twice is allowed', value: { title: 'Walnut Desk Organizer with Desk Lamp Clip, 30 cm' } },
      {
        name: 'function words and numbers',
        value: { title: 'Cover for the Table and for the Bench, 2 x 2 x 2 m' },
      },
      {
        name: 'each product of a bundle by itself',
        value: { title: 'Rose Hand Soap + Mint Hand Soap + Lime Hand Soap' },
      },
      {
        name: 'where the platform allows three',
        value: { title: 'Cork Mat, Round Cork Mat, Kitchen Mat' },
        options: { max: 3 },
      },
      {
        name: 'plural and singular apart',
        value: { title: 'Bamboo Basket for Small Baskets and Basket Lids' },
        options: { stem: false },
      },
      { name: '叠词不算重复', value: { title: '女童蓬蓬裙 亮晶晶星星发带' } },
      { name: '中文两次以内', value: { title: '竹制收纳盒 桌面收纳 三层' } },
    ],
    invalid: [
      {
        name: 'three times, once in the plural',
        value: { title: 'Cork Mat Round Mats Kitchen Mat 30 cm' },
        findings: [{ messageId: 'repeated', words: 'Mat' }],
        fixed: { title: 'Cork Mat Round Mats Kitchen 30 cm' },
      },
      {
        name: 'two words, each too often',
        value: { title: 'Solar Lantern Garden Solar Lantern Outdoor Solar Lantern' },
        findings: [
          { messageId: 'repeated', words: 'Solar' },
          { messageId: 'repeated', words: 'Lantern' },
        ],
        fixed: { title: 'Solar Lantern Garden Solar Lantern Outdoor' },
      },
      {
        name: 'no word twice, where a team wants it so',
        value: { title: 'Oak Shelf, Wall Shelf' },
        options: { max: 1 },
        findings: [{ messageId: 'repeated', words: 'Shelf' }],
      },
      {
        name: '中文短语出现两次',
        value: { title: '手工陶瓷花瓶 客厅摆件 手工陶瓷花瓶 白色' },
        findings: [{ messageId: 'repeated', words: '手工陶瓷花瓶' }],
        fixed: { title: '手工陶瓷花瓶 客厅摆件 白色' },
      },
    ],
  },

  check(_value, context) {
    const text = context.text(AT);
    const reading = titleReading(context.document, context.run);
    if (!text || !reading) return context.absent('title');
    const { max, stem } = context.options;
    return context.outcome(
      wordRepeats(reading, max, stem).map(repeat => {
        const places = rawSpans(text, repeat.spans);
        const surplus = rawSpans(text, repeat.surplus);
        const words = places.map(({ start, end }) => text.raw.slice(start, end));
        const word = words[0] ?? repeat.word;
        const edits = removals(text.raw, surplus, !reading.unspaced);
        return context.finding(
          'repeated',
          { word, count: repeat.count, max: repeat.most },
          {
            at: AT,
            ...(surplus[0] && { span: surplus[0] }),
            loss: Math.min(1, 0.6 + 0.2 * (surplus.length - 1)),
            evidence: { ...context.note('counted', { words }), source: 'amazon' },
            advice: context.note('shorten', { word }),
            ...(edits.length > 0 && {
              fix: { safety: 'unsafe', title: context.note('remove', { word }), edits },
            }),
          },
        );
      }),
    );
  },
});
