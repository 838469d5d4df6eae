import {
  type Contact,
  type ContactKind,
  contactsIn,
  defineRule,
  notApplicable,
  type Source,
  say,
  withoutContacts,
} from '../../src/rule/index.ts';
import data from '../profiles/contact.yaml';

interface Platform {
  readonly refuses: readonly ContactKind[];
  /** Names in the addresses of its own pages. */
  readonly hosts: readonly string[];
  readonly own?: boolean;
  readonly source?: string;
  readonly url?: string;
}
const {
  profiles,
  marketplaces,
  as_of: asOf,
} = data as {
  readonly profiles: Readonly<Record<string, Platform>>;
  readonly marketplaces: readonly string[];
  readonly as_of: string;
};
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(profiles).flatMap(([name, { source, url }]) =>
    source ? [[name, { title: source, asOf, ...(url && { url }) }]] : [],
  ),
);

/** Whether an address stays on pages that a listing of these platforms may lead to. */
function staysOn(host: string, asked: readonly string[]): boolean {
  const names = asked.length > 0 ? asked : Object.keys(profiles);
  const hosts = names.flatMap(name => profiles[name]?.hosts ?? []);
  const labels = host.split('.');
  return [...hosts, ...(asked.length > 0 ? [] : marketplaces)].some(name => labels.includes(name));
}

/** Contacts of one sentence are one finding. */
function bySentence(contacts: readonly Contact[]): readonly (readonly [Contact, ...Contact[]])[] {
  const groups = new Map<string, [Contact, ...Contact[]]>();
  for (const contact of contacts) {
    const key = [...contact.at, (contact.sentence ?? contact.span).start, contact.hidden ?? false].join('\n');
    const group = groups.get(key);
    if (group) group.push(contact);
    else groups.set(key, [contact]);
  }
  return [...groups.values()];
}

