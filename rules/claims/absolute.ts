import {
  type ClaimLaws,
  claimDetails,
  claimSources,
  claimsIn,
  defineRule,
  groupClaims,
  lawOn,
  say,
} from '../../src/rule/index.ts';
import markets from '../markets/claims.yaml';

const world = markets as ClaimLaws;

export default defineRule({
  id: 'claims/absolute',
  on: ['listing', 'store', 'message'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['description'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['S1-09'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Superlative or absolute claim', zh: '绝对化用语（极限词）' },
  messages: {
    claim: say('{words:quotes} claims a rank or an absolute.', '{words:quotes}属于绝对化用语（极限词）。'),
    forbidden: {
      ...say(
        '{words:quotes} claims a rank, which the law of {markets:fields} forbids.',
        '{words:quotes}属于绝对化用语，{markets:fields} 法律禁止使用。',
      ),
      severity: 'error',
    },
    praise: {
      ...say(
        '{words:quotes} is praise that buyers cannot check.',
        '{words:quotes}是买家无法核实的夸赞用语。',
      ),
      severity: 'info',
    },
  },
  notes: {
    found: say('in {passage:quote}', '所在文字：{passage:quote}'),
    'say-a-fact': say(
      'Write what can be checked (a measure, a test, a date), name its source beside it or in “evidence”, or leave the words out.',
      '改为可核实的事实（数值、检测、日期）并注明出处（或写入 evidence），否则删去。',
    ),
    'leave-out': say(
      'Name the use or the property instead: “fits a 15-inch laptop” says more.',
      '改写用途或性能，例如“可放 15 英寸笔记本电脑”。',
    ),
  },
  options: {
    praise: {
      default: true,
      en: 'also tell of praise such as perfect, unique, ultimate (info)',
      zh: '是否同时提示夸赞用语，如完美、独特（提示级）',
    },
  },
  sources: {
    ...claimSources(world, 'absolute'),
    guide: { title: 'Cross-border seller guide, chapter 2 Description', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Looks for words that put product, brand or seller above all others (best, No. 1, the softest, unschlagbar) or promise without exception (never fades). Not judged: denied or quoted words, brand and product names, slogans printed on the goods, specifications with a figure, ordinals, comparisons with one’s own range, aims and service, words with a source beside them.',
      zh: '查找把商品、品牌、卖家说成高于一切的用语（最佳、第一品牌、best、No. 1）和不留余地的承诺（绝对、永不）。以下不判：否定和引用、品牌名和商品名、印在商品上的文字、带数值的规格（最大承重 100 kg）、序数（第一步）、同品牌内比较、服务理念（顾客第一）、旁边有出处的说法。',
    },
    why: {
      en: 'Such words cannot be proved: Chinese law fines them, courts elsewhere ask for proof of a lasting lead, and buyers measure the goods by them.',
      zh: '这类说法难以证明：《广告法》可处 20 万元以上罚款，其他国家要求证明长期领先，买家也会据此认为货不对板。',
    },
    how: {
      en: 'Replace the word by the fact behind it, or name the test, the year and the source.',
      zh: '用背后的事实代替，或写明检测、年份和出处。',
    },
  },
  examples: {
    valid: [
      {
        name: 'facts, aims, possessives and denials',
        value: {
          title: 'Wool Scarf',
          description:
            'Weighs 180 g. We do our best to ship today. Look your best. It is not the softest wool. Best before 2027. Our softest scarf yet.',
        },
      },
      {
        name: 'what is ranked is no goods: days, people, what the goods face, the reader’s own record',
        value: {
          title: 'Wool Scarf',
          description:
            'Market days are the best days. Even the toughest guys shiver, even the coldest winds stay out. Beat your old personal best. We show the most accurate colour possible. For best care wash it cold.',
        },
      },
      {
        name: 'printed on the goods, quoted, a name',
        value: {
          title: "World's Best Farmer Mug",
          brand: 'Perfect Day',
          description: 'The mug says best farmer. Buyers call it “the best mug”. Made by Perfect Day.',
        },
      },
      {
        name: 'proof beside it, evidence in the listing',
        value: {
          title: 'Lamp',
          description: 'The brightest lamp of 2025, according to LightLab test 14. Unbeatable range.',
          evidence: [{ claim: 'Unbeatable range', source: 'LightLab 2025, report 14' }],
        },
      },
      {
        name: 'praise, where a team does not mind it',
        value: { title: 'Wool Scarf', description: 'A perfect gift for gardeners.' },
        options: { praise: false },
      },
      {
        name: '规格、序数、服务理念、品牌名',
        value: {
          title: '完美日记口红',
          description:
            '最大承重：100kg，最高 5 档可调。第一步：清洁。我们坚持顾客第一。最近上架，最后三天发货。这不是最便宜的。',
        },
      },
    ],
    invalid: [
      {
        name: 'of all time',
        value: { title: 'Bicycle Bell', description: 'It is the best-selling bell of all time in Norway.' },
        findings: [{ messageId: 'claim', words: 'best-selling' }],
      },
      {
        name: 'ranks and superlatives',
        value: {
          title: 'Wool Scarf',
          description: 'The best jacket for winter, made of the finest wool. No. 1 in Europe.',
        },
        findings: [{ messageId: 'claim', words: 'best' }],
      },
      {
        name: 'praise',
        value: { title: 'Wool Scarf', description: 'The perfect companion for long walks in the rain.' },
        findings: [{ messageId: 'praise', words: 'perfect' }],
      },
      {
        name: 'without exception',
        value: {
          title: 'Wool Scarf',
          description: 'An aluminium case that never rusts and lasts forever in your bag.',
        },
        findings: [{ messageId: 'claim', words: 'never rusts' }],
      },
      {
        name: '广告法禁止的绝对化用语',
        value: { title: '羊毛围巾', description: '全国销量第一，选用最柔软的羊毛。' },
        run: { markets: ['CN'] },
        findings: [{ messageId: 'forbidden', words: '第一' }],
      },
      {
        name: '绝对承诺',
        value: { title: '羊毛围巾', description: '绝对舒适，永不起球。' },
        findings: [{ messageId: 'claim', words: '绝对' }],
      },
      {
        name: 'in German, for Germany',
        value: { title: 'Schal', description: 'Der Schal ist unschlagbar weich und mit der Hand gewebt.' },
        run: { markets: ['DE'] },
        findings: [{ messageId: 'claim', words: 'unschlagbar' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, markets: where, options } = context;
    const claims = claimsIn(document, run).filter(
      ({ list, group }) => list === 'absolute' && (options.praise || group !== 'praise'),
    );
    const groups = groupClaims(
      claims,
      ({ group }, law) => (law?.forbidden ? 'forbidden' : group === 'praise' ? 'praise' : 'claim'),
      claim => lawOn(claim, where, run.asOf, world.laws),
    );
    return context.outcome(
      groups.map(group => {
        const { kind, claims: own, law, words } = group;
        const details = {
          ...claimDetails(group, context.note('found', { passage: own[0].passage }), 'guide'),
          advice: context.note(kind === 'praise' ? 'leave-out' : 'say-a-fact', {}),
          ...(kind !== 'praise' && { suggestion: { phrase: 'claims.fact', data: {} } }),
        };
        return kind === 'forbidden'
          ? context.finding(kind, { words, markets: law?.markets ?? [] }, details)
          : context.finding(kind, { words }, details);
      }),
    );
  },
});
