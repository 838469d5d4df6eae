import type { Consequence, Severity } from '../../src/rule/finding.ts';
import { type Phrase, say } from '../../src/rule/phrase.ts';
import type { Messages, Notes, RuleMeta, Source } from '../../src/rule/rule.ts';

interface Draft {
  readonly severity: Severity;
  readonly consequence: Consequence;
  readonly title: { readonly en: string; readonly zh: string };
  readonly needs: readonly string[];
  readonly messages: Messages;
  readonly notes?: Notes;
  readonly sources?: Readonly<Record<string, Source>>;
  readonly fix?: RuleMeta['fix'];
  readonly options?: RuleMeta['options'];
}

const rule = (id: string, draft: Draft): [string, RuleMeta] => [
  id,
  {
    id,
    on: ['listing'],
    absent: 'finding',
    fix: 'advice',
    guidelines: ['G-1'],
    presets: ['core', 'recommended', 'strict'],
    version: 1,
    notes: {},
    options: {},
    sources: {},
    docs: {
      what: { en: `Looks at ${id}.`, zh: `检查 ${id}。` },
      why: { en: 'Buyers decide by what they see.', zh: '买家看到什么就按什么下单。' },
      how: { en: 'Say what is missing.', zh: '补上缺少的内容。' },
    },
    examples: {
      valid: [{ name: 'all there', value: { id: 'A', title: 'Linen Shirt, White' } }],
      invalid: [
        { name: 'nothing there', value: { id: 'B' }, findings: [{ messageId: 'missing', words: 'B' }] },
      ],
    },
    ...draft,
  },
];

/** Rules as a report sees them: enough of each kind of phrase to fill a page. */
export const rules: ReadonlyMap<string, RuleMeta> = new Map([
  rule('image/detail', {
    severity: 'warning',
    consequence: 'returns',
    title: { en: 'No picture shows a detail', zh: '缺少细节图' },
    needs: ['images'],
    messages: { missing: say('No picture shows a detail.', '没有细节图。') },
    notes: {
      roles: say(
        { one: '{n:count} picture ({roles:list})', other: '{n:count} pictures ({roles:list})' },
        '共 {n:count} 张图（{roles:list}）',
      ),
      add: say(
        'Add a close-up of fabric, seam or closure; alt text {alt:quote}.',
        '补一张面料、缝线或拉链的近景图，替代文字写 {alt:quote}。',
      ),
    },
    options: {
      min: { default: 1, en: 'Detail pictures a listing needs.', zh: '每件商品至少需要的细节图数量。' },
    },
  }),
  rule('size/chart-unit', {
    severity: 'warning',
    consequence: 'returns',
    title: { en: 'Size chart without a unit', zh: '尺码表没有单位' },
    needs: ['size_chart.unit'],
    fix: 'auto-review',
    messages: {
      missing: say(
        'The size chart has numbers but no unit: {measure:text} {values:list}.',
        '尺码表只有数字，没有单位：{measure:text} {values:list}。',
      ),
    },
    notes: {
      plausible: say(
        'plausible as {unit:text} ({low:number}–{high:number}), not as {other:text}',
        '数值符合 {unit:text}（{low:number}–{high:number}），不符合 {other:text}',
      ),
      state: say('State the unit: {unit:text}', '标明单位：{unit:text}'),
    },
    sources: {
      body: { title: 'EN 13402-3 body sizes', asOf: '2026-03-01', url: 'https://example.org/en13402' },
    },
  }),
  rule('title/length', {
    severity: 'error',
    consequence: 'refused',
    title: { en: 'Title too long or too short', zh: '标题过长或过短' },
    needs: ['title'],
    fix: 'suggest',
    messages: {
      long: say(
        'The title has {n:count} characters; {platform:field} takes {max:count}.',
        '标题有 {n:count} 个字符，{platform:field} 最多 {max:count} 个。',
      ),
    },
    notes: { cut: say('{words:quotes} say nothing a buyer looks for', '{words:quotes} 对买家搜索没有帮助') },
    sources: { help: { title: 'Amazon product title requirements', asOf: '2026-07-27' } },
  }),
  rule('claims/absolute', {
    severity: 'error',
    consequence: 'legal',
    title: { en: 'Superlative or absolute claim', zh: '绝对化用语（极限词）' },
    needs: ['description'],
    fix: 'suggest',
    messages: {
      claim: say('{words:quote} claims what no one can prove.', '{words:quote} 属于绝对化用语，无法证明。'),
    },
  }),
  rule('price/discount-math', {
    severity: 'info',
    consequence: 'polish',
    title: { en: 'Discount does not add up', zh: '折扣计算不一致' },
    needs: ['price'],
    messages: {
      wrong: say(
        'From {was:money} to {now:money} is {real:percent} off, not {claimed:percent}.',
        '{was:money} 降到 {now:money} 实际降 {real:percent}，不是 {claimed:percent}。',
      ),
    },
  }),
  rule('copy/duplicated', {
    severity: 'warning',
    consequence: 'ranking',
    title: { en: 'Copy shared with another listing', zh: '文案雷同' },
    needs: ['description'],
    messages: {
      copied: say(
        '{share:percent} of the text is that of {id:quote}.',
        '与 {id:quote} 的文案有 {share:percent} 相同。',
      ),
    },
  }),
]);

export const toolPhrases: Readonly<Record<string, Readonly<Record<string, Phrase>>>> = {
  'input/syntax': {
    syntax: say(
      'This is not valid {format:text}: {problem:text}',
      '不是有效的 {format:text}：{problem:text}',
    ),
  },
  'input/unknown-field': {
    misspelt: say(
      '{name:quote} is no known field; did you mean {guess:quote}?',
      '没有 {name:quote} 这个字段，是不是 {guess:quote}？',
    ),
  },
};

export const phrases = {
  en: { 'size.unit': 'All measurements in {unit}.' },
  zh: { 'size.unit': '所有尺寸单位均为 {unit}。' },
  de: { 'size.unit': 'Alle Maße in {unit}.' },
};
