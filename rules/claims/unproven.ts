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

/** What is wrong with claims of each group; words a team adds are told as claims of authority. */
const messageOf: Readonly<Record<string, 'medical' | 'effect' | 'guarantee' | 'authority' | 'green'>> = {
  medical: 'medical',
  effect: 'effect',
  guarantee: 'guarantee',
  green: 'green',
};

export default defineRule({
  id: 'claims/unproven',
  on: ['listing', 'store', 'message'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['description'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['S1-09'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Medical, guarantee, authority or green claim without evidence',
    zh: '医疗、保证、权威背书或环保声称缺少依据',
  },
  messages: {
    medical: say(
      '{words:quotes} claims an effect on health without evidence.',
      '{words:quotes}涉及医疗保健功效，缺少依据。',
    ),
    effect: {
      ...say('{words:quotes} claims an effect without a test.', '{words:quotes}宣称功效，未附检测依据。'),
      severity: 'info',
    },
    guarantee: say(
      '{words:quotes} guarantees without saying what and how.',
      '{words:quotes}作出保证，未写明内容和条件。',
    ),
    authority: say(
      '{words:quotes} leans on an authority without naming the source.',
      '{words:quotes}借权威背书，未写明出处。',
    ),
    green: say(
      '{words:quotes} is an environmental claim without proof.',
      '{words:quotes}属于环保声称，缺少依据。',
    ),
    forbidden: {
      ...say(
        '{words:quotes} is a claim that the law of {markets:fields} forbids without recognised proof.',
        '{words:quotes}没有公认依据，{markets:fields} 法律禁止这样宣称。',
      ),
      severity: 'error',
    },
  },
  notes: {
    found: say('in {passage:quote}', '所在文字：{passage:quote}'),
    'name-the-proof': say(
      'Name test, certificate or study with number and year beside the claim or in “evidence”, or leave the claim out.',
      '在旁边或 evidence 里写明检测、证书或研究的编号和年份，否则删去。',
    ),
    'say-what': say(
      'Say what the guarantee covers, for how long and what the buyer gets.',
      '写明保证的内容、期限和处理办法。',
    ),
    'say-which': say(
      'Say which property is meant and by what standard: “70 % recycled polyester (GRS)”.',
      '写明具体指标和标准，例如“含 70% 再生聚酯（GRS 认证）”。',
    ),
  },
  options: {
    kinds: {
      default: ['medical', 'effect', 'guarantee', 'authority', 'green'],
      en: 'Kinds of claims that are judged: medical, effect, guarantee, authority, green.',
      zh: '检查哪几类宣称：medical（医疗）、effect（功效）、guarantee（保证）、authority（权威）、green（环保）。',
    },
  },
  sources: {
    ...claimSources(world, 'unproven'),
    guide: { title: 'Cross-border seller guide, chapter 2 Description', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Looks for claims of health (relieves pain), effect (antibacterial), guarantee (satisfaction guaranteed), authority (clinically proven) and environment (eco-friendly) that have no report, certificate, source or entry in “evidence” beside them. Denied and quoted words, disclaimers and brand names are not judged.',
      zh: '查找没有报告、证书、出处或 evidence 支持的医疗（止痛）、功效（抗菌）、保证（品质保证）、权威（临床验证）、环保（纯天然）宣称。否定、引用、免责声明和品牌名不判。',
    },
    why: {
      en: 'The law asks the seller for the proof. From 27 September 2026 the EU forbids generic environmental claims; China forbids words of treatment for anything but medical goods.',
      zh: '依法由卖家承担举证责任。欧盟自 2026 年 9 月 27 日起禁止笼统的环保声称；中国禁止非医疗商品使用治疗功能用语。',
    },
    how: {
      en: 'Name the proof, or write the property instead of its effect.',
      zh: '写明依据，或只写性能不写功效。',
    },
  },
  examples: {
    valid: [
      { name: '塑身衣的品类名', value: { title: '高腰瘦身裤 黑色 均码' } },
      {
        name: 'a disclaimer, a denial, a source',
        value: {
          title: 'Herbal Tea',
          description:
            'Not intended to diagnose or relieve pain. This is no detox. Antibacterial finish, test report no. 2214 of 2025.',
        },
      },
      {
        name: 'evidence in the listing',
        value: {
          title: 'Bag',
          description: 'A biodegradable bag for the kitchen.',
          evidence: [{ claim: 'biodegradable', source: 'EN 13432, certificate 7P0412' }],
        },
      },
      {
        name: 'a kind a team does not mind',
        value: { title: 'Bag', description: 'An eco-friendly bag for the kitchen.' },
        options: { kinds: ['medical'] },
      },
      {
        name: 'a guarantee that says what it gives',
        value: {
          title: 'Bag',
          description: 'Satisfaction guaranteed: if you are not happy, we refund the price within 14 days.',
        },
      },
      { name: '有检测报告', value: { title: '毛巾', description: '抗菌处理，检测报告编号 2214。' } },
    ],
    invalid: [
      {
        name: 'what only a medicine may say',
        value: {
          title: 'Ginger Capsules',
          description: 'Improves memory and relieves chronic joint pain.',
        },
        findings: [{ messageId: 'medical', words: 'Improves memory' }],
      },
      {
        name: 'environment, before the law and without a market',
        value: { title: 'Bag', description: 'An eco-friendly bag for the kitchen.' },
        findings: [{ messageId: 'green', words: 'eco-friendly' }],
      },
      {
        name: 'environment in the EU, in force',
        value: { title: 'Bag', description: 'An eco-friendly bag for the kitchen.' },
        run: { markets: ['FR'], asOf: '2026-10-01' },
        findings: [{ messageId: 'forbidden', words: 'eco-friendly' }],
      },
      {
        name: 'environment in the EU, before the day',
        value: { title: 'Bag', description: 'An eco-friendly bag for the kitchen.' },
        run: { markets: ['FR'], asOf: '2026-06-01' },
        findings: [{ messageId: 'green', words: 'eco-friendly' }],
      },
      {
        name: 'health, guarantee, authority and effect',
        value: {
          title: 'Neck Pad',
          description:
            'The pad relieves pain within minutes and is clinically proven. Your satisfaction is guaranteed with us. It is antibacterial too.',
        },
        findings: [
          { messageId: 'medical', words: 'relieves pain' },
          { messageId: 'authority', words: 'clinically proven' },
          { messageId: 'guarantee', words: 'satisfaction is guaranteed' },
          { messageId: 'effect', words: 'antibacterial' },
        ],
      },
      {
        name: '治疗用语，面向中国',
        value: { title: '颈枕', description: '治疗颈椎疼痛。' },
        run: { markets: ['CN'] },
        findings: [{ messageId: 'forbidden', words: '治疗' }],
      },
      {
        name: '环保和权威',
        value: { title: '砧板', description: '选用纯天然竹材，权威检测，放心使用。' },
        findings: [
          { messageId: 'green', words: '纯天然' },
          { messageId: 'authority', words: '权威检测' },
        ],
      },
    ],
  },

  check(_value, context) {
    const { document, run, markets: where, options } = context;
    const claims = claimsIn(document, run).filter(
      ({ list, group }) => list === 'unproven' && (options.kinds.includes(group) || group === 'own'),
    );
    const groups = groupClaims(
      claims,
      ({ group }, law) => (law?.forbidden ? 'forbidden' : (messageOf[group] ?? 'authority')),
      claim => lawOn(claim, where, run.asOf, world.laws),
    );
    return context.outcome(
      groups.map(told => {
        const { kind, claims: own, law, words } = told;
        const [{ passage, group }] = own;
        const advice =
          group === 'guarantee' ? 'say-what' : group === 'green' ? 'say-which' : 'name-the-proof';
        const details = {
          ...claimDetails(told, context.note('found', { passage }), 'guide'),
          advice: context.note(advice, {}),
          suggestion: { phrase: 'claims.proof', data: {} },
        };
        return kind === 'forbidden'
          ? context.finding(kind, { words, markets: law?.markets ?? [] }, details)
          : context.finding(kind, { words }, details);
      }),
    );
  },
});
