import {
  type Chart,
  defineRule,
  isOfABody,
  notApplicable,
  placeInChart,
  say,
  saysHowToMeasure,
  sizeCharts,
} from '../../src/rule/index.ts';

/** Measures that mean the same on the wearer and on the product, or only on one of them. */
const ONE_MEANING = new Set(['foot', 'head', 'hand', 'back']);
/** Measures that only the garment has. */
const OF_THE_GARMENT = new Set(['half-chest', 'length', 'hem', 'cuff', 'leg-opening', 'rise']);

/** A chart that can be read both ways: measures of a body, over at least two sizes or for one named size. */
function readsBothWays(chart: Chart): boolean {
  const rows = Math.max(...chart.columns.map(({ cells }) => cells.length));
  if (rows < 2 && chart.sizes.every(size => size.startsWith('#'))) return false;
  const measures = chart.columns.filter(({ measure }) => isOfABody(measure) && !ONE_MEANING.has(measure));
  return measures.length >= (rows < 2 ? 2 : 1);
}

export default defineRule({
  id: 'size/chart-basis',
  on: ['listing', 'store'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['size_chart.basis'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-21'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Chart does not say body or garment measurements',
    zh: '尺码表未注明人体尺寸还是成衣尺寸',
  },
  messages: {
    missing: say(
      'Size chart does not say whether it measures the body or the garment.',
      '尺码表未注明是人体尺寸还是成衣尺寸。',
    ),
    'other-basis': say(
      'Size chart gives {basis:text} measurements; wanted: {accepted:list}.',
      '尺码表给出的是 {basis:text} 尺寸，要求：{accepted:list}。',
    ),
    'how-to-measure': {
      ...say('Size chart does not say how to measure.', '尺码表没有说明测量方法。'),
      severity: 'info',
    },
  },
  notes: {
    read: say(
      { one: '{measures:list} for {sizes:count} size', other: '{measures:list} for {sizes:count} sizes' },
      '{measures:list}，共 {sizes:count} 个尺码',
    ),
    'say-which': say(
      'Write above the chart which of the two it is: body measurements, or measurements of the garment laid flat.',
      '在尺码表上方注明是人体尺寸，还是成衣尺寸（平铺测量）。',
    ),
    'say-how': say(
      'Add one sentence for each measure: where the tape runs.',
      '每项尺寸补一句说明：从哪里量到哪里。',
    ),
  },
  options: {
    accept: {
      default: ['body', 'garment', 'both'],
      en: 'What a chart may measure: body, garment, both.',
      zh: '可接受的尺寸类型：body（人体）、garment（成衣）、both（两者）。',
    },
    howToMeasure: {
      default: true,
      en: 'Also ask structured charts for a note on how to measure.',
      zh: '同时要求结构化尺码表说明测量方法。',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 3 Size', asOf: '2026-11-22' },
    schema: {
      title: 'schema.org SizeSpecification: suggestedMeasurement, hasMeasurement',
      asOf: '2026-11-22',
      url: 'https://schema.org/SizeSpecification',
    },
  },
  docs: {
    what: {
      en: 'Looks for words that say whether the numbers of a size chart are those of the wearer (body measurements, Körpermaße) or of the garment (measured flat, pit to pit). They may stand anywhere in the listing. Charts of feet, hands or heads, and of things, are left alone.',
      zh: '检查是否注明尺码表数字是人体尺寸（body measurements、净体尺寸）还是成衣尺寸（平铺测量、pit to pit），写在商品任何位置均可。脚、手、头部尺码表以及物品尺寸不检查。',
    },
    why: {
      en: 'A chest of 100 cm fits a buyer of 100 cm as a body measurement and one of 90 cm as a garment measurement: a whole size apart. It is among the first reasons for returned clothes.',
      zh: '胸围 100 cm 若为人体尺寸，适合胸围 100 cm 的买家；若为成衣尺寸，只适合约 90 cm，相差一个码以上，是服装退货的主要原因之一。',
    },
    how: {
      en: 'Paste one sentence above the chart and make sure it is the true one. In a structured chart set basis to body, garment or both.',
      zh: '在尺码表上方加一句说明，并确认属实。结构化尺码表请把 basis 设为 body、garment 或 both。',
    },
  },
  examples: {
    valid: [
      {
        name: 'measured flat',
        value: {
          title: 'Flannel shirt',
          description:
            'Size S: Chest 54 cm, Sleeve 62 cm. Size M: Chest 57 cm, Sleeve 63 cm. All garments are measured flat.',
        },
      },
      {
        name: 'German: one word names the basis',
        value: {
          title: 'Strickjacke aus Schurwolle',
          language: 'de',
          description:
            'Angegeben ist das Kleidungsmaß. Größe S: Brust 98 cm, Länge 64 cm. Größe M: Brust 104 cm, Länge 66 cm.',
        },
      },
      {
        name: 'structured chart with its basis',
        value: {
          title: 'Flannel shirt',
          size_chart: {
            unit: 'cm',
            basis: 'body',
            rows: [
              { size: 'S', chest: 92 },
              { size: 'M', chest: 98 },
            ],
            how_to_measure: 'Measure around the widest part of the chest.',
          },
        },
      },
      {
        name: 'feet have one measure',
        value: { title: 'Canvas shoe', description: 'EU 38: foot length 24 cm. EU 39: foot length 24.7 cm.' },
      },
      {
        name: 'how to measure is not asked for',
        value: {
          title: 'Flannel shirt',
          size_chart: {
            unit: 'cm',
            basis: 'garment',
            rows: [
              { size: 'S', chest: 104 },
              { size: 'M', chest: 110 },
            ],
          },
        },
        options: { howToMeasure: false },
      },
    ],
    invalid: [
      {
        name: 'neither body nor garment',
        value: {
          title: 'Flannel shirt',
          description: 'Size S: Chest 104 cm, Sleeve 62 cm. Size M: Chest 110 cm, Sleeve 63 cm.',
        },
        findings: [{ messageId: 'missing', words: 'Chest' }],
      },
      {
        name: 'Chinese table',
        value: {
          title: '法兰绒衬衫',
          description:
            '<table><tr><td>尺码(cm)</td><td>胸围</td><td>袖长</td></tr><tr><td>M</td><td>104</td><td>60</td></tr><tr><td>L</td><td>108</td><td>61</td></tr></table>',
        },
        findings: [{ messageId: 'missing', words: '胸围' }],
      },
      {
        name: 'body measurements are wanted',
        value: {
          title: 'Flannel shirt',
          size_chart: {
            unit: 'cm',
            basis: 'garment',
            rows: [
              { size: 'S', chest: 104 },
              { size: 'M', chest: 110 },
            ],
            how_to_measure: 'Across the chest, doubled.',
          },
        },
        options: { accept: ['body', 'both'] },
        findings: [{ messageId: 'other-basis', path: ['size_chart', 'basis'] }],
      },
      {
        name: 'basis without a way to measure',
        value: {
          title: 'Flannel shirt',
          size_chart: {
            unit: 'cm',
            basis: 'body',
            rows: [
              { size: 'S', chest: 92 },
              { size: 'M', chest: 98 },
            ],
          },
        },
        findings: [{ messageId: 'how-to-measure' }],
      },
    ],
  },

  check(value, context) {
    if (context.document.kind === 'listing' && 'type' in value && value.type === 'service')
      return notApplicable('type');
    const charts = sizeCharts(context.document, context.run);
    if (charts.length === 0) return context.absent('size_chart');
    const ambiguous = charts.filter(readsBothWays);
    const { accept, howToMeasure } = context.options;
    const wrong = ambiguous.find(({ basis }) => basis === undefined || !accept.includes(basis));
    if (wrong !== undefined) {
      const measures = wrong.columns.map(({ label }) => label).slice(0, 4);
      const garment = wrong.columns.some(({ measure }) => OF_THE_GARMENT.has(measure));
      const details = {
        ...placeInChart(wrong, 'basis'),
        evidence: context.note('read', {
          measures,
          sizes: Math.max(...wrong.columns.map(({ cells }) => cells.length)),
        }),
        advice: context.note('say-which', {}),
      };
      if (wrong.basis !== undefined)
        return context.outcome([
          context.finding('other-basis', { basis: wrong.basis, accepted: accept }, details),
        ]);
      const suggestion = { phrase: garment ? 'size.basis-garment' : 'size.basis-body', data: {} };
      return context.outcome([context.finding('missing', {}, { ...details, suggestion })]);
    }
    const own = ambiguous.find(({ origin }) => origin === 'structured');
    if (howToMeasure && own && !saysHowToMeasure(context.document, context.run)) {
      return context.outcome([
        context.finding(
          'how-to-measure',
          {},
          { ...placeInChart(own, 'how_to_measure'), advice: context.note('say-how', {}) },
        ),
      ]);
    }
    return context.outcome([]);
  },
});
