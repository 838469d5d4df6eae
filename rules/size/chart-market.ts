import {
  type Chart,
  convertedTo,
  defineRule,
  isOfABody,
  isService,
  noData,
  notApplicable,
  placeInChart,
  type RuleFinding,
  rankOf,
  say,
  sizeCharts,
} from '../../src/rule/index.ts';
import marketSizes from '../markets/sizes.yaml';

/** What buyers of a country read: one of the units and one of the systems is enough. */
interface MarketSizes {
  readonly units: readonly ('cm' | 'in')[];
  readonly systems: readonly string[];
}
const {
  markets: known,
  source,
  as_of,
} = marketSizes as {
  readonly markets: Readonly<Record<string, MarketSizes>>;
  readonly source: string;
  readonly as_of: string;
};

/** Size systems of countries, as against age or weight. */
const SYSTEMS = new Set(Object.values(known).flatMap(({ systems }) => systems));

/** Where a chart says its systems. */
const placeOfSystems = (chart: Chart): ReturnType<typeof placeInChart> =>
  chart.origin === 'structured' ? { at: [...chart.at, 'systems'] } : placeInChart(chart, 'unit');

/** A chart of at least two sizes of a body: the sides of a thing, or one size, ask for no conversion. */
const isOfPeople = ({ columns, sizes }: Chart): boolean =>
  sizes.length > 1 && columns.some(({ measure }) => isOfABody(measure));

/** Letter sizes are of no system. */
const hasOnlyLetters = ({ sizes }: Chart): boolean =>
  sizes.every(size => size.startsWith('#') || rankOf(size)?.scale === 'letter');

/** Whether every size is a bare number, which means something else in each country. */
const isBare = (chart: Chart): boolean => {
  const sizes = chart.sizes.filter(size => !size.startsWith('#'));
  return sizes.length > 1 && sizes.every(size => rankOf(size)?.scale === '');
};

const isUnit = (unit: string | undefined): unit is 'cm' | 'in' => unit === 'cm' || unit === 'in';

