import {
  audienceOf,
  type Chart,
  defineRule,
  type Edit,
  firstNumbers,
  inferUnit,
  type MeasureRanges,
  notApplicable,
  placeInChart,
  placeOfCell,
  say,
  sizeCharts,
  writtenCell,
} from '../../src/rule/index.ts';
import sizeRanges from '../lexicons/size-ranges.yaml';

const { ranges } = sizeRanges as { ranges: Readonly<Record<string, MeasureRanges>> };

/** Writes the unit where it holds for the whole chart: its field, or the corner cell of its table. */
function editOf(chart: Chart, unit: 'cm' | 'in'): Edit | undefined {
  if (chart.origin === 'structured') return { op: 'set', path: [...chart.at, 'unit'], value: unit };
  if (chart.corner === undefined) return undefined;
  const { end } = chart.corner;
  return { op: 'splice', path: chart.at, span: { start: end, end }, text: ` (${unit})` };
}

export default defineRule({
  id: 'size/chart-unit',
  on: ['listing', 'store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['size_chart.unit'],
  absent: 'finding',
  fix: 'auto-review',
  guidelines: ['S1-19', 'S1-21'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Size chart numbers carry no unit note, or the units are mixed',
    zh: '尺码表没有注明单位，或单位混用',
  },
  messages: {
    missing: say(
      'Size chart has numbers but no unit: {numbers:text}.',
      '尺码表只有数字，没有单位：{numbers:text}。',
    ),
    'only-in-note': say(
      'Size chart names a unit only in a note on conversion or tolerance: {numbers:text}.',
      '尺码表只在换算或误差说明里提到单位：{numbers:text}。',
    ),
    mixed: {
      ...say(
        'Size chart mixes {units:list} within one measure: {measure:quote}.',
        '尺码表同一项尺寸混用 {units:list}：{measure:quote}。',
      ),
      severity: 'error',
    },
    'mixed-columns': say(
      'Size chart changes between {units:list} from measure to measure, at {measure:quote}.',
      '尺码表各项尺寸单位不一（{units:list}），见 {measure:quote}。',
    ),
  },
  notes: {
    plausible: say(
      '{numbers:text}: plausible as {unit:text} ({low:number}-{high:number}), not as {other:text}',
      '{numbers:text}：按 {unit:text} 合理（{low:number}-{high:number}），按 {other:text} 不合理',
    ),
    undecided: say(
      '{numbers:text}: the numbers alone do not tell cm from inches',
      '{numbers:text}：仅凭数字无法判断是 cm 还是英寸',
    ),
    beside: say('{value:text} beside {earlier:text}', '{value:text} 与 {earlier:text} 并存'),
    'write-unit': say('Write the unit {unit:text} into the size chart', '在尺码表中写明单位 {unit:text}'),
    'name-unit': say(
      'Write the unit once above the chart or in each heading, for example “Bust (cm)”.',
      '在尺码表上方或每个表头写明单位，例如“胸围 (cm)”。',
    ),
    'one-unit': say(
      'Give every number of the chart in one unit, or both units in every cell.',
      '全表统一使用一种单位，或每格同时写出两种单位。',
    ),
  },
  options: {
    inferUnit: {
      default: true,
      en: 'Infer the unit from plausible values of each measure and offer it as the fix.',
      zh: '根据各项尺寸的合理范围推断单位，并作为修改方案给出。',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 3 Size', asOf: '2026-11-22' },
    ranges: { title: 'EN 13402-3 and ISO 8559-2, body dimensions; widened for garments', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Reads size charts from the chart field, from HTML and Markdown tables and from running text, and looks for the unit of their numbers: at the numbers, in a heading or caption, or in a sentence. A unit that stands only in “1 inch = 2.54 cm”, in a tolerance or at the height of the model does not count. Some sizes of one measure in cm and others in inches are an error; both units in every cell are fine.',
      zh: '从尺码表字段、HTML 与 Markdown 表格以及正文中读取尺码表，检查数字是否注明单位：数字后、表头、标题或说明句均可。只出现在“1 英寸 = 2.54 cm”、误差说明或模特身高里的单位不算。同一项尺寸有的写 cm、有的写英寸属于错误；每格同时写两种单位没有问题。',
    },
    why: {
      en: 'A bust of 36 is a size S in inches and a child’s in cm. Buyers from another market guess, order the wrong size and send it back.',
      zh: '胸围 36 按英寸是成人小码，按 cm 却是童装。其他市场的买家只能猜，下错尺码就会退货。',
    },
    how: {
      en: 'Write “All measurements in cm.” above the chart, or the unit into each heading. For buyers in the US and the UK give cm and inches side by side.',
      zh: '在尺码表上方写“以下尺寸单位均为 cm”，或在每个表头写明单位。面向美国、英国买家时，cm 与英寸并列给出。',
    },
  },
  examples: {
    valid: [
      {
        name: 'unit at the numbers',
        value: {
          title: 'Corduroy overshirt',
          description:
            'Size S: Bust 96cm/37.8", Length 70cm/27.6". Size M: Bust 101cm/39.8", Length 72cm/28.3".',
        },
      },
      {
        name: 'unit of the structured chart',
        value: {
          title: 'Corduroy overshirt',
          size_chart: {
            unit: 'cm',
            rows: [
              { size: 'S', bust: 96 },
              { size: 'M', bust: 101 },
            ],
          },
        },
      },
      {
        name: 'unit in the caption',
        value: {
          title: 'Leinenhose',
          description:
            '<p>Alle Maße in cm.</p><table><tr><th>Größe</th><th>Taille</th><th>Hüfte</th></tr><tr><td>36</td><td>70</td><td>96</td></tr><tr><td>38</td><td>74</td><td>100</td></tr></table>',
        },
      },
      {
        name: 'sizes for sale are no chart',
        value: {
          title: 'Tank top',
          description: 'Sizes S, M, L and XL. 95 % cotton, 5 % elastane. Wash at 30 degrees.',
        },
      },
      {
        name: 'a service has no sizes',
        value: {
          title: 'Alteration of trousers',
          type: 'service',
          description: 'S: Waist 70 Hip 96. M: Waist 74 Hip 100.',
        },
        outcome: 'not-applicable',
      },
    ],
    invalid: [
      {
        name: 'structured chart without a unit',
        value: {
          title: 'Corduroy overshirt',
          size_chart: {
            rows: [
              { size: 'S', bust: 96, waist: 92 },
              { size: 'M', bust: 101, waist: 97 },
            ],
          },
        },
        findings: [{ messageId: 'missing', path: ['size_chart', 'unit'] }],
        fixed: {
          title: 'Corduroy overshirt',
          size_chart: {
            rows: [
              { size: 'S', bust: 96, waist: 92 },
              { size: 'M', bust: 101, waist: 97 },
            ],
            unit: 'cm',
          },
        },
      },
      {
        name: 'table without a unit',
        value: {
          title: 'Wrap skirt',
          description:
            '<table><tr><th>Size</th><th>Waist</th><th>Hips</th></tr><tr><td>S</td><td>27</td><td>37</td></tr><tr><td>M</td><td>29</td><td>39</td></tr></table>',
        },
        findings: [{ messageId: 'missing', words: 'Waist' }],
        fixed: {
          title: 'Wrap skirt',
          description:
            '<table><tr><th>Size (in)</th><th>Waist</th><th>Hips</th></tr><tr><td>S</td><td>27</td><td>37</td></tr><tr><td>M</td><td>29</td><td>39</td></tr></table>',
        },
      },
      {
        name: 'unit only in a note',
        value: {
          title: '灯芯绒衬衫',
          description: '尺码 M 胸围 104 衣长 70 尺码 L 胸围 108 衣长 72 手工测量，误差 1-3 cm。',
        },
        findings: [{ messageId: 'only-in-note', words: '胸围' }],
      },
      {
        name: 'cm and inches in one measure',
        value: {
          title: 'Padded vest',
          description:
            'Size S: Chest 96 cm, Length 66 cm. Size M: Chest 40 inches, Length 27 inches. Size L: Chest 106 cm, Length 70 cm.',
        },
        findings: [{ messageId: 'mixed', words: '40 inches' }],
      },
      {
        name: 'another unit for another measure',
        value: {
          title: 'Padded vest',
          description: 'Size S: Chest 96 cm, Waist 36 inches. Size M: Chest 101 cm, Waist 38 inches.',
        },
        findings: [{ messageId: 'mixed-columns', words: '36 inches' }],
      },
      {
        name: 'without inference no unit is offered',
        value: { title: 'Corduroy overshirt', description: 'Size S: Bust 96. Size M: Bust 101.' },
        options: { inferUnit: false },
        findings: [{ messageId: 'missing', words: 'Bust' }],
      },
    ],
  },

  check(value, context) {
    if (context.document.kind === 'listing' && 'type' in value && value.type === 'service')
      return notApplicable('type');
    const charts = sizeCharts(context.document, context.run);
    if (charts.length === 0) return context.absent('size_chart');
    const known = ranges[audienceOf(context.document, context.run)] ?? {};
    const judge = (chart: Chart) => {
      const { unit: state, columns } = chart;
      if (state.kind === 'stated') return [];
      if (state.kind === 'mixed' || state.kind === 'mixed-columns') {
        const data = { units: state.units, measure: state.column.label };
        const evidence = context.note('beside', {
          value: writtenCell(state.cell),
          earlier: writtenCell(state.earlier),
        });
        const details = { ...placeOfCell(chart, state.cell), evidence, advice: context.note('one-unit', {}) };
        return state.kind === 'mixed'
          ? context.finding('mixed', data, details)
          : context.finding('mixed-columns', data, details);
      }
      const numbers = columns[0] ? firstNumbers(columns[0]) : '';
      const place = placeInChart(chart, 'unit');
      const inferred = context.options.inferUnit ? inferUnit(chart, known) : undefined;
      if (inferred === undefined) {
        const evidence = context.note('undecided', { numbers });
        return context.finding(
          state.kind,
          { numbers },
          { ...place, evidence, advice: context.note('name-unit', {}) },
        );
      }
      const {
        unit,
        column,
        range: [low, high],
      } = inferred;
      const other = unit === 'cm' ? 'in' : 'cm';
      const evidence = context.note('plausible', { numbers: firstNumbers(column), unit, other, low, high });
      const suggestion = { phrase: `size.unit-${unit}`, data: {} };
      const edit = editOf(chart, unit);
      const title = context.note('write-unit', { unit });
      return context.finding(
        state.kind,
        { numbers },
        {
          ...place,
          evidence: { ...evidence, source: 'ranges' },
          suggestion,
          ...(edit ? { fix: { safety: 'unsafe', title, edits: [edit] } } : {}),
        },
      );
    };
    return context.outcome(charts.flatMap(judge));
  },
});