export default defineRule({
  id: 'copy/contact-info',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['description'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['S1-12'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'E-mail, phone, web address, messenger or off-site call in listing text',
    zh: '商品文案含邮箱、电话、网址、微信等站外引流信息',
  },
  messages: {
    contact: say('{words:quotes} leads buyers away from the listing.', '{words:quotes}会把买家引到站外。'),
    refused: {
      ...say(
        '{words:quotes} leads buyers off the platform, which {platforms:fields} does not allow.',
        '{words:quotes}属于站外引流，{platforms:fields} 不允许。',
      ),
      severity: 'error',
    },
  },
  notes: {
    found: say('in {passage:quote}', '所在文字：{passage:quote}'),
    'take-out': say(
      'Take it out: buyers reach the seller through the platform.',
      '删去；买家可通过平台的站内信联系卖家。',
    ),
    remove: say('take out what names {words:quotes}', '删去含{words:quotes}的文字'),
  },
  options: {
    allowDomains: {
      default: [] as readonly string[],
      en: 'Domains that may stand in the copy (of the brand, of a body that certifies)',
      zh: '文案中允许出现的域名（品牌官网、认证机构等）',
    },
  },
  sources: {
    ...sources,
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 2 (S1-12)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'Looks in title, bullets, description and sections for e-mail addresses, telephone numbers (with a country code, in the American form, or behind a word such as “call us”), accounts of messengers, web addresses and calls to order or chat elsewhere. Model numbers, bar codes, sizes and series of measures are no telephone numbers. Not judged: the address of the maker or responsible person, pages of warranty, manuals, drivers and certificates, sites of authorities, pages of the platform itself. The seller’s own site (Shopify, WooCommerce) may say how to reach it.',
      zh: '在标题、五点描述、详情描述和分段中查找邮箱、电话（带国家代码、美国写法，或前面有“致电”等词）、微信等账号、网址，以及引导站外下单或聊天的说法。型号、条码、尺寸和成串的测量值不算电话。以下不判：制造商或责任人地址，保修、说明书、驱动、证书页面，政府网站，平台自己的页面。自建站（Shopify、WooCommerce）可以写联系方式。',
    },
    why: {
      en: 'Marketplaces hide or delete listings that lead buyers elsewhere, and some close the account. Buyers who leave lose the protection of the platform.',
      zh: '平台会屏蔽或删除站外引流的商品，严重的会封店。买家到站外交易也失去平台保障。',
    },
    how: {
      en: 'Take the address and the sentence around it out. Answer in the listing what buyers would ask.',
      zh: '删去联系方式及所在句子；买家常问的内容直接写进商品信息。',
    },
  },
  examples: {
    valid: [
      {
        name: 'models, codes, sizes and measures',
        value: {
          title: 'Charging Clip 010-11029-18, 3+ 4000 5000 6000',
          description:
            'EAN 4006381333931. Fits 1998-2016. Bust: 29.92-36.22 31.50-37.80. Ports 10/100/1000. Call 555 for fun. Works with WhatsApp, Facebook: yes.',
        },
      },
      {
        name: 'the address of the maker, a page for the warranty, an authority',
        value: {
          title: 'Desk Lamp',
          description:
            'Manufacturer: Norrfolk GmbH, Ring 4, 20095 Hamburg, post@norrfolk.example.de, www.norrfolk.example.de\n\nOne more line about the lamp: it turns in two places, its arm is made of steel and its shade of linen, and it stands by itself on any desk of wood or stone.\n\nRegister the warranty at https://www.lampshop.com/warranty. Warning: see www.P65Warnings.ca.gov.',
        },
      },
      {
        name: 'a contact through the platform',
        value: {
          title: 'Wool Scarf',
          description: 'Please feel free to contact us. More of ours: https://www.amazon.com/stores/norrfolk',
        },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'the seller’s own site',
        value: {
          title: 'Wool Scarf',
          description: 'Call us on 020 7946 0123 or write to post@scarfshop.com.',
        },
        run: { profiles: ['shopify'] },
        outcome: 'not-applicable',
      },
      {
        name: 'a domain a team allows',
        value: { title: 'Wool Scarf', description: 'Certified, see https://www.woolmark.com/shops.' },
        options: { allowDomains: ['woolmark.com'] },
      },
      {
        name: '型号、条码、提醒',
        value: {
          title: '电热水壶 型号 13800138000',
          description: '条码：6901234567892。支持微信支付。请勿加微信，谨防受骗。尺寸 12345678 毫米。',
        },
      },
    ],
    invalid: [
      {
        name: 'telephone and e-mail in one sentence',
        value: {
          title: 'Shade Sail',
          description:
            'Keeps off the sun. Call us on 909-555-0142 or email sales@shadeshop.com. Ropes are included.',
        },
        findings: [{ messageId: 'contact', words: 'Call us on 909-555-0142', path: ['description'] }],
        fixed: { description: 'Keeps off the sun. Ropes are included.' },
      },
      {
        name: 'web address and account on Amazon',
        value: {
          title: 'Wool Scarf',
          bullets: ['Soft lambswool', 'Visit our store at www.scarfshop.com', 'Instagram: @scarfshop'],
        },
        run: { profiles: ['amazon'] },
        findings: [
          { messageId: 'refused', words: 'www.scarfshop.com', path: ['bullets', 1] },
          { messageId: 'refused', words: 'Instagram: @scarfshop', path: ['bullets', 2] },
        ],
        fixed: { bullets: ['Soft lambswool'] },
      },
      {
        name: 'a link that only the markup shows',
        value: {
          title: 'Wool Scarf',
          description: '<p>Soft. See <a href="https://scarfshop.com/all">all our scarves</a>.</p>',
        },
        run: { profiles: ['ebay'] },
        findings: [{ messageId: 'refused', words: 'https://scarfshop.com/all' }],
      },
      {
        name: 'a number in the title',
        value: { title: 'Soft Wool Scarf with Fringe, WhatsApp +86 138 0013 8000', description: 'Soft.' },
        findings: [{ messageId: 'contact', words: 'WhatsApp +86 138 0013 8000', path: ['title'] }],
        fixed: { title: 'Soft Wool Scarf with Fringe' },
      },
      {
        name: '微信、电话、公众号',
        value: {
          title: '羊毛围巾',
          description: '手工织造。微信号：scarf_2020，客服电话：400-555-0199。扫码关注领优惠券！',
        },
        run: { profiles: ['taobao'] },
        findings: [
          { messageId: 'refused', words: '微信号：scarf_2020' },
          { messageId: 'refused', words: '扫码关注' },
        ],
        fixed: { description: '手工织造。' },
      },
    ],
  },

  check(value, context) {
    const { document, run, options, profiles: asked } = context;
    if (asked.length > 0 && asked.every(name => profiles[name]?.own)) return notApplicable('profile');
    const refusing = (kind: ContactKind): readonly string[] =>
      asked.filter(name => profiles[name]?.refuses.includes(kind));
    const isAllowed = ({ host = '', kind }: Contact): boolean =>
      host !== '' &&
      (options.allowDomains.some(domain => `.${host}`.endsWith(`.${domain.toLowerCase()}`)) ||
        (kind === 'link' && staysOn(host, asked)));
    const contacts = contactsIn(document, run).filter(
      contact => !isAllowed(contact) && (!contact.hidden || refusing('link').length > 0),
    );
    return context.outcome(
      bySentence(contacts).map(group => {
        const [{ at, span, passage }] = group;
        const words = [...new Set(group.map(contact => contact.words))];
        const platforms = [...new Set(group.flatMap(({ kind }) => refusing(kind)))];
        const edit = withoutContacts(value, group);
        const details = {
          at,
          span,
          evidence: { ...context.note('found', { passage }), source: platforms[0] ?? 'guide' },
          advice: context.note('take-out', {}),
          ...(platforms.length > 0 && { appliesTo: { profiles: platforms } }),
          ...(edit && {
            fix: { safety: 'unsafe' as const, title: context.note('remove', { words }), edits: [edit] },
          }),
        };
        return platforms.length > 0
          ? context.finding('refused', { words, platforms }, details)
          : context.finding('contact', { words }, details);
      }),
    );
  },
});
