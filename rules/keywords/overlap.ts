import {
  defineRule,
  isService,
  type Keyword,
  keywordsOf,
  notApplicable,
  type Path,
  type RuleFinding,
  say,
  titleReading,
} from '../../src/rule/index.ts';

/** A pair of terms; `of` says what `term` says. */
interface Pair {
  readonly term: Keyword;
  readonly of: Keyword;
}

/** Words two sets share ÷ words of both. */
function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter(word => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}

const isWithinSet = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  part.size > 0 && [...part].every(word => whole.has(word));

const same = (left: Keyword, right: Keyword): boolean =>
  left.text.trim().normalize('NFKC').toLowerCase() === right.text.trim().normalize('NFKC').toLowerCase();

/** Terms that an earlier one repeats letter by letter, and terms whose words another one has. */
function pairsOf(terms: readonly Keyword[], likeness: number, subset: boolean) {
  const copies: Pair[] = [];
  const contained: Pair[] = [];
  for (const [index, term] of terms.entries()) {
    const copy = terms.slice(0, index).find(earlier => same(earlier, term));
    if (copy) {
      copies.push({ term, of: copy });
      continue;
    }
    const of = terms.find(
      (other, at) =>
        other !== term &&
        !same(other, term) &&
        // Of two that say the same the later one is told.
        (other.stems.size > term.stems.size || at < index) &&
        term.stems.size > 0 &&
        ((subset && isWithinSet(term.stems, other.stems)) || jaccard(term.stems, other.stems) >= likeness),
    );
    if (of) contained.push({ term, of });
  }
  return { copies, contained };
}

/** So many examples stand in a message. */
const SHOWN = 4;
const textsOf = (pairs: readonly Pair[]): readonly string[] =>
  pairs.slice(0, SHOWN).map(({ term }) => term.text);

