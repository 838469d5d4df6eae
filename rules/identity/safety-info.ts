import {
  categoryOf,
  defineRule,
  isService,
  isWithin,
  type Listing,
  noData,
  notApplicable,
  say,
} from '../../src/rule/index.ts';
import law from '../markets/product-safety.yaml';

const {
  markets: union,
  effective_from,
  source,
  as_of,
  exempt,
  outside,
} = law as {
  readonly markets: readonly string[];
  readonly effective_from: string;
  readonly source: { readonly title: string; readonly url: string };
  readonly as_of: string;
  readonly exempt: readonly string[];
  readonly outside: readonly string[];
};

const PARTS = ['name', 'address', 'email'] as const;

/** The fields that the law wants and the listing leaves empty. */
function missingIn({
  manufacturer,
  responsible_person: person,
}: NonNullable<Listing['safety']>): readonly string[] {
  const missing: string[] = PARTS.filter(part => !manufacturer?.[part]?.trim()).map(
    part => `safety.manufacturer.${part}`,
  );
  const address = manufacturer?.address?.toLowerCase() ?? '';
  const words = new RegExp(
    `(?<!\\p{L})(?:${outside.map(word => word.replaceAll('.', '\\.')).join('|')})(?!\\p{L})`,
    'u',
  );
  const isOutside =
    words.test(address) || outside.some(place => /\p{sc=Han}/u.test(place) && address.includes(place));
  if (isOutside) {
    for (const part of PARTS) if (!person?.[part]?.trim()) missing.push(`safety.responsible_person.${part}`);
  }
  return missing;
}

const lamp = (safety?: object, title = 'Clip Lamp') => ({ id: 'LAMP-1', title, ...(safety && { safety }) });
const MAKER = {
  name: 'Lumen Werk GmbH',
  address: 'Hafenweg 4, 20457 Hamburg',
  email: 'safety@lumenwerk.example',
};
const FAR = { ...MAKER, name: 'Guangming Lighting', address: '18 Keji Road, Shenzhen, China' };

export default defineRule({
  id: 'identity/safety-info',
  on: ['listing'],
  severity: 'warning',
  consequence: 'legal',
  needs: ['safety'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-12'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'EU product-safety information missing (manufacturer, EU responsible person, warnings)',
    zh: '缺少欧盟产品安全信息（制造商、欧盟负责人、警示语）',
  },
  messages: {
    none: say(
      'No manufacturer is named; offers to {markets:fields} must show one with its addresses.',
      '未注明制造商；面向{markets:fields}的商品页须写明制造商及其地址。',
    ),
    parts: say('Product-safety information lacks: {fields:fields}.', '产品安全信息缺少：{fields:fields}。'),
  },
  notes: {
    nothing: say('safety is empty', '产品安全信息为空'),
    maker: say('manufacturer: {name:quote}', '制造商：{name:quote}'),
    nobody: say('no name of a manufacturer', '没有制造商名称'),
    add: say(
      'Show name, postal and electronic address of the manufacturer; of a maker outside the EU also those of the responsible person, and warnings in the buyer’s language.',
      '写明制造商名称、邮寄地址和电子地址；制造商在欧盟以外的，还要写明欧盟负责人，并以买家语言提供警示语。',
    ),
  },
  options: {},
  sources: { gpsr: { ...source, asOf: as_of } },
  docs: {
    what: {
      en: 'For markets of the EU and Northern Ireland: name, postal and electronic address of the manufacturer, and those of a responsible person where the manufacturer’s address is outside the EU. Food, feed, services and downloads are not judged; nor is a file without a place for it.',
      zh: '面向欧盟和北爱尔兰：检查制造商名称、邮寄地址和电子地址；制造商地址在欧盟以外的，还检查欧盟负责人。食品、饲料、服务和下载商品不判断；文件没有相应字段的也不判断。',
    },
    why: {
      en: 'Article 19 of the General Product Safety Regulation demands it of every offer at a distance since 2024-12-13; platforms take listings down without it.',
      zh: '自 2024-12-13 起，《通用产品安全法规》第 19 条要求所有远程销售页面提供；缺少时平台会下架商品。',
    },
    how: {
      en: 'Ask the manufacturer for its contact data once, and put it on all listings of the brand.',
      zh: '向制造商一次性索取联系信息，填到该品牌的所有商品。',
    },
  },
  examples: {
    valid: [
      { name: 'a maker in the EU', value: lamp({ manufacturer: MAKER }), run: { markets: ['FR'] } },
      {
        name: '欧盟以外的制造商，有负责人',
        value: lamp({ manufacturer: FAR, responsible_person: MAKER }, '夹式台灯'),
        run: { markets: ['DE'] },
      },
      { name: 'no market', value: lamp(), outcome: 'no-data' },
      { name: 'not for the EU', value: lamp(), run: { markets: ['US'] }, outcome: 'not-applicable' },
      {
        name: 'food has its own law',
        value: { ...lamp(), title: 'Green Tea', category: 'grocery' },
        run: { markets: ['DE'] },
        outcome: 'not-applicable',
      },
      {
        name: 'before the law',
        value: lamp(),
        run: { markets: ['DE'], asOf: '2024-06-01' },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'nothing said',
        value: lamp(),
        run: { markets: ['DE'] },
        findings: [{ messageId: 'none', path: ['safety'] }],
      },
      {
        name: '缺少电子地址',
        value: lamp({ manufacturer: { name: MAKER.name, address: MAKER.address } }, '夹式台灯'),
        run: { markets: ['DE'] },
        findings: [{ messageId: 'parts' }],
      },
      {
        name: 'a maker in China without a responsible person',
        value: lamp({ manufacturer: FAR }),
        run: { markets: ['IT'] },
        findings: [{ messageId: 'parts' }],
      },
    ],
  },

  check({ safety }, context) {
    const { document, run, markets } = context;
    if (markets.length === 0) return noData('markets');
    const where = markets.filter(market => union.includes(market));
    if (where.length === 0 || run.asOf < effective_from) return notApplicable('market');
    const category = categoryOf(document, run)?.path;
    if (isService(document, run) || exempt.some(node => category !== undefined && isWithin(category, node)))
      return notApplicable('category');
    const details = { at: ['safety'], advice: context.note('add', {}), appliesTo: { markets: where } };
    if (safety === undefined) {
      const evidence = { ...context.note('nothing', {}), source: 'gpsr' };
      return context.absent('safety', () =>
        context.finding('none', { markets: where }, { ...details, evidence }),
      );
    }
    const fields = missingIn(safety);
    if (fields.length === 0) return context.outcome([]);
    const name = safety.manufacturer?.name;
    const evidence = {
      ...(name ? context.note('maker', { name }) : context.note('nobody', {})),
      source: 'gpsr',
    };
    return context.outcome([
      context.finding('parts', { fields }, { ...details, loss: fields.length / 6, evidence }),
    ]);
  },
});
