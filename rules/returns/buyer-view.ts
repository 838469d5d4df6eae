import { defineRule, notApplicable, returnPolicy, say, toneOfReturns } from '../../src/rule/index.ts';

/** So many of the refusing words are named. */
const MOST_NAMED = 5;
/** Fewer sentences with a speaker say nothing of whom a policy speaks to. */
const FEWEST_SENTENCES = 5;

const FRIENDLY =
  'You can return your order within 30 days of delivery, for any reason. To start, write to us with your order number and we send you a label. Pack the item as you received it and hand the parcel in at any post office. We refund you within 5 days of its arrival, to the card you paid with. If something arrives broken, you need not send it back: a photo is enough. You pay nothing for any of this.';
const HARSH =
  'All sales are final. Items must not be returned without authorisation. We will not accept opened goods and reserve the right to refuse any parcel. Late parcels will be rejected, no exceptions. Shipping costs are non-refundable. We decide on refunds at our sole discretion and are not responsible for lost parcels. Damaged labels void the claim. The goods travel to our warehouse, where our staff looks at them and writes a report that our office files.';
const DISTANT =
  'The customer returns the goods within 30 days of delivery. The customer writes an email to the shop before. The company then sends a label to the customer. The seller looks at the goods when they arrive. The store refunds the customer within 5 days of arrival. Customers pay the postage of the parcel. Customers keep the receipt of the post office until the refund has come.';

