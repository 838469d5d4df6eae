import {
  audienceOf,
  type Chart,
  defineRule,
  hasTrait,
  isService,
  notApplicable,
  placeOfCell,
  say,
  sizeCharts,
  type ValueFault,
  type ValueLimits,
  valueFaults,
  writtenCell,
} from '../../src/rule/index.ts';
import sizeRanges from '../lexicons/size-ranges.yaml';

const { limits, shoe } = sizeRanges as unknown as ValueLimits;

/** Where the rule of each fault comes from; those without one are plain contradictions. */
const SOURCE: Partial<Record<ValueFault['kind'], string>> = {
  conversion: 'inch',
  order: 'sizes',
  impossible: 'sizes',
  shoe: 'shoes',
};

export default defineRule({
  id: 'size/chart-values',
  on: ['listing', 'store'],
  severity: 'error',
  consequence: 'returns',
  needs: ['size_chart'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-12', 'S1-20'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Size numbers are wrong: not increasing, impossible, or do not convert',
    zh: '尺码数值有误：不递增、不合理或换算不符',
  },
  messages: {
    zero: say('{measure:quote} is 0 at size {size:quote}.', '{measure:quote} 在尺码 {size:quote} 处为 0。'),
    reversed: say(
      '{measure:quote} at size {size:quote} runs backwards: {value:text}.',
      '{measure:quote} 在尺码 {size:quote} 处范围颠倒：{value:text}。',
    ),
    conversion: say(
      '{measure:quote} at size {size:quote}: {value:text} are not the same length.',
      '{measure:quote} 在尺码 {size:quote} 处换算不符：{value:text}。',
    ),
    order: say(
      '{measure:quote} does not grow with the size: {size:quote} has {value:text}, {other:quote} has {compared:text}.',
      '{measure:quote} 未随尺码递增：{size:quote} 为 {value:text}，{other:quote} 为 {compared:text}。',
    ),
    range: {
      ...say(
        '{measure:quote} at size {size:quote} spans {value:text}, far more than at the other sizes.',
        '{measure:quote} 在尺码 {size:quote} 处为 {value:text}，范围远大于其他尺码。',
      ),
      severity: 'warning',
    },
    impossible: say(
      '{measure:quote} cannot be {value:text} at size {size:quote}.',
      '{measure:quote} 在尺码 {size:quote} 处不可能是 {value:text}。',
    ),
    shoe: say(
      'Size {size:quote} does not go with {measure:quote} {value:text}.',
      '尺码 {size:quote} 与 {measure:quote} {value:text} 不符。',
    ),
  },
  notes: {
    row: say('{measure:text} by size: {numbers:text}', '各尺码 {measure:text}：{numbers:text}'),
    correct: say(
      'Measure this size again and correct the number; check the row it was copied from.',
      '重新测量该尺码并更正数值，同时核对复制来源的那一行。',
    ),
  },
  options: {
    toleranceCm: {
      default: 1,
      en: 'cm that a larger size may measure less before it is a fault',
      zh: '较大尺码的数值可比较小尺码少多少 cm 而不算错误',
    },
    toleranceInches: {
      default: 0.5,
      en: 'Inches that a conversion may be off, besides rounding',
      zh: '换算允许的误差（英寸，另计取整误差）',
    },
    toleranceShoeSizes: {
      default: 1,
      en: 'European sizes that a shoe size may be off, besides the room of an insole',
      zh: '欧码允许的误差（码，另计鞋垫余量）',
    },
  },
  sources: {
    inch: { title: 'International yard and pound agreement: 1 inch = 2.54 cm', asOf: '1959-07-01' },
    sizes: { title: 'EN 13402-3, ISO 8559-2 and GB/T 1335: body dimensions by size', asOf: '2026-11-22' },
    shoes: { title: 'ISO 9407 and EN 13402-3: shoe sizes by length of the foot', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Reads size charts from the chart field, from tables and from running text and looks for numbers that cannot be right: cm and inches of one cell that are different lengths, one size that measures less than a smaller one while the rest grows, a measure of 0, a range that runs backwards or is three times as wide as any other, a waist of 8 m, a shoe size far from the foot it is said to fit. Charts whose numbers run into each other are left alone.',
      zh: '从尺码表字段、表格和正文中读取尺码表，查找不可能正确的数值：同一格的 cm 与英寸不是同一长度、其余递增而某个尺码反而更小、数值为 0、范围颠倒或比其他尺码宽三倍、明显超出可能范围、鞋码与脚长不符。数字连写、读不准的尺码表不检查。',
    },
    why: {
      en: 'Buyers choose by these numbers. One slipped digit sends every order of that size back.',
      zh: '买家按这些数字选码，一个数字写错，该尺码的订单就会退货。',
    },
    how: {
      en: 'Measure that size again and correct the number. Inches are cm divided by 2.54.',
      zh: '重新测量该尺码并更正。英寸 = cm ÷ 2.54。',
    },
  },
  examples: {
    valid: [
      {
        name: 'cm and inches that agree after rounding',
        value: {
          title: 'Quilted vest',
          description:
            'Size S: Chest 96 cm/38 in, Length 66 cm/26 in. Size M: Chest 101 cm/40 in, Length 68 cm/27 in. Size L: Chest 107 cm/42 in, Length 70 cm/27.5 in.',
        },
      },
      {
        name: 'sizes that grow, lengths that stay',
        value: {
          title: 'Linen shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 96, length: 72 },
              { size: 'M', chest: 101, length: 72 },
              { size: 'L', chest: 106, length: 72 },
            ],
          },
        },
      },
      {
        name: 'a chart that begins with the largest size',
        value: {
          title: 'Linen shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'L', chest: 106 },
              { size: 'M', chest: 101 },
              { size: 'S', chest: 96 },
            ],
          },
        },
      },
      {
        name: '童鞋码号从 13 跳回 1',
        value: {
          title: '儿童运动鞋',
          size_chart: {
            unit: 'cm',
            systems: ['US'],
            rows: [
              { size: '12', 脚长: 18.4 },
              { size: '13', 脚长: 19.2 },
              { size: '1', 脚长: 20.0 },
            ],
          },
        },
      },
      {
        name: 'a team that allows more',
        options: { toleranceCm: 3, toleranceInches: 2, toleranceShoeSizes: 4 },
        value: {
          title: 'Canvas shoe',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'EU 38', foot_length: 24, calf: '34 cm / 15 in' },
              { size: 'EU 39', foot_length: 22, calf: '36 cm / 14.2 in' },
              { size: 'EU 40', foot_length: 25, calf: '34 cm / 13.4 in' },
            ],
          },
        },
      },
      { name: 'no chart at all', value: { title: 'Linen shirt', description: 'A shirt.' } },
      {
        name: 'shoe sizes',
        value: { title: 'Canvas shoe', description: 'EU 38: foot length 24 cm. EU 39: foot length 24.7 cm.' },
      },
    ],
    invalid: [
      {
        name: 'inches of another size',
        proves: ['S1-20'],
        value: {
          title: 'Base layer top',
          description:
            'Size M: Chest 96 cm/37.8 in. Size L: Chest 102 cm/40.2 in. Size XL: Chest 108 cm/45.2 in.',
        },
        findings: [{ messageId: 'conversion', words: '108 cm/45.2 in.' }],
      },
      {
        name: 'two digits changed places',
        proves: ['S1-12'],
        value: {
          title: 'Linen shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 92 },
              { size: 'M', chest: 79 },
              { size: 'L', chest: 102 },
            ],
          },
        },
        findings: [{ messageId: 'order', path: ['size_chart', 'rows', 1, 'chest'] }],
      },
      {
        name: '尺码表某码胸围为 0',
        value: {
          title: '亚麻衬衫',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', 胸围: 92 },
              { size: 'M', 胸围: 0 },
              { size: 'L', 胸围: 102 },
            ],
          },
        },
        findings: [{ messageId: 'zero', path: ['size_chart', 'rows', 1, '胸围'] }],
      },
      {
        name: 'a range that ends before it begins',
        value: {
          title: 'Linen shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: [92, 88], waist: [75, 79] },
              { size: 'M', chest: [92, 96], waist: [79, 83] },
              { size: 'L', chest: [96, 100], waist: [83, 87] },
            ],
          },
        },
        findings: [{ messageId: 'reversed', path: ['size_chart', 'rows', 0, 'chest'] }],
      },
      {
        name: 'a range far wider than the others',
        value: {
          title: 'Linen shirt',
          description:
            'Size S: Waist 58-79 cm. Size M: Waist 79-83 cm. Size L: Waist 83-87 cm. Size XL: Waist 87-91 cm.',
        },
        findings: [{ messageId: 'range', words: '58-79 cm' }],
      },
      {
        name: 'a decimal point lost',
        value: {
          title: 'Linen shirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', chest: 92.5 },
              { size: 'M', chest: 975 },
            ],
          },
        },
        findings: [{ messageId: 'impossible', path: ['size_chart', 'rows', 1, 'chest'] }],
      },
      {
        name: 'a shoe for another foot',
        value: {
          title: 'Canvas shoe',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'EU 38', foot_length: 24 },
              { size: 'EU 40', foot_length: 22 },
            ],
          },
        },
        findings: [{ messageId: 'shoe', path: ['size_chart', 'rows', 1, 'foot_length'] }],
      },
    ],
  },

  check(_, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const charts = sizeCharts(document, run);
    if (charts.length === 0) return context.absent('size_chart');
    const tolerance = {
      cm: options.toleranceCm,
      inches: options.toleranceInches,
      shoeSizes: options.toleranceShoeSizes,
    };
    // a doll or a dog can be of any size
    const onPeople = hasTrait('worn', document, run) !== false && audienceOf(document, run) !== 'animal';
    const known = { limits: onPeople ? limits : {}, shoe };
    const finding = (chart: Chart, { kind, column, cell, other }: ValueFault) => {
      const measure = column.label;
      const size = chart.sizes[cell.size] ?? '';
      const value = writtenCell(cell);
      const numbers = column.cells
        .map(each => `${chart.sizes[each.size] ?? ''} ${writtenCell(each)}`)
        .join(', ');
      const source = SOURCE[kind];
      const details = {
        ...placeOfCell(chart, cell),
        evidence: { ...context.note('row', { measure, numbers }), ...(source && { source }) },
        advice: context.note('correct', {}),
      };
      if (kind === 'zero') return context.finding(kind, { measure, size }, details);
      if (kind === 'order' && other) {
        const data = {
          measure,
          size,
          value,
          other: chart.sizes[other.size] ?? '',
          compared: writtenCell(other),
        };
        return context.finding('order', data, details);
      }
      return context.finding(kind === 'order' ? 'impossible' : kind, { measure, size, value }, details);
    };
    return context.outcome(
      charts.flatMap(chart => valueFaults(chart, known, tolerance).map(fault => finding(chart, fault))),
    );
  },
});
