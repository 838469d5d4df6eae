import {
  defineRule,
  fieldGroups,
  hasTrait,
  isService,
  noData,
  notApplicable,
  pass,
  say,
} from '../../src/rule/index.ts';

/** What a field of the review form asks for, by its group of the word list `field-names`. */
const ASKED: Readonly<Record<string, string>> = { size_bought: 'size', fit: 'fit', height: 'body' };

export default defineRule({
  id: 'size/fit-feedback',
  on: ['listing', 'store'],
  severity: 'info',
  consequence: 'returns',
  needs: ['fit', 'store.review_form'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-23'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Fit feedback not asked for, not shown, or shows a skew without a note',
    zh: '未收集/展示合身反馈，或明显偏大偏小却无提示',
  },
  messages: {
    large: say(
      '{share:percent} of {votes:count} buyers say it runs large, and the page does not.',
      '{votes:count} 位买家中 {share:percent} 认为偏大，页面没有提示。',
    ),
    small: say(
      '{share:percent} of {votes:count} buyers say it runs small, and the page does not.',
      '{votes:count} 位买家中 {share:percent} 认为偏小，页面没有提示。',
    ),
    missing: say('No fit feedback of buyers is shown.', '没有展示买家的合身反馈。'),
    form: say('The review form does not ask for: {fields:list}.', '评价表单没有询问：{fields:list}。'),
  },
  notes: {
    votes: say(
      'small {small:count}, true to size {right:count}, large {large:count}',
      '偏小 {small:count}，合身 {right:count}，偏大 {large:count}',
    ),
    fields: say('fields of the form: {fields:list}', '表单字段：{fields:list}'),
    note: say(
      'Say it beside the sizes: “Runs small, choose one size up.”',
      '在尺码旁写明：“偏小，建议选大一码”。',
    ),
    show: say(
      'Show how many buyers found it small, true to size or large.',
      '展示认为偏小、合身、偏大的买家人数。',
    ),
    ask: say(
      'Ask reviewers for the size bought, the fit and their height.',
      '在评价表单里询问所购尺码、合身度和身高。',
    ),
  },
  options: {
    formFields: {
      default: ['size_bought', 'fit', 'height'],
      en: 'What the review form asks: size_bought, fit, height',
      zh: '评价表单应询问：size_bought（所购尺码）、fit（合身度）、height（身高等）',
    },
    minVotes: { default: 10, en: 'Votes from which a skew counts', zh: '达到多少票才判断偏差' },
    skew: { default: 0.3, en: 'Share by which large and small differ', zh: '偏大与偏小相差的比例' },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 3 Size (S1-23)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'For goods that come in sizes: whether fit feedback is given, and whether a product that many find too small or too large says so. In a store page: whether the review form asks for the size bought, the fit and the buyer’s measurements.',
      zh: '有尺码的商品：是否有合身反馈；多数买家认为偏大或偏小时，页面是否提示。店铺页面：评价表单是否询问所购尺码、合身度和买家身材。',
    },
    why: {
      en: 'Nearly half of the returns of clothes are of size and fit. Other buyers’ experience with the size is the best guide.',
      zh: '近一半服装退货与尺码和合身度有关，其他买家的经验最有参考价值。',
    },
    how: {
      en: 'Collect fit votes with reviews, show them, and write a note where they lean one way.',
      zh: '在评价中收集合身度并展示，明显偏大或偏小时加提示。',
    },
  },
  examples: {
    valid: [
      {
        name: 'votes in balance',
        value: { title: 'Linen Shirt', category: 'apparel/tops', fit: { small: 4, true: 30, large: 5 } },
      },
      {
        name: '偏小，但已提示',
        value: {
          title: '亚麻衬衫',
          category: 'apparel/tops',
          fit: { small: 14, true: 5, large: 1, note: '偏小，建议选大一码' },
        },
      },
      {
        name: 'too few votes',
        value: { title: 'Linen Shirt', category: 'apparel/tops', fit: { small: 3, true: 0, large: 0 } },
      },
      {
        name: 'a team with milder limits',
        options: { minVotes: 50, skew: 0.5 },
        value: { title: 'Linen Shirt', category: 'apparel/tops', fit: { small: 14, true: 5, large: 1 } },
      },
      {
        name: 'a mug has no fit',
        outcome: 'not-applicable',
        value: { title: 'Stoneware Mug', category: 'home/kitchen' },
      },
      {
        name: 'a form that asks for all',
        value: {
          kind: 'store',
          id: 'shop',
          review_form: { fields: ['rating', 'Size purchased', 'How does it fit?', 'Your height'] },
        },
      },
      {
        name: 'a form that asks for what a team wants',
        options: { formFields: ['fit'] },
        value: { kind: 'store', id: 'shop', review_form: { fields: ['fit'] } },
      },
    ],
    invalid: [
      {
        name: 'runs small and does not say so',
        value: { title: 'Linen Shirt', category: 'apparel/tops', fit: { small: 14, true: 5, large: 1 } },
        findings: [{ messageId: 'small', path: ['fit'] }],
      },
      {
        name: '偏大没有提示',
        value: { title: '亚麻衬衫', category: 'apparel/tops', fit: { small: 1, true: 5, large: 14 } },
        findings: [{ messageId: 'large', path: ['fit'] }],
      },
      {
        name: 'no feedback',
        value: { title: 'Linen Shirt', category: 'apparel/tops' },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: 'a form with stars only',
        value: { kind: 'store', id: 'shop', review_form: { fields: ['rating', 'text'] } },
        findings: [{ messageId: 'form', path: ['review_form', 'fields'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    if (document.kind === 'store') {
      const { fields } = (value as { review_form?: { fields?: readonly string[] } }).review_form ?? {};
      if (!fields || fields.length === 0) return noData('review_form');
      const asked = new Set(fields.flatMap(field => [...fieldGroups(field, run)]));
      const lacking = options.formFields.filter(name => !asked.has(ASKED[name] ?? name));
      if (lacking.length === 0) return pass;
      const details = {
        at: ['review_form', 'fields'],
        evidence: { ...context.note('fields', { fields }), source: 'guide' },
        advice: context.note('ask', {}),
      };
      return context.outcome([context.finding('form', { fields: lacking }, details)]);
    }
    if (isService(document, run)) return notApplicable('type');
    const { fit } = value as { fit?: { small?: number; true?: number; large?: number; note?: string } };
    const { small = 0, true: right = 0, large = 0, note } = fit ?? {};
    const votes = small + right + large;
    const at = ['fit'];
    if (votes === 0) {
      const sized = hasTrait('sized', document, run);
      if (note) return pass;
      if (sized === undefined) return noData('category');
      if (!sized) return notApplicable('category');
      return context.absent('fit', () =>
        context.finding('missing', {}, { at, advice: context.note('show', {}) }),
      );
    }
    if (votes < options.minVotes || note?.trim() || Math.abs(large - small) / votes < options.skew)
      return pass;
    const evidence = { ...context.note('votes', { small, right, large }), source: 'guide' };
    const details = { at, evidence, advice: context.note('note', {}) };
    const [kind, most] = large > small ? (['large', large] as const) : (['small', small] as const);
    return context.outcome([context.finding(kind, { share: most / votes, votes }, details)]);
  },
});
