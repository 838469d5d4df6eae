import {
  agree,
  type Composition,
  compositionsOf,
  defineRule,
  formatPath,
  isService,
  notApplicable,
  type Statement,
  say,
  statementsOf,
} from '../../src/rule/index.ts';

/** Two statements that cannot both be true. */
interface Conflict {
  readonly stated: Pick<Statement, 'path' | 'span' | 'words'>;
  readonly against: Pick<Statement, 'path' | 'span' | 'words'>;
}

/** The first two places that name different materials for the whole. */
function materialsOf([against, ...others]: readonly Composition[]): Conflict | undefined {
  const stated = others.find(({ material }) => material !== against?.material);
  return against && stated ? { stated, against } : undefined;
}

/**
 * The first two places that say different things of one measure. A place that says it several times (a table of
 * sizes, net and boiling capacity) contradicts another only if none of its values is one of the other's.
 */
function conflictOf(statements: readonly Statement[], tolerance: number): Conflict | undefined {
  const places = new Map<string, Statement[]>();
  for (const statement of statements) {
    const place = formatPath(statement.path);
    places.set(place, [...(places.get(place) ?? []), statement]);
  }
  const [reference = [], ...others] = [...places.values()];
  for (const place of others) {
    const same = place.some(right => reference.some(left => agree(left, right, tolerance)));
    const [against] = reference;
    const [stated] = place;
    if (!same && stated && against) return { stated, against };
  }
  return undefined;
}

