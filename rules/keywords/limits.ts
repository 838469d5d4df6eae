import {
  bindingsOf,
  countOf,
  defineRule,
  type Edit,
  isService,
  keywordsOf,
  limitsAt,
  noData,
  notApplicable,
  type RuleFinding,
  type SourcedLimit,
  say,
} from '../../src/rule/index.ts';
import alibaba from '../profiles/alibaba.yaml';
import amazon from '../profiles/amazon.yaml';
import dhgate from '../profiles/dhgate.yaml';
import etsy from '../profiles/etsy.yaml';

/** What a platform takes as search terms. */
interface Terms extends SourcedLimit {
  /** UTF-8, over all of them, joined with blanks. */
  readonly bytes?: number;
  readonly by_market?: Readonly<Record<string, number>>;
  /** Whether all stand in one field, so that words count and not terms. */
  readonly joined?: boolean;
  readonly items?: number;
  /** Of one term. */
  readonly characters?: number;
  readonly fields?: readonly ('keywords' | 'tags')[];
}

const limits = limitsAt<Terms>('keywords', [alibaba, amazon, dhgate, etsy]);

/** The strictest number of bytes in the markets a listing is for. */
const bytesOf = ({ bytes, by_market = {} }: Terms, markets: readonly string[]): number | undefined =>
  bytes && (markets.length === 0 ? bytes : Math.min(...markets.map(market => by_market[market] ?? bytes)));

/** How many of the terms fit, joined with blanks. */
function fitting(terms: readonly string[], bytes: number): number {
  let used = -1;
  return terms.filter(term => {
    used += 1 + countOf(term, 'bytes');
    return used <= bytes;
  }).length;
}