export default defineRule({
  id: 'returns/buyer-view',
  on: ['listing', 'store'],
  severity: 'info',
  consequence: 'returns',
  needs: ['returns'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['R1-03'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Policy is written against the buyer, not for the buyer',
    zh: '政策未从买家角度书写',
  },
  messages: {
    refusing: say(
      'The return policy forbids {count:count} times in {words:count} words: {refusing:quotes}.',
      '退货政策 {words:count} 词中有 {count:count} 处禁止、拒绝的说法：{refusing:quotes}。',
    ),
    distant: say(
      'Only {share:percent} of the sentences of the return policy speak to the buyer; the others speak of the shop or “the customer”.',
      '退货政策只有 {share:percent} 的句子直接对买家说话，其余在说商家或“客户”。',
    ),
  },
  notes: {
    limit: say('at most {most:number} in 100 words', '每 100 词不超过 {most:number} 处'),
    example: say('e.g. {words:quote}', '例如：{words:quote}'),
    'say-what': say(
      'Say what buyers can do and by when, before what they cannot.',
      '先写买家可以怎么做、期限多长，再写不能退的情形。',
    ),
    address: say('Write “you”: “You can return …”, “We refund you …”.', '改用“你可以……”“我们会退给你……”。'),
  },
  options: {
    prohibitive: {
      default: 2,
      en: 'Forms that forbid or refuse, in 100 words',
      zh: '每 100 词中禁止、拒绝说法的上限',
    },
    youShare: {
      default: 0.4,
      en: 'Least share of the sentences with a speaker that address the buyer',
      zh: '直接对买家说话的句子最低比例',
    },
    minWords: { default: 60, en: 'Words from which a policy is judged', zh: '达到该词数才判断' },
  },
  sources: {
    guide: {
      title: '“如何提升客户的重复购买率”（敦煌网）: 从买家角度写明退货政策 (R1-03)',
      asOf: '2020-01-01',
    },
  },
  docs: {
    what: {
      en: 'Reads the text of a return policy of 60 words or more: how often it forbids, threatens or reserves (must not, reserve the right), how many of its sentences speak to the buyer rather than of the shop or “the customer”. In English, Chinese, German, French and Spanish. What the policy grants and whether it tells the steps is judged by other rules.',
      zh: '读取 60 词以上的退货政策文字：禁止、拒绝、保留权利的说法有多少（概不负责、有权拒绝、must not），多少句子直接对买家说话而不是说商家或“客户”。支持英、中、德、法、西文。政策内容和操作步骤由其他检查项判断。',
    },
    why: {
      en: 'A policy that only defends the shop keeps buyers from ordering, and makes those who did open a dispute at once.',
      zh: '通篇只保护商家的政策，会让买家不敢下单，已下单的遇到问题直接开纠纷。',
    },
    how: {
      en: 'Write to the buyer: what you can do, by when, in which steps. Put exceptions in one list at the end.',
      zh: '对着买家写：可以怎么做、多长时间、分几步；例外情形集中列在最后。',
    },
  },
  examples: {
    valid: [
      { name: 'written to the buyer', value: { kind: 'store', returns: FRIENDLY } },
      {
        name: 'too short to have a tone',
        value: {
          title: 'Wool Scarf',
          returns: 'No refunds. All sales final. We reserve the right to refuse.',
        },
      },
      {
        name: 'a team that minds none of it',
        value: { kind: 'store', returns: HARSH },
        options: { prohibitive: 100, youShare: 0, minWords: 10 },
      },
      { name: 'no policy', value: { title: 'Wool Scarf' } },
      {
        name: '面向买家',
        value: {
          kind: 'store',
          returns:
            '你可以在收货后 30 天内退货，不需要理由。先把订单号发给我们，我们会给你寄一张退货单。把商品按原样包好，交给任意邮局即可。我们收到后 5 天内把货款退到你付款的账户。如果商品到手就是坏的，你不用寄回，拍一张照片就行。整个过程你不用承担任何费用，有疑问随时联系我们。',
        },
      },
    ],
    invalid: [
      {
        name: 'nothing but refusals',
        value: { kind: 'store', returns: HARSH },
        options: { youShare: 0 },
        findings: [{ messageId: 'refusing', path: ['returns'] }],
      },
      {
        name: 'spoken over the head of the buyer',
        value: { kind: 'store', returns: DISTANT },
        findings: [{ messageId: 'distant' }],
      },
      {
        name: '通篇拒绝',
        value: {
          kind: 'store',
          returns:
            '商品一经售出，概不负责，恕不退换。客户不得以任何理由退货，逾期一律不予受理。本店有权拒绝任何退回的包裹，运费由客户自行承担。拆封后不予退款，标签损坏视为放弃权利。因客户原因造成的损失，本店不承担任何责任，后果自负。本店保留最终解释权。商品寄到仓库后由工作人员检查并登记，结果以仓库为准。客户应当保留好包装和单据，以备仓库核对。',
        },
        options: { youShare: 0 },
        findings: [{ messageId: 'refusing' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options } = context;
    const policy = returnPolicy(document, run);
    if (policy?.offTopic) return notApplicable('returns');
    const judged = toneOfReturns(document, run).filter(({ words }) => words >= options.minWords);
    return context.outcome(
      judged.flatMap(tone => {
        const { at, words, refusing, addressing, distant, first } = tone;
        const findings = [];
        const rate = (refusing.length * 100) / words;
        if (rate > options.prohibitive && refusing[0]) {
          const named = [...new Set(refusing.map(form => form.words))].slice(0, MOST_NAMED);
          findings.push(
            context.finding(
              'refusing',
              { count: refusing.length, words, refusing: named },
              {
                at,
                span: refusing[0].span,
                evidence: { ...context.note('limit', { most: options.prohibitive }), source: 'guide' },
                advice: context.note('say-what', {}),
              },
            ),
          );
        }
        const spoken = addressing + distant;
        if (spoken >= FEWEST_SENTENCES && addressing / spoken < options.youShare && first) {
          findings.push(
            context.finding(
              'distant',
              { share: addressing / spoken },
              {
                at,
                span: first.span,
                evidence: { ...context.note('example', { words: first.words }), source: 'guide' },
                advice: context.note('address', {}),
                suggestion: { phrase: 'returns.process', data: {} },
              },
            ),
          );
        }
        return findings;
      }),
    );
  },
});