export default defineRule({
  id: 'keywords/overlap',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['keywords'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['R1-35'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Keywords repeat or contain one another, or only repeat the title',
    zh: '关键词互相重叠或只重复标题',
  },
  messages: {
    copies: say('Search terms stand there twice: {terms:quotes}.', '后台搜索词重复：{terms:quotes}。'),
    contained: say(
      'Other search terms have all the words of {terms:quotes} already.',
      '{terms:quotes}已包含在其他后台搜索词里。',
    ),
    title: say(
      '{share:percent} of the words of the search terms stand in the title already.',
      '后台搜索词中 {share:percent} 的词标题里已有。',
    ),
  },
  notes: {
    within: say('{term:quote} is within {other:quote}', '{term:quote}包含在{other:quote}里'),
    titled: say('in the title: {words:quotes}', '标题里已有：{words:quotes}'),
    count: say('{count:number} of {all:number} terms', '{all:number} 个词中有 {count:number} 个'),
    replace: say(
      'Use the room for other words: a synonym, a use, a material.',
      '把位置留给别的词：同义词、用途、材质。',
    ),
    once: say('Keep each term once', '每个词只保留一次'),
  },
  options: {
    likeness: {
      default: 0.8,
      en: 'share of common words from which two terms are one (Jaccard)',
      zh: '两个词共有的词占比达到多少时算重叠（Jaccard）',
    },
    subset: {
      default: true,
      en: 'tell terms whose words another term has',
      zh: '一个词完全包含在另一个词里时也提示',
    },
    titleShare: {
      default: 0.5,
      en: 'share of words from the title that is told, on platforms which search the title too (Amazon)',
      zh: '与标题重复的词占比达到多少时提示（仅标题也参与搜索的平台，如亚马逊）',
    },
  },
  sources: {
    amazon: {
      title: 'Amazon Seller Central, search terms (GNYWHX2TP7C8GXHK): no repetition, not what the title has',
      asOf: '2026-11-22',
    },
    guide: { title: '如何提升客户的重复购买率 (DHgate), 重叠关键词 (R1-35)', asOf: '2020-01-01' },
  },
  docs: {
    what: {
      en: 'Search terms that stand there twice, terms whose words another term has (plural and singular are one word), and, on Amazon, search terms that for the most part repeat the title. On Etsy, whose tags are phrases, only copies are told. Tags of a shop are no search terms.',
      zh: '检查后台搜索词中的重复：完全相同的词、包含在另一个词里的词（单复数按同一词计）；亚马逊还检查大半与标题重复的情况。Etsy 的标签是短语，只检查完全相同的。店铺标签不算搜索词。',
    },
    why: {
      en: 'A platform reads each word once. What is said twice takes the room of a word by which another buyer searches.',
      zh: '平台对同一词只读一次，重复的词占了其他搜索词的位置；指南把重叠关键词列为降低排序的原因。',
    },
    how: {
      en: 'Keep the longer term and put a synonym, a use or a material in place of the other. --fix takes out exact copies.',
      zh: '保留较长的词，另一个换成同义词、用途或材质。完全相同的可用 --fix 删去。',
    },
  },
  examples: {
    valid: [
      {
        name: 'each says something else',
        value: { title: 'Cork Yoga Block', keywords: ['pilates brick', 'stretching support', 'gym prop'] },
      },
      {
        name: 'phrases of Etsy may share words',
        value: { title: 'Silver Ring', keywords: ['ring', 'stacking ring', 'silver stacking ring'] },
        run: { profiles: ['etsy'] },
      },
      { name: 'none', value: { title: 'Cork Yoga Block' } },
      {
        name: 'a looser likeness',
        value: { title: 'Block', keywords: ['cork block small', 'cork block'] },
        options: { subset: false },
      },
      {
        name: 'the title again, where a team allows it',
        value: { title: 'Cork Yoga Block', keywords: ['cork', 'yoga', 'block'] },
        run: { profiles: ['amazon'] },
        options: { titleShare: 2 },
      },
      { name: '各说各的', value: { title: '软木瑜伽砖', keywords: ['普拉提', '拉伸辅助', '健身房用品'] } },
    ],
    invalid: [
      {
        name: 'a term twice',
        value: { title: 'Cork Block', keywords: ['pilates brick', 'gym prop', 'Pilates Brick'] },
        findings: [{ messageId: 'copies', words: 'Pilates Brick' }],
        fixed: { title: 'Cork Block', keywords: ['pilates brick', 'gym prop'] },
      },
      {
        name: 'a term within another, once in the plural',
        value: { title: 'Cork Block', keywords: ['pilates bricks', 'soft pilates brick', 'gym'] },
        findings: [{ messageId: 'contained', words: 'pilates bricks' }],
      },
      {
        name: 'what is nearly the same, where a team wants it told',
        value: { title: 'Block', keywords: ['soft cork brick', 'hard cork brick'] },
        options: { likeness: 0.5 },
        findings: [{ messageId: 'contained', words: 'hard cork brick' }],
      },
      {
        name: 'the words of the title',
        value: { title: 'Cork Yoga Block', keywords: ['yoga', 'cork', 'block', 'pilates'] },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'title', path: ['keywords'] }],
      },
      {
        name: '完全相同',
        value: { title: '软木瑜伽砖', keywords: ['拉伸辅助', '普拉提', '拉伸辅助'] },
        findings: [{ messageId: 'copies' }],
        fixed: { title: '软木瑜伽砖', keywords: ['拉伸辅助', '普拉提'] },
      },
    ],
  },

  check(_value, context) {
    const { document, run, options, profiles } = context;
    if (isService(document, run)) return notApplicable('type');
    const phrases = profiles.includes('etsy');
    const terms = keywordsOf(document, run, context.language, phrases ? ['keywords', 'tags'] : ['keywords']);
    const [first] = terms;
    if (!first) return context.absent('keywords');
    const at: Path = [String(first.path[0])];
    const advice = context.note('replace', {});
    const { copies, contained } = pairsOf(terms, options.likeness, options.subset);
    const findings: RuleFinding[] = [];
    if (copies[0]) {
      findings.push(
        context.finding(
          'copies',
          { terms: textsOf(copies) },
          {
            at: copies[0].term.path,
            loss: Math.min(1, 0.4 + copies.length / terms.length),
            evidence: {
              ...context.note('count', { count: copies.length, all: terms.length }),
              source: 'guide',
            },
            advice,
            fix: {
              safety: 'safe',
              title: context.note('once', {}),
              edits: copies.map(({ term }) => ({ op: 'remove', path: term.path })),
            },
          },
        ),
      );
    }
    const [pair] = contained;
    if (pair && !phrases) {
      findings.push(
        context.finding(
          'contained',
          { terms: textsOf(contained) },
          {
            at: pair.term.path,
            loss: Math.min(1, 0.3 + contained.length / terms.length / 2),
            evidence: {
              ...context.note('within', { term: pair.term.text, other: pair.of.text }),
              source: 'guide',
            },
            advice,
          },
        ),
      );
    }
    const title = titleReading(document, run);
    if (title && profiles.includes('amazon')) {
      const stems = new Set(title.words.map(({ stem }) => stem));
      const all = [...new Set(terms.flatMap(term => [...term.stems]))];
      const inTitle = all.filter(stem => stems.has(stem));
      const share = inTitle.length / all.length;
      if (all.length > 0 && share > options.titleShare) {
        const words = title.words.filter(({ stem }) => inTitle.includes(stem)).map(({ text }) => text);
        findings.push(
          context.finding(
            'title',
            { share },
            {
              at,
              loss: share,
              evidence: {
                ...context.note('titled', { words: [...new Set(words)].slice(0, 2 * SHOWN) }),
                source: 'amazon',
              },
              advice,
              appliesTo: { profiles: ['amazon'] },
            },
          ),
        );
      }
    }
    return context.outcome(findings);
  },
});
