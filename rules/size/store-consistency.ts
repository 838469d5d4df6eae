import {
  audienceOf,
  type Chart,
  type ChartCell,
  type ChartColumn,
  categoryOf,
  cellInCm,
  type Document,
  defineCatalogRule,
  isOfABody,
  noData,
  placeOfCell,
  type RuleFinding,
  type Run,
  rankOf,
  say,
  sizeCharts,
} from '../../src/rule/index.ts';

/** How many listings of a group give a length, in half centimetres, to a size and measure. */
type Counts = Map<string, Map<number, number>>;

interface Measured {
  /** Group, size and measure. */
  readonly key: string;
  readonly cm: number;
  readonly chart: Chart;
  readonly column: ChartColumn;
  readonly cell: ChartCell;
}

const halves = (cm: number): number => Math.round(cm * 2);
const fold = (word: unknown): string => (typeof word === 'string' ? word.trim().toLowerCase() : '');

/**
 * The body measurements of a listing by what they should be equal in: seller, brand, gender, audience, category, size
 * and measure. Those of a garment differ from cut to cut, so they have no standard.
 */
function measuredIn(document: Document<'listing'>, run: Run): readonly Measured[] {
  const charts = sizeCharts(document, run).filter(({ basis, exact }) => basis === 'body' && exact);
  if (charts.length === 0) return [];
  const { seller, brand, attributes } = document.value;
  const category = categoryOf(document, run)?.path;
  if (category === undefined) return [];
  const gender = fold(attributes?.gender ?? attributes?.Gender);
  const group = [fold(seller), fold(brand), gender, audienceOf(document, run), category];
  const found = new Map<string, Measured>();
  for (const chart of charts) {
    for (const column of chart.columns) {
      if (!isOfABody(column.measure)) continue;
      for (const cell of column.cells) {
        const rank = rankOf(chart.sizes[cell.size] ?? '');
        const cm = cellInCm(cell, column, chart);
        if (!rank || cm === undefined) continue;
        const key = [...group, rank.scale, rank.rank, column.measure].join('\n');
        if (!found.has(key)) found.set(key, { key, cm, chart, column, cell });
      }
    }
  }
  return [...found.values()];
}

function merge(left: Counts, right: Counts): Counts {
  for (const [key, lengths] of right) {
    const known = left.get(key);
    if (!known) left.set(key, lengths);
    else for (const [length, count] of lengths) known.set(length, (known.get(length) ?? 0) + count);
  }
  return left;
}

/** The length most listings keep to within the tolerance; the smaller one where two are equal. */
function standardOf(
  lengths: ReadonlyMap<number, number>,
  tolerance: number,
): { length: number; support: number } {
  let best = { length: 0, support: 0 };
  for (const length of [...lengths.keys()].sort((a, b) => a - b)) {
    let support = 0;
    for (const [other, count] of lengths) if (Math.abs(other - length) <= tolerance * 2) support += count;
    if (support > best.support) best = { length, support };
  }
  return best;
}

/** A shirt for the examples, with the chest of each of its sizes. */
function shirt(
  id: string,
  title: string,
  chests: Readonly<Record<string, number>>,
  { measure = 'chest', ...chart }: { measure?: string; basis?: string; unit?: string } = {},
) {
  const rows = Object.entries(chests).map(([size, chest]) => ({ size, [measure]: chest }));
  const size_chart = { unit: 'cm', basis: 'body', ...chart, rows };
  return { id, title, brand: 'Nord', category: 'apparel/tops', size_chart };
}

