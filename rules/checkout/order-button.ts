import { defineRule, hits, noData, notApplicable, ownerOf, say } from '../../src/rule/index.ts';
import data from '../markets/order-button.yaml';

const law = data as {
  readonly as_of: string;
  readonly markets: readonly string[];
  readonly effective_from: string;
  readonly source: { readonly title: string; readonly url: string };
  readonly texts: Readonly<Record<string, string>>;
};

const store = (order_button: object) => ({ kind: 'store', id: 'main', checkout: { order_button } });

export default defineRule({
  id: 'checkout/order-button',
  on: ['store'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['checkout.order_button', 'markets'],
  absent: 'no-data',
  fix: 'auto-review',
  guidelines: ['S1-42'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'EU: final order button does not say “order with obligation to pay”',
    zh: '欧盟：下单按钮未标明付款义务',
  },
  messages: {
    unclear: say(
      'The order button {words:quote} does not say that the order has to be paid.',
      '下单按钮 {words:quote} 未标明需要付款。',
    ),
  },
  notes: {
    button: say(
      'button in {language:field}: {words:quote}; binding in {markets:fields}',
      '{language:field}按钮：{words:quote}；适用于{markets:fields}',
    ),
    rename: say(
      'Name the last button “{text:text}”, or another text that speaks of paying or buying.',
      '将最后的下单按钮改为“{text:text}”，或其他写明付款、购买的文字。',
    ),
    fix: say('Name the button “{text:text}”.', '将按钮改为“{text:text}”。'),
  },
  options: {
    autofix: { default: true, en: 'whether a new text is offered as a fix', zh: '是否提供自动修改' },
  },
  sources: { law: { ...law.source, asOf: law.as_of } },
  docs: {
    what: {
      en: 'The text of the last button of an order, by language, in shops that sell to the European Union: it has to speak of paying or buying (English, German, French, Spanish, Italian, Dutch, Polish, Chinese). “Order”, “Continue” or “Bestellung abschließen” are not enough. No legal advice.',
      zh: '面向欧盟销售的店铺，最后的下单按钮必须写明付款或购买（检查英、德、法、西、意、荷、波、中文）；仅写“下单”“继续”“Bestellung abschließen”不够。本检查不是法律意见。',
    },
    why: {
      en: 'Without it the buyer is not bound by the order, and competitors and consumer bodies send warnings with costs.',
      zh: '否则买家不受订单约束，竞争对手和消费者组织也会发出收费警告函。',
    },
    how: {
      en: 'Use the words of the law in each language of the shop.',
      zh: '店铺的每种语言都使用法律原文的表述。',
    },
  },
  examples: {
    valid: [
      {
        name: 'words of the law',
        value: store({ de: 'Zahlungspflichtig bestellen', en: 'Pay now' }),
        run: { markets: ['DE'] },
      },
      { name: '写明付款', value: store({ zh: '确认并付款' }), run: { markets: ['FR'] } },
      { name: 'buying is paying', value: store({ 'de-AT': 'Jetzt kaufen' }), run: { markets: ['AT'] } },
      {
        name: 'not sold to the European Union',
        value: store({ en: 'Place order' }),
        run: { markets: ['US'] },
        outcome: 'not-applicable',
      },
      { name: 'no market', value: store({ en: 'Place order' }), outcome: 'no-data' },
      {
        name: 'no words for the language',
        value: store({ fi: 'Lähetä tilaus' }),
        run: { markets: ['FI'] },
        outcome: 'no-data',
      },
      {
        name: 'the platform’s button',
        value: store({ en: 'Place order' }),
        run: { markets: ['DE'], profiles: ['ebay'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'an order, and nothing of paying',
        value: store({ de: 'Bestellung abschließen', en: 'Buy now' }),
        run: { markets: ['DE'] },
        findings: [
          { messageId: 'unclear', path: ['checkout', 'order_button', 'de'], words: 'Bestellung abschließen' },
        ],
        fixed: { checkout: { order_button: { de: 'Zahlungspflichtig bestellen', en: 'Buy now' } } },
      },
      {
        name: '只写提交订单，只提示',
        value: store({ zh: '提交订单' }),
        run: { markets: ['IT'] },
        options: { autofix: false },
        findings: [{ messageId: 'unclear' }],
        fixed: { checkout: { order_button: { zh: '提交订单' } } },
      },
    ],
  },

  check({ checkout }, context) {
    const { run, markets, profiles } = context;
    if (ownerOf(run, profiles, 'checkout') === 'platform') return notApplicable('owner');
    if (markets.length === 0) return noData('markets');
    const bound = markets.filter(market => law.markets.includes(market));
    if (bound.length === 0 || law.effective_from > run.asOf) return notApplicable('market');
    const buttons = Object.entries(checkout?.order_button ?? {});
    if (buttons.length === 0) return context.absent('checkout.order_button');
    const words = run.lexicon('checkout');
    const judged = buttons.flatMap(([language, button]) => {
      const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
      const at = ['checkout', 'order_button', language];
      const text = context.text(at);
      const instead = law.texts[primary];
      if (!text || !instead || !words.groups.pays?.[primary]) return [];
      const pays = hits(text, words, run.allowed('checkout')).some(hit => hit.group === 'pays');
      return [{ language, button, at, instead, pays }];
    });
    if (judged.length === 0) return noData('lexicon');
    return context.outcome(
      judged
        .filter(({ pays }) => !pays)
        .map(({ language, button, at, instead }) =>
          context.finding(
            'unclear',
            { words: button },
            {
              at,
              evidence: {
                ...context.note('button', {
                  language: `language.${language}`,
                  words: button,
                  markets: bound,
                }),
                source: 'law',
              },
              advice: context.note('rename', { text: instead }),
              appliesTo: { markets: bound },
              ...(context.options.autofix && {
                fix: {
                  safety: 'unsafe' as const,
                  title: context.note('fix', { text: instead }),
                  edits: [{ op: 'set' as const, path: at, value: instead }],
                },
              }),
            },
          ),
        ),
    );
  },
});