export default defineRule({
  id: 'copy/fact-conflict',
  on: ['listing'],
  severity: 'error',
  consequence: 'returns',
  needs: ['description'],
  absent: 'pass',
  fix: 'advice',
  guidelines: ['S1-09', 'S1-12', 'S1-16', 'R1-45'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: {
    en: 'Title, attributes, description and variants contradict each other',
    zh: '标题、属性、描述、变体信息互相矛盾',
  },
  messages: {
    measure: say(
      'The listing contradicts itself: {stated:quote} here, {against:quote} there.',
      '商品信息自相矛盾：此处为{stated:quote}，另一处为{against:quote}。',
    ),
  },
  notes: {
    places: say('the other place: {field:field}', '另一处：{field:field}'),
    settle: say('Measure again and write one value in both places.', '重新核实，两处写同一数值。'),
  },
  options: {
    tolerance: {
      default: 0.02,
      en: 'difference that is none, as a share; three times as much between metric and other units',
      zh: '允许的相对误差；公制与英制之间放宽到三倍',
    },
  },
  sources: {
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 2 (S1-12)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'One measure stated by name in two places with values that cannot both be true: weight, capacity, voltage, power, battery capacity, length, width, height and diameter in attributes, description, bullets and sections. Units are converted; rounding and 2 % of difference are allowed. In texts only “Name: number unit” counts, in the title the only volume or battery charge; and two places that call the goods wholly of different materials (100% cotton, 100% polyester). Ranges, products (20 x 30 cm) and package weights do not, and listings with several variants are not judged, for their measures differ.',
      zh: '检查同一指标在两处写明的数值是否矛盾：重量、容量、电压、功率、电池容量、长度、宽度、高度、直径；范围为属性、详情描述、五点描述和分段。单位先换算，允许四舍五入和 2% 误差。正文只看“名称：数字 单位”的写法，标题看唯一的容量或电池容量；另查两处写明的 100% 材质是否不同。范围值、乘积（20 x 30 cm）、毛重和包装重量不算；有多个变体的商品数值本来不同，不判断。',
    },
    why: {
      en: 'The buyer believes the number that suits best, and sends the goods back when the other is true. Marketplaces hide listings whose title, attributes and page do not match.',
      zh: '买家会相信对自己有利的数字，收到货不符就退货。平台会处理标题、属性、详情不一致的商品。',
    },
    how: {
      en: 'Find out which is true and correct the other.',
      zh: '核实哪一个正确，改掉另一个。',
    },
  },
  examples: {
    valid: [
      {
        name: 'packs, linings and shares are not one whole',
        value: {
          title: 'Mug Set of 2, 350 ml',
          attributes: { capacity: '700 ml', material: '100% cotton' },
          description: 'Lining: 100% polyester.',
          bullets: ['60% cotton, 40% polyester'],
        },
      },
      {
        name: 'the same in other units, rounded',
        value: {
          title: 'Kettle',
          attributes: { capacity: '1.7 l', weight: '2.2 lb' },
          description: 'Capacity: 1700 ml. Weight: 1 kg.',
        },
      },
      {
        name: 'the parcel is heavier',
        value: {
          title: 'Kettle',
          attributes: { weight: '1 kg' },
          description: 'Gross weight: 1.6 kg. Package weight: 1.6 kg.',
        },
      },
      {
        name: 'variants differ',
        value: {
          title: 'Vase',
          attributes: { height: '20 cm' },
          variants: [
            { sku: 'V-S', size: 'S' },
            { sku: 'V-L', size: 'L' },
          ],
          description: 'Height: 35 cm.',
        },
      },
      {
        name: 'ranges and products are not one number',
        value: {
          title: 'Adapter',
          attributes: { voltage: '12 V', width: '20 cm' },
          description: 'Voltage: 100-240 V. Width: 20 x 30 cm',
        },
      },
      {
        name: 'a wider tolerance of the team',
        value: { title: 'Kettle', attributes: { weight: '1000 g' }, description: 'Weight: 950 g.' },
        options: { tolerance: 0.1 },
      },
      {
        name: 'a service',
        value: { type: 'service', title: 'Gift Card', description: 'Weight: 3 g.' },
        outcome: 'not-applicable',
      },
      {
        name: '单位不同，数值相同',
        value: {
          title: '电热水壶',
          attributes: { 容量: '1.7 升' },
          description: '容量：1700 毫升\n电压：220 V',
        },
      },
    ],
    invalid: [
      {
        name: 'the title against an attribute',
        value: { title: 'Stoneware Mug 350 ml, Grey', attributes: { capacity: '300 ml' } },
        findings: [{ messageId: 'measure', words: '350 ml' }],
      },
      {
        name: 'two materials, each the whole',
        value: { title: 'T-Shirt, 100% Cotton', description: 'Made of 100% polyester for sport.' },
        findings: [{ messageId: 'measure', words: '100% polyester', path: ['description'] }],
      },
      {
        name: '标题与属性不一致',
        value: { title: '短袖T恤 100%棉', attributes: { 面料成分: '聚酯纤维100%' } },
        findings: [{ messageId: 'measure', words: '100%棉' }],
      },
      {
        name: 'another capacity in the description',
        proves: ['S1-09', 'S1-12'],
        value: {
          title: 'Kettle',
          attributes: { capacity: '1.7 l' },
          description: 'A kettle of steel. Capacity: 1.2 l.',
        },
        findings: [{ messageId: 'measure', path: ['description'], words: 'Capacity: 1.2 l' }],
      },
      {
        name: 'a bullet against the description',
        proves: ['S1-16'],
        value: {
          title: 'Lamp',
          description: 'A clip lamp.\n\nPower: 9 W',
          bullets: ['Turns in two places', 'Power: 12 W'],
        },
        findings: [{ messageId: 'measure', path: ['bullets', 1] }],
      },
      {
        name: '属性与描述重量不符',
        value: {
          title: '电热水壶',
          attributes: { 重量: '0.8 kg' },
          description: '材质：不锈钢\n净重：1.4 公斤',
        },
        findings: [{ messageId: 'measure', path: ['description'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    if ((value.variants?.length ?? 0) > 1) return context.outcome([]);
    const statements = statementsOf(document);
    const measures = [...new Set(statements.map(({ name }) => name))];
    const conflicts: readonly (Conflict | undefined)[] = [
      ...measures.map(measure =>
        conflictOf(
          statements.filter(({ name }) => name === measure),
          options.tolerance,
        ),
      ),
      materialsOf(compositionsOf(document, run)),
    ];
    return context.outcome(
      conflicts.flatMap(conflict => {
        if (!conflict) return [];
        const { stated, against } = conflict;
        const field = formatPath(against.path.filter(step => typeof step === 'string'));
        return [
          context.finding(
            'measure',
            { stated: stated.words.trim(), against: against.words.trim() },
            {
              at: stated.path,
              span: stated.span,
              evidence: { ...context.note('places', { field }), source: 'guide' },
              advice: context.note('settle', {}),
            },
          ),
        ];
      }),
    );
  },
});
