import { defineRule, hits, isService, notApplicable, ownerOf, type Path, say } from '../../src/rule/index.ts';

export default defineRule({
  id: 'returns/buyer-protection',
  on: ['listing'],
  severity: 'info',
  consequence: 'returns',
  needs: ['buyer_protection'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['R1-02'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: { en: 'Listing does not state buyer protection or warranty', zh: '描述未说明买家保障/质保' },
  messages: {
    missing: say('The listing says nothing of buyer protection or a warranty.', '商品未说明买家保障或质保。'),
    'only-link': say(
      'Buyer protection is only a link: {words:quote}.',
      '买家保障只有一个链接：{words:quote}。',
    ),
  },
  notes: {
    read: say(
      'looked for in buyer_protection, description, bullets and sections',
      '已查看 buyer_protection、详情描述、五点描述和详情分段',
    ),
    link: say('a link and no text', '只有链接，没有文字'),
    add: say(
      'Say in one sentence what a buyer gets if the item is faulty or not as described, and until when.',
      '用一句话说明商品有问题或与描述不符时，买家能得到什么、期限多久。',
    ),
  },
  options: {
    acceptLink: { default: true, en: 'whether a link alone is enough', zh: '是否接受仅有链接' },
  },
  sources: {
    guide: {
      title: 'Seller guide on repeat purchase, part 1: state the buyer protection in the description',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'Whether a listing states what protects its buyer: its own field, else words for it in description, bullets or sections (English, Chinese, German, French, Spanish). Platforms that show their own protection are not judged.',
      zh: '检查商品是否说明买家保障：先看专用字段，再看详情描述、五点描述和详情分段中的相关用语（中英德法西）。自带买家保障的平台不判断。',
    },
    why: {
      en: 'Who knows what happens if something is wrong orders sooner and opens no dispute.',
      zh: '买家知道出问题怎么办，下单更放心，也更少提起纠纷。',
    },
    how: {
      en: 'Put one sentence with a period into every description.',
      zh: '在每个描述中加一句带期限的保障说明。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a warranty',
        value: { title: 'Desk Fan', buyer_protection: 'Two-year warranty, repair or refund.' },
      },
      {
        name: '描述中写明质保',
        value: { title: '台式风扇', description: '整机质保两年，质量问题包退包换。' },
      },
      { name: 'a link', value: { title: 'Desk Fan', buyer_protection: 'https://shop.example/warranty' } },
      { name: 'a service', value: { title: 'Gift Card', type: 'service' }, outcome: 'not-applicable' },
      {
        name: 'the platform’s',
        value: { title: 'Desk Fan' },
        run: { profiles: ['aliexpress'] },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'not a word',
        value: { title: 'Desk Fan', description: 'Three speeds and a quiet motor.' },
        findings: [{ messageId: 'missing', path: ['buyer_protection'] }],
      },
      {
        name: '只有链接，团队要求文字',
        value: { title: '台式风扇', buyer_protection: 'https://shop.example/warranty' },
        options: { acceptLink: false },
        findings: [{ messageId: 'only-link', path: ['buyer_protection'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, profiles } = context;
    if (isService(document, run)) return notApplicable('type');
    if (ownerOf(run, profiles, 'protection') === 'platform') return notApplicable('owner');
    const at = ['buyer_protection'];
    const own = value.buyer_protection?.trim() ?? '';
    const details = {
      at,
      advice: context.note('add', {}),
      suggestion: { phrase: 'protection.statement', data: {} },
    };
    if (own !== '') {
      if (context.options.acceptLink || !/^(?:https?:\/\/|\/)\S+$/.test(own)) return context.outcome([]);
      const evidence = { ...context.note('link', {}), source: 'guide' };
      return context.outcome([
        context.finding('only-link', { words: own }, { ...details, loss: 0.5, evidence }),
      ]);
    }
    const places: Path[] = [
      ['description'],
      ...(value.bullets ?? []).map((_, index) => ['bullets', index]),
      ...Object.keys(value.sections ?? {}).map(name => ['sections', name]),
    ];
    const words = run.lexicon('buyer-protection');
    const said = places.some(path => {
      const text = context.text(path);
      return text !== undefined && hits(text, words, run.allowed('buyer-protection')).length > 0;
    });
    if (said) return context.outcome([]);
    const evidence = { ...context.note('read', {}), source: 'guide' };
    return context.absent('buyer_protection', () => context.finding('missing', {}, { ...details, evidence }));
  },
});
