import {
  askFor,
  defineRule,
  elementNotes,
  isOutcome,
  type LawFile,
  lackDetails,
  lawSources,
  lawsIn,
  type MarketLaw,
  messageSources,
  say,
} from '../../src/rule/index.ts';
import world from '../markets/delays.yaml';

/** A law that wants the choice to cancel offered. */
interface Law extends MarketLaw {
  readonly types: readonly string[];
}
const laws = world as LawFile<Law>;

/** What each type must say. */
const ELEMENTS = {
  'dispatch-delay': ['reason', 'new-date', 'choice'],
  'logistics-delay': ['reason', 'new-date', 'choice'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export default defineRule({
  id: 'message/delay',
  on: ['message'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['body'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-75', 'S1-76'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Delay notice lacks reason, new date or cancel/refund choice',
    zh: '延迟通知缺少原因、新日期或取消/退款选项',
  },
  messages: {
    empty: say('The delay notice has no text.', '延迟通知没有正文。'),
    reason: say('The delay notice gives no reason.', '延迟通知没有写明原因。'),
    'new-date': say('The delay notice gives no new date.', '延迟通知没有写明新的日期。'),
    choice: say(
      'The delay notice offers neither to cancel nor a refund.',
      '延迟通知没有给出取消或退款的选择。',
    ),
    'choice-by-law': {
      ...say(
        'The delay notice offers neither to cancel nor a refund, which the law of {markets:fields} demands.',
        '延迟通知没有给出取消或退款的选择，{markets:fields} 法律要求给出。',
      ),
      severity: 'error',
    },
    'choice-on-its-way': {
      ...say(
        'The delay notice does not say what the buyer can do if the parcel does not come.',
        '延误通知没有写明包裹未到时怎么办（退款或补发）。',
      ),
      severity: 'info',
    },
  },
  notes: elementNotes,
  options: {
    require: {
      default: [...new Set(Object.values(ELEMENTS).flat())] as readonly string[],
      en: 'What a delay notice must say: reason, new-date, choice (to cancel or be refunded).',
      zh: '延迟通知须写明的内容：reason（原因）、new-date（新日期）、choice（取消或退款选项）。',
    },
  },
  sources: {
    ...messageSources,
    ...lawSources(laws),
  },
  docs: {
    what: {
      en: 'Looks in notices of late dispatch and late delivery for the reason, the new date and the choice to cancel or be refunded. English, Chinese, German, French and Spanish. In the US the choice is owed by law where the seller ships late.',
      zh: '检查延迟发货和物流延误通知是否写明原因、新的日期，以及取消或退款的选择。支持中文、英文、德文、法文、西班牙文。面向美国的延迟发货通知，法律要求给出该选择。',
    },
    why: {
      en: 'A buyer who knows why, until when and what else can be done waits; one who does not opens a dispute.',
      zh: '知道原因、新日期和其他选择，买家才愿意等；不知道就会发起纠纷。',
    },
    how: {
      en: 'Paste the sentence and set the date to one you can keep.',
      zh: '粘贴建议的句子，日期写能做到的。',
    },
  },
  examples: {
    valid: [
      {
        name: 'all three',
        value: {
          kind: 'message',
          type: 'dispatch-delay',
          body: 'Your order {{ order_number }} leaves later than we said, because our supplier was late with the fabric. We now ship it by 4 December. If you prefer not to wait, we cancel it and refund you in full.',
        },
      },
      {
        name: '三项齐全',
        value: {
          kind: 'message',
          type: 'logistics-delay',
          body: '因目的地海关查验，包裹延误，预计 {{ 新日期 }} 送达。如届时仍未收到，可申请退款或补发。',
        },
      },
      {
        name: 'in French',
        value: {
          kind: 'message',
          type: 'dispatch-delay',
          body: 'En raison d’une grève, votre commande partira le {{ date_expedition }}. Vous pouvez aussi l’annuler et être remboursé.',
        },
        run: { markets: ['FR'] },
      },
      {
        name: 'a team that asks for less',
        value: {
          kind: 'message',
          type: 'dispatch-delay',
          body: 'Because of the storm we ship a little later.',
        },
        options: { require: ['reason'] },
      },
      {
        name: 'the platform sends it',
        value: { kind: 'message', type: 'logistics-delay', body: 'Late.' },
        run: { profiles: ['amazon'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'as soon as we can',
        value: {
          kind: 'message',
          type: 'dispatch-delay',
          body: 'Hello {{ name }}, we need a little more time for your order and will get to it as soon as we can.',
        },
        findings: [{ messageId: 'choice' }, { messageId: 'new-date' }, { messageId: 'reason' }],
      },
      {
        name: 'no choice, in the US',
        value: {
          kind: 'message',
          type: 'dispatch-delay',
          body: 'Because of the storm we now ship your order on 4 December.',
        },
        run: { markets: ['US'] },
        findings: [{ messageId: 'choice-by-law' }],
      },
      {
        name: '没有新日期',
        value: {
          kind: 'message',
          type: 'logistics-delay',
          body: '由于天气原因，你的包裹会晚几天，请耐心等待。',
        },
        findings: [{ messageId: 'choice-on-its-way' }, { messageId: 'new-date' }],
      },
      {
        name: 'no text',
        value: { kind: 'message', id: 'd', type: 'dispatch-delay', subject: 'Delay' },
        findings: [{ messageId: 'empty' }],
      },
    ],
  },

  check(value, context) {
    const asked = askFor(context, ELEMENTS, {
      owned: () => true,
      empty: () => context.finding('empty', {}, { at: ['body'] }),
    });
    if (isOutcome(asked)) return asked;
    const law = lawsIn(laws, context.markets, context.run.asOf).find(({ law: { types } }) =>
      types.includes(value.type ?? ''),
    );
    return context.outcome(
      asked.missing.map(element => {
        const details = lackDetails(context, element, asked, 'guide');
        if (element !== 'choice') return context.finding(element, {}, details);
        if (value.type === 'logistics-delay') return context.finding('choice-on-its-way', {}, details);
        if (!law) return context.finding('choice', {}, details);
        const { name, where: markets } = law;
        return context.finding(
          'choice-by-law',
          { markets },
          {
            ...details,
            ...(details.evidence && { evidence: { ...details.evidence, source: name } }),
            appliesTo: { markets },
          },
        );
      }),
    );
  },
});