export default defineCatalogRule({
  id: 'size/store-consistency',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['size_chart of two listings'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-18'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Same size label means different measurements or systems across the store',
    zh: '店内同一尺码对应不同尺寸或体系',
  },
  messages: {
    differs: say(
      'Size {size:quote} has {measure:quote} {value:text}; {count:count} other listings of the store have {standard:number} cm.',
      '尺码 {size:quote} 的 {measure:quote} 为 {value:text}，店内另 {count:count} 个商品为 {standard:number} cm。',
    ),
  },
  notes: {
    compared: say(
      'body measurements of the same brand and category in {listings:count} listings',
      '同品牌同类目 {listings:count} 个商品的人体尺寸',
    ),
    align: say(
      'Use one body size chart for the whole store, or say why this product differs.',
      '全店统一一张人体尺码表；确有不同的，说明原因。',
    ),
  },
  options: {
    tolerance: { default: 2, en: 'cm by which the same size may differ', zh: '同一尺码允许相差的 cm' },
    minListings: {
      default: 2,
      en: 'Listings that must give the size before it is compared',
      zh: '至少多少个商品有该尺码才比较',
    },
  },
  sources: {
    guide: { title: 'Cross-border seller guide, chapter 3 Size (S1-18)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Compares the body measurements that the listings of one seller give for the same size, brand, gender and category, and reports those that differ from most of the others by more than the tolerance. Measurements of garments differ from cut to cut and are left alone, as are charts that do not say which they are.',
      zh: '比较同一卖家、品牌、性别、类目下同一尺码的人体尺寸，与多数商品相差超过容许值时报告。成衣尺寸因款式而异，不比较；未注明人体或成衣的也不比较。',
    },
    why: {
      en: 'A buyer who wears an M of yours orders an M again. Where M means something else, the parcel comes back.',
      zh: '穿过店里 M 码的买家会再买 M 码，尺码含义不同就会退货。',
    },
    how: {
      en: 'Keep one size standard in the store page and let all listings use it.',
      zh: '在店铺页维护一张统一尺码表，所有商品共用。',
    },
  },
  examples: {
    valid: [
      {
        name: 'one standard',
        value: [shirt('A', 'Linen Shirt', { S: 88, M: 94 }), shirt('B', 'Wool Shirt', { S: 89, Medium: 95 })],
      },
      {
        name: 'garments differ from cut to cut',
        outcome: 'no-data',
        value: [
          shirt('A', 'Linen Shirt', { S: 88, M: 94 }, { basis: 'garment' }),
          shirt('B', 'Wool Shirt', { S: 108, M: 114 }, { basis: 'garment' }),
        ],
      },
      { name: '只有一个商品', outcome: 'no-data', value: shirt('A', '亚麻衬衫', { S: 88, M: 94 }) },
      {
        name: 'a team that allows more',
        options: { tolerance: 8, minListings: 2 },
        value: [shirt('A', 'Linen Shirt', { S: 95, M: 101 }), shirt('B', 'Wool Shirt', { S: 88, M: 94 })],
      },
    ],
    invalid: [
      {
        name: 'an M that is an L elsewhere',
        value: [
          shirt('A', 'Linen Shirt', { S: 88, M: 101 }),
          shirt('B', 'Wool Shirt', { S: 88, M: 94 }),
          shirt('C', 'Hemp Shirt', { S: 34.6, M: 37 }, { unit: 'in' }),
        ],
        findings: [{ messageId: 'differs', path: ['size_chart', 'rows', 1, 'chest'] }],
      },
      {
        name: '两个商品的 M 码不同',
        value: [
          shirt('A', '亚麻衬衫', { S: 88, M: 98 }, { measure: '胸围' }),
          shirt('B', '羊毛衬衫', { S: 88, M: 92 }, { measure: '胸围' }),
        ],
        findings: [{ messageId: 'differs', path: ['size_chart', 'rows', 1, '胸围'] }],
      },
    ],
  },

  collect(_value, { document, run }, reference): Counts | undefined {
    if (reference) return undefined;
    const measured = measuredIn(document, run);
    if (measured.length === 0) return undefined;
    return new Map(measured.map(({ key, cm }) => [key, new Map([[halves(cm), 1]])]));
  },

  fold: { empty: (): Counts => new Map(), add: merge, merge, seal: (counts: Counts): Counts => counts },

  judge(_value, summary, context) {
    const { document, run, options } = context;
    const measured = measuredIn(document, run);
    if (measured.length === 0) return noData('size_chart');
    let compared = 0;
    const findings: RuleFinding[] = [];
    const told = new Set<string>();
    for (const { key, cm, chart, column, cell } of measured) {
      const lengths = summary.get(key);
      if (!lengths) continue;
      const listings = [...lengths.values()].reduce((sum, count) => sum + count, 0);
      if (listings < Math.max(2, options.minListings)) continue;
      compared++;
      const { length, support } = standardOf(lengths, options.tolerance);
      const off = Math.abs(length - halves(cm)) / 2;
      if (off <= options.tolerance || told.has(column.measure)) continue;
      told.add(column.measure);
      const value = `${Math.round(cm * 10) / 10} cm`;
      const data = {
        size: chart.sizes[cell.size] ?? '',
        measure: column.label,
        value,
        count: support,
        standard: length / 2,
      };
      const details = {
        ...placeOfCell(chart, cell),
        loss: Math.min(1, off / 10),
        evidence: { ...context.note('compared', { listings }), source: 'guide' },
        advice: context.note('align', {}),
      };
      findings.push(context.finding('differs', data, details));
    }
    return compared === 0 ? noData('catalog') : context.outcome(findings);
  },
});