export default defineRule({
  id: 'keywords/limits',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['keywords'],
  absent: 'finding',
  fix: 'auto-review',
  guidelines: ['R1-20', 'R1-31'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Keywords missing, too many or over the byte/length limit',
    zh: '关键词缺失、过多或超出长度/字节限制',
  },
  messages: {
    missing: say('No search terms for {platforms:fields}.', '没有填写{platforms:fields}的后台搜索词。'),
    few: {
      ...say(
        'Only {found:number} search terms; {min:number} or more are advised.',
        '后台搜索词只有 {found:number} 个，建议至少 {min:number} 个。',
      ),
      severity: 'info',
    },
    bytes: say(
      'The search terms take {count:number} bytes; the limit of {platforms:fields} is {max:number}.',
      '后台搜索词共 {count:number} 字节，{platforms:fields}最多 {max:number} 字节。',
    ),
    many: say(
      '{count:number} search terms; {platforms:fields} takes {max:number}.',
      '后台搜索词 {count:number} 个，{platforms:fields}最多 {max:number} 个。',
    ),
    long: say(
      'Search terms longer than the {max:number} characters that {platforms:fields} takes: {terms:quotes}.',
      '后台搜索词超过{platforms:fields}的 {max:number} 个字符：{terms:quotes}。',
    ),
  },
  notes: {
    counted: say(
      '{terms:number} terms, {bytes:number} bytes in UTF-8',
      '{terms:number} 个词，UTF-8 共 {bytes:number} 字节',
    ),
    add: say(
      'Add words buyers search for that are not in the title: synonyms, uses, materials.',
      '补充标题里没有、买家会搜的词：同义词、用途、材质。',
    ),
    drop: say('Drop terms that repeat the title or each other.', '删去与标题或彼此重复的词。'),
    shorten: say('Use fewer words in a term.', '缩短这些词。'),
    rest: say('Take out the last terms, which do not fit', '删去放不下的最后几个词'),
  },
  options: {
    min: { default: 3, en: 'the least number of search terms', zh: '后台搜索词的最少个数' },
  },
  sources: limits.sources,
  takes: [limits.taking],
  docs: {
    what: {
      en: 'The search terms of a listing against what the platform takes: Amazon 249 bytes over all terms (India 200, Japan 500), Etsy 13 tags of 20 characters each. Fewer than three is a hint. Only platforms with a field for search terms are judged: Amazon, Etsy, DHgate, Alibaba.com. Tags of a shop are no search terms.',
      zh: '按平台要求检查后台搜索词：亚马逊总共 249 字节（印度 200、日本 500），Etsy 最多 13 个标签、每个 20 个字符。少于三个时提示。只检查有后台搜索词字段的平台：亚马逊、Etsy、敦煌网、阿里巴巴国际站。店铺标签不算搜索词。',
    },
    why: {
      en: 'What is over the limit is refused or not read. Search terms tell the platform what the listing is an answer to.',
      zh: '超出部分会被拒绝或不被读取。平台按搜索词与商品的匹配程度确定权重。',
    },
    how: {
      en: 'Drop repetitions first, then what describes the product least; or fill the field.',
      zh: '先删重复的词，再删与商品关系最小的词；缺失则补齐。',
    },
  },
  examples: {
    valid: [
      {
        name: 'few bytes, words enough in one field',
        value: { title: 'Cork Yoga Block', keywords: ['stretching pilates brick support'] },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'thirteen tags and no more',
        value: {
          title: 'Silver Ring',
          tags: ['ring', 'silver', 'stacking ring', 'hammered', 'midi ring', 'thumb ring', 'band'],
        },
        run: { profiles: ['etsy'] },
      },
      {
        name: 'tags of a shop are no search terms',
        value: { title: 'Cork Yoga Block', tags: ['sale'] },
        run: { profiles: ['shopify'] },
        outcome: 'not-applicable',
      },
      { name: 'no platform', value: { title: 'Cork Yoga Block', keywords: ['brick'] }, outcome: 'no-data' },
      {
        name: '日本站 500 字节',
        value: { title: 'コルク ヨガブロック', keywords: Array.from({ length: 28 }, () => 'ストレッチ') },
        run: { profiles: ['amazon'], markets: ['JP'] },
      },
    ],
    invalid: [
      {
        name: 'none',
        proves: ['R1-20'],
        value: { title: 'Cork Yoga Block' },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: 'one word only',
        proves: ['R1-31'],
        value: { title: 'Cork Yoga Block', keywords: ['brick'] },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'few' }],
      },
      {
        name: 'more bytes than India takes',
        value: {
          title: 'Cork Yoga Block',
          keywords: [
            'stretching brick for beginners '.repeat(3).trim(),
            'pilates support '.repeat(6).trim(),
            'gym',
            'asana poses',
          ],
        },
        run: { profiles: ['amazon'], markets: ['IN'] },
        findings: [{ messageId: 'bytes', path: ['keywords'] }],
        fixed: {
          title: 'Cork Yoga Block',
          keywords: [
            'stretching brick for beginners '.repeat(3).trim(),
            'pilates support '.repeat(6).trim(),
            'gym',
          ],
        },
      },
      {
        name: '印度站字节超限，中文每字三字节',
        value: { title: '软木瑜伽砖', keywords: ['瑜伽辅助'.repeat(15), '拉伸砖', '普拉提练习'] },
        run: { profiles: ['amazon'], markets: ['IN'] },
        findings: [{ messageId: 'bytes' }],
        fixed: { title: '软木瑜伽砖', keywords: ['瑜伽辅助'.repeat(15), '拉伸砖'] },
      },
      {
        name: 'a tag longer than Etsy takes',
        value: { title: 'Silver Ring', tags: ['ring', 'silver', 'hammered silver stacking ring'] },
        run: { profiles: ['etsy'] },
        findings: [{ messageId: 'long', words: 'hammered silver stacking ring' }],
      },
      {
        name: 'more tags than Etsy takes',
        value: { title: 'Ring', tags: [...'abcdefghijklmn'].map(letter => `ring ${letter}`) },
        run: { profiles: ['etsy'] },
        findings: [{ messageId: 'many', path: ['tags'] }],
        fixed: { title: 'Ring', tags: [...'abcdefghijklm'].map(letter => `ring ${letter}`) },
      },
      {
        name: 'a team that asks for two',
        value: { title: 'Ring', keywords: ['silver'] },
        options: { min: 2 },
        run: { profiles: ['dhgate'] },
        findings: [{ messageId: 'few' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options, profiles: asked, markets } = context;
    if (asked.length === 0) return noData('profiles');
    const bound = bindingsOf(limits.of(run), asked, run.asOf).filter(({ starts }) => !starts);
    if (bound.length === 0) return notApplicable('profile');
    if (isService(document, run)) return notApplicable('type');
    const platforms = bound.map(({ profile }) => profile);
    const findings: RuleFinding[] = [];
    for (const { profile, limit } of bound) {
      const terms = keywordsOf(document, run, context.language, limit.fields);
      const [first] = terms;
      if (!first) continue;
      const field = String(first.path[0]);
      const texts = terms.map(({ text }) => text.trim());
      const bytes = countOf(texts.join(' '), 'bytes');
      const evidence = { ...context.note('counted', { terms: terms.length, bytes }), source: profile };
      const place = { at: [field], evidence, appliesTo: { profiles: [profile] } };
      const dropping = (from: number) => {
        const edits = terms.slice(from).map(({ path }): Edit => ({ op: 'remove', path }));
        const fix = { safety: 'unsafe' as const, title: context.note('rest', {}), edits };
        return { ...place, advice: context.note('drop', {}), ...(from > 0 && { fix }) };
      };
      const most = bytesOf(limit, markets);
      if (most !== undefined && bytes > most) {
        const data = { count: bytes, max: most, platforms: [profile] };
        findings.push(context.finding('bytes', data, dropping(fitting(texts, most))));
      }
      if (limit.items !== undefined && terms.length > limit.items) {
        const data = { count: terms.length, max: limit.items, platforms: [profile] };
        findings.push(context.finding('many', data, dropping(limit.items)));
      }
      const max = limit.characters ?? Number.POSITIVE_INFINITY;
      const long = terms.filter(({ text }) => countOf(text.trim(), 'characters') > max);
      if (long[0]) {
        const data = { max, platforms: [profile], terms: long.map(({ text }) => text) };
        const advice = context.note('shorten', {});
        findings.push(context.finding('long', data, { ...place, at: long[0].path, advice }));
      }
      const found = limit.joined ? terms.flatMap(({ words }) => words).length : terms.length;
      if (found < options.min) {
        const advice = context.note('add', {});
        findings.push(context.finding('few', { found, min: options.min }, { ...place, advice }));
      }
    }
    const some = bound.some(
      ({ limit }) => keywordsOf(document, run, context.language, limit.fields).length > 0,
    );
    if (some) return context.outcome(findings);
    return context.absent('keywords', () =>
      context.finding(
        'missing',
        { platforms },
        { at: ['keywords'], advice: context.note('add', {}), appliesTo: { profiles: platforms } },
      ),
    );
  },
});