export default defineRule({
  id: 'size/chart-market',
  on: ['listing', 'store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['size_chart.systems'],
  absent: 'finding',
  fix: 'auto-review',
  guidelines: ['S1-19', 'S1-20'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Size chart lacks the target market’s system, unit or conversion',
    zh: '尺码表缺少目标市场的尺码体系、单位或转换表',
  },
  messages: {
    unit: say(
      'Size chart is in {units:list}; buyers in {markets:list} measure in {wanted:list}.',
      '尺码表单位为 {units:list}，{markets:list} 买家使用 {wanted:list}。',
    ),
    system: say(
      'Size chart names {systems:list} sizes; buyers in {markets:list} know {wanted:list}.',
      '尺码表只有 {systems:list} 码，{markets:list} 买家使用 {wanted:list} 码。',
    ),
    unsaid: say(
      'Sizes are numbers that do not say which system they are of: {sizes:list}.',
      '尺码为数字，未说明属于哪种体系：{sizes:list}。',
    ),
  },
  notes: {
    read: say('sizes of the chart: {sizes:list}', '尺码表的尺码：{sizes:list}'),
    'add-unit': say(
      'Give every number in {wanted:list} too; 1 inch is 2.54 cm.',
      '每个数字同时给出 {wanted:list}（1 英寸 = 2.54 cm）。',
    ),
    convert: say('give all numbers in {wanted:text}', '所有数字换算为 {wanted:text}'),
    'add-system': say(
      'Add a column that converts to {wanted:list} sizes.',
      '加一列 {wanted:list} 码的转换。',
    ),
    'name-system': say(
      'Name the system in the heading: “EU”, “US”; add a column for each market.',
      '在表头写明体系，如“欧码”“美码”，并为各市场加一列。',
    ),
  },
  options: {
    units: { default: true, en: 'Ask for the market’s unit of length', zh: '检查目标市场的长度单位' },
    conversionWhenDifferent: {
      default: true,
      en: 'Ask for the market’s sizes where the chart names others',
      zh: '尺码体系不同时要求转换列',
    },
  },
  sources: { markets: { title: source.trim(), asOf: as_of } },
  docs: {
    what: {
      en: 'Compares the size charts of listings and stores with the markets set: the unit buyers there measure in (inches in the US, cm in Europe, Japan and China, either in the UK) and the size system they know. Letter sizes need no system; numbers that name none are reported in a chart of its own. A chart without a unit is another rule’s.',
      zh: '把商品和店铺的尺码表与目标市场对照：当地使用的长度单位（美国英寸，欧洲、日本、中国 cm，英国均可）和尺码体系。字母码不要求体系；结构化尺码表中的数字码须说明体系。没写单位的由另一项检查。',
    },
    why: {
      en: 'A German who reads 36 does not know whether it is a French 36 or inches, and a US buyer does not measure in cm.',
      zh: '德国买家看到 36 分不清是法国码还是英寸，美国买家不用 cm 量身。',
    },
    how: {
      en: 'Add the market’s size as a column and give the numbers in its unit.',
      zh: '加一列目标市场的尺码，并用当地单位给出数字。',
    },
  },
  examples: {
    valid: [
      {
        name: 'inches for the US',
        run: { markets: ['US'] },
        value: {
          title: 'Linen Shirt',
          description: 'Size S: Chest 38 in, Length 27 in. Size M: Chest 40 in, Length 28 in.',
        },
      },
      {
        name: '面向德国的欧码尺码表',
        run: { markets: ['DE'] },
        value: {
          title: '亚麻衬衫',
          description: '欧码 36：胸围 84 cm，腰围 66 cm。欧码 38：胸围 88 cm，腰围 70 cm。',
        },
      },
      {
        name: 'no market set',
        outcome: 'no-data',
        value: {
          title: 'Linen Shirt',
          description: 'Size S: Chest 96 cm, Length 70 cm. Size M: Chest 101 cm, Length 72 cm.',
        },
      },
      {
        name: 'a team that converts elsewhere',
        run: { markets: ['US'] },
        options: { units: false, conversionWhenDifferent: false },
        value: {
          title: 'Linen Shirt',
          description: 'EU 36: Chest 84 cm, Waist 66 cm. EU 38: Chest 88 cm, Waist 70 cm.',
        },
      },
    ],
    invalid: [
      {
        name: 'cm for the US',
        proves: ['S1-19'],
        run: { markets: ['US'] },
        value: {
          title: 'Linen Shirt',
          description: 'Size S: Chest 96 cm, Length 70 cm. Size M: Chest 101 cm, Length 72 cm.',
        },
        findings: [{ messageId: 'unit', words: 'Chest' }],
      },
      {
        name: 'a chart of fields in cm, converted for the US',
        run: { markets: ['US'] },
        value: {
          title: 'Linen Shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 96, length: [70, 71] },
              { size: 'M', chest: 101, length: [72, 73] },
            ],
          },
        },
        findings: [{ messageId: 'unit', path: ['size_chart', 'unit'] }],
        fixed: {
          size_chart: {
            unit: 'in',
            rows: [
              { size: 'S', chest: 37.8, length: [27.6, 28] },
              { size: 'M', chest: 39.8, length: [28.3, 28.7] },
            ],
          },
        },
      },
      {
        name: '面向日本只有欧码',
        proves: ['S1-20'],
        run: { markets: ['JP'] },
        value: {
          title: '亚麻衬衫',
          description: '欧码 36：胸围 84 cm，腰围 66 cm。欧码 38：胸围 88 cm，腰围 70 cm。',
        },
        findings: [{ messageId: 'system', words: '胸围' }],
      },
      {
        name: 'numbers of no system',
        run: { markets: ['FR'] },
        value: {
          title: 'Linen Shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: '36', chest: 84 },
              { size: '38', chest: 88 },
            ],
          },
        },
        findings: [{ messageId: 'unsaid' }],
      },
    ],
  },

  check(_, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    if (context.markets.length === 0) return noData('markets');
    const markets = context.markets.filter(market => known[market]);
    if (markets.length === 0) return notApplicable('market');
    const charts = sizeCharts(document, run).filter(isOfPeople);
    // several charts side by side may convert into one another
    const units = new Set(
      charts
        .flatMap(({ unit }) => (unit.kind === 'stated' ? unit.units : []))
        .map(unit => (unit === 'mm' ? 'cm' : unit)),
    );
    const systems = new Set(charts.flatMap(chart => chart.systems).filter(system => SYSTEMS.has(system)));
    const [chart] = charts;
    if (!chart) return noData('size_chart');
    const findings: RuleFinding[] = [];
    const evidence = {
      ...context.note('read', { sizes: chart.sizes.filter(size => !size.startsWith('#')).slice(0, 6) }),
      source: 'markets',
    };
    const lacking = (of: 'units' | 'systems', has: ReadonlySet<string>): readonly string[] =>
      markets.filter(market => !known[market]?.[of].some(each => has.has(each)));
    const wantedBy = (of: 'units' | 'systems', those: readonly string[]): readonly string[] => [
      ...new Set(those.flatMap(market => known[market]?.[of] ?? [])),
    ];
    const allStated = charts.every(({ unit }) => unit.kind === 'stated');
    const otherUnit = options.units && allStated && units.size > 0 ? lacking('units', units) : [];
    if (otherUnit.length > 0) {
      const wanted = wantedBy('units', otherUnit);
      const [unit] = wanted;
      const suitsAll = markets.every(market => known[market]?.units.some(each => each === unit));
      const edits =
        suitsAll && charts.length === 1 && isUnit(unit) ? convertedTo(chart, unit, document) : undefined;
      const details = {
        ...placeInChart(chart, 'unit'),
        evidence,
        ...(edits && {
          fix: { safety: 'unsafe' as const, title: context.note('convert', { wanted: unit ?? '' }), edits },
        }),
        advice: context.note('add-unit', { wanted }),
        appliesTo: { markets: otherUnit },
      };
      findings.push(context.finding('unit', { units: [...units], markets: otherUnit, wanted }, details));
    }
    if (options.conversionWhenDifferent && systems.size > 0 && !charts.every(hasOnlyLetters)) {
      const other = lacking('systems', systems);
      if (other.length > 0) {
        const upper = (names: Iterable<string>): readonly string[] =>
          [...names].map(name => name.toUpperCase());
        const wanted = upper(wantedBy('systems', other));
        const details = {
          ...placeOfSystems(chart),
          evidence,
          advice: context.note('add-system', { wanted }),
          appliesTo: { markets: other },
        };
        findings.push(
          context.finding('system', { systems: upper(systems), markets: other, wanted }, details),
        );
      }
    }
    if (findings.length === 0 && systems.size === 0 && chart.origin === 'structured' && isBare(chart)) {
      const details = { ...placeOfSystems(chart), advice: context.note('name-system', {}) };
      return context.absent('size_chart.systems', () =>
        context.finding('unsaid', { sizes: chart.sizes.slice(0, 6) }, details),
      );
    }
    return context.outcome(findings);
  },
});
